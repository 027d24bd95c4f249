import type { IdentifierKind, Inquiry } from '../../domain/inquiry.ts'
import { maskIdentifiers } from '../../reading/patients/identifiers.ts'
import { composeWrittenText } from '../../reading/text/written-text.ts'

/** A question with what may tell who a patient is taken out, and what it was then read to ask. */
export type MaskedQuestion = {
  text: string
  inquiry: Inquiry
  /** Kinds of what was masked, one each time, in the order they were found. */
  masked: IdentifierKind[]
}

/** What is masked may bring something beside it to light; after so many readings nothing new has ever been found. */
const MOST_READINGS = 4

/**
 * The question as it may be shown and stored. What it asks is read from the masked text itself, so that whoever reads that
 * text later reads the same.
 */
export async function maskQuestion(text: string, read: (text: string) => Promise<Inquiry>): Promise<MaskedQuestion> {
  const masked: IdentifierKind[] = []
  let current = text
  for (let reading = 1; ; reading += 1) {
    const inquiry = await read(current)
    const { identifiers } = inquiry
    if (identifiers.length === 0) return { text: current, inquiry, masked }
    masked.push(...identifiers.map(({ kind }) => kind))
    const { text: written, bodyStart } = composeWrittenText('', current)
    current = maskIdentifiers(written, identifiers).slice(bodyStart)
    // Its places count into a text that is no more; nothing of it but what it asks is used.
    if (reading === MOST_READINGS) return { text: current, inquiry: { ...inquiry, identifiers: [] }, masked }
  }
}
