import type { Layout, SourceFile } from './layout.ts'
import { findLicenseeColumns, type LicenseeColumns, labelOf, readLicenseeRows } from './licensee-csv.ts'
import { readHeadRows } from './read-csv.ts'

type Kind = 'CARC' | 'RARC'

/** A claim adjustment reason is a number or a letter with a number; a remark begins with M, MA or N. */
const SHAPES: Readonly<Record<Kind, RegExp>> = {
  CARC: /^(?:[1-9]\d{0,2}|[ABDPWY]\d{1,2})$/,
  RARC: /^(?:M|MA|N)\d{1,3}$/,
}

/**
 * Claim adjustment reason codes and remittance advice remark codes from the CSV of a licensee of X12. Headings `code` and
 * `description`, optionally `kind` (CARC or RARC), `start` and `stop`; without `kind` the file's name tells it.
 */
export const licenseeDenialCodes: Layout = {
  name: 'CARC and RARC, CSV of a licensee (columns kind, code, description, start, stop)',
  recognise(file) {
    const header = readHeadRows(file, 1)[0] ?? []
    const columns = findColumns(header)
    if (columns === null || (kindOfName(file) === null && !namesKind(file, columns))) return null
    return {
      source: 'denial-codes',
      label: labelOf(file),
      title: 'Claim adjustment reason and remittance advice remark codes, list of the licensee',
      publisher: 'X12, by its licensee',
      url: null,
      effective: { from: null, to: null },
      // A licensee's list may be a selection.
      scope: 'rows',
    }
  },
  async read(file, _edition, sink) {
    for await (const row of readLicenseeRows(file, findColumns, sink)) {
      const { line, code, description, effective } = row
      const kind = readKind(row.kind) ?? kindOfName(file)
      if (kind === null || !SHAPES[kind].test(code) || description === '' || effective === null) {
        sink.reject(file, line, faultOf(kind, code, description))
        continue
      }
      const full = sink.add('denial_codes', { kind, code, description, effective, locator: `${kind} ${code}` })
      if (full) await full
    }
  },
}

const findColumns = (header: readonly string[]): LicenseeColumns | null =>
  findLicenseeColumns(header, 'carc', 'rarc', 'carc code', 'rarc code', 'reason code', 'remark code')

function faultOf(kind: Kind | null, code: string, description: string): string {
  if (kind === null) return 'the kind is neither CARC nor RARC'
  if (!SHAPES[kind].test(code)) return `the code is no ${kind}`
  return description === '' ? `${code} has no description` : `${code} has dates that are none`
}

const readKind = (text: string): Kind | null => (/^carc$/i.test(text) ? 'CARC' : /^rarc$/i.test(text) ? 'RARC' : null)

/** Null too where the name has both. */
function kindOfName({ name }: SourceFile): Kind | null {
  const isReason = /carc/i.test(name)
  const isRemark = /rarc/i.test(name)
  return isReason === isRemark ? null : isReason ? 'CARC' : 'RARC'
}

/** True when the column `kind` of the first row holds one. */
function namesKind(file: SourceFile, columns: LicenseeColumns): boolean {
  return columns.kind >= 0 && readKind(readHeadRows(file, 2)[1]?.[columns.kind] ?? '') !== null
}
