/**
 * Writes a program of `n` models in a ring, six attributes and five associations each, with two queries a model
 * (nested include, where, order, narrowing): what the type checker pays for a schema of that size.
 */
export function ringProgram(n: number, library: string): string {
  const models = Array.from({ length: n }, (_, i) => ring(i, n))
  return [
    `import { DataTypes, Op, Sequelize, hasMany, hasOne, belongsTo, belongsToMany } from '${library}'`,
    `const sequelize = new Sequelize('sqlite::memory:')`,
    ...models.map((model) => model.declaration),
    ...models.map((model) => model.queries),
  ].join('\n')
}

function ring(i: number, n: number) {
  const next = `M${(i + 1) % n}`
  const far = `M${(i + 2) % n}`
  return {
    declaration: `
export class M${i} extends sequelize.model('M${i}', {
  name: { type: DataTypes.STRING, allowNull: false },
  code: { type: DataTypes.STRING(40), allowNull: false, unique: true },
  rank: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
  price: DataTypes.DECIMAL(10, 2),
  state: { type: DataTypes.ENUM('new', 'old'), allowNull: false, defaultValue: 'new' },
  seen: DataTypes.DATE,
}, {
  associations: () => ({
    children: hasMany(${next}, { foreignKey: 'parentId' }),
    parent: belongsTo(M${(i + n - 1) % n}),
    detail: hasOne(${far}, { foreignKey: 'ownerId' }),
    owner: belongsTo(M${(i + n - 2) % n}),
    peers: belongsToMany(${far}, { through: 'Peers${i}' }),
  }),
}) {
  get label() { return \`\${this.name} \${this.rank}\` }
}`,
    queries: `
export async function query${i}() {
  const rows = await M${i}.findAll({
    where: { state: 'new', rank: { [Op.gt]: 1 }, [Op.or]: [{ name: 'a' }, { code: { [Op.like]: 'b%' } }] },
    include: ['detail', { association: 'children', where: { name: 'x' }, include: ['parent', { association: 'peers', required: true }] }],
    order: [['rank', 'DESC'], 'name'],
  })
  const a: string = rows[0]!.children[0]!.peers[0]!.label
  const b: string | undefined = rows[0]!.detail?.code
  const one = await M${i}.findOne({
    attributes: ['name', 'rank'],
    include: { owner: { include: { children: true } } },
    order: [['children', 'name', 'ASC']],
  })
  const c: string | undefined = one?.owner?.children[0]?.name
  const d: number | undefined = one?.rank
  return [a, b, c, d]
}`,
  }
}
