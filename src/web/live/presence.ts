import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { readLine } from '../../http/read-text.ts'
import {
  endPresence,
  listOthersPresent,
  notePresence,
  PRESENCE_MODES,
  type Presence,
} from '../../store/people/presence.ts'
import { readCaseId } from '../read-form.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'

const WORDS: Readonly<Record<Presence['mode'], string>> = {
  viewing: 'is viewing',
  editing: 'is editing',
  idle: 'is away from it',
}

/** Who else is at a case, such as `Kim Osei is editing, Sam Lee is viewing`; empty where nobody is. */
export function presenceInWords(present: readonly Presence[]): string {
  return present.map(({ name, mode }) => `${name} ${WORDS[mode]}`).join(', ')
}

/** Who else is at each of those cases, in words, by case. */
export async function findPresenceWords(
  deps: WebDeps,
  operatorId: number,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const present = await listOthersPresent(deps.pool, operatorId, caseIds)
  return new Map(caseIds.map((id) => [id, presenceInWords(present.filter(({ caseId }) => caseId === id))]))
}

/** POST /cases/:id/presence: the page tells that somebody is there, or has left. It is advice for the others and locks nothing. */
export function tellPresence(deps: WebDeps) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const operatorId = getOperator(request).id
    const caseId = readCaseId(request.params)
    const told = readLine(request.body, 'mode')
    const mode = PRESENCE_MODES.find((each) => each === told)
    if (told === 'left') await endPresence(deps.pool, operatorId, caseId)
    else if (mode !== undefined) await notePresence(deps.pool, operatorId, caseId, mode)
    else throw new AppError('invalid', `Say what you do there: ${PRESENCE_MODES.join(', ')} or left.`)
    return reply.code(204).send()
  }
}
