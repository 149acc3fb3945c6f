// The grammar of random writes: a step is a description that prints well, and an act that runs it on one library. The dice
// fall alike for both, so a step is made twice from one seed.
import { dice, type Dice } from './dice'
import type { Library } from '../support/oracle'
import type { WritingCast } from './library-cast'

export interface Step {
  text: string
  act(): Promise<unknown>
}

type Values = Record<string, any> // any: some values are wrong on purpose
type Options = Values

export function randomSteps(cast: WritingCast, seed: number): Step[] {
  const writer = new Writer(cast, dice(seed))
  return Array.from({ length: 1 + writer.d.below(5) }, () => writer.step(0))
}

const KEYS: Record<string, unknown[]> = {
  Author: [1, 2, 3, 4, 9],
  Bio: [1, 2, 9],
  Book: [1, 2, 3, 4, 5, 9],
  Label: ['r', 'g', 'b', 'w', 'none'],
  Setting: ['k1', 'k2', 'k9'],
  Draft: [1, 2, 9],
}
const SINGLES: Record<string, [string, string][]> = {
  Author: [
    ['bio', 'Bio'],
    ['mentor', 'Author'],
  ],
  Bio: [['author', 'Author']],
  Book: [['author', 'Author']],
  Draft: [['author', 'Author']],
}
const PLURALS: Record<string, [string, string, string][]> = {
  Author: [
    ['books', 'book', 'Book'],
    ['pupils', 'pupil', 'Author'],
    ['drafts', 'draft', 'Draft'],
  ],
  Book: [['labels', 'label', 'Label']],
  Label: [['books', 'book', 'Book']],
}
const capital = (text: string) => text[0].toUpperCase() + text.slice(1)

class Writer {
  constructor(
    readonly cast: WritingCast,
    readonly d: Dice,
  ) {}

  step(depth: number, transaction?: { current: Library }): Step {
    const { d } = this
    const kinds = [
      'create',
      'create',
      'nested',
      'save',
      'save',
      'update',
      'updateMany',
      'bulkCreate',
      'bulkCreate',
      'upsert',
      'increment',
      'destroy',
      'destroyMany',
      'restore',
      'mixin',
      'mixin',
      'mixin',
      'mixin',
      'findOrCreate',
      'instance',
    ]
    if (depth < 2) kinds.push('transaction')
    const kind = d.pick(kinds)
    const within = (options: Options): Options =>
      transaction === undefined ? options : { ...options, transaction: transaction.current }
    return (this as any)[kind](within, depth) // any: a method of the grammar, by the name of its rule
  }

  private model = () => this.d.pick(['Author', 'Author', 'Book', 'Book', 'Bio', 'Label', 'Setting', 'Draft'])
  private key = (model: string) => this.d.pick(KEYS[model])

  private value(model: string, name: string): unknown {
    const { d } = this
    switch (`${model}.${name}`) {
      case 'Author.name':
        return d.pick(['Eve', 'Fay', 'Ann', 'averylongname', 'odd', '', null, 'Gus', 'Hal', 5])
      case 'Author.email':
        return d.pick(['a@x.io', 'b@x.io', 'e@x.io', 'f@x.io', null, 'nonsense', 'g@x.io'])
      case 'Author.age':
        return d.pick([1, 13, 40, null, '7', -1, 'x', 2.5])
      case 'Author.rank':
        return d.pick([1, 2, 13, null])
      case 'Author.meta':
        return d.pick([{ a: 1 }, [1], 'text', null, { a: { b: 2 } }])
      case 'Author.bornAt':
        return d.pick([new Date(0), '2001-02-03', null, 86_400_000, '2001-02-03T04:05:06Z'])
      case 'Author.mentorId':
        return d.pick([1, 2, null, 99])
      case 'Bio.authorId':
      case 'Book.authorId':
      case 'Draft.authorId':
        return d.pick([1, 2, 3, null, 99])
      case 'Book.inPrint':
        return d.pick([true, false, null, 'true', 1])
      case 'Book.pages':
      case 'Setting.value':
        return d.pick([0, 1, 33, null, '5'])
      case 'Label.code':
        return d.pick(['r', 'g', 'n1', 'n2'])
      case 'Setting.key':
        return d.pick(['k1', 'k2', 'k3', 'k4'])
      case 'Draft.text':
        return d.pick([' text ', 'draft', null, 'other'])
      default:
        return d.pick(['alpha', 'beta', null, "it's", 'one'])
    }
  }

  private names: Record<string, string[]> = {
    Author: ['name', 'email', 'age', 'rank', 'meta', 'bornAt', 'mentorId'],
    Bio: ['text', 'authorId'],
    Book: ['title', 'pages', 'inPrint', 'authorId'],
    Label: ['color'],
    Setting: ['value', 'note'],
    Draft: ['text', 'authorId'],
  }

  /** Values for a new row: the needed ones nearly always. */
  private fresh(model: string): Values {
    const values: Values = this.some(model)
    if (model === 'Author' && this.d.chance(0.9)) values.name = this.d.pick(['Eve', 'Fay', 'Gus'])
    if (model === 'Label') values.code = this.value('Label', 'code')
    if (model === 'Setting') values.key = this.value('Setting', 'key')
    if (model === 'Draft' && this.d.chance(0.9)) values.authorId = 1
    if (['Author', 'Book', 'Bio'].includes(model) && this.d.chance(0.15)) values.id = this.d.pick([1, 20, 21])
    return values
  }

  private some(model: string): Values {
    const values: Values = {}
    for (const name of this.d.some(this.names[model], 0.4)) values[name] = this.value(model, name)
    return values
  }

  private where(model: string): Values {
    const { d } = this
    const { Op } = this.cast.lab
    const key = model === 'Label' ? 'code' : model === 'Setting' ? 'key' : 'id'
    return d.pick([
      () => ({ [key]: this.key(model) }),
      () => ({ [key]: [this.key(model), this.key(model)] }),
      () => ({ [key]: { [Op.ne]: this.key(model) } }),
      () => ({ [d.pick(this.names[model].filter((name) => name !== 'meta'))]: null }),
      () => ({}),
    ])()
  }

  private writeOptions(model: string, silent = true): Options {
    const { d } = this
    const options: Options = {}
    if (d.chance(0.2)) options.fields = d.some(this.names[model], 0.6)
    if (d.chance(0.08)) options.hooks = false
    if (d.chance(0.08)) options.validate = false
    if (silent && d.chance(0.08)) options.silent = true // v6 cannot create in silence: a timestamp may not be null
    return options
  }

  create(within: (options: Options) => Options): Step {
    const model = this.model()
    const values = this.fresh(model)
    const options = this.writeOptions(model, false)
    if (options.fields)
      options.fields.push(...(model === 'Label' ? ['code'] : model === 'Setting' ? ['key'] : []))
    return {
      text: `${model}.create(${show(values)}, ${show(options)})`,
      act: () => this.of(model).create({ ...values }, within(options)),
    }
  }

  /** Valid values only: a nested create that fails is undone as a whole, where v6 leaves its first rows behind. */
  nested(within: (options: Options) => Options): Step {
    const { d } = this
    const book = () => ({
      title: d.pick(['t1', 't2']),
      ...(d.chance(0.4)
        ? { labels: [{ code: `c${d.below(1000)}`, ...(d.chance(0.5) ? { BookLabel: { weight: 7 } } : {}) }] }
        : {}),
    })
    const values: Values = {
      name: 'Ivy',
      ...(d.chance(0.7) ? { books: [book(), book()].slice(0, 1 + d.below(2)) } : {}),
      ...(d.chance(0.5) ? { bio: { text: 'new' } } : {}),
      ...(d.chance(0.4) ? { mentor: { name: 'Max', rank: 8 } } : {}),
    }
    const include = [{ association: 'books', include: ['labels'] }, 'bio', 'mentor']
    const codes = (values.books ?? []).flatMap((each: Values) =>
      (each.labels ?? []).map((label: Values) => label.code),
    )
    if (new Set(codes).size < codes.length) return this.nested(within)
    return {
      text: `Author.create(${show(values)}, { include: ${show(include)} })`,
      act: async () =>
        (await this.of('Author').create(structuredClone(values), within({ include }))).toJSON(),
    }
  }

  save(within: (options: Options) => Options): Step {
    const { d } = this
    const model = this.model()
    const key = this.key(model)
    const values = this.some(model)
    const options = this.writeOptions(model)
    const form = d.pick(['set', 'assign', 'setDataValue'])
    return {
      text: `${model} ${key}: ${form} ${show(values)}, save(${show(options)})`,
      act: () =>
        this.with(model, key, within, async (record) => {
          if (form === 'set') record.set({ ...values })
          else
            for (const [name, value] of Object.entries(values)) {
              if (form === 'assign' || name === 'inPrint') record[name] = value
              else record.setDataValue(name, value) // v6 would store the text 'true'
            }
          const changed = record.changed()
          const previous = record.previous()
          const saved = await record.save(within(options))
          return {
            changed,
            previous,
            same: saved === record,
            after: record.toJSON(),
            still: record.changed(),
          }
        }),
    }
  }

  update(within: (options: Options) => Options): Step {
    const model = this.model()
    const key = this.key(model)
    const values = this.some(model)
    const options = this.writeOptions(model)
    return {
      text: `${model} ${key}: update(${show(values)}, ${show(options)})`,
      act: () =>
        this.with(model, key, within, async (record) => {
          await record.update({ ...values }, within(options))
          return [record.toJSON(), record.changed()]
        }),
    }
  }

  updateMany(within: (options: Options) => Options): Step {
    const { d } = this
    const model = this.model()
    const values = this.some(model)
    const options: Options = { where: this.where(model), ...this.writeOptions(model) }
    if (d.chance(0.3)) options.individualHooks = true
    if (model === 'Book' && d.chance(0.2)) options.paranoid = false
    return {
      text: `${model}.update(${show(values)}, ${show(options)})`,
      act: () => this.of(model).update({ ...values }, within(options)),
    }
  }

  bulkCreate(within: (options: Options) => Options): Step {
    const { d } = this
    const model = this.model()
    const rows = Array.from({ length: d.below(4) }, () => this.fresh(model))
    const options: Options = {}
    if (d.chance(0.3)) options.validate = true
    if (d.chance(0.2)) options.individualHooks = true
    if (d.chance(0.2))
      options.fields = [
        ...d.some(this.names[model], 0.8),
        ...(model === 'Label' ? ['code'] : model === 'Setting' ? ['key'] : []),
      ]
    if (d.chance(0.2)) options.ignoreDuplicates = true
    else if (d.chance(0.3)) options.updateOnDuplicate = d.some(this.names[model], 0.7)
    if (options.updateOnDuplicate?.length === 0) delete options.updateOnDuplicate
    return {
      text: `${model}.bulkCreate(${show(rows)}, ${show(options)})`,
      act: async () => {
        const made = await this.of(model).bulkCreate(
          rows.map((row) => ({ ...row })),
          within(options),
        )
        return made.map((record: Library) => [record.toJSON(), record.isNewRecord, record.changed()])
      },
    }
  }

  upsert(within: (options: Options) => Options): Step {
    const { d } = this
    const model = d.pick(['Setting', 'Setting', 'Author', 'Label'])
    const values = this.fresh(model)
    const options: Options = {}
    if (d.chance(0.2)) options.fields = d.some(this.names[model], 0.7)
    if (d.chance(0.1)) options.hooks = false
    if (options.fields?.length === 0) delete options.fields
    return {
      text: `${model}.upsert(${show(values)}, ${show(options)})`,
      act: () => this.of(model).upsert({ ...values }, within(options)),
    }
  }

  increment(within: (options: Options) => Options): Step {
    const { d } = this
    const [model, name] = d.pick([
      ['Author', 'age'],
      ['Author', 'rank'],
      ['Book', 'pages'],
      ['Setting', 'value'],
    ])
    const verb = d.pick(['increment', 'decrement'])
    const what = d.pick<unknown>([name, [name], { [name]: 3 }])
    const options: Options = d.pick([{}, { by: 2 }, { by: 1, silent: true }])
    const key = this.key(model)
    if (d.chance(0.4)) {
      const where = this.where(model)
      return {
        text: `${model}.${verb}(${show(what)}, ${show({ ...options, where })})`,
        act: async () => (await this.of(model)[verb](what, within({ ...options, where })), 'done'),
      }
    }
    return {
      text: `${model} ${key}: ${verb}(${show(what)}, ${show(options)})`,
      act: () =>
        this.with(model, key, within, async (record) => {
          await record[verb](what, within(options))
          await record.reload(within({}))
          return record.toJSON()
        }),
    }
  }

  destroy(within: (options: Options) => Options): Step {
    const { d } = this
    const model = this.model()
    const key = this.key(model)
    const options: Options = d.pick([{}, {}, { force: true }, { hooks: false }])
    return {
      text: `${model} ${key}: destroy(${show(options)})`,
      act: () =>
        this.with(model, key, within, async (record) => {
          await record.destroy(within(options))
          return record.toJSON()
        }),
    }
  }

  destroyMany(within: (options: Options) => Options): Step {
    const { d } = this
    const model = this.model()
    const options: Options = { where: this.where(model) }
    if (d.chance(0.2)) options.force = true
    if (d.chance(0.3)) options.individualHooks = true
    if (d.chance(0.15)) options.limit = 1
    return { text: `${model}.destroy(${show(options)})`, act: () => this.of(model).destroy(within(options)) }
  }

  restore(within: (options: Options) => Options): Step {
    const key = this.key('Book')
    if (this.d.chance(0.5)) {
      const options = { where: this.where('Book'), ...(this.d.chance(0.3) ? { individualHooks: true } : {}) }
      return {
        text: `Book.restore(${show(options)})`,
        act: async () => (await this.of('Book').restore(within(options)), 'done'),
      }
    }
    return {
      text: `Book ${String(key)}: restore()`,
      act: () =>
        this.with('Book', key, within, async (record) => {
          await record.restore(within({}))
          return record.toJSON()
        }),
    }
  }

  findOrCreate(within: (options: Options) => Options): Step {
    const { d } = this
    const model = d.pick(['Author', 'Label', 'Setting', 'Book'])
    const where: Values = {
      Author: { name: d.pick(['Ann', 'Eve', 'odd']) },
      Label: { code: d.pick(['r', 'n1']) },
      Setting: { key: d.pick(['k1', 'k3']) },
      Book: { title: d.pick(['one', 'gone', 'fresh']) },
    }[model] as Values
    const defaults = this.some(model)
    const verb = d.pick(['findOrCreate', 'findOrCreate', 'findOrBuild', 'findCreateFind'])
    return {
      text: `${model}.${verb}(${show({ where, defaults })})`,
      act: () => this.of(model)[verb](within({ where, defaults: { ...defaults } })),
    }
  }

  mixin(within: (options: Options) => Options): Step {
    return this.d.chance(0.35) ? this.single(within) : this.plural(within)
  }

  private single(within: (options: Options) => Options): Step {
    const { d } = this
    const model = d.pick(Object.keys(SINGLES))
    const [as, target] = d.pick(SINGLES[model])
    const key = this.key(model)
    const other = this.key(target)
    const verb = d.pick(
      as === 'bio' ? ['get', 'set', 'setKey', 'setNull'] : ['get', 'set', 'setKey', 'setNull', 'create'],
    )
    const values: Values = {
      ...this.fresh(target),
      ...(target === 'Author' ? { name: 'New', email: null } : {}),
    }
    delete values.id
    return {
      text: `${model} ${key}: ${verb} ${as} ${show(verb === 'create' ? values : other)}`,
      act: () =>
        this.with(model, key, within, async (record) => {
          if (verb === 'get') return record[`get${capital(as)}`](within({}))
          if (verb === 'create') return record[`create${capital(as)}`](values, within({}))
          const given =
            verb === 'setNull'
              ? null
              : verb === 'setKey'
                ? other
                : await this.of(target).findByPk(other, within({}))
          await record[`set${capital(as)}`](given, within({}))
          return [record.toJSON(), await record[`get${capital(as)}`](within({}))]
        }),
    }
  }

  private plural(within: (options: Options) => Options): Step {
    const { d } = this
    const model = d.pick(Object.keys(PLURALS))
    const [plural, singular, target] = d.pick(PLURALS[model])
    const key = this.key(model)
    const verb = d.pick([
      'get',
      'count',
      'set',
      'set',
      'add',
      'add',
      'addOne',
      'remove',
      'removeOne',
      'has',
      'hasOne',
      'create',
    ])
    const chosen = d.some(KEYS[target].slice(0, -1), 0.5)
    // to add or remove nothing is nothing to v6's tables, too, but not to its hooks
    const keys = chosen.length === 0 && verb !== 'set' ? [KEYS[target][0]] : chosen
    const byInstance = d.chance(0.5)
    const isJunction = plural === 'labels' || model === 'Label'
    const options: Options =
      isJunction && d.chance(0.4) && ['set', 'add', 'addOne', 'create'].includes(verb)
        ? { through: { weight: d.below(9) } }
        : {}
    const values: Values = {
      ...this.fresh(target),
      ...(target === 'Author' ? { name: 'New', email: null } : {}),
      ...(target === 'Label' ? { code: `m${d.below(99)}` } : {}),
    }
    delete values.id
    if (target === 'Draft') delete values.authorId
    return {
      text: `${model} ${key}: ${verb} ${plural} ${show(verb === 'create' ? values : keys)} ${byInstance ? 'as instances' : ''} ${show(options)}`,
      act: () =>
        this.with(model, key, within, async (record) => {
          const call = (name: string, ...args: unknown[]) => record[name](...args)
          const many = capital(plural)
          const one = capital(singular)
          if (verb === 'get') return sorted(await call(`get${many}`, within({})))
          if (verb === 'count') return call(`count${many}`, within({}))
          if (verb === 'create') return call(`create${one}`, values, within(options))
          const given = byInstance
            ? await this.of(target).findAll(
                within({
                  where: { [target === 'Label' ? 'code' : 'id']: keys },
                  order: [target === 'Label' ? 'code' : 'id'],
                }),
              )
            : keys
          if (verb === 'has') return call(`has${many}`, given, within({}))
          if (given.length === 0 && verb !== 'set') return 'nothing'
          if (verb === 'hasOne') return call(`has${one}`, given[0], within({}))
          const name = {
            set: `set${many}`,
            add: `add${many}`,
            addOne: `add${one}`,
            remove: `remove${many}`,
            removeOne: `remove${one}`,
          }[verb] as string
          await call(name, verb.endsWith('One') ? given[0] : given, within(options))
          return sorted(await call(`get${many}`, within({})))
        }),
    }
  }

  /** What a record says of itself between changes. */
  instance(within: (options: Options) => Options): Step {
    const { d } = this
    const model = this.model()
    const key = this.key(model)
    const moves = Array.from({ length: 2 + d.below(5) }, () => ({
      move: d.pick([
        'set',
        'setDataValue',
        'changed',
        'forget',
        'mark',
        'save',
        'reload',
        'path',
        'validate',
      ]),
      values: this.some(model),
      name: d.pick(this.names[model]),
    }))
    return {
      text: `${model} ${key}: ${moves.map(({ move, values, name }) => `${move} ${['set', 'setDataValue'].includes(move) ? show(values) : name}`).join('; ')}`,
      act: () =>
        this.with(model, key, within, async (record) => {
          const seen: unknown[] = []
          for (const { move, values, name } of moves) {
            try {
              if (move === 'set') record.set({ ...values })
              else if (move === 'setDataValue')
                for (const each of Object.keys(values)) record.setDataValue(each, values[each])
              else if (move === 'forget') record.changed(name, false)
              else if (move === 'mark') record.changed(name, true)
              else if (move === 'save') await record.save(within({}))
              else if (move === 'reload') await record.reload(within({}))
              else if (move === 'path' && typeof record.meta?.a === 'object') record.set('meta.a.b', 5)
              else if (move === 'validate') await record.validate()
            } catch (error) {
              seen.push((error as Error).name)
            }
            seen.push(
              plain([
                move,
                record.changed(),
                record.changed(name),
                record.previous(name),
                record.previous(),
                record.get(),
                record.dataValues,
              ]),
            )
          }
          return seen
        }),
    }
  }

  transaction(within: (options: Options) => Options, depth: number): Step {
    const { d } = this
    const box: { current: Library } = { current: null }
    const steps = Array.from({ length: 1 + d.below(3) }, () => this.step(depth + 1, box))
    const fails = d.chance(0.4)
    return {
      text: `transaction(${steps.map(({ text }) => text).join('; ')}${fails ? '; throw' : ''})`,
      act: async () => {
        const results: unknown[] = []
        const outer = within({})
        const work = async (transaction: Library) => {
          box.current = transaction
          for (const step of steps) {
            try {
              results.push(plain(await step.act()))
            } catch (error) {
              results.push((error as Error).name)
            }
          }
          if (fails) throw new Error('undo')
        }
        try {
          await (outer.transaction === undefined
            ? this.cast.sequelize.transaction(work)
            : this.cast.sequelize.transaction(outer, work))
        } catch (error) {
          if ((error as Error).message !== 'undo') throw error
          results.push('undone')
        }
        return results
      },
    }
  }

  private of = (model: string): Library => this.cast.models[model]

  private async with(
    model: string,
    key: unknown,
    within: (options: Options) => Options,
    act: (record: Library) => Promise<unknown>,
  ): Promise<unknown> {
    const record = await this.of(model).findByPk(key, within({ paranoid: false }))
    return record === null ? 'no such row' : act(record)
  }
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value ?? null))
const sorted = (records: Library[]) =>
  records
    .map((record) => JSON.stringify(record))
    .sort()
    .map((text) => JSON.parse(text))

function show(value: unknown): string {
  const names = (_: string, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(
          Reflect.ownKeys(item).map((key) => [
            typeof key === 'symbol' ? `Op.${key.description}` : key,
            (item as Values)[key as string],
          ]),
        )
      : item
  return JSON.stringify(value, names)
}
