import type { Citation, CodeFact, Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Gap, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { countUnits, type DrugAmount, type DrugUnit, readDrugAmounts, readDrugUnit } from '../drug-unit.ts'
import { asksAbout, says, textOf } from '../message-words.ts'
import { codesReportedFor } from '../replacements.ts'

const WASTED = /\bwast|\bdiscard|\bthrown|\bthrew|\bleft ?over|\bunused/

/** The size of a package is no dose. */
const PACKAGE = /^[\s-]*(?:single[- ](?:dose|use)[\s-]*)?(?:vial|bottle|syringe|pen\b|sdv\b|mdv\b|amp)/

/** `10 mg/kg` is no dose either. */
const BY_WEIGHT = /^\s*(?:\/|per\s)\s*(?:kg|kilo|m2|hour|hr|min)/

/** `99213 units?` */
const isCode = ({ text }: DrugAmount, { references }: Inquiry): boolean =>
  references.some(({ code }) => text.startsWith(code.toLowerCase()))

/** `155 used 45 wasted`: of the measure of the amount before them. */
const USED =
  /(?<![\w.])(\d{1,4}(?:\.\d{1,2})?)(?:[ \t]?(?:mg|mcg|ml|units?))?[ \t](?:was |were )?(?:used|given|injected|administered)\b/
const LEFT =
  /(?<![\w.])(\d{1,4}(?:\.\d{1,2})?)(?:[ \t]?(?:mg|mcg|ml|units?))?[ \t](?:was |were )?(?:wasted|discarded|thrown)\b/

/** `48 mg each knee`: given on both sides. */
const EACH_SIDE =
  /^[\s,]*(?:(?:in|into|to|for|per|on)\s+)?(?:each|either|per|every)\s+(?:knee|hip|shoulder|eye|side|joint|ankle|elbow|wrist|breast)\b/

/** `40 mg each`: of how many, the message need not say. */
const EACH = /^[\s,]*(?:each|apiece|per (?:joint|site|injection|level))\b/
const BOTH_SIDES = /\bbilat|\bboth\b|\beach\b|(?<![\w-])-?50\b/

/** A word about waste this near to an amount is about it. */
const NEAR = 24

/** Units of a drug code for the dose given, by the amount its description names. */
export const drugUnits: Rule = {
  id: 'guidelines/drug-units',
  topic: 'guidelines',
  question: 'How many units of the drug code report the dose given, and how many the discarded rest?',
  source:
    'amount per unit in the HCPCS Level II description; Medicare Claims Processing Manual, chapter 17, sections 40 and 70',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const written = inquiry.references.flatMap(({ system, code }) => (system === 'HCPCS' && isDrug(code) ? [code] : []))
    const codes = [...new Set(written)]
    const amounts = readDrugAmounts(textOf(inquiry))
    const conclusion: Conclusion = { findings: [], gaps: [] }
    const done = new Set<string>()
    for (const [at, asked] of codes.entries()) {
      if (amounts.length === 0 && !asksAbout(inquiry, asked, 'units')) continue
      for (const code of codesReportedFor(asked, facts)) {
        const row = done.has(code) ? null : findDescribed(code, facts)
        if (row === null) continue
        done.add(code)
        conclude(row, asked, pickAmounts(amounts, at, codes, inquiry), textOf(inquiry), conclusion)
      }
    }
    return conclusion
  },
}

/** Codes of drugs and biologicals: J codes, and those Q and temporary codes whose description names an amount. */
const isDrug = (code: string): boolean => /^[JQCSA]\d{4}$/.test(code)

type Described = { row: CodeFact; unit: DrugUnit }

/** The row whose description names the amount of one unit, one that holds on the date first. */
function findDescribed(code: string, facts: Facts): Described | null {
  const rows = facts.codes.filter((row) => row.code === code && row.system === 'HCPCS')
  const dated = rows.toSorted((one, other) => Number(holds(other, facts)) - Number(holds(one, facts)))
  for (const row of dated) {
    const unit = readDrugUnit(row.description ?? '')
    if (unit) return { row, unit }
  }
  return null
}

const holds = (row: CodeFact, facts: Facts): boolean => spanContains(row.effective, facts.asOf)

type Amounts = { given: DrugAmount | null; wasted: DrugAmount | null; unclear: boolean }

/** The amount that belongs to one of several drug codes: as many amounts as codes go in order; for one code the only one. */
function pickAmounts(all: readonly DrugAmount[], at: number, codes: readonly string[], inquiry: Inquiry): Amounts {
  const text = textOf(inquiry)
  const isWasted = ({ start, end }: DrugAmount): boolean =>
    WASTED.test(text.slice(Math.max(0, start - NEAR), start)) || WASTED.test(text.slice(end, end + NEAR))
  const doses = all.filter(
    (each) =>
      !PACKAGE.test(text.slice(each.end, each.end + NEAR)) &&
      !BY_WEIGHT.test(text.slice(each.end, each.end + NEAR)) &&
      !isCode(each, inquiry),
  )
  const distinct = doses.filter((each, place) => doses.findIndex(({ text: other }) => other === each.text) === place)
  const shared = codes.length === 1 ? readShares(all, text) : null
  if (shared !== null) return shared
  if (codes.length === 1 && distinct.length === 2 && says(inquiry, WASTED)) {
    const wasted = distinct.toReversed().find(isWasted) ?? null
    const given = distinct.find((each) => each !== wasted) ?? null
    return { given, wasted, unclear: wasted === null }
  }
  if (distinct.length === 1) return { given: distinct[0] ?? null, wasted: null, unclear: false }
  if (distinct.length === codes.length) return { given: distinct[at] ?? null, wasted: null, unclear: false }
  return { given: null, wasted: null, unclear: distinct.length > 0 }
}

/** Used and wasted parts of the one amount that a vial holds, where they add up to it. */
function readShares(amounts: readonly DrugAmount[], text: string): Amounts | null {
  const [whole] = amounts
  const [used, left] = [USED.exec(text)?.[1], LEFT.exec(text)?.[1]]
  if (whole === undefined || used === undefined || left === undefined) return null
  const number = Number.parseFloat(whole.text)
  if (Number(used) + Number(left) !== number) return null
  const [, name = ''] = /^[\d.,]+\s*(.*)$/.exec(whole.text) ?? []
  const part = (written: string): DrugAmount => ({
    ...whole,
    amount: (whole.amount * Number(written)) / number,
    text: `${written} ${name}`,
  })
  return { given: part(used), wasted: part(left), unclear: false }
}

function conclude(
  { row, unit }: Described,
  asked: string,
  amounts: Amounts,
  text: string,
  { findings, gaps }: Conclusion,
): void {
  const { given, wasted } = amounts
  const sides =
    given !== null && EACH_SIDE.test(text.slice(given.end, given.end + NEAR)) && BOTH_SIDES.test(text) ? 2 : 1
  const matches = given === null || given.measure === unit.measure
  const citations: [Citation, ...Citation[]] = [row.citation]
  if (!matches) gaps.push(otherMeasure(row.code, given.text, unit.text))
  const finding: Finding = {
    rule: drugUnits.id,
    topic: 'guidelines',
    verdict: 'informational',
    subjects: [...new Set([row.code, asked])],
    parameters: {
      code: row.code,
      asked,
      unit: unit.text,
      upTo: unit.upTo,
      dose: matches ? (given?.text ?? null) : null,
      units: given && matches ? sides * countUnits(given, unit) : null,
      bothSides: sides === 2,
      each: sides === 1 && given !== null && EACH.test(text.slice(given.end, given.end + NEAR)),
      wasted: wasted && wasted.measure === unit.measure ? wasted.text : null,
      wastedUnits: wasted && wasted.measure === unit.measure ? countUnits(wasted, unit) : null,
    },
    citations,
    settles: ['units', 'crosswalk', 'code_search'],
    basis: 'rows',
  }
  findings.push(finding)
}

const otherMeasure = (code: string, dose: string, unit: string): Gap => ({
  about: code,
  why: `The dose is written as ${dose}, but ${code} counts by ${unit}: the strength of the product decides the units.`,
})
