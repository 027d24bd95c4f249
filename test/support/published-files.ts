import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { readZip } from './read-zip.ts'
import { PUBLISHED } from './starter-rows.ts'

/** A publisher's file by its path below their folder. */
export const published = (path: string): string => join(PUBLISHED, path)

/** The rows of a CSV file, preamble and headings included. */
export const csvOf = (path: string): string[][] =>
  parse(readFileSync(published(path), 'latin1'), { relax_column_count: true, relax_quotes: true, bom: true })

/** Records of the HCPCS file, in columns. */
export const hcpcsLines = (): string[] => linesOf('hcpcs/HCPC2024_OCT_ANWEB.zip', /ANWEB\.txt$/)

/** Lines of the ICD-10-CM order file, in columns. */
export const diagnosisLines = (): string[] => linesOf('icd10cm/cms_2026_dx.zip', /^icd10cm_order_2026\.txt$/)

/** Current code, first day, earlier codes: the shared strings and the first sheet of the spreadsheet. */
export function conversionRows(): string[][] {
  const members = readZip(published('icd10cm/ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx'))
  const xml = (name: string): string =>
    members
      .find((each) => each.name === name)
      ?.read()
      .toString('utf8') ?? ''
  const strings = [...xml('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si = '']) =>
    si.replace(/<[^>]+>/g, ''),
  )
  return [...xml('xl/worksheets/sheet1.xml').matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells = [...row.matchAll(/<c ([^>]*)><v>(.*?)<\/v>/g)].map(([, kind = '', value = '']) =>
      kind.includes('t="s"') ? (strings[Number(value)] ?? '') : value,
    )
    return [(cells[0] ?? '').trim(), firstDay((cells[1] ?? '').trim()), (cells[2] ?? '').trim()]
  })
}

/** A year begins in October before it ends; other days are counted from the end of 1899. */
function firstDay(effective: string): string {
  if (/^20\d\d$/.test(effective)) return `${effective}-10-01`
  return /^\d{5}$/.test(effective) ? new Date((Number(effective) - 25_569) * 86_400_000).toISOString().slice(0, 10) : ''
}

function linesOf(archive: string, name: RegExp): string[] {
  const entry = readZip(published(archive)).find((each) => name.test(each.name))
  if (entry === undefined) throw new Error(`${archive} holds no ${name.source}`)
  return entry.read().toString('latin1').split(/\r?\n/)
}
