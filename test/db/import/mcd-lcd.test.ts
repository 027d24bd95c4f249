import { describe, expect, it } from 'vitest'
import { mcdLcd } from '../../../db/import/mcd-lcd.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { sourceOf } from '../../support/source-files.ts'

const LCD_HEADER =
  'lcd_id,lcd_version,display_id,"title",rev_eff_date,orig_det_eff_date,date_retired,rev_end_date,ent_det_end_date,status'

const readTable = (name: string, ...lines: (string | Buffer)[]) =>
  collectRows(mcdLcd, sourceOf(name, Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')]))))

const readPolicy = async (line: string | Buffer) => {
  const { rows, rejected } = await readTable('lcd.csv', LCD_HEADER, line)
  return rejected[0]?.reason ?? rows[0]?.row ?? null
}

describe('the main table of the LCD export', () => {
  it('gives each policy its title, its dates and the page CMS shows it on', async () => {
    const { rows } = await readTable(
      'lcd.csv',
      LCD_HEADER,
      '33252,29,,"Psychiatric <i>Diagnostic</i> Evaluation &amp; Psychotherapy",2020-07-01 00:00:00,2015-10-01 00:00:00,,,,A',
    )
    expect(rows).toEqual([
      {
        table: 'coverage_policies',
        row: {
          policy_id: 'L33252',
          version: '29',
          kind: 'lcd',
          title: 'Psychiatric Diagnostic Evaluation & Psychotherapy',
          url: 'https://www.cms.gov/medicare-coverage-database/view/lcd.aspx?lcdid=33252&ver=29',
          effective: { from: '2020-07-01', to: null },
          locator: 'L33252 version 29',
        },
      },
    ])
  })

  it.each([
    [
      'the first effective date where it was never revised',
      '1,2,,T,,2015-10-01 00:00:00,,,,A',
      { from: '2015-10-01', to: null },
    ],
    [
      'the day it was retired',
      '1,2,,T,2020-07-01,,2024-01-31 00:00:00,2024-02-01,,R',
      { from: '2020-07-01', to: '2024-01-31' },
    ],
    [
      'the end of its last revision',
      '1,2,,T,2020-07-01,,,2024-02-01 00:00:00,,R',
      { from: '2020-07-01', to: '2024-02-01' },
    ],
    ['no end that is not stated', '1,2,,T,,,,,,A', { from: null, to: null }],
  ])('takes as validity %s', async (_title, line, effective) => {
    expect(await readPolicy(line)).toMatchObject({ effective })
  })

  it('leaves out what is only proposed', async () => {
    expect(await readPolicy('1,2,40001,T,2026-01-01,,,,,P')).toBeNull()
  })

  it.each([
    ['a date that is none', '1,2,,T,July 2020,,,,,A', 'one of its dates is no date'],
    ['a day the calendar lacks', '1,2,,T,2023-02-29 00:00:00,,,,,A', 'one of its dates is no date'],
    [
      'an end before the beginning',
      '1,2,,T,2024-07-01,,2024-06-30,,,R',
      'it ends on 2024-06-30, before it begins on 2024-07-01',
    ],
    ['a retirement without a day', '1,2,,T,2024-07-01,,,,,R', 'it is retired but has no end'],
    ['too few cells', '1,2,,T', 'it has 4 cells where the header has 10'],
  ])('rejects %s', async (_title, line, reason) => {
    expect(await readPolicy(line)).toBe(reason)
  })

  it('goes on after a row it cannot read', async () => {
    const { rows, rejected } = await readTable('lcd.csv', LCD_HEADER, '1,2', '', '5,6,,T,soon,,,,,A', '3,4,,T,,,,,,A')
    expect(rejected.map(({ line }) => line)).toEqual([2, 4])
    expect(rows.map(({ row }) => row.policy_id)).toEqual(['L3'])
  })

  it('keeps quotes that the publisher forgot to double', async () => {
    expect(await readPolicy('1,2,,"T" and "U",,,,,,A')).toMatchObject({ title: '"T" and "U"' })
  })

  it.each([
    ['UTF-8', Buffer.from('1,2,,"Añejo – “x”",,,,,,A')],
    ['Windows-1252', Buffer.from('1,2,,"A\xf1ejo \x96 \x93x\x94",,,,,,A', 'latin1')],
  ])('reads cells written in %s', async (_title, line) => {
    expect(await readPolicy(line)).toMatchObject({ title: 'Añejo – “x”' })
  })

  it('reads CRLF, a byte order mark, line ends and commas inside cells, however the bytes arrive', async () => {
    const content = `\uFEFF${LCD_HEADER}\r\n1,2,,"one,\r\ntwo ""three""",,,,,,A\r\n`
    for (const chunkBytes of [1, 7, 16_384]) {
      const { rows, rejected } = await collectRows(mcdLcd, sourceOf('lcd.csv', content, chunkBytes))
      expect({ titles: rows.map(({ row }) => row.title), rejected }).toEqual({
        titles: ['one, two "three"'],
        rejected: [],
      })
    }
  })

  it('is refused where it lacks a column, and gives nothing where it has no rows', async () => {
    await expect(readTable('lcd.csv', 'lcd_id,lcd_version,title', '1,2,T')).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('lcd.csv has no column display_id'),
    })
    expect((await readTable('lcd.csv', LCD_HEADER)).rows).toEqual([])
  })

  it.each([
    ['at the end of the file', `${LCD_HEADER}\n1,2,,"cut`],
    ['for more than any policy has', `${LCD_HEADER}\n1,2,,"${'x'.repeat(17 * 1024 * 1024)}`],
  ])('is refused where a quote does not close %s', async (_title, content) => {
    await expect(collectRows(mcdLcd, sourceOf('lcd.csv', content, 1024 * 1024))).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/^lcd\.csv is cut off or damaged/),
    })
  })
})

describe('the edition of an export', () => {
  const file = sourceOf('lcd.csv', `${LCD_HEADER}\n`)

  it.each([
    [
      'in the name of what was handed in',
      { path: '/downloads/current_lcd_2026-01-25.zip', modified: '2026-02-03' },
      '2026-01-25',
    ],
    ['its table was written', { path: 'current_lcd.zip', modified: '2026-01-25' }, '2026-01-25'],
    ['nothing tells, as the current one', { path: 'current_lcd.zip' }, 'current'],
  ])('is the day %s', (_title, about, label) => {
    expect(mcdLcd.recognise({ ...file, ...about })).toMatchObject({ source: 'mcd-lcd', label, scope: 'all' })
  })

  it('lacks the policies, or the codes, where only other tables came', () => {
    const codes = sourceOf('lcd_x_hcpc_code.csv', '')
    expect(mcdLcd.missing?.([sourceOf('lcd_x_contractor.csv', '')])).toEqual(['lcd.csv', 'lcd_x_hcpc_code.csv'])
    expect(mcdLcd.missing?.([codes, sourceOf('LCD.CSV', '')])).toEqual([])
  })

  it.each([
    ['another table', 'reason_change_lookup.csv', 'reason_change_id,description\n'],
    ['a file of that name with other columns', 'lcd.csv', 'title,version\n'],
    ['a file without a first line', 'lcd.csv', ''],
    ['a file that is no table', 'lcd.csv', '"\0\0\0'],
  ])('is not found in %s', (_title, name, content) => {
    expect(mcdLcd.recognise(sourceOf(name, content))).toBeNull()
  })
})

describe('the tables around LCDs', () => {
  it('name the codes of a policy, without their descriptions', async () => {
    const { rows, rejected } = await readTable(
      'lcd_x_hcpc_code.csv',
      '"lcd_id","lcd_version","hcpc_code_id","hcpc_code_version","hcpc_code_group","range","last_updated","long_description","short_description"',
      '"33312","40","E0953","99","3","N","2025-09-23 19:55:07","LONG WORDS","Short words"',
      '"33312","40","90834","99","1","N","2025-09-23 19:55:07","LONG WORDS","Short words"',
      '"33312","40","0001u","99","0","N","2025-09-23 19:55:07","LONG WORDS","Short words"',
      '"33312","40","XX000","99","1","N","2025-09-23 19:55:07","Not Applicable","N/A"',
      '"33312","40","9083","99","1","N","2025-09-23 19:55:07","LONG WORDS","Short words"',
      '"33312","40","90832","99","one","N","2025-09-23 19:55:07","LONG WORDS","Short words"',
    )
    expect(rows.map(({ row }) => [row.system, row.code, row.relation, row.diagnosis_group])).toEqual([
      ['HCPCS', 'E0953', 'names', 3],
      ['CPT', '90834', 'names', 1],
      ['CPT', '0001U', 'names', 0],
    ])
    expect(rows[0]?.row.locator).toBe('L33312 version 40, procedure group 3, E0953')
    expect(JSON.stringify(rows)).not.toMatch(/words/i)
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [6, '"9083" in hcpc_code_id is no code'],
      [7, '"one" in hcpc_code_group is no number of a group'],
    ])
  })

  it('name contractors, states, related documents and announced ends', async () => {
    const tables = [
      await readTable(
        'lcd_x_contractor.csv',
        'lcd_id,lcd_version,contractor_id,contractor_type_id,contractor_version',
        '33252,29,368,12,1',
      ),
      await readTable('lcd_x_primary_jurisdiction.csv', 'lcd_id,lcd_version,state_id', '33942,49,8'),
      await readTable(
        'lcd_related_documents.csv',
        'lcd_id,lcd_version,r_article_id,r_lcd_id',
        '33252,29,57520,',
        '33261,40,,38927',
        '1,1,,',
      ),
      await readTable('lcd_related_ncd_documents.csv', 'lcd_id,lcd_version,r_ncd_id', '32553,20,155', '33252,29,0'),
      await readTable('lcd_future_retire.csv', 'lcd_id,retire_dt', '33422,2026-02-14 00:00:00', '33423,soon'),
    ]
    const facts = tables.flatMap(({ rows }) =>
      rows.map(({ table, row: { effective: _, locator: __, ...row } }) => [table, row]),
    )
    expect(facts).toEqual([
      ['mcd_policy_contractors', { policy_id: 'L33252', version: '29', contractor_id: '368.12.1' }],
      ['mcd_policy_states', { policy_id: 'L33942', version: '49', state_id: '8' }],
      ['mcd_policy_relations', { policy_id: 'L33252', version: '29', related_id: 'A57520' }],
      ['mcd_policy_relations', { policy_id: 'L33261', version: '40', related_id: 'L38927' }],
      ['mcd_policy_relations', { policy_id: 'L32553', version: '20', related_id: 'NCD155' }],
      ['mcd_policy_retirements', { policy_id: 'L33422', retires_on: '2026-02-14' }],
    ])
    expect(tables.flatMap(({ rejected }) => rejected.map(({ reason }) => reason))).toEqual([
      'it names neither a related article nor a related LCD',
      '"soon" in retire_dt is no date',
    ])
  })
})
