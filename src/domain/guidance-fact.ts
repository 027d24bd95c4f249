import type { Fact } from './edition.ts'
import type { AskKind, PlanType, Setting, Topic } from './inquiry.ts'
import type { IsoDate } from './iso-date.ts'
import type { Verdict } from './verdict.ts'

/** When a guidance note speaks. Everything given must hold; nothing given holds always. */
export type GuidanceCondition = {
  /** One of these codes or ranges (`99202-99215`, `CARC 29`) is asked about. */
  codes?: string[]
  /** And one of these as well. */
  with?: string[]
  /** One of these modifiers is asked about. */
  modifiers?: string[]
  /** The message has an ask of one of these kinds. */
  kinds?: AskKind[]
  /** One of these words or phrases stands in the message: lower case, from the beginning of a word. */
  words?: string[]
  /** And one of these as well. */
  also?: string[]
  /** And none of these. */
  not?: string[]
  /** The plan is one of these; one that is not named counts as Medicare. */
  plans?: PlanType[]
  settings?: Setting[]
  /** The state of the question is one of these (postal abbreviations). */
  states?: string[]
}

/** A short note this project wrote from a manual, for what tables do not hold. */
export type GuidanceFact = Fact & {
  key: string
  topic: Topic
  /** It speaks where one of these holds. */
  when: GuidanceCondition[]
  settles: AskKind[]
  verdict: Verdict
  /** One sentence for the short answer; null where it only explains. */
  short: string | null
  text: string
  /** After that day somebody should have read it against its source again. */
  reviewBy: IsoDate | null
}
