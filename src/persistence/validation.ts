// Validation before any SQL: what must not be null, text that is no text, the validators of attributes (validator.js and
// functions) and those of the model. v6's messages, keys and order: null checks first, then functions, then the rest.
//
// Most models have no validators at all; then a check is one loop over a prepared list, and nothing is awaited.
import * as validator from 'validator'
import type { Attribute } from '../definition/attribute'
import type { ModelDefinition } from '../definition/model-definition'
import type { AnyOptions, InstanceLike, Values } from '../definition/model-contract'
import { ValidationError, ValidationErrorItem } from '../errors'
import { modelOf } from '../instance/identity'
import { isExpression } from '../sql/expressions'
import { isPlainObject } from '../util/objects'
import { runsHooks } from './hook-calls'

/** v6's `instance.validate()`: hooks around it, a ValidationError if anything is wrong. */
export async function validate(instance: InstanceLike, options: AnyOptions = {}): Promise<InstanceLike> {
  const given = { hooks: true, ...options }
  await validateWith(instance, { ...given, skip: skippedBy(instance, given) })
  return instance
}

/** The attributes that are left out: `skip` says which, or `fields` says which not. */
function skippedBy(instance: InstanceLike, options: AnyOptions): readonly string[] {
  if (Array.isArray(options.skip)) return options.skip
  if (!Array.isArray(options.fields)) return []
  const fields: readonly string[] = options.fields
  return [...modelOf(instance).definition.attributes.keys()].filter((name) => !fields.includes(name))
}

/** The same with options that are already a copy and say in `skip` what to leave out. Its hooks may change them. */
export async function validateWith(instance: InstanceLike, options: AnyOptions): Promise<void> {
  const { hooks } = modelOf(instance).definition
  const hooked = options.hooks !== false
  if (hooked && hooks.hasAny('beforeValidate')) await hooks.run('beforeValidate', instance, options)
  const found = violations(instance, () => options.skip ?? [])
  const items = (found instanceof Promise ? await found : found) ?? []
  if (items.length > 0) {
    const error = new ValidationError(null, items)
    if (hooked && hooks.hasAny('validationFailed'))
      await hooks.run('validationFailed', instance, options, error)
    throw error
  }
  if (hooked && hooks.hasAny('afterValidate')) await hooks.run('afterValidate', instance, options)
}

/** Can the validation of such a record be skipped: nothing to check, no hook to run? */
export function needsValidation(definition: ModelDefinition, hooked: boolean): boolean {
  if (checksOf(definition).length > 0 || modelValidators(definition).length > 0) return true
  return hooked && runsHooks(definition, ['beforeValidate', 'afterValidate'])
}

/** What is wrong with a record; a promise only where the model has validators. `skip` is asked for only if it matters. */
export function violations(
  instance: InstanceLike,
  skip: () => readonly string[],
): ValidationErrorItem[] | Promise<ValidationErrorItem[]> | null {
  const { definition } = modelOf(instance)
  const checks = checksOf(definition)
  let found: ValidationErrorItem[] | null = null
  for (let i = 0; i < checks.length; i++) {
    const check = checks[i]
    const value = instance.dataValues[check.name]
    if (!isSuspicious(check, value) || skip().includes(check.name)) continue
    found ??= []
    checkSchema(found, check, value, instance)
  }
  return definition.hasValidators ? runValidators(instance, skip(), found ?? [], checks) : found
}

/** The same as `validateWith` where no hook of validation can run: nothing is copied, and mostly nothing awaited. */
export function validateUnhooked(
  instance: InstanceLike,
  skip: () => readonly string[],
): Promise<void> | null {
  const found = violations(instance, skip)
  if (found === null) return null
  if (found instanceof Promise) return found.then(throwFound)
  return Promise.resolve(found).then(throwFound)
}

function throwFound(items: readonly ValidationErrorItem[]): void {
  if (items.length > 0) throw new ValidationError(null, [...items])
}

const VALIDATION_HOOKS = ['beforeValidate', 'afterValidate', 'validationFailed']

/** Can hooks of validation run on records of the model? */
export function hasValidationHooks(definition: ModelDefinition): boolean {
  return runsHooks(definition, VALIDATION_HOOKS)
}

/** v6's option `typeValidation`: values are checked by the types of their attributes as they are written. */
export function checkTypes(attributes: readonly Attribute[], row: Values): void {
  for (const { name, type } of attributes) {
    const value = row[name]
    if (value !== null && value !== undefined && !isExpression(value)) type.validate(value)
  }
}

// ─── null and text

interface Check {
  readonly name: string
  readonly attribute: Attribute
  /** What to say of null, or null if null is allowed. */
  readonly notNullMessage: string | null
  /** True if arrays and objects are refused. */
  readonly isText: boolean
}

const checksByDefinition = new WeakMap<ModelDefinition, { epoch: number; checks: readonly Check[] }>()

function checksOf(definition: ModelDefinition): readonly Check[] {
  const known = checksByDefinition.get(definition)
  if (known !== undefined && known.epoch === definition.epoch) return known.checks
  const checks = [...definition.attributes.values()]
    .map((attribute) => checkOf(attribute, definition))
    .filter((check) => check.notNullMessage !== null || check.isText || check.attribute.validators !== null)
  checksByDefinition.set(definition, { epoch: definition.epoch, checks })
  return checks
}

function checkOf(attribute: Attribute, definition: ModelDefinition): Check {
  const { name, allowNull, autoIncrement, raw, type } = attribute
  const isOwn = raw._autoGenerated === true || autoIncrement // filled by the library or the database
  return {
    name,
    attribute,
    notNullMessage: allowNull || isOwn ? null : notNullMessage(attribute, definition),
    isText: !isOwn && TEXT_TYPES.has(type.key),
  }
}

const TEXT_TYPES: ReadonlySet<string> = new Set(['STRING', 'CHAR', 'TEXT', 'CITEXT'])

function notNullMessage({ name, validators }: Attribute, definition: ModelDefinition): string {
  const notNull = validators?.notNull
  const message: unknown = isPlainObject(notNull) ? notNull.msg : undefined
  return typeof message === 'string' && message !== '' ? message : `${definition.name}.${name} cannot be null`
}

/** The cheap question, asked of every value: can there be anything to say? */
function isSuspicious(check: Check, value: unknown): boolean {
  if (value === null || value === undefined) return check.notNullMessage !== null
  return check.isText && typeof value === 'object'
}

function checkSchema(
  found: ValidationErrorItem[],
  check: Check,
  value: unknown,
  instance: InstanceLike,
): void {
  if (value === null || value === undefined) {
    found.push(
      new ValidationErrorItem(
        check.notNullMessage!,
        'notNull Violation',
        check.name,
        value,
        instance,
        'is_null',
      ),
    )
  } else if (!Buffer.isBuffer(value) && !isExpression(value)) {
    const message = `${check.name} cannot be an array or an object`
    found.push(
      new ValidationErrorItem(message, 'string violation', check.name, value, instance, 'not_a_string'),
    )
  }
}

// ─── validators

type Failure = ValidationErrorItem | Promise<ValidationErrorItem | null>

/** Functions that fail at once come first, then each attribute's others, then what the model's promised. */
async function runValidators(
  instance: InstanceLike,
  skip: readonly string[],
  found: ValidationErrorItem[],
  checks: readonly Check[],
): Promise<ValidationErrorItem[]> {
  const later: Failure[] = []
  for (const { attribute, name } of checks) {
    if (attribute.validators === null || skip.includes(name)) continue
    const value = instance.dataValues[name]
    if (!isExpression(value)) checkAttribute(instance, attribute, value, found, later)
  }
  for (const [name, check] of modelValidators(modelOf(instance).definition)) {
    if (skip.includes(name)) continue
    const failure = callValidator(instance, check, [], (message) =>
      item(message, name, undefined, instance, name),
    )
    if (failure instanceof ValidationErrorItem) found.push(failure)
    else if (failure !== null) later.push(failure)
  }
  for (const failure of later) {
    const settled = await failure
    if (settled !== null) found.push(settled)
  }
  return found
}

function checkAttribute(
  instance: InstanceLike,
  { name, validators, raw }: Attribute,
  value: unknown,
  found: ValidationErrorItem[],
  later: Failure[],
): void {
  const isNull = value === null || value === undefined
  // v6: null is for `allowNull` to judge; where it is allowed in so many words, functions see it all the same
  if (isNull && raw.allowNull !== true) return
  const builtIn: ValidationErrorItem[] = []
  for (const [key, test] of Object.entries(validators!)) {
    if (typeof test === 'function') {
      const failure = callValidator(instance, test, [value], (message) =>
        item(message, name, value, instance, key),
      )
      if (failure instanceof ValidationErrorItem) found.push(failure)
      else if (failure !== null) later.push(failure)
    } else if (!isNull && key !== 'notNull') {
      const failure = checkBuiltIn(instance, name, value, key, test)
      if (failure !== null) builtIn.push(failure)
    }
  }
  later.push(...builtIn)
}

function modelValidators(definition: ModelDefinition): [string, Function][] {
  return Object.entries(definition.options.validate as Record<string, Function>)
}

/** Calls a user's validator: it throws, rejects, or hands an error to the callback that it names as its last parameter. */
function callValidator(
  instance: InstanceLike,
  check: Function,
  args: unknown[],
  itemOf: (message: string) => ValidationErrorItem,
): ValidationErrorItem | Promise<ValidationErrorItem | null> | null {
  try {
    const outcome: unknown =
      check.length > args.length ? withCallback(instance, check, args) : Reflect.apply(check, instance, args)
    if (!isThenable(outcome)) return null
    return Promise.resolve(outcome).then(
      () => null,
      (error: unknown) => itemOf(messageOf(error)),
    )
  } catch (error) {
    return itemOf(messageOf(error))
  }
}

function withCallback(instance: InstanceLike, check: Function, args: unknown[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: unknown) => (error ? reject(error) : resolve())
    const outcome: unknown = Reflect.apply(check, instance, [...args, done])
    if (isThenable(outcome)) outcome.then(() => resolve(), reject)
  })
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'

const messageOf = (error: unknown): string =>
  error instanceof Error
    ? error.message
    : String(
        typeof error === 'object' && error !== null
          ? ((error as { message?: unknown }).message ?? error)
          : error,
      )

function item(
  message: string,
  path: string,
  value: unknown,
  instance: InstanceLike,
  key: string | null,
  fnName: string | null = null,
  args: unknown[] | null = null,
): ValidationErrorItem {
  return new ValidationErrorItem(message, 'Validation error', path, value, instance, key, fnName, args)
}

// ─── built-in validators

type Test = (value: string, ...args: any[]) => boolean // validator.js: each test has parameters of its own

function checkBuiltIn(
  instance: InstanceLike,
  name: string,
  value: unknown,
  key: string,
  test: unknown,
): ValidationErrorItem | null {
  if (test === null || test === undefined) return null
  if (key === 'isImmutable') return checkImmutable(instance, name, value, test)
  const run = testNamed(key)
  if (run === null) return item(`Invalid validator function: ${key}`, name, value, instance, null)
  const args = argumentsOf(key, test)
  try {
    if (run(String(value), ...args)) return null
  } catch {
    // a value that has no text, or a test with impossible arguments: the value did not pass
  }
  return item(messageFor(test, key, name), name, value, instance, key, key, args)
}

/** Once saved, the value may not change. */
function checkImmutable(
  instance: InstanceLike,
  name: string,
  value: unknown,
  test: unknown,
): ValidationErrorItem | null {
  if (instance.isNewRecord || instance.changes?.has(name) !== true) return null
  const args = [isPlainObject(test) && 'args' in test ? test.args : test, name, instance]
  return item(
    messageFor(test, 'isImmutable', name),
    name,
    value,
    instance,
    'isImmutable',
    'isImmutable',
    args,
  )
}

function messageFor(test: unknown, key: string, name: string): string {
  const message: unknown = isPlainObject(test) ? test.msg : undefined
  return typeof message === 'string' && message !== '' ? message : `Validation ${key} on ${name} failed`
}

const LOCALIZED: ReadonlySet<string> = new Set(['isAlpha', 'isAlphanumeric', 'isMobilePhone'])
const WITH_OPTIONS: ReadonlySet<string> = new Set(['isEmail', 'isURL', 'isUrl'])

/** `true`, `5`, `[2, 4]`, `{ args, msg }` or options → the arguments behind the value. */
function argumentsOf(key: string, test: unknown): unknown[] {
  const args: unknown = isPlainObject(test) && test.args !== undefined ? test.args : test
  if (WITH_OPTIONS.has(key) && (args === true || isPlainObject(args))) {
    const message = isPlainObject(test) && test.msg !== undefined ? { msg: test.msg } : {}
    return [{ ...message, ...(isPlainObject(args) ? args : {}) }]
  }
  if (Array.isArray(args)) return [...args]
  if (key === 'isIP' || (LOCALIZED.has(key) && typeof args !== 'string')) return []
  return [args]
}

function testNamed(key: string): Test | null {
  if (Object.hasOwn(EXTENSIONS, key)) return EXTENSIONS[key]
  const found: unknown = Object.hasOwn(LIBRARY, key) ? LIBRARY[key] : undefined
  return typeof found === 'function' ? (found as Test) : null
}

const LIBRARY = ((validator as { default?: unknown }).default ?? validator) as Record<string, unknown>

const NO_TEXT = /^[\s\t\r\n]*$/
const DECIMAL = /^(?:-?(?:[0-9]+))?(?:\.[0-9]*)?(?:[eE][+-]?(?:[0-9]+))?$/

/** Does the value match? v6 takes a RegExp, or its source and flags. */
function matchesPattern(value: string, pattern: RegExp | string, flags?: string): boolean {
  return (
    pattern instanceof RegExp
      ? new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''))
      : new RegExp(pattern, flags)
  ).test(value)
}

/** v6's own validators, beside those of validator.js. */
const EXTENSIONS: Record<string, Test> = {
  is: matchesPattern,
  regex: matchesPattern,
  not: (value, pattern, flags) => !matchesPattern(value, pattern, flags),
  notRegex: (value, pattern, flags) => !matchesPattern(value, pattern, flags),
  len: (value, min, max) => validator.isLength(value, { min, max }),
  isUrl: (value, options) => validator.isURL(value, options),
  isIPv4: (value) => validator.isIP(value, 4),
  isIPv6: (value) => validator.isIP(value, 6),
  notEmpty: (value) => !NO_TEXT.test(value),
  isNull: (value) => validator.isEmpty(value),
  isDecimal: (value) => value !== '' && DECIMAL.test(value),
  min: (value, least) => !(Number.parseFloat(value) < least),
  max: (value, most) => !(Number.parseFloat(value) > most),
  contains: (value, part) => Boolean(part) && value.includes(part),
  notContains: (value, part) => !(Boolean(part) && value.includes(part)),
  notIn: (value, list) => !validator.isIn(value, list),
  isDate: (value) => !Number.isNaN(Date.parse(value)),
  isUUID: (value, version) => validator.isUUID(value, version === true ? 'all' : version),
}
