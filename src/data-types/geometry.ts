/** Shapes as GeoJSON: GEOMETRY, GEOGRAPHY. */
import { AbstractType, isOptions, nameType } from './abstract'

export interface GeometryTypeOptions {
  type?: string
  srid?: number
}

/** A shape on a plane: `GEOMETRY('POINT', 4326)`. */
export class GEOMETRY extends AbstractType {
  readonly options: GeometryTypeOptions
  readonly type: string | undefined
  readonly srid: number | undefined

  static {
    nameType(this, 'GEOMETRY')
  }

  constructor(type?: string | GeometryTypeOptions, srid?: number) {
    super()
    this.options = isOptions(type) ? { ...type } : { type, srid }
    this.type = this.options.type
    this.srid = this.options.srid
  }
}

/** A shape on the globe: PostgreSQL with PostGIS. */
export class GEOGRAPHY extends AbstractType {
  readonly options: GeometryTypeOptions
  readonly type: string | undefined
  readonly srid: number | undefined

  static {
    nameType(this, 'GEOGRAPHY')
  }

  constructor(type?: string | GeometryTypeOptions, srid?: number) {
    super()
    this.options = isOptions(type) ? { ...type } : { type, srid }
    this.type = this.options.type
    this.srid = this.options.srid
  }
}
