import { join } from 'node:path'
import { AppError } from '../../src/domain/app-error.ts'
import type { FactTable } from '../../src/store/codebook/editions.ts'
import type { FactRow, Layout } from '../import/layout.ts'
import { openFiles } from '../import/open-files.ts'
import type { StarterEdition } from './hand-written.ts'

/** A row of a publisher's file, by the table an import would put it in. */
export type PublishedRow = { table: FactTable; row: FactRow }

/**
 * The rows of the publisher's file of an edition that `keep` wants, read as an import reads them.
 * @throws AppError `invalid` where the file is of another edition, or where a line of it cannot be read
 */
export async function readPublished(
  dataFolder: string,
  { source, edition: label, file: path }: StarterEdition,
  layout: Layout,
  keep: (row: FactRow, table: FactTable) => boolean,
): Promise<PublishedRow[]> {
  const rows: PublishedRow[] = []
  const { files, close } = await openFiles([join(dataFolder, path)])
  try {
    let read = 0
    for (const file of files) {
      const recognised = layout.recognise(file)
      if (recognised === null) continue
      if (recognised.source !== source || recognised.label !== label) {
        const found = `${recognised.source} ${recognised.label}`
        throw new AppError('invalid', `${path} is ${found}, not ${source} ${label}: mend editions.csv.`)
      }
      read += 1
      await layout.read(file, recognised, {
        add(table, row) {
          if (keep(row, table)) rows.push({ table, row })
          return undefined
        },
        reject(rejected, line, reason) {
          if (LEFT_OUT_ON_PURPOSE.test(reason)) return
          throw new AppError('invalid', `${rejected.name}, line ${line}, cannot be read: ${reason}.`)
        },
      })
    }
    if (read === 0) throw new AppError('invalid', `${path} holds no file of ${source}: mend editions.csv.`)
    return rows
  } finally {
    await close()
  }
}

/** Codes of the American Dental Association, which no import takes. */
const LEFT_OUT_ON_PURPOSE = /dental codes/
