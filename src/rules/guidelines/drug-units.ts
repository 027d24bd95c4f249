import type { CodeFact, Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Gap, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { type IsoDate, spanContains } from '../../domain/iso-date.ts'
import { findDaysOf, numbersOfDays } from '../days/service-days.ts'
import { readSaidAmounts, type SaidAmounts, type SaidDose } from '../drugs/drug-amounts.ts'
import { sortDoses } from '../drugs/drug-doses.ts'
import { countUnits, type DrugAmount, type DrugUnit, readDrugUnit } from '../drugs/drug-unit.ts'
import { findToldUnit } from '../drugs/told-unit.ts'
import { asksAbout, loneModifiers, modifiersOn, textOf } from '../message/message-words.ts'
import { codesReportedFor } from '../rows/replacements.ts'

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
    const counted = codes.flatMap((asked) =>
      codesReportedFor(asked, facts).flatMap((code) => findDescribed(code, facts)?.unit ?? []),
    )
    const text = withoutCodes(inquiry)
    const said = readSaidAmounts(text, counted)
    const isOneDrug = new Set(codes.flatMap((asked) => namesOf(asked, facts))).size === 1
    const own = isOneDrug ? new Map(codes.map((code) => [code, said.doses])) : sortDoses(said.doses, codes, text)
    const conclusion: Conclusion = { findings: [], gaps: [] }
    const done = new Set<string>()
    for (const [at, asked] of codes.entries()) {
      const isSilent = said.doses.length === 0 && said.packages.length === 0
      if (isSilent && !asksAbout(inquiry, asked, 'units')) continue
      for (const [code, days] of listReported(asked, inquiry, facts)) {
        const row = done.has(code) ? null : findDescribed(code, facts)
        if (row === null) continue
        done.add(code)
        const isOther = days.length > 0 && code !== asked
        const written = isOther ? null : (inquiry.references.find((each) => each.code === asked)?.units ?? null)
        const amounts = withWritten(pickAmounts(said, own.get(asked) ?? [], at, codes, inquiry), said, written, row)
        const numbers = days.length > 0 ? numbersOfDays(days, inquiry) : null
        conclude(
          row,
          asked,
          { ...amounts, wastedNothing: said.wastedNothing, discarded: said.discarded, written, numbers },
          conclusion,
        )
      }
    }
    return conclusion
  },
}

/**
 * The codes that report one on the day of the answer; where the message sets it on several days and calls none the date of
 * service, those of each day, with their days.
 */
function listReported(asked: string, inquiry: Inquiry, facts: Facts): Map<string, IsoDate[]> {
  const days = inquiry.dateOfService === null ? findDaysOf(asked, inquiry) : []
  if (days.length < 2) return new Map(codesReportedFor(asked, facts).map((code) => [code, []]))
  const reported = days.flatMap((day) =>
    codesReportedFor(asked, { ...facts, asOf: day }).map((code) => ({ code, day })),
  )
  const byCode = Map.groupBy(reported, ({ code }) => code)
  return new Map([...byCode].map(([code, all]) => [code, all.map(({ day }) => day)]))
}

/** The text with its procedures as blanks: "99213 units?" names no amount. */
function withoutCodes(inquiry: Inquiry): string {
  const written = inquiry.references.flatMap(({ system, code }) => (system === 'CPT' ? [code.toLowerCase()] : []))
  return written.reduce((text, code) => text.replaceAll(code, ' '.repeat(code.length)), textOf(inquiry))
}

/** Codes of drugs and biologicals: J codes, and those Q and temporary codes whose description names an amount. */
const isDrug = (code: string): boolean => /^[JQCSA]\d{4}$/.test(code)

type Described = { row: CodeFact; unit: DrugUnit }

/** The drugs that the codes reported for one stand for, by their descriptions without the amount. */
function namesOf(asked: string, facts: Facts): string[] {
  return codesReportedFor(asked, facts).flatMap((code) => {
    const described = findDescribed(code, facts)
    return described ? [(described.row.description ?? '').replace(described.unit.text, '').toLowerCase()] : []
  })
}

/** The row whose description names the amount of one unit, one that holds on the date first; else the row with the unit told of it. */
function findDescribed(code: string, facts: Facts): Described | null {
  const rows = facts.codes.filter((row) => row.code === code && row.system === 'HCPCS')
  const dated = rows.toSorted((one, other) => Number(holds(other, facts)) - Number(holds(one, facts)))
  for (const row of dated) {
    // A month's supply is 1 unit of service, no dose.
    const unit = /\bmonth supply\b/i.test(row.description ?? '') ? null : readDrugUnit(row.description ?? '')
    if (unit) return { row, unit }
  }
  return findToldUnit(code, facts)
}

const holds = (row: CodeFact, facts: Facts): boolean => spanContains(row.effective, facts.asOf)

type Amounts = { given: SaidDose | null; wasted: DrugAmount | null; vial: DrugAmount | null; opened: number }

/**
 * The amount that belongs to one of several drug codes: as many amounts as codes go in order, else each to the code it stands
 * by; for one code the only one.
 * @param own the doses that stand by the code
 */
function pickAmounts(
  said: SaidAmounts,
  own: readonly SaidDose[],
  at: number,
  codes: readonly string[],
  inquiry: Inquiry,
): Amounts {
  const { doses, packages, speaksOfWaste } = said
  const nothing = { given: null, wasted: null, vial: null, opened: said.opened ?? 1 }
  if (codes.length === 1 && doses.length === 2 && speaksOfWaste) {
    const wasted = doses.toReversed().find(({ isWasted }) => isWasted) ?? null
    return { ...nothing, given: doses.find((each) => each !== wasted) ?? null, wasted }
  }
  const given = doses.filter(({ isGiven }) => isGiven)
  if (codes.length === 1 && doses.length > 1 && given.length === 1) return { ...nothing, given: given[0] ?? null }
  if (codes.length > 1 && doses.length !== codes.length) {
    return { ...nothing, given: own.length === 1 ? (own[0] ?? null) : null }
  }
  if (doses.length !== 1 && doses.length !== codes.length) return nothing
  const dose = (doses.length === 1 ? doses[0] : doses[at]) ?? null
  const asksForWaste =
    speaksOfWaste || [...loneModifiers(inquiry), ...codes.flatMap((code) => modifiersOn(inquiry, code))].includes('JW')
  return {
    ...nothing,
    given: dose,
    vial: asksForWaste && codes.length === 1 && packages.length === 1 ? (packages[0] ?? null) : null,
  }
}

/** `opened a 200 unit vial, J0585 x155, tossed the rest`: of a drug counted in its own units the line tells the dose. */
function withWritten(amounts: Amounts, said: SaidAmounts, written: number | null, { unit }: Described): Amounts {
  const [vial, second] = said.packages
  const isOwnUnit = unit.measure === 'unit' && unit.amount === 1 && !unit.upTo
  if (!isOwnUnit || written === null || !vial || second || !said.speaksOfWaste || said.doses.length > 0) return amounts
  const text = `${written} units`
  const given = { amount: written, measure: unit.measure, text, start: 0, end: 0 }
  return { ...amounts, vial, given: { ...given, isWasted: false, isGiven: true, each: null, isOneOfSeveral: false } }
}

/** What is left in the vials opened; null where they do not hold the dose, or it counts otherwise. */
function restOf(vial: DrugAmount | null, opened: number, given: SaidDose | null): DrugAmount | null {
  if (vial === null || given === null || vial.measure !== given.measure || given.each !== null) return null
  const rest = vial.amount * opened - given.amount
  return rest > 0 && rest < vial.amount ? { ...vial, amount: rest } : null
}

function conclude(
  { row, unit }: Described,
  asked: string,
  amounts: Amounts & { wastedNothing: boolean; discarded: boolean; written: number | null; numbers: string[] | null },
  { findings, gaps }: Conclusion,
): void {
  const { given, wasted, vial, opened } = amounts
  const rest = restOf(vial, opened, given)
  const matches = given === null || given.measure === unit.measure
  const citations: [Citation, ...Citation[]] = [row.citation]
  const isEach = given?.each !== null && given?.each !== undefined
  const total = given && matches ? countUnits({ ...given, amount: (isEach ? 2 : 1) * given.amount }, unit) : null
  // What the dose is rounded up by is billed with it.
  const isMixed = vial?.text.includes(' and ') === true
  const isOther = total !== null && !given?.isOneOfSeveral && amounts.written !== null && amounts.written !== total
  if (!matches) gaps.push(otherMeasure(row.code, given.text, unit.text))
  const finding: Finding = {
    ...(amounts.numbers && { numbers: amounts.numbers }),
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
      units: given && matches ? countUnits(given, unit) : null,
      // A code that counts single units of the drug is reported with the dose itself.
      alike: unit.measure === 'unit' && unit.amount === 1 && !unit.upTo,
      inEach: matches ? (given?.each ?? null) : null,
      each: matches && given?.isOneOfSeveral === true,
      eachUnits: isEach ? total : null,
      vial: rest && matches ? (vial?.text ?? null) : null,
      vials: opened,
      mixed: isMixed,
      discarded: amounts.discarded,
      restUnits: rest && matches ? unitsBeyond(given, rest, unit) : null,
      // `75 mg of two vials of 40 mg`, a unit being 10 mg: the eighth unit holds the rest.
      restWithin: rest !== null && matches && unitsBeyond(given, rest, unit) === null,
      wasted: wasted && wasted.measure === unit.measure ? wasted.text : null,
      wastedUnits: wasted && wasted.measure === unit.measure ? unitsBeyond(given, wasted, unit) : null,
      wastedNothing: amounts.wastedNothing && unit.measure !== 'piece',
      written: isOther ? amounts.written : null,
      total,
      isSupply: unit.measure === 'piece',
      // `A4253 x2`: how many pieces the units told are.
      supplied: given === null && unit.measure === 'piece' ? tellPieces(amounts.written, unit) : null,
      suppliedUnits: amounts.written,
    },
    citations,
    settles: ['units', 'crosswalk', 'code_search'],
    basis: 'rows',
  }
  const { wastedNothing, restUnits, wastedUnits } = finding.parameters
  // Whether JW or JZ goes on the line is said with the units.
  const tellsWaste = wastedNothing === true || restUnits != null || wastedUnits != null
  findings.push(tellsWaste ? { ...finding, settles: [...finding.settles, 'modifier_choice'] } : finding)
}

const tellPieces = (units: number | null, { amount, text }: DrugUnit): string | null =>
  units === null ? null : `${units * amount} ${text.replace(/^[\d,]+\s*/, '')}`

/** Units of the discarded rest beyond those the dose is rounded up to: no more are billed than were opened; null for none. */
function unitsBeyond(given: SaidDose | null, rest: DrugAmount, unit: DrugUnit): number | null {
  if (given === null || given.measure !== unit.measure || given.each !== null) return countUnits(rest, unit)
  const beyond = countUnits({ ...rest, amount: given.amount + rest.amount }, unit) - countUnits(given, unit)
  return beyond > 0 ? beyond : null
}

const otherMeasure = (code: string, dose: string, unit: string): Gap => ({
  about: code,
  why: `The dose is written as ${dose}, but ${code} counts by ${unit}: the strength of the product decides the units.`,
})
