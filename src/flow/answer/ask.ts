import type { Disposition } from '../../domain/draft.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Gap } from '../../domain/finding.ts'
import type { Ask, Details, Inquiry, MailKind, Topic } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { ParseResult } from '../../domain/mail.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { ReplyView } from '../../drafting/reply-view.ts'
import type { Wording } from '../../drafting/wording.ts'
import { classifyMail, type MailClass } from '../../reading/mail-kind/mail-kind.ts'
import { readWrittenDay } from '../../reading/text/written-day.ts'
import { answerQuestion, type Codebook, type Question, readQuestion } from './answer.ts'
import { composeReply } from './compose-reply.ts'

/** One answer as `ask --json` prints it. Scripts rely on these names. */
export type AskedAnswer = {
  id?: string | number
  kind: MailKind
  inquiry: {
    references: { text: string; system: string; code: string; modifiers: string[]; units: number | null }[]
    /** As exactly as it is written: `2024-01` where only the month is, `2024` where only the year is. */
    dateOfService: string | null
    payer: string | null
    setting: string | null
    asks: Pick<Ask, 'topic' | 'kind' | 'subjects' | 'text' | 'number'>[]
    identifiers: { kind: string; text: string }[]
    details: Details | null
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
  /** With the kind of mail where that was found out beside. */
  parse(raw: Buffer): Promise<ParseResult & { mailClass?: MailClass }>
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
  details: null,
}

/** The desk's unreviewed answer to one mail. Touches no mailbox, stores nothing, sends nothing. */
export async function askDesk(raw: Buffer, asOf: IsoDate | null, ports: AskPorts): Promise<AskedAnswer> {
  const { mail, mailClass } = await ports.parse(raw)
  const { kind } = mailClass ?? classifyMail(mail, [ports.desk.address])
  const now = ports.now()
  const sentOn = readWrittenDay(mail.headers.date?.[0] ?? null, mail.date, now) ?? now.toISOString().slice(0, 10)
  const attachmentNames = mail.attachments.flatMap(({ filename }) => filename ?? [])
  const question: Question = { subject: mail.subject, text: mail.text, sentOn, asOf, attachmentNames }
  if (kind !== 'question') {
    const draft = { subject: '', text: '', html: '' }
    // What waits for a person is read for that person, though nothing is concluded from it.
    const read =
      kind === 'not_a_question' ? outwardInquiry(await readQuestion(question, ports.codebook)) : NOTHING_ASKED
    return { kind, inquiry: read, findings: [], gaps: [], disposition: 'not_a_question', draft }
  }
  const { inquiry, draft } = await answerQuestion(question, ports.codebook, ports.wording)
  const from = mail.from[0]?.name ?? mail.from[0]?.address ?? 'you'
  const view = composeReply(draft, { subject: mail.subject, text: mail.text, from, on: sentOn }, inquiry, {
    caseNumber: 'not filed',
    signature: { name: 'Draft, not reviewed by a coder', credential: null, desk: ports.desk.name },
    automatic: false,
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
  const { payer, setting, details = null } = inquiry
  return {
    references: inquiry.references.map(({ text, system, code, modifiers, units }) => ({
      text,
      system,
      code,
      modifiers,
      units,
    })),
    dateOfService: writtenDate(inquiry),
    payer,
    setting,
    asks: inquiry.asks.map(({ topic, kind, subjects, text, number }) => ({ topic, kind, subjects, text, number })),
    identifiers: inquiry.identifiers.map(({ kind, text }) => ({ kind, text })),
    details,
  }
}

/** Characters of an ISO date by how much of it is written. */
const WRITTEN_CHARACTERS = { day: 10, week: 10, month: 7, year: 4 } as const

function writtenDate({ dateOfService, details }: Inquiry): string | null {
  return dateOfService?.slice(0, WRITTEN_CHARACTERS[details?.serviceDate?.precision ?? 'day']) ?? null
}
