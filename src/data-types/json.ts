/** Structured values: JSON, JSONB, HSTORE. */
import { isPlainObject } from '../util/objects'
import { AbstractType, nameType, refuse } from './abstract'

/** JSON; the class has another name than its key because `JSON` is JavaScript's own. */
export class JSONTYPE extends AbstractType {
  static {
    nameType(this, 'JSON')
  }

  override stringify(value: unknown): unknown {
    return JSON.stringify(value)
  }
}

/** PostgreSQL's binary JSON. */
export class JSONB extends JSONTYPE {
  static {
    nameType(this, 'JSONB')
  }
}

/** PostgreSQL's flat map of texts. */
export class HSTORE extends AbstractType {
  static {
    nameType(this, 'HSTORE')
  }

  override validate(value: unknown): boolean {
    return isPlainObject(value) || refuse(value, 'hstore')
  }
}
