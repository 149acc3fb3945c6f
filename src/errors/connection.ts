/** What can go wrong before a statement is sent: the seven ways in which a connection is not had. */
import { BaseError, setHidden } from './base'

/** The database could not be opened; `cause` is the driver's error. Its kinds below say why. */
export class ConnectionError extends BaseError {
  /** The driver's error. */
  declare parent: Error
  /** The same as `parent`. */
  declare original: Error

  constructor(parent: Error) {
    super(parent ? parent.message : '')
    this.name = 'SequelizeConnectionError'
    setHidden(this, { parent, original: parent, cause: parent })
  }
}

/** The pool had no free connection in time (`pool.acquire`). */
export class ConnectionAcquireTimeoutError extends ConnectionError {
  constructor(parent: Error) {
    super(parent)
    this.name = 'SequelizeConnectionAcquireTimeoutError'
  }
}

/** Nothing listens there. */
export class ConnectionRefusedError extends ConnectionError {
  constructor(parent: Error) {
    super(parent)
    this.name = 'SequelizeConnectionRefusedError'
  }
}

/** The server did not answer in time. */
export class ConnectionTimedOutError extends ConnectionError {
  constructor(parent: Error) {
    super(parent)
    this.name = 'SequelizeConnectionTimedOutError'
  }
}

/** User or password are not accepted, or the file may not be opened. */
export class AccessDeniedError extends ConnectionError {
  constructor(parent: Error) {
    super(parent)
    this.name = 'SequelizeAccessDeniedError'
  }
}

/** The host's name has no address. */
export class HostNotFoundError extends ConnectionError {
  constructor(parent: Error) {
    super(parent)
    this.name = 'SequelizeHostNotFoundError'
  }
}

/** There is no way to the host. */
export class HostNotReachableError extends ConnectionError {
  constructor(parent: Error) {
    super(parent)
    this.name = 'SequelizeHostNotReachableError'
  }
}

/** The connection's options do not make sense, or its port is out of range. */
export class InvalidConnectionError extends ConnectionError {
  constructor(parent: Error) {
    super(parent)
    this.name = 'SequelizeInvalidConnectionError'
  }
}
