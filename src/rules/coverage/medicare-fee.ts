import type { Facts, FeeFact } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Gap, Parameters, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { findEarlierSurgery } from '../days/earlier-surgery.ts'
import { countTimeUnits } from '../guidelines/anesthesia-time.ts'
import { asksAbout, asksFor, says, textOf } from '../message/message-words.ts'
import { findBaseUnits } from '../notes/anesthesia-base-units.ts'
import { shareOfAssistant } from '../rows/assistant-share.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { inDollars } from '../rows/dollars.ts'
import { findLocality, type Locality } from '../rows/fee-locality.ts'
import { editionSpan, type FeeRow, findFeeRow, isUnpaidInHospital } from '../rows/fee-row.ts'
import { codesReportedFor } from '../rows/replacements.ts'
import { isInFacility, listFeeParts } from '../told/fee-setting.ts'
import {
  findClinicRate,
  findFacilityFee,
  findOtherPayer,
  NO_FACILITY_FEE,
  speaksOfFacility,
} from '../told/other-fees.ts'

/** What Medicare's physician fee schedule allows for a code: relative value units and the amount they come to. */
export const medicareFee: Rule = {
  id: 'coverage/medicare-fee',
  topic: 'coverage',
  question: 'What does the Medicare physician fee schedule allow for this code, there and then?',
  source:
    'relative value file (PPRRVU), GPCI and anesthesia files; formula in RVU25D: sum of RVU × GPCI, times the conversion factor',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const conclusion: Conclusion = { findings: [], gaps: [], questions: [] }
    if (!asksFor(inquiry, 'fee')) return conclusion
    const otherPayer = findOtherPayer(inquiry)
    if (otherPayer !== null) return { findings: [], gaps: [otherPayer] }
    const clinic = findClinicRate(inquiry)
    if (clinic !== null) return { findings: [], gaps: [clinic] }
    const facility = findFacilityFee(inquiry)
    if (facility !== null) conclusion.gaps.push(facility)
    if (facility?.opens !== undefined) return conclusion
    const place = findLocality(inquiry, facts, facts.asOf)
    const codes = procedureCodes(inquiry.references)
    // Of a surgery and what was done in its global period the later service is asked about.
    const earlier = codes.length > 1 ? findEarlierSurgery(inquiry, facts) : null
    for (const code of codes.filter((each) => each !== earlier)) {
      if (!asksAbout(inquiry, code, 'fee')) continue
      const locality = place.kind === 'one' ? place.locality : null
      concludeReported(inquiry, code, locality, facts, conclusion)
    }
    if (conclusion.findings.some(isAmount) && speaksOfFacility(inquiry)) {
      conclusion.gaps.push(NO_FACILITY_FEE)
    }
    if (conclusion.findings.some(isAmount) && !hasIndices(facts)) {
      conclusion.gaps.push({ about: 'the place', why: NO_INDICES })
    }
    if (
      place.kind === 'several' &&
      conclusion.findings.some((each) => each.parameters.anesthesia === true || isAmount(each))
    ) {
      conclusion.questions?.push({ key: 'fee-locality', parameters: { names: place.names } })
    }
    return conclusion
  },
}

const NO_INDICES =
  "No geographic practice cost indices are loaded here: the amount is the national one, and a place's own differs."

/** An amount in dollars, where units were not all that was asked for. */
const isAmount = ({ parameters }: Finding): boolean =>
  parameters.anesthesia === false && (parameters.asksUnits === false || parameters.asksAmount === true)

/** Words that ask for dollars, also beside the units. */
const AMOUNT = anyOf(
  /\ballow(?:s|ed|able|ables|ance)?\b/,
  /\bpays?\b|\bpaid\b|\bpayments?\b|\bamounts?\b|\breimburs\w*|\bdollars?\b|\bbucks\b|\brates?\b/,
  /\$|\bmuch\b/,
)

const hasIndices = ({ editions, localities }: Facts): boolean =>
  localities.length > 0 || editions.some(({ source }) => source === 'mpfs-gpci')

const notPriced = (code: string, { asOf }: Facts): Gap => ({
  about: code,
  why: `No row of the Medicare physician fee schedule for ${code} is loaded here for ${asOf} or near it; drugs, supplies, laboratory tests and facility services are priced by other schedules.`,
})

/** Statuses whose relative value units Medicare pays by. */
const PAID_BY_UNITS = new Set(['A', 'R', 'T'])

/** The code's own price, or of a code that is gone the prices of what is reported instead. */
function concludeReported(
  inquiry: Inquiry,
  code: string,
  locality: Locality | null,
  facts: Facts,
  conclusion: Conclusion,
): void {
  const reported = codesReportedFor(code, facts)
  const priced: Conclusion = { findings: [], gaps: conclusion.gaps }
  for (const target of reported.length > 0 ? reported : [code]) {
    for (const modifier of listFeeParts(inquiry, code, facts)) {
      const fee = findFeeRow(facts, target, modifier) ?? findFeeRow(facts, target)
      if (fee === null) conclusion.gaps.push(notPriced(target, facts))
      else concludeFee(inquiry, fee, locality, facts, priced)
    }
  }
  const isOther = (finding: Finding): boolean => !finding.subjects.includes(code)
  conclusion.findings.push(...priced.findings.map((each) => (isOther(each) ? { ...each, standsFor: [code] } : each)))
}

function concludeFee(
  inquiry: Inquiry,
  fee: FeeRow,
  locality: Locality | null,
  facts: Facts,
  conclusion: Conclusion,
): void {
  const { row, covers } = fee
  const { code } = row
  const label = row.citation.edition
  if (!covers) {
    const why = `The fee schedule loaded here that is nearest to ${facts.asOf} and lists ${code} is ${label}; amounts change every year.`
    conclusion.gaps.push({ about: code, why })
  }
  if (row.status === 'J') conclusion.findings.push(payAnesthesia(row, locality, inquiry, facts))
  else if (PAID_BY_UNITS.has(row.status) && (row.nonFacilityTotal ?? 0) + (row.facilityTotal ?? 0) > 0) {
    const speaking = locality?.indices && covers ? locality : null
    if (locality && speaking === null) {
      const why = `The geographic indices of ${locality.name} for ${facts.asOf} are not loaded beside a fee schedule of that date: the amount is the national one.`
      conclusion.gaps.push({ about: locality.name, why })
    }
    conclusion.findings.push(payByUnits(inquiry, fee, speaking, facts))
  }
}

function payAnesthesia(row: FeeFact, locality: Locality | null, inquiry: Inquiry, facts: Facts): Finding {
  const factor = locality?.anesthesia ?? null
  const base = findBaseUnits(row.code, facts)
  const time = readTimeUnits(inquiry)
  const units = base === null || time === null ? null : base.units + Number(time)
  const perUnit = factor?.anesthesiaConversionFactor ?? null
  return {
    ...shared(row, [...(factor ? [factor.citation] : []), ...(base ? [base.citation] : [])]),
    parameters: {
      code: row.code,
      anesthesia: true,
      edition: row.citation.edition,
      place: factor ? (locality?.name ?? null) : null,
      factor: factor?.anesthesiaConversionFactor ?? null,
      factorEdition: factor?.citation.edition ?? null,
      base: base?.units ?? null,
      time,
      units: units?.toFixed(1) ?? null,
      amount: units === null || perUnit === null ? null : inDollars(units * perUnit),
      half: units === null || perUnit === null ? null : inDollars((units * perUnit) / 2),
    },
  }
}

/** The time units of the minutes told; null where none, or more than one number of them, is told. */
function readTimeUnits({ details }: Inquiry): string | null {
  const minutes = new Set((details?.measures ?? []).flatMap(({ unit, value }) => (unit === 'minutes' ? [value] : [])))
  const [told] = minutes
  return minutes.size === 1 && told !== undefined ? countTimeUnits(told) : null
}

function payByUnits(inquiry: Inquiry, { row, covers }: FeeRow, locality: Locality | null, facts: Facts): Finding {
  const facility = isInFacility(inquiry, facts)
  const nonFacility = facility === true ? null : amountOf(row, 'nonFacility', locality)
  const inFacility = facility === false || isUnpaidInHospital(row) ? null : amountOf(row, 'facility', locality)
  const indices = locality?.indices ?? null
  const parameters: Parameters = {
    code: row.code,
    anesthesia: false,
    modifier: row.modifier,
    edition: row.citation.edition,
    year: (editionSpan(row, facts).from ?? facts.asOf).slice(0, 4),
    covers,
    asOf: facts.asOf as IsoDate,
    asksUnits: /\bw?rvus?\b|relative value/.test(textOf(inquiry)),
    asksAmount: says(inquiry, AMOUNT),
    work: units(row.workRvu),
    malpractice: units(row.malpracticeRvu),
    conversionFactor: row.conversionFactor === null ? null : row.conversionFactor.toFixed(4),
    place: locality?.name ?? null,
    placeState: locality?.state ?? null,
    indices: indices && {
      work: indices.workGpci?.toFixed(3) ?? null,
      practiceExpense: indices.practiceExpenseGpci?.toFixed(3) ?? null,
      malpractice: indices.malpracticeGpci?.toFixed(3) ?? null,
    },
    nonFacility,
    facility: inFacility,
    unpaidInHospital: facility !== false && isUnpaidInHospital(row),
    assistant: shareOfAssistant(row, (inFacility?.amount as string | null | undefined) ?? null, inquiry),
    paidAs: readPaidAs(inquiry, nonFacility?.amount, inFacility?.amount),
  } as Parameters
  return { ...shared(row, indices ? [indices.citation] : []), parameters }
}

/** Which of the two amounts the message says was paid; null where it names neither of them, or both. */
function readPaidAs(inquiry: Inquiry, outside: unknown, inside: unknown): 'facility' | 'office' | null {
  if (typeof outside !== 'string' || typeof inside !== 'string' || outside === inside) return null
  const names = (amount: string): boolean =>
    says(inquiry, new RegExp(`(?<![\\d.])${amount.replace('.', '\\.')}(?!\\d)`))
  if (names(outside) === names(inside)) return null
  return names(inside) ? 'facility' : 'office'
}

const shared = (row: FeeFact, more: readonly Citation[]): Omit<Finding, 'parameters'> => ({
  rule: medicareFee.id,
  topic: 'coverage',
  verdict: 'informational',
  subjects: [row.code],
  citations: [row.citation, ...more],
  settles: ['fee'],
  basis: 'rows',
})

/** Total units in one setting, the part of practice expense, and what they come to; the national amount without a place. */
function amountOf(row: FeeFact, setting: 'nonFacility' | 'facility', locality: Locality | null): Parameters {
  const [total, practice] =
    setting === 'facility'
      ? [row.facilityTotal, row.facilityPracticeExpenseRvu]
      : [row.nonFacilityTotal, row.nonFacilityPracticeExpenseRvu]
  const indices = locality?.indices
  const adjusted = indices
    ? (row.workRvu ?? 0) * (indices.workGpci ?? 1) +
      (practice ?? 0) * (indices.practiceExpenseGpci ?? 1) +
      (row.malpracticeRvu ?? 0) * (indices.malpracticeGpci ?? 1)
    : (total ?? 0)
  return {
    total: units(total),
    practiceExpense: units(practice),
    adjusted: indices ? adjusted.toFixed(4) : null,
    amount: row.conversionFactor === null ? null : inDollars(adjusted * row.conversionFactor),
  }
}

const units = (value: number | null): string | null => value?.toFixed(2) ?? null
