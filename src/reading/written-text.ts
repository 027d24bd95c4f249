/** Characters of one message that are read; the rest is shown to the reviewer but not searched for codes. */
export const MAX_READ_CHARACTERS = 100_000

/** Longest subject that is read (RFC 5322 §2.1.1 allows 998 characters a line). */
const MAX_SUBJECT_CHARACTERS = 1_000

const GAP = '\n\n'

/** Subject and body as one text: every offset a reader returns counts into `text`. */
export type WrittenText = {
  text: string
  /** Where the body begins; smaller offsets lie in the subject. */
  bodyStart: number
}

/**
 * The subject, an empty line and the body as one text. People write "90862 denied" in the subject and go on from there,
 * so the subject is read like a first line. A subject is one line; line breaks in it become spaces.
 */
export function composeWrittenText(subject: string, body: string): WrittenText {
  const line = subject.slice(0, MAX_SUBJECT_CHARACTERS).replace(/[\r\n]/g, ' ')
  const start = line + GAP
  return { text: start + body.slice(0, MAX_READ_CHARACTERS - start.length), bodyStart: start.length }
}
