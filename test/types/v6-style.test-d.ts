/** Code as v6 users write it in TypeScript must keep compiling, and keep the checks that it had. */
import relata, {
  DataTypes,
  LOCK,
  Model,
  Op,
  QueryTypes,
  Sequelize,
  STRING,
  Transaction,
  Utils,
  col,
  fn,
  literal,
  where,
  type Association,
  type Attributes,
  type BelongsToGetAssociationMixin,
  type BelongsToManyAddAssociationMixin,
  type BelongsToManyGetAssociationsMixin,
  type BelongsToManySetAssociationsMixin,
  type BelongsToSetAssociationMixin,
  type CountOptions,
  type CreateOptions,
  type CreationAttributes,
  type CreationOptional,
  type DataType,
  type DestroyOptions,
  type EnumDataType,
  type FindAndCountOptions,
  type FindAttributeOptions,
  type FindOptions,
  type FindOrCreateOptions,
  type ForeignKey,
  type HasManyAddAssociationMixin,
  type HasManyAddAssociationsMixin,
  type HasManyCountAssociationsMixin,
  type HasManyCreateAssociationMixin,
  type HasManyGetAssociationsMixin,
  type HasManyHasAssociationMixin,
  type HasManyOptions,
  type HasManyRemoveAssociationMixin,
  type HasManySetAssociationsMixin,
  type HasOneCreateAssociationMixin,
  type HasOneGetAssociationMixin,
  type HookReturn,
  type Includeable,
  type IncludeOptions,
  type InferAttributes,
  type InferCreationAttributes,
  type InstanceUpdateOptions,
  type ModelAttributeColumnOptions,
  type ModelAttributes,
  type ModelCtor,
  type ModelOptions,
  type ModelStatic,
  type NonAttribute,
  type Optional,
  type Options,
  type Order,
  type OrderItem,
  type QueryInterface,
  type QueryOptions,
  type QueryOptionsWithType,
  type SaveOptions,
  type Transactionable,
  type UpdateOptions,
  type WhereOptions,
} from 'relata'

/** The value is a `T`, and is not `any`. */
declare function is<T>(): <V extends T>(value: 0 extends 1 & V ? never : V) => void

export const sequelize = new Sequelize('database', 'user', 'password', {
  host: 'localhost',
  dialect: 'postgres',
  port: 5432,
  logging: (sql, timing) => void [sql.length, timing],
  pool: { max: 5, min: 0, acquire: 30000, idle: 10000 },
  define: { underscored: true },
  dialectOptions: { ssl: true },
  retry: { max: 3, match: [/SQLITE_BUSY/] },
  benchmark: true,
  timezone: '+00:00',
  isolationLevel: Transaction.ISOLATION_LEVELS.SERIALIZABLE,
  hooks: { beforeConnect: (config) => void config.password, afterDefine: () => {} },
})
export const settings: Options = {
  dialect: 'sqlite',
  storage: ':memory:',
  logging: false,
  define: { timestamps: false },
}
export const other: Sequelize = new Sequelize(settings)
new Sequelize({ dialect: 'sqlite', logging: console.log })
new Sequelize('sqlite::memory:', settings)
// @ts-expect-error no such dialect
new Sequelize({ dialect: 'sqlight' })

// ───────────── classes that declare their fields

export class User extends Model<
  InferAttributes<User, { omit: 'projects' }>,
  InferCreationAttributes<User, { omit: 'projects' }>
> {
  declare id: CreationOptional<number>
  declare name: string
  declare preferredName: string | null
  declare settings: CreationOptional<{ theme: string }>
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>

  declare getProjects: HasManyGetAssociationsMixin<Project>
  declare addProject: HasManyAddAssociationMixin<Project, number>
  declare addProjects: HasManyAddAssociationsMixin<Project, number>
  declare setProjects: HasManySetAssociationsMixin<Project, number>
  declare removeProject: HasManyRemoveAssociationMixin<Project, number>
  declare hasProject: HasManyHasAssociationMixin<Project, number>
  declare countProjects: HasManyCountAssociationsMixin
  declare createProject: HasManyCreateAssociationMixin<Project, 'ownerId'>
  declare getAddress: HasOneGetAssociationMixin<Address | null>
  declare createAddress: HasOneCreateAssociationMixin<Address>
  declare getTags: BelongsToManyGetAssociationsMixin<Tag>
  declare addTag: BelongsToManyAddAssociationMixin<Tag, number>
  declare setTags: BelongsToManySetAssociationsMixin<Tag, number>
  declare projects?: NonAttribute<Project[]>
  declare static associations: { projects: Association<User, Project>; tags: Association<User, Tag> }

  get fullName(): NonAttribute<string> {
    return this.name
  }
  greet() {
    return `${this.name} ${this.getDataValue('name')}`
  }
  override toJSON() {
    return { ...this.get(), secret: undefined }
  }
  static byName(name: string) {
    return this.findOne({ where: { name } })
  }
}
export class Project extends Model<InferAttributes<Project>, InferCreationAttributes<Project>> {
  declare id: CreationOptional<number>
  declare ownerId: ForeignKey<User['id']>
  declare name: string
  declare owner?: NonAttribute<User>
  declare getOwner: BelongsToGetAssociationMixin<User>
  declare setOwner: BelongsToSetAssociationMixin<User, number>
}
// Fields written out, attributes as interfaces
export interface AddressAttributes {
  id: number
  userId: number
  address: string
  zip?: string | null
}
export interface AddressCreation extends Optional<AddressAttributes, 'id'> {}
export class Address extends Model<AddressAttributes, AddressCreation> implements AddressAttributes {
  public id!: number
  public userId!: number
  public address!: string
  public readonly createdAt!: Date
}
export class Tag extends Model {
  declare id: number
  declare label: string
}

User.init(
  {
    id: { type: DataTypes.INTEGER.UNSIGNED, autoIncrement: true, primaryKey: true },
    name: {
      type: new DataTypes.STRING(128),
      allowNull: false,
      validate: {
        notEmpty: true,
        len: [1, 128],
        isIn: [['a', 'b']],
        is: /^a/,
        custom(value: string) {
          if (!value) throw new Error('no')
        },
      },
      get() {
        return this.getDataValue('name')
      },
      set(value: string) {
        this.setDataValue('name', value.trim())
      },
    },
    preferredName: { type: DataTypes.STRING, field: 'preferred_name', unique: 'one' },
    settings: DataTypes.JSONB,
    createdAt: DataTypes.DATE,
    updatedAt: { type: DataTypes.DATE, defaultValue: DataTypes.NOW },
  },
  {
    sequelize,
    tableName: 'users',
    modelName: 'user',
    indexes: [
      { unique: true, fields: ['name'], where: { preferredName: null } },
      { fields: [fn('lower', col('name'))], using: 'BTREE' },
    ],
    hooks: {
      beforeCreate: async (user, options) => {
        is<string>()(user.name)
        await options.transaction?.commit()
      },
      afterFind: (found) => void found,
      beforeBulkDestroy(options) {
        options.individualHooks = true
      },
    },
    scopes: {
      named: { where: { name: 'x' } },
      since: (date: Date) => ({ where: { createdAt: { [Op.gte]: date } } }),
      all: {},
    },
    defaultScope: { attributes: { exclude: ['settings'] } },
    paranoid: true,
    validate: {
      both() {
        if (!this.name) throw new Error('name')
      },
    },
    getterMethods: {
      shout() {
        return this.name.toUpperCase()
      },
    },
    name: { singular: 'user', plural: 'users' },
  },
)
User.init(
  // @ts-expect-error no such attribute
  { nmae: DataTypes.STRING },
  { sequelize },
)
Project.init(
  { id: { type: DataTypes.INTEGER, primaryKey: true }, name: DataTypes.STRING },
  { sequelize, timestamps: false },
)
Address.init(
  {
    id: { type: DataTypes.INTEGER, primaryKey: true },
    userId: DataTypes.INTEGER,
    address: { type: new DataTypes.STRING(128), allowNull: false },
  },
  { tableName: 'address', sequelize },
)
Tag.init({ label: DataTypes.STRING }, { sequelize: other, modelName: 'tag' })

export const projects = User.hasMany(Project, {
  sourceKey: 'id',
  foreignKey: 'ownerId',
  as: 'projects',
  onDelete: 'CASCADE',
  hooks: true,
})
User.hasOne(Address, { foreignKey: { name: 'userId', allowNull: false } })
Project.belongsTo(User, { as: 'owner', targetKey: 'id', constraints: false })
User.belongsToMany(Tag, { through: 'UserTags', otherKey: 'tagId', timestamps: false })
Tag.belongsToMany(User, {
  through: { model: 'UserTags', unique: false, scope: { kind: 'x' } },
  as: { singular: 'person', plural: 'people' },
})
is<string>()(projects.foreignKey)
is<'HasMany'>()(projects.associationType)
is<string>()(projects.target.name)
is<string>()(User.associations.projects.as)

export async function classes() {
  const user = await User.create({ name: 'Johnny' })
  is<User>()(user)
  is<number>()(user.id)
  // @ts-expect-error missing name
  await User.create({})
  // @ts-expect-error unknown attribute
  await User.create({ name: 'x', nmae: 'y' })
  await Address.create({ userId: 1, address: 'x' })
  await Tag.create({ anything: 1 })
  const project = await user.createProject({ name: 'p' })
  await user.addProject(project, { transaction: null })
  await user.addProject(1)
  await user.setProjects([1, project])
  is<Project[]>()(await user.getProjects({ where: { name: 'x' }, limit: 1 }))
  is<number>()(await user.countProjects({ where: { name: 'x' } }))
  is<boolean>()(await user.hasProject(project))
  await user.createAddress({ userId: 1, address: 'x' })
  await user.addTag(1, { through: { rank: 1 } })
  await user.setTags(null)
  is<string>()((await project.getOwner()).name)
  await project.setOwner(1, { save: false })

  const found = await User.findAll({
    where: {
      id: { [Op.in]: [1, 2] },
      name: { [Op.or]: ['a', { [Op.like]: 'b%' }], [Op.not]: null },
      createdAt: { [Op.between]: [new Date(), new Date()] },
      preferredName: { [Op.ne]: null },
      [Op.or]: [
        { name: 'x' },
        literal('1 = 1'),
        where(fn('lower', col('name')), 'x'),
        { '$projects.name$': 'y' },
      ],
      [Op.and]: literal('true'),
    },
    include: [
      {
        model: Project,
        as: 'projects',
        where: { name: 'x' },
        required: false,
        attributes: ['name'],
        include: [{ model: User, as: 'owner' }],
      },
      { association: 'tags', through: { attributes: [] } },
      { association: User.associations.projects, separate: true, order: [['name', 'ASC']], limit: 1 },
      projects,
      Tag,
      'address',
      { all: true, nested: true },
    ],
    order: [
      ['name', 'DESC'],
      'id',
      [{ model: Project, as: 'projects' }, 'name', 'ASC'],
      [Project, 'name', 'ASC'],
      ['projects', 'owner', 'name', 'ASC'],
      literal('1'),
      [fn('max', col('id')), 'DESC'],
    ],
    attributes: { include: [[fn('COUNT', col('projects.id')), 'n']], exclude: ['settings'] },
    group: ['user.id', col('name')],
    having: where(fn('COUNT', col('id')), Op.gt, 1),
    limit: 10,
    offset: 5,
    subQuery: false,
    paranoid: false,
    lock: true,
    transaction: null,
    logging: console.log,
    raw: false,
  })
  is<User[]>()(found)
  // v6 takes any serialisable value: ids come from query strings
  await User.findAll({ where: { id: '5' } })
  await User.findAll({ where: [{ id: 1 }, literal('x')] })
  await User.findAll({ where: literal('x') })
  await User.findAll({ where: { settings: { theme: 'dark' }, 'settings.theme': 'dark' } })
  // @ts-expect-error misspelled
  await User.findAll({ where: { nmae: 'x' } })
  // @ts-expect-error misspelled option
  await User.findAll({ wher: {} })
  const direction: string = 'ASC'
  await User.findAll({ order: [['name', direction]] })

  is<User>()(await User.findOne({ where: { name: 'x' }, rejectOnEmpty: true }))
  is<User>()(await User.findByPk(1, { rejectOnEmpty: new Error('x') }))
  const perhaps = await User.findByPk('1', { include: { all: true } })
  // @ts-expect-error may be null
  perhaps.name
  is<string>()(perhaps!.name)
  const page = await User.findAndCountAll({ where: { name: 'x' }, distinct: true, limit: 1 })
  is<User[]>()(page.rows)
  is<number>()(page.count)
  const groups = await User.findAndCountAll({ group: 'name' })
  is<number>()(groups.count[0]!.count)
  is<number>()(await User.count({ where: { name: 'x' }, distinct: true, col: 'id', include: [Project] }))
  is<number>()((await User.count({ group: ['name'] }))[0]!.count)
  const [row, created] = await User.findOrCreate({
    where: { name: 'x' },
    defaults: { name: 'x' },
    transaction: null,
  })
  is<User>()(row)
  is<boolean>()(created)
  const [affected] = await User.update(
    { name: 'x', preferredName: fn('lower', col('name')) },
    { where: { id: 1 }, individualHooks: true, silent: true },
  )
  is<number>()(affected)
  const [, rows] = await User.update({ name: 'x' }, { where: { id: 1 }, returning: true })
  is<User[]>()(rows)
  // @ts-expect-error misspelled
  await User.update({ nmae: 'x' }, { where: {} })
  // @ts-expect-error needs a where
  await User.update({ name: 'x' }, {})
  is<number>()(await User.destroy({ where: { id: 1 }, force: true, truncate: true, cascade: true }))
  await User.restore({ where: { id: 1 } })
  await User.truncate({ restartIdentity: true })
  is<User[]>()(
    await User.bulkCreate([{ name: 'a' }, { name: 'b' }], {
      updateOnDuplicate: ['name'],
      ignoreDuplicates: true,
      validate: true,
      returning: ['id'],
    }),
  )
  await User.upsert({ id: 1, name: 'x' }, { conflictFields: ['id'] })
  await User.increment('id', { by: 2, where: { id: 1 } })
  await User.decrement({ id: 1 }, { where: { id: 1 } })
  is<number>()(await User.sum('id', { where: { name: 'x' } }))
  const newest: Date = await User.max('createdAt')
  is<User>()(User.build({ name: 'x' }, { isNewRecord: false }))
  is<Date>()(newest)
  is<User[]>()(await User.scope('named').findAll())
  is<User[]>()(await User.scope({ method: ['since', new Date()] }).findAll())
  is<User[]>()(await User.scope(['named', { method: ['since', new Date()] }]).findAll())
  is<User[]>()(await User.unscoped().findAll())
  User.addScope('later', { where: { name: 'x' } }, { override: true })
  User.addScope('method', (id: number) => ({ where: { id } }))
  is<User | null>()(await User.byName('x'))
  is<string>()(User.getAttributes().name.comment!)
  await User.sync({ force: true, alter: { drop: false } })
  await User.sequelize!.query('select 1')
  await User.schema('x').findAll()
  await User.drop({ cascade: true })

  user.name = 'y'
  user.set({ name: 'z' })
  user.set('name', 'z', { raw: true })
  is<string>()(user.getDataValue('name'))
  // @ts-expect-error no attribute
  user.getDataValue('projects')
  is<boolean>()(user.changed('name'))
  is<false | string[]>()(user.changed())
  user.changed('settings', true)
  is<string | undefined>()(user.previous('name'))
  await user.save({ fields: ['name'], transaction: null, hooks: false, silent: true })
  await user.update({ name: 'x' }, { where: { id: 1 }, hooks: false })
  await user.update('name', 'x')
  is<User>()(await user.reload({ include: [Project] }))
  await user.destroy({ force: true })
  await user.restore()
  await user.increment(['id'], { by: 1 })
  await user.increment({ id: 1 })
  await user.validate({ skip: ['name'] })
  is<number>()(user.get('id'))
  is<number>()(user.get({ plain: true }).id)
  user.get('projects')
  is<undefined>()(user.toJSON().secret)
  is<Sequelize>()(user.sequelize)
  is<boolean>()(user.isNewRecord)
  user.equals(user)
}

User.addHook('beforeCreate', 'name', async (user, options) => void [user, options.transaction])
User.beforeCreate((user) => is<string>()(user.name))
User.afterDestroy('x', async (user, options) => void [is<string>()(user.name), options.force])
User.beforeBulkUpdate((options) => void options.where)
// @ts-expect-error no such hook
User.addHook('beforeCreat', () => {})
sequelize.addHook('beforeDefine', (attributes, options) => void [attributes, options])
sequelize.addHook('afterConnect', async (connection) => void connection)
Sequelize.addHook('beforeInit', () => {})

// ───────────── define

export interface NoteInstance extends Model<
  InferAttributes<NoteInstance>,
  InferCreationAttributes<NoteInstance>
> {
  id: CreationOptional<number>
  title: string
}
export const Note = sequelize.define<NoteInstance>(
  'Note',
  { id: { type: DataTypes.INTEGER, primaryKey: true }, title: DataTypes.STRING },
  { scopes: { x: { where: { title: 'x' } } } },
)
export type OldAttributes = { id: number; title: string }
export type OldInstance = Model<OldAttributes, Optional<OldAttributes, 'id'>> & OldAttributes
export const OldNote = sequelize.define<OldInstance, OldAttributes>('OldNote', {
  id: DataTypes.INTEGER,
  title: DataTypes.STRING,
})
export const NoteStatic: ModelStatic<NoteInstance> = Note
export const NoteCtor: ModelCtor<OldInstance> = OldNote
export const attributes: ModelAttributes = {
  id: DataTypes.INTEGER,
  other: { type: DataTypes.STRING, allowNull: false },
}
export const options: ModelOptions = { timestamps: false, hooks: { beforeCreate: () => {} } }
export const Plain = sequelize.define('Plain', attributes, options)
export const typed: ModelAttributes<Address, AddressAttributes> = {
  id: DataTypes.INTEGER,
  userId: DataTypes.INTEGER,
  address: DataTypes.STRING,
  zip: 'VARCHAR(10)',
}
export const column: ModelAttributeColumnOptions = {
  type: DataTypes.ENUM('a'),
  defaultValue: 'a',
  references: { model: 'users', key: 'id' },
}
export const dataType: DataType = DataTypes.STRING

export async function defined() {
  is<string>()((await Note.findOne({ where: { title: 'x' } }))!.title)
  // @ts-expect-error misspelled
  await Note.findOne({ where: { titel: 'x' } })
  is<string>()((await OldNote.create({ title: 'x' })).title)
  is<string>()((await NoteStatic.create({ title: 'x' })).title)
  is<string>()((await NoteCtor.findOne())!.title)
  is<NoteInstance>()(await NoteStatic.findOne({ rejectOnEmpty: true }))
  is<number>()((await NoteStatic.findAndCountAll({ logging: (sql) => void sql.length })).count)
  const plain = await Plain.create({ id: 1, other: 'x' })
  plain.get('id')
  await sequelize.models.User!.findAll({ where: { id: 1 }, include: [{ all: true }] })
  sequelize.models.User!.hasMany(sequelize.models.Project!, { as: 'x' })
  sequelize.model('User').belongsTo(User)
}

// ───────────── helpers that name v6's types

export async function page<M extends Model>(
  model: ModelStatic<M>,
  where: WhereOptions<Attributes<M>>,
  order?: Order,
): Promise<M[]> {
  return model.findAll({ where, order, limit: 10 })
}
export class Repository<M extends Model> {
  constructor(private readonly model: ModelStatic<M>) {}
  all(options?: FindOptions<Attributes<M>>): Promise<M[]> {
    return this.model.findAll(options)
  }
  add(values: CreationAttributes<M>, options?: CreateOptions<Attributes<M>>) {
    return this.model.create(values, options)
  }
  one(id: number, options?: Omit<FindOptions, 'where'>): Promise<M | null> {
    return this.model.findByPk(id, options)
  }
}
export function build(query: { name?: string; sort?: string }): FindOptions<Attributes<User>> {
  const where: WhereOptions<Attributes<User>> = query.name ? { name: { [Op.iLike]: `%${query.name}%` } } : {}
  const item: OrderItem = [query.sort ?? 'id', 'ASC']
  const order: Order = [item]
  const include: Includeable[] = [{ model: Project, as: 'projects' } satisfies IncludeOptions]
  const attributes: FindAttributeOptions = ['id', [literal('1'), 'one']]
  return { where, order, include, attributes }
}
export async function helpers(t: Transaction) {
  is<User[]>()(await page(User, { name: 'x' }))
  is<User[]>()(await new Repository(User).all({ where: { name: 'x' } }))
  await new Repository(User).add({ name: 'x' })
  await new Repository<NoteInstance>(Note).one(1)
  await User.findAll(build({ name: 'x' }))
  const save: SaveOptions = { transaction: t }
  const update: UpdateOptions<Attributes<User>> = { where: { id: 1 }, transaction: t }
  const destroy: DestroyOptions = { where: { id: 1 }, transaction: t }
  const count: CountOptions = { where: { id: 1 } }
  const both: FindAndCountOptions<Attributes<User>> = { limit: 1 }
  const either: FindOrCreateOptions<Attributes<User>, CreationAttributes<User>> = {
    where: { name: 'x' },
    defaults: { name: 'x' },
  }
  const many: HasManyOptions = { foreignKey: 'ownerId' }
  const some: Transactionable & InstanceUpdateOptions & QueryOptions = { transaction: t }
  await User.update({ name: 'x' }, update)
  await User.destroy(destroy)
  await User.count(count)
  await User.findAndCountAll(both)
  await User.findOrCreate(either)
  User.hasMany(Project, many)
  return [save, some]
}
export const hook = (user: User): HookReturn => void user
User.beforeSave(hook)

// ───────────── Sequelize, transactions, raw SQL, migrations

// Names in the place of types
export function named(
  level: Transaction.ISOLATION_LEVELS,
  type: Transaction.TYPES,
  options: QueryOptionsWithType<QueryTypes.SELECT>,
  any: QueryTypes,
  literal: Utils.Literal,
  lock: LOCK,
  dataType: EnumDataType<'a'>,
) {
  return [level, type, options, any, literal, lock, dataType]
}
named(
  'SERIALIZABLE',
  Transaction.TYPES.DEFERRED,
  { type: QueryTypes.SELECT },
  'RAW',
  literal('x'),
  LOCK.UPDATE,
  DataTypes.ENUM('a'),
)
export const aliased: typeof Sequelize = relata
export const words: string = Utils.pluralize('x') + Utils.underscoredIf('aB', true)
export const text: ModelAttributeColumnOptions = { type: STRING(10) }

export async function database() {
  is<number>()(await sequelize.transaction(async (t) => (await User.count({ transaction: t })) + 1))
  await sequelize.transaction(
    { isolationLevel: Transaction.ISOLATION_LEVELS.READ_COMMITTED, type: Transaction.TYPES.IMMEDIATE },
    async (t) => {
      await User.findAll({ transaction: t, lock: t.LOCK.UPDATE, skipLocked: true })
      await User.findAll({ transaction: t, lock: { level: Transaction.LOCK.SHARE, of: User } })
      t.afterCommit(async () => {})
    },
  )
  const t: Transaction = await sequelize.transaction()
  await sequelize.transaction({ transaction: t }, async () => {})
  await t.commit()
  await t.rollback()

  is<{ id: number }[]>()(
    await sequelize.query<{ id: number }>('select 1', { type: QueryTypes.SELECT, replacements: { a: [1] } }),
  )
  is<{ id: number } | null>()(
    await sequelize.query<{ id: number }>('select 1', { type: QueryTypes.SELECT, plain: true }),
  )
  is<User[]>()(await sequelize.query('select 1', { model: User, mapToModel: true }))
  is<User | null>()(await sequelize.query('select 1', { model: User, plain: true }))
  is<[undefined, number]>()(await sequelize.query('update', { type: QueryTypes.UPDATE }))
  is<[number, number]>()(await sequelize.query('insert', { type: QueryTypes.INSERT, bind: [1] }))
  is<[unknown[], unknown]>()(await sequelize.query('select 1'))
  is<[unknown[], unknown]>()(
    await sequelize.query({ query: 'select ?', values: [1] }, { raw: true, transaction: t }),
  )
  await sequelize.sync({ force: true, match: /_test$/ })
  await sequelize.authenticate()
  await sequelize.close()
  is<string>()(sequelize.escape('x'))
  is<string>()(sequelize.getDialect())
  Sequelize.useCLS({})
  sequelize.fn('x', sequelize.col('y'), sequelize.literal('z'))
  Sequelize.literal('x')
  Sequelize.where(Sequelize.fn('lower', Sequelize.col('x')), Op.like, 'x')
  is<string>()(Sequelize.version)
  Sequelize.STRING(10) satisfies DataType
  Sequelize.DataTypes.INTEGER satisfies DataType
  await sequelize.query('x', { type: sequelize.QueryTypes.SELECT })
}
export async function up(queryInterface: QueryInterface, lib: typeof Sequelize) {
  await queryInterface.createTable(
    'users',
    {
      id: { type: lib.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      name: DataTypes.STRING,
      owner_id: {
        type: DataTypes.INTEGER,
        references: { model: { tableName: 'owners', schema: 'x' }, key: 'id' },
        onDelete: 'CASCADE',
      },
      created_at: { type: lib.DATE, defaultValue: lib.literal('CURRENT_TIMESTAMP') },
    },
    { transaction: null, uniqueKeys: { u: { fields: ['name'] } } },
  )
  await queryInterface.addColumn('users', 'age', { type: DataTypes.INTEGER })
  await queryInterface.changeColumn({ tableName: 'users', schema: 'x' }, 'age', DataTypes.BIGINT)
  await queryInterface.addIndex('users', ['name'], {
    unique: true,
    name: 'x',
    where: { age: 1 },
    concurrently: true,
  })
  await queryInterface.addIndex('users', { fields: ['name'] })
  await queryInterface.removeIndex('users', ['name'])
  await queryInterface.bulkInsert('users', [{ name: 'x' }], { transaction: null })
  await queryInterface.bulkDelete('users', { name: { [Op.in]: ['x'] } })
  await queryInterface.sequelize.query('select 1', { type: QueryTypes.SELECT })
  await queryInterface.sequelize.transaction(async (t) =>
    queryInterface.dropTable('x', { transaction: t, cascade: true }),
  )
  is<boolean>()(await queryInterface.tableExists('users'))
  is<string>()((await queryInterface.describeTable('users')).name!.type)
  is<QueryInterface>()(sequelize.getQueryInterface())
}
export function guards(x: unknown) {
  if (x instanceof Model) x.save()
  if (x instanceof Sequelize) x.close()
  if (x instanceof DataTypes.STRING) x.key
}

// Inferred classes with hooks, scopes and everything in their options
export const Logged = sequelize.define(
  'Logged',
  { name: DataTypes.STRING },
  {
    hooks: {
      beforeCreate: async (row, options) => void [row.name, options.transaction],
      afterFind: [() => {}],
    },
    scopes: { x: { where: { name: 'x' } }, y: (n: string) => ({ where: { name: n } }) },
    validate: {
      both() {
        if (!this.name) throw new Error('x')
      },
    },
    indexes: [{ fields: ['name'], unique: true }],
  },
)
export async function logged() {
  is<string | null>()((await Logged.scope('x').findOne())!.name)
  Logged.beforeCreate((row) => is<string | null>()(row.name))
  Logged.addHook('afterSave', (row) => void row)
  is<number>()(await Logged.count())
  is<number>()((await Logged.count({ group: 'name' }))[0]!.count)
  is<number>()((await Logged.findAndCountAll({ group: ['name'] })).count[0]!.count)
  is<number>()((await Logged.findAndCountAll()).count)
  const [n, rows] = await Logged.update({ name: literal('x') }, { where: { id: 1 }, returning: true })
  is<number>()(n)
  is<string | null>()(rows[0]!.name)
  is<string | null>()(await Logged.max('name'))
  const [row, created] = await Logged.findOrCreate({ where: { name: 'x' }, defaults: { name: 'y' } })
  is<boolean>()(created)
  await row.increment('id', { by: 1 })
  await Logged.increment({ id: 2 }, { where: { name: 'x' } })
}

// Bare `define` and statements, in which nothing tells a model of the keys that others add to it
export const Company = sequelize.define('Company', { name: { type: DataTypes.STRING, allowNull: false } })
export const Worker = sequelize.define('Worker', { title: DataTypes.STRING, bossId: DataTypes.INTEGER })
Company.hasMany(Worker)
Worker.belongsTo(Company)
Worker.prototype.shout = function () {}
export async function statements() {
  await Worker.create({ title: 'x', CompanyId: 1 })
  await Worker.bulkCreate([{ title: 'x', company_id: 1 }])
  await Worker.update({ CompanyId: null }, { where: { CompanyId: 1 } })
  await Worker.upsert({ CompanyId: null })
  await Worker.findOrCreate({ where: { CompanyId: 1 }, defaults: { CompanyId: 1 } })
  const rows = await Worker.findAll({
    attributes: ['title', 'CompanyId'],
    order: [['CompanyId', 'ASC'], 'title'],
    include: [Company],
    group: 'CompanyId',
  })
  rows[0]!.CompanyId
  await Company.findAll({ include: [{ model: Worker, as: 'staff', where: { title: 'x' } }, { all: true }] })
  // @ts-expect-error a known foreign key has its type
  await Worker.create({ bossId: 'x' })
  // @ts-expect-error not an attribute, not like a foreign key
  await Worker.create({ titel: 'x' })
}
void [statements]
void [classes, defined, helpers, database, up, guards, typed, column, dataType, logged]
