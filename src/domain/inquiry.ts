import type { CodeReference } from './code-reference.ts'
import type { IsoDate } from './iso-date.ts'

/** What people ask about. A rule belongs to one topic; an ask is sorted under one. */
export const TOPICS = [
  'codes',
  'guidelines',
  'modifiers',
  'crosswalks',
  'ncci',
  'compliance',
  'coverage',
  'search',
] as const

export type Topic = (typeof TOPICS)[number]

export const ASK_KINDS = [
  'code_meaning',
  'status',
  'billed_together',
  'modifier_choice',
  'units',
  'add_on',
  'global_period',
  'coverage',
  'crosswalk',
  'code_search',
  'em_level',
  'fee',
  'denial',
  'telehealth',
  'documentation',
  'compliance',
] as const

export type AskKind = (typeof ASK_KINDS)[number]

/** One question inside a message. */
export type Ask = {
  topic: Topic
  kind: AskKind
  /** Codes the ask is about, canonical. */
  subjects: string[]
  /** The sentence it was read from, as written. */
  text: string
  /** The number or letter the sender gave it, without its signs (`2` of `2)`, `b` of `(b)`), or null. */
  number: string | null
}

/** A question in which nothing was heard that the desk knows how to answer. */
export type UnheardQuestion = {
  /** As written, without the number before it. */
  text: string
  /** As for {@link Ask}. */
  number: string | null
}

export type IdentifierKind =
  | 'ssn'
  | 'mbi'
  | 'mrn'
  | 'member_id'
  | 'account'
  | 'claim'
  | 'dob'
  | 'phone'
  | 'email'
  | 'address'
  | 'name'

/** Something that may tell who a patient is. Its text is masked wherever the message is shown, quoted or logged. */
export type Identifier = { kind: IdentifierKind; text: string; start: number; end: number }

/** How much of a date is written: a week and a month stand for their first day, a year for its first of January. */
export type DatePrecision = 'day' | 'week' | 'month' | 'year'

/** True for more than a day and less than a year. */
export const isWeekOrMonth = (precision: DatePrecision | undefined): boolean =>
  precision === 'week' || precision === 'month'

/** A date found in the text, kept with its place for highlighting. */
export type DateMention = {
  date: IsoDate
  text: string
  start: number
  end: number
  role: 'service' | 'other'
  /** Absent in inquiries stored before it was read: then `day`. */
  precision?: DatePrecision
  /** The last day where a range is written as one (`1/3-1/5/24`). */
  until?: IsoDate | null
}

/** Whose rules decide what is paid, as far as the message tells. */
export const PLAN_TYPES = [
  'medicare',
  'medicare_advantage',
  'medicaid',
  'tricare',
  'va',
  'workers_compensation',
  'commercial',
  'self_pay',
] as const

export type PlanType = (typeof PLAN_TYPES)[number]

/** Who rendered the service. Payment rules differ between them; several may be named. */
export const PROVIDER_TYPES = [
  'physician',
  'nurse_practitioner',
  'physician_assistant',
  'clinical_nurse_specialist',
  'nurse_midwife',
  'nurse_anesthetist',
  'nurse',
  'psychologist',
  'social_worker',
  'counselor',
  'physical_therapist',
  'occupational_therapist',
  'speech_therapist',
  'chiropractor',
  'podiatrist',
  'optometrist',
  'audiologist',
  'dentist',
  'dietitian',
  'pharmacist',
  'resident',
] as const

export type ProviderType = (typeof PROVIDER_TYPES)[number]

export const MEASURE_UNITS = [
  'usd',
  'hours',
  'minutes',
  'days_of_data',
  'cm',
  'mm',
  'sq_cm',
  'mg',
  'mcg',
  'ml',
  'count',
] as const

/** An amount, a time, a size, a dose or a number of things, with its place for highlighting. */
export type Measure = {
  value: number
  unit: (typeof MEASURE_UNITS)[number]
  text: string
  start: number
  end: number
}

/** What a message tells of the service and the patient beside its codes, as far as a rule may need it. */
export type Details = {
  /** How exactly the date of service is known, and its last day where a range is written. Null where no date is. */
  serviceDate: { precision: DatePrecision; until: IsoDate | null } | null
  planType: PlanType | null
  /** Postal abbreviation; from the sender's signature only where the text names none. */
  state: { code: string; from: 'text' | 'signature' } | null
  providers: ProviderType[]
  patient: { ageYears: number | null; sex: 'female' | 'male' | null }
  laterality: 'left' | 'right' | 'bilateral' | null
  measures: Measure[]
}

/** What one message asks, as far as it could be read. */
export type Inquiry = {
  references: CodeReference[]
  /** The date of service the message names; null when it names none (the message's own date then decides, and the answer says so). */
  dateOfService: IsoDate | null
  dates: DateMention[]
  payer: string | null
  setting: Setting | null
  asks: Ask[]
  /** Absent in inquiries stored before they were kept. */
  unheard?: UnheardQuestion[]
  identifiers: Identifier[]
  /** Absent in inquiries stored before it was read. */
  details?: Details
  /** Subject and new text with patients' identifiers masked. Absent in inquiries stored before it was kept. */
  maskedText?: string
}

/** Where the service took place, as far as NCCI edits and fees depend on it. */
export const SETTINGS = ['office', 'outpatient_hospital', 'inpatient_hospital', 'facility', 'telehealth'] as const

export type Setting = (typeof SETTINGS)[number]

/** What kind of mail a message is. Only `question` gets a draft; `not_a_question` is for a person to look at. */
export const MAIL_KINDS = ['question', 'not_a_question', 'auto_reply', 'bounce', 'list', 'spam'] as const

export type MailKind = (typeof MAIL_KINDS)[number]
