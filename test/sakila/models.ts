// Sakila's fifteen tables as models of one database, as a user would declare them: names in camelCase over columns in
// snake_case, keys of their own names, `last_update` as the timestamp. Two things are worth a look: a film points at its
// language twice, and a store and its staff point at each other.
import { DataTypes, belongsTo, belongsToMany, hasMany, hasOne, type Sequelize } from 'relata'

export type Models = ReturnType<typeof declareModels>

/** What `new Sequelize` is given as `define`; types read the timestamps from it. */
export const define = {
  underscored: true,
  timestamps: true,
  createdAt: false,
  updatedAt: 'lastUpdate',
} as const

/** A table's own key, as `film_id`: a number that counts up. */
const ownKey = { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true } as const
/** Text that must be there. */
const text = (length: number) => ({ type: DataTypes.STRING(length), allowNull: false }) as const
/** A key to another table that must be there; what it points at cannot be deleted while it does. */
const key = <const N extends string>(name: N) =>
  ({ foreignKey: { name, allowNull: false }, onDelete: 'RESTRICT' }) as const

export function declareModels(sequelize: Sequelize<typeof define>) {
  class Country extends sequelize.model(
    'Country',
    { countryId: ownKey, country: text(50) },
    { tableName: 'country', associations: () => ({ cities: hasMany(City, key('countryId')) }) },
  ) {}

  class City extends sequelize.model(
    'City',
    { cityId: ownKey, city: text(50) },
    {
      tableName: 'city',
      associations: () => ({
        country: belongsTo(Country, key('countryId')),
        addresses: hasMany(Address, key('cityId')),
      }),
    },
  ) {}

  class Address extends sequelize.model(
    'Address',
    {
      addressId: ownKey,
      address: text(50),
      address2: DataTypes.STRING(50),
      district: text(20),
      postalCode: DataTypes.STRING(10),
      phone: text(20),
    },
    {
      tableName: 'address',
      associations: () => ({
        city: belongsTo(City, key('cityId')),
        customers: hasMany(Customer, key('addressId')),
        staff: hasMany(Staff, key('addressId')),
        store: hasOne(Store, key('addressId')),
      }),
    },
  ) {}

  class Language extends sequelize.model(
    'Language',
    { languageId: ownKey, name: { type: DataTypes.CHAR(20), allowNull: false } },
    {
      tableName: 'language',
      associations: () => ({
        films: hasMany(Film, key('languageId')),
        originals: hasMany(Film, { foreignKey: 'originalLanguageId' }),
      }),
    },
  ) {}

  class Film extends sequelize.model(
    'Film',
    {
      filmId: ownKey,
      title: text(255),
      description: DataTypes.TEXT,
      releaseYear: DataTypes.INTEGER,
      rentalDuration: { type: DataTypes.SMALLINT, allowNull: false, defaultValue: 3 },
      rentalRate: { type: DataTypes.DECIMAL(4, 2), allowNull: false, defaultValue: 4.99 },
      minutes: { type: DataTypes.SMALLINT, field: 'length' },
      replacementCost: { type: DataTypes.DECIMAL(5, 2), allowNull: false, defaultValue: 19.99 },
      rating: { type: DataTypes.ENUM('G', 'PG', 'PG-13', 'R', 'NC-17'), allowNull: false, defaultValue: 'G' },
      specialFeatures: { type: DataTypes.JSON<string[]>(), allowNull: false, defaultValue: [] },
    },
    {
      tableName: 'film',
      indexes: [{ fields: ['title'] }],
      scopes: { short: { where: { minutes: 46 } }, rated: (rating: string) => ({ where: { rating } }) },
      associations: () => ({
        language: belongsTo(Language, key('languageId')),
        originalLanguage: belongsTo(Language, { foreignKey: 'originalLanguageId' }),
        actors: belongsToMany(Actor, { through: FilmActor, foreignKey: 'filmId', otherKey: 'actorId' }),
        categories: belongsToMany(Category, {
          through: FilmCategory,
          foreignKey: 'filmId',
          otherKey: 'categoryId',
        }),
        copies: hasMany(Inventory, key('filmId')),
      }),
    },
  ) {
    get heading() {
      return `${this.title} (${this.releaseYear})`
    }
  }

  class Actor extends sequelize.model(
    'Actor',
    { actorId: ownKey, firstName: text(45), lastName: text(45) },
    {
      tableName: 'actor',
      indexes: [{ fields: ['lastName'] }],
      associations: () => ({
        films: belongsToMany(Film, { through: FilmActor, foreignKey: 'actorId', otherKey: 'filmId' }),
      }),
    },
  ) {
    get fullName() {
      return `${this.firstName} ${this.lastName}`
    }
  }

  class Category extends sequelize.model(
    'Category',
    { categoryId: ownKey, name: text(25) },
    {
      tableName: 'category',
      associations: () => ({
        films: belongsToMany(Film, { through: FilmCategory, foreignKey: 'categoryId', otherKey: 'filmId' }),
      }),
    },
  ) {}

  class FilmActor extends sequelize.model(
    'FilmActor',
    {
      actorId: { type: DataTypes.INTEGER, primaryKey: true },
      filmId: { type: DataTypes.INTEGER, primaryKey: true },
    },
    {
      tableName: 'film_actor',
      associations: () => ({ actor: belongsTo(Actor, key('actorId')), film: belongsTo(Film, key('filmId')) }),
    },
  ) {}

  class FilmCategory extends sequelize.model(
    'FilmCategory',
    {
      filmId: { type: DataTypes.INTEGER, primaryKey: true },
      categoryId: { type: DataTypes.INTEGER, primaryKey: true },
    },
    {
      tableName: 'film_category',
      associations: () => ({
        film: belongsTo(Film, key('filmId')),
        category: belongsTo(Category, key('categoryId')),
      }),
    },
  ) {}

  class Inventory extends sequelize.model(
    'Inventory',
    { inventoryId: ownKey },
    {
      tableName: 'inventory',
      indexes: [{ fields: ['filmId'] }],
      associations: () => ({
        film: belongsTo(Film, key('filmId')),
        store: belongsTo(Store, key('storeId')),
        rentals: hasMany(Rental, key('inventoryId')),
      }),
    },
  ) {}

  class Store extends sequelize.model(
    'Store',
    { storeId: ownKey },
    {
      tableName: 'store',
      associations: () => ({
        // Half of the circle: a store must be there before its staff, hence before its manager.
        manager: belongsTo(Staff, { foreignKey: 'managerStaffId' }),
        address: belongsTo(Address, key('addressId')),
        staff: hasMany(Staff, key('storeId')),
        customers: hasMany(Customer, key('storeId')),
        copies: hasMany(Inventory, key('storeId')),
      }),
    },
  ) {}

  class Staff extends sequelize.model(
    'Staff',
    {
      staffId: ownKey,
      firstName: text(45),
      lastName: text(45),
      email: DataTypes.STRING(50),
      active: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
      username: text(16),
      password: DataTypes.STRING(40),
    },
    {
      tableName: 'staff',
      defaultScope: { attributes: { exclude: ['password'] } },
      associations: () => ({
        store: belongsTo(Store, key('storeId')),
        manages: hasOne(Store, { foreignKey: 'managerStaffId' }),
        address: belongsTo(Address, key('addressId')),
        rentals: hasMany(Rental, key('staffId')),
        payments: hasMany(Payment, key('staffId')),
      }),
    },
  ) {}

  class Customer extends sequelize.model(
    'Customer',
    {
      customerId: ownKey,
      firstName: text(45),
      lastName: text(45),
      email: DataTypes.STRING(50),
      activebool: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
      createDate: { type: DataTypes.DATEONLY, allowNull: false, defaultValue: DataTypes.NOW },
      active: DataTypes.INTEGER,
    },
    {
      tableName: 'customer',
      scopes: { active: { where: { active: 1 } } },
      associations: () => ({
        store: belongsTo(Store, key('storeId')),
        address: belongsTo(Address, key('addressId')),
        rentals: hasMany(Rental, key('customerId')),
        payments: hasMany(Payment, key('customerId')),
      }),
    },
  ) {}

  class Rental extends sequelize.model(
    'Rental',
    {
      rentalId: ownKey,
      rentalDate: { type: DataTypes.DATE, allowNull: false },
      returnDate: DataTypes.DATE,
    },
    {
      tableName: 'rental',
      indexes: [
        { unique: true, fields: ['rentalDate', 'inventoryId', 'customerId'] },
        { fields: ['inventoryId'] },
        { fields: ['customerId'] },
      ],
      associations: () => ({
        inventory: belongsTo(Inventory, key('inventoryId')),
        customer: belongsTo(Customer, key('customerId')),
        staff: belongsTo(Staff, key('staffId')),
        payments: hasMany(Payment, key('rentalId')),
      }),
    },
  ) {}

  class Payment extends sequelize.model(
    'Payment',
    {
      paymentId: ownKey,
      amount: { type: DataTypes.DECIMAL(5, 2), allowNull: false },
      paymentDate: { type: DataTypes.DATE, allowNull: false },
    },
    {
      tableName: 'payment',
      timestamps: false,
      indexes: [{ fields: ['customerId'] }, { fields: ['rentalId'] }],
      associations: () => ({
        customer: belongsTo(Customer, key('customerId')),
        staff: belongsTo(Staff, key('staffId')),
        rental: belongsTo(Rental, key('rentalId')),
      }),
    },
  ) {}

  return {
    Country,
    City,
    Address,
    Language,
    Film,
    Actor,
    Category,
    FilmActor,
    FilmCategory,
    Inventory,
    Store,
    Staff,
    Customer,
    Rental,
    Payment,
  }
}
