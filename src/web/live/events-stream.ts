import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { caseNumber } from '../../domain/case-number.ts'
import { findLastLiveEventId, LIVE_KINDS, type LiveEvent, listLiveEventsAfter } from '../../store/upkeep/live-events.ts'
import { getSession } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import type { LiveHub, LiveStream } from './live-hub.ts'

/** How long a browser waits before it comes back. */
const RETRY_MS = 5000

/** A browser that missed more than this loads its page anew instead. */
const MOST_REPLAYED = 500

/** What a browser may ask to be told of: a kind of event without its end, or one case. */
const TOPICS: Readonly<Record<string, readonly string[]>> = {
  queue: ['queue.changed'],
  cases: ['case.updated'],
  presence: ['presence'],
  outbound: ['outbound.state'],
  data: ['data.release'],
  banner: ['banner'],
}

type Wanted = { kinds: ReadonlySet<string>; caseIds: ReadonlySet<number> }

/** GET /events?topics=queue,case:Q-12: what changes, as server-sent events (WHATWG HTML, section 9.2), by ids alone. */
export function streamEvents(deps: WebDeps, hub: LiveHub) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const wanted = readTopics((request.query as { topics?: unknown }).topics)
    const sessionId = getSession(request).id
    const lastSeen = readLastId(request)
    const response = reply.raw
    const held: LiveEvent[] = []
    let live = false
    const write = (event: LiveEvent): void => {
      if (isWanted(event, wanted)) response.write(formatEvent(event))
    }
    const stream: LiveStream = {
      sessionId,
      // What is told while the past is still being read waits for its turn.
      tell: (event) => void (live ? write(event) : held.push(event)),
      beat: () => void response.write(': \n\n'),
      end: () => void response.end(),
    }
    // No content stops the browser from asking again: the page works without.
    if (!(await hub.add(stream))) return reply.code(204).send()
    const missed = await readMissed(deps, lastSeen, () => hub.remove(stream))
    reply.hijack()
    if (response.destroyed) return hub.remove(stream)
    response.on('close', () => hub.remove(stream))
    response.on('error', () => hub.remove(stream))
    response.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    response.write(`retry: ${RETRY_MS}\n`)
    // Too much was missed, or nobody knows any more what.
    response.write(missed.events === null ? `id: ${missed.from}\nevent: reset\ndata: {}\n\n` : `id: ${missed.from}\n\n`)
    for (const event of missed.events ?? []) write(event)
    live = true
    for (const event of held) write(event)
  }
}

/** What was told since the browser last heard, from the table. */
async function readMissed(
  deps: WebDeps,
  lastSeen: number | null,
  onFault: () => void,
): Promise<{ from: number; events: LiveEvent[] | null }> {
  try {
    const from = await findLastLiveEventId(deps.pool)
    if (lastSeen === null || (lastSeen === 0 && from === 0)) return { from, events: [] }
    const events = await listLiveEventsAfter(deps.pool, lastSeen, MOST_REPLAYED)
    return { from: events === null ? from : lastSeen, events }
  } catch (error) {
    onFault()
    throw error
  }
}

/** Browsers say it in a header when they come back; a page that was loaded meanwhile cannot set one. */
function readLastId(request: FastifyRequest): number | null {
  const header = request.headers['last-event-id']
  const { after } = request.query as { after?: unknown }
  const text = typeof header === 'string' ? header : typeof after === 'string' ? after : ''
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

function readTopics(asked: unknown): Wanted {
  const kinds = new Set<string>()
  const caseIds = new Set<number>()
  for (const topic of String(asked ?? '').split(',')) {
    const number = /^case:q-(\d{1,15})$/i.exec(topic)?.[1]
    if (number !== undefined) caseIds.add(Number(number))
    else for (const kind of Object.hasOwn(TOPICS, topic) ? (TOPICS[topic] ?? []) : []) kinds.add(kind)
  }
  if (kinds.size === 0 && caseIds.size === 0) {
    throw new AppError('invalid', `Name what to listen to: ${Object.keys(TOPICS).join(', ')}, or case:Q-12.`)
  }
  return { kinds, caseIds }
}

const isWanted = (event: LiveEvent, { kinds, caseIds }: Wanted): boolean =>
  kinds.has(event.kind) || (event.case !== null && caseIds.has(event.case))

function formatEvent({ id, kind, case: caseId, reply, source }: LiveEvent): string {
  const data = {
    ...(caseId === null ? {} : { case: caseNumber(caseId) }),
    ...(reply === null ? {} : { reply }),
    ...(source === null ? {} : { source }),
  }
  const line = id === null ? '' : `id: ${id}\n`
  return `${line}event: ${LIVE_KINDS.includes(kind) ? kind : 'message'}\ndata: ${JSON.stringify(data)}\n\n`
}
