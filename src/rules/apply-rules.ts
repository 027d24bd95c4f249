import type { Facts } from '../domain/codebook.ts'
import type { Conclusion, Rule } from '../domain/finding.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import { attachedCodes } from './codes/attached-codes.ts'
import { feeStatus } from './codes/fee-status.ts'
import { incompleteDiagnosis } from './codes/incomplete-diagnosis.ts'
import { meaning } from './codes/meaning.ts'
import { modifierMeaning } from './codes/modifier-meaning.ts'
import { noSuchCode } from './codes/no-such-code.ts'
import { notEffective } from './codes/not-effective.ts'
import { onEachDay } from './codes/on-each-day.ts'
import { otherDates } from './codes/other-dates.ts'
import { placeOfService } from './codes/place-of-service.ts'
import { sinceEnded } from './codes/since-ended.ts'
import { stillValid } from './codes/still-valid.ts'
import { unknown } from './codes/unknown.ts'
import { denials } from './compliance/denials.ts'
import { filingLimit } from './compliance/filing-limit.ts'
import { sterilizationConsent } from './compliance/sterilization-consent.ts'
import { substituteDays } from './compliance/substitute-days.ts'
import { medicareFee } from './coverage/medicare-fee.ts'
import { nextEligible } from './coverage/next-eligible.ts'
import { payerPolicy } from './coverage/payer-policy.ts'
import { policies } from './coverage/policies.ts'
import { sessionsInYear } from './coverage/sessions-in-year.ts'
import { telehealthList } from './coverage/telehealth-list.ts'
import { welcomeYear } from './coverage/welcome-year.ts'
import { annualConversion } from './crosswalks/annual-conversion.ts'
import { icd9ToIcd10 } from './crosswalks/icd9-to-icd10.ts'
import { icd10ToIcd9 } from './crosswalks/icd10-to-icd9.ts'
import { anesthesiaTime } from './guidelines/anesthesia-time.ts'
import { biopsyCodes } from './guidelines/biopsy-codes.ts'
import { bodyMassIndex } from './guidelines/body-mass-index.ts'
import { careTakenOver } from './guidelines/care-taken-over.ts'
import { countedUnits } from './guidelines/counted-units.ts'
import { diabeticFootUlcer } from './guidelines/diabetic-foot-ulcer.ts'
import { diagnosisNotes } from './guidelines/diagnosis-notes.ts'
import { drgByTold } from './guidelines/drg-by-told.ts'
import { drugUnits } from './guidelines/drug-units.ts'
import { globalPeriod } from './guidelines/global-period.ts'
import { guidanceNote } from './guidelines/guidance-note.ts'
import { homeDecision } from './guidelines/home-decision.ts'
import { injuryEncounter } from './guidelines/injury-encounter.ts'
import { newOrEstablished } from './guidelines/new-or-established.ts'
import { obesityClass } from './guidelines/obesity-class.ts'
import { officeDecision } from './guidelines/office-decision.ts'
import { officeVisitTime } from './guidelines/office-visit-time.ts'
import { repairLengths } from './guidelines/repair-lengths.ts'
import { repairSite } from './guidelines/repair-site.ts'
import { sharedVisit } from './guidelines/shared-visit.ts'
import { thresholdCode } from './guidelines/threshold-code.ts'
import { timedUnits } from './guidelines/timed-units.ts'
import { transitionalCare } from './guidelines/transitional-care.ts'
import { vaccineComponents } from './guidelines/vaccine-components.ts'
import { ambulanceLetters } from './modifiers/ambulance-letters.ts'
import { anatomicalSite } from './modifiers/anatomical-site.ts'
import { anesthesiaTeam } from './modifiers/anesthesia-team.ts'
import { fitsCode } from './modifiers/fits-code.ts'
import { repeatedService } from './modifiers/repeated-service.ts'
import { sideOfDiagnosis } from './modifiers/side-of-diagnosis.ts'
import { toldDigits } from './modifiers/told-digits.ts'
import { addOnPrimary } from './ncci/add-on-primary.ts'
import { bundledPair } from './ncci/bundled-pair.ts'
import { claimLines } from './ncci/claim-lines.ts'
import { unitsOverLimit } from './ncci/units-over-limit.ts'
import { candidates } from './search/candidates.ts'
import { toldOperations } from './search/told-operations.ts'
import { findUnansweredAsks, findUnheardGaps } from './unanswered-asks.ts'

/** Every rule, in the order an answer states its findings: deleted codes first, what a code means last. */
export const RULES: readonly Rule[] = [
  attachedCodes,
  notEffective,
  sinceEnded,
  noSuchCode,
  stillValid,
  incompleteDiagnosis,
  onEachDay,
  annualConversion,
  icd9ToIcd10,
  icd10ToIcd9,
  claimLines,
  bundledPair,
  addOnPrimary,
  drugUnits,
  timedUnits,
  anesthesiaTime,
  transitionalCare,
  countedUnits,
  biopsyCodes,
  obesityClass,
  diabeticFootUlcer,
  thresholdCode,
  newOrEstablished,
  officeDecision,
  homeDecision,
  officeVisitTime,
  repairLengths,
  repairSite,
  sharedVisit,
  vaccineComponents,
  unitsOverLimit,
  fitsCode,
  anatomicalSite,
  toldDigits,
  ambulanceLetters,
  anesthesiaTeam,
  repeatedService,
  sideOfDiagnosis,
  bodyMassIndex,
  globalPeriod,
  careTakenOver,
  drgByTold,
  injuryEncounter,
  diagnosisNotes,
  denials,
  filingLimit,
  sterilizationConsent,
  substituteDays,
  policies,
  nextEligible,
  sessionsInYear,
  welcomeYear,
  telehealthList,
  medicareFee,
  feeStatus,
  modifierMeaning,
  placeOfService,
  toldOperations,
  candidates,
  meaning,
  unknown,
  otherDates,
  payerPolicy,
  guidanceNote,
]

/** What all rules conclude together, in the order of {@link RULES}, and what of the question they leave open. */
export function applyRules(inquiry: Inquiry, facts: Facts): Conclusion {
  const conclusions = RULES.map((rule) => rule.check(inquiry, facts))
  const findings = conclusions.flatMap((conclusion) => conclusion.findings)
  const gaps = conclusions.flatMap((conclusion) => conclusion.gaps)
  const questions = conclusions.flatMap((conclusion) => conclusion.questions ?? [])
  // Nothing was concluded and the gaps say why: that the asks are open too goes without saying.
  return {
    findings,
    questions,
    gaps:
      findings.length === 0
        ? gaps
        : [...gaps, ...findUnansweredAsks(inquiry, findings), ...findUnheardGaps(inquiry, findings)],
  }
}
