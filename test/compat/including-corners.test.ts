// Eager loading where it is easy to go wrong: underscored names, limits with conditions on children, ON clauses,
// several paths to one table, own getters, group with includes, paranoid children and junctions.
import { sameUnderBoth, type Lab, type Library } from '../support/oracle'

/** Teams, players and coaches in snake_case columns, with renamed attributes on the way. */
async function league({ sequelize, DataTypes }: Lab, options = {}) {
  const define = (name: string, attributes: object, more = {}) =>
    sequelize.define(name, attributes, { underscored: true, timestamps: false, ...options, ...more })
  const Team = define('Team', {
    teamName: DataTypes.STRING,
    foundedIn: { type: DataTypes.INTEGER, field: 'year_of_birth' },
  })
  const Player = define('Player', {
    fullName: DataTypes.STRING,
    goalCount: DataTypes.INTEGER,
    joinedAt: DataTypes.DATEONLY,
  })
  const Coach = define('HeadCoach', { nickName: DataTypes.STRING })
  const Match = define('Match', { homeGoals: DataTypes.INTEGER, awayGoals: DataTypes.INTEGER })
  const Award = define('Award', { prizeName: DataTypes.STRING })
  const PlayerAward = define('PlayerAward', { wonIn: DataTypes.INTEGER })
  Team.hasMany(Player, { as: 'players', foreignKey: 'teamId' })
  Player.belongsTo(Team, { as: 'team', foreignKey: 'teamId' })
  Team.hasOne(Coach, { as: 'headCoach', foreignKey: 'teamId' })
  Coach.belongsTo(Team, { as: 'team', foreignKey: 'teamId' })
  Match.belongsTo(Team, { as: 'homeTeam', foreignKey: 'homeTeamId' })
  Match.belongsTo(Team, { as: 'awayTeam', foreignKey: 'awayTeamId' })
  Team.hasMany(Match, { as: 'homeMatches', foreignKey: 'homeTeamId' })
  Team.hasMany(Match, { as: 'awayMatches', foreignKey: 'awayTeamId' })
  Player.belongsToMany(Award, {
    as: 'awards',
    through: PlayerAward,
    foreignKey: 'playerId',
    otherKey: 'awardId',
  })
  Award.belongsToMany(Player, {
    as: 'winners',
    through: PlayerAward,
    foreignKey: 'awardId',
    otherKey: 'playerId',
  })
  await sequelize.sync()
  await Team.bulkCreate([
    { teamName: 'Reds', foundedIn: 1900 },
    { teamName: 'Blues', foundedIn: 1950 },
    { teamName: 'Greens', foundedIn: 2000 },
  ])
  await Coach.bulkCreate([
    { nickName: 'Boss', teamId: 1 },
    { nickName: 'Prof', teamId: 2 },
  ])
  await Player.bulkCreate([
    { fullName: 'A', goalCount: 3, teamId: 1, joinedAt: '2020-01-01' },
    { fullName: 'B', goalCount: 0, teamId: 1, joinedAt: '2021-01-01' },
    { fullName: 'C', goalCount: 7, teamId: 2, joinedAt: '2019-06-01' },
    { fullName: 'D', goalCount: 7, teamId: 2, joinedAt: '2022-06-01' },
    { fullName: 'E', goalCount: 1 },
  ])
  await Match.bulkCreate([
    { homeTeamId: 1, awayTeamId: 2, homeGoals: 2, awayGoals: 1 },
    { homeTeamId: 2, awayTeamId: 1, homeGoals: 0, awayGoals: 0 },
    { homeTeamId: 1, awayTeamId: 3, homeGoals: 5, awayGoals: 0 },
  ])
  await Award.bulkCreate([{ prizeName: 'gold' }, { prizeName: 'silver' }])
  await PlayerAward.bulkCreate([
    { playerId: 1, awardId: 1, wonIn: 2020 },
    { playerId: 3, awardId: 1, wonIn: 2021 },
    { playerId: 3, awardId: 2, wonIn: 2022 },
  ])
  return { Team, Player, Coach, Match, Award, PlayerAward }
}

sameUnderBoth('underscored: attributes, where, order and group of children in camelCase', async (lab) => {
  const { Op, fn, col } = lab
  const { Team, Player } = await league(lab)
  const byKey = ['id', ['players', 'id', 'ASC']]
  return [
    await Team.findAll({ include: 'players', order: byKey }),
    await Team.findAll({
      include: { association: 'players', where: { goalCount: { [Op.gt]: 1 } } },
      order: byKey,
    }),
    await Team.findAll({
      include: 'players',
      order: [['players', 'goalCount', 'DESC'], ['players', 'fullName', 'ASC'], 'id'],
    }),
    await Team.findAll({ include: 'players', where: { '$players.goal_count$': 7 }, order: byKey }),
    await Team.findAll({
      include: 'headCoach',
      where: { foundedIn: { [Op.lt]: 1990 } },
      order: [['foundedIn', 'DESC']],
    }),
    await Player.findAll({
      include: { association: 'team', attributes: ['teamName', 'foundedIn'] },
      order: ['id'],
    }),
    await Player.findAll({
      attributes: ['teamId', [fn('SUM', col('goal_count')), 'goals']],
      group: ['teamId'],
      order: [['teamId', 'ASC']],
      raw: true,
    }),
    await Team.findAll({
      attributes: [
        'teamName',
        [fn('COUNT', col('players.id')), 'n'],
        [fn('MAX', col('players.goal_count')), 'best'],
      ],
      include: [{ association: 'players', attributes: [] }],
      group: ['Team.id'],
      order: ['id'],
      raw: true,
    }),
    await Player.findAll({
      where: { joinedAt: { [Op.between]: ['2020-01-01', '2021-12-31'] } },
      attributes: ['fullName'],
      raw: true,
    }),
    await Player.count({ where: { teamId: null } }),
  ]
})

sameUnderBoth('two paths to one table, and back', async (lab) => {
  const { Team, Match } = await league(lab)
  const brief = { attributes: ['id', 'teamName'] }
  return [
    await Match.findAll({
      include: [
        { association: 'homeTeam', ...brief },
        { association: 'awayTeam', ...brief },
      ],
      order: ['id'],
    }),
    await Match.findAll({
      include: [
        { association: 'homeTeam', where: { teamName: 'Reds' } },
        { association: 'awayTeam', where: { teamName: 'Greens' } },
      ],
    }),
    await Team.findAll({
      include: [
        { association: 'homeMatches', include: [{ association: 'awayTeam', ...brief }] },
        { association: 'awayMatches', include: [{ association: 'homeTeam', ...brief }] },
      ],
      order: ['id', ['homeMatches', 'id', 'ASC'], ['awayMatches', 'id', 'ASC']],
    }),
    await Team.findAll({
      include: [
        {
          association: 'homeMatches',
          include: [{ association: 'awayTeam', include: ['headCoach', 'players'] }],
        },
      ],
      where: { id: 1 },
      order: [
        ['homeMatches', 'id', 'ASC'],
        ['homeMatches', 'awayTeam', 'players', 'id', 'ASC'],
      ],
    }),
  ]
})

sameUnderBoth('limit with conditions on children and with subQuery: false', async (lab) => {
  const { Op } = lab
  const { Team, Player } = await league(lab)
  const ids = (rows: Library[]) =>
    rows.map((row) => [row.id, (row.players ?? row.awards ?? []).map((each: Library) => each.id).sort()])
  const scorers = { association: 'players', where: { goalCount: { [Op.gt]: 0 } } }
  const gold = { association: 'awards', where: { prizeName: 'gold' } }
  return [
    ids(await Team.findAll({ include: scorers, limit: 1, order: ['id'] })),
    ids(await Team.findAll({ include: scorers, limit: 1, offset: 1, order: ['id'] })),
    ids(await Team.findAll({ include: scorers, limit: 10, order: [['foundedIn', 'DESC']] })),
    ids(
      await Player.findAll({
        include: gold,
        limit: 1,
        order: [
          ['goalCount', 'DESC'],
          ['id', 'ASC'],
        ],
      }),
    ),
    ids(await Player.findAll({ include: [gold, 'team'], limit: 2, order: ['id'] })),
    ids(await Player.findAll({ include: { ...gold, required: false }, limit: 2, order: ['id'] })),
    (
      await Team.findAll({
        include: 'players',
        where: { '$players.full_name$': 'C' },
        subQuery: false,
        limit: 5,
      })
    ).length,
    (
      await Player.findAll({
        include: 'team',
        where: { '$team.team_name$': 'Blues' },
        limit: 1,
        order: ['id'],
      })
    ).map((row: Library) => row.id),
    (await Team.findOne({ include: { association: 'players', where: { fullName: 'D' } } })).players.map(
      (each: Library) => each.fullName,
    ),
    await Team.findOne({ include: { association: 'players', where: { fullName: 'nobody' } } }),
    (await Team.findByPk(2, { include: { association: 'players', where: { fullName: 'A' } } })) === null,
  ]
})

sameUnderBoth('own ON clauses, right joins, duplicating', async (lab) => {
  const { Op, col, sequelize } = lab
  const { Team, Player } = await league(lab)
  const on = { team_id: { [Op.eq]: col('Team.id') }, goal_count: { [Op.gte]: 7 } }
  return [
    await Team.findAll({ include: { association: 'players', on }, order: ['id', ['players', 'id', 'ASC']] }),
    await Team.findAll({
      include: {
        association: 'players',
        on: sequelize.literal('`players`.`team_id` = `Team`.`id` AND `players`.`goal_count` = 0'),
      },
      order: ['id'],
    }),
    (
      await Team.findAll({
        include: { association: 'players', duplicating: false },
        limit: 2,
        order: ['id', ['players', 'id', 'ASC']],
      })
    ).length > 0,
    (await Player.findAll({ include: { association: 'team', right: true }, raw: true })).length,
  ]
})

sameUnderBoth('junction rows: where, attributes, nested, counts', async (lab) => {
  const { Op } = lab
  const { Player, Award, PlayerAward } = await league(lab)
  const player = await Player.findByPk(3)
  return [
    await Award.findAll({
      include: {
        association: 'winners',
        through: { where: { wonIn: { [Op.gt]: 2020 } }, attributes: ['wonIn'] },
      },
      order: ['id'],
    }),
    await Player.findAll({
      include: {
        association: 'awards',
        through: { attributes: [] },
        include: [{ association: 'winners', through: { attributes: [] } }],
      },
      where: { id: 1 },
      order: [['awards', 'winners', 'id', 'ASC']],
    }),
    await player.getAwards({ through: { where: { wonIn: 2022 } } }),
    await player.countAwards({ where: { prizeName: 'gold' } }),
    await player.hasAwards(await Award.findAll()),
    (await player.getAwards({ order: [[PlayerAward, 'wonIn', 'DESC']] }).catch(() => [])).length >= 0,
    await player
      .createAward({ prizeName: 'bronze' }, { through: { wonIn: 2023 } })
      .then(() => player.countAwards()),
    await PlayerAward.findAll({ order: ['playerId', 'awardId'], raw: true }),
  ]
})

sameUnderBoth('paranoid children and paranoid junctions', async (lab) => {
  const { sequelize, DataTypes } = lab
  const User = sequelize.define('User', { name: DataTypes.STRING }, { timestamps: false })
  const Group = sequelize.define('Group', { name: DataTypes.STRING }, { paranoid: true })
  const Member = sequelize.define('Member', { role: DataTypes.STRING }, { paranoid: true })
  User.belongsToMany(Group, { through: Member })
  Group.belongsToMany(User, { through: Member })
  await sequelize.sync()
  const user = await User.create({ name: 'Ada' })
  const groups = await Group.bulkCreate([{ name: 'a' }, { name: 'b' }, { name: 'c' }])
  await user.setGroups(groups)
  await groups[0].destroy()
  await user.removeGroup(groups[1])
  const names = (list: Library[]) => list.map((each) => each.name).sort()
  return [
    names(await user.getGroups()),
    names((await User.findOne({ include: Group })).Groups),
    names((await User.findOne({ include: { model: Group, paranoid: false } })).Groups),
    names((await User.findOne({ include: { model: Group, through: { paranoid: false } } })).Groups),
    await Member.count(),
    await Member.count({ paranoid: false }),
  ]
})

sameUnderBoth('getters, virtuals, JSON and dates of children', async ({ sequelize, DataTypes }) => {
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Item = sequelize.define('Item', {
    title: {
      type: DataTypes.STRING,
      get(this: Library) {
        return `«${this.getDataValue('title')}»`
      },
    },
    meta: DataTypes.JSON,
    flag: DataTypes.BOOLEAN,
    at: DataTypes.DATE,
    day: DataTypes.DATEONLY,
    loud: {
      type: DataTypes.VIRTUAL,
      get(this: Library) {
        return String(this.title).toUpperCase()
      },
    },
    bytes: DataTypes.BLOB,
  })
  User.hasMany(Item, { as: 'items' })
  await sequelize.sync()
  const user = await User.create({ name: 'Ada' })
  const at = new Date('2020-02-02T02:02:02.020Z')
  await user.createItem({
    title: 'x',
    meta: { a: [1] },
    flag: true,
    at,
    day: '2020-02-02',
    bytes: Buffer.from('hi'),
  })
  const found = await User.findOne({ include: 'items' })
  const [item] = found.items
  const limited = await User.findOne({
    include: { association: 'items', attributes: ['title', 'meta', 'flag', 'loud'] },
  })
  return {
    types: [item.at instanceof Date, typeof item.day, Buffer.isBuffer(item.bytes), item.meta.a, item.flag],
    item,
    limited: limited.items,
    getter: [item.title, item.loud, found.toJSON().items[0].title],
    mixin: (await user.getItems())[0].meta,
  }
})
