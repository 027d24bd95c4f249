import type { CodeSystem } from '../domain/code-reference.ts'
import type { Facts } from '../domain/codebook.ts'
import type { Draft } from '../domain/draft.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import type { IsoDate } from '../domain/iso-date.ts'
import { composeDraft, type Wording } from '../drafting/compose-draft.ts'
import { findCandidateCodes } from '../reading/candidate-codes.ts'
import { readInquiry } from '../reading/read-inquiry.ts'
import { readSignedName } from '../reading/sender-name.ts'
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
}

export type Answer = { inquiry: Inquiry; facts: Facts; draft: Draft }

/** What the desk concludes about one question, before anybody has looked at it. Stores and sends nothing. */
export async function answerQuestion(question: Question, codebook: Codebook, wording: Wording): Promise<Answer> {
  const known = await codebook.findKnownCodes(findCandidateCodes(`${question.subject}\n${question.text}`))
  const isCode = (system: CodeSystem, code: string): boolean => known.has(`${system} ${code}`)
  const inquiry = readInquiry(question, isCode)
  if (question.asOf) inquiry.dateOfService = question.asOf
  const codes = [...new Set(inquiry.references.flatMap((reference) => [reference.code, ...reference.modifiers]))]
  const facts = await codebook.findFacts(codes, inquiry.dateOfService ?? question.sentOn)
  const greetingName = readSignedName(question.text)
  const draft = composeDraft({ inquiry, facts, conclusion: applyRules(inquiry, facts), greetingName }, wording)
  return { inquiry, facts, draft }
}
