import type { Inquiry, Measure } from '../../domain/inquiry.ts'
import type { Depth } from './debridement-depth.ts'

/** How a code counts a number: not at all up to `over` or beyond `upTo`; between them once, or once for each `size` beyond `over`. */
export type CountedCode = {
  code: string
  over: number
  upTo?: number
  size?: number
  /** The most units there are of it, whatever the number. */
  most?: number
  /** `begun`: a step counts as soon as it is begun, else only when it is full. */
  begun?: true
  /** Whose way of counting it is, where they differ. */
  by?: 'CPT' | 'Medicare'
}

/** Codes that share one number, and the note that states how they count it. */
export type CountedFamily = {
  note: string
  unit: Measure['unit']
  /** True where its time is also told in hours. */
  hours?: true
  /** The things that are counted, where the unit is a number of things. */
  things?: RegExp
  /** The code without which the others are not counted so. */
  named?: string
  /** Words of a lower case message without any procedure code that name the service as the codes would. */
  heard?: RegExp
  /** Words of a lower case sentence that tell its number from that of another family. */
  spoken?: RegExp
  /** Who gives the time it counts, where another family counts the same care by others. */
  given?: 'staff' | 'practitioner'
  /** Words of a clause whose number is of another kind of session, where the message names such a one. */
  apart?: { words: RegExp; among: RegExp }
  /** Words of a lower case message with which its number counts nothing. */
  unless?: RegExp
  /** True where the minutes of several of one group and specialty are added up. */
  ofGroup?: true
  /** True where two numbers of two days are counted one by one. */
  ofSession?: true
  /** What the number told holds that is not counted, by words of a lower case message, and what is said of it then. */
  less?: { words: RegExp; told: string }
  /** A code of its own for what words of a lower case message tell besides. */
  also?: { words: RegExp; told: string; code: string }
  /** What its codes have for a global period, where there is no count of days. */
  global?: string
  /** The code they go with, where the thresholds are those beside it. */
  beside?: string
  /** Words of a lower case message without which its number counts nothing. */
  only?: RegExp
  /** Words of a line by whose clock alone it counts, and what its minutes are called. */
  clockOf?: { words: RegExp; told: string }
  /** Words of a line that has its time by the clock and is not of it; without them clocks are not read. */
  clockUnless?: RegExp
  /** Reads its number where that is told in ways of its own. */
  toldBy?: (inquiry: Inquiry) => Pick<Measure, 'value' | 'text'> | null
  /** The deepest tissue removed, where that decides among families that count alike. */
  depth?: Depth
  codes: readonly CountedCode[]
}
