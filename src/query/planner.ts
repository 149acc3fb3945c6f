// The plan of a shape: includes resolved, a strategy chosen for each, clauses and strategies build the node, the dialect
// prints it, the reader is made. The one file that sees all parts; each part is next door.
import type { IncludeNode } from '../associations/include-node'
import { columnNamed, referenceOf, type ColumnScope } from '../clauses/column-reference'
import { groupClause } from '../clauses/group'
import { includeTree } from '../clauses/include-tree'
import { lockClause } from '../clauses/lock'
import { orderClause } from '../clauses/order'
import { aliveCondition } from '../clauses/paranoid'
import { projection } from '../clauses/projection'
import { type Slot } from '../clauses/template'
import { expressionOf, whereClause } from '../clauses/where'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import type { RecordForm } from '../hydration/node-reader'
import { rawFieldsOf, type RawField } from '../hydration/raw-rows'
import { makeReader } from '../hydration/reader'
import type { NodeLayout } from '../hydration/row-layout'
import { chooseStrategy, type Choice } from '../loading/choose'
import { existsCondition } from '../loading/include-condition'
import { joinInclude } from '../loading/join'
import { mentionsOf } from '../loading/mentions'
import { nodeLayout } from '../loading/node-layout'
import { followLegs } from '../loading/order-legs'
import { SelectDraft } from '../loading/select-draft'
import { planSelectIn } from '../loading/select-in'
import type {
  PlanContext,
  PlannedChildren,
  PlannedSelect,
  SelectRequest,
  StrategyName,
} from '../loading/strategy'
import { and, call, column, derived, order, parameter, select, selected, star, table } from '../sql/build'
import type { Expression, OrderTerm, Select } from '../sql/nodes'
import { SequelizeMethod } from '../sql/expressions'
import type { Statement } from '../sql/statement'
import { isAggregated } from './aggregated'
import { limitPerParent } from './limited-children'
import { limitRoots } from './limited-root'
import type { FindPlan } from './plan'

/** The plan for a template of find options. `valueCount` values travel with each call. */
export function planFind(model: ModelLike, template: AnyOptions, valueCount: number): FindPlan {
  const planning = new Planning(model, template, valueCount)
  const planned = planning.planSelect(rootRequest(model, template))
  const statement = planning.dialect.printer.print(planned.build(null), planned.exactIntegers)
  const raw = template.raw === true
  return Object.freeze({
    statement,
    reader: raw ? null : makeReader(planned, planning.form),
    rawFields: raw ? rawFieldsOf(planned.layout) : [],
    nest: template.nest === true,
    steps: planned.steps,
  })
}

/** COUNT, SUM, MIN … over the rows of a find. */
export interface Aggregate {
  readonly fn: string
  /** The attribute, column or `posts.id`; null counts rows. */
  readonly attribute: string | null
  /** Only different values count. Undefined: roots count once, whatever is joined. */
  readonly distinct: boolean | undefined
}

/** The statement of an aggregate over the rows that a template finds: one value, or a row per group. */
export function planAggregate(
  model: ModelLike,
  template: AnyOptions,
  aggregate: Aggregate,
): { statement: Statement; rawFields: readonly RawField[] } {
  const grouped = template.group !== undefined && template.group !== null
  const planning = new Planning(model, template, 0, grouped ? undefined : 'select-in')
  const { select, rawFields } = planning.planAggregate(rootRequest(model, template), aggregate)
  return { statement: planning.dialect.printer.print(select), rawFields }
}

function rootRequest(model: ModelLike, template: AnyOptions): SelectRequest {
  return {
    model,
    alias: model.name,
    path: [],
    options: template,
    children: includeTree(template.include ?? [], model.name),
    as: null,
    conditions: [],
    extend: () => null,
    partitionBy: [],
  }
}

/** What one select of a plan knows while it is planned. */
interface Selecting {
  readonly request: SelectRequest
  readonly draft: SelectDraft
  readonly scope: ColumnScope
  /** Follow-ups stand below; these required includes only filter here. */
  readonly filters: readonly Expression[]
}

class Planning implements PlanContext {
  readonly dialect
  readonly form: RecordForm
  readonly keyed: boolean
  private readonly oneStatement: boolean
  private readonly preferred: StrategyName | null
  private readonly strategies = new Map<IncludeNode, StrategyName>()

  constructor(
    model: ModelLike,
    private readonly template: AnyOptions,
    readonly keySlot: number,
    preferred?: StrategyName,
  ) {
    this.dialect = model.sequelize.database.dialect
    this.form = template.lean === true ? 'plain' : 'instance'
    const aggregated = isAggregated(template)
    this.keyed = !aggregated && template.raw !== true
    this.oneStatement = aggregated || template.raw === true
    this.preferred =
      preferred ?? (model.sequelize.options.loadingStrategy as StrategyName | undefined) ?? null
  }

  strategyOf(node: IncludeNode): StrategyName {
    return this.strategies.get(node) ?? 'join'
  }

  planSelect(request: SelectRequest): PlannedSelect {
    this.chooseStrategies(request)
    const draft = new SelectDraft()
    const scope = this.scopeOf(request, draft)
    const fields = projection(request.options.attributes, scope)
    const junction = request.extend(draft)
    const children = this.planChildren(request.children, scope, draft)
    const filters = this.filtersOf(request, scope)
    const multiplied = children.joined.some((child) => multiplies(child))
    const parts = {
      model: request.model,
      as: request.as,
      isMulti: false,
      scope,
      fields,
      attributes: request.options.attributes,
      junction,
      children,
      keyed: this.keyed && multiplied,
    }
    const layout = nodeLayout(parts, draft)
    const own = this.ownOrder(request, scope, draft)
    const whole = {
      ...this.wholeSelect({ request, draft, scope, filters }),
      orderBy: this.orderOf(own, request, draft),
    }
    return {
      layout: withoutHidden(layout),
      multiplied,
      exactIntegers: draft.exactIntegers,
      collections: draft.collections,
      steps: draft.steps,
      build: (condition) => this.limited(withCondition(whole, condition), own, request, multiplied),
    }
  }

  planAggregate(
    request: SelectRequest,
    aggregate: Aggregate,
  ): { select: Select; rawFields: readonly RawField[] } {
    this.chooseStrategies(request)
    const draft = new SelectDraft()
    const scope = this.scopeOf(request, draft)
    const joined = request.children
      .filter((node) => this.strategyOf(node) === 'join')
      .map((node) => joinInclude(unloaded(node), scope, draft, this))
    const filters = this.filtersOf(request, scope)
    const groups = request.options.group === undefined ? [] : projection(request.options.attributes, scope)
    const target = aggregateTarget(aggregate, scope, joined.some(multiplies))
    const columns = [
      ...groups.map((field) => selected(field.expression, field.name)),
      selected(target.expression, aggregate.fn),
    ]
    const whole = { ...this.wholeSelect({ request, draft, scope, filters }), columns, orderBy: [] }
    return {
      select: target.keys === null ? whole : countOfDistinct(whole, target.keys),
      rawFields: [...groups.map(({ name }) => name), aggregate.fn].map((name, position) => ({
        path: [name],
        position,
      })),
    }
  }

  planChildren(nodes: readonly IncludeNode[], scope: ColumnScope, draft: SelectDraft): PlannedChildren {
    const followUps = nodes.filter((node) => this.strategyOf(node) === 'select-in')
    const collectAs = followUps.length === 0 ? null : draft.collections++
    const joined = nodes
      .filter((node) => this.strategyOf(node) === 'join')
      .map((node) => joinInclude(this.shown(node), scope, draft, this))
    for (const node of followUps) draft.steps.push(planSelectIn(node, scope, draft, collectAs!, this))
    return {
      joined,
      awaited: followUps.map((node) => ({ as: node.as, isMulti: node.association.isMulti })),
      collectAs,
    }
  }

  /** Required includes that follow-ups load still decide which roots appear. */
  private filtersOf(request: SelectRequest, scope: ColumnScope): Expression[] {
    return request.children
      .filter((node) => node.required && this.strategyOf(node) !== 'join')
      .map((node) => existsCondition(node, scope))
  }

  /** `includeIgnoreAttributes: false` joins without loading. */
  private shown(node: IncludeNode): IncludeNode {
    return this.template.includeIgnoreAttributes === false ? unloaded(node) : node
  }

  private scopeOf(request: SelectRequest, draft: SelectDraft): ColumnScope {
    const joined =
      request.from !== undefined || request.children.some((node) => this.strategyOf(node) === 'join')
    return {
      model: request.model,
      alias: request.alias,
      joined,
      nested: (path) => draft.scopeAt(request.path, path),
    }
  }

  /** For the includes that this select may join: those below a joined include are asked with it. */
  private chooseStrategies(request: SelectRequest): void {
    const choice: Choice = {
      dialect: this.dialect,
      oneStatement: this.oneStatement,
      preferred: this.preferred,
      mentions: mentionsOf(request.options, request.children, request.model.name),
      depth: request.path.length,
    }
    const choose = (node: IncludeNode): void => {
      const strategy = chooseStrategy(node, choice)
      this.strategies.set(node, strategy)
      if (strategy === 'join') node.children.forEach(choose)
    }
    request.children.forEach(choose)
  }

  /** The statement's node, before its limit is given its place. */
  private wholeSelect({ request, draft, scope, filters }: Selecting): Select {
    const { options } = request
    const from = request.from?.source ?? table(request.model.definition.table, request.alias)
    return select({
      columns: draft.columns,
      from,
      joins: [...(request.from?.joins ?? []), ...draft.joins],
      where: and([
        whereClause(options.where, scope),
        aliveCondition(scope, options.paranoid),
        ...request.conditions,
        ...filters,
      ]),
      groupBy: groupClause(options.group, withAliases(scope)),
      // HAVING speaks of the result: a name is an alias of `attributes` before it is a column
      having: whereClause(options.having, { ...withAliases(scope), alias: null }),
      limit: countOf(options.limit, scope),
      offset: countOf(options.offset, scope),
      lock: lockClause(options, this.dialect),
    })
  }

  private ownOrder(request: SelectRequest, scope: ColumnScope, draft: SelectDraft): OrderTerm[] {
    return orderClause(request.options.order, withAliases(scope), (legs) =>
      draft.scopeAt([], followLegs(request.children, legs, request.model.name).path)!,
    )
  }

  /** The select's own order, then the orders of its joined includes, which only sort the children of each root. */
  private orderOf(
    own: readonly OrderTerm[],
    request: SelectRequest,
    draft: SelectDraft,
  ): readonly OrderTerm[] {
    const inner = this.joinedOrders(request.children, draft)
    if (inner.length === 0) return own
    return [...own, ...keyTerms(request), ...inner]
  }

  private joinedOrders(nodes: readonly IncludeNode[], draft: SelectDraft): OrderTerm[] {
    return nodes
      .filter((node) => this.strategyOf(node) === 'join')
      .flatMap((node) => {
        const scope = draft.scopeAt([], node.path)!
        const scopeOf = (legs: readonly unknown[]) =>
          draft.scopeAt([], followLegs(node.children, legs, node.model.name).path)!
        return [
          ...orderClause(node.options.order, scope, scopeOf),
          ...this.joinedOrders(node.children, draft),
        ]
      })
  }

  /** The limit where it belongs: per parent, on the roots before they are multiplied, or on the statement. */
  private limited(
    whole: Select,
    own: readonly OrderTerm[],
    request: SelectRequest,
    multiplied: boolean,
  ): Select {
    if (whole.limit === null && whole.offset === null) return whole
    if (request.partitionBy.length > 0) {
      if (!multiplied) return limitPerParent(whole, request.partitionBy, keyTerms(request))
      throw new TypeError(
        `The include "${request.path.join('.')}" has a limit, so its own where and order cannot speak of its to-many includes.`,
      )
    }
    const keys = request.model.definition.primaryKey.map((attribute) =>
      column(request.alias, attribute.column),
    )
    if (!multiplied || keys.length === 0 || (this.oneStatement && this.template.raw !== true)) return whole
    const { paths, texts } = mentionsOf(request.options, request.children, request.model.name)
    return limitRoots(
      whole,
      own,
      keys,
      paths.size > 0 || texts.length > 0 || whole.joins.some((join) => join.type === 'INNER'),
    )
  }
}

const withAliases = (scope: ColumnScope): ColumnScope => ({ ...scope, aliases: true })

/** The include as a join that loads nothing. */
const unloaded = (node: IncludeNode): IncludeNode => ({
  ...node,
  options: { ...node.options, attributes: [], through: { ...node.options.through, attributes: [] } },
  children: node.children.map(unloaded),
})

/** What the aggregate is of; `keys` where distinct composite keys must be counted, which takes a derived table. */
function aggregateTarget(
  aggregate: Aggregate,
  scope: ColumnScope,
  multiplied: boolean,
): { expression: Expression; keys: readonly Expression[] | null } {
  const { fn, attribute } = aggregate
  const keys = scope.model.definition.primaryKey.map((key) => column(scope.alias, key.column))
  const isKey =
    attribute === null ||
    (keys.length === 1 && [scope.model.definition.primaryKey[0].name, keys[0].name].includes(attribute))
  const countsRoots = fn === 'count' && isKey && keys.length > 0 && (aggregate.distinct ?? multiplied)
  if (countsRoots && keys.length > 1) return { expression: call('COUNT', [star()]), keys }
  if (countsRoots) return { expression: call('COUNT', keys, true), keys: null }
  const operand = attribute === null ? star() : aggregatedColumn(attribute, scope)
  return {
    expression: call(fn.toUpperCase(), [operand], attribute !== null && aggregate.distinct === true),
    keys: null,
  }
}

function aggregatedColumn(name: string, scope: ColumnScope): Expression {
  if (name === '*') return star()
  return scope.model.definition.attributes.has(name)
    ? referenceOf(name, scope).expression
    : columnNamed(name, { ...scope, joined: true })
}

/** SELECT COUNT(*) FROM (SELECT DISTINCT a, b FROM …) */
const countOfDistinct = (whole: Select, keys: readonly Expression[]): Select =>
  select({
    columns: [selected(call('COUNT', [star()]), 'count')],
    from: derived(
      { ...whole, distinct: true, columns: keys.map((key, i) => selected(key, `k${i}`)) },
      'counted',
    ),
  })

const withCondition = (whole: Select, condition: Expression | null): Select =>
  condition === null ? whole : { ...whole, where: and([condition, whole.where]) }

/** Joined includes that show nothing (`attributes: []`) leave no property, as in v6. */
function withoutHidden(layout: NodeLayout): NodeLayout {
  const children = layout.children
    .map(withoutHidden)
    .filter((child) => child.fields.length > 0 || child.children.length > 0 || child.awaited.length > 0)
  return { ...layout, children }
}

const multiplies = (layout: { isMulti: boolean; children: readonly any[] }): boolean =>
  layout.isMulti || layout.children.some(multiplies)

const keyTerms = (request: SelectRequest): OrderTerm[] =>
  request.model.definition.primaryKey.map((attribute) => order(column(request.alias, attribute.column)))

function countOf(count: unknown, scope: ColumnScope): Expression | null {
  if (count === undefined || count === null) return null
  if (count instanceof SequelizeMethod) return expressionOf(count, scope)
  return parameter((count as Slot).index)
}
