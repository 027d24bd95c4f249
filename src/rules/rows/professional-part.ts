import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { asksFor, says } from '../message/message-words.ts'

const FEES = /\bpro(?:f\.?|fessional)?[- ]?fees?\b/
const PARTS = /\b26\b|\btc\b|\bcomponent|\bglobal or split\b|\bread(?:ing)? only\b/
const HOSPITAL = /\bhosp(?:ital)?s?\b/
const ANY_MODIFIER = anyOf(
  /\b(?:what|which) (?:lines? )?(?:need |needs |gets? |takes? )?(?:what |which )?(?:modif|mods?\b)/,
  /\b(?:need|needs|gets?|takes?) (?:what|which) (?:modif|mods?\b)/,
)

/** `pro fees`, or any modifier of what was done in a hospital, asks for 26 only where the code has two components. */
export const isOnlyProfessional = (inquiry: Inquiry): boolean =>
  (says(inquiry, FEES) || asksAnyInHospital(inquiry)) && !says(inquiry, PARTS)

/** `all in the hospital: which lines need what modifier?` of a test, whose technical component is the hospital's. */
export const isReadInHospital = (code: string, inquiry: Inquiry): boolean =>
  /^[79]\d{4}$/.test(code) && asksAnyInHospital(inquiry)

const asksAnyInHospital = (inquiry: Inquiry): boolean =>
  asksFor(inquiry, 'modifier_choice') && says(inquiry, HOSPITAL) && says(inquiry, ANY_MODIFIER)

/** `pro fee only, hosp outpt`: whose claim it is, and where it was done. */
export const isProfessionalClaim = (inquiry: Inquiry): boolean =>
  says(inquiry, FEES) &&
  (says(inquiry, HOSPITAL) || inquiry.setting === 'outpatient_hospital' || inquiry.setting === 'inpatient_hospital')

const OF_HOSPITAL = anyOf(
  /\bhosp(?:ital)? (?:in-?|out-?)?(?:patients?|pts?\b|outpt|inpt)/,
  /\b(?:in|at|to|for) (?:the |an? |our local )?hosp(?:ital)?s?\b(?!-owned)/,
  /\bhopd\b|\binpatients?\b|\bpos ?(?:19|21|22|23)\b/,
)
/** Where the test was on equipment of the practice, and what no hospital's patient is. */
const ELSEWHERE = anyOf(
  /\b(?:in|at|on) (?:our|my|their|the) (?:own )?(?:office|clinic|practice|machine|equipment|lab)\b/,
  /\bwe own\b/,
  /\bour (?:own )?(?:machine|equipment|scanner)\b/,
  /\boffice|\bnon-?patient|\boutreach|\bswing bed|\bsnf\b/,
)

/** `88305 of a hospital inpatient`: the technical part is in what Medicare pays the hospital. */
export const isOfHospitalPatient = (inquiry: Inquiry): boolean =>
  !says(inquiry, ELSEWHERE) && (says(inquiry, OF_HOSPITAL) || inquiry.setting === 'inpatient_hospital')

const TECHNICAL = /\btc\b|\btechnical\b/
const PROFESSIONAL = /\b26\b|\bprofessional\b|\bread(?:s|ing)?\b|\binterp/

const BILLS_TECHNICAL =
  /\b(?:can|do|may|should|could) (?:we|i|you|they|the lab|our lab) (?:also )?(?:bill|report|charge) (?:for )?(?:the )?(?:tc|technical)\b/

/** True where nothing but the technical part is asked about. */
export const isOnlyTechnical = (inquiry: Inquiry): boolean =>
  says(inquiry, TECHNICAL) && (!says(inquiry, PROFESSIONAL) || says(inquiry, BILLS_TECHNICAL))

/** A second reading of what somebody else reads too: that the code splits makes neither of the two readings payable. */
const READ_TWICE = anyOf(
  /\bover-? ?reads?\b|\bover-? ?reading\b|\bre-?reads?\b|\bsecond read(?:ing)?\b/,
  /\bboth (?:of them )?(?:read|interpret|bill(?:ed|ing)? (?:the |a )?(?:read|26|interpretation))/,
  /\b(?:also|then) (?:reads?|interprets?) (?:it|them|the (?:film|x-?ray|image|study))\b/,
)

/** True where the message tells of two readings of one study. */
export const isReadTwice = (inquiry: Inquiry): boolean => says(inquiry, READ_TWICE)

const OWNS = anyOf(
  /\bwe own (?:the|our|an?) (?:\w+[- ]){0,3}?(?:x-?ray|unit|machine|equipment|scanner|ultrasound|dexa|mri|ct)\b/,
  /\b(?:on|with|using) our (?:own )?(?:x-?ray|unit|machine|equipment|scanner|ultrasound|dexa|mri|ct)\b/,
)
const READ_OUTSIDE = inOrder(
  /\b(?:an? )?(?:outside|other|another|separate|contracted|remote|local) (?:\w+ )?/,
  /(?:radiolog\w+|rads?|cardiolog\w+|group|practice|company|service)(?: \w+)? (?:reads?|interprets?|over-?reads?)\b/,
)
const BILLS_APART = inOrder(
  /\b(?:bills?|billing|submits?|charges?) (?:\w+ ){0,3}?/,
  /(?:on (?:their|its|his|her) own|separately|itself|themselves|for (?:it|that|the read))\b/,
)

/** `we own the x-ray unit, an outside group reads and bills on their own`: the technical part is what is left for the owner. */
export const isReadOutside = (inquiry: Inquiry): boolean =>
  says(inquiry, OWNS) && says(inquiry, READ_OUTSIDE) && says(inquiry, BILLS_APART)

const SKILLED = /\bsnfs?\b|\bskilled\b|\bnursing (?:home|facilit)/
const PART_A = anyOf(
  /(?<!\b(?:no|not|non|without|without a|not in|not in a|not on|not under)[ -])\bpart a\b(?! (?:exhaust|ran out|ended))/,
  /\bconsolidated\b/,
)

/** A stay in a skilled nursing facility that Part A pays: that the code splits does not make its technical part payable. */
export const isOfSkilledStay = (inquiry: Inquiry): boolean => says(inquiry, SKILLED) && says(inquiry, PART_A)
