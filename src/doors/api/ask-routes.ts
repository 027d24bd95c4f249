import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Visitor } from '../../domain/allowance.ts'
import type { AskTurn, TurnAnswer } from '../../domain/ask-thread.ts'
import { answerTurn } from '../../flow/answer/answer-turn.ts'
import { type AskOnTheWebPorts, askOnTheWeb } from '../../flow/customers/ask-on-the-web.ts'
import { outwardAnswer } from '../../flow/customers/outward-answer.ts'
import { cleanLine, cleanText } from '../../http/read-text.ts'
import { findAskThread, saveTurnAnswer } from '../../store/customers/asks.ts'
import { askPorts } from '../ask/ask-ports.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { answerSchema, questionSchema } from './ask-schemas.ts'
import { routeOf } from './authorise.ts'
import { ApiRefusal, PROBLEMS, refuseUsedUp } from './problem.ts'

export type WrittenQuestion = z.infer<typeof questionSchema>

/** The same key sent again with the same question is the same question, as a form sent twice is (draft-ietf-httpapi-idempotency-key). */
export const idempotencyKey = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\w-]{8,100}$/)
    .optional()
    .describe('Sent again with the same question, nothing is done twice.'),
})

/** Adds asking: the answer at once, from the same reading, rules and words as for a mail. */
export function addAskRoutes(app: FastifyInstance, deps: DoorsDeps): void {
  const api = app.withTypeProvider<ZodTypeProvider>()
  api.post(
    '/ask',
    {
      config: routeOf('ask', deps),
      schema: {
        operationId: 'ask',
        summary: 'A question in plain words, answered at once with its sources; no coder has looked at the answer',
        headers: idempotencyKey,
        body: questionSchema,
        response: { 200: answerSchema, ...PROBLEMS },
      },
    },
    async ({ body, caller, headers }) => {
      const turn = await keepQuestion(body, caller, headers['idempotency-key'], askPorts(deps))
      const answer = await getAnswer(turn.turn, deps)
      return { ask: turn.askId, path: `/ask/${turn.askId}`, masked: turn.turn.masked, ...outwardAnswer(answer.draft) }
    },
  )
}

/** The question as it is kept, identifiers masked. @throws ApiRefusal where it is not taken */
export async function keepQuestion(
  { question, dateOfService = '', payer = '', setting }: WrittenQuestion,
  visitor: Visitor,
  key: string | undefined,
  ports: AskOnTheWebPorts,
): Promise<{ askId: string; turn: AskTurn }> {
  const who = visitor.kind === 'account' ? `account ${visitor.accountId}` : visitor.key
  const formKey = `program ${key === undefined ? randomBytes(16).toString('base64url') : `${who} ${key}`}`
  const typed = { text: cleanText(question), dateOfService, payer: cleanLine(payer), setting: setting ?? '' }
  const outcome = await askOnTheWeb({ typed, formKey, askId: null, visitor }, ports)
  if (outcome.kind === 'used_up') throw refuseUsedUp(outcome.allowance)
  if (outcome.kind === 'refused') {
    throw new ApiRefusal(422, 'The question is not taken', outcome.faults.map(({ text }) => text).join(' '))
  }
  const turn = (await ports.findThread(outcome.askId))?.turns[0]
  if (turn === undefined)
    throw new ApiRefusal(409, 'The question was deleted', 'It was deleted a moment ago. Ask it again.')
  return { askId: outcome.askId, turn }
}

async function getAnswer(turn: AskTurn, deps: DoorsDeps): Promise<TurnAnswer> {
  const save = (id: number, answer: TurnAnswer) => saveTurnAnswer(deps.pool, id, answer)
  for await (const step of answerTurn(turn, { ...deps, wording: deps.ask.wording, save })) {
    if (step.kind === 'answered') return step.answer
  }
  throw new Error('a question was read and not answered')
}

/** The first question of a thread that belongs to whoever asks. @throws ApiRefusal where there is none */
export async function getOwnThread(deps: DoorsDeps, askId: string, visitor: Visitor) {
  const thread = await findAskThread(deps.pool, askId)
  if (thread !== null && visitor.kind === 'account' && thread.accountId === visitor.accountId) return thread
  throw new ApiRefusal(
    404,
    'There is no such question',
    'This account has no question of that id. Questions are deleted after a while.',
  )
}
