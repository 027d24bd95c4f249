import type { CodeReference } from '../domain/code-reference.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import type { IsoDate } from '../domain/iso-date.ts'
import { readAsks } from './asks.ts'
import { findCodeReferences } from './code-references.ts'
import { readServiceDates } from './date-of-service.ts'
import { findIdentifiers } from './identifiers.ts'
import type { IsCode } from './is-code.ts'
import { readPayer } from './payer.ts'
import { readSetting } from './setting.ts'
import type { Span } from './span.ts'
import { coverFolded, type FoldedPart, splitVisibleText } from './visible-text.ts'
import { composeWrittenText, type WrittenText } from './written-text.ts'

/** An inquiry with the text its offsets count into. */
export type ReadInquiry = Inquiry & {
  /** Subject, empty line and body: the one text every `start` and `end` of the inquiry counts into. */
  written: WrittenText
  /** The new text of the body, for showing. */
  visible: string
  /** What was folded, with offsets into `written.text`. */
  folded: FoldedPart[]
}

/**
 * What a message asks. Subject and body are one text, of which the first 100,000 characters are read. Codes, dates, payer, setting and
 * asks are read from the subject and the new text of the body; identifiers also from quoted history, because it is shown too.
 * A code of the subject gives way to the same code in the body, where its modifiers stand. `sentOn` is the day relative
 * dates count from. Never throws, whatever the text.
 */
export function readInquiry(message: { subject: string; text: string; sentOn: IsoDate }, isCode: IsCode): ReadInquiry {
  const written = composeWrittenText(message.subject, message.text)
  const { visible, folded } = shiftFolded(written, message.subject)
  const current = coverFolded(written.text, folded)
  const references = findCodeReferences(current, isCode, written.bodyStart)
  const ownSpans = folded.filter(({ kind }) => kind === 'signature' || kind === 'disclaimer')
  const { dateOfService, dates } = readServiceDates(current, message.sentOn)
  return {
    references: references.map((reference) => ({
      ...reference,
      text: written.text.slice(reference.start, reference.end),
    })),
    dateOfService,
    dates,
    payer: readPayer(current),
    setting: readSetting(current, references),
    asks: readAsks(current, references),
    identifiers: findIdentifiers(written.text, codeSpans(references), ownSpans),
    written,
    visible,
    folded,
  }
}

function shiftFolded(written: WrittenText, subject: string): { visible: string; folded: FoldedPart[] } {
  const { visible, folded } = splitVisibleText(written.text.slice(written.bodyStart), subject)
  const by = written.bodyStart
  return { visible, folded: folded.map((part) => ({ ...part, start: part.start + by, end: part.end + by })) }
}

/** Places that are codes beyond doubt. A bare number of a keyworded system is too short to shield an identifier. */
function codeSpans(references: readonly CodeReference[]): Span[] {
  return references.filter(({ system }) => system === 'CPT' || system === 'HCPCS' || system === 'ICD-10-CM')
}
