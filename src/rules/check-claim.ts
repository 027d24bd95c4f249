import type { BilledLine, ClaimSetting } from '../domain/billed-claim.ts'
import type { CheckedDay, CheckedLimit, CheckedLine, LineOutcome } from '../domain/claim-check.ts'
import type { CodeReference } from '../domain/code-reference.ts'
import type { Facts } from '../domain/codebook.ts'
import type { Finding, Gap } from '../domain/finding.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import { checkPairs } from './check-pairs.ts'
import { incompleteDiagnosis } from './codes/incomplete-diagnosis.ts'
import { notEffective } from './codes/not-effective.ts'
import { unknown } from './codes/unknown.ts'
import { fitsCode } from './modifiers/fits-code.ts'
import { concludeAddOn } from './ncci/add-on-primary.ts'
import { concludeUnits, findUnitLimit, listLimitGaps } from './ncci/units-over-limit.ts'
import { procedureCodes } from './rows/code-life.ts'
import { findCodeStatus } from './rows/code-status.ts'

/** Rules that look at a code, or at a modifier on it, by itself. */
const LINE_RULES = [notEffective, incompleteDiagnosis, fitsCode]

/**
 * What the rules say of services of one patient, one practitioner and one day: `facts.asOf`. It knows no rule of its own:
 * each answer is a finding of the rule that answers mails.
 */
export function checkClaimDay(lines: readonly BilledLine[], setting: ClaimSetting, facts: Facts): CheckedDay {
  const inquiry = toInquiry(lines, setting, facts)
  const pairs = checkPairs(procedureCodes(inquiry.references), inquiry, setting, facts)
  const ofRules = LINE_RULES.map((rule) => rule.check(inquiry, facts))
  const lineFindings = ofRules.flatMap(({ findings }) => findings)
  const checked = lines.map((line) => checkLine(line, { lines, setting, inquiry, lineFindings }, facts))
  // That an edition does not speak for the date is said once for the day.
  const ofLines = checked.flatMap((each) => each.gaps.filter(({ nearest }) => nearest !== undefined))
  return {
    date: facts.asOf,
    setting,
    lines: checked.map((each) => ({
      ...each,
      gaps: each.gaps.filter(({ nearest }) => nearest === undefined),
      outcome: judgeInClaim(each, pairs.edits),
    })),
    pairs: pairs.edits,
    pairsChecked: pairs.checked,
    otherEdits: pairs.otherEdits,
    free: pairs.free,
    gaps: unique([...pairs.gaps, ...ofRules.flatMap((each) => each.gaps), ...ofLines]),
    editions: facts.editions,
  }
}

/** The claim as an inquiry that names its codes and asks nothing else. */
function toInquiry(lines: readonly BilledLine[], setting: ClaimSetting, { asOf }: Facts): Inquiry {
  return {
    references: lines.map(toReference),
    dateOfService: asOf,
    dates: [],
    payer: null,
    setting: setting === 'outpatient_hospital' ? 'outpatient_hospital' : 'office',
    asks: [],
    identifiers: [],
  }
}

const toReference = ({ system, code, modifiers, units }: BilledLine): CodeReference => ({
  text: code,
  system,
  code,
  modifiers,
  units,
  start: 0,
  end: code.length,
})

type Context = {
  lines: readonly BilledLine[]
  setting: ClaimSetting
  inquiry: Inquiry
  /** What the rules of a code by itself say of the day. */
  lineFindings: readonly Finding[]
}

function checkLine(line: BilledLine, context: Context, facts: Facts): Omit<CheckedLine, 'outcome'> {
  const { inquiry, lineFindings } = context
  const status = findCodeStatus(line.system, line.code, facts)
  const own = lineFindings.filter(({ subjects }) => subjects.includes(line.code)).filter(isOfModifiers(line))
  const isReported = isProcedure(line) && (status.state === 'active' || status.state === 'assumed')
  const addOn = isReported ? concludeAddOn(line.code, procedureCodes(inquiry.references), inquiry, facts, true) : null
  const limit = isReported ? checkLimit(line, context, facts) : { checked: null, finding: null, gaps: [] }
  const [, ...primaries] = addOn?.finding.subjects ?? []
  return {
    line,
    status,
    limit: limit.checked,
    isAddOn: addOn !== null,
    primaries,
    findings: [...own, ...(limit.finding ? [limit.finding] : []), ...(addOn ? [addOn.finding] : [])],
    gaps: unique([...findUnknown(line, facts), ...(addOn?.gap ? [addOn.gap] : []), ...limit.gaps]),
  }
}

const isProcedure = ({ system }: BilledLine): boolean => system === 'CPT' || system === 'HCPCS'

/** A finding about modifiers belongs to the lines that carry them: the same code may stand on another without. */
const isOfModifiers =
  ({ modifiers }: BilledLine) =>
  ({ rule, parameters: { written } }: Finding): boolean =>
    rule !== fitsCode.id || (Array.isArray(written) && written.some((each) => modifiers.includes(String(each))))

/** Code, modifiers and place of service that no row names. */
function findUnknown(line: BilledLine, facts: Facts): Gap[] {
  const { modifiers, placeOfService } = line
  const named = { ...toReference(line), modifiers: [], units: null }
  const references: CodeReference[] = [
    named,
    ...modifiers.map((code): CodeReference => ({ ...named, system: 'MODIFIER', code })),
    ...(placeOfService === null ? [] : [{ ...named, system: 'POS' as const, code: placeOfService }]),
  ]
  return unknown.check({ ...toInquiry([], 'practitioner', facts), references }, facts).gaps
}

function checkLimit(line: BilledLine, { lines, setting }: Context, facts: Facts) {
  const found = findUnitLimit(line.code, setting, facts)
  const gaps = listLimitGaps(line.code, found, facts)
  if (found === null) return { checked: null, finding: null, gaps }
  const { limit: row, covers } = found
  const units = row.adjudicationIndicator === 1 ? line.units : addUnits(lines.filter(({ code }) => code === line.code))
  const finding = concludeUnits(row, units, { answers: true, limitAsked: false }, facts)
  const checked: CheckedLimit = { row, covers, units, exceeds: finding.parameters.exceeds === true }
  return { checked, finding, gaps }
}

/** The units of a day. A line that tells none has one at least; where no line tells any, they are not known. */
function addUnits(lines: readonly BilledLine[]): number | null {
  if (lines.every(({ units }) => units === null) && lines.length === 1) return null
  return lines.reduce((sum, { units }) => sum + (units ?? 1), 0)
}

const OUTCOME_OF_STATUS: Partial<Record<string, LineOutcome>> = {
  ended: 'problem',
  not_yet: 'problem',
  header: 'problem',
  unknown: 'unknown',
}

/** The worst of what is said of the line and of the pairs that deny it. */
function judgeInClaim(line: Omit<CheckedLine, 'outcome'>, edits: CheckedDay['pairs']): LineOutcome {
  const { code } = line.line
  const denying = edits.filter(({ row }) => row.columnTwo === code)
  const verdicts = line.findings.map(({ verdict }) => verdict)
  const outcomes: (LineOutcome | undefined)[] = [
    OUTCOME_OF_STATUS[line.status.state],
    verdicts.includes('not_allowed') || denying.some(({ state }) => state === 'not_payable') ? 'problem' : undefined,
    verdicts.includes('unknown') || verdicts.includes('allowed_with_modifier') || denying.length > 0
      ? 'attention'
      : undefined,
  ]
  return (['problem', 'unknown', 'attention'] as const).find((each) => outcomes.includes(each)) ?? 'clear'
}

const unique = (gaps: readonly Gap[]): Gap[] =>
  gaps.filter(({ why }, at) => gaps.findIndex((each) => each.why === why) === at)
