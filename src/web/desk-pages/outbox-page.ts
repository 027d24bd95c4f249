import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { caseNumber } from '../../domain/case-number.ts'
import { readLine } from '../../http/read-text.ts'
import { momentOf } from '../../http/time-in-words.ts'
import {
  findHoldPreference,
  type HeldChange,
  holdReply,
  listHeldReplies,
  scheduleReply,
  setHoldPreference,
  undoReply,
} from '../../store/replies/held-replies.ts'
import { type HeldView, viewHeld } from '../held-view.ts'
import { type Framed, sendPage } from '../page.ts'
import { readSendAt } from '../review/answer-form.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { REPLY_WORDS } from '../words/case-words.ts'

type OutboxView = {
  mine: HeldView[]
  others: HeldView[]
  more: boolean
  zone: string
  choices: { value: string; words: string; chosen: boolean }[]
}

const SHOWN = 100

/** How long answers can be held: WCAG 2.2.1 wants that a time limit can be turned off, or set to ten times as long. */
const HOLD_CHOICES = [0, 10, 30, 60, 120, 300, 600]

/** The page of held answers and what can be done with each, as long as it is held. */
export function outboxPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<OutboxView>>('web/outbox.html')

  /** Where the person was: the case they looked at, or the outbox. */
  const goBack = (request: FastifyRequest, reply: FastifyReply, caseId: number): FastifyReply =>
    reply.redirect(readLine(request.body, 'from') === 'outbox' ? '/outbox' : `/cases/${caseNumber(caseId)}`, 303)

  const finish = (request: FastifyRequest, reply: FastifyReply, change: HeldChange): FastifyReply => {
    if (change.outcome === 'unknown') throw new AppError('not_found', 'There is no such answer.')
    if (change.outcome === 'done') return goBack(request, reply, change.caseId)
    throw new AppError('conflict', whyNotHeld(deps, change))
  }

  return {
    /** GET /outbox */
    async show(request: FastifyRequest, reply: FastifyReply) {
      const operator = getOperator(request)
      const [held, preferred] = await Promise.all([
        listHeldReplies(deps.pool, operator.id, SHOWN + 1),
        findHoldPreference(deps.pool, operator.id),
      ])
      const views = held.slice(0, SHOWN).map((each) => viewHeld(each, operator.id, deps.now()))
      const seconds = preferred === undefined ? deps.review.undoSeconds : preferred
      const view = {
        mine: views.filter(({ mine }) => mine),
        others: views.filter(({ mine }) => !mine),
        more: held.length > SHOWN,
        zone: deps.timeZone,
        choices: holdChoices(seconds),
      }
      return sendPage(deps, request, reply, template, { title: 'Held answers', section: 'outbox' }, view)
    },

    /** POST /outbox/preference: how long one's own answers are held. */
    async prefer(request: FastifyRequest, reply: FastifyReply) {
      const chosen = readLine(request.body, 'hold')
      const seconds = chosen === 'released' ? null : Number(chosen)
      if (chosen === '' || (seconds !== null && !(Number.isInteger(seconds) && seconds >= 0 && seconds <= 600))) {
        throw new AppError('invalid', 'Choose between no time and ten minutes, or until you release it.')
      }
      await setHoldPreference(deps.pool, getOperator(request).id, seconds)
      return reply.redirect('/outbox', 303)
    },

    /** POST /outbound/:rid/undo */
    undo: async (request: FastifyRequest, reply: FastifyReply) =>
      finish(request, reply, await undoReply(deps.pool, readReplyId(request), getOperator(request).id)),

    /** POST /outbound/:rid/hold */
    hold: async (request: FastifyRequest, reply: FastifyReply) =>
      finish(request, reply, await holdReply(deps.pool, readReplyId(request), getOperator(request).id)),

    /** POST /outbound/:rid/send-now */
    async sendNow(request: FastifyRequest, reply: FastifyReply) {
      const replyId = readReplyId(request)
      const change = await scheduleReply(deps.pool, replyId, getOperator(request).id, 'now')
      if (change.outcome === 'done') await deps.review.enqueueSend(replyId, 0).catch(() => undefined)
      return finish(request, reply, change)
    },

    /** POST /outbound/:rid/send-at */
    async sendAt(request: FastifyRequest, reply: FastifyReply) {
      const at = readSendAt(request.body, deps.now())
      if (at === null || at === 'unreadable') {
        throw new AppError('invalid', 'Choose a time to come, within a year, for the answer to leave.')
      }
      const replyId = readReplyId(request)
      const change = await scheduleReply(deps.pool, replyId, getOperator(request).id, at)
      const seconds = Math.ceil((at.getTime() - deps.now().getTime()) / 1000)
      if (change.outcome === 'done')
        await deps.review.enqueueSend(replyId, Math.min(seconds, 86_400)).catch(() => undefined)
      return finish(request, reply, change)
    },
  }
}

function holdChoices(seconds: number | null): OutboxView['choices'] {
  const words = (value: number): string => {
    if (value === 0) return 'not at all'
    return value < 60 ? `${value} seconds` : `${value / 60} ${value === 60 ? 'minute' : 'minutes'}`
  }
  const times = [...new Set([...HOLD_CHOICES, ...(seconds === null ? [] : [seconds])])].sort((a, b) => a - b)
  return [
    ...times.map((value) => ({ value: String(value), words: words(value), chosen: value === seconds })),
    { value: 'released', words: 'until I release it', chosen: seconds === null },
  ]
}

function readReplyId(request: FastifyRequest): number {
  const { rid = '' } = request.params as { rid?: string }
  if (!/^\d{1,15}$/.test(rid)) throw new AppError('not_found', 'There is no such answer.')
  return Number(rid)
}

function whyNotHeld(deps: WebDeps, { state, since, caseId }: Extract<HeldChange, { outcome: 'not_held' }>): string {
  const at = momentOf(since, deps.now()).words
  const number = caseNumber(caseId)
  if (state === 'cancelled') return `The answer to ${number} was taken back already, at ${at}. Nothing was changed.`
  if (state === 'send_failed') return `The mail server refused the answer to ${number} at ${at}. Open the case.`
  const words = (REPLY_WORDS as Readonly<Record<string, string>>)[state] ?? state
  return `Already handed to the mail server at ${at} (${words}). It cannot be taken back; reopen ${number} to write a correction.`
}
