import type { CodeSystem } from '../../domain/code-reference.ts'
import type { SearchFact } from '../../domain/codebook.ts'
import type { Ask, AskKind, Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { anyOf, everywhere, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { readSearchQuery } from '../../reading/search/search-query.ts'
import type { Choice } from '../../rules/choice/choose-codes.ts'
import { findComplaint, UNCONFIRMED } from './complaint.ts'
import { EVERYDAY } from './everyday-words.ts'
import { type FindSearchCandidates, searchDescription } from './search-codes.ts'

/** Characters of a message that are searched for where the sentence that asks does not say what for. */
const MOST_CHARACTERS = 300

/** Candidates that say less of what was asked than this are chance. */
const WORTH_NAMING = 0.3

/** A description of which so much was asked for is meant, however much else was said. */
const ALL_ASKED = 0.7

/** Asks of one message that are searched for. */
const MOST_ASKS = 4

const PROCEDURES: readonly CodeSystem[] = ['CPT', 'HCPCS']
const DIAGNOSES: readonly CodeSystem[] = ['ICD-10-CM']

/** A diagnosis wanted beside the code of the procedure: "code and dx please". */
const CODE_AND_DIAGNOSIS = anyOf(
  /\bcodes?\b[^.?!\n]{0,12}\b(?:dx|diagnos[ei]s|icd)/i,
  /\b(?:cpt|procedure)s?\b[^.?!\n]{0,20}\b(?:dx|diagnos[ei]s|icd)/i,
  /\b(?:dx|diagnos[ei]s|icd)\b[^.?!\n]{0,20}\b(?:cpt|procedure)/i,
)

/** What is wanted beside the code of the condition; it describes nothing. */
const WANTED_BESIDE = everywhere(
  inOrder(
    /\b/i,
    anyOf(
      /(?:plus |and |with |the |w\/ ?)*external causes?/i,
      /7th|seventh|characters?|sequenc\w+|order|workers?['’]? ?comp\w*|work ?comp/i,
      /incl(?:uding|uded|udes?)?\b\.?/i,
    ),
  ),
)

/** How an injury happened is coded apart, so it is not searched for with the injury. */
const INJURY = inOrder(
  /\b/i,
  anyOf(
    /burn(?:s|ed|t)?|scald\w*|fractur\w+|fx|lacerat\w+|sprain\w*|strain\w*|contusion\w*/i,
    /injur\w+|bites?|bitten|wounds?|puncture\w*|dislocat\w+|concussion/i,
  ),
  /\b/i,
)
const CIRCUMSTANCES = /\b(?:from|at work|while|when|due to|caused by|after)\b[^,.;?\n]*/gi

/** What is done, as against what the patient has. */
const DONE = everywhere(
  inOrder(
    /\b/i,
    anyOf(
      /endoscopic|laparoscopic|open|arthroscopic|percutaneous|release|repair|removal/i,
      /replacement|injection|excision|biopsy|insertion|arthroplasty|surgery|scope|procedure/i,
      /drained|drainage|lanced|opened|packed|packing|i&d|incision|catheter/i,
    ),
    /\b/i,
  ),
)

/** What makes an abscess of what was opened, where the message does not call it one. */
const PUS = /\bpus\b|\bpurulen|\binfected (?:\w+ )?cyst\b/i

/** An operation that the description ends with, as in "code for a hiatal hernia repair"; what it is of is no diagnosis then. */
const OPERATION_AT_END = inOrder(
  /\b/i,
  anyOf(/repair|release|excision|removal|biopsy|replacement|reconstruction|reversal|takedown/i, /fusion|surgery/i),
  /\b[ \t]*(?:,? ?(?:please|pls|plz|thx|thanks|thank you))?[ \t]*[?.!]*\s*$/i,
)
/** What is left of an operation that was done earlier is a diagnosis: `pain after rotator cuff repair`. */
const DONE_EARLIER = inOrder(
  /\b/i,
  anyOf(
    /after|following|s\/p|status post|history|h\/o|hx|post|since|due to|from|aftercare/i,
    /complicat\w+|pain|failed|infect\w+|encounter|prior|previous/i,
  ),
  /\b/i,
)

/** Words that are of nothing but a procedure, wherever they stand. */
const OPERATION_NAMED = /\b(?:rfa|radiofrequency ablation|nerve block|epidural steroid injection)\b/i

const wantsOperation = (asked: string): boolean =>
  (OPERATION_AT_END.test(asked) || OPERATION_NAMED.test(asked)) && !DONE_EARLIER.test(asked)

/** What the codebook's words say for every ask that describes instead of naming a code. */
export async function findSearches(inquiry: Inquiry, asOf: IsoDate, find: FindSearchCandidates): Promise<SearchFact[]> {
  const asks = inquiry.asks.filter(({ kind, subjects }) => kind === 'code_search' && subjects.length === 0)
  const found: SearchFact[] = []
  const complaint = await searchComplaint(inquiry, asOf, find)
  // What was only suspected is not searched for beside what the patient complains of.
  if (complaint.length > 0) return complaint
  for (const ask of asks.slice(0, MOST_ASKS)) {
    for (const { words, systems } of readSearches(ask, inquiry)) {
      const choices = await searchDescription(words, { systems, asOf }, find)
      found.push(...choices.flatMap((choice) => toFact(ask, choice)))
    }
  }
  return found.length > 0 ? found : await searchNamedCondition(inquiry, asOf, find)
}

/** The condition that a diagnosis code is wanted for, where the codes named are those of what was done. */
const DIAGNOSIS_FOR = inOrder(
  /\b(?:dx|diagnos[ei]s|icd(?:-?10)?(?:-?cm)?)(?: codes?)?/i,
  optional(/ (?:to use|do (?:we|i) use|should (?:we|i) use|would (?:you|we) use)/i),
  / for (?:an? |the )?([^.?!\n,;]{4,120})/i,
)

/** "with 17110": the service it is wanted for. */
const BESIDE_CODE = /,? (?:with|on|and|for|when billing|billed with) (?:cpt )?[a-z]?\d[\w-]*.*$/i

/** The code of a condition in words, asked beside procedures; nothing where the words do not decide. */
async function searchNamedCondition(
  inquiry: Inquiry,
  asOf: IsoDate,
  find: FindSearchCandidates,
): Promise<SearchFact[]> {
  const ask = inquiry.asks.find(({ text }) => DIAGNOSIS_FOR.test(text))
  const condition = DIAGNOSIS_FOR.exec(ask?.text ?? '')?.[1]?.replace(BESIDE_CODE, '')
  if (condition === undefined || ask === undefined || /\d/.test(condition)) return []
  if (inquiry.references.some(({ system }) => system === 'ICD-10-CM')) return []
  // One word alone says too little to decide.
  if (readSearchQuery(condition).groups.every(({ written }, at) => at === 0 && !written.includes(' '))) return []
  const choices = await searchDescription(condition, { systems: DIAGNOSES, asOf }, find)
  const facts = choices.filter(({ decided }) => decided).flatMap((choice) => toFact(ask, choice))
  return facts.map((fact) => ({ ...fact, beside: true as const }))
}

const OF_DIAGNOSES: ReadonlySet<AskKind> = new Set(['code_search', 'crosswalk', 'documentation', 'compliance'])

/**
 * The code of the complaint, where a diagnosis was not confirmed: in an outpatient setting that is what is coded (ICD-10-CM
 * Official Guidelines, section IV.H). Nothing where the words do not decide.
 */
async function searchComplaint(inquiry: Inquiry, asOf: IsoDate, find: FindSearchCandidates): Promise<SearchFact[]> {
  const message = (inquiry.maskedText ?? '').replaceAll(/\[[^\]]*\]/g, ' ')
  const isAsked =
    inquiry.references.some(({ system }) => system === 'ICD-10-CM') || /\bdx\b|\bdiag|\bicd/i.test(message)
  const ask = inquiry.asks.find(({ kind }) => OF_DIAGNOSES.has(kind))
  const complaint = UNCONFIRMED.test(message) ? findComplaint(message) : undefined
  if (!isAsked || ask === undefined || complaint === undefined) return []
  const { side } = readSearchQuery(message)
  const words = side === 'left' || side === 'right' ? `${side} ${complaint}` : complaint
  const choices = await searchDescription(words, { systems: DIAGNOSES, asOf }, find)
  return choices.slice(0, 1).flatMap((choice) => {
    return choice.decided ? toFact(ask, choice).map((fact) => ({ ...fact, complaint: true as const })) : []
  })
}

type Search = { words: string; systems: readonly CodeSystem[] }

/** Headings of an operative note, with what is searched for behind each. */
const LABELLED: readonly (readonly [RegExp, readonly CodeSystem[]])[] = [
  [/\b(?:proc(?:edures?)?(?: performed)?|operations?|surgery)\s*:\s*([^.\n]{4,160})/i, PROCEDURES],
  [/\b(?:post-?op(?:erative)? |pre-?op(?:erative)? )?(?:dx|diagnos[ie]s|impression)\s*:\s*([^.\n]{4,160})/i, DIAGNOSES],
]

/** A word that names an operation or examination says all by itself: `vasectomy`. */
const OPERATION = /^\w{3,}(?:ectomy|otomy|ostomy|plasty|scopy|centesis|desis|pexy|rrhaphy|graphy|gram)$/

/** What the words "code for" are followed by. */
const CODE_FOR = /\bcodes?\s+(?:to\s+(?:use|bill|report)\s+)?for\s+(?:the\s+|an?\s+)?([^.?!\n]{4,})/i

/**
 * What is searched for: the headings of a note; else what "code for" names; else the sentence that asks or, where it
 * describes nothing, what the message says before it.
 */
function readSearches(ask: Ask, inquiry: Inquiry): Search[] {
  const message = (inquiry.maskedText ?? ask.text).replaceAll(/\[[^\]]*\]/g, ' ')
  const labelled = LABELLED.flatMap(([pattern, systems]) => {
    const words = pattern.exec(message)?.[1]
    return words ? [{ words, systems }] : []
  })
  if (labelled.length > 0) return labelled
  const asked = (CODE_FOR.exec(ask.text)?.[1] ?? ask.text).replaceAll(WANTED_BESIDE, ' ')
  const own = readSearchQuery(asked)
  const around = textBefore(ask, message)
  const isNamed = own.groups.some(({ written }) => OPERATION.test(written))
  const said = own.groups.length >= 2 || isNamed ? asked : around
  const words = INJURY.test(said) ? said.replaceAll(WANTED_BESIDE, ' ').replaceAll(CIRCUMSTANCES, ' ') : said
  if (CODE_AND_DIAGNOSIS.test(`${ask.text}\n${around}`)) {
    const condition = words.replaceAll(DONE, ' ')
    return [
      { words, systems: PROCEDURES },
      { words: PUS.test(words) ? `${condition} abscess` : condition, systems: DIAGNOSES },
    ]
  }
  const { systems } = readSearchQuery(`${ask.text} ${around}`)
  return [{ words, systems: systems.length === 0 && wantsOperation(asked) ? PROCEDURES : systems }]
}

/** The sentence that asks, with what stands before it, at most so much. */
function textBefore({ text }: Ask, message: string): string {
  const at = message.indexOf(text)
  if (at === -1) return message.slice(0, MOST_CHARACTERS)
  return message.slice(Math.max(0, at + text.length - MOST_CHARACTERS), at + text.length)
}

function toFact(ask: Ask, { words, ranked, decided }: Choice): SearchFact[] {
  // A number alone, such as that of ICD-10, describes nothing; nor do words of any sentence.
  if (words.split(/[\s.]+/).every((word) => /^\d*$/.test(word) || EVERYDAY.has(word))) return []
  const hits = ranked.filter(({ score, precision }) => score >= WORTH_NAMING || precision >= ALL_ASKED)
  if (hits.length === 0) return []
  return [
    {
      ask: ask.text,
      words,
      decided,
      hits: hits.map(({ candidate: { texts: _, ...code }, score }) => ({ ...code, score })),
    },
  ]
}
