import type { FastifyRequest } from 'fastify'
import { AppError } from '../domain/app-error.ts'
import { ACTIONS, findRouteAction, mayDo } from '../domain/permissions.ts'
import { getOperator } from './visitor.ts'

/**
 * Refuses what the table of permissions does not allow this visitor, and every route it does not name.
 * @throws AppError `unauthorized`
 */
export function requirePermission(request: FastifyRequest): void {
  if (request.is404) return
  const pattern = request.routeOptions.url ?? ''
  const action = findRouteAction(request.method, pattern)
  if (action === null) {
    throw new AppError(
      'unauthorized',
      `${request.method} ${pattern} is not in the table of permissions, so nobody may do it.`,
    )
  }
  const { operator } = request.visitor
  if (mayDo(operator?.role ?? null, action)) return
  if (operator === null && request.routeOptions.config.savesWithoutSession === true) return
  const { role } = getOperator(request)
  throw new AppError(
    'unauthorized',
    `This is for a ${ACTIONS[action]}; you are a ${role}. An admin can change your role.`,
  )
}
