import { isAskable } from '../domain/askable.ts'
import { answersAsk, type Finding, type Gap } from '../domain/finding.ts'
import type { AskKind, Inquiry } from '../domain/inquiry.ts'

/** What each kind of ask is called in an answer. */
const WORDS: Readonly<Record<AskKind, string>> = {
  code_meaning: 'What the code means',
  status: 'Whether the code is valid',
  billed_together: 'Whether the codes go together',
  modifier_choice: 'Which modifier applies',
  units: 'How many units',
  add_on: 'Which primary code an add-on takes',
  crosswalk: 'What replaces the code',
  denial: 'Why the claim was denied',
  global_period: 'The global period',
  coverage: 'Coverage',
  code_search: 'Which code fits the description',
  em_level: 'The level of the visit',
  fee: 'What is paid',
  telehealth: 'Telehealth',
  documentation: 'What must be documented',
  compliance: 'Compliance',
}

/** A gap for every kind of ask that nothing concluded settles, so that part of an answer never passes for the whole. */
export function findUnansweredAsks(inquiry: Inquiry, findings: readonly Finding[]): Gap[] {
  // Who names the code does not search for one.
  const asks = inquiry.asks.filter(
    (ask) => (ask.kind !== 'code_search' || ask.subjects.length === 0) && isAskable(ask, inquiry.references),
  )
  const open = asks.filter((ask) => !findings.some((finding) => answersAsk(finding, ask)))
  return [...new Set(open.map(({ kind }) => kind))].map((kind) => ({
    about: WORDS[kind],
    ask: kind,
    why: `${WORDS[kind]}: the files loaded here do not settle this part of the question.`,
  }))
}

/** A quoted question of more characters than this is cut at a word. */
const MOST_QUOTED = 160

/** A gap for every question in which nothing was heard and of which no finding speaks, under the number the sender gave it. */
export function findUnheardGaps({ unheard = [] }: Inquiry, findings: readonly Finding[] = []): Gap[] {
  const open = unheard.filter(({ text }) => !findings.some(({ hears }) => hears?.includes(text)))
  return open.map(({ text, number }) => {
    const about = `“${shorten(text)}”`
    return { about, why: `Not answered here: ${about}.`, unheard: text, ...(number !== null && { number }) }
  })
}

const shorten = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ')
  return plain.length > MOST_QUOTED ? `${plain.slice(0, plain.lastIndexOf(' ', MOST_QUOTED))} …` : plain
}
