import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'
import { isAmbiguousState, isState, isZipOfState } from './postal-codes.ts'

/** States by name. Washington, Georgia and Virginia are also other things, so a word must say that a state is meant. */
const NAMES: Readonly<Record<string, string>> = {
  alabama: 'AL',
  alaska: 'AK',
  arizona: 'AZ',
  arkansas: 'AR',
  california: 'CA',
  colorado: 'CO',
  connecticut: 'CT',
  delaware: 'DE',
  florida: 'FL',
  georgia: 'GA',
  hawaii: 'HI',
  idaho: 'ID',
  illinois: 'IL',
  indiana: 'IN',
  iowa: 'IA',
  kansas: 'KS',
  kentucky: 'KY',
  louisiana: 'LA',
  maine: 'ME',
  maryland: 'MD',
  massachusetts: 'MA',
  michigan: 'MI',
  minnesota: 'MN',
  mississippi: 'MS',
  missouri: 'MO',
  montana: 'MT',
  nebraska: 'NE',
  nevada: 'NV',
  'new hampshire': 'NH',
  'new jersey': 'NJ',
  'new mexico': 'NM',
  'new york': 'NY',
  'north carolina': 'NC',
  'north dakota': 'ND',
  ohio: 'OH',
  oklahoma: 'OK',
  oregon: 'OR',
  pennsylvania: 'PA',
  'rhode island': 'RI',
  'south carolina': 'SC',
  'south dakota': 'SD',
  tennessee: 'TN',
  texas: 'TX',
  utah: 'UT',
  vermont: 'VT',
  virginia: 'VA',
  washington: 'WA',
  'west virginia': 'WV',
  wisconsin: 'WI',
  wyoming: 'WY',
}
const NAME = cuedPattern(
  [...new Set(Object.keys(NAMES).flatMap((name) => name.split(' ')[0] ?? ''))].join(' '),
  new RegExp(
    `\\b(${Object.keys(NAMES)
      .sort((a, b) => b.length - a.length)
      .join('|')})\\b`,
    'i',
  ),
)

/** What stands before a state's abbreviation: a city and a comma, a payer, "in", or what says that it is one. */
const BEFORE =
  /(?:[A-Z][a-z.]{2,20},|\bstate(?: is|:| =)?|\b(?:in|medicaid|bcbs|blue (?:cross|shield)(?: of)?))[ \t-]$/i
/** Abbreviations that stand for nothing else in a chart, so that a city without a comma is enough: not `Chest CT`, `Breast CA`. */
const ONLY_STATES = new Set('AZ FL IL KS KY MN ND NE NH NJ NM NV NY OH RI SD TN UT WA WI WV WY'.split(' '))
const CITY = /(?:^|[\s,;(])[A-Z][a-z.]{2,20}[ \t]$/
const BEHIND = /^[ \t](?:medicaid|bcbs)\b/i
/** `Hib, MD counseled`, `yesterday, PA saw him`: who did something, and no state. */
const CREDENTIALS = new Set(['MD', 'PA'])
const DID_BEHIND = inOrder(
  /^[ \t](?:also |then |only |just |never |did not |didn['’]?t )?/,
  anyOf(
    /(?!(?:based|licensed|located|owned|related)\b)[a-z]{2,}ed\b/,
    /(?:saw|did|said|says|gave|gives|wants|told|tells|put|sees|spent|wrote|writes|thinks|took|takes|went|came)\b/,
    /(?:orders|reads|read|counsels|does|performs|signs|bills|supervises|documents|injects|injecting|counseling)\b/,
  ),
)
const ZIP_BEHIND = /^[ \t]{1,2}(\d{5})(?!\d)/

/** The state that is named by its abbreviation, or null. `pairs` are the places of words of two capitals. */
export function findState(text: string, pairs: readonly number[]): string | null {
  for (const start of pairs) {
    const code = text.slice(start, start + 2)
    if (!isState(code)) continue
    const before = BEFORE.exec(text.slice(Math.max(0, start - 26), start))?.[0]
    const after = text.slice(start + 2, start + 14)
    const ofCity = ONLY_STATES.has(code) && CITY.test(text.slice(Math.max(0, start - 26), start))
    const ofMedicare = code === 'TX' && /^[ \t]medicare\b/i.test(after)
    if (before === undefined && !ofCity && !ofMedicare && !BEHIND.test(after)) continue
    const zip = ZIP_BEHIND.exec(after)?.[1]
    if (CREDENTIALS.has(code) && DID_BEHIND.test(text.slice(start + 2, start + 26))) continue
    const plain = !isAmbiguousState(code) || before === undefined || !/^in\b/i.test(before)
    if (plain && (zip === undefined || isZipOfState(zip, code))) return code
  }
  return null
}

/** The states the text names in full, with where each name ends. */
export function listStateNames(text: string, index: TextIndex): { code: string; start: number; end: number }[] {
  return matchCued(text, index, NAME).map(({ index: start, 0: name }) => {
    return { code: NAMES[name.toLowerCase()] ?? '', start, end: start + name.length }
  })
}

/** The state the text names in full, or null. */
export function findStateName(text: string, index: TextIndex): string | null {
  const [match] = matchCued(text, index, NAME)
  return match ? (NAMES[match[0].toLowerCase()] ?? null) : null
}
