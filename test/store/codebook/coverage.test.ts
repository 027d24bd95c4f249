import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Layout } from '../../../db/import/layout.ts'
import { mcdArticle } from '../../../db/import/mcd-article.ts'
import { mcdContractors } from '../../../db/import/mcd-contractors.ts'
import { mcdDocuments } from '../../../db/import/mcd-documents.ts'
import { mcdLcd } from '../../../db/import/mcd-lcd.ts'
import { createPool, type Pool } from '../../../src/store/pool.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { loadTables } from '../../support/load-tables.ts'
import { REAL_DATA_DIR, sourceAt, sourceOf } from '../../support/source-files.ts'

let database: TestDatabase
let pool: Pool

beforeEach(async () => {
  await close()
  database = await createTestDatabase()
  pool = createPool(database.connectionString)
})
afterAll(() => close())

async function close(): Promise<void> {
  await pool?.end()
  await database?.drop()
}

const LCD_HEADER =
  'lcd_id,lcd_version,display_id,title,rev_eff_date,orig_det_eff_date,date_retired,rev_end_date,ent_det_end_date,status'

const LCD_TABLES = {
  'lcd.csv': `${LCD_HEADER}\n1,5,,One,2020-01-01,,,,,A\n2,7,,Many,2020-01-01,,,,,A\n3,1,,Old,2010-01-01,,2012-01-01,,,R\n`,
  'lcd_x_contractor.csv':
    'lcd_id,lcd_version,contractor_id,contractor_type_id,contractor_version\n' +
    '1,5,10,12,1\n2,7,10,12,1\n2,7,11,10,1\n2,7,12,12,3\n3,1,10,12,1\n',
  'lcd_x_primary_jurisdiction.csv': 'lcd_id,lcd_version,state_id\n1,5,60\n',
  'lcd_related_documents.csv': 'lcd_id,lcd_version,r_article_id,r_lcd_id\n1,5,900,\n1,5,800,\n',
  'lcd_future_retire.csv': 'lcd_id,retire_dt\n2,2026-12-18 00:00:00\n3,2026-12-18 00:00:00\n',
}

const CONTRACTOR_TABLES = {
  'contractor.csv':
    'contractor_id,contractor_type_id,contractor_version,contractor_bus_name,contractor_number\n' +
    '10,12,1,"First, Inc.",01112\n11,10,1,"First, Inc.",19003\n12,12,3,Second LLC,02102\n',
  'contractor_type_lookup.csv': 'contractor_type_id,description\n10,DME MAC\n12,A and B MAC\n',
  'contractor_jurisdiction.csv':
    'contractor_id,contractor_type_id,contractor_version,state_id,active_date,term_date\n' +
    '10,12,1,1,1900-01-01,\n10,12,1,2,2013-01-01,\n11,10,1,42,1900-01-01,\n12,12,3,60,1900-01-01,2019-06-30\n',
  'state_lookup.csv':
    'state_id,state_abbrev,description\n1,AK,Alaska\n2,AL,Alabama\n41,NY,New York - Entire State\n42,QN,New York - Queens\n60,UN,New York - Upstate\n',
}

const load = (layout: Layout, tables: Record<string, string>, modified?: string) =>
  loadTables(
    pool,
    layout,
    Object.entries(tables).map(([name, text]) => ({ ...sourceOf(name, text), modified })),
  )

const listPolicies = async () => {
  const { rows } = await pool.query(
    `select p.policy_id, p.contractor, p.states, p.related, p.effective::text
       from coverage_policies p join editions e on e.id = p.edition_id and e.state = 'live' order by 1`,
  )
  return rows
}

const JOINED = [
  {
    policy_id: 'L1',
    contractor: 'First, Inc. (A and B MAC)',
    states: ['NY'],
    related: ['A800', 'A900'],
    effective: '[2020-01-01,)',
  },
  {
    policy_id: 'L2',
    contractor: 'First, Inc. (A and B MAC, DME MAC); Second LLC (A and B MAC)',
    states: ['AK', 'AL', 'NY'],
    related: [],
    effective: '[2020-01-01,2026-12-19)',
  },
  {
    policy_id: 'L3',
    contractor: 'First, Inc. (A and B MAC)',
    states: ['AK'],
    related: [],
    effective: '[2010-01-01,2012-01-02)',
  },
]

describe('the policies of an export', () => {
  it('get contractors, states, related documents and announced ends, with policies live first', async () => {
    await load(mcdLcd, LCD_TABLES)
    expect((await listPolicies()).map(({ contractor, states }) => [contractor, states])).toEqual(
      Array(3).fill([null, null]),
    )
    await load(mcdContractors, CONTRACTOR_TABLES)
    expect(await listPolicies()).toEqual(JOINED)
  })

  it('get the same with contractors live first', async () => {
    await load(mcdContractors, CONTRACTOR_TABLES)
    await load(mcdLcd, LCD_TABLES)
    expect(await listPolicies()).toEqual(JOINED)
  })

  it('get the same where two exports brought the same contractors', async () => {
    await load(mcdContractors, CONTRACTOR_TABLES, '2026-01-25')
    await load(mcdContractors, CONTRACTOR_TABLES, '2026-02-01')
    await load(mcdLcd, LCD_TABLES)
    expect(await listPolicies()).toEqual(JOINED)
  })

  it('are called by the newest name of their contractor', async () => {
    await load(mcdLcd, LCD_TABLES)
    const renamed = CONTRACTOR_TABLES['contractor.csv'].replace('Second LLC', 'Second and Sons')
    await load(mcdContractors, { ...CONTRACTOR_TABLES, 'contractor.csv': renamed }, '2026-02-01')
    await load(mcdContractors, CONTRACTOR_TABLES, '2026-01-25')
    expect((await listPolicies())[1]).toMatchObject({
      contractor: 'First, Inc. (A and B MAC, DME MAC); Second and Sons (A and B MAC)',
    })
  })

  it('that came without their main table are there without dates, and titled by a list of documents', async () => {
    const { 'lcd.csv': _, ...others } = LCD_TABLES
    const codes = 'lcd_id,lcd_version,hcpc_code_id,hcpc_code_group\n1,5,77080,1\n'
    await load(mcdLcd, { ...others, 'lcd_x_hcpc_code.csv': codes })
    await load(mcdContractors, CONTRACTOR_TABLES)
    await load(mcdDocuments, {
      'document_titles_2025-08.csv':
        'contractor_name_type,document_display_id,document_id,document_type,document_version,effective_date,note,retirement_date,title,updated_on,updated_on_sort,url\n' +
        '"First, Inc.\n(A and B MAC)",L1,1,LCD,4,07/10/2020,,N/A,One,,,https://x.example/1\n',
    })
    const { rows } = await pool.query(
      `select p.policy_id, p.title, p.effective::text, p.contractor, p.locator
         from coverage_policies p join editions e on e.id = p.edition_id and e.source = 'mcd-lcd' order by 1`,
    )
    expect(rows[0]).toEqual({
      policy_id: 'L1',
      title: 'One',
      effective: '(,)',
      contractor: 'First, Inc. (A and B MAC)',
      locator: 'L1 version 5, title as in the list of documents 2025-08',
    })
    expect(rows.map(({ policy_id, title }) => [policy_id, title])).toEqual([
      ['L1', 'One'],
      ['L2', ''],
      ['L3', ''],
    ])
  })

  it('of articles are put together in the same way', async () => {
    await load(mcdContractors, CONTRACTOR_TABLES)
    await load(mcdArticle, {
      'article.csv':
        'article_id,article_version,title,article_eff_date,article_end_date,status,article_rev_end_date,date_retired,display_id\n' +
        '900,2,Billing and Coding,2021-01-01,,A,,,\n',
      'article_x_contractor.csv':
        'article_id,article_version,contractor_id,contractor_type_id,contractor_version\n900,2,12,12,3\n',
      'article_related_documents.csv': 'article_id,article_version,r_article_id,r_lcd_id\n900,2,,1\n',
    })
    expect(await listPolicies()).toEqual([
      {
        policy_id: 'A900',
        contractor: 'Second LLC (A and B MAC)',
        states: null,
        related: ['L1'],
        effective: '[2021-01-01,)',
      },
    ])
  })
})

const FOLDER = join(REAL_DATA_DIR, 'mcd/current_lcd')

describe.skipIf(!existsSync(FOLDER))('the published LCD export (in REAL_DATA_DIR)', () => {
  it('gives every policy with contractors its states, once its main table is there', async () => {
    const real = (name: string) => sourceAt(join(FOLDER, name))
    const names = ['lcd_x_contractor.csv', 'lcd_x_primary_jurisdiction.csv', 'lcd_related_documents.csv']
    const contractors = [
      'contractor.csv',
      'contractor_type_lookup.csv',
      'contractor_jurisdiction.csv',
      'state_lookup.csv',
    ]
    await loadTables(pool, mcdContractors, contractors.map(real))
    await loadTables(pool, mcdLcd, [
      sourceOf('lcd.csv', `${LCD_HEADER}\n33252,29,,First,2020-07-01,,,,,A\n33942,49,,Second,2020-07-01,,,,,A\n`),
      ...names.map(real),
    ])
    const [first, second] = await listPolicies()
    expect(first).toMatchObject({
      policy_id: 'L33252',
      contractor: 'First Coast Service Options, Inc. (A and B MAC)',
      states: ['FL', 'PR', 'VI'],
    })
    expect(second?.states).toHaveLength(16)
  })
})
