import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { readLine } from '../../http/read-text.ts'
import { getSnippet } from '../../store/answers/snippets.ts'
import { recordEvent } from '../../store/events.ts'
import { addressOfCase } from '../case/case-page.ts'
import type { WebDeps } from '../web-deps.ts'
import { saveFirst } from './saved-text.ts'

/** POST /cases/:id/insert-snippet: a text of the desk at the end of the reasoning, with its version on record. Nothing else changes. */
export function insertSnippet(deps: WebDeps) {
  const saved = saveFirst(deps)
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const id = readLine(request.body, 'snippet')
    if (!/^\d{1,15}$/.test(id)) throw new AppError('invalid', 'Choose which snippet to insert.')
    const snippet = await getSnippet(deps.pool, Number(id))
    return saved(request, reply, async ({ seen, draft, reviewer }) => {
      const reasoning = [draft.content.reasoning, snippet.text].filter(Boolean).join('\n\n')
      const provenance = { kind: 'snippet' as const, id: snippet.id, revision: snippet.version, field: 'reasoning' }
      const changed = {
        ...draft,
        content: { ...draft.content, reasoning },
        provenance: [...draft.provenance, provenance],
      }
      const kept = await deps.review.keepRevision({ ...seen, operatorId: reviewer.id }, changed, 'arranged')
      if (kept.outcome === 'stale') {
        throw new AppError('conflict', 'The answer changed meanwhile. Nothing was inserted.')
      }
      await recordEvent(deps.pool, {
        caseId: seen.caseId,
        operatorId: reviewer.id,
        kind: 'snippet_inserted',
        detail: { snippetId: snippet.id, version: snippet.version },
      })
      return reply.redirect(`${addressOfCase(request, seen.caseId)}#answer`, 303)
    })
  }
}
