import type { Draft, EditableDraft } from '../domain/draft.ts'
import type { Inquiry } from '../domain/inquiry.ts'

/** One look at an answer before it is approved. `block`: it cannot be approved. `warn`: a person must say that it is right. */
export type AnswerCheck = { outcome: 'ok' | 'warn' | 'block'; text: string }

/** CPT, HCPCS and ICD-10-CM as they stand in prose; a diagnosis only with its dot, without which it is any word. */
const CODES = /(?<![\w.-])(?:\d{5}|\d{4}[FTUM]|[A-V]\d{4}|[A-TV-Z]\d[0-9AB]\.[0-9A-Z]{1,4})(?![\w-])/g

/** An identifier shorter than this may stand in an answer by chance. */
const LEAST_CHARACTERS = 4

/** Every check of the reviewer's prose against the facts of the draft and against what the messages tell of patients. */
export function checkAnswer(edits: EditableDraft, draft: Draft, inquiries: readonly Inquiry[]): AnswerCheck[] {
  const prose = [edits.shortAnswer, edits.reasoning, edits.closing].join('\n')
  return [checkShortAnswer(edits), checkCodes(prose, draft), checkIdentifiers(prose, inquiries)]
}

function checkShortAnswer({ shortAnswer }: EditableDraft): AnswerCheck {
  return shortAnswer.trim() === ''
    ? { outcome: 'block', text: 'The short answer is empty: write it before approving.' }
    : { outcome: 'ok', text: 'There is a short answer.' }
}

function checkCodes(prose: string, draft: Draft): AnswerCheck {
  const { codes, rows, notInData, sources } = draft.content
  const facts = JSON.stringify([codes, rows, notInData, sources, draft.findings, draft.gaps])
  const known = new Set(facts.replace(/\\[nrt]/g, ' ').match(CODES))
  const unsupported = [...new Set(prose.match(CODES))].filter((code) => !known.has(code))
  if (unsupported.length === 0) return { outcome: 'ok', text: 'Every code in the answer is among the facts.' }
  const names = unsupported.join(', ')
  return {
    outcome: 'warn',
    text: `${names}: in the answer, but not among the facts. No source is cited for ${unsupported.length === 1 ? 'it' : 'them'}.`,
  }
}

function checkIdentifiers(prose: string, inquiries: readonly Inquiry[]): AnswerCheck {
  const plain = squeeze(prose)
  const repeated = inquiries
    .flatMap((inquiry) => inquiry.identifiers)
    .filter(({ text }) => squeeze(text).length >= LEAST_CHARACTERS && plain.includes(squeeze(text)))
  const kinds = [...new Set(repeated.map(({ kind }) => IDENTIFIER_WORDS[kind]))]
  return kinds.length === 0
    ? { outcome: 'ok', text: 'No identifier of the message stands in the answer.' }
    : { outcome: 'warn', text: `The answer repeats a possible identifier of the message: ${kinds.join(', ')}.` }
}

const squeeze = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim()

/** What a possible identifier is, in words. */
export const IDENTIFIER_WORDS = {
  ssn: 'social security number',
  mbi: 'Medicare number',
  mrn: 'record number',
  member_id: 'member number',
  account: 'account number',
  claim: 'claim number',
  dob: 'date of birth',
  phone: 'phone',
  email: 'mail address',
  address: 'address',
  name: 'name',
} as const
