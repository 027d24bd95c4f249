import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFiles } from '../../../db/import/import-files.ts'
import {
  findCodeLife,
  findEditionGap,
  firstDate,
  isInForce,
  lastDateBefore,
} from '../../../src/rules/rows/code-life.ts'
import { findFacts } from '../../../src/store/codebook/codebook.ts'
import { createPool, type Pool } from '../../../src/store/pool.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { REAL_DATA_DIR } from '../../support/source-files.ts'

const FOLDER = join(REAL_DATA_DIR, 'icd10cm')

describe.skipIf(!existsSync(FOLDER))(
  'ICD-10-CM as imported (skipped where the files are absent; REAL_DATA_DIR names their folder)',
  () => {
    let database: TestDatabase
    let pool: Pool

    beforeAll(async () => {
      database = await createTestDatabase()
      pool = createPool(database.connectionString)
      const files = ['cms_2025_dx.zip', 'cms_2026_dx.zip', 'ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx']
      await importFiles(
        pool,
        files.map((file) => join(FOLDER, file)),
      )
    })

    afterAll(async () => {
      await pool?.end()
      await database?.drop()
    })

    it.each([
      ['a code that never changed, in either year', 'E11.9', '2024-12-01', 'in'],
      ['the same before the oldest edition', 'E11.9', '2020-01-01', 'in; not covered'],
      ['the same after the newest', 'E11.9', '2026-10-01', 'in; not covered'],
      ['a code of FY2026 on its first day', 'E11.A', '2025-10-01', 'in'],
      ['the same the day before', 'E11.A', '2025-09-30', 'out, first 2025-10-01'],
      ['a code of FY2022, long before the editions', 'M54.50', '2020-01-01', 'out, first 2021-10-01'],
      ['the code it was split from, while it was one', 'M54.5', '2020-01-01', 'in'],
      ['the same as the header it is now', 'M54.5', '2025-12-01', 'header'],
      ['a code that became a header with FY2026', 'B88.0', '2025-09-30', 'in'],
      ['the same on that day', 'B88.0', '2025-10-01', 'header'],
      ['a code deleted with FY2017', 'H40.11X0', '2025-12-01', 'out, last 2016-09-30'],
    ])('%s', async (_title, code, date, expected) => {
      const facts = await findFacts(pool, [code], date, { cptLicensed: false })
      const life = findCodeLife(facts, code, 'ICD-10-CM')
      if (life === null) throw new Error(`${code} is not there`)
      const last = lastDateBefore(life, date)
      const header = life.spans.some(
        ({ from, to, billable }) => !billable && (from ?? '') <= date && date <= (to ?? '9'),
      )
      const out = last ? `out, last ${last}` : `out, first ${firstDate(life)}`
      const standing = header ? 'header' : isInForce(life, date) ? 'in' : out
      expect(findEditionGap(life, date) ? `${standing}; not covered` : standing).toBe(expected)
    })
  },
)
