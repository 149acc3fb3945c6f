/**
 * Phantom keys: they carry types from one declaration to another and never exist at run time. They are symbols, so
 * that editors do not offer them as members, and exported, so that a user's own declaration files can name them.
 */

/** On a column type: what a row holds. */
export declare const OUT: unique symbol
/** On a column type: what may be written or compared. */
export declare const IN: unique symbol
/** On a column type: it is VIRTUAL, not a column. */
export declare const VIRTUAL: unique symbol
/** On a model class: its `Def`. */
export declare const DEF: unique symbol
/** On an instance: what its row holds. */
export declare const ATTRIBUTES: unique symbol
/** On an instance: what its creation takes. */
export declare const CREATION: unique symbol
/** On an association value: the name of its source model. */
export declare const SOURCE: unique symbol
/** On an association value: the name of its target model. */
export declare const TARGET: unique symbol
/** On a field of a v6 class: `CreationOptional`, `NonAttribute` or `ForeignKey`. */
export declare const BRAND: unique symbol
/** On nothing: a mistake is reported by asking for it. */
export declare const MISTAKE: unique symbol

/** What a wrong key must be assignable to: nothing is, and the message shows. */
export interface Mistake<Message extends string> {
  readonly [MISTAKE]: Message
}
/** Forbids keys outside `Known` on an inferred options literal, looking at key names only. */
export type OnlyKeys<T, Known> = {
  [K in Exclude<keyof T, keyof Known>]: Mistake<`Unknown option '${K & string}'`>
}
