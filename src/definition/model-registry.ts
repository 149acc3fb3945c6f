// The models of one Sequelize, in the order of their definition; a model defined again replaces the former of its name.
// v6 programs know it as `sequelize.modelManager`.
import { toposort } from '../util/toposort'
import { getOwn } from '../util/objects'
import type { ModelLike } from './model-contract'

export class ModelRegistry {
  /** By order of definition. */
  readonly models: ModelLike[] = []
  /** By name; the object that `sequelize.models` shows. */
  readonly byName: Record<string, ModelLike> = {}

  addModel(model: ModelLike): ModelLike {
    const former = getOwn(this.byName, model.name)
    if (former) this.removeModel(former)
    this.models.push(model)
    Object.defineProperty(this.byName, model.name, {
      value: model,
      enumerable: true,
      writable: true,
      configurable: true,
    })
    return model
  }

  removeModel(model: ModelLike): void {
    const index = this.models.indexOf(model)
    if (index >= 0) this.models.splice(index, 1)
    if (getOwn(this.byName, model.name) === model) delete this.byName[model.name]
  }

  /** A class that was derived from a model takes its place. */
  replaceModel(former: ModelLike, model: ModelLike): void {
    const index = this.models.indexOf(former)
    if (index < 0) return
    this.models[index] = model
    this.byName[model.name] = model
  }

  /** The model whose `attribute` (its name unless said otherwise) is `value`. */
  getModel(value: string, { attribute = 'name' }: { attribute?: string } = {}): ModelLike | undefined {
    if (attribute === 'name') return getOwn(this.byName, value)
    return this.models.find((model) => Reflect.get(model, attribute) === value)
  }

  findModel(callback: (model: ModelLike) => unknown): ModelLike | undefined {
    return this.models.find(callback)
  }

  get all(): ModelLike[] {
    return this.models
  }

  /** Calls back for each model: those that others refer to come first, or last with `reverse: false`. */
  forEachModel(
    iterator: (model: ModelLike, name: string) => void,
    options: { reverse?: boolean } = {},
  ): void {
    const sorted = this.inOrderOfReference()
    if (options.reverse === false) sorted.reverse()
    for (const model of sorted) iterator(model, model.name)
  }

  /** All models, those that refer to others first. Null if references run in a circle, as in v6. */
  getModelsTopoSortedByForeignKey(): ModelLike[] | null {
    const { cycles } = this.sorted()
    return cycles.length > 0 ? null : this.inOrderOfReference().reverse()
  }

  private inOrderOfReference(): ModelLike[] {
    const byTable = this.byTable()
    return this.sorted().sorted.map((table) => byTable.get(table)!)
  }

  private sorted() {
    const byTable = this.byTable()
    return toposort(byTable.keys(), (table) => byTable.get(table)!.definition.referencedTables())
  }

  private byTable(): Map<string, ModelLike> {
    return new Map(this.models.map((model) => [model.definition.tableKey, model]))
  }
}
