import { addDays, type IsoDate, weekdayOf } from '../../domain/iso-date.ts'
import { anyOf, captured, inOrder, notBefore, optional } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore } from '../text/span.ts'
import { countOf, MONTH_WORDS, WEEKDAY_WORDS, weekdayNumber } from './calendar-words.ts'
import { atWord, type DateForm, day } from './date-form.ts'
import { OPERATION } from './named-operations.ts'

const WEEKDAY_CUES = WEEKDAY_WORDS.replaceAll('|', ' ')
/** What a day of the week right behind it is the day of. */
const SERVICE_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /seen|done|performed|treated|rounded|billed|on|came/i,
    /came[ \t](?:in|back|by|over)/i,
    /(?:pt|patient|he|she)[ \t]back/i,
    /this|drawn|injected|delivered|admitted|discharged|evaluated|clinic|office|ED|ER|OR|visit/i,
    /check|exam|surgery|procedure|injection|appt|appointment|shot|scope/i,
    /(?:was|were|pt|patient|kid|client)[ \t](?:in|here|seen)/i,
    /^here|in/i,
    /(?:saw|did|treated|discharged|admitted)[ \t](?:her|him|them|this|it|pt|patient)/i,
  ),
  /[ \t]$/i,
)
/** `saw a new patient for 99203 Monday`: the day ends what was done. */
const DONE_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /seen|saw|came|did|had|performed|treated|injected|gave|given|scoped|delivered|discharged/i,
    /rounded|underwent|removed|excised|shaved|biopsied|drained|repaired|placed|implanted/i,
    /inserted|fitted|infused|administered|extracted|froze|cast(?:ed)?|splinted|debrided/i,
    /ablated|operated|opened|presented|returned|brought/i,
  ),
  /\b[^.?!;\n]{0,45}[^.?!;\n,][ \t]$/i,
)
/** `mohs nasal ala tues, 3 stages`: an operation and nothing that is asked of the day. */
const OPERATION_BEFORE = inOrder(
  /(?:^|[.;][ \t]{1,2})(?:an?[ \t])?(?:[a-z]{2,10}[ \t]){0,1}/i,
  OPERATION,
  /(?:[ \t](?:on[ \t]|of[ \t]|for[ \t])?(?:the[ \t])?[a-z\d]{1,12}){0,5}[ \t]$/i,
)
const ADDS_BEHIND = /^[ \t]?[,;]/
const CLAUSE_ENDS = /^[ \t]?(?:[,.?!;)]|$)/
/** `Saturday night ED`, `Monday's visit`, `tues start 0712` */
const SERVICE_BEHIND = inOrder(
  /^(?:['’]?s)?[ \t]/i,
  optional(/(?:night|morning|afternoon|evening|eve|a\.?m\.?|p\.?m\.?)[ \t,]{1,2}/i),
  anyOf(
    /ED\b|ER\b|clinic\b(?! hours)|visits?\b|appt|appointment|office visit|encounter|session/i,
    /surgery|procedure|case\b|infusion|scope\b|injection|shot\b|consult|eval/i,
    /start(?:ed)?[ \t]\d|@|at[ \t]\d/i,
    /in[ \t](?:the[ \t])?(?:office|clinic|ED|ER|OR|hospital)\b/i,
    /(?:for[ \t])?(?:\d{5}|[A-V]\d{4})(?!\d)/i,
  ),
)
/** `we had a guy Monday with two lacs`: what was done goes on behind the day. */
const GOES_ON = /^[ \t](?:with|w\/|without|w\/o|for|after|who|by|at|in|on|under|because|and)(?![\w-])/i
/** `Sunday's STEMI`: what somebody had that day, unless it is a talk, a paper or money. */
const OWNED_BEHIND = inOrder(
  /^['’]s[ \t]/i,
  notBefore(
    /(?:\w+[ \t])?/i,
    anyOf(
      /meeting|call|huddle|class|course|training|webinar|conference|hearing|newsletter/i,
      /bulletin|e-?mails?|mail|message|reply|answer|question|denials?|remits?|eobs?/i,
      /letter|memo|report|batch|deposit|payment|check|fax|update|edits?|upload|deadline/i,
      /holiday|shift|schedule|hours/i,
    ),
    /\b/i,
  ),
  /[a-z0-9]/i,
)
/** `Wednesday, new pt w/ epistaxis`, `Tues - ingrown nail, 11750`: the day heads the telling. */
const HEADS_BEFORE = /(?:^|[.?!][ \t])[ \t]*$/
const HEADS_BEHIND = inOrder(
  /^\.?(?:[,.:]|[ \t][-–—])[ \t]/i,
  notBefore(/(?:call|closed|please|pls|is|can|could|need|let|will|office|we are|we['’]re|thanks)\b/i),
  /[^?!\n]{0,50}\b/i,
  anyOf(
    /pt|patient|new|est|established|client|kid|baby|yo|y\/o/i,
    /\d{1,3}[ \t]?(?:yo|y\/o|[fm])/i,
    /saw|seen|did|had|done|came|\d{4}[0-9ftu]|[a-v]\d{4}/i,
  ),
  /\b/i,
)
/** `Tuesday she came for`: somebody does it. */
const TOLD_BEHIND = inOrder(
  /^[ \t]/i,
  anyOf(
    inOrder(
      /she|he|we|they|i|mom|pt|patient|(?:dr\.?|doctor)[ \t]\w+/i,
      /[ \t]/i,
      anyOf(
        /came|saw|did|had|gave|was seen|were seen|brought|presented|treated|injected/i,
        /removed|excised|placed|took|put|drained|fixed|performed|scoped|repaired|admitted/i,
        /consulted|rounded|operated|delivered|reduced|sutured/i,
      ),
    ),
    /a[ \t](?:pt|patient|kid|lady|guy|man|woman)[ \t]/i,
  ),
  /\b/i,
)
/** `a Monday clinic`, `our Saturday clinic`: one that is every week. */
const EVERY_BEFORE = /\b(?:an?|our|every|each|any|most|all|next|upcoming|coming|following|and|or|&)[ \t]$/i
/** `call me Monday`, `need it by Friday`, `claim denied Tuesday` */
const OTHER_BEFORE = anyOf(
  inOrder(
    /\b/i,
    anyOf(
      /call(?:ed)?[ \t](?:me|us|you|back|the|payer|them|in)/i,
      /(?:a|the)[ \t]call|reply|answer|respond\w*|get[ \t]back/i,
      /let[ \t](?:me|us|them)[ \t]know/i,
      /needs?|due|will|wont|won['’]t|gonna|going[ \t]to|coming|comes|next/i,
      /(?:is|are|be|am|['’]m|['’]re|office)[ \t](?:off|out|open|closed|back)/i,
      /closed?|open(?=[ \t]$)|vacation|leaves?|leaving|meeting|hearing|training|deadline|by/i,
      /until|every|each|denied|rejected|submitted|sent|faxed|mailed|received/i,
      /got[ \t](?:a|the|this|our)|spoke|talked|emailed|ago/i,
      inOrder(/(?:we|i|they)[ \t]/i, /batch|submit|bill|close|drop|post|file|send|upload|transmit|meet|run/i),
    ),
    /\b[^.?!;\n]{0,30}$/i,
  ),
  /\b(?:if|when|whether)\b[^.?!;\n]{0,30}\b(?:is|does|do|comes|has|goes)\b[^.?!;\n]{0,30}$/i,
  /\b(?:is|are)[ \t]on[ \t]$/i,
  /\band[ \t](?:\w+[ \t])?(?:is|does|comes|goes)\b[^.?!;\n]{0,30}$/i,
)
/** `on Sunday nights`, `Friday afternoons`: as always. */
const EVERY_BEHIND = /^[ \t](?:nights|mornings|afternoons|evenings|clinics|hours|rounds)\b/i
/** `tues, 3 stages`: what is counted, and no day of a month. */
const COUNTED =
  'stages?|lesions?|units?|levels?|polyps?|views?|min(?:ute)?s?|hrs?|hours?|[cm]m|sites?|vials?|sessions?|blocks?|toes?|pts|lines?'
/** `Mon - Fri`, `Tues or Wed`; a day behind it says more: `Monday 11/10`. */
const NOT_ALONE = `(?!\\.?[ \\t]\\(?\\d{1,2}\\/|[ \\t]?(?:[-–&/](?![ \\t](?!(?:${WEEKDAY_WORDS})\\b))|to\\b|thru\\b|through\\b|and[ \\t](?:${WEEKDAY_WORDS})\\b|or\\b|,?[ \\t]\\(?(?:${WEEKDAY_WORDS}|${MONTH_WORDS}|the[ \\t]\\d\\w{1,3}|\\d{1,2}(?!\\d|[ \\t]?(?:yo|y\\/o|year|mo|${COUNTED})\\b))\\b))`

/** Forms that name a day of the week, counted back from the day the message was written. */
export const WEEKDAY_FORMS: readonly DateForm[] = [
  {
    // `saw her Monday`, `Tuesday of last week`; `open Monday to Friday` is no day of a visit.
    find: atWord(
      WEEKDAY_CUES,
      new RegExp(`\\b(?<!\\/)(${WEEKDAY_WORDS})\\b(?:([ \\t](?:of[ \\t])?last[ \\t](?:week|wk)\\b)|${NOT_ALONE})`, 'i'),
    ),
    precision: 'day',
    read: (parts, sentOn) => {
      const { 0: written, 1: weekday = '', 2: ofLastWeek, index, input } = parts
      if (ofLastWeek !== undefined) return day(weekdayOfLastWeek(weekday, sentOn))
      const before = lineBefore(input, index, 60)
      const behind = lineAfter(input, index + written.length, 70)
      if (OTHER_BEFORE.test(before) || EVERY_BEHIND.test(behind)) return null
      const isOfService =
        SERVICE_BEFORE.test(before) ||
        (SERVICE_BEHIND.test(behind) && !EVERY_BEFORE.test(before) && !isVerb(weekday, behind)) ||
        (OWNED_BEHIND.test(behind) && !EVERY_BEFORE.test(before)) ||
        (ADDS_BEHIND.test(behind) && OPERATION_BEFORE.test(before)) ||
        (HEADS_BEFORE.test(before) && (HEADS_BEHIND.test(behind) || TOLD_BEHIND.test(behind))) ||
        ((CLAUSE_ENDS.test(behind) || GOES_ON.test(behind)) && DONE_BEFORE.test(before))
      return isOfService ? day(lastWeekday(weekday, sentOn)) : null
    },
  },
  {
    // `a week ago Tuesday`: a week before the last such day; `two weeks ago on Thursday`: the one nearest to two weeks ago.
    find: atWord(
      'week weeks wk wks',
      inOrder(
        /(?<=(?<![\w.$/-])(a|one|two|three|four|\d)[ \t])(?:weeks?|wks?)[ \t](?:ago|back)[ \t,]{1,2}/i,
        /(?:(on)[ \t]|last[ \t]|this[ \t]past[ \t])?/i,
        captured(new RegExp(WEEKDAY_WORDS, 'i')),
        /\b/i,
      ),
    ),
    precision: 'day',
    read: ([, count = '', on, weekday = ''], sentOn) => {
      const days = 7 * countOf(count)
      const last = lastWeekday(weekday, addDays(sentOn, on === undefined ? -1 : 3 - days))
      return day(last !== null && on === undefined ? addDays(last, -days) : last)
    },
  },
  {
    // `the Friday before last`
    find: atWord(WEEKDAY_CUES, new RegExp(`\\b(${WEEKDAY_WORDS})[ \\t]before[ \\t]last\\b(?![ \\t]\\w)`, 'i')),
    precision: 'day',
    read: ([, weekday = ''], sentOn) => day(lastWeekday(weekday, addDays(sentOn, -8))),
  },
  {
    // `last Tuesday`, `last week on Tuesday`
    find: atWord(
      'last this past',
      inOrder(
        /\b(?:last|this past|past)[ \t]/i,
        optional(/((?:week|wk)[ \t,]{1,2}(?:on[ \t])?)(?<=last[ \t]\w+[ \t,]{1,2}(?:on[ \t])?)/i),
        captured(new RegExp(WEEKDAY_WORDS, 'i')),
        /\b/i,
      ),
    ),
    precision: 'day',
    read: ([, ofWeek, weekday = ''], sentOn) =>
      day(ofWeek === undefined ? lastWeekday(weekday, addDays(sentOn, -1)) : weekdayOfLastWeek(weekday, sentOn)),
  },
]

/** `she sat in the ED`, `the sun`: no days. */
const isVerb = (weekday: string, behind: string): boolean =>
  /^(?:sat|sun|wed)$/.test(weekday) && /^[ \t](?:in|at)\b/.test(behind)

/** The last such day of the week that is not after that day. */
function lastWeekday(word: string, on: IsoDate): IsoDate | null {
  const wanted = weekdayNumber(word)
  return wanted === null ? null : addDays(on, -((weekdayOf(on) - wanted + 7) % 7))
}

/** Open on a Sunday, as the week itself is. */
function weekdayOfLastWeek(word: string, sentOn: IsoDate): IsoDate | null {
  const wanted = weekdayNumber(word)
  const today = weekdayOf(sentOn)
  return wanted === null || today === 0 ? null : addDays(sentOn, wanted - today - 7)
}
