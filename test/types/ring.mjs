/**
 * N classes, each with six attributes and five associations to its neighbours, and two queries each: what the type
 * checker pays for a schema of that size. Used by types.test.ts with few models and by scripts/types.mjs with 100.
 */
export function ringOf(count) {
  const at = (index) => (index + count) % count
  const classes = Array.from(
    { length: count },
    (_, i) => `
export class M${i} extends sequelize.model('M${i}', {
  name: { type: DataTypes.STRING, allowNull: false },
  role: { type: DataTypes.ENUM('a${i}', 'b', 'c'), allowNull: false, defaultValue: 'b' },
  age: DataTypes.INTEGER,
  big: DataTypes.BIGINT,
  born: DataTypes.DATE,
  active: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
}, {
  associations: () => ({
    prev: belongsTo(M${at(i - 1)}),
    items: hasMany(M${at(i + 1)}, { foreignKey: 'prevId' }),
    one: hasOne(M${at(i + 2)}, { foreignKey: 'farId' }),
    far: belongsTo(M${at(i - 2)}),
    tags: belongsToMany(M${at(i + 3)}, { through: 'T${i}' }),
  }),
}) {}`,
  )
  const queries = Array.from(
    { length: count },
    (_, i) => `
export async function q${i}() {
  const rows = await M${i}.findAll({
    where: { name: 'x', age: { [Op.gt]: 3 } },
    include: ['prev', { association: 'items', where: { active: true }, include: ['tags'] }],
    order: [['name', 'DESC']],
  })
  const name: string | undefined = rows[0]?.items[0]?.tags[0]?.name
  const one = await M${i}.findOne({ attributes: ['id', 'name'], include: ['one'] })
  const age: number | null | undefined = one?.one?.age
  return [name, age]
}`,
  )
  const names = 'DataTypes, Op, Sequelize, belongsTo, belongsToMany, hasMany, hasOne'
  return `import { ${names} } from 'relata'\n\nconst sequelize = new Sequelize()\n${classes.join('\n')}\n${queries.join('\n')}\n`
}
