/** Questions the desk asks back, in the order they are offered. Each has its words in `templates/reply/ask/<key>.txt.hbs`. */
export const ASK_QUESTIONS = [
  { key: 'date-of-service', title: 'Date of service' },
  { key: 'codes', title: 'Codes on the claim' },
  { key: 'same-provider', title: 'Who rendered the services' },
  { key: 'separate-service', title: 'How the services relate to each other' },
  { key: 'setting', title: 'Place of service' },
  { key: 'payer', title: 'Payer and plan' },
  { key: 'denial', title: 'Wording of the denial' },
  { key: 'documentation', title: 'What the note documents' },
] as const

export type AskQuestion = (typeof ASK_QUESTIONS)[number]['key']

/** The questions of those keys, in the order they are offered; anything else is left out. */
export function findAskQuestions(keys: readonly string[]): readonly (typeof ASK_QUESTIONS)[number][] {
  return ASK_QUESTIONS.filter(({ key }) => keys.includes(key))
}

/**
 * Words that lead the person who answers to one of the answers: a query must not name what would be paid, nor ask for an
 * entry in the record (AHIMA/ACDIS, Guidelines for Achieving a Compliant Query Practice).
 */
const LEADING = [
  /\bso (?:that )?(?:we|you|it) (?:can|could|may) (?:be )?(?:bill|paid|pay|reimburse)/i,
  /\b(?:to|in order to) (?:support|justify|allow|get|increase|maximi[sz]e) (?:the |an? )?(?:payment|reimbursement|level|higher|billing)/i,
  /\b(?:please|kindly|just) (?:add|document|append|change|amend|addend)\b/i,
  /\b(?:would|do|don't|wouldn't) you agree\b/i,
  /\b(?:isn't|wasn't|aren't|weren't|doesn't|didn't) (?:it|this|that|the)\b/i,
  /\b(?:pays?|paid|reimburses?|reimbursed) (?:more|better|higher)\b/i,
]

/** The phrases of a question that lead to one of its answers, as written. */
export function findLeadingWords(text: string): string[] {
  return LEADING.flatMap((phrase) => phrase.exec(text)?.[0] ?? [])
}
