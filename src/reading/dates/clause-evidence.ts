import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore } from '../text/span.ts'
import type { ReadDate } from './dates.ts'

/** What ends a clause; the point of an abbreviation does not. */
const ENDS = /[?!;\n]|(?<!\b(?:dr|mr|mrs|ms|st|vs|appt|approx|pt|inc|no|[a-z]))\.(?=\s|$)/i
/** What parts two dates of one clause: what stands before it is of the first. */
const PARTS = /[,()]|[ \t](?:and|but|then|&)[ \t]/i
/** The shape of a code of a procedure or supply. */
const CODE = /(?<![\w$#.-])(?:\d{4}[0-9FTU]|[A-V]\d{4})(?![\d.])/i
/** What is done to somebody, in the words of charts and of patients, and what it is called. */
const SERVICE = inOrder(
  /\b/i,
  anyOf(
    /saw|seen|did|done|had|gave|given|underwent|performed|removed|excised|shaved|biops\w{1,3}/i,
    /bx|debrid\w{2,5}|repair\w{0,3}|fixed|reduced|cast(?:ed)?|splint\w{0,3}|sutured|sewed/i,
    /drained|aspirated|inject\w{2,4}|infus\w{2,4}|implant\w{0,3}|inserted|placed/i,
    /put (?:in|on)/i,
    /(?:took|taken|pulled|cut) (?:out|off)/i,
    /scoped?|froze|frozen|treat\w{2,5}|cauteri\w{2,5}|ablat\w{2,4}|fitted|deliver\w{1,3}/i,
    /dispensed|transport\w{0,3}|repeated|replaced|refilled|drawn|collected|swabbed|evaluated/i,
    /eval|assessed|examined|exam|consult\w{0,6}|rounded|presented|arrived|operated/i,
    /visit\w{0,3}|appt|appointment|encounter|session|surgery|procedure|sx|case|inj|t?f?esi/i,
    /shot|vaccine|excision|cath|stent|cta?|mri|pet|x-?ray|ultrasound|echo|ekg|ecg|dexa|mammo/i,
    /awv|physical|wellness|check-?up/i,
    /(?:well|aid|device|pacer|pacemaker|wound|weight|bp|cast|med) check/i,
    /c-?section|section|epidural|dialysis|therapy|turp|egd|ercp|orif|i&d|chole|appy|mohs|cabg|tavr|fess/i,
    /\w{3,12}(?:scopy|ectomy|otomy|ostomy|plasty|desis|pexy|centesis|graphy|gram|ation therapy)/i,
  ),
  /\b/i,
)
/** Which side, where it was done, and that somebody was there again. */
const CIRCUMSTANCE = anyOf(
  /\b(?:c[ao]me|comes|was|is|called|pt|patient|he|she)[ \t]back\b/i,
  /\breturned\b/i,
  inOrder(
    /\b/i,
    anyOf(
      /(?<!\b(?:pt|patient|he|she|and|who|they) )left(?! (?:AMA|against|before|the))/i,
      /right|second|other|fellow|LT|RT|OD|OS/i,
    ),
    /\b/i,
  ),
  inOrder(
    /\b(?:in|to|at|from)[ \t](?:the[ \t]|our[ \t])?/i,
    /OR|ED|ER|office|clinic|ASC|suite|bedside|lab|cath lab|hospital|home/i,
    /\b/i,
  ),
)
/** Papers, money, talks, and what came before. */
const BESIDE = inOrder(
  /\b/i,
  anyOf(
    /bills?|statement|invoice|eob|remit|era|letter|notice|den(?:ied|ial)|reject\w{2,4}|refund/i,
    /payment|paid|audit|memo|fax|e-?mail|call/i,
    /call(?:ed|s)(?! (?:in )?to (?:see|eval|consult|the (?:ED|ER|OR|floor|bedside)))/i,
    /phone[ds]?|message|msg|labs?|path|results?|report|reviewed|prior|previous|outside/i,
    /elsewhere|referr\w{2,3}|order\w{0,3}/i,
  ),
  /\b/i,
)

/** A claim's way without the claim: `rejected 8/3/25 and nobody worked it`. */
const PAPER = inOrder(
  /\b/i,
  anyOf(
    /den(?:ied|ial)|reject\w{2,4}|appeal\w{0,3}|accepted|pended|quer(?:y|ied)|answered/i,
    /verif(?:ied|ication)|decided|decision|determination|redetermin\w+|reconsider\w+|paid/i,
    /payment|refund\w{0,3}|recoup\w{0,4}|remit|eob|bounced|sent to|re-?sent|caqh|attested/i,
    /limit|deadline|timely|cut-?off/i,
  ),
  /\b/i,
)

/** Characters of a clause looked at before and behind a date. */
const REACH = 90

/**
 * How much the words of its own clause speak for a date that no word right beside it explains: a code and a service speak
 * for it, papers and care elsewhere against it, and so do brackets around it alone.
 */
export function scoreClause(
  text: string,
  date: ReadDate,
  before: ReadDate | undefined,
  next: ReadDate | undefined,
): number {
  const left = clauseBefore(text, date, before)
  const right = clauseBehind(text, date, next)
  let score = 0
  if (CODE.test(left) || CODE.test(right)) score += 2
  if (SERVICE.test(left)) score += 2
  else if (SERVICE.test(right) || CIRCUMSTANCE.test(left) || CIRCUMSTANCE.test(right)) score += 1
  if (BESIDE.test(left)) score -= 2
  if (/\($/.test(left) && right.startsWith(')') && !CODE.test(left)) score -= 1
  return score
}

/** True where the clause of a date tells of papers and names neither a code nor a service. */
export function tellsPaperAlone(
  text: string,
  date: ReadDate,
  before: ReadDate | undefined,
  next: ReadDate | undefined,
): boolean {
  const left = clauseBefore(text, date, before)
  const whole = left + clauseBehind(text, date, next)
  return PAPER.test(left) && !CODE.test(whole) && !SERVICE.test(whole)
}

/** True where a code stands in the clause of a date. */
export const namesCode = (
  text: string,
  date: ReadDate,
  before: ReadDate | undefined,
  next: ReadDate | undefined,
): boolean => CODE.test(clauseBefore(text, date, before)) || CODE.test(clauseBehind(text, date, next))

/** True where a word of the clause of a date begins with one of those. */
export function namesAny(
  text: string,
  date: ReadDate,
  before: ReadDate | undefined,
  next: ReadDate | undefined,
  begun: readonly string[],
): boolean {
  const clause = ` ${clauseBefore(text, date, before)} ${clauseBehind(text, date, next)}`.toLowerCase()
  return begun.some((word) => clause.includes(` ${word}`))
}

function clauseBefore(text: string, { start }: ReadDate, before: ReadDate | undefined): string {
  const line = lineBefore(text, start, REACH)
  const sinceDate = before === undefined ? line.length : start - before.end
  const isShared = sinceDate < line.length
  let clause = isShared ? line.slice(line.length - sinceDate) : line
  const whole = clause.split(ENDS)
  clause = whole.at(-1) ?? ''
  if (!isShared || whole.length > 1) return clause
  const parted = PARTS.exec(clause)
  return parted === null ? clause : clause.slice(parted.index + 1)
}

function clauseBehind(text: string, { end }: ReadDate, next: ReadDate | undefined): string {
  const line = lineAfter(text, end, REACH)
  const isShared = next !== undefined && next.start - end < line.length
  const whole = (isShared ? line.slice(0, next.start - end) : line).split(ENDS)
  const clause = whole[0] ?? ''
  if (!isShared || whole.length > 1) return clause
  const parted = PARTS.exec(clause)
  return parted === null ? clause : clause.slice(0, parted.index)
}
