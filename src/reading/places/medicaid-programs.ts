import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'

/** Names under which states run Medicaid (Medicaid.gov, "Medicaid and CHIP program names in your state"). */
const STATE_OF_PROGRAM: Readonly<Record<string, string>> = {
  ahcccs: 'AZ',
  arkids: 'AR',
  'medi-cal': 'CA',
  'medi cal': 'CA',
  'health first colorado': 'CO',
  'husky health': 'CT',
  'diamond state health plan': 'DE',
  'med-quest': 'HI',
  'hoosier healthwise': 'IN',
  'healthy indiana plan': 'IN',
  kancare: 'KS',
  'healthy louisiana': 'LA',
  mainecare: 'ME',
  masshealth: 'MA',
  'healthy michigan': 'MI',
  'mo healthnet': 'MO',
  'heritage health': 'NE',
  'nj familycare': 'NJ',
  'centennial care': 'NM',
  'turquoise care': 'NM',
  soonercare: 'OK',
  'oregon health plan': 'OR',
  tenncare: 'TN',
  'star kids': 'TX',
  'texas star': 'TX',
  'green mountain care': 'VT',
  'cardinal care': 'VA',
  'apple health': 'WA',
  'mountain health trust': 'WV',
  badgercare: 'WI',
  'denali kidcare': 'AK',
  peachcare: 'GA',
}
const PROGRAM = cuedPattern(
  [...new Set(Object.keys(STATE_OF_PROGRAM).map((name) => name.split(/[ -]/)[0] ?? ''))].join(' '),
  new RegExp(`(?<![\\w-])(?:${Object.keys(STATE_OF_PROGRAM).join('|')})(?![A-Za-z])`, 'i'),
)

/** The state whose Medicaid program the text names by its own name (`TennCare`, `Medi-Cal`), or null. */
export function findProgramState(text: string, index: TextIndex): string | null {
  const [match] = matchCued(text, index, PROGRAM)
  return match ? (STATE_OF_PROGRAM[match[0].toLowerCase()] ?? null) : null
}
