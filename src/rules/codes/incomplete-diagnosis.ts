import type { Citation, CodeNoteFact, Facts, SubcodeFact } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { type CodeLife, findCodeLife, findEditionGap } from '../code-life.ts'
import { textOf } from '../message-words.ts'
import { findToldSubcodes } from '../told-subcodes.ts'

/** Codes named in an answer; a category may have hundreds below it. */
const CODES_NAMED = 12

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
      if (life === null || !isHeader(life, facts)) continue
      // `M17 both knees … M17.0`: the category is named beside its code, not reported.
      if (code.length === CATEGORY && codes.some((other) => other.startsWith(`${code}.`))) continue
      conclusion.findings.push(conclude(life, inquiry, facts))
      const gap = findEditionGap(life, facts.asOf)
      if (gap !== null) conclusion.gaps.push(gap)
    }
    return conclusion
  },
}

/** True for a code that on the date is only the header of others. */
export function isHeader(life: CodeLife, facts: Facts): boolean {
  return life.spans.some((span) => spanContains(span, facts.asOf) && !span.billable)
}

function conclude(life: CodeLife, inquiry: Inquiry, facts: Facts): Finding {
  const below = facts.subcodes.filter((row) => row.header === life.code)
  const named = chooseNamed(life.code, below)
  const told = named.levels || named.further > 0 ? [] : findToldSubcodes(named.rows, life.description, textOf(inquiry))
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
      told: told.map(({ row, words }) => ({ code: row.code, said: words })),
      billableUntil: findLastBillable(life, facts),
      levels: named.levels,
      further: named.further,
      only: named.rows.length === 1 && !named.levels,
      seventhCharacters: named.rows.length > CODES_DESCRIBED || named.rows.length === 0 ? listOnce(characters) : [],
      takesSeventh: character !== undefined,
      seventhCharacterAt: character?.at ?? null,
      placeholder: character !== undefined && life.code.replace('.', '').length < BEFORE_SEVENTH,
    },
    citations: [
      ...life.citations,
      ...uniqueEditions(named.rows.map((row) => row.citation)),
      ...(character ? [character.citation] : []),
    ] as [Citation, ...Citation[]],
    settles: ['code_meaning', 'status', 'denial', 'crosswalk', 'code_search', 'billed_together'],
    basis: 'rows',
  }
}

/** The last day before the date on which the code could still be reported itself; null where there was none. */
function findLastBillable({ spans }: CodeLife, { asOf }: Facts): string | null {
  const ends = spans.flatMap(({ billable, assumed, to }) => (billable && !assumed && to && to < asOf ? [to] : []))
  return ends.sort().at(-1) ?? null
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
