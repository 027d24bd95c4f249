import type { Identifier } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { TextIndex } from '../text/text-index.ts'
import type { ReadDate } from './dates.ts'
import type { Weight } from './weight.ts'

/** The weights of the dates of a text, which are changed in place. */
export type Weighed = {
  text: string
  dates: readonly ReadDate[]
  weights: Weight[]
  sentOn: IsoDate
  index: TextIndex
  /** What tells of whom the days are. */
  patients: readonly Identifier[]
}

/** Weights of a day that something was done for somebody on. */
export const OF_SERVICE: ReadonlySet<Weight> = new Set<Weight>(['visited', 'likely', 'plain'])

/** What joins two dates of one list: `seen 10/2 & 10/9/25`. */
export const LISTED = /^[ \t]*(?:,|&|\+|and|,[ \t]?and)[ \t]*$/i
