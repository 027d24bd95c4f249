/** Why a question is closed without an answer. `other` needs words of the reviewer's own. */
export const REJECT_REASONS = [
  { key: 'not_a_question', words: 'Not a coding question' },
  { key: 'outside', words: 'Outside what this desk answers' },
  { key: 'patient_details', words: 'Holds patient details; asked to write again without them' },
  { key: 'duplicate', words: 'Asked before' },
  { key: 'elsewhere', words: 'Answered in another way' },
  { key: 'unwanted', words: 'Unwanted mail' },
  { key: 'other', words: 'Another reason, written below' },
] as const

/** The reason as it is kept, or null where the form does not say enough. */
export function composeReason(key: string, note: string): string | null {
  const reason = REJECT_REASONS.find((each) => each.key === key)
  if (reason === undefined) return null
  if (reason.key === 'other') return note === '' ? null : note
  return note === '' ? reason.words : `${reason.words}: ${note}`
}
