import type { PlanType, ProviderType, Setting } from './inquiry.ts'
import type { IsoDate } from './iso-date.ts'

/** What a reviewer takes for granted in place of what was read in the message. What is absent stays as it was read. */
export type Overrides = {
  dateOfService?: IsoDate
  setting?: Setting
  planType?: PlanType
  provider?: ProviderType
  /** Units of service by canonical code. */
  units?: Readonly<Record<string, number>>
}

/** Overrides on record, and the message they were set for. */
export type SetOverrides = { messageId: number; overrides: Overrides }
