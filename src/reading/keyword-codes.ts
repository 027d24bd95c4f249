import type { CodeReference, CodeSystem } from '../domain/code-reference.ts'
import type { IsCode } from './is-code.ts'
import { lineBefore, matchAt } from './span.ts'

type Keyword = { system: CodeSystem; lead: RegExp; value: RegExp; canonical: (value: string) => string }

const upper = (value: string) => value.toUpperCase()
const withoutZeros = (value: string) => value.replace(/^0+(?=\d)/, '')

/** Systems whose codes are plain numbers: only a word in front makes a number one of them. */
const KEYWORDS: readonly Keyword[] = [
  {
    system: 'MS-DRG',
    lead: /\b(?:MS[- ]?)?DRGs?\b[ \t]?(?:codes?|numbers?|no\.?)?[ \t:#-]{0,3}/gi,
    value: /(\d{3})(?![\w%]|\.\d|,\d)/y,
    canonical: upper,
  },
  {
    system: 'POS',
    lead: /\b(?:POS|place[ \t-]of[ \t-]service)\b[ \t]?(?:codes?|is|was|of)?[ \t:#=-]{0,3}/gi,
    value: /(\d{2})(?![\w%/-]|\.\d|,\d)/y,
    canonical: upper,
  },
  {
    system: 'REVENUE',
    lead: /\b(?:rev(?:enue)?\.?(?:[ \t]?codes?|[ \t]?cd)?|RC)[ \t:#-]{1,3}/gi,
    value: /(0\d{3}|[1-9]\d{2})(?![\w%]|\.\d|,\d)/y,
    canonical: (value) => value.padStart(4, '0'),
  },
  {
    system: 'CARC',
    lead: /\b(?:CARCs?|(?:claim )?adj(?:ustment)?[ \t](?:reason|rsn)(?:[ \t]code)?s?|(?:denial|reason)[ \t]codes?)\b[ \t:#-]{0,3}/gi,
    value: /([ABDPWY]?\d{1,3})(?![\w%/]|\.\d|,\d|-\d)/iy,
    canonical: (value) => withoutZeros(upper(value)),
  },
  {
    system: 'RARC',
    lead: /\b(?:RARCs?|remark(?:s|[ \t]codes?)?|RA codes?)\b[ \t:#-]{0,3}/gi,
    value: /(MA?\d{1,3}|N\d{1,3})(?![\w%]|\.\d)/iy,
    canonical: upper,
  },
]

/** Claim adjustment group codes (X12): contractual, patient responsibility, other, payer initiated. */
const GROUPED_REASON =
  /(?<![A-Za-z0-9-])(CO|PR|OA|PI)([ \t]?[-–#:][ \t]?|[ \t])?([ABDPWY]?\d{1,3})(?![\w%]|\.\d|,\d|-\d)/gi
/** Remark codes stand behind a reason code: `CO-97 M15`, `CO 16, N290, MA130`. */
const FOLLOWING_REMARK =
  /(?:[ \t]{1,2}|[ \t]?[,/;&+|][ \t]?|[ \t](?:and|with|w\/?|\/)[ \t])(?:(?:RARC|remark(?:[ \t]codes?)?)[ \t:#]{0,2})?(MA?\d{1,3}|N\d{1,3})(?![\w%]|\.\d)/iy
/** `470 vs 522`, `0450, 0360`, `02 or 10` */
const AND_ANOTHER = /[ \t]?(?:,|\/|&|\+|vs?\.?(?=[ \t])|or|and|versus|to)[ \t]?(?:vs\.?[ \t]|or[ \t]|and[ \t])?/iy
/** A reason code with a letter is one without its group code only where a denial is spoken of right beside it. */
const LETTERED_REASON = /(?<![A-Za-z0-9-])([ABDPWY]\d{1,2})(?![\w%-]|\.\d)/g
const DENIAL_BEFORE =
  /\b(?:denied|denial|denies|rejected|rejection|reject|remit|reason|kicked|EOB|ERA)\b[ \t]?(?:(?:as|with|for|code|reason|w\/|of|out|back|is|was)[ \t]?){0,3}[ \t:#-]{0,3}$/i
const DENIAL_AFTER =
  /^[ \t]?(?:(?:denials?|denied|rejections?|rejected|reject|remit)\b|on[ \t](?:the[ \t])?(?:\d{5}|[A-V]\d{4})\b)/i

/** A remark code alone, where a denial is spoken of before it: `denial reason was "N122 …"`. */
const LONE_REMARK = /(?<![A-Za-z0-9-])(MA\d{1,3}|N\d{2,3})(?![\w%-]|\.\d)/g
const REMARK_BEFORE = /\b(?:denied|denial|denials|reason|remark|reject\w{0,4}|message|EOB|remit|RARC)\b[^.?!]{0,50}$/i

/** MS-DRG, POS, revenue, CARC and RARC codes, each read only behind the word or group code that names its system. */
export function findKeywordCodes(text: string, isCode: IsCode): CodeReference[] {
  return [
    ...KEYWORDS.flatMap((keyword) => findByKeyword(text, keyword)),
    ...findGroupedReasons(text),
    ...findLetteredReasons(text),
    ...findLoneRemarks(text, isCode),
  ]
}

function reference(text: string, system: CodeSystem, code: string, start: number, end: number): CodeReference {
  return { text: text.slice(start, end), system, code, modifiers: [], units: null, start, end }
}

function findByKeyword(text: string, { system, lead, value, canonical }: Keyword): CodeReference[] {
  const found: CodeReference[] = []
  for (const match of text.matchAll(lead)) {
    let at = match.index + match[0].length
    for (let read = matchAt(value, text, at); read?.[1]; read = matchAt(value, text, at)) {
      const end = at + read[0].length
      found.push(reference(text, system, canonical(read[1]), at, end))
      const next = matchAt(AND_ANOTHER, text, end)
      if (!next) break
      at = end + next[0].length
    }
  }
  return found
}

function findGroupedReasons(text: string): CodeReference[] {
  const found: CodeReference[] = []
  for (const match of text.matchAll(GROUPED_REASON)) {
    const [whole, group = '', join = '', reason = ''] = match
    // `co 29` in lower case and `CO45` are how people type; `pr 2` or `pi 3` in lower case is prose.
    if (group !== group.toUpperCase() && !/[-–#:]/.test(join) && !(group === 'co' && reason.length > 1)) continue
    const end = match.index + whole.length
    found.push(reference(text, 'CARC', withoutZeros(reason.toUpperCase()), match.index, end))
    let at = end
    for (let next = matchAt(FOLLOWING_REMARK, text, at); next?.[1]; next = matchAt(FOLLOWING_REMARK, text, at)) {
      at += next[0].length
      found.push(reference(text, 'RARC', next[1].toUpperCase(), at - next[1].length, at))
    }
  }
  return found
}

function findLoneRemarks(text: string, isCode: IsCode): CodeReference[] {
  return [...text.matchAll(LONE_REMARK)]
    .filter(
      ({ index, 1: code = '' }) =>
        REMARK_BEFORE.test(lineBefore(text, index, 70)) && !isCode('ICD-10-CM', dotted(code)),
    )
    .map((match) => reference(text, 'RARC', match[0], match.index, match.index + match[0].length))
}

function dotted(code: string): string {
  return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code
}

function findLetteredReasons(text: string): CodeReference[] {
  const found: CodeReference[] = []
  for (const match of text.matchAll(LETTERED_REASON)) {
    const end = match.index + match[0].length
    if (DENIAL_BEFORE.test(lineBefore(text, match.index, 40)) || DENIAL_AFTER.test(text.slice(end, end + 24))) {
      found.push(reference(text, 'CARC', match[1] ?? '', match.index, end))
    }
  }
  return found
}
