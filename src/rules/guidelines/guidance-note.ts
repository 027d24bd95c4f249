import type { CodeReference } from '../../domain/code-reference.ts'
import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { GuidanceCondition, GuidanceFact } from '../../domain/guidance-fact.ts'
import type { AskKind, Inquiry } from '../../domain/inquiry.ts'
import { areDeniedApart } from '../../domain/line-denials.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { tellsReturn } from '../days/return-to-room.ts'
import { isHospitalsOwnClaim } from '../message/claim-setting.ts'
import { isOfPcs, says, textOf } from '../message/message-words.ts'
import { kindsAskedInWords, questionsInWords } from '../notes/asked-in-words.ts'
import { findCodes, namesAnyOf } from '../notes/code-spans.ts'
import {
  findConditionSubjects,
  isOfAnyCode,
  leaveRuledOut,
  namesAskedModifier,
  numbersSpeakingOf,
  weighCondition,
} from '../notes/note-conditions.ts'
import { findNotesAbout } from '../notes/notes-at-hand.ts'
import { mentions, type ReadText, readWordStarts } from '../notes/word-starts.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { areToldApart } from '../told/told-apart.ts'

/** More notes than this for one message nobody reads; the most specific ones stay. */
const NOTES = 6

/** Of notes that answer no ask of the message, more than this is a lecture. */
const BESIDE = 2

/** `a primary care office`: no diagnosis, code or payer that comes first. What teaching rules say of it has its own words. */
const PRIMARY_CARE = /\bprimary(?= care\b(?! exe?[cm]))/g

/** What stands in the text for something that may tell who a patient is. */
const MASKED = /\[[^\]\n]{1,40}\]/g

/** Notes from the manuals that hold for what is asked, on the date of service. */
export const guidanceNote: Rule = {
  id: 'guidelines/guidance-note',
  topic: 'guidelines',
  question: 'What do the manuals say that no table holds?',
  source: 'the manual and section that each note cites',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const asked = new Set(inquiry.asks.map(({ kind }) => kind))
    const text = readWordStarts(` ${textOf(inquiry).replaceAll(MASKED, ' ').replaceAll(PRIMARY_CARE, 'pri')} `)
    const message = { inquiry, text, asked, open: isOpen(asked), ofPcs: isOfPcs(inquiry) }
    const speaking = findNotesAbout(facts, inquiry.references, text)
      .flatMap((note) => matchNote(note, message))
      .toSorted((one, other) => other.weight - one.weight)
    const answering = speaking.filter(({ settles }) => settles)
    const beside = speaking.filter(({ settles }) => !settles).slice(0, BESIDE)
    const stated = [...answering, ...beside].slice(0, NOTES)
    const questions = stated
      .flatMap(({ note }) => ASKED_BACK[note.key] ?? [])
      .map((key) => ({ key, parameters: { known: tellsKnownPatient(inquiry) } }))
    return { findings: stated.map((match) => conclude(match, facts)), gaps: [], questions: questions.slice(0, 1) }
  },
}

/** What is asked back where a note says that a level, or a code, needs more than the message tells. */
const ASKED_BACK: Readonly<Record<string, string>> = {
  'em/level-needs-facts': 'visit-level',
  'em/emergency-level-needs-facts': 'emergency-level',
  'count/knee-scope-needs-facts': 'knee-scope',
  'count/lump-needs-facts': 'lump-depth',
}

/** `est pt`, `she is established`, or levels of one of the two kinds alone. */
const KNOWN_PATIENT =
  /\b(?:est|estab|established|new)\b\.? (?:pts?\b|patients?\b|visits?\b|[mf]\b)|\bestab(?:lished)?\b/

function tellsKnownPatient(inquiry: Inquiry): boolean {
  if (says(inquiry, KNOWN_PATIENT)) return true
  const levels = inquiry.references.flatMap(({ code }) => /^992([01])[1-5]$/.exec(code)?.[1] ?? [])
  return levels.length > 0 && new Set(levels).size === 1
}

type Message = {
  inquiry: Inquiry
  text: ReadText
  asked: ReadonlySet<AskKind>
  open: boolean
  ofPcs: boolean
}

type Match = {
  note: GuidanceFact
  subjects: string[]
  /** Those of the subjects beside which the others stand. */
  besides: string[]
  /** True where the message names other procedures than those the note says no to. */
  among: boolean
  numbers: string[] | null
  weight: number
  settles: boolean
  kinds: readonly AskKind[]
  hears: string[]
  general: boolean
  asked: boolean
}

/** True where a message names codes and does not say what it wants to know of them: then it is read as asking what they are. */
const isOpen = (asked: ReadonlySet<AskKind>): boolean =>
  asked.size === 0 || (asked.size === 2 && asked.has('code_meaning') && asked.has('status'))

/** The note with the codes it speaks about here, where one of its conditions holds; the most specific one counts. */
function matchNote(note: GuidanceFact, message: Message): Match[] {
  const near = note.when.filter(({ codes }) => !codes || namesAnyOf(codes, message.inquiry.references))
  if (near.length === 0 || (message.ofPcs && isOfPractitioners(note))) return []
  if (isOfEmergencyLevels(note) && isHospitalsOwnClaim(message.inquiry)) return []
  const own = kindsSettledBy(note, message)
  const matches = near.flatMap((condition) => {
    const kinds = [...new Set([...own, ...kindsAskedInWords(note, condition, message.inquiry)])]
    const settles = kinds.some((kind) => message.asked.has(kind))
    // A code alone does not make a question of another kind one about what the note says; its words do.
    if (!settles && !condition.words && !message.open) return []
    if (!settles && message.asked.size > 0 && !condition.codes && note.settles.every((kind) => OF_CODES.has(kind)))
      return []
    if (isOfOtherProcedures(note, condition, message) || isOfOneSession(note, condition, message)) return []
    if (isOfSequence(note, condition, message)) return []
    const subjects = findConditionSubjects(condition, message)
    const isNo = note.topic === 'ncci' && note.verdict === 'not_allowed' && condition.with !== undefined
    // What is not reported beside the other on one side may be on the other side.
    const besides = condition.with
      ? [...leaveRuledOut(findCodes(condition.with, message.inquiry.references), message.inquiry)]
      : []
    if (subjects === null || (isNo && areToldApart(subjects, besides, message.inquiry))) return []
    const numbers = subjects.length > 0 ? null : numbersSpeakingOf(condition, message.inquiry)
    const among = isNo && procedureCodes(message.inquiry.references).some((c) => !isVisit(c) && !subjects.includes(c))
    const [general, asked] = [isOfAnyCode(condition), namesAskedModifier(condition, message.inquiry)]
    const hears = questionsInWords(note, condition, message.inquiry)
    const weight = weighCondition(condition)
    return [{ note, subjects, besides, numbers, among, weight, settles, kinds, hears, general, asked }]
  })
  const [first, ...further] = matches.toSorted((one, other) => other.weight - one.weight)
  if (first === undefined || first.subjects.length > 0) return first ? [first] : []
  // Words weigh more than a code, and the note is about the code all the same.
  const named = further.find(({ subjects }) => subjects.length > 0)
  return [named ? { ...first, subjects: named.subjects, besides: named.besides, numbers: null } : first]
}

/** A note on codes of CPT: it rests on CPT or the NCCI manual. */
const isOfPractitioners = ({ topic, citation }: GuidanceFact): boolean =>
  topic === 'ncci' ||
  /guidance-(?:ncci-manual|surgery-counts)/.test(citation.source) ||
  citation.locator.startsWith('CPT')

/** A note on the levels of emergency visits of practitioners; a hospital has levels of its own. */
const isOfEmergencyLevels = ({ when, citation }: GuidanceFact): boolean =>
  /^CPT E\/M|^1995 and 1997/.test(citation.locator) && when.some(({ codes }) => codes?.includes('99281-99285') === true)

/** Kinds of ask that the guidelines for diagnoses answer where nothing but diagnoses is asked about. */
const OF_DIAGNOSES: readonly AskKind[] = ['billed_together', 'denial', 'documentation', 'add_on']

/** What a note settles here: how a diagnosis is coded also says whether two go together, and why one was denied. */
function kindsSettledBy({ settles, citation, topic }: GuidanceFact, { inquiry }: Message): readonly AskKind[] {
  // What services are to each other explains no denial for coverage, the payer, or what the claim lacks.
  if (topic === 'ncci' && areDeniedApart(inquiry.references)) return settles.filter((kind) => kind !== 'denial')
  const isOfDiagnoses =
    citation.source === 'guidance-icd10cm-guidelines' &&
    settles.includes('code_search') &&
    inquiry.references.length > 0 &&
    inquiry.references.every(({ system }) => system === 'ICD-10-CM')
  return isOfDiagnoses ? [...new Set([...settles, ...OF_DIAGNOSES])] : settles
}

/** Kinds of ask that look for a code: what says how to choose one is beside the point of any other question. */
const OF_CODES: ReadonlySet<AskKind> = new Set(['code_search', 'crosswalk', 'code_meaning', 'status'])

/** Words that speak of any two services. */
const ANY_TWO = new Set(['with', 'same', 'both', 'also', 'together', 'include', 'bundl', 'separate'])

/** True where a note says no to a procedure beside another one, and what stands beside it is nothing but visits. */
function isOfOtherProcedures(note: GuidanceFact, condition: GuidanceCondition, message: Message): boolean {
  const { codes, words } = condition
  if (note.topic !== 'ncci' || note.verdict !== 'not_allowed' || !codes || condition.with) return false
  if (
    words &&
    mentions(
      message.text,
      words.filter((word) => !ANY_TWO.has(word)),
    )
  )
    return false
  const { references } = message.inquiry
  const others = procedureCodes(references).filter((code) => !findCodes(codes, references).includes(code))
  return others.length > 0 && others.every(isVisit)
}

/** True for what two procedures of one session are to each other, where the second was a return to the operating room. */
const isOfOneSession = (note: GuidanceFact, condition: GuidanceCondition, { inquiry }: Message): boolean =>
  note.topic === 'ncci' &&
  condition.codes !== undefined &&
  tellsReturn(inquiry) &&
  !note.settles.includes('global_period') &&
  procedureCodes(inquiry.references).length > 1

/** Words that ask in what order diagnoses stand. */
const ORDER =
  /\bsequenc|\b(?:lists?|goes|coded|listed|code|comes) (?:\S+ )?first\b|\bfirst[- ]listed\b|\bprimary (?:dx|diag)/

/** True where a note on services is called by a word alone, and what is asked is the order of diagnoses. */
const isOfSequence = (note: GuidanceFact, { codes }: GuidanceCondition, { inquiry, text }: Message): boolean =>
  note.topic === 'ncci' &&
  !codes &&
  inquiry.references.length > 0 &&
  inquiry.references.every(({ system }) => system === 'ICD-10-CM') &&
  ORDER.test(text.text)

/** True where a condition of the note names that code, or a span it stands in, or the modifier. */
export function namesCode(note: GuidanceFact, reference: Pick<CodeReference, 'system' | 'code'>): boolean {
  return note.when.some(({ codes = [], with: others = [], modifiers = [] }) =>
    reference.system === 'MODIFIER'
      ? modifiers.includes(reference.code)
      : [codes, others].some((spans) => namesAnyOf(spans, [reference])),
  )
}

/** `No: the procedure includes it`, of several procedures: which one it is said of. */
function nameSubjects({ note: { short }, subjects, besides, among }: Match): string {
  const own = subjects.filter((code) => !besides.includes(code))
  if (!among || own.length === 0 || short === null || /\b[A-Z\d]\d{3}[A-Z\d]\b/.test(short)) return short ?? ''
  return short.replace(/^No: /, `Not ${own.join(' or ')} with ${besides.join(' or ')}: `)
}

function conclude(match: Match, facts: Facts): Finding {
  const { note, subjects, besides, numbers, kinds, hears, general, asked } = match
  return {
    ...(numbers && { numbers }),
    ...(hears.length > 0 && { hears }),
    ...(general && { yields: true as const }),
    ...(asked && { asked: true as const }),
    rule: guidanceNote.id,
    topic: note.topic,
    verdict: note.verdict,
    subjects,
    parameters: {
      key: note.key,
      short: nameSubjects(match),
      text: note.text,
      section: note.citation.locator,
      ...(besides.length > 0 && { besides }),
      overdueSince: note.reviewBy !== null && note.reviewBy < facts.asOf ? note.reviewBy : null,
    },
    citations: [note.citation],
    settles: kinds,
    basis: 'guidance',
  }
}
