import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import type { Allowance } from '../../domain/allowance.ts'
import { explainError } from '../../http/explain-error.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { problemSchema } from './common-schemas.ts'

const MEDIA_TYPE = 'application/problem+json'

/** Statuses of problems, each with its shape, for the document. */
export const PROBLEMS = Object.fromEntries(
  Object.entries({
    400: 'The request is not as the document says.',
    401: 'There is no key in it, or one that is not in use.',
    403: 'The key may not do that, or the allowance is used up.',
    404: 'There is nothing of that name.',
    409: 'It does not go with what was done meanwhile.',
    413: 'The request is too large.',
    415: 'The body is not JSON.',
    422: 'The request can be read, and not answered.',
    429: 'Too many requests; `retry-after` says when the next may come.',
    500: 'An internal error.',
    503: 'Not available now.',
  }).map(([status, description]) => [status, { description, content: { [MEDIA_TYPE]: { schema: problemSchema } } }]),
)

/** A refusal of the API itself. */
export class ApiRefusal extends Error {
  readonly status: number
  readonly title: string
  readonly type: string

  constructor(status: number, title: string, detail: string, type = 'about:blank') {
    super(detail)
    this.status = status
    this.title = title
    this.type = type
  }
}

/** The refusal of somebody whose allowance is used up, with what to do. */
export const refuseUsedUp = ({ whatToDo }: Allowance): ApiRefusal =>
  new ApiRefusal(
    403,
    'The allowance is used up',
    whatToDo ?? 'The allowance of this account is used up.',
    'urn:caseconsultant:problem:allowance-used-up',
  )

type Problem = {
  type: string
  title: string
  status: number
  detail: string
  errors?: { pointer: string; detail: string }[]
}

/** Turns every error into a problem (RFC 9457). Nothing of the request is repeated in it. */
export function sendProblem(deps: Pick<DoorsDeps, 'reportFault'>) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const problem = toProblem(error)
    if (problem.status === 500) deps.reportFault?.(error, request.routeOptions.url ?? 'unknown')
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer')
    return reply.code(problem.status).type(MEDIA_TYPE).send(problem)
  }
}

function toProblem(error: FastifyError | Error): Problem {
  if (error instanceof ApiRefusal) {
    const { status, title, type, message } = error
    return { type, title, status, detail: message }
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const place = 'validationContext' in error ? String(error.validationContext) : 'request'
    return {
      type: 'about:blank',
      title: 'The request is not as the document says',
      status: 400,
      detail: 'See `errors` for what is wrong and where.',
      errors: error.validation.map(({ instancePath, message }) => ({
        pointer: `/${place}${instancePath === '/' ? '' : instancePath}`,
        detail: message ?? 'is not valid',
      })),
    }
  }
  if (isResponseSerializationError(error as FastifyError)) {
    return { type: 'about:blank', title: 'Internal error', status: 500, detail: 'Internal error' }
  }
  const { status, heading, message } = explainError(error)
  return { type: 'about:blank', title: heading, status, detail: message }
}
