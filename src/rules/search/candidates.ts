import type { CodeNoteFact, Facts, SearchFact } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, QuestionBack, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { isUnfit } from '../choice/unfit-searches.ts'
import { ANTEPARTUM } from '../counted/counted-antepartum.ts'
import { asksFor, says, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { findReportable } from '../operations/reportable-operations.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { codeOfClosure, codeOfExcision, leaveUnfit } from '../skin/excision-fit.ts'
import { isBiopsy, readBiopsies } from '../skin/skin-biopsies.ts'
import { readWounds } from '../skin/wound-repairs.ts'
import { findFootUlcer } from '../told/told-foot-ulcer.ts'

/** More candidates than this are no help. */
const LISTED = 5

/** A candidate this far behind the best is not listed beside it. */
const FAR_BEHIND = 0.7

/** Codes that fit what is described in words. */
export const candidates: Rule = {
  id: 'search/candidates',
  topic: 'search',
  question: 'Which code fits the description?',
  source:
    'descriptions, inclusion terms and index terms of the editions loaded; ICD-10-CM Official Guidelines, section I.B',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    // Repairs are added up by depth and group, which words alone do not tell.
    const wounds = readWounds(inquiry)
    const text = textOf(inquiry)
    // What was done is told by its own rule.
    const isDoneTold = findReportable(inquiry, facts).length > 0
    const fitting = facts.searches.map((search) => leaveUnfit(search, text))
    const searches = fitting.filter(
      (search) =>
        search.hits.length > 0 &&
        !isUnfit(search, inquiry, facts) &&
        !isCountedThing(search.words) &&
        // Its codes stand together, in their order, under their own rule.
        !(isOfFootUlcer(search) && findFootUlcer(inquiry) !== null) &&
        !(isDoneTold && (isOfService(search) || !says(inquiry, DIAGNOSIS_ASKED))) &&
        !(wounds !== null && isBesideRepair(search, inquiry)) &&
        // Which of the biopsies named is the primary one their numbers decide.
        !(search.hits.every(({ code }) => isBiopsy(code)) && readBiopsies(textOf(inquiry)) !== null),
    )
    const told = says(inquiry, FIT_TOLD)
    const isOpen = (search: SearchFact): boolean => isOfFit(search) && !(told && search.decided)
    const sized = says(inquiry, SIZE_TOLD)
    const isUnsized = (search: SearchFact): boolean => !sized && isOfExcision(search)
    const unsized = searches.some(isUnsized)
    // A single word that is left beside a lesion whose size is missing is no second code.
    const isRest = ({ decided, words }: SearchFact): boolean => unsized && !decided && !words.includes(' ')
    const others = searches.filter(
      (search) => !isOpen(search) && !isOfHernia(search) && !isUnsized(search) && !isRest(search),
    )
    const excised = concludeExcision(inquiry, facts)
    const isReplaced = (search: SearchFact): boolean => excised.length > 0 && isOfExcision(search)
    const left = others.filter((search) => !isReplaced(search))
    const findings = [...excised, ...left.flatMap((search) => conclude(search, inquiry, facts))]
    const questions = left.flatMap(({ decided, hits }) => (decided ? askSide(hits) : askWhatDecides(hits)))
    const fit = searches.some(isOpen) ? [{ key: 'orthosis-fit', parameters: {} }] : []
    const hernia = searches.some(isOfHernia)
      ? [{ key: isOfBellyWall(searches) ? 'hernia-repair' : 'hernia-kind', parameters: {} }]
      : []
    const excision = unsized ? [{ key: 'excision-size', parameters: {} }] : []
    return { findings, gaps: [], questions: [...fit, ...hernia, ...excision, ...questions].slice(0, 1) }
  },
}

const isOfFootUlcer = ({ hits: [first] }: SearchFact): boolean => /^(?:E1[01]\.621|L97\.[45])/.test(first?.code ?? '')

/** `7 antepartum visits`: which code such a number makes its own rule counts. */
const isCountedThing = (words: string): boolean => /^\d/.test(words) && ANTEPARTUM.things?.test(words) === true

/** Beside an operation that is told a diagnosis is searched for only where one is wanted. */
const DIAGNOSIS_ASKED = /\bdx\b|\bdiagnos|\bicd/
const isOfService = ({ hits: [first] }: SearchFact): boolean => first?.system === 'CPT' || first?.system === 'HCPCS'

/** A brace has one code as it comes and another where it was fitted or made (42 CFR 414.402): words for it decide nothing. */
const isOfFit = ({ hits: [first] }: SearchFact): boolean =>
  first?.system === 'HCPCS' &&
  first.code.startsWith('L') &&
  /\b(?:off-the-? ?shelf|prefabricated|custom)/i.test(first.description ?? '')

/**
 * A front abdominal hernia has a dozen repair codes (CPT 2023), and every other kind its own: where the words leave more than a few of them, what was not
 * told is asked, and no handful of them listed.
 */
const isOfHernia = ({ decided, hits }: SearchFact): boolean => {
  const near = listNear(hits)
  return !decided && near.length > FEW_REPAIRS && near.every(isHerniaRepair)
}

const BELLY_WALL = /^49(?:59[1-6]|61[3-8])$/
/** Hernias of the groin, the thigh, the loin, the belly wall, a stoma and the diaphragm. */
const OTHER_HERNIA = /^(?:49(?:49[1256]|5[0245]\d|6[25]\d)|4328[0-2]|4333[2-7]|395\d\d)$/
const isHerniaRepair = ({ code }: { code: string }): boolean => BELLY_WALL.test(code) || OTHER_HERNIA.test(code)
const isOfBellyWall = (searches: readonly SearchFact[]): boolean =>
  searches.filter(isOfHernia).every(({ hits }) => listNear(hits).every(({ code }) => BELLY_WALL.test(code)))
/** So many are left where two of the three things that decide are told. */
const FEW_REPAIRS = 3

const FIT_TOLD = /\boff[ -]the[ -]shelf\b|\bots\b|\bcustom|\bprefab|\bfitted\b|\bmolded\b/

/** A lesion cut from the skin has one code for each size, of benign and malignant ones: without the size any of them is a guess. */
const isOfExcision = ({ hits: [first] }: SearchFact): boolean => /^11[46]\d\d$/.test(first?.code ?? '')

/** Codes of excisions of a skin lesion, and of closures. */
const EXCISIONS_NAMED = /^11[46]\d\d$|^1[23]\d{3}$/

/** The note with the ladder of those codes. */
const EXCISIONS = 'count/excision-by-size'

/** The excision that pathology, site and diameter name, where the message tells all three and names no code. */
function concludeExcision(inquiry: Inquiry, facts: Facts): Finding[] {
  const note = findNote(facts, EXCISIONS)
  const named = procedureCodes(inquiry.references).filter((code) => !isVisit(code))
  // `Coder A says 11601, coder B 11602`: what was told of the lesion decides between codes of excisions.
  const isDisputed = named.length > 1 && named.every((code) => EXCISIONS_NAMED.test(code))
  const isAsked =
    isDisputed || (named.length === 0 && asksFor(inquiry, 'code_search', 'modifier_choice', 'billed_together'))
  const excised = isAsked ? codeOfExcision(textOf(inquiry), isDisputed) : null
  if (note === undefined || excised === null) return []
  const { code, described } = excised
  const closure = codeOfClosure(textOf(inquiry))
  const reported = [excised, ...(closure ? [closure] : [])]
  const listed = reported.map((each) => ({ code: each.code, description: each.described, billable: true }))
  return [
    {
      rule: candidates.id,
      topic: 'search',
      verdict: isDisputed ? 'allowed' : 'informational',
      subjects: [...new Set([...reported.map((each) => each.code), ...named])],
      parameters: {
        ...{ described, complaint: false, decided: true, code, system: 'CPT', asOf: facts.asOf },
        ...{ listed, notes: [], lesion: true },
      },
      citations: [note.citation],
      settles: ['code_search', 'modifier_choice', 'billed_together', ...(isDisputed ? (['status'] as const) : [])],
      basis: 'guidance',
    },
  ]
}

const SIZE_TOLD = /\d ?(?:cm|mm|centimet|millimet)|\b(?:cm|mm)\b/

function conclude({ words, hits, decided, complaint, beside }: SearchFact, inquiry: Inquiry, facts: Facts): Finding[] {
  const [first] = hits
  if (first === undefined) return []
  const near = listNear(hits)
  const listed = decided ? [first] : near
  const notes = decided ? facts.notes.filter((note) => isOrder(note, first.code)) : []
  const citations = [...listed, ...notes.slice(0, 1)].map(({ citation }) => citation)
  return [
    {
      rule: candidates.id,
      topic: 'search',
      verdict: complaint ? 'allowed' : 'informational',
      subjects: listed.map(({ code }) => code),
      ...(!decided && !complaint && { yields: true as const }),
      ...((complaint || beside) && { standsFor: inquiry.references.map(({ code }) => code) }),
      parameters: {
        described: words,
        complaint: complaint === true,
        decided,
        code: first.code,
        system: first.system,
        asOf: facts.asOf,
        listed: listed.map(({ code, description, billable }) => ({ code, description, billable })),
        notes: tellNotes(notes),
      },
      citations: citations as [Citation, ...Citation[]],
      // "Which diagnosis for …" is heard as a wish for a map from procedures; a condition in words has its code.
      settles: [
        'code_search',
        ...(complaint ? (['documentation'] as const) : []),
        ...(decided && first.system === 'ICD-10-CM' ? (['crosswalk'] as const) : []),
      ],
      basis: 'rows',
    },
  ]
}

/** The candidates worth naming; a header is not, beside a code below it. */
function listNear(hits: SearchFact['hits']): SearchFact['hits'] {
  const [first] = hits
  if (first === undefined) return []
  const near = hits.filter(({ score }) => score >= first.score * FAR_BEHIND)
  const isIdle = ({ code, billable }: SearchFact['hits'][number]): boolean =>
    !billable && near.some((other) => other.code !== code && other.code.startsWith(code))
  return near.filter((each) => !isIdle(each)).slice(0, LISTED)
}

/** True for a note at the code or a header of it; those of whole blocks say what holds for any code. */
const isOrder = ({ code, at, kind }: CodeNoteFact, found: string): boolean =>
  code === found && found.startsWith(at) && ORDERING.has(kind)

/** Notes that say which code stands beside or before this one. */
const ORDERING: ReadonlySet<CodeNoteFact['kind']> = new Set(['code_first', 'use_additional', 'code_also'])

const NOTE_WORDS: Partial<Record<CodeNoteFact['kind'], string>> = {
  code_first: 'code first',
  use_additional: 'use additional',
  code_also: 'code also',
}

const IF_APPLICABLE = /\bif (?:applicable|known|present)\b/i

/** Each kind of note once, with the codes it names. */
function tellNotes(notes: readonly CodeNoteFact[]): { kind: string; names: string[] }[] {
  return [...Map.groupBy(notes, ({ kind }) => kind)].flatMap(([kind, all]) => {
    const names = [...new Set(all.flatMap((note) => note.names))]
    // `code first rupture of uterus, if applicable (O71.0-, O71.1)`: not everybody has what it names.
    const condition = all.every(({ text }) => IF_APPLICABLE.test(text)) ? ', if applicable,' : ''
    return names.length === 0 ? [] : [{ kind: `${NOTE_WORDS[kind] ?? kind}${condition}`, names }]
  })
}

/** What would decide between the candidates, where it is one of the things that usually do. */
function askWhatDecides(hits: SearchFact['hits']): QuestionBack[] {
  const [first] = hits
  if (first === undefined) return []
  const near = listNear(hits)
  const differs = (word: RegExp): boolean => {
    const having = near.filter(({ description }) => word.test(description ?? '')).length
    return having > 0 && having < near.length
  }
  const codes = near.map(({ code }) => code)
  if (differs(/\b(?:left|right)\b/i)) return [{ key: 'search-side', parameters: { codes } }]
  if (near.length > 1) return [{ key: 'search-which', parameters: { codes } }]
  return []
}

/** Asks for the side where the code found is the one without a side and those with one stand beside it. */
function askSide(hits: SearchFact['hits']): QuestionBack[] {
  const [first] = hits
  if (!/\bunspecified\b/i.test(first?.description ?? '')) return []
  const sided = hits.filter(({ description }) => /\b(?:left|right)\b/i.test(description ?? '')).map(({ code }) => code)
  return sided.length === 0 ? [] : [{ key: 'search-side', parameters: { codes: sided } }]
}

/** A code of a repair, and a diagnosis where only the repair is asked about. */
const isBesideRepair = ({ hits: [first] }: SearchFact, inquiry: Inquiry): boolean =>
  first === undefined || first.system === 'CPT' || !says(inquiry, /\bdx\b|\bdiag|\bicd/)
