import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Visitor } from '../../domain/allowance.ts'
import { caseNumber } from '../../domain/case-number.ts'
import type { CaseState } from '../../domain/case-state.ts'
import { requestCoderCheck } from '../../flow/customers/coder-check.ts'
import { lookAllowance } from '../../flow/customers/use-allowance.ts'
import { findOwnCase, listOwnCases, type OwnCase } from '../../store/customers/own-cases.ts'
import { askPorts, checkPorts } from '../ask/ask-ports.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { getOwnThread, idempotencyKey, keepQuestion, type WrittenQuestion } from './ask-routes.ts'
import { type CASE_STANDINGS, caseSchema, casesSchema, newCaseSchema } from './ask-schemas.ts'
import { routeOf } from './authorise.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { ApiRefusal, PROBLEMS, refuseUsedUp } from './problem.ts'

/** What a requester is told of a state: nothing of how far an answer is before it was sent. */
const STANDINGS: Readonly<Record<CaseState, (typeof CASE_STANDINGS)[number]>> = {
  received: 'waiting',
  drafting: 'waiting',
  needs_review: 'waiting',
  held: 'waiting',
  sending: 'waiting',
  send_failed: 'waiting',
  send_uncertain: 'waiting',
  quarantine: 'waiting',
  awaiting_requester: 'waiting_for_you',
  sent: 'answered',
  rejected: 'closed',
  merged: 'closed',
}

/** Adds having a coder answer, and reading what was answered. Of drafts nothing is told. */
export function addCaseRoutes(app: FastifyInstance, deps: DoorsDeps): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  const config = routeOf('cases', deps)

  api.post(
    '/cases',
    {
      config,
      schema: {
        operationId: 'createCase',
        summary:
          'Have a coder answer a question; the answer comes by mail to the address of the account, and stands here',
        headers: idempotencyKey,
        body: newCaseSchema,
        response: { 201: caseSchema, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body, caller, headers, ip } = request
      const asked =
        'ask' in body
          ? await findNewest(deps, body.ask, caller)
          : await keepForCoder(deps, body, caller, headers['idempotency-key'])
      const outcome = await requestCoderCheck({ ...asked, visitor: caller, address: '' }, checkPorts(deps, ip))
      if (outcome.kind === 'used_up') throw refuseUsedUp(outcome.allowance)
      if (outcome.kind !== 'filed')
        throw new ApiRefusal(422, 'The question is not taken', 'It could not be given to a coder.')
      const number = caseNumber(outcome.caseId)
      const found = await findOwnCase(deps.pool, addressOf(request), outcome.caseId)
      const told =
        found === null
          ? { number, standing: 'waiting' as const, createdAt: deps.now().toISOString(), answer: null }
          : tell(found)
      return reply.code(201).header('location', `${request.routeOptions.url}/${number}`).send(told)
    },
  )

  api.get(
    '/cases',
    {
      config,
      schema: {
        operationId: 'listCases',
        summary: 'The cases of the account, the newest first',
        querystring: z.object({
          limit: z.coerce.number().int().min(1).max(100).default(20),
          cursor: z.string().max(100).optional(),
        }),
        response: { 200: casesSchema, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query
      const address = addressOf(request)
      const before = Number(readCursor(cursor, address)) || null
      const found = await listOwnCases(deps.pool, address, { before, limit: limit + 1 })
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      const nextCursor = found.length > limit && last ? writeCursor(last.id, address) : null
      return { cases: shown.map(tell), nextCursor }
    },
  )

  api.get(
    '/cases/:number',
    {
      config,
      schema: {
        operationId: 'getCase',
        summary: 'How a case of the account stands, and the answer that was sent',
        params: z.object({ number: z.string().max(20).describe('Such as Q-4821.') }),
        response: { 200: caseSchema, ...PROBLEMS },
      },
    },
    async (request) => {
      const [, digits] = /^Q-(\d{1,15})$/i.exec(request.params.number) ?? []
      const found = digits === undefined ? null : await findOwnCase(deps.pool, addressOf(request), Number(digits))
      if (found === null) throw new ApiRefusal(404, 'There is no such case', 'This account has no case of that number.')
      return tell(found)
    },
  )
}

type Asked = { askId: string; position: number }

async function findNewest(deps: DoorsDeps, askId: string, caller: Visitor): Promise<Asked> {
  const { id, turns } = await getOwnThread(deps, askId, caller)
  return { askId: id, position: turns.length }
}

/**
 * A question for a coder counts as one reviewed answer, not as an instant one too; where none is left nothing is kept, since its
 * page would answer it. Sent again it is the question it was, whatever was asked after it.
 */
async function keepForCoder(
  deps: DoorsDeps,
  question: WrittenQuestion,
  caller: Visitor,
  key: string | undefined,
): Promise<Asked> {
  const useAllowance = () => lookAllowance(deps.allowances, caller, 'reviewed_answer')
  const { askId, turn } = await keepQuestion(question, caller, key, { ...askPorts(deps), useAllowance })
  return { askId, position: turn.position }
}

/** The address of the account a key acts for. */
function addressOf({ apiKey }: FastifyRequest): string {
  if (apiKey === null) throw new Error('a route of cases is open to nobody without a key')
  return apiKey.account.address
}

const tell = ({ id, state, createdAt, sentAt, text }: OwnCase): z.infer<typeof caseSchema> => ({
  number: caseNumber(id),
  standing: STANDINGS[state],
  createdAt: createdAt.toISOString(),
  answer: sentAt === null || text === null ? null : { sentAt: sentAt.toISOString(), text },
})
