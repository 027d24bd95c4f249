import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { caseNumber } from '../../domain/case-number.ts'
import type { DateSpan, IsoDate } from '../../domain/iso-date.ts'
import type { SearchCandidate } from '../../domain/search.ts'
import { addFacts, hasFact, moveRow, shelfOf } from '../../flow/answer/fact-shelf.ts'
import { findFactsAbout, type RedraftPorts, redraft } from '../../flow/answer/redraft.ts'
import { searchCodes } from '../../flow/answer/search-codes.ts'
import { editsOf } from '../../flow/review/answer-edits.ts'
import { readLine } from '../../http/read-text.ts'
import type { DraftRow } from '../../store/answers/drafts.ts'
import { keepRedraft } from '../../store/answers/revisions.ts'
import { findOverrides, setOverrides } from '../../store/cases/overrides.ts'
import { recordEvent } from '../../store/events.ts'
import { findInquiry, findMessage, findPreviousInquiry } from '../../store/mailboxes/find-messages.ts'
import type { AnswerKeys } from '../case/case-answer.ts'
import { type SourceView, viewSource } from '../case/case-facts.ts'
import { addressOfCase } from '../case/case-page.ts'
import { makeSaveToken } from '../case/save-token.ts'
import { type Framed, sendPage } from '../page.ts'
import { findView } from '../queue/queue-views.ts'
import type { WebDeps } from '../web-deps.ts'
import { VERDICT_WORDS } from '../words/case-words.ts'
import { isRowAction, readCode, readIndexes, readOverrides } from './facts-form.ts'
import { type SavedAnswer, saveFirst } from './saved-text.ts'

type FoundFactView = {
  index: number
  subject: string
  verdict: string
  words: string
  statement: string
  sources: SourceView[]
  known: boolean
}

type LookUpView = Omit<AnswerKeys, 'bound'> & {
  /** The text as it was saved, so that the next step saves nothing anew. */
  kept: { shortAnswer: string; reasoning: string; closing: string }
  number: string
  back: { key: string }
  asked: string
  hits: (SearchCandidate & { valid: string })[]
  /** What the files say about the one code that was chosen; null while none is. */
  about: { system: string; code: string; found: FoundFactView[]; missing: string[]; asOf: string } | null
}

const HITS = 12

/** What redrafting and looking facts up need of the world. */
export const redraftPorts = (deps: WebDeps): RedraftPorts => ({
  findMessage: (id) => findMessage(deps.pool, id),
  findInquiry: (id) => findInquiry(deps.pool, id),
  findPreviousInquiry: (id) => findPreviousInquiry(deps.pool, id),
  findOverrides: (caseId) => findOverrides(deps.pool, caseId),
  codebook: deps.codebook,
  wording: deps.wording,
})

/** The forms that change which facts an answer rests on, and what it takes for granted. All of them save the text first. */
export function changeFacts(deps: WebDeps) {
  const template = deps.templates.load<Framed<LookUpView>>('web/look-up.html')
  const saved = saveFirst(deps)
  const ports = redraftPorts(deps)

  const showLookUp = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { seen, draft, reviewer }: SavedAnswer,
  ): Promise<FastifyReply> => {
    const asked = readLine(request.body, 'look_up').slice(0, 200)
    const code = readCode(request.body)
    const hits = asked === '' ? [] : await lookUp(deps, asked, draft.content.asOf)
    const [exact] = hits.filter((hit) => hit.code === asked.toUpperCase())
    const chosen = code ?? exact ?? null
    const about = chosen === null ? null : await findFactsAbout(seen.caseId, seen.messageId, chosen, ports)
    const shelf = shelfOf(draft)
    const view: LookUpView = {
      number: caseNumber(seen.caseId),
      back: { key: findView(readLine(request.body, 'view')).key },
      revision: draft.revision,
      messageId: seen.messageId,
      pageKey: seen.pageKey ?? '',
      saveToken: makeSaveToken(deps.review.secret, reviewer.id, seen.caseId, deps.now()),
      kept: keptText(draft),
      asked,
      hits: hits.map((hit) => ({ ...hit, valid: validInWords(hit.effective) })),
      about:
        about === null || chosen === null
          ? null
          : {
              system: chosen.system,
              code: chosen.code,
              missing: about.missing,
              asOf: draft.content.asOf,
              found: about.found.map(({ row, sources }, index) => ({
                index,
                subject: row.subject,
                verdict: row.verdict,
                words: VERDICT_WORDS[row.verdict],
                statement: row.statement,
                sources: sources.map(viewSource),
                known: hasFact(shelf, row),
              })),
            },
    }
    const options = { title: `Facts for ${view.number}`, section: 'queue' } as const
    return sendPage(deps, request, reply, template, options, view)
  }

  const draftAgain = async (request: FastifyRequest, reply: FastifyReply, { seen, reviewer }: SavedAnswer) => {
    const again = await redraft(seen.caseId, seen.messageId, ports)
    const { revision } = await keepRedraft(deps.pool, { ...again, caseId: seen.caseId, messageId: seen.messageId })
    await recordEvent(deps.pool, {
      caseId: seen.caseId,
      operatorId: reviewer.id,
      kind: 'redrafted',
      detail: { revision },
    })
    return reply.redirect(
      `/cases/${caseNumber(seen.caseId)}/revisions/${revision}?diff=${seen.revision}&view=${findView(readLine(request.body, 'view')).key}`,
      303,
    )
  }

  return {
    /** POST /cases/:id/rows: takes a fact out of the answer, puts it back, or moves it. */
    async arrange(request: FastifyRequest, reply: FastifyReply) {
      const [action = '', number = ''] = readLine(request.body, 'row_action').split(':')
      if (!isRowAction(action) || !/^\d{1,4}$/.test(number)) {
        throw new AppError('invalid', 'Choose what to do with which fact.')
      }
      return saved(
        request,
        reply,
        async ({ seen }) => reply.redirect(`${addressOfCase(request, seen.caseId)}#rows`, 303),
        (edits) => ({ ...edits, order: moveRow(edits.order ?? [], Number(number), action) }),
      )
    },

    /** POST /cases/:id/facts/look-up: codes by code or words, and what the files say about one. */
    lookUp: (request: FastifyRequest, reply: FastifyReply) =>
      saved(request, reply, (answer) => showLookUp(request, reply, answer)),

    /** POST /cases/:id/facts: adds what the files say about a code to the answer. */
    async add(request: FastifyRequest, reply: FastifyReply) {
      const code = readCode(request.body)
      if (code === null) throw new AppError('invalid', 'Choose the code whose facts are to be added.')
      return saved(request, reply, async ({ seen, draft, reviewer }) => {
        const { found, findings } = await findFactsAbout(seen.caseId, seen.messageId, code, ports)
        const wanted = readIndexes(request.body, 'fact')
        const chosen = found.filter((_fact, index) => wanted.has(index))
        const { content, shelf } = addFacts(draft.content, shelfOf(draft), chosen)
        const statements = new Set(chosen.map(({ row }) => row.statement))
        const added = findings.filter(({ statement }) => statements.has(statement))
        const known = new Set(draft.findings.map(({ statement }) => statement))
        const merged = [...draft.findings, ...added.filter(({ statement }) => !known.has(statement))]
        const by = { ...seen, operatorId: reviewer.id }
        const kept = await deps.review.keepRevision(by, { ...draft, content, findings: merged, shelf }, 'arranged')
        if (kept.outcome === 'stale')
          throw new AppError('conflict', 'The answer changed meanwhile. Look the code up again.')
        await recordEvent(deps.pool, {
          caseId: seen.caseId,
          operatorId: reviewer.id,
          kind: 'fact_added',
          detail: { code: code.code, facts: chosen.length },
        })
        return reply.redirect(`${addressOfCase(request, seen.caseId)}#rows`, 303)
      })
    },

    /** POST /cases/:id/assume: takes other values for granted and drafts again. */
    async assume(request: FastifyRequest, reply: FastifyReply) {
      const overrides = readOverrides(request.body)
      return saved(request, reply, async (answer) => {
        const { seen, reviewer } = answer
        await setOverrides(deps.pool, {
          caseId: seen.caseId,
          messageId: seen.messageId,
          operatorId: reviewer.id,
          overrides,
        })
        return draftAgain(request, reply, answer)
      })
    },

    /** POST /cases/:id/redraft: drafts again with the data of today. */
    redraft: (request: FastifyRequest, reply: FastifyReply) =>
      saved(request, reply, (answer) => draftAgain(request, reply, answer)),
  }
}

function keptText(draft: DraftRow): LookUpView['kept'] {
  const { shortAnswer, reasoning, closing } = editsOf(draft)
  return { shortAnswer, reasoning, closing }
}

/** Codes that the words describe, in force on the day the answer is for. */
async function lookUp(deps: WebDeps, words: string, asOf: IsoDate): Promise<SearchCandidate[]> {
  const found = await searchCodes(words, { systems: [], asOf }, deps.codebook.findSearchCandidates)
  return found.slice(0, HITS).map(({ candidate }) => candidate)
}

function validInWords({ from, to }: DateSpan): string {
  if (to !== null) return `through ${to}`
  return from === null ? '' : `from ${from}`
}
