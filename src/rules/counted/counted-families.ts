import { ANTEPARTUM } from './counted-antepartum.ts'
import type { CountedCode, CountedFamily } from './counted-family.ts'
import { INFUSIONS } from './counted-infusions.ts'
import { MONTHLY_CARE } from './counted-monthly-care.ts'
import { PSYCHOTHERAPY } from './counted-psychotherapy.ts'
import { TESTING } from './counted-testing.ts'
import type { Depth } from './debridement-depth.ts'
import { findObservedHours } from './observed-hours.ts'

/** The first 20 square centimetres of a depth, and each further 20 or part of them. */
const debridement = (depth: Depth, first: string, further: string): CountedFamily => ({
  note: 'count/debridement-depth',
  unit: 'sq_cm',
  depth,
  codes: [
    { code: first, over: 0 },
    { code: further, over: 20, size: 20, begun: true },
  ],
})

/** Full quarters of an hour beyond what CPT, and what Medicare, counts to the visit itself. */
const prolonged = (beside: string, cpt: number, medicare: number): CountedFamily => ({
  note: 'em/prolonged-office',
  unit: 'minutes',
  beside,
  codes: [
    { code: '99417', over: cpt, size: 15, by: 'CPT' },
    { code: 'G2212', over: medicare, size: 15, by: 'Medicare' },
  ],
})

/** The same in a hospital, a nursing facility or at home. */
const prolongedInpatient = (
  beside: string,
  cpt: number,
  medicare: number,
  [cptCode, medicareCode]: readonly [string, string] = ['99418', 'G0316'],
): CountedFamily => ({
  note: 'em/prolonged-inpatient',
  unit: 'minutes',
  beside,
  codes: [
    { code: cptCode, over: cpt, size: 15, by: 'CPT' },
    { code: medicareCode, over: medicare, size: 15, by: 'Medicare' },
  ],
})

const LESIONS = /lesion|\baks\b|kerato|wart|site|area/i

/** One vertebra of a region and each further one, where no other region is named. */
const augmentation = (first: string, other: string, further: string): CountedFamily => ({
  note: 'ncci/vertebral-augmentation',
  unit: 'count',
  things: /level|vertebra/i,
  named: first,
  unless: new RegExp(`\\b${other}\\b`),
  codes: [
    { code: first, over: 0 },
    { code: further, over: 1, size: 1 },
  ],
})

/** Every family whose units follow from one number. */
export const COUNTED_FAMILIES: readonly CountedFamily[] = [
  {
    note: 'ncci/antigen-doses',
    unit: 'ml',
    named: '95165',
    // What the patient takes each time is no dose of the code; of several vials nobody tells which is how large.
    apart: {
      words: /\b(?:per|each|every) (?:dose|injection|shot|visit|time)|\btakes?\b|\bgets?\b/,
      among: /\b(?:ml|mls|cc)\b/,
    },
    unless: /\b(?:2|two|3|three|4|four|several|both) (?:[\w-]+ ){0,3}vials\b/,
    codes: [{ code: '95165', over: 0, size: 1, most: 10, by: 'Medicare' }],
  },
  {
    note: 'count/premalignant-lesions',
    unit: 'count',
    things: LESIONS,
    heard:
      /^(?=[\s\S]*\b(?:destr\w+|froze|frozen|freez\w+|cryo\w*|ln2|liquid nitrogen)\b)[\s\S]*\b(?:actinic kerato|aks\b)/,
    codes: [
      { code: '17000', over: 0, upTo: 14 },
      { code: '17003', over: 1, upTo: 14, size: 1 },
      { code: '17004', over: 14 },
    ],
  },
  {
    note: 'count/benign-lesions',
    unit: 'count',
    things: LESIONS,
    codes: [
      { code: '17110', over: 0, upTo: 14 },
      { code: '17111', over: 14 },
    ],
  },
  {
    note: 'count/skin-tags',
    unit: 'count',
    things: /tag|lesion/i,
    codes: [
      { code: '11200', over: 0 },
      { code: '11201', over: 15, size: 10, begun: true },
    ],
  },
  {
    note: 'count/nails',
    unit: 'count',
    things: /nail/i,
    codes: [
      { code: '11720', over: 0, upTo: 5 },
      { code: '11721', over: 5 },
    ],
  },
  {
    note: 'count/trigger-points',
    unit: 'count',
    things: /muscle/i,
    codes: [
      { code: '20552', over: 0, upTo: 2 },
      { code: '20553', over: 2 },
    ],
  },
  {
    note: 'count/prostate-implants',
    unit: 'count',
    things: /implant/i,
    codes: [
      { code: '52441', over: 0 },
      { code: '52442', over: 1, size: 1 },
    ],
  },
  augmentation('22510', '22511', '22512'),
  augmentation('22511', '22510', '22512'),
  augmentation('22513', '22514', '22515'),
  augmentation('22514', '22513', '22515'),
  // Three or four fractions beyond a multiple of five count as five.
  {
    note: 'ncci/radiation-weekly-management',
    unit: 'count',
    things: /fraction/i,
    // A boost, or what is still to come, makes the course longer.
    unless: /\bboost|\bmore\b|\bcone|\bso far\b|\btwice\b|\bbid\b|\b(?:per|this|each|a) week\b/,
    codes: [{ code: '77427', over: -2, size: 5 }],
  },
  ANTEPARTUM,
  debridement('skin or slough', '97597', '97598'),
  debridement('subcutaneous tissue', '11042', '11045'),
  debridement('muscle or fascia', '11043', '11046'),
  debridement('bone', '11044', '11047'),
  ...INFUSIONS,
  ...TESTING,
  ...MONTHLY_CARE,
  ...['G0108', '97802', '97803'].map(
    (code): CountedFamily => ({
      note: 'preventive/mnt-dsmt',
      unit: 'minutes',
      hours: true,
      unless: /\b(?:hours?|hrs?) (?:a|per|each|this|every) (?:calendar )?year\b(?![\s\S]*\?)|\bgroup\b/,
      codes: [{ code, over: 0, size: code === 'G0108' ? 30 : 15 }],
    }),
  ),
  {
    note: 'facility/observation-hours',
    unit: 'hours',
    toldBy: findObservedHours,
    codes: [{ code: 'G0378', over: 0, size: 1 }],
  },
  ...PSYCHOTHERAPY,
  {
    note: 'em/crisis-psychotherapy',
    unit: 'minutes',
    spoken: /\bcris[ei]s\b/,
    codes: [
      { code: '90839', over: 29 },
      { code: '90840', over: 74, size: 30, begun: true },
    ],
  },
  {
    note: 'em/health-behavior',
    unit: 'minutes',
    codes: [
      { code: '96158', over: 15 },
      { code: '96159', over: 37, size: 15, begun: true },
    ],
  },
  {
    note: 'em/acp',
    unit: 'minutes',
    spoken: /\bacp\b|\badvance (?:care|directive)/,
    codes: [
      { code: '99497', over: 15 },
      { code: '99498', over: 16, size: 30 },
    ],
  },
  {
    note: 'preventive/tobacco',
    unit: 'minutes',
    spoken: /\bsmok|\btobacco|\bcessation|\bcigar/,
    codes: [
      { code: '99406', over: 3, upTo: 10 },
      { code: '99407', over: 10 },
    ],
  },
  prolonged('99205', 60, 74),
  prolonged('99215', 40, 54),
  prolongedInpatient('99223', 75, 75),
  prolongedInpatient('99233', 50, 50),
  prolongedInpatient('99236', 85, 95),
  prolongedInpatient('99306', 50, 80, ['99418', 'G0317']),
  prolongedInpatient('99310', 45, 70, ['99418', 'G0317']),
  prolongedInpatient('99345', 75, 125, ['99417', 'G0318']),
  prolongedInpatient('99350', 60, 95, ['99417', 'G0318']),
  {
    note: 'em/critical-care-time',
    unit: 'minutes',
    spoken: /\bcritical/,
    ofGroup: true,
    codes: [
      { code: '99291', over: 29 },
      { code: '99292', over: 74, size: 30, begun: true, by: 'CPT' },
      { code: '99292', over: 74, size: 30, by: 'Medicare' },
    ],
  },
]

/** Units of a code for that number; 0 where the code does not count it. */
export function countUnitsOf({ over, upTo, size, most, begun }: CountedCode, amount: number): number {
  if (amount <= over || (upTo !== undefined && amount > upTo)) return 0
  if (size === undefined) return 1
  const units = begun ? Math.ceil((amount - over) / size) : Math.floor((amount - over) / size)
  return Math.min(units, most ?? units)
}
