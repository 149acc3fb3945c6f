// Bad use: each mistake is an error that names the model, what was asked, and the fix. The messages stand here word for word, so
// that whoever changes one reads it as a user will. Where v6 has a text that programs match, it comes first.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import {
  AssociationError,
  DataTypes,
  EagerLoadingError,
  InstanceError,
  json,
  literal,
  Model,
  Op,
  Sequelize,
} from 'relata'

/** Users with posts, posts with tags; every statement on record. */
async function cast(options: Record<string, unknown> = {}) {
  const sent: string[] = []
  const sequelize = new Sequelize({
    dialect: 'sqlite',
    logging: (sql: string) => void sent.push(sql),
    ...options,
  }) as any // mistakes are what the types refuse
  const User = sequelize.define('User', {
    name: DataTypes.STRING,
    age: DataTypes.INTEGER,
    meta: DataTypes.JSON,
    full: DataTypes.VIRTUAL,
  })
  const Post = sequelize.define('Post', { title: DataTypes.STRING })
  const Tag = sequelize.define('Tag', { label: DataTypes.STRING })
  const Lonely = sequelize.define('Lonely', {})
  User.hasMany(Post, { as: 'posts', foreignKey: 'authorId' })
  Post.belongsTo(User, { as: 'author', foreignKey: 'authorId' })
  Post.belongsToMany(Tag, { through: 'PostTags', as: 'tags' })
  await sequelize.sync()
  const user = await User.create({ name: 'a', age: 1 })
  const post = await user.createPost({ title: 't' })
  const tag = await post.createTag({ label: 'l' })
  sent.length = 0
  return { sequelize, User, Post, Tag, Lonely, user, post, tag, sent }
}
type Cast = Awaited<ReturnType<typeof cast>>
type Case = readonly [act: (models: Cast) => unknown, message: string, kind?: new (...args: any[]) => Error]

/** Each act throws that error, and no statement is sent before. */
function mistakes(title: string, cases: Record<string, Case>): void {
  test(title, async (t) => {
    const models = await cast()
    for (const [name, [act, message, kind = Error]] of Object.entries(cases)) {
      await t.test(name, async () => {
        models.sent.length = 0
        await assert.rejects(
          async () => act(models),
          (error: Error) => {
            assert.equal(error.message, message)
            assert.ok(error instanceof kind, `${error.name} is a ${kind.name}`)
            return true
          },
        )
        assert.deepEqual(models.sent, [])
      })
    }
  })
}

/** The warning that the act makes. */
async function warning(act: () => unknown): Promise<string> {
  const emitted = new Promise<Error>((resolve) => process.once('warning', resolve))
  await act()
  return (await emitted).message
}

mistakes('declaring associations', {
  'an undefined target': [
    ({ User }) => User.hasMany(undefined),
    "User.hasMany called with something that's not a subclass of Sequelize.Model. The target is undefined: is its module loaded in a circle, or its model defined further down?",
  ],
  'a wrong target': [
    ({ User }) => User.hasMany('Post'),
    "User.hasMany called with something that's not a subclass of Sequelize.Model. Got 'Post'; give the model itself.",
  ],
  'a target that is not initialised': [
    ({ User }) => User.hasMany(class Draft extends Model {}),
    'Model not initialized: Member cannot be accessed. "Draft" needs to be added to a Sequelize instance: call Draft.init(attributes, { sequelize }) first.',
  ],
  'a misspelt option': [
    ({ User, Post }) => User.hasMany(Post, { foriegnKey: 'x' }),
    'User.hasMany(Post) has an unknown option "foriegnKey". Did you mean "foreignKey"?',
  ],
  'a misspelt option of through': [
    ({ User, Tag }) => User.belongsToMany(Tag, { through: { model: 'UserTags', uniqe: false } }),
    'User.belongsToMany(Tag) has an unknown option of through "uniqe". Did you mean "unique"?',
  ],
  'belongsToMany without through': [
    ({ User, Tag }) => User.belongsToMany(Tag),
    "User.belongsToMany(Tag) requires through option, pass either a string or a model. For example: through: 'UserTags'.",
    AssociationError,
  ],
  'through elsewhere': [
    ({ User, Post }) => User.hasMany(Post, { through: 'x' }),
    'N:M associations are not supported with hasMany. Use belongsToMany instead: User.belongsToMany(Post) with the same "through".',
    AssociationError,
  ],
  'a many-to-many with itself without an alias': [
    ({ User }) => User.belongsToMany(User, { through: 'Friends' }),
    "'as' must be defined for many-to-many self-associations. User.belongsToMany(User) needs a name for the Users that it leads to, such as as: 'friends'.",
    AssociationError,
  ],
  'one alias for two associations': [
    ({ User, Post }) => User.hasMany(Post, { as: 'posts', foreignKey: 'editorId' }),
    'You have used the alias posts in two separate associations. Aliased associations must have unique aliases. User.hasMany(Post) needs another "as": User.hasMany(Post) has this one.',
    AssociationError,
  ],
  'an alias that is an attribute': [
    ({ User, Post }) => User.hasMany(Post, { as: 'name' }),
    "Naming collision between attribute 'name' and association 'name' on model User. To remedy this, change either foreignKey or as in your association definition (User.hasMany(Post)).",
    AssociationError,
  ],
  'an alias that is the foreign key': [
    ({ User, Post }) => Post.belongsTo(User, { as: 'owner', foreignKey: 'owner' }),
    "Naming collision between attribute 'owner' and association 'owner' on model Post. To remedy this, change either foreignKey or as in your association definition (Post.belongsTo(User)).",
    AssociationError,
  ],
  'an alias that is no name': [
    ({ User, Post }) => User.hasMany(Post, { as: 5 }),
    "User.hasMany(Post): the option \"as\" must be a name, or { singular: '…', plural: '…' }, got 5.",
    AssociationError,
  ],
  'onDelete with a wrong word': [
    ({ User, Post }) => User.hasMany(Post, { as: 'drafts', onDelete: 'cascad' }),
    "User.hasMany(Post): onDelete cannot be 'cascad'. Use one of RESTRICT, CASCADE, NO ACTION, SET DEFAULT, SET NULL.",
  ],
  'an unknown targetKey': [
    ({ User, Post }) => Post.belongsTo(User, { as: 'reviewer', targetKey: 'nmae' }),
    'Unknown attribute "nmae" passed as targetKey, define this attribute on model "User" first (Post.belongsTo(User)). Did you mean "name"? User has: id, name, age, meta, full, createdAt, updatedAt.',
    AssociationError,
  ],
  'an unknown sourceKey': [
    ({ User, Post }) => User.hasMany(Post, { as: 'reviews', sourceKey: 'nmae' }),
    'Unknown attribute "nmae" passed as sourceKey, define this attribute on model "User" first (User.hasMany(Post)). Did you mean "name"? User has: id, name, age, meta, full, createdAt, updatedAt.',
    AssociationError,
  ],
})

test('a target key that is not unique is refused before any table is made', async () => {
  const { sequelize, User, sent } = await cast()
  const Review = sequelize.define('Review', {})
  Review.belongsTo(User, { as: 'writer', targetKey: 'name' })
  await assert.rejects(() => sequelize.sync(), {
    message:
      'Review.writerId refers to User.name, which is neither a primary key nor unique, so no foreign key can be made. Declare "name" unique, or give the association constraints: false.',
  })
  assert.deepEqual(sent, [])
})

test('an association declared after sync is a warning', async () => {
  const { User, Post } = await cast()
  assert.equal(
    await warning(() => User.hasMany(Post, { as: 'drafts', foreignKey: 'drafterId' })),
    'User.hasMany(Post) was declared after Post was synced, so table "Posts" has no column "drafterId". Declare associations before sync(), or call sync({ alter: true }).',
  )
})

test('a paranoid model without timestamps is a warning', async () => {
  const { sequelize } = await cast()
  assert.equal(
    await warning(() => sequelize.define('Note', {}, { paranoid: true, timestamps: false })),
    'Note is paranoid without timestamps, so it has no deletedAt and destroy() deletes rows for good. For deletedAt alone write { paranoid: true, createdAt: false, updatedAt: false }.',
  )
})

mistakes('defining models', {
  'no name': [
    ({ sequelize }) => sequelize.define(undefined, {}),
    'sequelize.define() takes the name of the model first, not undefined.',
    TypeError,
  ],
  'no sequelize': [
    () => class Draft extends Model {}.init({}, {} as any),
    'No Sequelize instance passed. Give Draft.init(attributes, options) the option sequelize.',
  ],
  'use before init': [
    () => class Draft extends Model {}.findAll(),
    'Model not initialized: Member cannot be accessed. "Draft" needs to be added to a Sequelize instance: call Draft.init(attributes, { sequelize }) first.',
  ],
  'a misspelt model option': [
    ({ sequelize }) => sequelize.define('Note', {}, { tabelName: 'x' }),
    'Note has an unknown model option "tabelName". Did you mean "tableName"?',
  ],
  'a misspelt attribute option': [
    ({ sequelize }) => sequelize.define('Note', { text: { type: DataTypes.STRING, alowNull: false } }),
    'Note.text has an unknown attribute option "alowNull". Did you mean "allowNull"?',
  ],
  'a type that is not there': [
    ({ sequelize }) => sequelize.define('Note', { text: (DataTypes as any).STRNG }),
    'Unrecognized datatype for attribute "Note.text": undefined. Give a type, as in { type: DataTypes.STRING }; one that is undefined may come from a module that is loaded in a circle.',
  ],
  'an ENUM without values': [
    ({ sequelize }) => sequelize.define('Note', { kind: DataTypes.ENUM }),
    "Values for ENUM have not been defined. Give \"Note.kind\" some, as in DataTypes.ENUM('a', 'b').",
  ],
  'references to nothing': [
    ({ sequelize }) =>
      sequelize.define('Note', { userId: { type: DataTypes.INTEGER, references: { key: 'id' } } }),
    "Note.userId: references must name a model or a table, as in { model: User, key: 'id' }, got { key: 'id' }.",
  ],
  'an index without fields': [
    ({ sequelize }) =>
      sequelize.define('Note', { text: DataTypes.STRING }, { indexes: [{ felds: ['text'] }] }),
    'Missing "fields" property for index definition (model Note, index { felds: [ \'text\' ] }).',
  ],
  'a misspelt option of an index': [
    ({ sequelize }) =>
      sequelize.define('Note', { text: DataTypes.STRING }, { indexes: [{ fields: ['text'], uniqe: true }] }),
    'Note, index on [ \'text\' ] has an unknown option "uniqe". Did you mean "unique"?',
  ],
  'a misspelt hook': [
    ({ User }) => User.addHook('beforCreate', () => {}),
    'There is no hook "beforCreate". Did you mean "beforeCreate"?',
    TypeError,
  ],
  'an unknown model': [
    ({ sequelize }) => sequelize.model('Usr'),
    'Usr has not been defined. Did you mean "User"? Defined: User, Post, Tag, Lonely, PostTags.',
  ],
  'an unknown scope': [
    ({ User }) => User.scope('nope').findAll(),
    'Invalid scope nope called. User has: none.',
  ],
})

mistakes('including', {
  'an unknown alias near a known one': [
    ({ User }) => User.findAll({ include: 'post' }),
    'Association with alias "post" does not exist on User. Did you mean "posts"? User has: posts.',
  ],
  'an unknown alias': [
    ({ User }) => User.findAll({ include: ['comments'] }),
    'Association with alias "comments" does not exist on User. User has: posts.',
  ],
  'an unknown alias of an include': [
    ({ User }) => User.findAll({ include: [{ association: 'posts', include: ['tgas'] }] }),
    'Association with alias "tgas" does not exist on Post. Did you mean "tags"? Post has: author, tags.',
  ],
  'a model that is not associated': [
    ({ User, Lonely }) => User.findAll({ include: Lonely }),
    'Lonely is not associated to User! User has: posts.',
    EagerLoadingError,
  ],
  'a model without its alias': [
    ({ User, Post }) => User.findAll({ include: Post }),
    "Post is associated to User using an alias. You must use the 'as' keyword to specify the alias within your include statement: { model: Post, as: 'posts' }.",
    EagerLoadingError,
  ],
  'a model with another alias': [
    ({ User, Post }) => User.findAll({ include: { model: Post, as: 'articles' } }),
    "Post is associated to User using an alias. You've included an alias (articles), but it does not match the alias(es) defined in your association (posts).",
    EagerLoadingError,
  ],
  'an association that starts elsewhere': [
    ({ User, Post }) => User.findAll({ include: Post.associations.tags }),
    'Tag is not associated to User! The association "tags" starts at Post.',
  ],
  'a model that is undefined': [
    ({ User }) => User.findAll({ include: [{ model: undefined }] }),
    'Include unexpected. Element has to be either a Model, an Association or an object: User was asked to include undefined. Is the model imported before it is defined (a circle of requires)?',
  ],
  'a number': [
    ({ User }) => User.findAll({ include: [5] }),
    'Include unexpected. Element has to be either a Model, an Association or an object: User was asked to include 5.',
  ],
  'a misspelt option': [
    ({ User }) => User.findAll({ include: { posts: { wher: {} } } }),
    'User, include of posts: unknown option "wher". Did you mean "where"?',
    TypeError,
  ],
  'a misspelt option of through': [
    ({ Post }) => Post.findAll({ include: [{ association: 'tags', through: { attribtues: [] } }] }),
    'Post, through in the include of tags: unknown option "attribtues". Did you mean "attributes"?',
    TypeError,
  ],
  'a condition in through that the junction cannot know': [
    ({ Post }) => Post.findAll({ include: [{ association: 'tags', through: { where: { label: 'l' } } }] }),
    'Post.tags: through.where names "label", but the junction PostTags has no such attribute. "label" is an attribute of Tag: put it in the "where" of the include itself, not of "through". PostTags has: createdAt, updatedAt, PostId, TagId.',
    EagerLoadingError,
  ],
  'an order by what is not included': [
    ({ User }) => User.findAll({ order: [['posts', 'title', 'ASC']] }),
    'Unable to find a valid association for model, \'User\': order speaks of "posts", which is not included. Nothing is included here. Add it to include.',
  ],
})

mistakes('finding', {
  'a misspelt option': [
    ({ User }) => User.findAll({ wehre: { id: 1 } }),
    'User: unknown option "wehre". Did you mean "where"?',
    TypeError,
  ],
  'a misspelt option of count': [
    ({ User }) => User.count({ wehre: { id: 1 } }),
    'User: unknown option "wehre". Did you mean "where"?',
    TypeError,
  ],
  'findAll with a key': [
    ({ User }) => User.findAll(5),
    'The argument passed to findAll must be an options object, use findByPk if you wish to pass a single primary key value (User was given number).',
  ],
  'findByPk with an object': [
    ({ User }) => User.findByPk({ where: { id: 1 } }),
    'Argument passed to findByPk is invalid: object (User).',
  ],
  'a key that is no number': [
    ({ User }) => User.findByPk(NaN),
    'User.id: A value must be an integer, not NaN.',
    TypeError,
  ],
  'a value of another type': [
    ({ User }) => User.findAll({ where: { createdAt: [new Date(0), 'no date'] } }),
    "User.createdAt: A value must be a date, not 'no date'.",
    TypeError,
  ],
  'attributes that are no list': [
    ({ User }) => User.findAll({ attributes: 'name' }),
    'The attributes option must be an array of column names or an object (User).',
  ],
  'an unknown part of attributes': [
    ({ User }) => User.findAll({ attributes: { inclued: ['name'] } }),
    'User: attributes has an unknown part "inclued". Did you mean "include"? It is a list, or { include, exclude }.',
    TypeError,
  ],
  'a where that is text': [
    ({ User }) => User.findAll({ where: 'id=1' }),
    'Support for `{where: \'raw query\'}` has been removed. User: where must be an object, an array of conditions or an expression such as literal(…), not "id=1".',
  ],
  undefined: [
    ({ User }) => User.findAll({ where: { id: undefined } }),
    'WHERE parameter "id" has invalid "undefined" value',
  ],
  'an empty object': [
    ({ User }) => User.findAll({ where: { name: {} } }),
    'Invalid value {}: User.name is compared with nothing. Leave it out, or give a value.',
    TypeError,
  ],
  'a VIRTUAL attribute in where': [
    ({ User }) => User.findAll({ where: { full: 'x' } }),
    'User.full is VIRTUAL and has no column: it cannot stand in where, order or group.',
    TypeError,
  ],
  'Op.between with one value': [
    ({ User }) => User.findAll({ where: { age: { [Op.between]: [1] } } }),
    'User.age: Op.between needs an array of exactly two values.',
    TypeError,
  ],
  'Op.in without a list': [
    ({ User }) => User.findAll({ where: { age: { [Op.in]: 5 } } }),
    'User.age: Op.in needs an array or a literal.',
    TypeError,
  ],
  'a string for an operator': [
    ({ User }) => User.findAll({ where: { age: { $gt: 5 } } }),
    'User.age cannot be compared with an object that has the key "$gt": only JSON attributes have keys. For an operator write [Op.gt].',
    TypeError,
  ],
  'a foreign symbol': [
    ({ User }) => User.findAll({ where: { [Symbol('or')]: [] } }),
    'User: Symbol(or) in where is no operator. Operators come from Op: [Op.or].',
    TypeError,
  ],
  'an operator without an attribute': [
    ({ User }) => User.findAll({ where: { [Op.gt]: 1 } }),
    'User: the operator gt needs an attribute to stand under.',
    TypeError,
  ],
  'an operator that SQLite has not': [
    ({ User }) => User.findAll({ where: { name: { [Op.regexp]: '^a' } } }),
    'User.name: Op.regexp is not supported by sqlite.',
    TypeError,
  ],
  'a path into what is no JSON': [
    ({ User }) => User.findAll({ where: { name: { first: 'a' } } }),
    'User.name cannot be compared with an object that has the key "first": only JSON attributes have keys.',
    TypeError,
  ],
  'an unknown cast of a JSON value': [
    ({ User }) => User.findAll({ where: { meta: { 'a::money': 1 } } }),
    'meta: "money" is not a type that a JSON value can be cast to. Known: integer, int, bigint, numeric, decimal, float, double, real, text, varchar, boolean, bool, date, timestamp, timestamptz, uuid, json, jsonb.',
    TypeError,
  ],
  'a wrong direction': [
    ({ User }) => User.findAll({ order: [['id', 'DOWN']] }),
    "Order must be 'ASC' or 'DESC', 'DOWN' given (User.order). NULLS FIRST and NULLS LAST may follow.",
  ],
  'an order that is a map': [
    ({ User }) => User.findAll({ order: [{ id: 'ASC' }] }),
    'User: an item of order must be a name, an expression or an array of them, not Object.',
    TypeError,
  ],
  'limit NaN': [
    ({ User }) => User.findAll({ limit: NaN }),
    'User: limit must be a non-negative integer, not NaN.',
    TypeError,
  ],
  'group by a number': [
    ({ User }) => User.findAll({ group: [5] }),
    "User: an item of group must be an attribute's name or an expression.",
    TypeError,
  ],
  'sum of nothing': [
    ({ User }) => User.sum(),
    "User.sum() needs the name of an attribute, as in User.sum('id').",
    TypeError,
  ],
})

test('an unknown name is left to the database, as in v6', async () => {
  const { User } = await cast()
  for (const options of [{ where: { nmae: 1 } }, { attributes: ['nmae'] }]) {
    await assert.rejects(() => User.findAll(options), {
      name: 'SequelizeDatabaseError',
      message: 'SQLITE_ERROR: no such column: User.nmae',
    })
  }
  for (const options of [{ order: ['nmae'] }, { group: 'nmae' }]) {
    await assert.rejects(() => User.findAll(options), {
      name: 'SequelizeDatabaseError',
      message: 'SQLITE_ERROR: no such column: nmae',
    })
  }
})

test('strictOptions: unknown names and options are errors', async () => {
  const { User, sent } = await cast({ strictOptions: true })
  const unknown = { message: 'User has no attribute "nmae". Did you mean "name"?' }
  await assert.rejects(() => User.findAll({ where: { nmae: 1 } }), unknown)
  await assert.rejects(() => User.findAll({ attributes: ['nmae'] }), unknown)
  await assert.rejects(() => User.findAll({ order: ['nmae'] }), unknown)
  await assert.rejects(() => User.findAll({ group: 'nmae' }), unknown)
  await assert.rejects(
    () => User.findAll({ tenant: 7 }),
    /^TypeError: User: unknown option "tenant"\. Known \(strictOptions is on\): where, /,
  )
  await assert.rejects(() => User.create({ name: 'x' }, { tenant: 7 }), {
    message: 'User.create(): unknown option "tenant".',
  })
  assert.deepEqual(sent, [])
})

mistakes('writing', {
  'update without where': [
    ({ User }) => User.update({ name: 'x' }, {}),
    'Missing where attribute in the options parameter. User.update() takes { where: … }; { where: {} } means every row.',
  ],
  'update with a misspelt where': [
    ({ User }) => User.update({ name: 'x' }, { wehre: { id: 1 } }),
    'User.update(): unknown option "wehre". Did you mean "where"?',
    TypeError,
  ],
  'update with no object of values': [
    ({ User }) => User.update('name', { where: { id: 1 } }),
    'User.update() takes an object of values, such as { name: … }, not a string.',
    TypeError,
  ],
  'destroy without where': [
    ({ User }) => User.destroy(),
    'Missing where or truncate attribute in the options parameter of model.destroy. User.destroy() takes { where: … }, or { truncate: true } for every row.',
  ],
  'destroy with a text': [
    ({ User }) => User.destroy({ where: 'x' }),
    "Expected plain object, array or sequelize method in the options.where parameter of model.destroy. The where of User.destroy() is 'x'.",
  ],
  'restore of what is gone for good': [
    ({ User }) => User.restore({ where: {} }),
    'Model is not paranoid: User deletes its rows for good, so none can be restored. Define it with { paranoid: true }.',
  ],
  'create with a text': [
    ({ User }) => User.create('x'),
    'User.create() takes an object of values, such as { name: … }, not a string.',
    TypeError,
  ],
  'create with a list': [
    ({ User }) => User.create([{ name: 'x' }]),
    'User.create() makes one record. For a list there is User.bulkCreate().',
    TypeError,
  ],
  'create with a misspelt option': [
    ({ User }) => User.create({ name: 'x' }, { transacton: null }),
    'User.create(): unknown option "transacton". Did you mean "transaction"?',
    TypeError,
  ],
  'misspelt fields': [
    ({ User }) => User.create({ name: 'x' }, { fields: ['nmae'] }),
    'User.create(): fields names "nmae", which is no attribute. Did you mean "name"?',
    TypeError,
  ],
  'bulkCreate without a list': [
    ({ User }) => User.bulkCreate({ name: 'x' }),
    'User.bulkCreate() takes an array of records, not object.',
    TypeError,
  ],
  'updateOnDuplicate of an unknown attribute': [
    ({ User }) => User.bulkCreate([{ name: 'x' }], { updateOnDuplicate: ['nmae'] }),
    'User has no attribute "nmae" for updateOnDuplicate. Did you mean "name"?',
    TypeError,
  ],
  'findOrCreate with a misspelt option': [
    ({ User }) => User.findOrCreate({ where: { name: 'q' }, defautls: {} }),
    'User.findOrCreate(): unknown option "defautls". Did you mean "defaults"?',
    TypeError,
  ],
  'increment by no number': [
    ({ User }) => User.increment('age', { by: '1; DROP', where: { id: 1 } }),
    'User.increment(): "age" can grow by a number only, not by \'1; DROP\'.',
    TypeError,
  ],
  'increment of nothing': [
    ({ User }) => User.increment(undefined, { where: {} }),
    'User.increment(): name an attribute, a list of them, or { attribute: amount }, not undefined.',
    TypeError,
  ],
  'an invalid date': [
    ({ User }) => User.create({ name: 'x', createdAt: new Date('x') }),
    'User.createdAt: A value must be a date, not Invalid Date.',
    TypeError,
  ],
  'another primary key': [
    ({ user }) => user.update({ id: 500 }),
    'User.update(): the primary key "id" of a saved record cannot be changed (1 to 500). Use User.update({ id: … }, { where: { id: … } }); foreign keys follow by ON UPDATE.',
    InstanceError,
  ],
})

mistakes('linking', {
  'an object': [
    ({ user }) => user.setPosts({}),
    'User.setPosts() takes an instance or the value of id, got {}, which cannot be a key. Check what the caller sends.',
    TypeError,
  ],
  undefined: [
    ({ user }) => user.setPosts(undefined),
    'User.setPosts() got undefined. Give instances of Post or their keys, or null to unlink all.',
    TypeError,
  ],
  NaN: [
    ({ post }) => post.setAuthor(NaN),
    'Post.setAuthor() takes an instance or the value of id, got NaN, which cannot be a key. Check what the caller sends.',
    TypeError,
  ],
  'an expression': [
    ({ user }) => user.addPost(literal('1')),
    "User.addPost() takes an instance or the value of id, got Literal { val: '1' }, which cannot be a key. Check what the caller sends.",
    TypeError,
  ],
  'another model': [
    ({ user, tag }) => user.addPost(tag),
    'User.addPost() takes instances of Post or their keys, got an instance of Tag.',
    TypeError,
  ],
  'another model, to one': [
    ({ post, tag }) => post.setAuthor(tag),
    'Post.setAuthor() takes an instance or the value of id, got an instance of Tag, which cannot be a key. Check what the caller sends.',
    TypeError,
  ],
  'a target that is not saved': [
    ({ user, Post }) => user.addPost(Post.build({ title: 'x' })),
    'User.addPost() got a Post without its key id. Save it first, or load that attribute, too.',
    AssociationError,
  ],
  'a source that is not saved': [
    ({ User }) => User.build({}).addPost(1),
    'User.addPost() needs the id of the User, which is not there. Save it first, or load that attribute, too.',
    AssociationError,
  ],
  'a misspelt option': [
    ({ post, tag }) => post.addTag(tag, { throgh: {} }),
    'Post.addTag() got "throgh", which is neither an option nor an attribute of PostTags. Did you mean "through"? PostTags has: createdAt, updatedAt, PostId, TagId.',
    AssociationError,
  ],
  'a value that the junction has not': [
    ({ post, tag }) => post.addTag(tag, { through: { since: 1 } }),
    'Post.addTag(): through gives "since", but the junction PostTags has no such attribute. PostTags has: createdAt, updatedAt, PostId, TagId.',
    AssociationError,
  ],
  'a key for a getter': [
    ({ user }) => user.getPosts(5),
    'User.getPosts() takes options, such as { where: … }, not 5.',
    TypeError,
  ],
  'a text for a record': [
    ({ user }) => user.createPost('x'),
    "User.createPost() takes an object of values, not 'x'.",
    TypeError,
  ],
  'a misspelt option of a getter': [
    ({ user }) => user.getPosts({ wehre: {} }),
    'Post: unknown option "wehre". Did you mean "where"?',
    TypeError,
  ],
})

test('a row that vanished', async () => {
  const { User, user } = await cast()
  await User.destroy({ where: {} })
  user.name = 'z'
  await assert.rejects(() => user.save(), {
    name: 'SequelizeInstanceError',
    message:
      'User.save(): there is no row with id 1 (any more), so nothing was updated. Load the record again, or save a new one with User.create().',
  })
  await assert.rejects(() => user.reload(), {
    name: 'SequelizeInstanceError',
    message:
      'Instance could not be reloaded because it does not exist anymore (find call returned null). The User was deleted, or its key changed.',
  })
})

mistakes('transactions and statements', {
  'a misspelt option of transaction()': [
    ({ sequelize }) => sequelize.transaction({ isolatoinLevel: 'SERIALIZABLE' }),
    'sequelize.transaction() has an unknown option "isolatoinLevel". Did you mean "isolationLevel"?',
  ],
  'an unknown type': [
    ({ sequelize }) => sequelize.transaction({ type: 'DEFERED' }),
    'Unknown transaction type: DEFERED. Known are: DEFERRED, IMMEDIATE, EXCLUSIVE.',
  ],
  'what is no transaction': [
    ({ User }) => User.findAll({ transaction: {} }),
    'The option transaction takes what sequelize.transaction() made, or null for none.',
    TypeError,
  ],
  'a misspelt option of sync()': [
    ({ sequelize }) => sequelize.sync({ froce: true }),
    'sequelize.sync() has an unknown option "froce". Did you mean "force"?',
  ],
  'a misspelt option of a model’s sync()': [
    ({ User }) => User.sync({ atler: true }),
    'User.sync() has an unknown option "atler". Did you mean "alter"?',
  ],
  'a misspelt option of drop()': [
    ({ User }) => User.drop({ cacade: true }),
    'User.drop() has an unknown option "cacade". Did you mean "cascade"?',
  ],
  'a misspelt option of query()': [
    ({ sequelize }) => sequelize.query('SELECT 1', { tpye: 'SELECT' }),
    'sequelize.query() has an unknown option "tpye". Did you mean "type"?',
  ],
  'a query without text': [
    ({ sequelize }) => sequelize.query(),
    'sequelize.query() takes SQL text, or { query, values }.',
    TypeError,
  ],
  'a replacement that is missing': [
    ({ sequelize }) => sequelize.query('SELECT :a', { replacements: {} }),
    'Named replacement ":a" has no entry in the replacement map.',
  ],
  'replacements and bound values': [
    ({ sequelize }) => sequelize.query('SELECT $1', { bind: [1], replacements: [1] }),
    'Both `replacements` and `bind` cannot be set at the same time',
  ],
  'a cast that is no type': [
    ({ User }) => User.findAll({ where: json('meta.a::x y', 1) }),
    'meta: "x y" is not a type that a JSON value can be cast to. Known: integer, int, bigint, numeric, decimal, float, double, real, text, varchar, boolean, bool, date, timestamp, timestamptz, uuid, json, jsonb.',
    TypeError,
  ],
})

test('a transaction that has ended takes no statement', async () => {
  const { sequelize, User } = await cast()
  const transaction = await sequelize.transaction()
  await transaction.commit()
  await assert.rejects(() => User.findAll({ transaction }), {
    message: `commit has been called on this transaction(${transaction.id}), you can no longer use it. (The rejected query is attached as the 'sql' property of this error)`,
  })
  await assert.rejects(() => transaction.rollback(), {
    message: 'Transaction cannot be rolled back because it has been finished with state: commit',
  })
})

test('what a Sequelize cannot be made of', () => {
  const made = (...args: unknown[]) => new (Sequelize as any)(...args)
  assert.throws(() => made({ dialect: 'oracel' }), {
    message: 'The dialect oracel is not supported. Supported dialects: sqlite.',
  })
  assert.throws(() => made('db', 'user', 'password'), {
    message:
      "Dialect needs to be explicitly supplied as of v4.0.0. Set the option dialect, for example { dialect: 'sqlite' }; known are: sqlite.",
  })
  assert.throws(() => made({ dialect: 'sqlite', stroage: 'app.db' }), {
    message: 'new Sequelize() has an unknown option "stroage". Did you mean "storage"?',
  })
  assert.throws(() => made({ dialect: 'sqlite', storage: 5 }), {
    message: 'The option storage is the path of a file or \':memory:\', not "5".',
  })
})

test('a driver that is not known or not installed is named, with what to install', () => {
  const run = (driver: string, hide: string) => {
    const script = `
      const Module = require('node:module')
      const resolve = Module._resolveFilename
      Module._resolveFilename = function (name, ...rest) {
        if (name === '${hide}') throw Object.assign(new Error("Cannot find module '" + name + "'"), { code: 'MODULE_NOT_FOUND' })
        return resolve.call(this, name, ...rest)
      }
      const { Sequelize } = require('./src/index.ts')
      try { new Sequelize(); console.log('made') } catch (error) { console.log(error.message) }`
    const env = { ...process.env, RELATA_SQLITE: driver }
    return execFileSync(process.execPath, ['--import', 'tsx', '-e', script], { env, encoding: 'utf8' }).trim()
  }
  assert.equal(run('nothing', ''), 'RELATA_SQLITE is "better-sqlite3" or "node", not "nothing".')
  assert.match(run('better-sqlite3', 'better-sqlite3'), /npm install better-sqlite3/)
})
