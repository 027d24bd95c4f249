import type { Facts, FeePlace } from '../../domain/codebook.ts'
import type { Draft } from '../../domain/draft.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsCode } from '../../domain/is-code.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { composeDraft } from '../../drafting/compose-draft.ts'
import type { Wording } from '../../drafting/wording.ts'
import { findCandidateCodes } from '../../reading/codes/candidate-codes.ts'
import { inheritInquiry } from '../../reading/follow-up.ts'
import { readSignedName } from '../../reading/new-text/sender-name.ts'
import { maskOccurrences } from '../../reading/patients/identifiers.ts'
import { type ReadInquiry, readInquiry, withoutText } from '../../reading/read-inquiry.ts'
import { composeWrittenText, joinWrappedLines, withPlainSigns } from '../../reading/text/written-text.ts'
import { applyRules } from '../../rules/apply-rules.ts'
import { soughtCodes } from '../../rules/operations/sought-codes.ts'
import { countedBiopsies } from '../../rules/skin/counted-biopsies.ts'
import { readFeePlace } from './fee-place.ts'
import { findSearches } from './find-searches.ts'
import type { FindSearchCandidates } from './search-codes.ts'

/** The codebook, as far as answering needs it. */
export type Codebook = {
  /** Which of those canonical codes exist, as `SYSTEM code`, and which are add-on codes, as `ADD-ON code`. */
  findKnownCodes(codes: readonly string[]): Promise<ReadonlySet<string>>
  /** `fees`: where a fee is asked for; the localities there are then among the facts. */
  findFacts(codes: readonly string[], asOf: IsoDate, fees?: FeePlace | null): Promise<Facts>
  findSearchCandidates: FindSearchCandidates
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
  const isCode: IsCode = (system, code) => known.has(`${system} ${code}`)
  const own = keepMaskedText(readInquiry(question, isCode))
  return question.previous ? inheritInquiry(question.previous, own) : own
}

/** The inquiry with the new text of the message, what may tell who a patient is masked in it and in every ask. */
function keepMaskedText(read: ReadInquiry): Inquiry {
  const mask = (text: string): string => maskOccurrences(text, read.identifiers)
  const subject = read.written.text.slice(0, read.written.bodyStart).trim()
  return {
    ...withoutText(read),
    asks: read.asks.map((ask) => ({ ...ask, text: mask(ask.text) })),
    unheard: read.unheard?.map((question) => ({ ...question, text: mask(question.text) })) ?? [],
    maskedText: joinWrappedLines(withPlainSigns(mask(`${subject}\n\n${read.visible}`))),
  }
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
  return answerInquiry(toAsked(inquiry, question), codebook, wording)
}

/** What was read of a message, to be answered as of the date it names, or the day it was written. */
export type Asked = { inquiry: Inquiry; asOf: IsoDate; greetingName: string | null }

/** The inquiry with what else of its message an answer needs. */
export function toAsked(inquiry: Inquiry, { text, sentOn }: Pick<Question, 'text' | 'sentOn'>): Asked {
  return { inquiry, asOf: inquiry.dateOfService ?? sentOn, greetingName: readSignedName(text) }
}

/** What the desk concludes about an inquiry that was read before, from the facts there are now. */
export async function answerInquiry(
  { inquiry, asOf, greetingName }: Asked,
  codebook: Codebook,
  wording: Wording,
): Promise<Answer> {
  const codes = [...new Set(inquiry.references.flatMap((reference) => [reference.code, ...reference.modifiers]))]
  const searches = await findSearches(inquiry, asOf, codebook.findSearchCandidates)
  const sought = [...soughtCodes(inquiry, searches), ...countedBiopsies(inquiry)]
  const found = await codebook.findFacts([...new Set([...codes, ...sought])], asOf, readFeePlace(inquiry))
  const facts = { ...found, searches }
  const draft = composeDraft({ inquiry, facts, conclusion: applyRules(inquiry, facts), greetingName }, wording)
  return { inquiry, facts, draft }
}
