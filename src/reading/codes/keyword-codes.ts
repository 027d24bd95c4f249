import type { CodeReference, CodeSystem } from '../../domain/code-reference.ts'
import type { IsCode } from '../../domain/is-code.ts'
import { after, anyOf, before, inOrder, notBefore, sticky } from '../../patterns/compose-patterns.ts'
import { DIGITS, figurePattern, matchFigures } from '../text/figure-pattern.ts'
import { matchAt } from '../text/span.ts'
import { type CuedPattern, cuedPattern, cueWords, matchCued, placesOf, type TextIndex } from '../text/text-index.ts'
import { findDenialReasons } from './denial-reasons.ts'
import { findFurtherCode } from './further-codes.ts'
import { findRevenues } from './revenue-codes.ts'

type Keyword = { system: CodeSystem; lead: CuedPattern; value: RegExp; canonical: (value: string) => string }

const upper = (value: string) => value.toUpperCase()
const withoutZeros = (value: string) => value.replace(/^0+(?=\d)/, '')

/** Systems whose codes are plain numbers: only a word in front makes a number one of them. */
const KEYWORDS: readonly Keyword[] = [
  {
    system: 'MS-DRG',
    lead: cuedPattern(
      'ms msdrg drg drgs',
      /\b(?:MS[- ]?)?DRG(?:['’]?s)?(?![A-Za-z])(?:[ \t]?(?:codes?|numbers?|no\.?))?(?:[ \t](?:from|of|is|was|to))?[ \t:#-]{0,3}/i,
    ),
    value: /(\d{3})(?![\w%]|\.\d|,\d)/y,
    canonical: upper,
  },
  {
    // `does it land in 871 or 872`
    system: 'MS-DRG',
    lead: cuedPattern(
      'land lands groups grouped grouping',
      /\b(?:lands?[ \t](?:in|on)|group(?:s|ed|ing)[ \t](?:in)?to)[ \t]/i,
    ),
    value: /(\d{3})(?![\w%]|\.\d|,\d)/y,
    canonical: upper,
  },
  {
    // `Encoder gives 871, auditor wants 872`
    system: 'MS-DRG',
    lead: cuedPattern(
      'encoder encoders grouper groupers',
      inOrder(
        /\b(?:encoder|grouper)s?[ \t](?:\w{2,8}[ \t]){0,2}?/i,
        anyOf(
          /gives?|gave|says?|said|gets?|got|shows?|assigns?|assigned|wants?/i,
          /(?:comes|came)[ \t](?:up|back|out)[ \t](?:with|at|to|as)/i,
          /lands?[ \t](?:on|in)/i,
          /puts?[ \t]\w{2,4}[ \t](?:at|in)/i,
        ),
        /[ \t](?:me[ \t]|us[ \t])?/i,
      ),
    ),
    value: /(\d{3})(?![\w%]|\.\d|,\d)/y,
    canonical: upper,
  },
  {
    system: 'POS',
    lead: cuedPattern(
      'pos place',
      /\b(?:POS|place[ \t-]of[ \t-]service)(?![A-Za-z])[ \t]?(?:codes?|is|was|of)?[ \t:#=(-]{0,3}/i,
    ),
    value: /(\d{2})(?![\w%/-]|\.\d|,\d|[ \t]?units?\b)/y,
    canonical: upper,
  },
  {
    // `what place of service goes on the pro claim, 11 or 22`
    system: 'POS',
    lead: cuedPattern(
      'pos place',
      inOrder(
        /\b(?:POS|place[ \t-]of[ \t-]service)\b[^.?!\d\n]{0,70}(?:,|:|-|\bis it\b)[ \t]/i,
        before(
          anyOf(
            inOrder(
              /\d{2}[ \t]?(?:\/|or\b|vs\.?)[ \t]?\d{2}/i,
              notBefore(/[\d%]|[ \t](?:lines?|units?|min\w*|days?|claims?|visits?)/i),
            ),
            // `what place of service, 10?`
            /\d{2}[ \t]?\?/i,
          ),
        ),
      ),
    ),
    value: /(\d{2})(?![\w%/-]|\.\d|,\d|[ \t]?units?\b)/y,
    canonical: upper,
  },
  {
    system: 'REVENUE',
    lead: cuedPattern(
      'rev revenue revcode revcodes revcd rc',
      /\b(?:rev(?:enue)?\.?(?:[ \t]?codes?|[ \t]?cd)?|RC)[ \t:#-]{1,3}/i,
    ),
    value: /(0\d{3}|[1-9]\d{2})(?![\w%]|\.\d|,\d)/y,
    canonical: (value) => value.padStart(4, '0'),
  },
  {
    system: 'CARC',
    lead: cuedPattern(
      'carc carcs claim adj adjustment denial reason',
      /\b(?:CARCs?|(?:claim )?adj(?:ustment)?[ \t](?:reason|rsn)(?:[ \t]code)?s?|(?:denial|reason)[ \t]codes?)\b[ \t:#-]{0,3}/i,
    ),
    value: /([ABDPWY]?\d{1,3})(?![\w%]|\/\d|\.\d|,\d|-\d)/iy,
    canonical: (value) => withoutZeros(upper(value)),
  },
  {
    system: 'RARC',
    lead: cuedPattern(
      'rarc rarcs remark remarks ra lq rmk rmks moa',
      /\b(?:RARCs?|remark(?:s|[ \t](?:codes?|cd))?|rmks?|MOA|RA codes?|LQ\*HE)\b[ \t:#*-]{0,3}/i,
    ),
    value: /(MA?\d{1,3}|N\d{1,3})(?![\w%]|\.\d)/iy,
    canonical: upper,
  },
  {
    // `REM: M15`; stages of sleep are numbered with one figure.
    system: 'RARC',
    lead: cuedPattern('rem rems', /\bREMS?(?:[ \t]?(?:codes?|cd))?[ \t]?[:#][ \t]{0,8}/i),
    value: /(MA?\d{1,3}|N\d{2,3})(?![\w%]|\.\d)/iy,
    canonical: upper,
  },
]

/** `03/04/25  11   97165` under a heading that names POS; the date is covered. */
const ROW_PLACE = figurePattern(
  /(?<=(?:^|[\r\n])[ \t|]*\x81{6,10}[ \t]*(?:\||[ ]{2}|\t)[ \t]*)\d\d(?=[ \t]*(?:\||[ ]{2}|\t)[ \t]*(?:\d{5}|[A-V]\d{4})(?!\d))/y,
  { least: 2, most: 2, first: DIGITS },
)
/** `is an assisted living 12 or POS 13`: the first of two, with the word before the second. */
const FIRST_PLACE = figurePattern(
  sticky(
    inOrder(
      /(?<![\w$#.,/-])(?<!\b(?:line|item|box|units?|page|mod|modifier|age|bed|room|the)[ \t])/i,
      /(?:0[1-9]|1\d|2[0-7]|3[1-4]|4[129]|5\d|6[0-6]|7[12]|81|99)/i,
      before(
        /[ \t]?(?:\/|or\b|vs\.?|versus\b)[ \t]?(?:an?[ \t]|the[ \t]|is[ \t]it[ \t])?/i,
        /(?:POS|place[ \t]of[ \t]service)[ \t:#]{1,2}\d\d(?!\d)/i,
      ),
    ),
  ),
  { least: 2, most: 2, first: DIGITS, signs: ' /' },
)
/** `half our plans want 02`, where places of service are spoken of. */
const WANTED_PLACE = figurePattern(
  sticky(
    inOrder(
      anyOf(
        inOrder(
          after(
            /\b/i,
            anyOf(
              /plans?|payers?|payors?|medicare|medicaid|aetna|cigna|humana|uhc|bcbs|commercials?|mac|insurers?/i,
              /they|ones|others|rest|some|most|half|who/i,
            ),
            /[ \t](?:(?:still|now|only|all|just|always|will)[ \t])?/i,
            /wants?|requires?|prefers?|expects?|needs?|takes?|accepts?|likes?|wanted|insists?[ \t]on|asks?[ \t]for/i,
            /[ \t]/i,
            /(?:an?[ \t]|the[ \t])?/i,
          ),
          /(?:0[1-9]|1[0-9]|2[1-4]|3[1-4])/i,
        ),
        inOrder(
          after(
            /\b(?:use|bill|put|with|want|wants|needs?|is[ \t]it|or|not|but|got|sent|send|billed|used|says?)[ \t]/i,
            /(?:an?[ \t]|the[ \t])?/i,
          ),
          /0[12]/i,
        ),
      ),
      before(
        /[ \t]?(?:[?;,)]|\.(?:\s|$)|$|[\r\n])|[ \t](?:or|and|but|not|for|instead|with|when|if|on|even|while|then|vs\.?|rather)\b/i,
      ),
    ),
  ),
  { least: 2, most: 2, first: '0123' },
)
/** `telehealth at home, is it 10 or 02`: of these two no other numbers are a choice. */
const REMOTE_PLACES = figurePattern(
  /(?<![\w$#.,/:-])(?:02(?=[ \t](?:or|vs\.?|\/)[ \t]10(?![\d:./-]))|10(?=[ \t](?:or|vs\.?|\/)[ \t]02(?![\d:./-])))/iy,
  { least: 2, most: 2, first: '01', signs: ' ' },
)
const REMOTE_WORDS = cueWords('telehealth telemedicine tele video audio virtual phone')
const OXYGEN_WORDS = cueWords('oxygen concentrator sat sats lpm liters')
const PLACE_HEADED = cueWords('pos place')

/** MS-DRG, POS, revenue, CARC and RARC codes: behind the word or the procedure that names their system, and what a denial names. */
export function findKeywordCodes(text: string, isCode: IsCode, index: TextIndex): CodeReference[] {
  return [
    ...KEYWORDS.flatMap((keyword) => findByKeyword(text, index, keyword)),
    ...findRevenues(text, index),
    ...findPlaces(text, index),
    ...findDenialReasons(text, isCode, index),
  ]
}

function findByKeyword(text: string, index: TextIndex, { system, lead, value, canonical }: Keyword): CodeReference[] {
  const found: CodeReference[] = []
  for (const match of matchCued(text, index, lead)) {
    let at: number | null = match.index + match[0].length
    while (at !== null) {
      const read = matchAt(value, text, at)
      if (!read?.[1]) break
      const end: number = at + read[0].length
      found.push(reference(text, system, canonical(read[1]), at, end))
      at = findFurtherCode(text, end, system, value)
    }
  }
  return found
}

function findPlaces(text: string, index: TextIndex): CodeReference[] {
  if (placesOf(index, PLACE_HEADED).length === 0) return findRemotePlaces(text, index)
  // "02" is how some write oxygen.
  const wanted = placesOf(index, OXYGEN_WORDS).length > 0 ? [] : [WANTED_PLACE]
  return [ROW_PLACE, FIRST_PLACE, ...wanted]
    .flatMap((place) => matchFigures(text, index, place))
    .map(({ index: start, 0: code }) => reference(text, 'POS', code, start, start + code.length))
}

function findRemotePlaces(text: string, index: TextIndex): CodeReference[] {
  if (placesOf(index, REMOTE_WORDS).length === 0) return []
  return matchFigures(text, index, REMOTE_PLACES).flatMap(({ index: start, 0: code }) => {
    const other = code === '02' ? '10' : '02'
    const next = text.indexOf(other, start + 2)
    return [reference(text, 'POS', code, start, start + 2), reference(text, 'POS', other, next, next + 2)]
  })
}

function reference(text: string, system: CodeSystem, code: string, start: number, end: number): CodeReference {
  return { text: text.slice(start, end), system, code, modifiers: [], units: null, start, end }
}
