import type { CodeSystem } from '../../domain/code-reference.ts'
import type { SearchFact } from '../../domain/codebook.ts'
import type { Ask, AskKind, Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { readSearchQuery } from '../../reading/search/search-query.ts'
import type { Choice } from '../../rules/choice/choose-codes.ts'
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
const CODE_AND_DIAGNOSIS =
  /\bcodes?\b[^.?!\n]{0,12}\b(?:dx|diagnos[ei]s|icd)|\b(?:cpt|procedure)s?\b[^.?!\n]{0,20}\b(?:dx|diagnos[ei]s|icd)|\b(?:dx|diagnos[ei]s|icd)\b[^.?!\n]{0,20}\b(?:cpt|procedure)/i

/** What is wanted beside the code of the condition; it describes nothing. */
const WANTED_BESIDE =
  /\b(?:(?:plus |and |with |the |w\/ ?)*external causes?|7th|seventh|characters?|sequenc\w+|order|workers?['’]? ?comp\w*|work ?comp|incl(?:uding|uded|udes?)?\b\.?)/gi

/** How an injury happened is coded apart, so it is not searched for with the injury. */
const INJURY =
  /\b(?:burn(?:s|ed|t)?|scald\w*|fractur\w+|fx|lacerat\w+|sprain\w*|strain\w*|contusion\w*|injur\w+|bites?|bitten|wounds?|puncture\w*|dislocat\w+|concussion)\b/i
const CIRCUMSTANCES = /\b(?:from|at work|while|when|due to|caused by|after)\b[^,.;?\n]*/gi

/** What is done, as against what the patient has. */
const DONE =
  /\b(?:endoscopic|laparoscopic|open|arthroscopic|percutaneous|release|repair|removal|replacement|injection|excision|biopsy|insertion|arthroplasty|surgery|scope|procedure|drained|drainage|lanced|opened|packed|packing|i&d|incision|catheter)\b/gi

/** What makes an abscess of what was opened, where the message does not call it one. */
const PUS = /\bpus\b|\bpurulen|\binfected (?:\w+ )?cyst\b/i

/** An operation that the description ends with, as in "code for a hiatal hernia repair"; what it is of is no diagnosis then. */
const OPERATION_AT_END =
  /\b(?:repair|release|excision|removal|biopsy|replacement|reconstruction|reversal|takedown|fusion|surgery)\b[ \t]*(?:,? ?(?:please|pls|plz|thx|thanks|thank you))?[ \t]*[?.!]*\s*$/i
/** What is left of an operation that was done earlier is a diagnosis: `pain after rotator cuff repair`. */
const DONE_EARLIER =
  /\b(?:after|following|s\/p|status post|history|h\/o|hx|post|since|due to|from|aftercare|complicat\w+|pain|failed|infect\w+|encounter|prior|previous)\b/i

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
const DIAGNOSIS_FOR =
  /\b(?:dx|diagnos[ei]s|icd(?:-?10)?(?:-?cm)?)(?: codes?)?(?: (?:to use|do (?:we|i) use|should (?:we|i) use|would (?:you|we) use))? for (?:an? |the )?([^.?!\n,;]{4,120})/i

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

/** A diagnosis that nobody has confirmed, and what the patient complains of. */
const UNCONFIRMED = /\b(?:r\/o|rule[sd]?[ -]?out|suspected|suspicion of|probable|possible)(?![\w])/i
/** A symptom with the words before it that tell where it is. */
const COMPLAINT =
  /((?:\b(?!(?:pt|pts|patient|with|w|for|of|and|or|c|o|has|had|have|the|an?|order|says|said|possible|suspected|probable|likely|r|rule|rules|ruled|out|due|to|no|denies|without|her|his|is|was|from|after|only|some|new|dx|code)\b)[a-z]+[ \t]){0,2}\b(?:pain|swelling|cough|fever|headaches?|dizziness|syncope|dyspnea|shortness of breath|sob|numbness|weakness|rash|nausea|vomiting|palpitations|fatigue|edema|hematuria|dysuria|diarrhea|constipation|jaundice|wheezing|hoarseness|dysphagia))\b/gi
const DENIED = /\b(?:no|denies|denied|without|negative for)[ \t](?:[a-z]+[ \t]){0,2}$/i
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

/** The first symptom of the message that nobody denies. */
function findComplaint(message: string): string | undefined {
  const told = [...message.matchAll(COMPLAINT)].find(({ index }) => !DENIED.test(message.slice(0, index)))
  return told?.[1]
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

/** Words of ordinary sentences, which stand in some description by chance: `more than one piece of it`, `so it matches`. */
const EVERYDAY = new Set(
  `again all also another anything apart asked back bad before both bring came charge charges come day days end ever everything extra
  fine first fix following full get gets go goes going good half happen here hour hours keep kind last least left line long made make match
  matches matching mean means minute minutes missing mixed month months more most new next nothing now number old once one ones
  open other own paid part parts past pay pays piece pieces place point problem put rest right same say says second send set
  several short side sides single some someone something start stay still stuff system take taken takes thing things third three time
  times today together top total tried try turn turned two type way week weeks went whole without word words work works
  wrong year years yesterday yet`.split(/\s+/),
)

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
