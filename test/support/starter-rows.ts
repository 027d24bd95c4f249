import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { unfoldEditPairs } from '../../db/import/edit-pair-lines.ts'

export type Row = Readonly<Record<string, string>>

const ROOT = resolve(import.meta.dirname, '../..')

/** The folder of the starter set. */
export const STARTER = join(ROOT, 'db/starter')

/** The folder of the hand-written lists the starter set is derived from. */
export const STARTER_LISTS = join(ROOT, 'db/starter-set')

/** The folder of the publishers' own files; the starter set must agree with them where it is there. */
export const PUBLISHED = process.env.REAL_DATA_DIR ?? resolve(ROOT, '../shared/data')

/** The lines of one starter file, every value as text. */
export function readStarterRows(file: string): Row[] {
  return parse(readFileSync(join(STARTER, file), 'utf8'), { columns: true })
}

/** The edits of the starter set, each by itself. */
export const readStarterPairs = (): Row[] => readStarterRows('edit_pairs.csv').flatMap(unfoldEditPairs)

/** The values of those columns as one text, for comparing rows. */
export function pick(row: Row, columns: readonly string[]): string {
  return columns.map((column) => row[column]).join('|')
}

/** The CPT and HCPCS codes the starter set describes: between them its edits are complete. */
export function listProcedures(codes: readonly Row[]): Set<string> {
  return new Set(
    codes.flatMap(({ system, code = '', description }) =>
      (system === 'CPT' || system === 'HCPCS') && description !== '' ? [code] : [],
    ),
  )
}
