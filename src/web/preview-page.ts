import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseNumber } from '../domain/case-number.ts'
import { nextState } from '../domain/case-state.ts'
import type { EditableDraft } from '../domain/draft.ts'
import { type AnswerCheck, checkAnswer } from '../flow/answer-checks.ts'
import { applyEdits, cleanEdits, replyView, signedName } from '../flow/review.ts'
import type { MessageRow } from '../store/messages.ts'
import { type AnswerForm, readAnswerForm } from './answer-form.ts'
import { type CaseFile, isOutdated, loadCaseFile } from './case-file.ts'
import { conflictRenderer } from './conflict-page.ts'
import { type Framed, sendPage } from './page.ts'
import { findView } from './queue-views.ts'
import { readLine } from './read-form.ts'
import { setContentPolicy } from './security-headers.ts'
import type { WebDeps } from './web-deps.ts'

type PreviewView = {
  number: string
  headers: { name: string; value: string }[]
  text: string
  html: string
  /** The text part in bytes, the HTML part in bytes. */
  sizes: { text: number; html: number }
  warnings: AnswerCheck[]
  warningsRead: boolean
  edits: EditableDraft
  revision: number
  messageId: number
  back: { key: string }
  undoSeconds: number
}

/** POST /cases/:id/preview: both parts of the mail as they would leave now. Nothing is stored. */
export function preview(deps: WebDeps) {
  const template = deps.templates.load<Framed<PreviewView>>('web/preview.html')
  const showConflict = conflictRenderer(deps)
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const form = readAnswerForm(request)
    const file = await loadCaseFile(deps, form.seen.caseId)
    const message = file.messages.find((each) => each.id === form.seen.messageId)
    if (nextState(file.row.state, 'approved') === null || message === undefined || isOutdated(file, form.seen)) {
      return showConflict(request, reply, form, 'This case is not as it was when you opened it.')
    }
    const view = {
      ...(await composePreview(deps, form, file, message)),
      back: { key: findView(readLine(request.body, 'view')).key },
    }
    setContentPolicy(reply, 'preview')
    return sendPage(deps, request, reply, template, { title: `Preview of ${view.number}`, section: 'queue' }, view)
  }
}

async function composePreview(
  deps: WebDeps,
  form: AnswerForm,
  file: CaseFile,
  message: MessageRow,
): Promise<Omit<PreviewView, 'back'>> {
  const { caseId, revision, messageId } = form.seen
  const edits = cleanEdits(form.edits)
  const draft = applyEdits(await deps.review.getDraft(caseId, revision), edits)
  const inquiry = file.inquiries.get(messageId) ?? null
  const view = replyView(caseId, draft, message, inquiry, form.reviewer, deps.review)
  const { text, html } = deps.review.renderReply(view)
  const references = message.messageId === null ? message.references : [...message.references, message.messageId]
  const headers = [
    { name: 'From', value: `${signedName(form.reviewer, deps.desk.name)} <${deps.desk.address}>` },
    { name: 'To', value: [message.fromName, `<${message.fromAddress ?? 'nobody'}>`].filter(Boolean).join(' ') },
    { name: 'Subject', value: view.subject },
    { name: 'In-Reply-To', value: message.messageId === null ? '' : `<${message.messageId}>` },
    { name: 'References', value: references.map((id) => `<${id}>`).join(' ') },
  ]
  return {
    number: caseNumber(caseId),
    headers: headers.filter(({ value }) => value !== ''),
    text,
    html,
    sizes: { text: Buffer.byteLength(text), html: Buffer.byteLength(html) },
    warnings: checkAnswer(edits, draft, [...file.inquiries.values()]).filter(({ outcome }) => outcome !== 'ok'),
    warningsRead: form.warningsRead,
    edits,
    revision,
    messageId,
    undoSeconds: deps.review.undoSeconds,
  }
}
