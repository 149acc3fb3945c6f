// The grammar of random reading calls. A call is made once per library from the same seed, since options hold the library's
// own symbols, models and expressions; both times the dice fall alike.
import { dice, type Dice } from './dice'
import { valueOf, type Cast, type Face, type Kind } from './casts'

export interface Call {
  model: string
  scope?: unknown
  method: string
  args: unknown[]
  /** What the normaliser must know: the features that v6 gets wrong in a way that SPEC decides. */
  traits: Set<string>
}

type Options = Record<string | symbol, any> // any: options are made for two libraries, and some are wrong on purpose

export function randomFinder(cast: Cast, seed: number): Call {
  return new Grammar(cast, dice(seed)).call()
}

const isRequired = (include: Options, target: Face): boolean =>
  include.required ??
  ((include.where !== undefined || target.conditioned === true) && include.separate !== true)

class Grammar {
  traits = new Set<string>()
  private scoped = false
  constructor(
    readonly cast: Cast,
    readonly d: Dice,
  ) {}

  call(): Call {
    const { d } = this
    const model = d.pick(
      Object.keys(this.cast.faces).filter((name) => Object.keys(this.cast.faces[name].links).length > 0),
    )
    const face = this.cast.faces[model]
    const scope =
      face.scopes && d.chance(0.25)
        ? d.chance(0.3)
          ? [d.pick(face.scopes), d.pick(face.scopes)]
          : d.pick(face.scopes)
        : undefined
    this.scoped = scope !== undefined
    const method = d.pick([
      'findAll',
      'findAll',
      'findAll',
      'findAll',
      'findAll',
      'findOne',
      'findByPk',
      'findAndCountAll',
      'count',
      'aggregate',
      'grouped',
      'getter',
    ])
    const made = this.finder(method, model, face)
    if (JSON.stringify(scope)?.includes('with'))
      for (const trait of ['scope-include', 'many', 'partial']) this.traits.add(trait)
    return { model, scope, traits: this.traits, ...made }
  }

  finder(kind: string, model: string, face: Face): { method: string; args: unknown[] } {
    const { d } = this
    if (kind === 'findByPk')
      return { method: 'findByPk', args: [this.keyOf(face), this.findOptions(model, face, { page: false })] }
    if (kind === 'aggregate') {
      const attribute = d.pick(
        Object.keys(face.attributes).filter((name) => face.attributes[name] !== 'json'),
      )
      const options: Options = {}
      if (d.chance(0.6)) options.where = this.where(model, [])
      if (d.chance(0.2) && face.paranoid) options.paranoid = false
      const fun = d.pick(['sum', 'min', 'max'])
      if (d.chance(0.2)) {
        const by = d.pick(Object.keys(face.attributes).filter((name) => face.attributes[name] !== 'json'))
        Object.assign(options, { attributes: [by], group: [by], plain: false, order: [[by, 'ASC']] })
      }
      return { method: fun, args: [attribute, options] }
    }
    if (kind === 'count') return { method: 'count', args: [this.countOptions(model, face)] }
    if (kind === 'grouped') return { method: 'findAll', args: [this.groupedOptions(model, face)] }
    if (kind === 'getter') return { method: 'getter', args: this.getterArgs(face) }
    return { method: kind, args: [this.findOptions(model, face, { page: true })] }
  }

  keyOf(face: Face): unknown {
    const kind = face.attributes[face.key]
    if (face.key === 'sku') return `sku-${this.d.below(16)}`
    if (face.key === 'code') return `c${this.d.below(8)}`
    return valueOf(this.d, kind)
  }

  getterArgs(face: Face): unknown[] {
    const { d } = this
    const alias = d.pick(Object.keys(face.links))
    const link = face.links[alias]
    const options = this.findOptions(link.to, this.cast.faces[link.to], { page: link.many, shallow: true })
    if (link.through && d.chance(0.5))
      options.joinTableAttributes = d.pick([
        [],
        d.some(Object.keys(this.cast.faces[link.through].attributes)),
      ])
    if (link.through && d.chance(0.2)) options.through = { where: this.where(link.through, []) }
    return [this.keyOf(face), alias, options]
  }

  findOptions(
    model: string,
    face: Face,
    { page, shallow = false }: { page: boolean; shallow?: boolean },
  ): Options {
    const { d } = this
    const options: Options = {}
    const includes = d.chance(shallow ? 0.2 : 0.65) ? this.includes(face, 0) : []
    if (includes.length > 0) options.include = includes
    if (d.chance(0.55)) options.where = this.where(model, includes)
    if (d.chance(0.3)) {
      options.attributes = this.attributes(face, includes.length > 0)
      if (includes.length > 0) this.traits.add('partial')
    }
    if (face.paranoid && d.chance(0.2)) options.paranoid = false
    options.order = this.order(model, face, includes)
    if (page && d.chance(0.35)) options.limit = 1 + d.below(6)
    if (page && d.chance(0.2)) options.offset = d.below(4)
    if (d.chance(0.12)) options.raw = true
    if (d.chance(0.06)) options.nest = true
    if (options.raw && d.chance(0.3)) options.nest = true
    if (d.chance(0.03)) options.plain = true
    if (includes.length > 0 && options.limit !== undefined && d.chance(0.1) && !this.traits.has('many'))
      options.subQuery = false
    if (options.raw) this.traits.add('raw')
    return options
  }

  countOptions(model: string, face: Face): Options {
    const { d } = this
    const options: Options = {}
    const includes = d.chance(0.5) ? this.includes(face, 1) : []
    if (includes.length > 0) options.include = includes
    if (d.chance(0.6)) options.where = this.where(model, includes)
    if (d.chance(0.2)) options.distinct = true
    if (d.chance(0.2)) options.col = d.pick(Object.keys(face.attributes))
    if (face.paranoid && d.chance(0.2)) options.paranoid = false
    if (includes.length === 0 && d.chance(0.2)) {
      const by = d.pick(Object.keys(face.attributes).filter((name) => face.attributes[name] !== 'json'))
      Object.assign(options, { attributes: [by], group: d.pick([by, [by]]) })
      this.traits.add('grouped-count')
    }
    if (includes.length > 0) this.traits.add('count-include')
    return options
  }

  groupedOptions(model: string, face: Face): Options {
    const { d } = this
    const { fn, col, literal, Op, where } = this.cast.lab
    const plain = Object.keys(face.attributes).filter((name) => face.attributes[name] !== 'json')
    const by = d.pick(plain)
    const over = d.pick(plain)
    const column = this.columnOf(model, over)
    const aggregate = d.pick([
      fn('COUNT', col('*')),
      fn('MAX', col(column)),
      fn('COUNT', fn('DISTINCT', col(column))),
      literal('COUNT(*)'),
    ])
    const options: Options = {
      attributes: [by, [aggregate, 'n']],
      group: d.pick([[by], by, [col(this.columnOf(model, by))]]),
      order: [[by, 'ASC']],
    }
    if (d.chance(0.4))
      options.having = d.pick([
        where(fn('COUNT', col('*')), Op.gt, 1),
        { n: { [Op.gt]: 1 } },
        literal('COUNT(*) > 1'),
      ])
    if (d.chance(0.4)) options.where = this.where(model, [])
    if (d.chance(0.4)) options.raw = true
    if (d.chance(0.2)) options.limit = 3
    return options
  }

  columnOf(model: string, attribute: string): string {
    return this.cast.models[model].rawAttributes[attribute].field
  }

  includes(face: Face, depth: number, required = true): Options[] {
    const { d } = this
    const chosen = d.some(Object.keys(face.links), depth === 0 ? 0.45 : 0.3)
    return chosen.slice(0, depth === 0 ? 3 : 2).map((alias) => this.include(face, alias, depth, required))
  }

  include(face: Face, alias: string, depth: number, required: boolean): any {
    const { d } = this
    const link = face.links[alias]
    const target = this.cast.faces[link.to]
    const aliased = d.pick(['association', 'association', 'model', 'string'])
    const include: Options = {}
    if (link.many) this.traits.add('many')
    if (aliased === 'model') Object.assign(include, { model: this.cast.models[link.to], as: alias })
    else include.association = alias
    if (aliased === 'string' && d.chance(0.3)) {
      if (depth > 0 && target.conditioned && !required) this.traits.add('nested-required')
      return { association: alias }
    }
    if (link.separate && d.chance(0.15)) {
      include.separate = true
      this.traits.add('separate')
      if (depth > 0) this.traits.add('deep-separate')
      if (d.chance(0.6)) include.order = [[target.key, d.pick(['ASC', 'DESC'])]]
      if (d.chance(0.4)) include.limit = 1 + d.below(3)
      if (include.limit) include.order = [[target.key, 'ASC']]
    }
    if (d.chance(0.3)) include.where = this.where(link.to, [])
    if (d.chance(0.3) && !include.separate) include.required = d.chance(0.5)
    if (d.chance(0.25)) {
      include.attributes = this.attributes(target, true)
      this.traits.add('partial')
    }
    if (target.paranoid && d.chance(0.2)) include.paranoid = false
    if (link.through && target === face) this.traits.add('self-through')
    if (link.through && include.attributes?.length !== 0 && d.chance(0.4)) {
      include.through = {}
      if (d.chance(0.5)) {
        include.through.attributes = d.some(Object.keys(this.cast.faces[link.through].attributes), 0.4)
        this.traits.add('partial')
        if (depth > 0) this.traits.add('deep-through')
      }
      if (d.chance(0.4)) include.through.where = this.where(link.through, [])
    }
    if (depth > 0 && isRequired(include, target) && !required) this.traits.add('nested-required')
    if (depth < 2) {
      const nested = this.includes(target, depth + 1, isRequired(include, target))
      if (nested.length > 0) include.include = nested
    }
    return include
  }

  attributes(face: Face, nested: boolean): unknown {
    const { d } = this
    const { fn, col, literal, cast } = this.cast.lab
    const names = Object.keys(face.attributes)
    const chosen = d.some(names)
    if (d.chance(0.3))
      return {
        exclude: d.some(
          names.filter((name) => name !== face.key),
          0.4,
        ),
      }
    if (d.chance(0.2)) return { include: [[literal('1 + 1'), 'two']] }
    if (chosen.length === 0) return d.chance(0.5) && nested ? [] : [face.key]
    const list: unknown[] = [...chosen]
    if (d.chance(0.15))
      list.push([d.pick(names.filter((name) => ['int', 'text'].includes(face.attributes[name]))), 'other']) // v6 converts no alias
    if (d.chance(0.15))
      list.push(
        d.pick([
          [literal('2 + 2'), 'four'],
          [fn('UPPER', 'abc'), 'up'],
          [cast('7', 'integer'), 'seven'],
        ]),
      )
    if (!nested && d.chance(0.1))
      list.push([fn('COALESCE', col(this.fieldIn(face, d.pick(names))), 'none'), 'co'])
    return list
  }

  fieldIn(face: Face, attribute: string): string {
    const model = Object.keys(this.cast.faces).find((name) => this.cast.faces[name] === face) as string
    return this.columnOf(model, attribute)
  }

  order(model: string, face: Face, includes: Options[]): unknown[] {
    const { d } = this
    const { literal, fn, col } = this.cast.lab
    const order: unknown[] = []
    const direction = () => d.pick(['ASC', 'DESC', 'desc', 'ASC NULLS LAST', 'DESC NULLS FIRST'])
    const names = Object.keys(face.attributes).filter((name) => face.attributes[name] !== 'json')
    if (d.chance(0.4)) order.push(d.chance(0.2) ? d.pick(names) : [d.pick(names), direction()])
    const single = includes.find(
      (each) => each.association && !face.links[each.association].many && !each.attributes,
    )
    if (single && d.chance(0.3)) {
      const target = this.cast.faces[face.links[single.association].to]
      const attribute = d.pick(
        Object.keys(target.attributes).filter((name) => target.attributes[name] !== 'json'),
      )
      const models = this.cast.models
      this.traits.add('order-by-include')
      order.push(
        d.pick([
          [single.association, attribute, 'ASC'],
          [{ model: models[face.links[single.association].to], as: single.association }, attribute, 'DESC'],
        ]),
      )
    }
    if (includes.length === 0 && d.chance(0.1))
      order.push(
        d.pick([
          [fn('LENGTH', col(this.columnOf(model, d.pick(names)))), 'DESC'],
          literal('1'),
          [literal('1'), 'DESC'],
        ]),
      )
    order.push([face.key, d.pick(['ASC', 'DESC'])])
    return order
  }

  where(model: string, includes: Options[]): any {
    const { d } = this
    const face = this.cast.faces[model]
    const { Op, literal, where, fn, col } = this.cast.lab
    const joined = includes.filter(
      (each) =>
        each.association && !each.separate && !face.links[each.association]?.many && each.where === undefined,
    )
    const simple = (): Options => {
      if (joined.length > 0 && d.chance(0.2)) {
        const alias = d.pick(joined).association
        const target = this.cast.faces[face.links[alias].to]
        const attribute = d.pick(Object.keys(target.attributes))
        return { [`$${alias}.${attribute}$`]: this.condition(target.attributes[attribute]) }
      }
      const attribute = d.pick(Object.keys(face.attributes))
      const kind = face.attributes[attribute]
      if (kind === 'json' && d.chance(0.6)) return this.jsonCondition(attribute)
      return { [attribute]: this.condition(kind) }
    }
    const level = (depth: number): any => {
      const sort =
        depth > 2
          ? 'simple'
          : d.pick([
              'simple',
              'simple',
              'simple',
              'two',
              'and',
              'or',
              'not',
              'orObject',
              'list',
              'expression',
            ])
      switch (sort) {
        case 'two':
          return { ...simple(), ...simple() }
        case 'and':
          return { [Op.and]: [level(depth + 1), level(depth + 1)] }
        case 'or':
          return { [Op.or]: [level(depth + 1), level(depth + 1)], ...(d.chance(0.3) ? simple() : {}) }
        case 'not':
          return { [Op.not]: d.pick([() => level(depth + 1), () => [level(depth + 1), level(depth + 1)]])() }
        case 'orObject':
          return { [d.pick([Op.or, Op.and])]: { ...simple(), ...simple() } }
        case 'list':
          // where v6 merges a list with a scope's condition, one of them is lost
          return depth === 0 && !this.scoped && !face.conditioned && d.chance(0.3)
            ? [level(1), level(1)]
            : simple()
        case 'expression':
          if (includes.length > 0) return simple()
          return {
            [Op.and]: [
              d.pick([
                literal('1 = 1'),
                where(fn('LENGTH', col(this.columnOf(model, face.key))), d.pick([Op.gt, Op.lte]), 2),
                where(col(this.columnOf(model, face.key)), d.pick([Op.ne, Op.eq]), null),
              ]),
              simple(),
            ],
          }
        default:
          return simple()
      }
    }
    return level(0)
  }

  condition(kind: Kind): any {
    const { d } = this
    const { Op, literal, fn } = this.cast.lab
    const value = () => valueOf(d, kind)
    if (kind === 'json') return d.pick([null, { [Op.ne]: null }, { [Op.not]: null }])
    const text = kind === 'text' || kind === 'word'
    const forms: (() => any)[] = [
      value,
      () => null,
      () => [value(), value()],
      () => ({ [Op.eq]: value() }),
      () => ({ [d.pick([Op.ne, Op.not])]: d.pick([value(), null]) }),
      () => ({ [d.pick([Op.gt, Op.gte, Op.lt, Op.lte])]: value() }),
      () => ({ [Op.gt]: value(), [Op.lte]: value() }),
      () => ({ [d.pick([Op.between, Op.notBetween])]: [value(), value()] }),
      () => ({ [d.pick([Op.in, Op.notIn])]: d.pick([[value(), value(), value()], [value()]]) }),
      () => ({
        [Op.or]: d.pick([
          [value(), value()],
          [{ [Op.lt]: value() }, { [Op.eq]: null }],
          { [Op.lt]: value(), [Op.gt]: value() },
        ]),
      }),
      () => ({ [Op.and]: [{ [Op.gte]: value() }, { [Op.ne]: value() }] }),
      () => ({ [Op.not]: [value(), value()] }), // of an object v6 makes '[object Object]'
      () => ({ [Op.is]: d.pick([null, literal('NOT NULL')]) }),
      () => ({ [d.pick([Op.eq, Op.gt])]: d.pick([literal('3'), fn('ABS', -3)]) }),
    ]
    if (text) {
      forms.push(
        () => ({ [d.pick([Op.like, Op.notLike])]: d.pick(['a%', '%e%', '_nt', '%']) }),
        () => ({ [d.pick([Op.startsWith, Op.endsWith, Op.substring])]: d.pick(['a', 'e', '1', "'"]) }),
        () => ({ [Op.or]: [{ [Op.like]: '%a%' }, { [Op.startsWith]: 'B' }] }),
      )
    }
    if (kind === 'flag')
      forms.push(
        () => ({ [d.pick([Op.is, Op.not])]: d.chance(0.5) }),
        () => d.pick([0, 1]),
      )
    if (kind === 'int')
      forms.push(
        () => String(d.below(12)),
        () => ({ [Op.in]: [String(d.below(12)), d.below(12)] }),
      )
    if (kind === 'time')
      forms.push(
        () => (value() as Date).toISOString(),
        () => ({ [Op.lt]: '2020-01-05' }),
        () => ({ [Op.gte]: (value() as Date).getTime() }),
      )
    return d.pick(forms)()
  }

  jsonCondition(attribute: string): Options {
    const { d } = this
    const { Op } = this.cast.lab
    return d.pick([
      () => ({ [attribute]: { a: d.below(3) } }),
      () => ({ [attribute]: { b: d.pick(['x', 'y']) } }),
      () => ({ [`${attribute}.a`]: d.below(3) }),
      () => ({ [`${attribute}.b`]: { [Op.like]: 'x%' } }),
      () => ({ [attribute]: { a: { [Op.gt]: d.below(3) } } }),
      () => ({ [attribute]: { deep: { c: { [Op.ne]: null } } } }),
    ])()
  }
}
