/**
 * Plural and singular of model names: 'Person' → 'People'. Stands on npm `inflection` 1.x, the version line of v6,
 * because table names and alias defaults must come out equal; `useInflection` swaps it as v6's function does.
 */
import * as inflection from 'inflection'

export interface Inflector {
  singularize(word: string): string
  pluralize(word: string): string
}

let inflector: Inflector = inflection

/** v6's `Sequelize.useInflection`: plurals of other languages, for all models declared afterwards. */
export function useInflection(replacement: Inflector): void {
  inflector = replacement
}

export function pluralize(word: string): string {
  return inflector.pluralize(word)
}

export function singularize(word: string): string {
  return inflector.singularize(word)
}

/** 'createdAt' → 'created_at', 'userID' → 'user_i_d': v6's column naming, odd acronyms included. */
export function underscore(word: string): string {
  return inflection.underscore(word)
}
