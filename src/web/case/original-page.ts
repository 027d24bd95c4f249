import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { caseNumber } from '../../domain/case-number.ts'
import { setContentPolicy } from '../../http/security-headers.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import { recordEvent } from '../../store/events.ts'
import { findMessage, findRawMessage, type MessageRow } from '../../store/mailboxes/find-messages.ts'
import { type Framed, sendPage } from '../page.ts'
import { readCaseId } from '../read-form.ts'
import { dispositionOf } from '../save-as.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { MAIL_KIND_WORDS } from '../words/case-words.ts'

const FORMS = ['text', 'html', 'source'] as const

type Form = (typeof FORMS)[number]

type OriginalView = {
  /** Null for machine mail, which has no case. */
  number: string | null
  base: string
  form: Form
  subject: string
  from: string
  receivedAt: Instant
  kind: string
  kindReason: string | null
  bytes: number
  /** Typed on the web, where identifiers are masked before anything is stored. */
  byWeb: boolean
  /** Text or source; null where the HTML part is shown in a frame. */
  text: string | null
  cut: boolean
  hasHtml: boolean
  hasRaw: boolean
  /** Its text and bytes were deleted by policy. */
  forgotten: boolean
}

/** A source beyond this is cut on the page; the download has all of it. */
const SOURCE_BYTES = 200_000

/** The pages of one message as it came: its text, its HTML part, its source, and the file itself. */
export function originalPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<OriginalView>>('web/original.html')

  const find = async (
    request: FastifyRequest,
    form: Form | 'eml' | 'attachment' | 'page',
  ): Promise<{ message: MessageRow; base: string; raw: Buffer | null }> => {
    const { mid } = request.params as { mid: string }
    const caseId = 'id' in (request.params as object) ? readCaseId(request.params) : null
    const message = /^\d{1,15}$/.test(mid) ? await findMessage(deps.pool, Number(mid)) : null
    if (message === null || message.caseId !== caseId) throw new AppError('not_found', 'There is no such message here.')
    const base = caseId === null ? `/messages/${message.id}` : `/cases/${caseNumber(caseId)}/messages/${message.id}`
    // The page around a frame shows nothing of the mail itself; the frame is asked for, and written down, by itself.
    if (form !== 'page') {
      const detail = { messageId: message.id, form }
      await recordEvent(deps.pool, { caseId, operatorId: getOperator(request).id, kind: 'original_opened', detail })
    }
    return { message, base, raw: await findRawMessage(deps.pool, message.id) }
  }

  return {
    /** GET …/messages/:mid/:form with `text`, `html` or `source` */
    async show(request: FastifyRequest, reply: FastifyReply) {
      const { form = 'text' } = request.params as { form?: string }
      if (!isForm(form)) throw new AppError('not_found', 'A message can be shown as text, html or source.')
      const { message, base, raw } = await find(request, form === 'html' ? 'page' : form)
      const html = raw === null ? null : await deps.findHtmlPart(raw)
      const shown = form === 'html' ? null : form === 'text' ? message.text : readSource(raw)
      const view: OriginalView = {
        number: message.caseId === null ? null : caseNumber(message.caseId),
        base,
        form,
        subject: message.subject || '(no subject)',
        from: [message.fromName, message.fromAddress === null ? 'no sender' : `<${message.fromAddress}>`]
          .filter(Boolean)
          .join(' '),
        receivedAt: instantOf(message.receivedAt),
        kind: MAIL_KIND_WORDS[message.kind],
        kindReason: message.kindReason,
        bytes: message.bytes,
        byWeb: message.cameByWeb,
        text: shown,
        cut: form === 'source' && raw !== null && raw.length > SOURCE_BYTES,
        hasHtml: html !== null,
        hasRaw: raw !== null,
        forgotten: message.forgottenAt !== null,
      }
      return sendPage(deps, request, reply, template, { title: `Original message, ${form}`, section: 'queue' }, view)
    },

    /** GET …/messages/:mid/original.html: what the frame of the HTML view shows. */
    async sendHtml(request: FastifyRequest, reply: FastifyReply) {
      const { raw } = await find(request, 'html')
      const html = raw === null ? null : await deps.findHtmlPart(raw)
      if (html === null) throw new AppError('not_found', 'This message has no HTML part.')
      const { sanitizeMailHtml } = await import('./mail-html.ts')
      return setContentPolicy(reply, 'mail').type('text/html; charset=utf-8').send(sanitizeMailHtml(html))
    },

    /** GET …/messages/:mid/attachments/:at: bytes of no kind, to be saved and never shown. */
    async sendAttachment(request: FastifyRequest, reply: FastifyReply) {
      const { at } = request.params as { at: string }
      const { message, raw } = await find(request, 'attachment')
      const index = /^\d{1,3}$/.test(at) ? Number(at) : -1
      const bytes = raw === null ? null : await deps.findAttachment(raw, index)
      if (raw === null || bytes === null) throw new AppError('not_found', 'This message has no such attachment.')
      const name = (await deps.listAttachments(raw))[index]?.filename ?? null
      return setContentPolicy(reply, 'mail')
        .type('application/octet-stream')
        .header('content-disposition', dispositionOf(name, `message-${message.id}-attachment-${index + 1}`))
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    },

    /** GET …/messages/:mid/original.eml */
    async sendFile(request: FastifyRequest, reply: FastifyReply) {
      const { message, raw } = await find(request, 'eml')
      if (raw === null) {
        const why =
          message.forgottenAt === null
            ? 'it was too large to fetch, and is still in the mailbox'
            : 'its time to be kept is over'
        throw new AppError('not_found', `The desk has no copy of this mail: ${why}.`)
      }
      return reply
        .type('message/rfc822')
        .header('content-disposition', `attachment; filename="message-${message.id}.eml"`)
        .send(raw)
    },
  }
}

const isForm = (form: string): form is Form => (FORMS as readonly string[]).includes(form)

function readSource(raw: Buffer | null): string {
  return raw === null ? '' : raw.subarray(0, SOURCE_BYTES).toString('utf8').replaceAll('\0', '\uFFFD')
}
