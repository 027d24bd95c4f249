import type { Finding, Gap } from '../domain/finding.ts'
import type { AskKind, Inquiry } from '../domain/inquiry.ts'

const anyOf =
  (...rules: string[]) =>
  (finding: Finding): boolean =>
    rules.includes(finding.rule)

/** An edit that exists settles which modifier may separate two codes and explains a denial; that none exists does not. */
const isEdit = (finding: Finding): boolean =>
  finding.rule === 'ncci/bundled-pair' && finding.verdict !== 'informational'

/** What each kind of ask is called in an answer, and the findings that settle it; without `settles`, no rule here does yet. */
const ASKS: Readonly<Record<AskKind, { words: string; settles?: (finding: Finding) => boolean }>> = {
  code_meaning: { words: 'What the code means', settles: anyOf('codes/meaning', 'codes/not-effective') },
  status: { words: 'Whether the code is valid', settles: anyOf('codes/meaning', 'codes/not-effective') },
  billed_together: {
    words: 'Whether the codes go together',
    settles: anyOf('ncci/bundled-pair', 'ncci/add-on-primary', 'codes/not-effective'),
  },
  modifier_choice: { words: 'Which modifier applies', settles: isEdit },
  units: { words: 'How many units', settles: anyOf('ncci/units-over-limit') },
  add_on: { words: 'Which primary code an add-on takes', settles: anyOf('ncci/add-on-primary', 'codes/not-effective') },
  crosswalk: { words: 'What replaces the code', settles: anyOf('codes/not-effective') },
  denial: {
    words: 'Why the claim was denied',
    settles: (finding) => isEdit(finding) || finding.rule === 'codes/not-effective',
  },
  global_period: { words: 'The global period' },
  coverage: { words: 'Coverage' },
  code_search: { words: 'Which code fits the description' },
  em_level: { words: 'The level of the visit' },
  fee: { words: 'What is paid' },
  telehealth: { words: 'Telehealth' },
  documentation: { words: 'What must be documented' },
  compliance: { words: 'Compliance' },
}

/** A gap for every kind of ask that nothing concluded settles, so that part of an answer never passes for the whole. */
export function findUnansweredAsks(inquiry: Inquiry, findings: readonly Finding[]): Gap[] {
  // Who names the code does not search for one.
  const asks = inquiry.asks.filter(({ kind, subjects }) => kind !== 'code_search' || subjects.length === 0)
  const kinds = [...new Set(asks.map((ask) => ask.kind))]
  return kinds.flatMap((kind) => {
    const { words, settles } = ASKS[kind]
    if (settles && findings.some(settles)) return []
    return [{ about: words, why: `${words}: the files loaded here do not settle this part of the question.` }]
  })
}
