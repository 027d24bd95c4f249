import type { CodeReference } from '../domain/code-reference.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import type { IsCode } from '../domain/is-code.ts'
import type { IsoDate } from '../domain/iso-date.ts'
import { hearQuestions } from './asks/asks.ts'
import { readDetails } from './circumstances/details.ts'
import { readPayer } from './circumstances/payer.ts'
import { readSetting } from './circumstances/setting.ts'
import { findCodeReferences } from './codes/code-references.ts'
import { withColumnUnits } from './codes/column-units.ts'
import { readServiceDates } from './dates/date-of-service.ts'
import { withFeeYear } from './dates/fee-year.ts'
import { findInstructions } from './mail-kind/aimed-at-software.ts'
import { withoutToldRows } from './new-text/told-rows.ts'
import { coverFolded, type FoldedPart, splitVisibleText } from './new-text/visible-text.ts'
import { findIdentifiers } from './patients/identifiers.ts'
import { BARRIER, coverSpans, type Span } from './text/span.ts'
import { indexText, withoutCovered } from './text/text-index.ts'
import {
  composeWrittenText,
  joinWrappedLines,
  MAX_READ_CHARACTERS,
  type WrittenText,
  withPlainSigns,
} from './text/written-text.ts'

/** An inquiry with the text its offsets count into. */
export type ReadInquiry = Inquiry & {
  /** Subject, empty line and body: the one text every `start` and `end` of the inquiry counts into. */
  written: WrittenText
  /** The new text of the body, for showing. */
  visible: string
  /** What was folded, with offsets into `written.text`. */
  folded: FoldedPart[]
}

/** A message as far as it is read. */
export type ReadMessage = {
  subject: string
  text: string
  /** The day relative dates count from. */
  sentOn: IsoDate
  /** File names of what is attached, where they are known. */
  attachmentNames?: readonly string[]
}

/**
 * What a message asks. Subject and body are one text, of which the first 100,000 characters are read. Codes, dates, payer, setting and
 * asks are read from the subject, the new text of the body and the rows of a remittance quoted below it; identifiers also from the
 * rest of quoted history, because it is shown too.
 * A code of the subject gives way to the same code in the body, where its modifiers stand. Never throws, whatever the text.
 */
export function readInquiry(message: ReadMessage, isCode: IsCode): ReadInquiry {
  const written = composeWrittenText(message.subject, message.text)
  const { visible, folded } = splitBody(message, written.bodyStart)
  const plain = joinWrappedLines(withPlainSigns(written.text))
  const whole = indexText(plain)
  const unread = withoutToldRows(folded, visible, whole)
  const unfolded = coverFolded(plain, unread)
  const index = unread.length === 0 ? whole : withoutCovered(whole, unread)
  const current = coverSpans(unfolded, findInstructions(unfolded, index), ' ')
  const asWritten = <Part extends Span & { text: string }>(part: Part): Part => {
    return { ...part, text: written.text.slice(part.start, part.end) }
  }
  const references = withColumnUnits(findCodeReferences(current, isCode, written.bodyStart, index), current, index)
  const ownSpans = folded.filter(({ kind }) => kind === 'signature' || kind === 'disclaimer')
  const identifiers = findIdentifiers(
    plain,
    codeSpans(references),
    ownSpans,
    whole,
    message.attachmentNames,
    message.sentOn,
  )
  const births = identifiers.filter(({ kind }) => kind === 'dob')
  const { asks, unheard } = hearQuestions(current, references, index, isCode)
  const heads = folded.filter(({ kind }) => kind === 'forwarded')
  const served = readServiceDates(coverSpans(current, births, BARRIER), message.sentOn, index, {
    heads,
    patients: identifiers,
  })
  const { dateOfService, dates } = withFeeYear(served, asks, current, message.sentOn)
  const payer = readPayer(current, index)
  const signature = ownSpans.map(({ start, end }) => plain.slice(start, end)).join('\n')
  return {
    references: references.map(asWritten),
    dateOfService,
    dates: dates.map(asWritten),
    payer,
    setting: readSetting(current, references, index),
    asks,
    unheard,
    identifiers: identifiers.map(asWritten),
    details: readDetails(current, index, { dateOfService, dates, payer, signature }),
    written,
    visible,
    folded,
  }
}

/** The inquiry without the text it was read from, which is stored once, as the message. */
export function withoutText({
  written: _written,
  visible: _visible,
  folded: _folded,
  ...inquiry
}: ReadInquiry): Inquiry {
  return inquiry
}

/** The body's new text and its folded parts, with offsets into the written text, where the body begins at `by`. */
function splitBody({ subject, text }: ReadMessage, by: number): { visible: string; folded: FoldedPart[] } {
  const { visible, folded } = splitVisibleText(text.slice(0, MAX_READ_CHARACTERS - by), subject)
  return { visible, folded: folded.map((part) => ({ ...part, start: part.start + by, end: part.end + by })) }
}

/** Places that are codes beyond doubt. A bare number of a keyworded system is too short to shield an identifier. */
function codeSpans(references: readonly CodeReference[]): Span[] {
  return references.filter(({ system }) => system === 'CPT' || system === 'HCPCS' || system === 'ICD-10-CM')
}
