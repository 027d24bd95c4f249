import type { Citation } from '../domain/codebook.ts'
import type { Disposition } from '../domain/draft.ts'
import type { Gap, Verdict } from '../domain/finding.ts'
import type { Ask, Inquiry, MailKind, Topic } from '../domain/inquiry.ts'
import type { IsoDate } from '../domain/iso-date.ts'
import type { ParseResult } from '../domain/mail.ts'
import type { Wording } from '../drafting/compose-draft.ts'
import type { ReplyView } from '../drafting/reply-view.ts'
import { classifyMail } from '../reading/mail-kind.ts'
import { readWrittenDay } from '../reading/written-day.ts'
import { answerQuestion, type Codebook } from './answer.ts'
import { composeReply } from './compose-reply.ts'

/** One answer as `ask --json` prints it. Scripts rely on these names. */
export type AskedAnswer = {
  id?: string | number
  kind: MailKind
  inquiry: {
    references: { text: string; system: string; code: string; modifiers: string[]; units: number | null }[]
    dateOfService: IsoDate | null
    payer: string | null
    setting: string | null
    asks: Pick<Ask, 'topic' | 'kind' | 'subjects' | 'text'>[]
    identifiers: { kind: string; text: string }[]
  }
  findings: {
    rule: string
    topic: Topic
    verdict: Verdict
    subjects: string[]
    statement: string
    citations: Citation[]
  }[]
  gaps: Gap[]
  disposition: Disposition
  /** Empty where the mail is no question. */
  draft: { subject: string; text: string; html: string }
}

export type AskPorts = {
  parse(raw: Buffer): Promise<ParseResult>
  codebook: Codebook
  wording: Wording
  renderReply(view: ReplyView): { text: string; html: string }
  desk: { address: string; name: string }
  now(): Date
}

const NOTHING_ASKED: AskedAnswer['inquiry'] = {
  references: [],
  dateOfService: null,
  payer: null,
  setting: null,
  asks: [],
  identifiers: [],
}

/** The desk's unreviewed answer to one mail. Touches no mailbox, stores nothing, sends nothing. */
export async function askDesk(raw: Buffer, asOf: IsoDate | null, ports: AskPorts): Promise<AskedAnswer> {
  const { mail } = await ports.parse(raw)
  const { kind } = classifyMail(mail, [ports.desk.address])
  if (kind !== 'question') {
    const draft = { subject: '', text: '', html: '' }
    return { kind, inquiry: NOTHING_ASKED, findings: [], gaps: [], disposition: 'not_a_question', draft }
  }
  const now = ports.now()
  const sentOn = readWrittenDay(mail.headers.date?.[0] ?? null, mail.date, now) ?? now.toISOString().slice(0, 10)
  const question = { subject: mail.subject, text: mail.text, sentOn, asOf }
  const { inquiry, draft } = await answerQuestion(question, ports.codebook, ports.wording)
  const from = mail.from[0]?.name ?? mail.from[0]?.address ?? 'you'
  const view = composeReply(draft, { subject: mail.subject, text: mail.text, from, on: sentOn }, inquiry, {
    caseNumber: 'not filed',
    signature: { name: 'Draft, not reviewed by a coder', credential: null, desk: ports.desk.name },
  })
  return {
    kind,
    inquiry: outwardInquiry(inquiry),
    findings: draft.findings.map(({ rule, topic, verdict, subjects, statement, citations }) => ({
      rule,
      topic,
      verdict,
      subjects,
      statement,
      citations,
    })),
    gaps: draft.gaps,
    disposition: draft.disposition,
    draft: { subject: view.subject, ...ports.renderReply(view) },
  }
}

function outwardInquiry(inquiry: Inquiry): AskedAnswer['inquiry'] {
  const { dateOfService, payer, setting } = inquiry
  return {
    references: inquiry.references.map(({ text, system, code, modifiers, units }) => ({
      text,
      system,
      code,
      modifiers,
      units,
    })),
    dateOfService,
    payer,
    setting,
    asks: inquiry.asks.map(({ topic, kind, subjects, text }) => ({ topic, kind, subjects, text })),
    identifiers: inquiry.identifiers.map(({ kind, text }) => ({ kind, text })),
  }
}
