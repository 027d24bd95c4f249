import type { IsCode } from '../../domain/is-code.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore } from '../text/span.ts'

export const CODE_SHAPE = /^(?:(?:[A-Z]\d{4}|\d{4}[A-Z]|\d{5})(?:-[A-Z0-9]{2}){0,4}|\d{5}-\d{5})$/i
/** What stands between two labelled numbers of one row. */
const NEXT_IN_ROW = /^[ \t]{0,3}[,;|/]?[ \t]{0,3}(?:(?:and|&)[ \t]{1,2})?$/
const BIRTH_BEFORE = /\b(?:DOB|d\.o\.b\.?|date of birth|born)[ \t:#]{0,3}[^\n;]{4,24}$/i
/** A number with a label that stands behind "case 99215" tells that this is one of the case's numbers too. */
const LABEL_BEHIND = anyOf(
  /^[ \t]{0,2}\((?:ticket|case|ref|reference|claim|order|invoice)\b/i,
  inOrder(
    /^[ \t]{0,2}[,;|/][ \t]{0,2}/i,
    /claim|acct|account|mrn|member|ref|reference|icn|dcn|ticket|invoice|inv/i,
    /\b[ \t]?(?:[#:]|no\b|number|id\b)/i,
  ),
  /^[ \t]{0,2}[,;|/][ \t]{0,2}(?:acct|account|mrn|ref|inv|invoice|ck|check|eft|run|trip|po|ticket|icn|dcn)[ \t]\d/i,
  /^[ \t]{1,3}(?:visit|claim|mrn|csn|har|fin)[ \t]?(?:#|no\b|number)/i,
  /^[ \t]{0,2}[,;|/]?[ \t]{0,2}(?:lot|exp|udi|s\/n)\b[ \t:#]{0,3}[A-Z]{0,4}\d/i,
  /^[ \t]{1,6}(?:billed|balance|bal|charges?|amount|amt|total|due)[ \t:]{1,2}\$/i,
)
/** Labels of a practice's own records, which no code is called by. */
const OF_RECORDS = /^(?:chart|acct|account|a\/c|csn|har|fin|enc)$/i
/** Labels of other numbers which in brackets stand before nothing else: `Aetna (payer 60054)`. */
const OF_BUSINESS =
  /^(?:payer|payor|submitter|edi|contractor|run|trip|dispatch|incident|job|eft|deposit|tracking|serial|log|license|lic|dea|tin|ein|mm)$/i
/** Labels that are also verbs and services, so that what stands behind them proves nothing. */
const ALSO_VERB = /^(?:order|visit|claim|check|request|referral|pa|policy|group)/i

const DATE = '\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?(?!\\d)'
/** `Trip 29881 - 3/2/25` */
const DATED_BEHIND = new RegExp(`^[ \\t]?[,;–-]?[ \\t]{0,2}(?:(?:on|of|from|posted|dated)[ \\t])?${DATE}`, 'i')
/** `Run 48213, 10/04/2025`: "run 99213 on 10/4" may be what somebody is told to do. */
const HEADED_DATE = /^[ \t]?[,;–-][ \t]{0,2}\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)/
/** `Run 25361. Res to hosp.`, `Run 48213 / check 90441`: nobody is told to run a code and nothing else. */
const ENDS_THERE = /^[ \t]?(?:\.(?:[ \t]|$)|\/[ \t]?[a-z]|[ \t]*$)/i
/** `his letter is under PO 40917` */
const UNDER_ORDER = /\b(?:under|per|against|on|our|your|their|his|her|the|by|see|ref)[ \t]$/i
/** `cultures x2 sent (lab req 20611)` */
const TAKEN_BEFORE =
  /\b(?:lab|laboratory|path|pathology|cytology|specimen|cultures?|micro|blood bank|radiology|imaging)[ \t]$/i
const HEADS_SENTENCE = /(?:^|[.?!:][ \t]{1,2})$/
const AMBULANCE_BEFORE = /\b(?:ALS|BLS|EMS|SCT|CCT|ambulance|transport|rescue|squad|medic)[ \t]$/i
/** `D: 09/26/2025 T: 09/27/2025 Job 30520`, `transcription job 30520` */
const DICTATED_BEFORE = inOrder(
  anyOf(
    inOrder(
      /\b(?:DD|DT|TD|TT|[DT]|dictated|transcribed)[ \t:]{1,3}/i,
      new RegExp(DATE, 'i'),
      /(?:[ \t]{1,2}\d{1,2}:?\d\d(?::\d\d)?)?(?:[ \t][AP]M)?[ \t;,|/]{1,8}/i,
    ),
    /\b(?:transcription|dictation|dictated|voice|print|scan|fax|export|import|batch)[ \t]/i,
  ),
  /$/i,
)
/** `check 29881 for $412.00`, `check 20553 cleared`, `CHECK: 20610   CHECK DATE: 6/19` */
const PAID_BEHIND = inOrder(
  /^[ \t]{1,6}/i,
  anyOf(
    /(?:check|ck|chk|eft|pmt|payment)[ \t]?(?:date|dt|amt|amount|total)\b/i,
    /(?:pd|paid|dated|issued|mailed|posted)[ \t:]{1,3}(?:on[ \t])?\d{1,2}[/-]\d/i,
    /(?:for|in the amount of)[ \t]?\$/i,
    /(?:was[ \t]|has[ \t](?:been[ \t])?)?(?:cleared|bounced|voided|deposited|cashed|reissued)\b/i,
  ),
)
/** Who is told to check a code. */
const TOLD_TO = /\b(?:please|pls|plz|to|you|u|can|and|double|i|we|they|just|then|must|should|will)[ \t-]$/i
const PAID_BEFORE = inOrder(
  /\b/i,
  anyOf(
    inOrder(
      /paid|pd|payment|reimbursed|remitted|refunded|took it back|recouped/i,
      /[ \t](?:by|with|via|on|thru|through|in)[ \t](?:the[ \t]|their[ \t])?/i,
    ),
    /(?:paid|pd)[ \t]{1,3}\$?\d{1,6}\.\d\d[ \t,;(]{1,3}/i,
    // `PAYER CHECK 88217`, `on the bulk check 88217`
    /(?:payer|plan|carrier|ins(?:urance)?|paper|bulk|refund|recoupment|provider|virtual)[ \t]/i,
    /(?:on|by|under|per|of|from|with)[ \t](?:the|their|that|this|same|same[ \t]the|an?)[ \t]/i,
  ),
  /$/i,
)
const OF_PAYMENT = /^(?:check|ck|chk|eft|ach|trace)$/
/** `Dex, Prairie Portable Imaging. Chk 73620` as the last thing of a mail; `CK` is a test whose code begins with 8. */
const SIGNED_BEFORE = /^[ \t]*(?:[\p{Lu}&|/•·–-][^\s?:\d]*[ \t]+){2,8}(?<=[.,;|/•·–-][ \t]{1,3})$/u
const NOTHING_BEHIND = /^[ \t]*[.]?\s*$/
const SHORT_CHECK = /^(?:ck|chk)$/

/** `Pharm order J4418`: of drugs and supplies that no codebook knows. */
const ORDERED_BEFORE = /\b(?:pharm|pharmacy|rx|supply|supplies|store|vendor)[ \t]$/i
/** `call ref 20610`, `portal reference 99213` */
const CALLED_BEFORE = /\b(?:call|phone|rep|portal|fax|chat|inquiry)[ \t]$/i
/** Two letters behind a hyphen that are no modifier of any code: `reference G0417-RV`. */
const FOREIGN_TAIL = /^(?!A04[23]\d)(?:[A-Z]\d{4}|\d{5})-([BDEILMOPRVWYZ][A-Z])$/
const MODIFIER_LETTERS = /^(?:L[CDMRTSUL]|R[ACBDEIRT]|P[A-DILMNOST]|E[A-CDJMPRTXY]|D[A]|M[A-HS])$/
const TAILED = /^(?:ref|reference|case|order|claim|request|inquiry)$/
/** `pt J.R. chart 30817`, `Tom Avery, chart 30817`, `chart 30817 dob 1/2/50` */
const PERSON_BEFORE = inOrder(
  anyOf(
    inOrder(
      /\b(?:pts?|patient|client|resident|member)\.?:?[ \t]/,
      anyOf(/[A-Z]\.[ \t]?(?:[A-Z]\.?[ \t]?){0,2}/, /[A-Z][a-zß-ɏ'’-]{1,24}(?:,?[ \t][A-Z][\w.'’-]{0,24}){0,2}/),
    ),
    /(?<![A-Za-z.])[A-Z]\.[ \t]?[A-Z]\.(?:[A-Z]\.)?/,
    /(?<![\w.])[A-Z][a-zß-ɏ'’-]{1,24},[ \t][A-Z][a-zß-ɏ'’-]{1,24}(?:[ \t][A-Z]\.?)?/,
  ),
  /[ \t]?[,;:(–-]?[ \t]{0,2}(?:['’]s[ \t])?$/,
)
const PERSON_BEHIND = /^[ \t,]{0,2}\((?:[A-Z]\.[ \t]?){2,3}\)|^[ \t,;]{1,2}(?:dob|d\.o\.b|born)\b/i

/** `OR 7, case 22612`: behind the room, the number of the case. */
const ROOM_BEFORE =
  /\b(?:OR|room|rm|suite|theat(?:er|re)|endo|lab|bay)[ \t]?#?\d{1,2}[A-Z]?[ \t]?[,;|/–-][ \t]?(?:log[ \t])?$/i

/** What is known of a label and the number behind it. */
type Labelled = { label: string; at: number; value: string; start: number }

/** `Wendell Pruitt (chart 40771)`: a label and nothing but its number. */
export function isInBrackets(text: string, { index: at, 0: written }: RegExpExecArray, end: number): boolean {
  if (text[at - 1] !== '(' || text[end] !== ')') return false
  return OF_RECORDS.test(written) || OF_BUSINESS.test(written)
}

/** A number made of letters, figures and hyphens, as accounts are: `acct PV-20931-B`. */
export function isCoined(value: string, digits: number, label: string): boolean {
  return /-/.test(value) && /[A-Z]/i.test(value) && digits >= 4 && !CODE_SHAPE.test(value) && !ALSO_VERB.test(label)
}

/** `claim 26058-77391`: two groups of five of which neither is a code, so that it is no range of codes. */
export function isOfTwoGroups(value: string, isCode: IsCode | undefined): boolean {
  const [, first, second] = /^(\d{5})-(\d{5})$/.exec(value) ?? []
  return isCode !== undefined && [first, second].every((each) => each !== undefined && !isCode('CPT', each))
}

/** Capitals before figures as accounts are numbered: `acct HC55028`; not the side before a code. */
const LETTERED = /^(?!(?:RT|LT|CPT|DX|POS|REV|MOD)\d)[A-Z]{2,5}(\d{4,9})$/

/** True for such a number behind a label of a practice's own records. */
export function isLettered(value: string, label: string, isCode: IsCode | undefined): boolean {
  const [, figures = ''] = LETTERED.exec(value) ?? []
  return figures !== '' && OF_RECORDS.test(label) && !isCode?.('CPT', figures)
}

/** True beside another labelled number or behind a date of birth, where the everyday word is a label too. */
export function isInRow(text: string, match: RegExpExecArray, end: number, lastEnd: number): boolean {
  if (lastEnd >= 0 && match.index - lastEnd < 8 && NEXT_IN_ROW.test(text.slice(lastEnd, match.index))) return true
  if (/^[ \t]{1,3}dated\b/i.test(lineAfter(text, end, 12))) return true
  if (BIRTH_BEFORE.test(lineBefore(text, match.index, 48))) return true
  return !ALSO_VERB.test(match[0]) && LABEL_BEHIND.test(lineAfter(text, end, 30))
}

/** True where what stands beside an everyday word and its number makes it the number's label. */
export function isToldBeside(text: string, labelled: Labelled, isCode: IsCode | undefined): boolean {
  const { label, at, value, start } = labelled
  const isBefore = (pattern: RegExp): boolean => pattern.test(lineBefore(text, at, 60))
  const isBehind = (pattern: RegExp): boolean => pattern.test(lineAfter(text, start + value.length, 40))
  if (label === 'run')
    return isBefore(AMBULANCE_BEFORE) || (isBefore(HEADS_SENTENCE) && (isBehind(HEADED_DATE) || isBehind(ENDS_THERE)))
  if (label === 'trip' || label === 'incident' || label === 'dispatch')
    return isBefore(AMBULANCE_BEFORE) || isBehind(DATED_BEHIND) || (isBefore(HEADS_SENTENCE) && isBehind(ENDS_THERE))
  if (label === 'job') return isBefore(DICTATED_BEFORE)
  if (OF_PAYMENT.test(label))
    return (
      isLineOfRemittance(text, labelled) ||
      (isBehind(PAID_BEHIND) && !isBefore(TOLD_TO)) ||
      isBefore(PAID_BEFORE) ||
      (SHORT_CHECK.test(label) && !value.startsWith('8') && isLastOfSignature(text, labelled)) ||
      (/^(?:eft|ach)$/.test(label) && (isBehind(DATED_BEHIND) || isBehind(ENDS_THERE)))
    )
  if ((label === 'ref' || label === 'reference') && isBefore(CALLED_BEFORE)) return true
  if (/^p\.?o/.test(label) && isBefore(UNDER_ORDER)) return true
  if (/^req/.test(label) && isBefore(TAKEN_BEFORE)) return true
  if (OF_RECORDS.test(label)) return !isCode?.('CPT', value) && (isBefore(PERSON_BEFORE) || isBehind(PERSON_BEHIND))
  if (label === 'case' && isBefore(ROOM_BEFORE)) return true
  if (isCode === undefined) return false
  if (label === 'order' && isBefore(ORDERED_BEFORE)) return isUnknown(value, isCode)
  if (label === 'loc') return /^[A-Z]/.test(value) && isUnknown(value, isCode)
  const tail = TAILED.test(label) ? FOREIGN_TAIL.exec(value)?.[1] : undefined
  return tail !== undefined && !MODIFIER_LETTERS.test(tail) && !isCode('MODIFIER', tail)
}

/** `CHECK 71275` below lines of amounts and reasons. */
function isLineOfRemittance(text: string, { at, value, start }: Labelled): boolean {
  if (lineBefore(text, at, 4).trim() !== '' || lineAfter(text, start + value.length, 4).trim() !== '') return false
  return /\d\.\d\d\b|\b(?:CO|PR|OA|PI)-?\d|\b(?:REM|ICN|RARC|CARC)\b/.test(text.slice(Math.max(0, at - 160), at))
}

function isLastOfSignature(text: string, { at, value, start }: Labelled): boolean {
  const end = start + value.length
  return NOTHING_BEHIND.test(text.slice(end, end + 24)) && SIGNED_BEFORE.test(lineBefore(text, at, 100))
}

function isUnknown(value: string, isCode: IsCode): boolean {
  return !isCode('HCPCS', value) && !isCode('CPT', value)
}
