import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseNumber } from '../../domain/case-number.ts'
import { type Instant, momentOf } from '../../http/time-in-words.ts'
import { recordEvent } from '../../store/events.ts'
import { listPeople } from '../../store/people/operators.ts'
import { type AuditLine, exportAudit, listAuditLines } from '../../store/upkeep/audit.ts'
import { type Framed, sendPage } from '../page.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { detailInWords, wordsOfAuditKind } from '../words/audit-words.ts'

type AuditView = {
  /** As typed, so that it can be mended. */
  typedCase: string
  caseQuery: string
  errors: { field: string; text: string }[]
  lines: { id: number; at: Instant; who: string; what: string; number: string | null; detail: string }[]
  olderBefore: number | null
  firstPage: boolean
}

const PAGE_LINES = 100

type AskedCase = { typed: string; caseId: number | null; fault: boolean }

/** The audit trail, for leads and admins. */
export function auditPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<AuditView>>('web/audit.html')
  return {
    /** GET /audit?case=&before= */
    async show(request: FastifyRequest, reply: FastifyReply) {
      const { typed, caseId, fault } = readCase(request)
      const { before: beforeText = '' } = request.query as { before?: string }
      const before = /^\d{1,15}$/.test(beforeText) ? Number(beforeText) : null
      const found = fault ? [] : await listAuditLines(deps.pool, { caseId, before, limit: PAGE_LINES + 1 })
      const names = new Map((await listPeople(deps.pool)).map(({ id, name }) => [id, name]))
      const shown = found.slice(0, PAGE_LINES)
      const view: AuditView = {
        typedCase: typed,
        caseQuery: caseId === null ? '' : `case=${caseNumber(caseId)}`,
        errors: fault ? [{ field: 'case', text: 'Type a case as it is numbered, such as Q-12.' }] : [],
        lines: shown.map((line) => lineOf(line, names, deps.now())),
        olderBefore: found.length > PAGE_LINES ? (shown.at(-1)?.id ?? null) : null,
        firstPage: before === null,
      }
      const options = { title: 'Audit trail', section: 'audit', status: fault ? 422 : 200 } as const
      return sendPage(deps, request, reply, template, options, view)
    },

    /** GET /audit.jsonl?case= */
    async exportLines(request: FastifyRequest, reply: FastifyReply) {
      const { caseId } = readCase(request)
      const operatorId = getOperator(request).id
      const detail = { case: caseId === null ? 'all' : caseNumber(caseId) }
      await recordEvent(deps.pool, { caseId: null, operatorId, kind: 'audit_exported', detail })
      const name = caseId === null ? 'audit' : `audit-${caseNumber(caseId)}`
      return reply
        .type('application/jsonl; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}.jsonl"`)
        .send(Readable.from(exportAudit(deps.pool, caseId)))
    },
  }
}

function readCase(request: FastifyRequest): AskedCase {
  const { case: asked } = request.query as { case?: unknown }
  const typed = typeof asked === 'string' ? asked.trim().slice(0, 20) : ''
  const digits = /^(?:q-)?(\d{1,15})$/i.exec(typed)?.[1]
  return { typed, caseId: digits === undefined ? null : Number(digits), fault: typed !== '' && digits === undefined }
}

function lineOf(line: AuditLine, names: ReadonlyMap<number, string>, now: Date): AuditView['lines'][number] {
  return {
    id: line.id,
    at: momentOf(line.at, now),
    who: line.operatorName ?? 'The desk',
    what: wordsOfAuditKind(line.kind),
    number: line.caseId === null ? null : caseNumber(line.caseId),
    detail: detailInWords(line.detail, names),
  }
}
