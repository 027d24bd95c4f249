import type { EditPairFact, Facts, FeeFact } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Gap, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { findCodeLife, isInForce, procedureCodes } from '../code-life.ts'
import { findSpeakingEdition, rowsThatSpeak, type SpeakingEdition } from '../speaking-edition.ts'
import { isVisit } from '../visit-codes.ts'

const SOURCES = { practitioner: 'ncci-ptp-practitioner', outpatient_hospital: 'ncci-ptp-outpatient' } as const

/** NCCI procedure-to-procedure edits among the codes asked about. */
export const bundledPair: Rule = {
  id: 'ncci/bundled-pair',
  topic: 'ncci',
  question: 'Does an NCCI edit bundle two of these codes, and may a modifier separate them?',
  source: 'NCCI PTP edit files; NCCI Policy Manual for Medicare Services 2026, ch. I, modifiers and PTP indicators',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const codes = procedureCodes(inquiry.references).filter((code) => isInForceOn(code, facts))
    const setting = inquiry.setting === 'outpatient_hospital' ? 'outpatient_hospital' : 'practitioner'
    const conclusion: Conclusion = { findings: [], gaps: [] }
    for (const [index, first] of codes.entries()) {
      for (const second of codes.slice(index + 1)) concludePair([first, second], setting, facts, conclusion)
    }
    return conclusion
  },
}

/** A code that may not be reported that day is answered first for itself; its edits then say nothing. */
function isInForceOn(code: string, facts: Facts): boolean {
  const life = findCodeLife(facts, code)
  return life !== null && isInForce(life, facts.asOf)
}

type Pair = readonly [string, string]

function concludePair(pair: Pair, setting: EditPairFact['setting'], facts: Facts, conclusion: Conclusion): void {
  const about = pair.join(' with ')
  const all = facts.editPairs.filter((row) => row.setting === setting && isOfPair(row, pair))
  const speaking = findSpeakingEdition(facts, SOURCES[setting], pair)
  const { rows, covers } = rowsThatSpeak(all, speaking, facts)
  const active = rows.find((row) => row.modifierIndicator !== 9 && spanContains(row.effective, facts.asOf))
  if (active !== undefined) {
    conclusion.findings.push(bundled(active, facts, covers))
    if (!covers) conclusion.gaps.push(notCovered(about, active.citation.edition, facts))
  } else if (speaking === null) {
    const why = `No NCCI edit file that lists ${about} and reaches ${facts.asOf} is loaded here.`
    conclusion.gaps.push({ about, why })
  } else {
    conclusion.findings.push(noEdit(pair, speaking, rows, facts))
    if (!speaking.covers) conclusion.gaps.push(notCovered(about, speaking.edition.label, facts))
  }
}

const isOfPair = (row: EditPairFact, [first, second]: Pair): boolean =>
  (row.columnOne === first && row.columnTwo === second) || (row.columnOne === second && row.columnTwo === first)

const notCovered = (about: string, label: string, facts: Facts): Gap => ({
  about,
  why: `The NCCI edition nearest to ${facts.asOf} that is loaded here and lists ${about} is ${label}; it does not speak for that date.`,
})

function bundled(row: EditPairFact, facts: Facts, covers: boolean): Finding {
  const { columnOne, columnTwo } = row
  const visit = [columnTwo, columnOne].find(isVisit) ?? null
  const procedure = visit === columnTwo ? columnOne : columnTwo
  const fee = visit === null || isVisit(procedure) ? null : findFee(procedure, facts)
  return {
    rule: bundledPair.id,
    topic: 'ncci',
    verdict: row.modifierIndicator === 1 ? 'allowed_with_modifier' : 'not_allowed',
    subjects: [columnOne, columnTwo],
    parameters: {
      columnOne,
      columnTwo,
      edit: true,
      mayBypass: row.modifierIndicator === 1,
      visit: visit !== null && !isVisit(procedure) ? visit : null,
      procedure,
      globalDays: fee?.globalDays ?? null,
      visitModifier: fee === null ? null : fee.globalDays === '090' ? '57' : '25',
      edition: row.citation.edition,
      covers,
      asOf: facts.asOf,
      endedOn: null,
    },
    citations: fee === null ? [row.citation] : [row.citation, fee.citation],
  }
}

/** The fee schedule row of the whole service; its global period tells a minor procedure from a major one. */
function findFee(code: string, facts: Facts): FeeFact | null {
  const rows = facts.fees.filter((row) => row.code === code && row.modifier === null)
  return rows.find((row) => spanContains(row.effective, facts.asOf)) ?? rows[0] ?? null
}

function noEdit(pair: Pair, { edition, covers }: SpeakingEdition, rows: EditPairFact[], facts: Facts): Finding {
  const [columnOne, columnTwo] = pair
  const ends = rows.flatMap((row) =>
    row.modifierIndicator !== 9 && row.effective.to !== null ? [row.effective.to] : [],
  )
  return {
    rule: bundledPair.id,
    topic: 'ncci',
    verdict: 'informational',
    subjects: [columnOne, columnTwo],
    parameters: {
      columnOne,
      columnTwo,
      edit: false,
      mayBypass: false,
      visit: null,
      procedure: null,
      globalDays: null,
      visitModifier: null,
      edition: edition.label,
      covers,
      asOf: facts.asOf,
      endedOn:
        ends
          .filter((date) => date < facts.asOf)
          .sort()
          .at(-1) ?? null,
    },
    citations: [
      {
        source: edition.source,
        edition: edition.label,
        locator: `no row for ${columnOne} and ${columnTwo} in either order`,
        effectiveFrom: edition.effective.from,
        effectiveTo: edition.effective.to,
      },
    ],
  }
}
