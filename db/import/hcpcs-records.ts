import { addDays, type IsoDate, isoDate } from '../../src/domain/iso-date.ts'
import { CMS, calendarYear, quarterOfMonth, releaseMonth, scopeOf } from './cms-release.ts'
import type { Given, RecognisedEdition, RowSink, SourceFile } from './layout.ts'
import { chooseQuarter, type Quarter, quarterDates, quarterLabel } from './ncci-release.ts'

/** One record of the HCPCS Level II file, whichever form it is published in; dates as written, `yyyymmdd`. */
export type HcpcsRecord = {
  line: number
  /** Five characters; a modifier stands in the last two. */
  code: string
  /** 3 first record of a code, 4 its continuation; 7 and 8 the same of a modifier. @see HCPCS record layout, field 6 */
  kind: string
  longDescription: string
  shortDescription: string
  crossReferences: string[]
  added: string
  terminated: string
}

const CROSS_REFERENCE = /^[A-Z0-9]{4}[A-Z0-9]$/

const NAME = /HCPC(20\d\d)_([A-Z]+|\d\d)_ANWEB/i

/** The edition of a file named as CMS names it: `HCPC2024_OCT_ANWEB`, `HCPC2020_04_anweb`, `HCPC2019_CONTR_ANWEB`. */
export function recogniseHcpcsEdition(file: SourceFile, given: Given | undefined): RecognisedEdition {
  const [, year = '', month = ''] = NAME.exec(file.name) ?? []
  const yearly = /^20\d\d$/.exec(given?.edition ?? '')?.[0] ?? (month.toUpperCase() === 'CONTR' ? year : null)
  const common = {
    source: 'hcpcs',
    publisher: CMS,
    url: 'https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system/quarterly-update',
    scope: scopeOf(file),
  }
  // Until 2019 the file was published once a year, for the contractors.
  if (yearly !== null) {
    const title = `HCPCS Level II, ${yearly} release`
    return { ...common, label: yearly, title, effective: calendarYear(Number(yearly)) }
  }
  const period = chooseQuarter(file, given, quarterOfName, 'HCPC2024_OCT_ANWEB.txt')
  const title = `HCPCS Level II, ${releaseMonth(period.quarter)} ${period.year} release`
  return { ...common, label: quarterLabel(period), title, effective: quarterDates(period) }
}

function quarterOfName(name: string): Quarter | null {
  const [, year, month = ''] = NAME.exec(name) ?? []
  const quarter = quarterOfMonth(month)
  return year === undefined || quarter === null ? null : { year: Number(year), quarter }
}

/** Gives the sink one row for each code or modifier, when the last of its records has been read. */
export type HcpcsAssembler = {
  take(record: HcpcsRecord): Promise<void> | undefined
  end(): Promise<void> | undefined
}

/** Puts the pieces of each description together again: a code's records stand one below the other. */
export function assembleHcpcs(file: SourceFile, sink: RowSink): HcpcsAssembler {
  let first: HcpcsRecord | null = null
  let pieces: string[] = []
  let dental: { line: number; count: number } | null = null

  const finish = (): Promise<void> | undefined => {
    const whole = first
    first = null
    if (whole === null) return undefined
    const description = pieces.join(' ').replace(/\s+/g, ' ').trim() || whole.shortDescription
    if (whole.kind === '3' && whole.code.startsWith('D')) {
      dental = { line: dental?.line ?? whole.line, count: (dental?.count ?? 0) + 1 }
      return undefined
    }
    return addRows(file, sink, whole, description)
  }

  return {
    take(record) {
      if (record.kind === '3' || record.kind === '7') {
        const full = finish()
        first = record
        pieces = [record.longDescription]
        return full
      }
      if (first?.code !== record.code) {
        sink.reject(file, record.line, `a continuation of ${record.code}, which does not come before it`)
      } else pieces.push(record.longDescription)
      return undefined
    },
    end() {
      const full = finish()
      if (dental !== null) {
        const reason = `${dental.count} dental codes (CDT, © American Dental Association) left out, the first one here`
        sink.reject(file, dental.line, reason)
      }
      return full
    },
  }
}

function addRows(file: SourceFile, sink: RowSink, record: HcpcsRecord, description: string): Promise<void> | undefined {
  const from = readCompactDate(record.added)
  const to = readCompactDate(record.terminated)
  if (description === '' || from === null || (to === null && record.terminated !== '')) {
    const missing = description === '' ? 'description' : from === null ? 'date it was added' : 'termination date'
    sink.reject(file, record.line, `${record.code.trim()} has no readable ${missing}`)
    return undefined
  }
  if (to !== null && to < from) {
    sink.reject(file, record.line, `${record.code.trim()} ends on ${to}, before it begins on ${from}`)
    return undefined
  }
  const effective = { from, to }
  if (record.kind === '7') {
    const code = record.code.trim()
    return sink.add('modifiers', { code, description, ncci_group: null, effective, locator: `modifier ${code}` })
  }
  const { code } = record
  const full = sink.add('codes', { system: 'HCPCS', code, description, billable: true, effective, locator: code })
  return to === null ? full : addReplacements(sink, record, to, full)
}

/** Cross-references of a code that ended; those of a code in force point to related ones. Each is an alternative. */
function addReplacements(
  sink: RowSink,
  record: HcpcsRecord,
  terminated: IsoDate,
  before: Promise<void> | undefined,
): Promise<void> | undefined {
  let full = before
  for (const target of record.crossReferences.filter((each) => CROSS_REFERENCE.test(each))) {
    const row = {
      system: 'HCPCS',
      code: record.code,
      replaced_by: [target],
      condition: null,
      effective: { from: addDays(terminated, 1), to: null },
      locator: `${record.code}, cross-reference to ${target}`,
    }
    full = sink.add('code_replacements', row) ?? full
  }
  return full
}

/** The day written `yyyymmdd`; null where the text is no such day. */
function readCompactDate(text: string): IsoDate | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? []
  return year === undefined ? null : isoDate(Number(year), Number(month), Number(day))
}
