import type { CountedFamily } from './counted-family.ts'

/** The time right behind is that of hydration. */
const OF_HYDRATION = /\bhydrat\w*[ \t](?:for[ \t]|of[ \t]|ran[ \t]|x[ \t]?)?\d/

/** `96365 or 96413`: which of the two kinds of infusion it was comes before how often it is reported. */
const NOT_COUNTED = new RegExp(
  `${OF_HYDRATION.source}|\\b(?:96365|96413)(?: or | vs\\.? | versus |/)(?:96365|96413)\\b`,
)

/** What speaks of fluids alone. */
const HYDRATION = /\bhydrat\w*/

/** After another initial service 96361 is from 31 minutes, and whose time is told beside it is open. */
const AFTER_OTHER_INITIAL = /^(?![\s\S]*\b96360\b)[\s\S]*\b(?:96365|96374|96409|96413|96416)\b/

/** What runs in beside a drug. */
const NO_INFUSION = /\b(?:hydrat\w*|saline|ns|d5w|lr|lactated|fluids?|bolus|ivp|push|tko|kvo|96360|96361)\b/

/** A line of fluid alone; what is measured in grams or hangs as a piggyback is a drug that the fluid carries. */
const FLUID = /\b(?:hydrat\w*|saline|ns|d5w|lr|lactated|fluids?|bolus|96361)\b/
const NO_FLUID = /\bivpb\b|\bpiggyback\b|\d ?m?c?g\b|\bgrams?\b|\bunits?\b|\bmeq\b|\btko\b|\bkvo\b|\bivp\b|\bpush\b/

/** The first hour of an infusion, and each further hour of which more than 30 minutes were given. */
const infusion = (first: string, further: string): CountedFamily => ({
  note: 'ncci/infusion-times',
  unit: 'minutes',
  unless: NOT_COUNTED,
  clockUnless: NO_INFUSION,
  codes: [
    { code: first, over: 15 },
    { code: further, over: 31, size: 60 },
  ],
})

/** That one of all initial services is reported, and which: said of one infusion with its hours it answers nothing. */
const ONE_INITIAL = 'ncci/infusion-one-initial'
const isAdministration = (code: string): boolean => '96360' <= code && code <= '96425'

/** The notes of which nothing is left to say where the hours of the only infusion asked about are counted. */
export function spokenForBy({ note, codes: own }: CountedFamily, codes: readonly string[]): readonly string[] {
  const others = codes.filter((code) => isAdministration(code) && own.every((each) => each.code !== code))
  return note === 'ncci/infusion-times' && others.length === 0 ? [ONE_INITIAL] : []
}

/** Drugs and fluids that run in by the hour. */
export const INFUSIONS: readonly CountedFamily[] = [
  infusion('96365', '96366'),
  infusion('96413', '96415'),
  {
    note: 'ncci/hydration',
    unit: 'minutes',
    spoken: HYDRATION,
    unless: AFTER_OTHER_INITIAL,
    codes: [
      { code: '96360', over: 30 },
      { code: '96361', over: 31, size: 60 },
    ],
  },
  {
    note: 'ncci/hydration',
    unit: 'minutes',
    spoken: HYDRATION,
    only: AFTER_OTHER_INITIAL,
    clockOf: { words: FLUID, told: 'hydration' },
    clockUnless: NO_FLUID,
    codes: [{ code: '96361', over: 30, size: 60, begun: true }],
  },
]
