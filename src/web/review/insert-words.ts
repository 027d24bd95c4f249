import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { caseNumber } from '../../domain/case-number.ts'
import { readLine } from '../../http/read-text.ts'
import { findSentAnswer } from '../../store/answers/earlier-answers.ts'
import { recordEvent } from '../../store/events.ts'
import { addressOfCase } from '../case/case-page.ts'
import type { WebDeps } from '../web-deps.ts'
import { saveFirst } from './saved-text.ts'

const FIELDS = { short: 'shortAnswer', reasoning: 'reasoning' } as const

/** POST /cases/:id/insert: words of an earlier answer at the end of a field, with where they come from on record. */
export function insertWords(deps: WebDeps) {
  const saved = saveFirst(deps)
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const [part = '', id = ''] = readLine(request.body, 'insert').split(':')
    if (!Object.hasOwn(FIELDS, part) || !/^\d{1,15}$/.test(id)) {
      throw new AppError('invalid', 'Choose which words of which answer to take in.')
    }
    const field = FIELDS[part as keyof typeof FIELDS]
    const source = await findSentAnswer(deps.pool, Number(id))
    if (source === null) throw new AppError('not_found', 'There is no such answer that was sent.')
    return saved(request, reply, async ({ seen, draft, reviewer }) => {
      const text = [draft.content[field], withoutCitations(source.content[field])].filter(Boolean).join('\n\n')
      const provenance = { kind: 'answer' as const, id: source.caseId, revision: source.revision, field }
      const changed = {
        ...draft,
        content: { ...draft.content, [field]: text },
        provenance: [...draft.provenance, provenance],
      }
      const kept = await deps.review.keepRevision({ ...seen, operatorId: reviewer.id }, changed, 'arranged')
      if (kept.outcome === 'stale')
        throw new AppError('conflict', 'The answer changed meanwhile. Nothing was taken in.')
      await recordEvent(deps.pool, {
        caseId: seen.caseId,
        operatorId: reviewer.id,
        kind: 'answer_inserted',
        detail: { from: caseNumber(source.caseId), revision: source.revision },
      })
      return reply.redirect(`${addressOfCase(request, seen.caseId)}#answer`, 303)
    })
  }
}

/** Numbers of facts and sources mean something else in another answer. */
const withoutCitations = (text: string): string => text.replace(/\s*(?:\{F\d+\}|\[\d{1,3}\])/g, '')
