import type { EditPairFact, Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { chooseEdition, type EditionChoice, findCodeLife, isInForce, procedureCodes } from '../code-life.ts'

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
      for (const second of codes.slice(index + 1)) concludePair(first, second, setting, facts, conclusion)
    }
    return conclusion
  },
}

/** A code that may not be reported that day is answered first for itself; its edits then say nothing. */
function isInForceOn(code: string, facts: Facts): boolean {
  const life = findCodeLife(facts, code)
  return life !== null && isInForce(life, facts.asOf)
}

function concludePair(
  first: string,
  second: string,
  setting: EditPairFact['setting'],
  facts: Facts,
  conclusion: Conclusion,
): void {
  const about = `${first} with ${second}`
  const rows = facts.editPairs.filter((row) => row.setting === setting && isPair(row, first, second))
  const active = rows.filter((row) => row.modifierIndicator !== 9 && spanContains(row.effective, facts.asOf))
  const choice = chooseEdition(facts, SOURCES[setting], facts.asOf, [first, second])
  const row = active.find((each) => !choice?.covers || each.citation.edition === choice.edition.label) ?? active[0]
  if (row !== undefined) {
    const covers = editionCovers(row, facts)
    conclusion.findings.push(bundled(row, facts, covers))
    if (!covers) conclusion.gaps.push(notCovered(about, row.citation.edition, facts))
    return
  }
  if (choice === null) {
    conclusion.gaps.push({
      about,
      why: `No NCCI edit file that lists ${about} and reaches ${facts.asOf} is loaded here.`,
    })
    return
  }
  conclusion.findings.push(noEdit(first, second, choice, rows, facts))
  if (!choice.covers) conclusion.gaps.push(notCovered(about, choice.edition.label, facts))
}

const isPair = (row: EditPairFact, first: string, second: string): boolean =>
  (row.columnOne === first && row.columnTwo === second) || (row.columnOne === second && row.columnTwo === first)

function editionCovers(row: EditPairFact, facts: Facts): boolean {
  const edition = facts.editions.find(
    (each) => each.source === row.citation.source && each.label === row.citation.edition,
  )
  return edition !== undefined && spanContains(edition.effective, facts.asOf)
}

function notCovered(about: string, label: string, facts: Facts): { about: string; why: string } {
  return {
    about,
    why: `The newest NCCI edition loaded here that lists ${about} is ${label}; it does not speak for ${facts.asOf}.`,
  }
}

function bundled(row: EditPairFact, facts: Facts, covers: boolean): Finding {
  return {
    rule: bundledPair.id,
    topic: 'ncci',
    verdict: row.modifierIndicator === 1 ? 'allowed_with_modifier' : 'not_allowed',
    subjects: [row.columnOne, row.columnTwo],
    parameters: {
      columnOne: row.columnOne,
      columnTwo: row.columnTwo,
      edit: true,
      mayBypass: row.modifierIndicator === 1,
      evaluation: [row.columnTwo, row.columnOne].find(isEvaluation) ?? null,
      edition: row.citation.edition,
      covers,
      asOf: facts.asOf,
      endedOn: null,
    },
    citations: [row.citation],
  }
}

/** Evaluation and management codes: modifier 25 belongs on them, never on the procedure (NCCI Policy Manual ch. I). */
const isEvaluation = (code: string): boolean => /^99[2-4]\d\d$/.test(code) || code === 'G0438' || code === 'G0439'

function noEdit(first: string, second: string, choice: EditionChoice, rows: EditPairFact[], facts: Facts): Finding {
  const ends = rows.flatMap((row) =>
    row.modifierIndicator !== 9 && row.effective.to !== null ? [row.effective.to] : [],
  )
  const { edition } = choice
  return {
    rule: bundledPair.id,
    topic: 'ncci',
    verdict: 'informational',
    subjects: [first, second],
    parameters: {
      columnOne: first,
      columnTwo: second,
      edit: false,
      mayBypass: false,
      evaluation: null,
      edition: edition.label,
      covers: choice.covers,
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
        locator: `no row for ${first} and ${second} in either order`,
        effectiveFrom: edition.effective.from,
        effectiveTo: edition.effective.to,
      },
    ],
  }
}
