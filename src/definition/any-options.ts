// The loosest of types, for what users hand in before it is checked. Here and not in the contract, since the parts of a
// definition need it and the contract needs the definition.
export type Values = Record<string, unknown>
export type AnyOptions = Record<string | symbol, any> // a user's options: read by many, checked where they are read
