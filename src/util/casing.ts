/**
 * Names from one spelling to another: 'user_id' → 'userId', 'createdAt' → 'created_at'. The rules are v6's, since
 * foreign keys (`camelize(singular + '_' + primaryKey)`) and columns (`underscored`) are named by them.
 */
export { underscore } from './inflection'

/** 'user_id' → 'userId', 'User_id' → 'UserId': separators go, the letter behind them is raised, the first one stays. */
export function camelize(name: string): string {
  const [first, ...rest] = name.trim().split(/[-_\s]+/)
  return first + rest.map(upperFirst).join('')
}

export function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** Is it the same name but for case and underscores? 'user_id', 'userId' and 'UserID' are. */
export function sameIgnoringCase(a: string, b: string): boolean {
  return fold(a) === fold(b)
}

function fold(name: string): string {
  return name.replace(/_/g, '').toLowerCase()
}
