import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseNumber } from '../../domain/case-number.ts'
import { nextState } from '../../domain/case-state.ts'
import { checkAnswer } from '../../flow/review/answer-checks.ts'
import { applyEdits, cleanEdits, editsOf } from '../../flow/review/answer-edits.ts'
import { ANSWER_HEADERS, deskOf, referencesOf, renderAnswer, signedName, signerOf } from '../../flow/review/review.ts'
import { readLine } from '../../http/read-text.ts'
import { setContentPolicy } from '../../http/security-headers.ts'
import { findMachineDraft } from '../../store/answers/drafts.ts'
import { findFirstApproval } from '../../store/answers/first-approvals.ts'
import { findHoldPreference } from '../../store/replies/held-replies.ts'
import { type AnswerKeys, approveWords } from '../case/case-answer.ts'
import { type CaseFile, isOutdated, loadCaseFile } from '../case/case-file.ts'
import { loadCheckContext } from '../case/check-context.ts'
import { type CheckView, viewChecks } from '../case/check-views.ts'
import { type DraftDiff, diffDrafts } from '../case/draft-diff.ts'
import { makeSaveToken } from '../case/save-token.ts'
import { type Framed, sendPage } from '../page.ts'
import { findView } from '../queue/queue-views.ts'
import type { WebDeps } from '../web-deps.ts'
import { composeSendTimes, type SendTimes } from '../words/send-times.ts'
import { type AnswerForm, readAnswerForm } from './answer-form.ts'
import { conflictRenderer } from './conflict-page.ts'

type PreviewView = AnswerKeys & {
  number: string
  headers: { name: string; value: string }[]
  text: string
  html: string
  /** The whole mail as it would leave, header and both parts, and its size. */
  source: string
  sizes: { text: number; html: number; mail: number }
  /** From the desk's own draft to this; null where the desk wrote none. */
  diff: DraftDiff | null
  warnings: CheckView[]
  blocked: boolean
  warningsRead: boolean
  edits: { shortAnswer: string; reasoning: string; closing: string }
  order: string
  back: { key: string }
  approveWords: string
  sendTimes: SendTimes
}

/** POST /cases/:id/preview: the mail as it would leave now, and what it changes of the desk's own draft. Nothing is stored. */
export function preview(deps: WebDeps) {
  const template = deps.templates.load<Framed<PreviewView>>('web/preview.html')
  const showConflict = conflictRenderer(deps)
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const form = readAnswerForm(request)
    const file = await loadCaseFile(deps, form.seen.caseId)
    if (nextState(file.row.state, 'approved') === null || isOutdated(file, form.seen)) {
      return showConflict(request, reply, form, 'This case is not as it was when you opened it.')
    }
    const view = {
      ...(await composePreview(deps, form, file)),
      back: { key: findView(readLine(request.body, 'view')).key },
    }
    setContentPolicy(reply, 'preview')
    return sendPage(deps, request, reply, template, { title: `Preview of ${view.number}`, section: 'queue' }, view)
  }
}

async function composePreview(deps: WebDeps, form: AnswerForm, file: CaseFile): Promise<Omit<PreviewView, 'back'>> {
  const { seen, reviewer } = form
  const edits = cleanEdits(form.edits)
  const draft = applyEdits(await deps.review.getDraft(seen.caseId, seen.revision), edits)
  const [first, machine, context, preferred, sendTimes] = await Promise.all([
    findFirstApproval(deps.pool, seen.caseId),
    findMachineDraft(deps.pool, seen.caseId),
    loadCheckContext(deps, file, edits),
    findHoldPreference(deps.pool, reviewer.id),
    composeSendTimes(deps, seen.messageId),
  ])
  const signer = signerOf(first, reviewer)
  const { view, text, html, to, message, bound } = await renderAnswer(seen, draft, signer, deps.review)
  const desk = deskOf(message, deps.review)
  const from = { address: desk.address, name: signedName(signer, desk.name) }
  const mail = {
    from,
    to,
    subject: view.subject,
    text,
    html,
    references: referencesOf(message),
    headers: ANSWER_HEADERS,
  }
  const raw = await deps.review.buildMime({
    ...mail,
    // The real one is made, and signed, when the answer is approved.
    messageId: `shown-in-a-preview@${deps.desk.address.split('@').at(-1)}`,
    inReplyTo: message.messageId,
    date: deps.now(),
  })
  const settled = editsOf(draft)
  const checks = viewChecks(checkAnswer(edits, draft, context)).filter(({ outcome }) => outcome !== 'ok')
  return {
    number: caseNumber(seen.caseId),
    headers: headersOf(raw),
    text,
    html,
    source: raw.toString('utf8'),
    sizes: { text: Buffer.byteLength(text), html: Buffer.byteLength(html), mail: raw.length },
    diff: machine === null ? null : diffDrafts(machine, draft),
    warnings: checks,
    blocked: checks.some(({ outcome }) => outcome === 'block'),
    warningsRead: form.warningsRead,
    edits: { shortAnswer: settled.shortAnswer, reasoning: settled.reasoning, closing: settled.closing },
    order: settled.order.join(),
    revision: seen.revision,
    messageId: seen.messageId,
    pageKey: seen.pageKey ?? '',
    saveToken: makeSaveToken(deps.review.secret, reviewer.id, seen.caseId, deps.now()),
    bound,
    approveWords: approveWords(preferred, deps.review.undoSeconds),
    sendTimes,
  }
}

/** The header of the mail as built, folded lines joined and encoded words as they will be sent. */
function headersOf(raw: Buffer): { name: string; value: string }[] {
  const [header = ''] = raw.toString('utf8').split('\r\n\r\n', 1)
  return header
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':')
      return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() }
    })
    .filter(({ name }) => name !== 'Message-ID')
}
