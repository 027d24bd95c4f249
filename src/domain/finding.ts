import type { Facts } from './codebook.ts'
import type { Citation } from './edition.ts'
import type { Ask, AskKind, Inquiry, Topic } from './inquiry.ts'
import type { Verdict } from './verdict.ts'

/** Values a finding hands to its template. */
export type Parameters = Readonly<
  Record<string, string | number | boolean | null | readonly string[] | readonly Parameters[]>
>

/** What a rule concludes. The words are in `templates/reply/findings/<rule>.hbs`. */
export type Finding = {
  /** `topic/name` of the rule, the same as its file and its template. */
  rule: string
  topic: Topic
  verdict: Verdict
  /** Canonical codes it speaks about. */
  subjects: string[]
  parameters: Parameters
  /** The rows it rests on. Never empty: what has no row is a gap. */
  citations: [Citation, ...Citation[]]
  /** The kinds of ask it answers, where an ask is about one of its subjects. Empty: it stands beside the answer. */
  settles: readonly AskKind[]
  /** The numbers of the questions whose words it speaks of, where the sender numbered them and it names no code; absent: any. */
  numbers?: readonly string[]
  /** Questions in which no kind of ask was heard, and that its words stand in. */
  hears?: readonly string[]
  /** Codes asked about that it answers for: its subjects replaced them, or stand for what they only suspect. */
  standsFor?: readonly string[]
  /** True for a note of a modifier that the message asks for by itself: it stands beside whatever rows decide. */
  asked?: true
  /** True where a note that answers the same comes first: a limit says less than how the units are counted. */
  yields?: true
  /** What it rests on: rows of a publisher's file, or a note this project wrote from a manual. */
  basis: Basis
}

export const BASES = ['rows', 'guidance'] as const

export type Basis = (typeof BASES)[number]

/** True where the finding answers that ask: it settles its kind and is about one of its subjects, where either names any. */
export function answersAsk(
  finding: Pick<Finding, 'settles' | 'subjects' | 'numbers' | 'standsFor'>,
  ask: Pick<Ask, 'kind' | 'subjects' | 'number'>,
): boolean {
  if (!finding.settles.includes(ask.kind)) return false
  if (ask.number !== null && finding.numbers?.includes(ask.number) === false) return false
  if (ask.subjects.length === 0 || finding.subjects.length === 0) return true
  // "Can I use XS?" is asked of the codes around it, and so it is behind their diagnoses.
  if (ask.kind === 'modifier_choice' && ask.subjects.some(isModifier) && ask.subjects.every(isNoService)) return true
  return [...finding.subjects, ...(finding.standsFor ?? [])].some((subject) => ask.subjects.includes(subject))
}

const isModifier = (subject: string): boolean => /^[A-Z0-9]{2}$/.test(subject)
const isNoService = (subject: string): boolean =>
  isModifier(subject) || /^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/.test(subject)

/** A file whose edition of the date is not loaded, and the edition of it that was used. */
export type Nearest = { file: string; edition: string; date: string }

/** What the data cannot say, and why. */
export type Gap = {
  /** What was asked about, such as a code or a pair. */
  about: string
  why: string
  /** The kind of ask nothing settles; absent where a row is what is missing. */
  ask?: AskKind
  /** The kinds of ask it leaves without an answer; `why` is then what such an ask is told. */
  opens?: readonly AskKind[]
  /** The number of the question it leaves without an answer, where the sender numbered it and nothing was heard in it. */
  number?: string
  /** The question itself, where nothing was heard in it. */
  unheard?: string
  /** The edition used instead, where all that is missing is one of that date. */
  nearest?: Nearest
}

/** Something decisive the message does not say. Its words are in `templates/reply/questions/<key>.txt.hbs`. */
export type QuestionBack = { key: string; parameters: Parameters }

/** What one rule returns: findings it can cite, gaps it cannot fill, and what it would have to be told. */
export type Conclusion = { findings: Finding[]; gaps: Gap[]; questions?: QuestionBack[] }

/** One rule of one topic. `check` is synchronous, throws on no input and reads no clock. */
export type Rule = {
  /** `topic/name`, the same as its file. */
  id: string
  topic: Topic
  /** The question it answers, in a coder's words. */
  question: string
  /** Manual, section and edition it follows. */
  source: string
  check(inquiry: Inquiry, facts: Facts): Conclusion
}
