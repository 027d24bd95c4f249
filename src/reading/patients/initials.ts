import { after, anyOf, inOrder, notBefore, sticky } from '../../patterns/compose-patterns.ts'
import { isFormWord } from '../names/form-words.ts'
import { isLastName } from '../names/last-names.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { figurePattern, matchFigures } from '../text/figure-pattern.ts'
import { lineBefore, matchAt, type Span } from '../text/span.ts'
import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'
import { isNeverOfAName } from './whole-names.ts'

/** `R.T.M. 6-30-48`: initials before a date a generation back. */
const INITIALS_WITH_BIRTH = figurePattern(
  /(?<=(?<![A-Za-z.])((?:[A-Z]\.){2,4})[ \t,]{1,3})\d{1,2}([/.-])\d{1,2}\2(?:(?:19\d|200)\d|[3-9]\d)(?!\d)/y,
  { least: 1, most: 2, signs: '/.-' },
)
/** `OSTERHAUS K     3/22/58`: a surname and one initial before such a date, as a log has them in a row. */
const SURNAME_WITH_BIRTH = figurePattern(
  sticky(
    inOrder(
      after(/(?<![\p{L}\d.'’-])(\p{Lu}[\p{L}'’-]{1,24}),?[ \t]\p{Lu}\.?(?:[ \t]{1,16}|[ \t]{0,4}[,|(][ \t]{0,4})/u),
      /\d{1,2}(?<sign>[/.-])\d{1,2}\k<sign>(?:19\d\d|200\d|[3-9]\d)(?!\d)/u,
    ),
  ),
  { least: 1, most: 2, signs: '/.-' },
)
/** `patient initials J.R.K.`, `pt J.R.` */
const INITIALS = cuedPattern(
  'initials pt patient member client resident claimant ct student child kid veteran saw seen seeing examined evaluated treated',
  inOrder(
    /(?<![A-Za-zÀ-ɏḀ-ỿ\d])/i,
    anyOf(
      inOrder(
        /(?:saw|seen|seeing|examined|evaluated|treated)[ \t]/i,
        notBefore(/(?:[PO]\.?T|[PN]\.[AP]|E\.[DR]|R\.N|D\.O|G\.[IP]|O\.B|I\.D|E\.N\.T|P\.C\.P|C\.T)\./i),
        /(?:[A-Z]\.[ ]?){2,3}/i,
      ),
      inOrder(
        /(?:pt|patient|member)(?:['’]s)?[ \t]initials?(?:[ \t](?:are|is))?[ \t:-]{1,3}/i,
        /(?:[A-Z]\.?[ ]?){2,4}/i,
      ),
      inOrder(
        /initials|pt|patient|member|client|resident|claimant|ct|student|child|kid|veteran/i,
        /[ \t:]{1,3}(?:[A-Z]\.[ ]?){2,4}/i,
      ),
    ),
    /(?![A-Za-zÀ-ɏḀ-ỿ\d])/i,
  ),
)
/** What initials with stops may be instead, beside what is done for somebody. */
const TRADE_STOPS = anyOf(
  /(?:[POS]\.?T|[PN]\.[AP]|E\.[DRM]|R\.N|D\.O|M\.[DA]|G\.[IPU]|O\.[BRTVDSU]|I\.[DVM]|C\.[TC]|P\.[CE]|L\.P|B\.P|U\.[SA]|A\.M)\./,
  /(?:E\.N\.T|P\.C\.P|M\.R\.I|E\.[KCE]\.G|L\.L\.C|D\.M\.E|S\.N\.F|E\.M\.S|C\.P\.T|A\.B\.N|E\.O\.B|I\.[CU]\.[DU])\./,
)
/** `yesterday's visit for J.W.`, `the claim on A.R.T.`: whose it is. */
const OWNED = cuedPattern(
  `visit visits appt appointment claim claims encounter exam surgery procedure chart note notes record records labs eval
    consult session bill denial appeal physical awv stay admission scope colonoscopy injection question`,
  inOrder(
    anyOf(
      /visits?|appt|appointment|claims?|encounter|exam|surgery|procedure|chart|notes?|records?|labs|eval|consult/,
      /session|bill|denial|appeal|physical|AWV|awv|stay|admission|scope|colonoscopy|injection|question/,
    ),
    /[ \t](?:for|of|on|with|re:?|about)[ \t](?:(?:pt|patient|our)[ \t])?/,
    notBefore(TRADE_STOPS),
    /(?:[A-Z]\.[ ]?){2,3}(?![A-Za-zÀ-ɏḀ-ỿ\d])/,
  ),
)
/** `for J.W., mrn 4471`: what only a person has behind them. */
const NUMBERED = cuedPattern(
  'mrn dob chart acct account mbi ssn member',
  inOrder(
    /(?<=(?<![A-Za-z.])((?:[A-Z]\.[ ]?){2,3})[,(]?[ \t(]{0,2})/,
    /(?:mrn|MRN|dob|DOB|chart|acct|account|mbi|MBI|ssn|SSN|member)\b[ \t:#]{0,4}(?:id[ \t:#]{0,3}|no\.?[ \t]?)?[A-Z]{0,3}\d/,
  ),
)
/** `Mr. B` */
const TITLED = cuedPattern('mr mrs ms miss', /(?<![A-Za-zÀ-ɏḀ-ỿ\d])(?:Mr|Mrs|Ms|Miss)\.?[ \t]([A-Z])(?![A-Za-z.'’-])/)
/** Letters with stops that are no initials: `U.S.`, `A.M.` */
const NO_PERSON =
  /^(?:U\.? ?S\.?(?: ?A\.?)?|M\.? ?D\.?|E\.? ?[GR]\.?|I\.? ?E\.?|[AP]\.? ?M\.?|O\.? ?R\.?|L\.? ?M\.? ?P\.?)$/i
/** `BW, 64 yo`: what is told behind initials that begin a sentence. */
const AGED = /,?[ \t]{1,2}(?:is[ \t])?(?:an?[ \t])?\d{1,3}[ -]?(?:y\/?o|yrs?|years?)\b/y
/** Two capitals of this trade that may begin a sentence about an age. */
const SHORTHAND = inOrder(
  /^/,
  anyOf(
    /PT|PX|DX|HX|CC|NP|PA|MD|DO|RN|MA|WF|BF|WM|BM|AA|HM|HF|ER|ED|OR|IV|IM|LT|RT|OV|HP|NH|AL/,
    /MS|MR|DR|OB|PE|EM|IP|OP|VA|WC|PR|CO|TX|US|AM|PM|NO|IS|IT|IF|WE|MY|ON|IN|AT|OF|TO|BY|AS/,
    /RE|CT|FU|DM|HT|MI|CP|SP|AF|GI|GU|FX|RX|SX|BX|CA|OK|HI/,
  ),
  /$/,
)
const OPENS = /(?:^|[.?!:;][ \t]{1,2}|\b(?:pt|patient|client|saw|re)[.:]?[ \t])$/i

/** Initials with stops anywhere: those of others beside a patient whose initials were found. */
const OTHERS = /(?<![\p{L}\d.])(?:[A-Z]\.[ ]?){1,3}[A-Z]\.(?![\p{L}\d])/gu
/** What stands in every one of {@link OTHERS}, which is slow to look for. */
const STOPS_IN_ROW = /[A-Z]\.[ ]?[A-Z]\./
/** `pt JM was`, `client TW (`: what is told behind two capitals that a label makes a person. */
const PERSON_BEHIND =
  /^(?:,|[ \t]?\(|['’]s\b|[ \t](?:was|is|has|had|came|comes|seen|dob|needs?|got|who|wants|presented|saw|on[ \t]\d)\b)/i
const LABELLED =
  /\b(?:pt|pts|patient|patients|client|clients|resident|member|child|kid|student|baby|twins?)[.:]?[ \t]$/i
/** `pts JM, TW and RK` */
const NEXT_PAIR = /(?:,[ \t]|[ \t](?:and|&)[ \t]|\/)([A-Z]{2})(?![\p{L}\d])/uy

/** Initials that stand for a patient: behind a label, before a birth date, or before an age. */
export function findInitials(text: string, index: TextIndex): Span[] {
  const found: Span[] = []
  for (const { index: at, 1: initials = '', 0: date } of matchFigures(text, index, INITIALS_WITH_BIRTH)) {
    const start = text.lastIndexOf(initials, at)
    if (date !== '') found.push({ start, end: start + initials.length })
  }
  for (const { index: at, 1: surname = '', 0: date } of matchFigures(text, index, SURNAME_WITH_BIRTH)) {
    const isName = isLastName(surname) || !(isPlainWord(surname) || isNeverOfAName(surname) || isFormWord(surname))
    if (!isName || date === '') continue
    const start = text.lastIndexOf(surname, at)
    found.push({
      start,
      end:
        start +
        text
          .slice(start, at)
          .trimEnd()
          .replace(/[\s,|(]+$/, '').length,
    })
  }
  for (const match of matchCued(text, index, INITIALS)) {
    const initials = readInitials(match)
    if (initials && !NO_PERSON.test(text.slice(initials.start, initials.end))) found.push(initials)
  }
  for (const match of matchCued(text, index, OWNED)) {
    const initials = readInitials(match)
    if (initials && !NO_PERSON.test(text.slice(initials.start, initials.end))) found.push(initials)
  }
  for (const { index: at, 1: written = '' } of matchCued(text, index, NUMBERED)) {
    const initials = written.trimEnd()
    if (NO_PERSON.test(initials)) continue
    const start = text.lastIndexOf(initials, at)
    found.push({ start, end: start + initials.length })
  }
  for (const { index: at, 0: written } of matchCued(text, index, TITLED)) {
    found.push({ start: at + written.length - 1, end: at + written.length })
  }
  if (found.length > 0 && STOPS_IN_ROW.test(text)) {
    for (const { index: start, 0: written } of text.matchAll(OTHERS)) {
      if (!NO_PERSON.test(written)) found.push({ start, end: start + written.length })
    }
  }
  for (const start of index.capitalPairs) found.push(...readPairs(text, start))
  for (const start of index.capitalPairs) {
    const sign = text.charCodeAt(start + 2)
    if ((sign !== 32 && sign !== 44) || matchAt(AGED, text, start + 2) === null) continue
    const isPerson = isPersonPair(text.slice(start, start + 2))
    if (isPerson && OPENS.test(lineBefore(text, start, 12))) found.push({ start, end: start + 2 })
  }
  return found
}

/** The capitals at the end of what a label was read with. */
function readInitials(match: RegExpExecArray): Span | null {
  const letters = /(?:[A-Z]\.?[ ]?){2,4}$/.exec(match[0])?.[0] ?? ''
  const written = letters.trimEnd()
  const start = match.index + match[0].length - letters.length
  return written.length > 1 ? { start, end: start + written.length } : null
}

/** The capitals behind a label and those beside them: `pt JM was`, `pts JM, TW and RK`. */
function readPairs(text: string, start: number): Span[] {
  if (text.charCodeAt(start - 1) !== 32 || !LABELLED.test(text.slice(Math.max(0, start - 12), start))) return []
  if (!isPersonPair(text.slice(start, start + 2))) return []
  const found: Span[] = [{ start, end: start + 2 }]
  for (let at = start + 2, next = matchAt(NEXT_PAIR, text, at); next?.[1]; next = matchAt(NEXT_PAIR, text, at)) {
    at += next[0].length
    if (isPersonPair(next[1])) found.push({ start: at - 2, end: at })
  }
  return found.length > 1 || PERSON_BEHIND.test(text.slice(start + 2, start + 16)) ? found : []
}

const isPersonPair = (letters: string): boolean => !SHORTHAND.test(letters)
