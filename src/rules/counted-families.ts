import type { Measure } from '../domain/inquiry.ts'

/** How a code counts a number: not at all up to `over` or beyond `upTo`; between them once, or once for each `size` beyond `over`. */
export type CountedCode = {
  code: string
  over: number
  upTo?: number
  size?: number
  /** `begun`: a step counts as soon as it is begun, else only when it is full. */
  begun?: true
  /** Whose way of counting it is, where they differ. */
  by?: 'CPT' | 'Medicare'
}

/** Codes that share one number, and the note that states how they count it. */
export type CountedFamily = {
  note: string
  unit: Measure['unit']
  /** The things that are counted, where the unit is a number of things. */
  things?: RegExp
  /** The code they go with, where the thresholds are those beside it. */
  beside?: string
  codes: readonly CountedCode[]
}

/** The first 20 square centimetres of a depth, and each further 20 or part of them. */
const debridement = (first: string, further: string): CountedFamily => ({
  note: 'count/debridement-depth',
  unit: 'sq_cm',
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

const LESIONS = /lesion|\baks\b|kerato|wart|site|area/i

/** Every family whose units follow from one number. */
export const COUNTED_FAMILIES: readonly CountedFamily[] = [
  {
    note: 'count/premalignant-lesions',
    unit: 'count',
    things: LESIONS,
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
  debridement('11042', '11045'),
  debridement('11043', '11046'),
  debridement('11044', '11047'),
  prolonged('99205', 60, 74),
  prolonged('99215', 40, 54),
  {
    note: 'em/critical-care-time',
    unit: 'minutes',
    codes: [
      { code: '99291', over: 29 },
      { code: '99292', over: 74, size: 30, begun: true, by: 'CPT' },
      { code: '99292', over: 74, size: 30, by: 'Medicare' },
    ],
  },
]

/** Units of a code for that number; 0 where the code does not count it. */
export function countUnitsOf({ over, upTo, size, begun }: CountedCode, amount: number): number {
  if (amount <= over || (upTo !== undefined && amount > upTo)) return 0
  if (size === undefined) return 1
  return begun ? Math.ceil((amount - over) / size) : Math.floor((amount - over) / size)
}
