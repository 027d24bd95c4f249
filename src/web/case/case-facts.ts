import type { NumberedSource } from '../../domain/draft.ts'
import type { Inquiry, PlanType, ProviderType, Setting } from '../../domain/inquiry.ts'
import { PLAN_TYPES, PROVIDER_TYPES } from '../../domain/inquiry.ts'
import type { Overrides } from '../../domain/overrides.ts'
import { nameServiceDates } from '../../domain/service-dates.ts'
import { PLAN_WORDS } from '../../flow/answer/apply-overrides.ts'
import { type ShelvedRow, shelfOf } from '../../flow/answer/fact-shelf.ts'
import type { DraftRow } from '../../store/answers/drafts.ts'
import { VERDICT_WORDS } from '../words/case-words.ts'
import type { CodeMarks } from './case-thread.ts'

export type SourceView = {
  number: number
  title: string
  publisher: string
  locator: string
  dates: string
  url: string | null
  /** The source in one line, for pasting elsewhere. */
  citation: string
}

/** What the files say about one code or pair, with the rows it rests on. */
export type FactView = {
  number: number
  subject: string
  verdict: string
  words: string
  statement: string
  sources: SourceView[]
  inAnswer: boolean
  added: boolean
  /** Marks in the messages that it is about. */
  marks: number[]
}

type Choice = { value: string; words: string; chosen: boolean }

export type FactsView = {
  facts: FactView[]
  /** What the data loaded here cannot say. */
  missing: string[]
  asOf: string
  dateAssumed: boolean
  serviceDates: string | null
  /** What the answer takes for granted, and where each comes from. */
  taken: { name: string; value: string; from: string }[]
  /** How assumptions can be changed; null where the message could not be read. */
  change: {
    date: string
    settings: Choice[]
    payers: Choice[]
    providers: Choice[]
    units: { code: string; value: string }[]
  } | null
}

/** Marks named beside a fact; a code may stand in a thread dozens of times. */
const MARKS_SHOWN = 4

/** The facts of a draft as cards, by the numbers they keep, and what the answer takes for granted. */
export function composeFacts(draft: DraftRow, marks: CodeMarks, read: Inquiry | null, overrides: Overrides): FactsView {
  const { content } = draft
  const shelf = shelfOf(draft)
  return {
    facts: shelf.rows.map((row, index) => ({
      ...composeFact(row, index + 1, content.sources),
      inAnswer: shelf.order.includes(index + 1),
      added: row.added,
      marks: marksOf(row.subject, marks),
    })),
    missing: content.notInData,
    asOf: content.asOf,
    dateAssumed: content.dateAssumed,
    serviceDates: content.serviceDates ?? null,
    taken: read === null ? [] : composeTaken(read, overrides, content.asOf),
    change: read === null ? null : composeChange(read, overrides),
  }
}

const marksOf = (subject: string, marks: CodeMarks): number[] =>
  subject
    .split(' + ')
    .flatMap((code) => marks.get(code) ?? [])
    .sort((one, other) => one - other)
    .slice(0, MARKS_SHOWN)

function composeFact(row: ShelvedRow, number: number, sources: readonly NumberedSource[]) {
  return {
    number,
    subject: row.subject,
    verdict: row.verdict,
    words: VERDICT_WORDS[row.verdict],
    statement: row.statement,
    sources: sources.filter((source) => row.sources.includes(source.number)).map(viewSource),
  }
}

export const SETTING_WORDS: Readonly<Record<Setting, string>> = {
  office: 'Office',
  outpatient_hospital: 'Outpatient hospital',
  inpatient_hospital: 'Inpatient hospital',
  facility: 'Another facility',
  telehealth: 'Telehealth',
}

const wordsOf = (key: string): string => {
  const words = key.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const BY_REVIEWER = 'set by a reviewer'
const READ = 'read in the message'

const serviceDatesOf = ({ dateOfService, details }: Inquiry): string | null =>
  nameServiceDates(dateOfService, details?.serviceDate) ?? dateOfService

function composeTaken(read: Inquiry, overrides: Overrides, asOf: string): FactsView['taken'] {
  const { dateOfService, setting, planType, provider } = overrides
  const line = (name: string, set: string | undefined, found: string | null | undefined, otherwise: string) => ({
    name,
    value: set ?? found ?? otherwise,
    from: set !== undefined ? BY_REVIEWER : found ? READ : 'assumed',
  })
  const readProvider = read.details?.providers[0]
  return [
    line('Date of service', dateOfService, serviceDatesOf(read), `${asOf}, the day of the message`),
    line(
      'Setting',
      setting && SETTING_WORDS[setting],
      read.setting && SETTING_WORDS[read.setting],
      'Practitioner’s office',
    ),
    line('Payer', planType && PLAN_WORDS[planType], read.payer, 'Medicare'),
    line('Provider', provider && wordsOf(provider), readProvider && wordsOf(readProvider), 'Physician'),
  ]
}

function composeChange(read: Inquiry, overrides: Overrides): FactsView['change'] {
  const codes = [...new Set(read.references.filter(({ system }) => UNIT_SYSTEMS.has(system)).map(({ code }) => code))]
  const choose = <Key extends string>(keys: readonly Key[], chosen: Key | undefined, words: (key: Key) => string) =>
    keys.map((key) => ({ value: key, words: words(key), chosen: key === chosen }))
  const { dateOfService = '', setting, planType, provider, units = {} } = overrides
  return {
    date: dateOfService,
    settings: choose(Object.keys(SETTING_WORDS) as Setting[], setting, (key) => SETTING_WORDS[key]),
    payers: choose<PlanType>(PLAN_TYPES, planType, (key) => PLAN_WORDS[key]),
    providers: choose<ProviderType>(PROVIDER_TYPES, provider, wordsOf),
    units: codes.slice(0, 12).map((code) => {
      const stated = read.references.find((each) => each.code === code && each.units !== null)?.units
      return { code, value: String(units[code] ?? stated ?? '') }
    }),
  }
}

const UNIT_SYSTEMS: ReadonlySet<string> = new Set(['CPT', 'HCPCS'])

/** A source as it is listed: which row of which edition, and for which dates it holds. */
export function viewSource(source: NumberedSource): SourceView {
  const { number, title, publisher, locator, effectiveFrom, effectiveTo, edition } = source
  const dates = datesInWords(effectiveFrom, effectiveTo)
  const issued = [title, publisher].filter(Boolean).join(', ')
  return {
    number,
    title,
    publisher,
    locator,
    dates,
    url: webAddress(source.url),
    citation: `${issued}, edition ${edition}: ${locator}; ${dates}.${webAddress(source.url) ? ` ${source.url}` : ''}`,
  }
}

function datesInWords(from: string | null, to: string | null): string {
  if (from === null && to === null) return 'no dates in the source'
  if (from === null) return `through ${to}`
  return to === null ? `from ${from}` : `${from} through ${to}`
}

/** An edition's address comes from an imported file: only a web address becomes a link. */
const webAddress = (url: string | null): string | null => (url !== null && /^https?:\/\//i.test(url) ? url : null)
