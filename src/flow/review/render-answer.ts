import { createHash } from 'node:crypto'
import { AppError } from '../../domain/app-error.ts'
import { caseNumber } from '../../domain/case-number.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { ReplyView } from '../../drafting/reply-view.ts'
import { composeReply } from '../answer/compose-reply.ts'
import { shelfOf } from '../answer/fact-shelf.ts'
import type { EditedDraft } from './answer-edits.ts'
import { settleCitations } from './cite-facts.ts'

/** The reviewer who decides. */
export type Reviewer = {
  id: number
  name: string
  credential: string | null
  /** Nobody: the desk answers by policy. */
  automatic?: boolean
}

/** What stood on the page when the reviewer decided. */
export type SeenOnPage = {
  caseId: number
  revision: number
  messageId: number
  /** Of that page alone: what one page saves follows on itself. */
  pageKey?: string | null
}

export type ReviewedMessage = {
  messageId: string | null
  references: string[]
  subject: string
  fromAddress: string | null
  fromName: string | null
  writtenOn: IsoDate | null
  receivedAt: Date
  text: string
  /** Where the mailbox it came to has an answering address of its own. */
  desk?: { address: string; name: string } | null
}

/** What rendering an answer needs of the world. */
export type RenderPorts = {
  findMessage(messageId: number): Promise<ReviewedMessage | null>
  findInquiry(messageId: number): Promise<Inquiry | null>
  renderReply(view: ReplyView): { text: string; html: string }
  desk: { address: string; name: string }
}

/** Who answers that message: the address of the mailbox it came to, where it has one of its own. */
export const deskOf = (
  { desk }: Pick<ReviewedMessage, 'desk'>,
  ports: Pick<RenderPorts, 'desk'>,
): RenderPorts['desk'] => desk ?? ports.desk

/** Who signs: the one whose answer it is; the second reviewer only confirms it. */
export function signerOf(
  first: { operatorId: number; operatorName: string; operatorCredential: string | null } | null,
  reviewer: Reviewer,
): Reviewer {
  if (first === null || first.operatorId === reviewer.id) return reviewer
  return { id: first.operatorId, name: first.operatorName, credential: first.operatorCredential }
}

/** The mail as it would leave: both parts, its header, and the hash an approval is bound to. */
export type RenderedAnswer = {
  view: ReplyView
  text: string
  html: string
  to: { address: string; name: string | null }
  message: ReviewedMessage
  bound: string
}

/** @throws AppError `invalid` where the message names nobody to answer */
export async function renderAnswer(
  seen: SeenOnPage,
  draft: EditedDraft & { editionIds?: readonly number[] },
  signer: Reviewer,
  ports: RenderPorts,
): Promise<RenderedAnswer> {
  const message = await ports.findMessage(seen.messageId)
  if (message === null || message.fromAddress === null) {
    throw new AppError('invalid', 'The message names no sender, so there is nobody to answer. Reject it instead.')
  }
  const inquiry = await ports.findInquiry(seen.messageId)
  const view = replyView(seen.caseId, draft, message, inquiry, signer, ports)
  const { text, html } = ports.renderReply(view)
  const to = { address: message.fromAddress, name: message.fromName }
  return { view, text, html, to, message, bound: bindAnswer({ text, html, to, seen, draft, signer }) }
}

/** The same, or null where the message names nobody to answer. */
export async function renderIfAnswerable(...answer: Parameters<typeof renderAnswer>): Promise<RenderedAnswer | null> {
  try {
    return await renderAnswer(...answer)
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return null
    throw error
  }
}

/** A hash of all an approval is given for: the rendered mail, who gets it, the facts behind it and the message it answers. */
function bindAnswer(answer: {
  text: string
  html: string
  to: { address: string; name: string | null }
  seen: SeenOnPage
  draft: EditedDraft & { editionIds?: readonly number[] }
  signer: Reviewer
}): string {
  const { text, html, to, seen, draft, signer } = answer
  const { rows } = shelfOf(draft)
  const facts = inKeyOrder([draft.findings, rows, draft.content.sources, draft.editionIds ?? []])
  const bound = JSON.stringify([text, html, to.address, signer.name, seen.caseId, seen.messageId, facts])
  return createHash('sha256').update(bound).digest('hex')
}

/** What was read from JSON, or could be: the database gives keys back in an order of its own. */
function inKeyOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(inKeyOrder)
  const given = value as Readonly<Record<string, unknown>>
  const ordered: Record<string, unknown> = {}
  for (const key of Object.keys(given).sort()) ordered[key] = inKeyOrder(given[key])
  return ordered
}

/** A person approved it, so it is no automatic answer (RFC 3834); but it wants no out-of-office back. */
export const ANSWER_HEADERS = { 'X-Auto-Response-Suppress': 'OOF, AutoReply' }

/** What a reply refers to: all its question referred to, and the question. */
export const referencesOf = ({ messageId, references }: Pick<ReviewedMessage, 'messageId' | 'references'>): string[] =>
  messageId === null ? references : [...references, messageId]

/** What the reply templates show of a draft: the preview and the mail are made from the same view. */
export function replyView(
  caseId: number,
  draft: EditedDraft,
  message: ReviewedMessage,
  inquiry: Inquiry | null,
  signer: Reviewer,
  ports: Pick<RenderPorts, 'desk'>,
): ReplyView {
  const { subject, text, fromName, fromAddress, writtenOn, receivedAt } = message
  const on = writtenOn ?? receivedAt.toISOString().slice(0, 10)
  const settled = { ...draft, content: settleCitations(draft) }
  return composeReply(settled, { subject, text, from: fromName ?? fromAddress ?? 'you', on }, inquiry, {
    caseNumber: caseNumber(caseId),
    signature: { name: signer.name, credential: signer.credential, desk: deskOf(message, ports).name },
    automatic: signer.automatic ?? false,
  })
}

/** How the reviewer is named in the From header of an answer. */
export const signedName = (reviewer: Pick<Reviewer, 'name' | 'credential'>, desk: string): string =>
  `${reviewer.name}${reviewer.credential ? `, ${reviewer.credential}` : ''} (${desk})`
