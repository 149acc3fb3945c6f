// Loaded before a seed program (node --require): resolves its `require('relata')` to the library under test.
const Module = require('node:module')
const { join } = require('node:path')

const relata = join(__dirname, '../../src/index.ts')
const target = process.env.SEED_LIBRARY === 'sequelize' ? require.resolve('sequelize') : relata
const resolve = Module._resolveFilename
Module._resolveFilename = function (request, ...rest) {
  return request === 'relata' ? target : resolve.call(this, request, ...rest)
}
