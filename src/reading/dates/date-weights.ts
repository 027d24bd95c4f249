import { isWeekOrMonth } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { anyOf, inOrder, notBefore, repeated } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore } from '../text/span.ts'
import { readTopic } from './clause-topic.ts'
import type { ReadDate } from './dates.ts'
import { tellsBilling, tellsBillingOfCodes, tellsHandling } from './handling-days.ts'
import { isLineOfItsOwn, tellsMessage } from './message-days.ts'
import { OPERATION } from './named-operations.ts'
import { CODE_BEHIND, tellsOtherDay, tellsRule } from './other-days.ts'
import { weighSegment } from './segment-days.ts'
import { SUBJECT } from './told-subject.ts'
import { NOT_VISITED, VISITED_AFTER, VISITED_BEFORE, VISITED_RIGHT_BEFORE } from './visit-words.ts'
import type { Weight } from './weight.ts'
import { weighYear } from './year-weights.ts'

/** What is older and not called a date of service is a birth date. */
const OLDEST_SERVICE = '1995-01-01'

/** The sender calls it the date of service: no surgery before it or after it counts beside that. */
const CALLED_BEFORE = anyOf(
  inOrder(
    /\b/i,
    anyOf(
      /D\.?O\.?S\.?|D\/S/i,
      /dates? of (?:the )?(?:service|svc|serv)/i,
      /(?:serv(?:ice)?|svc|srvc?) (?:dates?|dt)/i,
      /D8\*|FDOS|from dos/i,
    ),
    /\b[^.?!;\n\d]{0,16}$/i,
  ),
  /\b(?:correct|right|actual|true|real)[ \t](?:date|day)(?:[ \t](?:is|was|should be))?[ \t:]{1,2}$/i,
  /\bshould[ \t](?:be|have been|read|say)[ \t]$/i,
)
/** "date of surgery", "visit date", "service", the form locators of an institutional claim: the sender names it. */
const NAMED_BEFORE = anyOf(
  inOrder(
    /\b/i,
    anyOf(
      /D\.?O\.?S\.?|D\/S|dos:?/i,
      /dates? of (?:the )?(?:service|svc|surgery|procedure|visit|encounter)/i,
      /(?:service|svc|srvc|surgery|procedure|(?<!\b(?:last|prior|previous|next) )visit) dates?/i,
      /svcs?|D8\*|dates? of svc|service(?:s)?|FDOS|from dos/i,
    ),
    /\b[^.?!;\n\d]{0,24}$/i,
  ),
  /\bFL[ \t]?#?(?:0?6|45)[ \t:=]{1,4}$/i,
)
/** Every label of a date has one of these. */
const LABEL = /\b(?:dates?|dt|DOP)\b/i
/** Labels of forms and exports: `Exam Date: `, `date performed `. */
const LABELLED_BEFORE = inOrder(
  /(?<!\b(?:last|prior|previous|next|first) )(?<!(?:not|no) )\b/i,
  anyOf(
    /DOP/i,
    inOrder(
      anyOf(
        /exam|study|scan|imaging|encounter|visit|proc(?:edure)?|surg(?:ery|ical)?|op/i,
        /operation|operative|contact|appt|appointment|trip|transport|enc|collection/i,
        /specimen|treatment|session|dispens\w{2,3}|delivery|infusion|injection|from|begin/i,
      ),
      / (?:dates?|dt)(?:\/time)?/i,
    ),
    inOrder(
      /dates? /i,
      anyOf(
        /performed|seen|done|rendered|collected|dispensed|delivered/i,
        inOrder(
          /of (?:the )?/i,
          anyOf(
            /exam|study|op|operation|treatment|consult(?:ation)?|injection|infusion/i,
            /delivery|collection|test|session|proc|eval(?:uation)?/i,
          ),
        ),
      ),
    ),
  ),
  /(?:[ \t](?:was|is|on|of))?[ \t:=]{1,6}$/i,
)
/** `Inc date  02/11/2026`, `Run date: 2/11/26`: the day of an ambulance's run, elsewhere of an injury or a report. */
const RUN_BEFORE = /\b(?:inc(?:ident)?|run)[ \t](?:date|dt)[ \t:]{1,4}$/i
const OF_AMBULANCE = /\bA04[23]\d|\b(?:ambulance|EMS|PCR|disp(?:atch(?:ed)?)?)\b/i
/** `3/4/2026 (DOS)`, `4/29 (that's what we put as DOS)`; not the "DOS" that announces the next date or is asked for. */
const NAMED_AFTER = inOrder(
  /^(?!,[ \t]?(?:is|was)\b)[ \t]?[(,=-]{0,2}[ \t]?/i,
  repeated(
    inOrder(
      anyOf(
        /that['’]?s|that is|this is|it['’]?s|which (?:is|was|we)|what (?:we|they|i)|we|they|i|is|was|our|the|actual|true|real/i,
        /put|use[ds]?|using|went with|bill(?:ed)?|listed|enter(?:ed)?|report(?:ed)?|down|as|with|=/i,
      ),
      /[ \t]/i,
    ),
    '{0,7}',
  ),
  /(?:DOS|date of service|service (?:date|day))\b/i,
  notBefore(/[ \t:]{0,3}(?:(?:is|was)[ \t])?\d|[^.;\n]{0,20}\?/i),
)
/** `9/8 he came back with a rash`: the day begins the telling of a visit. */
const TELLING_BEFORE = /(?:^|[.?!;][ \t]{1,2}|\b(?:so|then|but|ok|okay|now)[ \t])(?:on[ \t])?$/i
const TOLD_AFTER = inOrder(
  /^,?[ \t]/i,
  new RegExp(SUBJECT, 'i'),
  /[ \t](?:then[ \t])?/i,
  /came|saw|was seen|was (?:in|here)|were (?:in|here)|returned|presented/i,
  /\b(?![^.?!;\n\d]{0,14}\d{1,2}\/)/i,
)
/** `the 10/30/25 EOB` */
const OTHER_AFTER = inOrder(
  /^[ \t]/i,
  anyOf(
    /EOB|ERA|remit(?:tance)?|RA|letter|statement|notice|bill|invoice|memo|e-?mail|payment/i,
    /deposit|policy|edits?|fax|meeting|webinar|conference|hearing|audit|training/i,
  ),
  /\b/i,
)
/** `VIS date 8/6/21`: a day of something that is not known here. */
const UNKNOWN_LABEL = inOrder(
  /\b/i,
  notBefore(
    anyOf(/the|same|this|that|which|on|for|our|my|her|his|actual|correct|right|wrong|service/i, /and|or|in|to/i),
    /\b/i,
  ),
  /[a-z]{2,20} (?:date|dt)[ \t:]{1,3}$/i,
)
const LIKELY_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /seen|hooked up|hook-?up|came back|returned|back|again|performed|done|scheduled|rendered/i,
    /surgery|sx|procedure|visit|visits|injections?|had|came in|treated|on|for/i,
    /dates? (?:after|before|since|on)/i,
    /was(?: it)?|between|if it (?:was|were)|back in|in|during|occurred|given|infused|injected/i,
    /inserted|implanted|excised|repaired|biopsied|scoped|operated|administered|gave|did/i,
    /applied|fitted|shipped|mailed out|tested|started|began/i,
    /(?:night|evening|morning) of/i,
    /this (?:one|time|visit|claim)/i,
    /current|now|RT|LT|to (?:the )?OR/i,
  ),
  /\b[^.?!;\n\d]{0,14}$/i,
)
/** `SURG: 02/17/2026` beside other days of one row */
const SHORT_LABEL = /\b(?:surg|proc|op|exam|enc|svc|tx|inj|coll|perf)\.?[ \t]?:[ \t]{1,3}$/i
/** `asks about 99213 from 10/16` */
const OF_CODE_BEFORE = /(?<![\w$#.-])(?:\d{4}[0-9FTU]|[A-V]\d{4})(?:-\w\w)?[ \t](?:from|of|dated)[ \t]$/i
/** `Ms. Orr's lap chole of 3/11` */
const OF_OPERATION_BEFORE = inOrder(OPERATION, /[ \t](?:of|from|dated)[ \t]$/i)
/** `we reviewed the slides 9/9/25, 88321`: reading is the service where its code follows. */
const READ_BEFORE = /\b(?:over-?read|read|interpreted|reviewed)\b[^.?!;\n\d]{0,16}$/i
const CODE_LISTED_BEHIND = /^,?[ \t]{1,2}(?:\d{4}[0-9FTU]|[A-V]\d{4})(?!\d)/
const DICTATED_BEFORE = /\bdictated(?:[ \t]on)?[ \t:]{1,3}$/i
const SAME_DAY = /\b(?:this[ \t](?:am|a\.m\.|morning|afternoon|pm|evening)|today)\b/i
/** `DATE: 11/06/2025` above a note */
const HEAD_BEFORE = /^[ \t>*|]*(?:date[ \t]?[:=]|(?:visit|encounter)[ \t]?[:=]?)[ \t]*$/i
/** `9/11 99462`: a row of a claim. */
const ROW_BEFORE = /^[ \t]*(?:[-*•|][ \t]*)?$/
const ROW_BEHIND =
  /^[ \t:|,-]{1,6}(?:\d{1,2}[-/]\d{1,2}[-/]\d{2,4}[ \t|]{1,4})?(?:\d\d[ \t|]{1,4})?(?:\d{5}|[A-V]\d{4})(?!\d)/
/** `rejected since January`: the services from then on. */
const SINCE = /\bsince[ \t]$/i

/** `ABN signed 10/8/25 for 82306, drawn same day` */
const SERVED_BEHIND = anyOf(
  inOrder(
    /^[^?!;\n]{0,40}\bon[ \t](?:the[ \t]same|that)[ \t](?:day|date)[ \t](?:\w+[ \t]){0,2}/i,
    /(?:had|saw|did|came|was|were|got|gave)\b/i,
  ),
  inOrder(
    /^[^.?!;\n]{0,40}\b/i,
    /drawn|seen|done|given|performed|injected|collected|visit|surgery/i,
    /[ \t](?:the[ \t])?(?:same|that)[ \t]day\b/i,
  ),
  inOrder(
    /^[ \t](?:during|at)[ \t](?:her|his|their|the|an?|that|this|our)[ \t](?:\w+[ \t])?/i,
    /awv|visit|physical|appt|appointment|encounter|exam|check-?up|consult/i,
    /\b/i,
  ),
)

/** Characters before a date that are looked at. */
const REACH = 50
/** The same where the verb of the clause is looked for. */
const TOPIC_REACH = 90

/** What the words beside the date say about it. */
export function weigh(text: string, date: ReadDate, sentOn: IsoDate): Weight {
  const before = withoutTitleDots(withoutLeaders(lineBefore(text, date.start, REACH)))
  if (date.date < OLDEST_SERVICE && !NAMED_BEFORE.test(before)) return 'other'
  if (date.precision === 'year') return weighYear(text, date, before, sentOn)
  const segment = weighSegment(before)
  if (segment !== null) return segment
  const after = lineAfter(text, date.end, 40)
  if (tellsMessage(before, after) || tellsRule(before, after)) return 'other'
  const own = withoutClosed(before)
  if (CALLED_BEFORE.test(own) || NAMED_AFTER.test(after)) return 'called'
  const hasLabel = LABEL.test(before)
  if (hasLabel && LABELLED_BEFORE.test(before)) return 'named'
  if (hasLabel && RUN_BEFORE.test(before) && OF_AMBULANCE.test(text)) return 'named'
  if (isWeekOrMonth(date.precision) && SINCE.test(before)) return 'plain'
  if (isToldOfItsDay(text, date, before)) return 'named'
  if (before.endsWith(', ') && CODE_BEHIND.test(after)) return 'likely'
  if (READ_BEFORE.test(before) && CODE_LISTED_BEHIND.test(after)) return 'likely'
  if (tellsBilling(before) || tellsHandling(before, after)) return 'handled'
  if (NAMED_BEFORE.test(own)) return 'named'
  if (tellsBillingOfCodes(before)) return 'handled'
  const isVisit = tellsVisit(before)
  if (isVisit && VISITED_RIGHT_BEFORE.test(before) && !OTHER_AFTER.test(after)) return 'visited'
  if (tellsOtherDay(before, after, date.date))
    return SERVED_BEHIND.test(lineAfter(text, date.end, 70)) ? 'likely' : 'other'
  if (OTHER_AFTER.test(after)) return 'other'
  if (hasLabel && UNKNOWN_LABEL.test(before)) return 'handled'
  if (isVisit || VISITED_AFTER.test(after) || (TOLD_AFTER.test(after) && TELLING_BEFORE.test(before))) return 'visited'
  if ((ROW_BEFORE.test(before) && ROW_BEHIND.test(after)) || CODE_BEHIND.test(after)) return 'likely'
  if (isLineOfItsOwn(before, after)) return 'handled'
  if (HEAD_BEFORE.test(before)) return 'likely'
  const topic = readTopic(lineBefore(text, date.start, TOPIC_REACH))
  if (topic !== null) return topic
  if (LIKELY_BEFORE.test(before) || SHORT_LABEL.test(before) || OF_CODE_BEFORE.test(before)) return 'likely'
  return OF_OPERATION_BEFORE.test(before) ? 'likely' : 'plain'
}

function tellsVisit(before: string): boolean {
  const match = VISITED_BEFORE.exec(before)
  return match !== null && !NOT_VISITED.test(before.slice(0, match.index))
}

/** `Date of Svc.....: 10/02/25` without its dots. */
const withoutLeaders = (before: string): string => (before.includes('..') ? before.replace(/\.{2,}/g, ' ') : before)

/** `visit with Dr. Lam 10/10` without the point, which ends no sentence. */
const withoutTitleDots = (before: string): string =>
  before.includes('. ') ? before.replace(/\b(dr|mr|mrs|ms|st|pt|appt)\.(?= )/gi, '$1') : before

/** `(our DOS), grossed 4/30` without the bracket, which tells of the day before it. */
const withoutClosed = (before: string): string => before.slice(before.lastIndexOf('),') + 1)

/** `op note dictated 1/14/2026: thyroidectomy this AM` */
function isToldOfItsDay(text: string, { end }: ReadDate, before: string): boolean {
  return DICTATED_BEFORE.test(before) && SAME_DAY.test(text.slice(end, end + 400))
}
