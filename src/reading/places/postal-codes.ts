/**
 * First three digits of the ZIP codes of each state, as USPS assigns them (Publication 65, appendix A).
 * They tell `WA 99201` (Spokane) from `CT 74177` (a scan) and `PA 99213` (a physician assistant's visit).
 */
const ZIP_PREFIXES: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  AL: [[350, 369]],
  AK: [[995, 999]],
  AZ: [[850, 865]],
  AR: [[716, 729]],
  CA: [[900, 961]],
  CO: [[800, 816]],
  CT: [[60, 69]],
  DE: [[197, 199]],
  DC: [
    [200, 205],
    [569, 569],
  ],
  FL: [[320, 349]],
  GA: [
    [300, 319],
    [398, 399],
  ],
  HI: [[967, 968]],
  ID: [[832, 838]],
  IL: [[600, 629]],
  IN: [[460, 479]],
  IA: [[500, 528]],
  KS: [[660, 679]],
  KY: [[400, 427]],
  LA: [[700, 714]],
  ME: [[39, 49]],
  MD: [[206, 219]],
  MA: [
    [10, 27],
    [55, 55],
  ],
  MI: [[480, 499]],
  MN: [[550, 567]],
  MS: [[386, 397]],
  MO: [[630, 658]],
  MT: [[590, 599]],
  NE: [[680, 693]],
  NV: [[889, 898]],
  NH: [[30, 38]],
  NJ: [[70, 89]],
  NM: [[870, 884]],
  NY: [
    [100, 149],
    [5, 5],
    [63, 63],
  ],
  NC: [[270, 289]],
  ND: [[580, 588]],
  OH: [[430, 459]],
  OK: [[730, 749]],
  OR: [[970, 979]],
  PA: [[150, 196]],
  PR: [
    [6, 7],
    [9, 9],
  ],
  RI: [[28, 29]],
  SC: [[290, 299]],
  SD: [[570, 577]],
  TN: [[370, 385]],
  TX: [
    [750, 799],
    [885, 885],
  ],
  UT: [[840, 847]],
  VT: [[50, 59]],
  VA: [
    [201, 201],
    [220, 246],
  ],
  WA: [[980, 994]],
  WV: [[247, 268]],
  WI: [[530, 549]],
  WY: [[820, 831]],
}

const STATES = new Set(Object.keys(ZIP_PREFIXES))

/** State abbreviations that are also words or shorthand of this trade, so that a number after them proves little. */
const ALSO_WORDS = new Set([
  'IN',
  'OR',
  'ME',
  'OK',
  'HI',
  'OH',
  'ID',
  'DE',
  'LA',
  'MA',
  'PA',
  'CO',
  'AL',
  'CT',
  'MD',
  'PR',
  'AK',
  'MS',
  'MT',
  'SC',
  'AR',
  'NE',
  'MI',
  'VA',
  'CA',
  'GA',
  'MN',
])

/** True for the postal abbreviation of a state, DC or Puerto Rico, in upper case. */
export function isState(abbreviation: string): boolean {
  return STATES.has(abbreviation)
}

/** True for an abbreviation that is also a word (`IN`, `OR`) or trade shorthand (`CT`, `MD`, `PA`). */
export function isAmbiguousState(abbreviation: string): boolean {
  return ALSO_WORDS.has(abbreviation)
}

/** True when the five digits are a ZIP code the state may have. */
export function isZipOfState(zip: string, state: string): boolean {
  const prefix = Number(zip.slice(0, 3))
  return ZIP_PREFIXES[state]?.some(([first, last]) => first <= prefix && prefix <= last) ?? false
}
