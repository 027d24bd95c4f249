import type { FastifyRequest } from 'fastify'
import { caseNumber } from '../../domain/case-number.ts'
import { momentOf } from '../../http/time-in-words.ts'
import {
  type CaseStanding,
  listCaseStandings,
  listReplyStandings,
  type ReplyStanding,
} from '../../store/upkeep/live-state.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { REPLY_WORDS, STATE_WORDS } from '../words/case-words.ts'
import { findPresenceWords } from './presence.ts'

/** A list has 25 rows. */
const MOST = 60

type LiveCase = {
  number: string
  state: string
  stateWords: string
  version: number
  message: number | null
  revision: number | null
  /** Who wrote that revision, where it was somebody else. */
  revisionBy: string | null
  people: string
}

type LiveReply = {
  id: number
  number: string
  state: string
  words: string
  /** ISO 8601; null where no time is set. */
  leavesAt: string | null
}

/** GET /live?cases=Q-1,Q-2&replies=3: how these stand, in the words an open page shows. */
export function showLiveState(deps: WebDeps) {
  return async (request: FastifyRequest): Promise<{ cases: LiveCase[]; replies: LiveReply[] }> => {
    const { cases, replies } = request.query as { cases?: unknown; replies?: unknown }
    const operatorId = getOperator(request).id
    const caseIds = readIds(cases)
    const [standings, people, held] = await Promise.all([
      listCaseStandings(deps.pool, caseIds),
      findPresenceWords(deps, operatorId, caseIds),
      listReplyStandings(deps.pool, readIds(replies)),
    ])
    return {
      cases: standings.map((each) => viewCase(each, operatorId, people.get(each.id) ?? '')),
      replies: held.map((each) => viewReply(each, deps.now())),
    }
  }
}

function readIds(text: unknown): number[] {
  return (typeof text === 'string' ? text.split(',') : [])
    .map((part) => /^(?:q-)?(\d{1,15})$/i.exec(part)?.[1])
    .filter((digits) => digits !== undefined)
    .slice(0, MOST)
    .map(Number)
}

function viewCase(standing: CaseStanding, operatorId: number, people: string): LiveCase {
  const { id, state, version, lastMessageId, revision, revisionBy, revisionByName } = standing
  return {
    number: caseNumber(id),
    state,
    stateWords: STATE_WORDS[state],
    version,
    message: lastMessageId,
    revision,
    revisionBy: revisionBy === operatorId ? null : (revisionByName ?? 'The desk'),
    people,
  }
}

function viewReply({ id, caseId, state, stateSince, sendAfter, onHold, attempt }: ReplyStanding, now: Date): LiveReply {
  const leavesAt = state === 'held' && !onHold ? sendAfter : null
  return {
    id,
    number: caseNumber(caseId),
    state,
    words: sayReply(state, leavesAt, stateSince, attempt, now),
    leavesAt: leavesAt?.toISOString() ?? null,
  }
}

function sayReply(
  state: ReplyStanding['state'],
  leavesAt: Date | null,
  since: Date,
  attempt: number,
  now: Date,
): string {
  if (state !== 'held') return `${REPLY_WORDS[state]} at ${momentOf(since, now).words}.`
  if (leavesAt === null) return 'is kept back until you release it.'
  const words = attempt > 0 ? 'could not be delivered yet; it is tried again at' : 'leaves at'
  return `${words} ${momentOf(leavesAt, now).words}.`
}
