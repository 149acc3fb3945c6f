/** `DataTypes`: every type of v6, each usable bare, called, or with `new`. An open object, as v6's: programs add theirs. */
import { AbstractType, classToInvokable } from './abstract'
import { BLOB } from './binary'
import { BOOLEAN } from './boolean'
import { ARRAY, RANGE } from './composite'
import { ENUM } from './enum'
import { GEOGRAPHY, GEOMETRY } from './geometry'
import { HSTORE, JSONB, JSONTYPE } from './json'
import { CIDR, INET, MACADDR } from './network'
import {
  BIGINT,
  DECIMAL,
  DOUBLE,
  FLOAT,
  INTEGER,
  MEDIUMINT,
  NUMBER,
  REAL,
  SMALLINT,
  TINYINT,
} from './numbers'
import { CHAR, CITEXT, STRING, TEXT, TSVECTOR } from './strings'
import { DATE, DATEONLY, NOW, TIME } from './temporal'
import { UUID, UUIDV1, UUIDV4 } from './uuid'
import { VIRTUAL } from './virtual'

// The class is called AbstractType where it is written, and ABSTRACT where v6's users see its name.
Object.defineProperty(AbstractType, 'name', { value: 'ABSTRACT' })

const decimal = classToInvokable(DECIMAL)
const double = classToInvokable(DOUBLE)

export const DataTypes = {
  ABSTRACT: classToInvokable(AbstractType),
  STRING: classToInvokable(STRING),
  CHAR: classToInvokable(CHAR),
  TEXT: classToInvokable(TEXT),
  NUMBER: classToInvokable(NUMBER),
  TINYINT: classToInvokable(TINYINT),
  SMALLINT: classToInvokable(SMALLINT),
  MEDIUMINT: classToInvokable(MEDIUMINT),
  INTEGER: classToInvokable(INTEGER),
  BIGINT: classToInvokable(BIGINT),
  FLOAT: classToInvokable(FLOAT),
  TIME: classToInvokable(TIME),
  DATE: classToInvokable(DATE),
  DATEONLY: classToInvokable(DATEONLY),
  BOOLEAN: classToInvokable(BOOLEAN),
  NOW: classToInvokable(NOW),
  BLOB: classToInvokable(BLOB),
  DECIMAL: decimal,
  NUMERIC: decimal,
  UUID: classToInvokable(UUID),
  UUIDV1: classToInvokable(UUIDV1),
  UUIDV4: classToInvokable(UUIDV4),
  HSTORE: classToInvokable(HSTORE),
  JSON: classToInvokable(JSONTYPE),
  JSONB: classToInvokable(JSONB),
  VIRTUAL: classToInvokable(VIRTUAL),
  ARRAY: classToInvokable(ARRAY),
  ENUM: classToInvokable(ENUM),
  RANGE: classToInvokable(RANGE),
  REAL: classToInvokable(REAL),
  'DOUBLE PRECISION': double,
  DOUBLE: double,
  GEOMETRY: classToInvokable(GEOMETRY),
  GEOGRAPHY: classToInvokable(GEOGRAPHY),
  CIDR: classToInvokable(CIDR),
  INET: classToInvokable(INET),
  MACADDR: classToInvokable(MACADDR),
  CITEXT: classToInvokable(CITEXT),
  TSVECTOR: classToInvokable(TSVECTOR),
}

export { AbstractType, classToInvokable, type Invokable, type ValidateOptions } from './abstract'
export { defaultGenerator, defaultValueOf } from './default-value'
export { equals } from './equality'
export { isTypeClass, normalizeType, RawType, type TypeLike } from './normalize'
