// Plans by key, per model, bounded. Any change of any definition (an association declared, attributes refreshed) empties
// all of them, since a plan may reach over several models.
import { definitionEpoch } from '../definition/model-definition'
import type { ModelLike } from '../definition/model-contract'
import { Lru } from '../util/lru'

/** Enough for every call site of a large program; a program that makes shapes without end stays bounded. */
const PLANS_PER_MODEL = 500
const disabled = process.env.RELATA_PLAN_CACHE === 'off'

export class PlanCache<Plan> {
  private byModel = new WeakMap<ModelLike, Lru<string, Plan>>()
  private epoch = -1

  /** The plan of a shape: the known one, or what `make` plans now. */
  planOf(model: ModelLike, key: string, cacheable: boolean, make: () => Plan): Plan {
    if (disabled || !cacheable) return make()
    const plans = this.plansOf(model.recordClass)
    let plan = plans.get(key)
    if (plan === undefined) plans.set(key, (plan = make()))
    return plan
  }

  private plansOf(model: ModelLike): Lru<string, Plan> {
    if (this.epoch !== definitionEpoch()) this.startAgain()
    let plans = this.byModel.get(model)
    if (plans === undefined) this.byModel.set(model, (plans = new Lru(PLANS_PER_MODEL)))
    return plans
  }

  private startAgain(): void {
    this.epoch = definitionEpoch()
    this.byModel = new WeakMap()
  }
}
