import type { Facts, FeeFact } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Gap, Rule } from '../../domain/finding.ts'
import type { AskKind, Inquiry } from '../../domain/inquiry.ts'
import { type IsoDate, spanContains } from '../../domain/iso-date.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { asksAbout, asksFor, says } from '../message/message-words.ts'
import { areAlternatives } from '../pairs/asked-pairs.ts'
import { type CodeLife, findCodeLife, findEditionGap, isInForce } from '../rows/code-life.ts'
import { editionSpan } from '../rows/fee-row.ts'
import { isHeader } from './incomplete-diagnosis.ts'

const VALIDITY_WORDS = inOrder(
  /\b/,
  anyOf(
    /valid|active|billable|current|usable|exists?|still|ended|expired?|deleted|discontinued/,
    /retired|gone|no longer|in effect|effective|new codes?|rejected|ok|okay|good/,
  ),
  /\b/,
)

/** Characters of a description that serve to recognise a code; more of it answers what the code means. */
const RECOGNISABLE = 140

/** What each code asked about is, where it may be reported on the date of service. */
export const meaning: Rule = {
  id: 'codes/meaning',
  topic: 'codes',
  question: 'What is this code, and may it be reported on the date of service?',
  source: 'the code set files of the edition cited; Medicare status from the fee schedule file (PPRRVU)',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const seen = new Set<string>()
    const conclusion: Conclusion = { findings: [], gaps: [] }
    for (const reference of inquiry.references) {
      const key = `${reference.system} ${reference.code}`
      if (seen.has(key)) continue
      seen.add(key)
      const life = findCodeLife(facts, reference.code, reference.system)
      // A header is told by the rule of incomplete diagnoses, with the codes below it.
      if (life === null || !isInForce(life, facts.asOf) || isHeader(life, facts)) continue
      const gap = findValidityGap(life, facts)
      conclusion.findings.push(describe(life, gap, inquiry, facts))
      if (gap !== null) conclusion.gaps.push(gap)
    }
    return conclusion
  },
}

/** What keeps a code in force on the date from being proven so; null where a file of that date speaks of it. */
export function findValidityGap(life: CodeLife, facts: Facts): Gap | null {
  return findEditionGap(life, facts.asOf) ?? findEvidenceGap(life, findFee(life, facts), facts)
}

/** The fee schedule row of the whole service, and whether its edition speaks for the date. */
type Fee = { row: FeeFact; covers: boolean }

/** The row of an edition that covers the date; else the newest earlier one; a later one says nothing of the date. */
function findFee(life: CodeLife, facts: Facts): Fee | null {
  const rows = facts.fees.filter((row) => row.code === life.code && row.modifier === null)
  const covering = rows.find((row) => spanContains(editionSpan(row, facts), facts.asOf))
  if (covering) return { row: covering, covers: true }
  const earlier = rows.find((row) => (editionSpan(row, facts).from ?? '') <= facts.asOf)
  return earlier ? { row: earlier, covers: false } : null
}

/**
 * A gap where no file loaded says that the code was in force on the date: a plain-language line gives no dates; a fee
 * schedule, a unit limit or an add-on edit of that time shows the code in use.
 */
function findEvidenceGap(life: CodeLife, fee: Fee | null, facts: Facts): Gap | null {
  const { code } = life
  const span = life.spans.find((each) => spanContains(each, facts.asOf))
  const inUse = [
    ...facts.unitLimits.filter((row) => row.code === code),
    ...facts.addOns.filter((row) => row.addOnCode === code || row.primaryCode === code),
  ].some((row) => spanContains(editionSpan(row, facts), facts.asOf) && spanContains(row.effective, facts.asOf))
  if (!span?.assumed || fee?.covers || inUse) return null
  const why = `No file loaded here speaks of ${code} on ${facts.asOf}, so that validity on that day is not proven.`
  if (fee === null) return { about: code, why }
  const { edition } = fee.row.citation
  return {
    about: code,
    why: `${why} The newest before it that lists the code is the fee schedule ${edition}.`,
    nearest: { file: 'fee schedule', edition, date: facts.asOf },
  }
}

/** @param gap where nothing loaded speaks of the code on the date */
function describe(life: CodeLife, gap: Gap | null, inquiry: Inquiry, facts: Facts): Finding {
  const span = life.spans.find((each) => spanContains(each, facts.asOf))
  const billable = span?.billable ?? true
  return {
    rule: meaning.id,
    topic: 'codes',
    verdict: billable ? 'informational' : 'not_allowed',
    subjects: [life.code],
    parameters: {
      code: life.code,
      system: life.system,
      description: asksFor(inquiry, 'code_meaning') ? life.description : shorten(life.description),
      billable,
      asOf: facts.asOf,
      validFrom: span?.from ?? null,
      validTo: span?.to ?? null,
      validityAsked: asksAbout(inquiry, life.code, 'status') && says(inquiry, VALIDITY_WORDS) && !isInList(inquiry),
      proven: gap === null,
      newest: gap?.nearest ? `${gap.nearest.file} ${gap.nearest.edition}` : null,
    },
    citations: life.citations,
    // A question about a DRG is sorted under crosswalks: what it stands for answers it.
    settles: listSettled(life, inquiry, span?.to ?? null),
    basis: 'rows',
  }
}

/** True where so many codes are asked to be valid that the answer tells it of all of them together. */
function isInList(inquiry: Inquiry): boolean {
  const asked = inquiry.references.filter(
    ({ system, code }) => system !== 'MODIFIER' && asksAbout(inquiry, code, 'status'),
  )
  return new Set(asked.map(({ code }) => code)).size > 2
}

/** The description, cut behind a word where it is long. */
function shorten(description: string | null): string | null {
  if (description === null || description.length <= RECOGNISABLE) return description
  return `${description.slice(0, description.lastIndexOf(' ', RECOGNISABLE)).replace(/[\s,;:(]+$/, '')} …`
}

/**
 * A question about a DRG is sorted under crosswalks; of two alternatives what each means tells which one fits; and of a code
 * that ended since, whether it was the right one then.
 */
function listSettled({ system, code }: CodeLife, inquiry: Inquiry, lastDate: IsoDate | null): AskKind[] {
  if (system === 'MS-DRG') return ['code_meaning', 'status', 'crosswalk']
  const others = inquiry.references.filter((each) => each.system !== 'MODIFIER' && each.code !== code)
  if (others.some((other) => areAlternatives(code, other.code, inquiry)))
    return ['code_meaning', 'status', 'billed_together']
  return lastDate === null || system === 'ICD-10-CM'
    ? ['code_meaning', 'status']
    : ['code_meaning', 'status', 'code_search']
}
