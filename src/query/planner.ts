// The plan of a shape: includes resolved, a strategy chosen for each, clauses and strategies build the node, the dialect
// prints it, the reader is made. The one file that sees all parts; each part is next door.
import type { IncludeNode } from '../associations/include-node'
import type { ColumnScope } from '../clauses/column-reference'
import { groupClause } from '../clauses/group'
import { includeTree } from '../clauses/include-tree'
import { lockClause } from '../clauses/lock'
import { aliveCondition } from '../clauses/paranoid'
import { projection, type Projected } from '../clauses/projection'
import { type Slot } from '../clauses/template'
import { expressionOf, whereClause } from '../clauses/where'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { QueryError } from '../errors'
import type { RecordForm } from '../hydration/node-reader'
import { rawFieldsOf, type RawField } from '../hydration/raw-rows'
import { makeReader } from '../hydration/reader'
import type { NodeLayout } from '../hydration/row-layout'
import { chooseStrategy, type Choice } from '../loading/choose'
import { existsCondition } from '../loading/include-condition'
import { joinInclude } from '../loading/join'
import { mentionsOf } from '../loading/mentions'
import { nodeLayout } from '../loading/node-layout'
import { SelectDraft } from '../loading/select-draft'
import { planSelectIn } from '../loading/select-in'
import type {
  PlanContext,
  PlannedChildren,
  PlannedSelect,
  SelectRequest,
  StrategyName,
} from '../loading/strategy'
import { and, column, parameter, select, selected, table } from '../sql/build'
import type { Expression, OrderTerm, Select } from '../sql/nodes'
import { SequelizeMethod } from '../sql/expressions'
import type { Statement } from '../sql/statement'
import { aggregateTarget, countOfDistinct, type Aggregate } from './aggregate-target'
import { isAggregated } from './aggregated'
import { limitPerParent } from './limited-children'
import { limitRoots } from './limited-root'
import type { FindPlan } from './plan'
import { keyOrder, ownOrder, wholeOrder } from './select-order'

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

class Planning implements PlanContext {
  readonly dialect
  readonly form: RecordForm
  private readonly aggregated: boolean
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
    this.aggregated = isAggregated(template)
    this.oneStatement = this.aggregated || template.raw === true
    this.preferred =
      preferred ?? (model.sequelize.options.loadingStrategy as StrategyName | undefined) ?? null
  }

  strategyOf(node: IncludeNode): StrategyName {
    return this.strategies.get(node) ?? 'join'
  }

  private isJoined(node: IncludeNode): boolean {
    return this.strategyOf(node) === 'join'
  }

  planSelect(request: SelectRequest): PlannedSelect {
    this.chooseStrategies(request)
    const draft = new SelectDraft()
    const scope = this.scopeOf(request, draft)
    const { layout, multiplied } = this.layoutOf(request, scope, draft)
    if (draft.columns.length === 0) throw nothingSelected(request)
    const own = ownOrder(request, withAliases(scope), draft)
    const orderBy = wholeOrder(own, request, draft, (node) => this.isJoined(node))
    const whole = { ...this.wholeSelect(request, scope, draft), orderBy }
    return {
      layout,
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
      .filter((node) => this.isJoined(node))
      .map((node) => joinInclude(unloaded(node), scope, draft, this))
    const groups = request.options.group === undefined ? [] : projection(request.options.attributes, scope)
    const target = aggregateTarget(aggregate, scope, joined.some(multiplies))
    const columns = [
      ...groups.map((field) => selected(field.expression, field.name)),
      selected(target.expression, aggregate.fn),
    ]
    const whole = { ...this.wholeSelect(request, scope, draft), columns }
    return {
      select: target.keys === null ? whole : countOfDistinct(whole, target.keys),
      rawFields: columns.map(({ alias }, position) => ({ path: [alias!], position })), // each was named just above
    }
  }

  /** Records have keys; groups have one only where they show it, and raw rows need none. */
  isKeyed(fields: readonly Projected[], model: ModelLike): boolean {
    if (this.template.raw === true) return false
    return (
      !this.aggregated ||
      model.definition.primaryKey.every((key) => fields.some((field) => field.attribute === key))
    )
  }

  /** Selects the fields of the request and of its includes. */
  private layoutOf(
    request: SelectRequest,
    scope: ColumnScope,
    draft: SelectDraft,
  ): { layout: NodeLayout; multiplied: boolean } {
    const { model, as, options } = request
    const fields = projection(options.attributes, scope)
    const junction = request.extend(draft)
    const children = this.planChildren(request.children, scope, draft)
    const multiplied = children.joined.some(multiplies)
    const layout = nodeLayout(
      {
        model,
        as,
        isMulti: false,
        scope,
        fields,
        attributes: options.attributes,
        junction,
        children,
        keyed: multiplied && this.isKeyed(fields, model),
      },
      draft,
    )
    return { layout: withoutHidden(layout), multiplied }
  }

  planChildren(nodes: readonly IncludeNode[], scope: ColumnScope, draft: SelectDraft): PlannedChildren {
    const followUps = nodes.filter((node) => this.strategyOf(node) === 'select-in')
    const collectAs = followUps.length === 0 ? null : draft.collections++
    const joined = nodes
      .filter((node) => this.isJoined(node))
      .map((node) => joinInclude(this.shown(node), scope, draft, this))
    for (const node of followUps) draft.steps.push(planSelectIn(node, scope, draft, collectAs!, this))
    const shown = nodes.filter(
      (node) =>
        followUps.includes(node) || joined.some(({ as, ...each }) => as === node.as && !isHidden(each)),
    )
    const prepared = shown.map((node) => ({ as: node.as, isMulti: node.association.isMulti }))
    return { joined, prepared, collectAs }
  }

  /** Required includes that follow-ups load still decide which roots appear. */
  private filtersOf(request: SelectRequest, scope: ColumnScope): Expression[] {
    return request.children
      .filter((node) => node.required && !this.isJoined(node))
      .map((node) => existsCondition(node, scope))
  }

  /** `includeIgnoreAttributes: false` joins without loading. */
  private shown(node: IncludeNode): IncludeNode {
    return this.template.includeIgnoreAttributes === false ? unloaded(node) : node
  }

  private scopeOf(request: SelectRequest, draft: SelectDraft): ColumnScope {
    const joined = request.from !== undefined || request.children.some((node) => this.isJoined(node))
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
      mentions: mentionsOf(request.options, request.children, request.model),
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
  private wholeSelect(request: SelectRequest, scope: ColumnScope, draft: SelectDraft): Select {
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
        ...this.filtersOf(request, scope),
      ]),
      groupBy: groupClause(options.group, withAliases(scope)),
      // HAVING speaks of the result: a name is an alias of `attributes` before it is a column
      having: whereClause(options.having, { ...withAliases(scope), alias: null }),
      limit: countOf(options.limit, scope),
      offset: countOf(options.offset, scope),
      lock: lockClause(options, this.dialect),
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
      if (!multiplied) return limitPerParent(whole, request.partitionBy, keyOrder(request))
      throw new TypeError(
        `The include "${request.path.join('.')}" has a limit, so its own where and order cannot speak of its` +
          ' to-many includes.',
      )
    }
    const keys = request.model.definition.primaryKey.map(({ column: name }) => column(request.alias, name))
    // groups have a limit of their own; raw rows are limited by root, as in v6
    const isGroups = this.oneStatement && this.template.raw !== true
    if (!multiplied || keys.length === 0 || isGroups) return whole
    const { paths, texts } = mentionsOf(request.options, request.children, request.model)
    const touchesJoins =
      paths.size > 0 || texts.length > 0 || whole.joins.some((join) => join.type === 'INNER')
    return limitRoots(whole, own, keys, touchesJoins)
  }
}

const nothingSelected = ({ model, alias }: SelectRequest) =>
  new QueryError(
    `Attempted a SELECT query for model '${model.name}' as \`${alias}\` without selecting any columns`,
  )

const withAliases = (scope: ColumnScope): ColumnScope => ({ ...scope, aliases: true })

/** The include as a join that loads nothing. */
const unloaded = (node: IncludeNode): IncludeNode => ({
  ...node,
  options: { ...node.options, attributes: [], through: { ...node.options.through, attributes: [] } },
  children: node.children.map(unloaded),
})

const withCondition = (whole: Select, condition: Expression | null): Select =>
  condition === null ? whole : { ...whole, where: and([condition, whole.where]) }

/** Joined includes that show nothing (`attributes: []`) leave no property, as in v6. */
function withoutHidden(layout: NodeLayout): NodeLayout {
  const children = layout.children.map(withoutHidden).filter((child) => !isHidden(child))
  return { ...layout, children }
}

const isHidden = ({
  fields,
  children,
  prepared,
}: Pick<NodeLayout, 'fields' | 'children' | 'prepared'>): boolean =>
  fields.length === 0 && prepared.length === 0 && children.every(isHidden)

/** Does a to-many join repeat the rows above it? */
const multiplies = (layout: NodeLayout): boolean => layout.isMulti || layout.children.some(multiplies)

function countOf(count: unknown, scope: ColumnScope): Expression | null {
  if (count === undefined || count === null) return null
  if (count instanceof SequelizeMethod) return expressionOf(count, scope)
  return parameter((count as Slot).index)
}
