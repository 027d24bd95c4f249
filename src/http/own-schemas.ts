import type { FastifyServerOptions } from 'fastify'

/**
 * For an app whose routes are checked by zod or by nothing. Where an app says nothing, fastify loads compilers of JSON Schema
 * for it, a hundred modules that no route would use.
 */
export const OWN_SCHEMAS: FastifyServerOptions['schemaController'] = {
  compilersFactory: { buildValidator: () => refuse, buildSerializer: () => refuse },
}

/** A route with a schema says itself by what it is checked. */
function refuse(): never {
  throw new Error('a route has a schema, and no compiler of its own for it')
}
