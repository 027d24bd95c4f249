import type { CodeReference } from '../../domain/code-reference.ts'
import type { Facts, GuidanceCondition, GuidanceFact } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { AskKind, Inquiry, PlanType } from '../../domain/inquiry.ts'
import { areDeniedApart } from '../../domain/line-denials.ts'
import { procedureCodes } from '../code-life.ts'
import { findCodes, namesAnyOf } from '../code-spans.ts'
import { areOfTwoSides, loneModifiers, textOf } from '../message-words.ts'
import { findNotesAbout } from '../notes-at-hand.ts'
import { tellsReturn } from '../return-to-room.ts'
import { haveNoDayInCommon } from '../service-days.ts'
import { isVisit } from '../visit-codes.ts'
import { mentions, type ReadText, readWordStarts } from '../word-starts.ts'

/** More notes than this for one message nobody reads; the most specific ones stay. */
const NOTES = 6

/** Of notes that answer no ask of the message, more than this is a lecture. */
const BESIDE = 2

/** What stands in the text for something that may tell who a patient is. */
const MASKED = /\[[^\]\n]{1,40}\]/g

/** Whose rules an answer follows where the message names no payer. */
const ASSUMED_PLAN: PlanType = 'medicare'

/** Notes from the manuals that hold for what is asked, on the date of service. */
export const guidanceNote: Rule = {
  id: 'guidelines/guidance-note',
  topic: 'guidelines',
  question: 'What do the manuals say that no table holds?',
  source: 'the manual and section that each note cites',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const asked = new Set(inquiry.asks.map(({ kind }) => kind))
    const text = readWordStarts(` ${textOf(inquiry).replaceAll(MASKED, ' ')} `)
    const message = { inquiry, text, asked, open: isOpen(asked) }
    const speaking = findNotesAbout(facts, inquiry.references, text)
      .flatMap((note) => matchNote(note, message))
      .toSorted((one, other) => other.weight - one.weight)
    const answering = speaking.filter(({ settles }) => settles)
    const beside = speaking.filter(({ settles }) => !settles).slice(0, BESIDE)
    const stated = [...answering, ...beside].slice(0, NOTES)
    const questions = stated.flatMap(({ note }) => ASKED_BACK[note.key] ?? []).map((key) => ({ key, parameters: {} }))
    return { findings: stated.map((match) => conclude(match, facts)), gaps: [], questions: questions.slice(0, 1) }
  },
}

/** What is asked back where a note says that a level needs more than the message tells. */
const ASKED_BACK: Readonly<Record<string, string>> = {
  'em/level-needs-facts': 'visit-level',
  'em/emergency-level-needs-facts': 'emergency-level',
}

type Message = {
  inquiry: Inquiry
  text: ReadText
  asked: ReadonlySet<AskKind>
  open: boolean
}

type Match = {
  note: GuidanceFact
  subjects: string[]
  /** Those of the subjects beside which the others stand. */
  besides: string[]
  numbers: string[] | null
  weight: number
  settles: boolean
  kinds: readonly AskKind[]
  general: boolean
  asked: boolean
}

/** True where a message names codes and does not say what it wants to know of them: then it is read as asking what they are. */
const isOpen = (asked: ReadonlySet<AskKind>): boolean =>
  asked.size === 0 || (asked.size === 2 && asked.has('code_meaning') && asked.has('status'))

/** The note with the codes it speaks about here, where one of its conditions holds; the most specific one counts. */
function matchNote(note: GuidanceFact, message: Message): Match[] {
  const near = note.when.filter(({ codes }) => !codes || namesAnyOf(codes, message.inquiry.references))
  if (near.length === 0) return []
  const kinds = kindsSettledBy(note, message)
  const settles = kinds.some((kind) => message.asked.has(kind))
  const matches = near.flatMap((condition) => {
    // A code alone does not make a question of another kind one about what the note says; its words do.
    if (!settles && !condition.words && !message.open) return []
    if (!settles && message.asked.size > 0 && !condition.codes && note.settles.every((kind) => OF_CODES.has(kind)))
      return []
    if (isOfOtherProcedures(note, condition, message) || isOfOneSession(note, condition, message)) return []
    if (isOfSequence(note, condition, message)) return []
    const subjects = holds(condition, message)
    const isNo = note.topic === 'ncci' && note.verdict === 'not_allowed' && condition.with !== undefined
    // What is not reported beside the other on one side may be on the other side.
    if (subjects === null || (isNo && areOfTwoSides(subjects, message.inquiry))) return []
    const numbers = subjects.length > 0 ? null : numbersSpeakingOf(condition, message.inquiry)
    const [general, asked] = [isOfAnyCode(condition), namesAsked(condition, message.inquiry)]
    const besides = condition.with ? findCodes(condition.with, message.inquiry.references) : []
    return [{ note, subjects, besides, numbers, weight: weigh(condition), settles, kinds, general, asked }]
  })
  const [first, ...further] = matches.toSorted((one, other) => other.weight - one.weight)
  if (first === undefined || first.subjects.length > 0) return first ? [first] : []
  // Words weigh more than a code, and the note is about the code all the same.
  const named = further.find(({ subjects }) => subjects.length > 0)
  return [named ? { ...first, subjects: named.subjects, besides: named.besides, numbers: null } : first]
}

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

/** The numbers of the questions in which the words of the condition stand; null where there are no words or the sender numbered no question. */
function numbersSpeakingOf({ words = [] }: GuidanceCondition, { asks }: Inquiry): string[] | null {
  if (words.length === 0 || asks.every(({ number }) => number === null)) return null
  const speaking = asks.filter(
    ({ number, text }) => number !== null && mentions(readWordStarts(text.toLowerCase()), words),
  )
  return [...new Set(speaking.flatMap(({ number }) => number ?? []))]
}

/** Kinds of ask that look for a code: what says how to choose one is beside the point of any other question. */
const OF_CODES: ReadonlySet<AskKind> = new Set(['code_search', 'crosswalk', 'code_meaning', 'status'])

/** Words that speak of any two services. */
const ANY_TWO = new Set(['with', 'same', 'both', 'also', 'together', 'include', 'bundl', 'separate'])

/** True where a note says no to a procedure beside another one, and what stands beside it is nothing but visits. */
function isOfOtherProcedures(
  note: GuidanceFact,
  { codes, words, ...rest }: GuidanceCondition,
  message: Message,
): boolean {
  if (note.topic !== 'ncci' || note.verdict !== 'not_allowed' || !codes || rest.with) return false
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

/** The codes a condition found among those asked about; null where it does not hold. */
function holds(condition: GuidanceCondition, { inquiry, text }: Message): string[] | null {
  const { details, setting, references } = inquiry
  const codes = condition.codes ? findCodes(condition.codes, references) : null
  if (codes?.length === 0) return null
  const others = condition.with ? findCodes(condition.with, references) : null
  if (others?.length === 0) return null
  const modifiers = condition.modifiers ? findModifiers(condition.modifiers, references) : null
  const met =
    modifiers?.length !== 0 &&
    (!codes || !others || isPaired(codes, others, inquiry)) &&
    (!condition.kinds || inquiry.asks.some(({ kind }) => condition.kinds?.includes(kind))) &&
    (!condition.settings || (setting !== null && condition.settings.includes(setting))) &&
    (!condition.plans || condition.plans.includes(details?.planType ?? ASSUMED_PLAN)) &&
    (!condition.states || condition.states.includes(details?.state?.code ?? '')) &&
    (!condition.words || mentions(text, condition.words)) &&
    (!condition.also || mentions(text, condition.also)) &&
    !(condition.not && mentions(text, condition.not))
  if (!met) return null
  const subjects = [...new Set([...(codes ?? []), ...(others ?? [])])]
  return subjects.length > 0 ? subjects : [...(modifiers ?? []), ...findCarriers(modifiers ?? [], references)]
}

/** True where a code of the one list stands beside one of the other, both of one day. */
function isPaired(codes: readonly string[], others: readonly string[], inquiry: Inquiry): boolean {
  return codes.some((code) => others.some((other) => code !== other && !haveNoDayInCommon(code, other, inquiry)))
}

/** True where a condition of the note names that code, or a span it stands in, or the modifier. */
export function namesCode(note: GuidanceFact, reference: Pick<CodeReference, 'system' | 'code'>): boolean {
  return note.when.some(({ codes = [], with: others = [], modifiers = [] }) =>
    reference.system === 'MODIFIER'
      ? modifiers.includes(reference.code)
      : [codes, others].some((spans) => namesAnyOf(spans, [reference])),
  )
}

function findModifiers(wanted: readonly string[], references: readonly CodeReference[]): string[] {
  const named = references.flatMap(({ system, code, modifiers }) => (system === 'MODIFIER' ? [code] : modifiers))
  return [...new Set(named.filter((modifier) => wanted.includes(modifier)))]
}

/** The codes that carry one of the modifiers: a question about the code is then one about its modifier. */
const findCarriers = (modifiers: readonly string[], references: readonly CodeReference[]): string[] =>
  references.flatMap((each) => (each.modifiers.some((modifier) => modifiers.includes(modifier)) ? [each.code] : []))

/** What each part of a condition says of how closely the note fits: codes and words more than a kind of ask. */
const WEIGHTS: Readonly<Record<keyof GuidanceCondition, number>> = {
  codes: 3,
  with: 4,
  modifiers: 3,
  words: 3,
  also: 2,
  not: 0,
  kinds: 1,
  plans: 1,
  settings: 1,
  states: 3,
}

function weigh(condition: GuidanceCondition): number {
  return Object.entries(WEIGHTS).reduce(
    (sum, [name, weight]) => sum + (condition[name as keyof GuidanceCondition] ? weight : 0),
    0,
  )
}

/** Modifiers that edits and indicators decide about: rows answer those. */
const BY_ROWS = new Set(['24', '25', '50', '51', '57', '58', '59', '78', '79', 'XE', 'XS', 'XP', 'XU', 'RT', 'LT'])

/** True for a note of a modifier that stands by itself in the message (`PT or 33?`). */
const namesAsked = ({ modifiers = [] }: GuidanceCondition, inquiry: Inquiry): boolean =>
  loneModifiers(inquiry).some((each) => modifiers.includes(each) && !BY_ROWS.has(each))

/** Every code a physician reports: a note of all of them says less than one of the code asked about. */
const ALL_SERVICES = '00100-99999'

const isOfAnyCode = ({ codes }: GuidanceCondition): boolean => codes?.includes(ALL_SERVICES) === true

function conclude({ note, subjects, besides, numbers, kinds, general, asked }: Match, facts: Facts): Finding {
  return {
    ...(numbers && { numbers }),
    ...(general && { yields: true as const }),
    ...(asked && { asked: true as const }),
    rule: guidanceNote.id,
    topic: note.topic,
    verdict: note.verdict,
    subjects,
    parameters: {
      key: note.key,
      short: note.short ?? '',
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
