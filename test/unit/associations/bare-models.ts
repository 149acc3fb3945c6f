// Models without the library around them: a definition and a class each, enough to declare associations on. No database.

import { HookRegistry } from '../../../src/definition/hooks'
import { ModelDefinition } from '../../../src/definition/model-definition'
import type { AnyOptions, ModelLike, SequelizeLike } from '../../../src/definition/model-contract'

export interface BareSequelize extends SequelizeLike {
  define(name: string, attributes?: Record<string, unknown>, options?: AnyOptions): ModelLike
}

export function bareSequelize(options: AnyOptions = {}): BareSequelize {
  const models: Record<string, ModelLike> = {}
  const sequelize = {
    options,
    models,
    hooks: new HookRegistry(),
    isDefined: (name: string) => Object.hasOwn(models, name),
    model: (name: string) => models[name],
    define(name: string, attributes: Record<string, unknown> = {}, given: AnyOptions = {}) {
      const model = bareModel(name)
      model.sequelize = sequelize as unknown as SequelizeLike
      model.definition = new ModelDefinition(
        model,
        name,
        attributes,
        given,
        sequelize as unknown as SequelizeLike,
      )
      models[name] = model
      return model
    },
  }
  // It has what declaring asks of a Sequelize, and nothing of what runs statements.
  return sequelize as unknown as BareSequelize
}

function bareModel(name: string) {
  const model = class {
    static associations = {}
    static _scope = null
    static refreshAttributes() {}
    static getTableName() {
      return (this as unknown as ModelLike).definition.table.name
    }
  }
  Object.defineProperty(model, 'name', { value: name })
  // The rest of ModelLike is not asked for while declaring.
  return model as unknown as ModelLike & { sequelize: unknown; definition: ModelDefinition }
}
