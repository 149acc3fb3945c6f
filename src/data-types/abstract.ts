/**
 * What every data type is: a name, its options, and what it says of JavaScript values. Engines stand elsewhere: the
 * column's type and the form of a value on the wire belong to `dialects/<name>/types.ts`.
 */
import { ValidationError } from '../errors/validation'
import { printable } from '../errors/sentence'

export interface ValidateOptions {
  /** A condition as LIKE compares a UUID with any text. */
  acceptStrings?: boolean
}

export class AbstractType {
  static key = 'ABSTRACT'
  /** 'STRING', 'DOUBLE PRECISION'. On the prototype, as in v6. */
  declare readonly key: string

  static {
    nameType(this, 'ABSTRACT')
  }

  /** v6: another type's options as an instance of this one. */
  static extend<T extends AbstractType>(this: new (options?: never) => T, other: { options?: object }): T {
    return new this(other.options as never) // each type takes its options as the first argument
  }

  /** Standard SQL for people and logs; the column's type comes from the dialect. */
  toSql(): string {
    return this.key
  }

  toString(): string {
    return this.toSql()
  }

  /** True, or throws a ValidationError. */
  validate(_value: unknown, _options?: ValidateOptions): boolean {
    return true
  }

  /** What `set` stores for a value; v6's custom types override it under this name. */
  _sanitize(value: unknown): unknown {
    return value
  }

  sanitize(value: unknown): unknown {
    return this._sanitize(value)
  }

  /** The value as text, or as it is if it needs none. */
  stringify(value: unknown, _options?: object): unknown {
    return value
  }
}

/** Gives a type its key, on the class and on the prototype (v6's own custom types write both). */
export function nameType(type: { key: string; readonly prototype: object }, key: string): void {
  type.key = key
  Object.defineProperty(type.prototype, 'key', {
    value: key,
    writable: true,
    configurable: true,
    enumerable: false,
  })
}

/** Refuses a value in v6's words: `"x" is not a valid integer`. */
export function refuse(value: unknown, what: string): never {
  throw new ValidationError(`${jsonOf(value)} is not a valid ${what}`)
}

function jsonOf(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`
  try {
    return printable(JSON.stringify(value) ?? 'undefined')
  } catch {
    return '[Circular]'
  }
}

// A constructor of any parameters: TypeScript has no other word for "any class".
export type AnyConstructor = abstract new (...args: any[]) => object

export type Invokable<C extends AnyConstructor> = C & ((...args: ConstructorParameters<C>) => InstanceType<C>)

/** A class that may be called without `new`: `STRING(40)`. `instanceof` and subclasses work with either. */
export function classToInvokable<C extends AnyConstructor>(type: C): Invokable<C> {
  const invokable = new Proxy(type, {
    apply: (target, _this, args) => Reflect.construct(target, args, invokable),
  }) as Invokable<C>
  type.prototype.constructor = invokable
  return invokable
}

/** Options as v6 takes them: one object, or single values whose names are given by the type. */
export function isOptions(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
