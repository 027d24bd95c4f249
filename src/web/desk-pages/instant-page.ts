import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { caseNumber } from '../../domain/case-number.ts'
import { maskSubject } from '../../flow/intake/mask-subject.ts'
import { readLine } from '../../http/read-text.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import { countInstantAnswers, listDueChecks, recordCheck } from '../../store/answers/instant-answers.ts'
import { type Framed, sendPage } from '../page.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'

const CHECKS_SHOWN = 50

type InstantView = {
  counts: { sent: number; checked: number; right: number }
  due: { reviewId: number; number: string; subject: string; sentAt: Instant; shortAnswer: string }[]
}

/** Answers that left by policy: those drawn for a look, and how many were right. */
export function instantPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<InstantView>>('web/instant.html')
  return {
    /** GET /instant */
    async list(request: FastifyRequest, reply: FastifyReply) {
      const [counts, due] = await Promise.all([countInstantAnswers(deps.pool), listDueChecks(deps.pool, CHECKS_SHOWN)])
      const view: InstantView = {
        counts,
        due: due.map(({ reviewId, caseId, subject, sentAt, shortAnswer, identifiers }) => ({
          reviewId,
          number: caseNumber(caseId),
          subject: maskSubject(subject, identifiers) || '(no subject)',
          sentAt: instantOf(sentAt),
          shortAnswer,
        })),
      }
      return sendPage(deps, request, reply, template, { title: 'Instant answers', section: 'reports' }, view)
    },

    /** POST /instant/:rid/check: right, or wrong, which leads to the case, where it is corrected. */
    async check(request: FastifyRequest, reply: FastifyReply) {
      const { rid = '' } = request.params as { rid?: string }
      const verdict = readLine(request.body, 'verdict')
      if (!/^\d{1,15}$/.test(rid) || (verdict !== 'right' && verdict !== 'wrong')) {
        throw new AppError('invalid', 'Say whether the answer was right or wrong.')
      }
      const { caseId } = await recordCheck(deps.pool, Number(rid), getOperator(request).id, verdict)
      return reply.redirect(verdict === 'wrong' ? `/cases/${caseNumber(caseId)}` : '/instant', 303)
    },
  }
}
