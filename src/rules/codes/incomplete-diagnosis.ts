import type { CodeNoteFact, Facts, SubcodeFact } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { addDays, type IsoDate, spanContains } from '../../domain/iso-date.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { findClaimDays } from '../days/claim-days.ts'
import { asksAbout, says } from '../message/message-words.ts'
import { chooseSubcodes } from '../rows/choose-subcode.ts'
import { type CodeLife, findCodeLife, findEditionGap } from '../rows/code-life.ts'

/** Codes named in an answer; a category may have hundreds below it. */
const CODES_NAMED = 12

/** Beside the one the message describes, more than these are only in the table. */
const CODES_BESIDE_CHOSEN = 8

/** A code that was complete longer ago than this nobody has on an open claim. */
const DAYS_REMEMBERED = 731

/** Characters of a category. */
const CATEGORY = 3

/** Titles are shown where the codes are so few. */
const CODES_DESCRIBED = 6

/** A 7th character stands in the seventh place: so many characters come before it, the dot not counted. */
const BEFORE_SEVENTH = 6

/** ICD-10-CM codes that are only the header of more specific ones. */
export const incompleteDiagnosis: Rule = {
  id: 'codes/incomplete-diagnosis',
  topic: 'codes',
  question: 'Is the diagnosis code complete, and if not, which codes below it may be reported?',
  source:
    'ICD-10-CM order file; ICD-10-CM Official Guidelines for Coding and Reporting, sections I.A.4, I.A.5 and I.B.2',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const codes = inquiry.references.filter(({ system }) => system === 'ICD-10-CM').map(({ code }) => code)
    const conclusion: Conclusion = { findings: [], gaps: [] }
    for (const code of new Set(codes)) {
      const life = findCodeLife(facts, code, 'ICD-10-CM')
      const asOf = life && findHeaderDay(life, inquiry, facts)
      if (life === null || asOf === null) continue
      // `M17 both knees … M17.0`: the category is named beside its code, not reported.
      const isBeside = code.length === CATEGORY && codes.some((other) => other.startsWith(`${code}.`))
      // One that the claims came back with was reported.
      if (isBeside && !asksAbout(inquiry, code, 'denial')) continue
      conclusion.findings.push(conclude(life, inquiry, { ...facts, asOf }))
      const gap = findEditionGap(life, asOf)
      if (gap !== null) conclusion.gaps.push(gap)
    }
    return conclusion
  },
}

/** The day on which the code is a header: that of the answer, else a later one on which the message says that it was billed. */
function findHeaderDay(life: CodeLife, inquiry: Inquiry, facts: Facts): IsoDate | null {
  const days = [facts.asOf, ...findClaimDays(inquiry).filter((day) => day > facts.asOf)]
  return days.find((asOf) => isHeader(life, { ...facts, asOf })) ?? null
}

/** True for a code that on the date is only the header of others. */
export function isHeader(life: CodeLife, facts: Facts): boolean {
  return life.spans.some((span) => spanContains(span, facts.asOf) && !span.billable)
}

function conclude(life: CodeLife, inquiry: Inquiry, facts: Facts): Finding {
  const below = facts.subcodes.filter((row) => row.header === life.code)
  const named = chooseNamed(life.code, below)
  // Whoever names one of them has chosen.
  const isNamed = inquiry.references.some(({ code }) => below.some((row) => row.code === code))
  const chosen = isNamed ? [] : chooseSubcodes(life.code, below, inquiry)
  const complete = life.spans.flatMap(({ billable, to }) =>
    billable && to !== null && to < facts.asOf && addDays(to, DAYS_REMEMBERED) >= facts.asOf ? [to] : [],
  )
  const characters = listSeventhCharacters(life.code, facts)
  const [character] = characters
  return {
    rule: incompleteDiagnosis.id,
    topic: 'codes',
    verdict: 'not_allowed',
    subjects: [life.code],
    parameters: {
      code: life.code,
      description: life.description,
      asOf: facts.asOf,
      codes: named.rows.map(({ code, description }) => ({
        code,
        description: named.rows.length <= CODES_DESCRIBED ? description : null,
      })),
      levels: named.levels,
      further: named.further,
      completeThrough: complete.sort().at(-1) ?? null,
      chosen: chosen.map(({ row }) => ({ code: row.code, title: row.description })),
      isListedBelow: chosen.length > 0 && named.rows.length > CODES_BESIDE_CHOSEN,
      unspecified: (says(inquiry, LEAVES_OPEN) && findUnspecified(below, chosen)?.code) || null,
      isLater: chosen[0]?.isLater === true,
      only: named.rows.length === 1 && !named.levels,
      seventhCharacters: named.rows.length > CODES_DESCRIBED || named.rows.length === 0 ? listOnce(characters) : [],
      takesSeventh: character !== undefined,
      seventhCharacterAt: character?.at ?? null,
      placeholder: character !== undefined && life.code.replace('.', '').length < BEFORE_SEVENTH,
    },
    citations: [
      ...life.citations,
      ...chosen.flatMap(({ row }) => (named.rows.includes(row) ? [] : [row.citation])),
      ...uniqueEditions(named.rows.map((row) => row.citation)),
      ...(character ? [character.citation] : []),
    ] as [Citation, ...Citation[]],
    settles: ['code_meaning', 'status', 'denial', 'crosswalk', 'code_search', 'billed_together', 'modifier_choice'],
    basis: 'rows',
  }
}

/** Words that ask what is reported where the record says no more than the heading does. */
const LEAVES_OPEN = anyOf(
  /\b(?:only|just) (?:writes?|wrote|says?|said|states?|documents?|documented|puts?|lists?)\b/,
  /\bunspecified\b|\bnot specified\b/,
  /\b(?:does ?n[o'’]?t|did ?n[o'’]?t|not) (?:say|specify|document|documented)\b/,
  /\bnos\b/,
)

/** The code below a header for what the record leaves open, in the fewest characters; null where there is not exactly one, or it is chosen already. */
function findUnspecified(below: readonly SubcodeFact[], chosen: readonly { row: SubcodeFact }[]): SubcodeFact | null {
  const open = below.filter((row) => row.billable && /\bunspecified\b/i.test(row.description ?? ''))
  const fewest = Math.min(...open.map(({ code }) => code.length))
  const [only, ...others] = open.filter(({ code }) => code.length === fewest)
  if (only === undefined || others.length > 0) return null
  return chosen.some(({ row }) => row.code === only.code) ? null : only
}

type Named = { rows: SubcodeFact[]; levels: boolean; further: number }

/**
 * The billable codes below a header where they are few; else the next level below it, each of which stands for several; the
 * rest are counted.
 */
function chooseNamed(header: string, below: readonly SubcodeFact[]): Named {
  const billable = below.filter((row) => row.billable)
  if (billable.length <= CODES_NAMED) return { rows: billable, levels: false, further: 0 }
  const shortest = Math.min(...below.filter((row) => row.code !== header).map((row) => row.code.length))
  const next = below.filter((row) => row.code.length === shortest)
  const levels = next.some((row) => !row.billable)
  return { rows: next.slice(0, CODES_NAMED), levels, further: Math.max(0, next.length - CODES_NAMED) }
}

/** The 7th characters that hold for a code: those of the nearest key that has any, as the classification inherits them. */
function listSeventhCharacters(code: string, facts: Facts): CodeNoteFact[] {
  const own = facts.notes.filter((note) => note.code === code && note.kind === 'seventh_character')
  const nearest = own.toSorted((one, other) => other.at.length - one.at.length)[0]
  if (nearest === undefined) return []
  return own.filter(({ at, citation }) => at === nearest.at && citation.edition === nearest.citation.edition)
}

function uniqueEditions(citations: readonly Citation[]): Citation[] {
  return citations.filter(
    ({ source, edition }, at) =>
      citations.findIndex((each) => each.source === source && each.edition === edition) === at,
  )
}

/** What each character says, once: an alternative wording of the same character is left out. */
function listOnce(characters: readonly CodeNoteFact[]): string[] {
  const texts = characters.map(({ text }) => text)
  return texts.filter((text, at) => texts.findIndex((each) => each.split(' ')[0] === text.split(' ')[0]) === at)
}
