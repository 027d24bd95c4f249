import type { CodeSystem } from '../domain/code-reference.ts'
import type { Facts } from '../domain/codebook.ts'
import type { Draft } from '../domain/draft.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import type { IsoDate } from '../domain/iso-date.ts'
import { composeDraft, type Wording } from '../drafting/compose-draft.ts'
import { findCandidateCodes } from '../reading/candidate-codes.ts'
import { inheritInquiry } from '../reading/follow-up.ts'
import { readInquiry, withoutText } from '../reading/read-inquiry.ts'
import { readSignedName } from '../reading/sender-name.ts'
import { composeWrittenText } from '../reading/written-text.ts'
import { applyRules } from '../rules/apply-rules.ts'

/** The codebook, as far as answering needs it. */
export type Codebook = {
  /** Which of those canonical codes exist, as `SYSTEM code`. */
  findKnownCodes(codes: readonly string[]): Promise<ReadonlySet<string>>
  findFacts(codes: readonly string[], asOf: IsoDate): Promise<Facts>
}

export type Question = {
  subject: string
  /** The text of the mail, quoted history included. */
  text: string
  /** The day the message was written: the date that decides when it names none. */
  sentOn: IsoDate
  /** Answer as of this date instead, whatever the message says. */
  asOf?: IsoDate | null
  /** File names of what is attached: who is named in one is masked in the text. */
  attachmentNames?: readonly string[]
  /** What the message before it in the same case asked: a follow-up leaves out what was said there. */
  previous?: Inquiry | null
}

export type Answer = { inquiry: Inquiry; facts: Facts; draft: Draft }

/** What a message asks, before any rule has looked at it; codes it may name are looked up first. */
export async function readQuestion(question: Question, codebook: Codebook): Promise<Inquiry> {
  const known = await codebook.findKnownCodes(
    findCandidateCodes(composeWrittenText(question.subject, question.text).text),
  )
  const isCode = (system: CodeSystem, code: string): boolean => known.has(`${system} ${code}`)
  const own = withoutText(readInquiry(question, isCode))
  return question.previous ? inheritInquiry(question.previous, own) : own
}

function withDate(inquiry: Inquiry, asOf: IsoDate | null): Inquiry {
  if (asOf === null) return inquiry
  const { details, ...rest } = inquiry
  const serviceDate = { precision: 'day', until: null } as const
  return { ...rest, dateOfService: asOf, ...(details && { details: { ...details, serviceDate } }) }
}

/** What the desk concludes about one question, before anybody has looked at it. Stores and sends nothing. */
export async function answerQuestion(question: Question, codebook: Codebook, wording: Wording): Promise<Answer> {
  const inquiry = withDate(await readQuestion(question, codebook), question.asOf ?? null)
  const codes = [...new Set(inquiry.references.flatMap((reference) => [reference.code, ...reference.modifiers]))]
  const facts = await codebook.findFacts(codes, inquiry.dateOfService ?? question.sentOn)
  const greetingName = readSignedName(question.text)
  const draft = composeDraft({ inquiry, facts, conclusion: applyRules(inquiry, facts), greetingName }, wording)
  return { inquiry, facts, draft }
}
