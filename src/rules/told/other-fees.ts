import type { Gap } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { says } from '../message/message-words.ts'

/** Places that are paid a fee of their own beside the professional's. */
const OF_FACILITY = anyOf(
  /\basc\b/,
  /\bpays?[ \t](?:the[ \t])?hospitals?\b/,
  /\bsurg(?:ery|ical) cent(?:er|re)s?\b/,
  /\bambulatory surg|\bhopd\b|\bfacility fees?\b|\bopps\b|\bapcs?\b/,
)

/** Said where the professional's amount is told and the facility's was asked for too. */
export const NO_FACILITY_FEE: Gap = {
  about: 'the facility',
  why: 'What Medicare pays the facility itself (surgery center or hospital) is not loaded here: the physician fee schedule prices the professional service alone.',
}

/** The fee of the facility itself, and a professional whose own fee may be meant besides. */
const FACILITY_ITSELF = anyOf(
  /\bfacility fees?\b(?! schedule)/,
  inOrder(
    /\b(?:asc|hopd|opps|apc|surg(?:ery|ical) cent(?:er|re)) (?:facility )?/,
    /(?:rates?|payments?|fees?|prices?|reimbursements?)\b/,
  ),
  inOrder(
    /\b(?:asc|hopd|surg(?:ery|ical) cent(?:er|re))\b[^.?!\n]{0,16}\b/,
    /(?:gets?|receives?|be paid|paid|collects?)\b/,
  ),
  /\bpays?[ \t](?:the|an?|our)[ \t](?:asc|hopd|surg(?:ery|ical) cent(?:er|re))\b/,
)
const PROFESSIONAL =
  /\bsurgeons?\b|\bphysicians?\b|\bdoctors?\b|\bprofessional\b|\bdr\b|\bpro fees?\b|\boffice\b|\bnon-?facility\b|\brvus?\b|\boriginating\b/

const FACILITY_FEE_ASKED =
  "What Medicare pays the facility itself (surgery center or hospital) is not in the data loaded here, and the physician fee schedule does not set it: a surgery center's rates stand in the addenda of the ASC payment system (AA for surgery, BB for drugs and imaging), a hospital outpatient department's in addendum B of the OPPS, both of the quarter, and both adjusted by the wage index of the place."

/** True where a message speaks of a facility that is paid for itself. */
export const speaksOfFacility = (inquiry: Inquiry): boolean => says(inquiry, OF_FACILITY)

/** What is not known here of a facility's own fee that is asked for; it leaves the ask open unless a professional's is asked for too. */
export function findFacilityFee(inquiry: Inquiry): Gap | null {
  if (!says(inquiry, FACILITY_ITSELF)) return null
  const open = { about: 'the facility', why: FACILITY_FEE_ASKED }
  return says(inquiry, PROFESSIONAL) ? open : { ...open, opens: ['fee'] }
}

/** A clinic that is paid by the visit, and the words for what it is paid. */
export const CLINIC = /\brhcs?\b|\brural health clinic|\bfqhcs?\b|\bfederally qualified/
const CLINIC_RATE = anyOf(
  /\ball[- ]?inclusive\b|\bair\b|\bpps\b|\bg04(?:6[6-9]|70)\b/,
  /\b(?:payment|upper|per[- ]visit|visit) (?:limit|cap)\b|\b(?:rhc|fqhc) (?:cap|rate|limit)\b|\b(?:encounter|visit) rate\b/,
)
const CLINIC_RATE_ASKED =
  'What a rural health clinic or a federally qualified health center is paid for a visit is not in the data loaded here, and the physician fee schedule does not set it: CMS publishes the payment limit of the all-inclusive rate, and the FQHC PPS rate, for each year, and the Medicare contractor sets the rate of each rural health clinic (42 CFR 405.2462).'

/** Not known here: what a clinic is paid for its visits. */
export const findClinicRate = (inquiry: Inquiry): Gap | null =>
  says(inquiry, CLINIC) && says(inquiry, CLINIC_RATE)
    ? { about: 'the clinic', why: CLINIC_RATE_ASKED, opens: ['fee'] }
    : null

/** `how much does her drug plan pay?`: a plan of Part D sets its own prices. */
const OF_DRUG_PLAN = /\b(?:how much|what)\b[^.?!\n]{0,40}\b(?:drug plan|part d|pdp)\b[^.?!\n]{0,20}\bpay/

/** What is not known here of the rates of a payer that is not traditional Medicare; null where the message names none. */
export function findOtherPayer(inquiry: Inquiry): Gap | null {
  const other = otherPayer(inquiry)
  if (other === null) return null
  const facility = speaksOfFacility(inquiry) ? ' or of a facility fee' : ''
  const pays = other.includes('; ') ? 'pay' : 'pays'
  const why = `Not in the data loaded here: what ${other.replaceAll('; ', ' and ')} ${pays}. Only Medicare's physician fee schedule is, and its amounts say nothing of another payer's${facility}: look in ${whereOtherPayers(inquiry)}.`
  return { about: other, why, opens: ['fee'] }
}

/** The payer whose rates are asked for where they are not those of traditional Medicare; null where they are. */
function otherPayer(inquiry: Inquiry): string | null {
  const { details, payer } = inquiry
  const plan = details?.planType ?? null
  if (says(inquiry, OF_DRUG_PLAN)) return 'a Part D plan'
  if (plan === 'medicare' || (plan === null && payer === null)) return null
  if (plan === null && /medicare/i.test(payer ?? '')) return null
  return payer ?? plan?.replaceAll('_', ' ') ?? null
}

/** Where the amounts of a payer that is not Medicare are published. */
function whereOtherPayers({ details }: Inquiry): string {
  const of = details?.state ? `of ${details.state.code} ` : ''
  switch (details?.planType) {
    case 'workers_compensation':
      return `the official medical fee schedule ${of || 'of the state '}for workers' compensation, which the state's board or agency publishes`
    case 'medicaid':
      return `the fee schedule that the Medicaid agency ${of || 'of the state '}publishes, or the plan's contract`
    case 'tricare':
      return 'the TRICARE allowable charges (CMAC), which the Defense Health Agency publishes'
    default:
      return "the contract, that payer's fee schedule or its portal"
  }
}
