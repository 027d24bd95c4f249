import { describe, expect, it } from 'vitest'
import { mcdArticle } from '../../../db/import/mcd-article.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { sourceOf } from '../../support/source-files.ts'

const readTable = (name: string, ...lines: string[]) =>
  collectRows(mcdArticle, sourceOf(name, `${lines.join('\r\n')}\r\n`))

const CODE_HEADER =
  'article_id,article_version,icd10_code_id,icd10_code_version,icd10_covered_group,range,last_updated,sort_order,description,asterisk'

describe('the article export', () => {
  it('gives articles, with the page CMS shows them on, and leaves out drafts', async () => {
    const { rows } = await readTable(
      'article.csv',
      'article_id,article_version,article_type,title,article_pub_date,article_eff_date,article_end_date,description,status,article_rev_end_date,date_retired,display_id',
      '57520,8,1,"Billing and Coding: X",2025-01-01,2025-02-01 00:00:00,,"<p>text,\n""quoted""</p>",A,,,',
      '57521,3,1,Retired,2019-01-01,2019-02-01 00:00:00,2024-06-30 00:00:00,,R,,,',
      '57522,1,1,Draft,2026-01-01,2026-02-01 00:00:00,,,A,,,57522',
    )
    expect(rows.map(({ table, row }) => [table, row.policy_id, row.version, row.kind, row.effective, row.url])).toEqual(
      [
        [
          'coverage_policies',
          'A57520',
          '8',
          'article',
          { from: '2025-02-01', to: null },
          'https://www.cms.gov/medicare-coverage-database/view/article.aspx?articleid=57520&ver=8',
        ],
        [
          'coverage_policies',
          'A57521',
          '3',
          'article',
          { from: '2019-02-01', to: '2024-06-30' },
          'https://www.cms.gov/medicare-coverage-database/view/article.aspx?articleid=57521&ver=3',
        ],
      ],
    )
  })

  it('gives covered diagnoses with their dots, groups and asterisks, without descriptions', async () => {
    const { rows, rejected } = await readTable(
      'article_x_icd10_covered.csv',
      CODE_HEADER,
      '57520,8,E11.9,12,1,N,2025-09-23 19:55:07,1,Words of it,',
      '57520,8,s72001a,12,2,N,2025-09-23 19:55:07,2,Words of it,Y',
      '57520,8,Z00,12,2,N,2025-09-23 19:55:07,3,Words of it,N',
      '57520,8,XX000,12,3,N,2025-09-23 19:55:07,1,Not Applicable,',
      '57520,8,250.00,9,3,N,2025-09-23 19:55:07,1,Words of it,',
    )
    expect(rows.map(({ row }) => [row.system, row.code, row.relation, row.diagnosis_group, row.asterisk])).toEqual([
      ['ICD-10-CM', 'E11.9', 'covered', 1, false],
      ['ICD-10-CM', 'S72.001A', 'covered', 2, true],
      ['ICD-10-CM', 'Z00', 'covered', 2, false],
    ])
    expect(rows[1]?.row.locator).toBe('A57520 version 8, covered diagnosis group 2, S72.001A')
    expect(JSON.stringify(rows)).not.toContain('Words')
    expect(rejected).toEqual([{ line: 6, reason: '"250.00" in icd10_code_id is no code' }])
  })

  it('gives diagnoses that are not covered', async () => {
    const { rows } = await readTable(
      'article_x_icd10_noncovered.csv',
      CODE_HEADER.replace('_covered_', '_noncovered_').replace(',asterisk', ''),
      '57520,8,R51.9,12,1,N,2025-09-23 19:55:07,1,Words of it',
    )
    expect(rows.map(({ row }) => [row.code, row.relation, row.diagnosis_group])).toEqual([['R51.9', 'not_covered', 1]])
  })

  it('gives the paragraph of a group as text, with what its asterisk means', async () => {
    const { rows, rejected } = await readTable(
      'article_x_icd10_covered_group.csv',
      'article_id,article_version,icd10_covered_group,paragraph,last_updated,icd10_covered_ast',
      '57520,8,1,"<p>Group 1 covers <b>CPT 90791</b>:</p><p>all of</p>",2025-09-23,"<p>Needs a second code &ndash; see Group 2</p>"',
      '57520,8,2,,2025-09-23,',
      '57520,8,x,text,2025-09-23,',
    )
    expect(rows.map(({ table, row }) => [table, row.relation, row.diagnosis_group, row.paragraph])).toEqual([
      ['coverage_groups', 'covered', 1, 'Group 1 covers CPT 90791:\nall of\n* Needs a second code – see Group 2'],
      ['coverage_groups', 'covered', 2, ''],
    ])
    expect(rejected).toEqual([{ line: 4, reason: '"x" in icd10_covered_group is no number of a group' }])
  })

  it('gives excluded drugs with the dates of their own', async () => {
    const { rows, rejected } = await readTable(
      'article_x_code_table.csv',
      'article_id,article_version,article_type,code_table_row,brand_name,eff_date,end_date,comments,hcpc_code_id,hcpc_code_version,last_updated,short_description,long_description',
      '52527,9,5,1,Brand,2015-10-01 00:00:00,2023-12-31 00:00:00,,J0135,99,2025-01-01,Words,Words',
      '52527,9,5,2,Brand,2015-10-01 00:00:00,,,,99,2025-01-01,,',
      '52527,9,5,3,Brand,2015-10-01 00:00:00,2014-01-01 00:00:00,,J0136,99,2025-01-01,Words,Words',
    )
    expect(rows.map(({ row }) => [row.system, row.code, row.relation, row.diagnosis_group, row.effective])).toEqual([
      ['HCPCS', 'J0135', 'names', null, { from: '2015-10-01', to: '2023-12-31' }],
    ])
    expect(rejected).toEqual([{ line: 4, reason: 'it ends on 2014-01-01, before it begins on 2015-10-01' }])
  })

  it('says what it lacks to prove that no article names a code', () => {
    expect(mcdArticle.missing?.([sourceOf('article.csv', '')])).toEqual(['article_x_hcpc_code.csv'])
  })
})
