import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mcdLcd } from '../../../db/import/mcd-lcd.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { REAL_DATA_DIR, sourceAt } from '../../support/source-files.ts'
import { pickRows, splitCsv } from '../../support/split-csv.ts'

const FOLDER = join(REAL_DATA_DIR, 'mcd/current_lcd')

describe.skipIf(!existsSync(FOLDER))('the published LCD export (in REAL_DATA_DIR)', () => {
  /** Rows of the files, counted apart; rows of the NCD table with the identifier 0 mean that there is none. */
  it.each([
    ['lcd_x_contractor.csv', 12_859],
    ['lcd_x_hcpc_code.csv', 2_162],
    ['lcd_x_hcpc_code_group.csv', 104],
    ['lcd_x_primary_jurisdiction.csv', 242],
    ['lcd_related_documents.csv', 5_233],
    ['lcd_related_ncd_documents.csv', 1_401],
    ['lcd_future_retire.csv', 58],
  ])('gives every row of %s: %i', async (name, count) => {
    const { rows, rejected } = await collectRows(mcdLcd, sourceAt(join(FOLDER, name)))
    expect({ rows: rows.length, rejected }).toEqual({ rows: count, rejected: [] })
  })

  it('agrees in 200 rows of codes and in every paragraph with the file split another way', async () => {
    const read = async (name: string) =>
      (await collectRows(mcdLcd, sourceAt(join(FOLDER, name)))).rows.map(({ row }) => row)
    const split = (name: string) => splitCsv(readFileSync(join(FOLDER, name), 'latin1')).slice(1)
    const codes = split('lcd_x_hcpc_code.csv')
    const readCodes = await read('lcd_x_hcpc_code.csv')
    for (const at of pickRows(codes.length, 200)) {
      const [id, version, code, , group] = codes[at] ?? []
      expect(readCodes[at]).toMatchObject({ policy_id: `L${id}`, version, code, diagnosis_group: Number(group) })
    }
    const words = (html: string) =>
      html
        .replace(/<[^>]*>/g, ' ')
        .replace(/&#?\w+;/g, ' ')
        .match(/[A-Za-z]+/g) ?? []
    const paragraphs = (await read('lcd_x_hcpc_code_group.csv')).map(({ paragraph }) =>
      words(String(paragraph)).join(' '),
    )
    expect(paragraphs).toEqual(split('lcd_x_hcpc_code_group.csv').map((cells) => words(cells[3] ?? '').join(' ')))
  })
})
