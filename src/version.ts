// The version of this package, as `Sequelize.version` shows it. Required, so that bundlers can put it in.
const manifest: { version: string } = require('../package.json')

export const version = manifest.version
