import type { CodeReference, CodeSystem } from '../../domain/code-reference.ts'
import type { IsCode } from '../../domain/is-code.ts'
import { inOrder, notBefore, repeated, sticky } from '../../patterns/compose-patterns.ts'
import { DIGITS, figurePattern, matchFigures } from '../text/figure-pattern.ts'
import { lineAfter, lineBefore, matchAt } from '../text/span.ts'
import { type CuedPattern, cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'

const withoutZeros = (value: string): string => value.replace(/^0+(?=\d)/, '')

/** `kicked w/ 236`, `deny 57500 with code 236`, `denied 151`: from 100 on, where no modifier has the number. */
const DENIED_WITH = cuedPattern(
  'denied denies deny denial kicked rejected bounced rejecting denying',
  inOrder(
    /\b/i,
    /denied|den(?:y|ies)|denial|kicked|reject(?:ed|ing)|bounced|denying/i,
    repeated(/[ \t](?:it|back|out|again|this|them|\d{5}(?:-[A-Z0-9]{2})?|[A-V]\d{4})/i, '{0,2}'),
    /[ \t](?:[-:/][ \t])?(?:(?:w\/?|with|as|for)[ \t])?(?:an?[ \t])?/i,
    /(?:(?:reason|denial|code|#)[ \t]?){0,2}([12]\d{2})/i,
    notBefore(/[\w%/$-]|\.\d|,\d|[ \t](?:units?|days?|claims?|lines?|dx|diag)/i),
  ),
)
/** `denied 97, M80`, `denied as included (97)`, `64615 - denied 50` at the end of a line: below 100 only where nothing else can be meant. */
const DENIED_SHORT = cuedPattern(
  'denied',
  /\bdenied(?:[ \t]as[ \t]\w{4,20})?[ \t]?[ \t(:#-]{1,3}(\d{1,2})(?=\)|[ \t]*(?:$|[\r\n])|[ \t]?[,/][ \t]?(?:MA?|N)\d{1,3}\b)/i,
)
/** `Allowed $0.00   Reason 54`: the last cell of a line of a remittance. */
const REASON_CELL = cuedPattern(
  'reason',
  /(?<=\b(?:allowed|billed|paid|charged?)\b[^\n]{0,60}[ \t]{2})\breason[ \t:#]{1,4}(\d{1,3})(?=[ \t]*(?:$|[\r\n])|[ \t]+[A-Z])/im,
)
/** `one plan gave 50 with N115`, `97 / M15` */
const BESIDE_A_REMARK = figurePattern(
  /(?<![\w.$%/-])([1-9]\d{0,2})(?:[ \t]?(?:with|and|w\/|\/|,)[ \t]?(?=N\d|MA)|[ \t]?\/[ \t]?(?=M\d))(N\d{2,3}|MA?\d{2,3})(?![\w%-]|\.\d)/y,
  { least: 1, most: 3, first: DIGITS },
)
/** Claim adjustment group codes (X12): contractual, patient responsibility, other, payer initiated. */
const GROUPED_REASON = cuedPattern(
  'co pr oa pi',
  /(?<![A-Za-z0-9-])(CO|PR|OA|PI)([ \t]?[-–#:*][ \t]?|\/|[ \t])?([ABDPWY]?\d{1,3})(?![\w%]|\.\d|,\d|-\d)/i,
)
/** Remark codes stand behind a reason code: `CO-97 M15`, `CO 16, N290, MA130`. */
const FOLLOWING_REMARK = sticky(
  inOrder(
    /[ \t]{1,2}|[ \t]?[,/;&+|][ \t]?|[ \t](?:and|with|w\/?|\/)[ \t]/i,
    /(?:(?:RARC|remark(?:[ \t]codes?)?)[ \t:#]{0,2})?(MA?\d{1,3}|N\d{1,3})(?![\w%]|\.\d)/i,
  ),
)
/** A reason code with a letter is one without its group code only where a denial is spoken of right beside it. */
const LETTERED_REASON = figurePattern(/(?<![A-Za-z0-9-])([ABDPWY]\d{1,2})(?![\w%-]|\.\d)/y, {
  least: 2,
  most: 3,
  first: 'ABDPWY',
})
const DENIAL_BEFORE = inOrder(
  /\b/i,
  /denied|denial|denies|rejected|rejection|reject|remit|reason|kicked|EOB|ERA/i,
  /\b[ \t]?/i,
  repeated(/(?:as|with|for|code|reason|w\/|of|out|back|is|was)[ \t]?/i, '{0,3}'),
  /[ \t:#-]{0,3}$/i,
)
/** `denied on 2/27, B7 N570`: a reason with its remark, where a denial is spoken of earlier in the line. */
const REMARK_BEHIND =
  /^(?:[ \t]{1,2}|[ \t]?[,/&+|][ \t]?|[ \t](?:and|with|w\/)[ \t]?)(MA\d{2,3}|N\d{2,3}|M\d{2,3})(?![\w%-]|\.\d)/
const DENIED_IN_LINE =
  /\b(?:den(?:ied|ial|ials|ies|y)|reject\w*|remit|EOB|ERA|CARC|kicked|bounced|not[ \t]paid|zero[ \t]paid)\b/i
/** `denies 97155 as B15`: without the vitamins. */
const DENIED_SERVICE_AS = inOrder(
  /\b(?:den(?:ied|ial|ies|ying|y)|reject(?:ed|s|ing)?|kicked|bounced)\b[^.?!;\n]{1,40}[ \t]/i,
  /(?:as|with|w\/|code|under|citing|per|reason|using)[ \t](?:an?[ \t]|the[ \t]|reason[ \t]|code[ \t])?$/i,
)
const VITAMIN = /^B(?:1|2|3|6|9|12)$/
const DENIAL_AFTER =
  /^[ \t]?(?:(?:denials?|denied|rejections?|rejected|reject|remit)\b|on[ \t](?:the[ \t])?(?:\d{5}|[A-V]\d{4})\b)/i

/** A remark code alone, where a denial is spoken of before it: `denial reason was "N122 …"`. */
const LONE_REMARK = figurePattern(/(?<![A-Za-z0-9-])(MA?\d{1,3}|N\d{2,3})(?![\w%-]|\.\d)/y, {
  least: 2,
  most: 5,
  first: 'MN',
})
const DIAGNOSIS_BEFORE = /\b(?:dx|diag|diagnos[ei]s|icd)\b[^.?!]{0,20}$/i
/** A grouped reason earlier in the line of a remittance: `CO97 52.00 N19` */
const REASON_IN_LINE = /\b(?:CO|PR|OA|PI)[- ]?[AB]?\d{1,3}\b[^.?!a-z]{0,30}(?:\.\d\d[^.?!a-z]{0,12})?$/
const BESIDE_REMARK = /^[ \t]?(?:,|\/|&|\+|and)[ \t]?(?:MA\d{1,3}|N\d{3})\b/i
/** `MA18 N89`: one remark behind another. */
const BEHIND_REMARK = /\bMA\d{1,3}(?:[ \t]{1,2}|[ \t]?[,/&+][ \t]?|[ \t]and[ \t])$/i
const REMARK_AFTER = /^[^.?!\n]{0,40}\b(?:remit(?:tance)?|EOB|ERA|remark|RARC|denials?|denied)\b/i
const REMARK_BEFORE = /\b(?:denied|denial|denials|reason|remark|reject\w{0,4}|message|EOB|remit|RARC)\b[^.?!]{0,50}$/i

/** Reasons and remarks of a denial (CARC, RARC) that no word names: behind a group code, a denial or each other. */
export function findDenialReasons(text: string, isCode: IsCode, index: TextIndex): CodeReference[] {
  const grouped = findGroupedReasons(text, index)
  return [
    ...grouped,
    ...findBesideRemarks(text, isCode, index),
    ...[DENIED_WITH, DENIED_SHORT, REASON_CELL].flatMap((denied) => findDenied(text, index, denied)),
    ...findLetteredReasons(text, isCode, index),
    ...findLoneRemarks(text, isCode, index, grouped.length > 0),
  ]
}

/** A reason with its remark where neither has a word before it. */
function findBesideRemarks(text: string, isCode: IsCode, index: TextIndex): CodeReference[] {
  return matchFigures(text, index, BESIDE_A_REMARK).flatMap(
    ({ index: start, 0: written, 1: reason = '', 2: remark = '' }) => {
      if (!isCode('CARC', withoutZeros(reason)) || !isCode('RARC', remark)) return []
      const end = start + written.length
      return [
        reference(text, 'CARC', withoutZeros(reason), start, start + reason.length),
        reference(text, 'RARC', remark, end - remark.length, end),
      ]
    },
  )
}

function findDenied(text: string, index: TextIndex, denied: CuedPattern): CodeReference[] {
  return matchCued(text, index, denied).map(({ index: start, 0: written, 1: code = '' }) => {
    const end = start + written.length
    return reference(text, 'CARC', withoutZeros(code), end - code.length, end)
  })
}

/** `CO2 laser`: the gas. */
const OF_GAS =
  /^[ \t-](?:lasers?|levels?|monitor\w*|detector|retention|retainer|insufflation|angio\w*|narcosis|resurfacing|ablation|slush|snow)\b/i

function findGroupedReasons(text: string, index: TextIndex): CodeReference[] {
  const found: CodeReference[] = []
  for (const match of matchCued(text, index, GROUPED_REASON)) {
    const [whole, group = '', join = '', reason = ''] = match
    // `co 29` in lower case and `CO45` are how people type, and `pr2` in a line of a list; `pr 2` or `pi 3` in lower case is prose.
    const isTyped = group === group.toUpperCase() || /[-–#:*/]/.test(join) || (group === 'co' && reason.length > 1)
    if (!isTyped && !(join === '' && /^[ \t]*$/.test(lineBefore(text, match.index, 40)))) continue
    const end = match.index + whole.length
    if (whole === 'CO2' && OF_GAS.test(lineAfter(text, end, 16))) continue
    found.push(reference(text, 'CARC', withoutZeros(reason.toUpperCase()), match.index, end))
    let at = end
    for (let next = matchAt(FOLLOWING_REMARK, text, at); next?.[1]; next = matchAt(FOLLOWING_REMARK, text, at)) {
      at += next[0].length
      found.push(reference(text, 'RARC', next[1].toUpperCase(), at - next[1].length, at))
    }
  }
  return found
}

/** `N130 with PR-96`: a remark beside its reason. */
const REASON_BEHIND = /^[ \t]?(?:with|and|&|\/|\+|,)[ \t]?(?:CO|PR|OA|PI)[- ]?\d/

/** `denied` where the text names a reason of a denial: then a remark beside it needs no word of its own. */
function findLoneRemarks(text: string, isCode: IsCode, index: TextIndex, denied: boolean): CodeReference[] {
  return matchFigures(text, index, LONE_REMARK)
    .filter(({ index: at, 1: code = '' }) => {
      if (/^MA\d/.test(code)) return true
      const before = lineBefore(text, at, 70)
      // `denied w N130` is the remark, `dx N130` the diagnosis without its dot.
      if (REMARK_BEFORE.test(before)) return !DIAGNOSIS_BEFORE.test(before)
      const end = at + code.length
      if (BEHIND_REMARK.test(before)) return true
      if (REASON_IN_LINE.test(before) && !DIAGNOSIS_BEFORE.test(before)) return true
      if (REASON_BEHIND.test(text.slice(end, end + 16)) && !DIAGNOSIS_BEFORE.test(before)) return true
      if (denied && BESIDE_REMARK.test(text.slice(at + code.length, at + code.length + 14))) return true
      if (denied && /^N\d{3}$/.test(code) && !DIAGNOSIS_BEFORE.test(before)) return !isCode('ICD-10-CM', dotted(code))
      return REMARK_AFTER.test(text.slice(end, end + 60)) && !isCode('ICD-10-CM', dotted(code))
    })
    .map((match) => reference(text, 'RARC', match[0], match.index, match.index + match[0].length))
}

function dotted(code: string): string {
  return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code
}

function findLetteredReasons(text: string, isCode: IsCode, index: TextIndex): CodeReference[] {
  const found: CodeReference[] = []
  for (const match of matchFigures(text, index, LETTERED_REASON)) {
    const code = match[1] ?? ''
    const end = match.index + match[0].length
    const before = lineBefore(text, match.index, 80)
    const remark = REMARK_BEHIND.exec(text.slice(end, end + 16))?.[1]
    if (
      DENIAL_BEFORE.test(before.slice(-40)) ||
      DENIAL_AFTER.test(text.slice(end, end + 24)) ||
      (!VITAMIN.test(code) && DENIED_SERVICE_AS.test(before)) ||
      (remark !== undefined && isCode('CARC', code) && isCode('RARC', remark) && DENIED_IN_LINE.test(before))
    )
      found.push(reference(text, 'CARC', code, match.index, end))
  }
  return found
}

function reference(text: string, system: CodeSystem, code: string, start: number, end: number): CodeReference {
  return { text: text.slice(start, end), system, code, modifiers: [], units: null, start, end }
}
