import { describe, expect, it } from 'vitest'
import { mcdNcd } from '../../../db/import/mcd-ncd.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { sourceOf } from '../../support/source-files.ts'

const HEADER =
  'NCD_id,NCD_vrsn_num,natl_cvrg_type,cvrg_lvl_cd,NCD_mnl_sect,NCD_mnl_sect_title,NCD_efctv_dt,NCD_impltn_dt,NCD_trmntn_dt,itm_srvc_desc'

const readTable = (...lines: string[]) => collectRows(mcdNcd, sourceOf('ncd_trkg.csv', [HEADER, ...lines].join('\n')))

describe('the NCD export', () => {
  it('gives every version of a determination, with its section and the page CMS shows it on', async () => {
    const { rows, edition } = await readTable(
      '1,2,True,2,310.1,Routine Costs in Clinical Trials,2007-07-09 00:00:00,2007-10-09 00:00:00,2024-05-26 00:00:00,"<p>a, ""b""</p>"',
      '1,3,True,2,310.1,"Routine Costs in Clinical Trials",2024-05-27 00:00:00,2024-05-27 00:00:00,,',
    )
    expect(edition).toMatchObject({ source: 'mcd-ncd', scope: 'all' })
    expect(rows.map(({ row }) => [row.policy_id, row.version, row.kind, row.effective])).toEqual([
      ['NCD1', '2', 'ncd', { from: '2007-07-09', to: '2024-05-26' }],
      ['NCD1', '3', 'ncd', { from: '2024-05-27', to: null }],
    ])
    expect(rows[1]).toMatchObject({
      table: 'coverage_policies',
      row: {
        title: 'Routine Costs in Clinical Trials (310.1)',
        url: 'https://www.cms.gov/medicare-coverage-database/view/ncd.aspx?ncdid=1&ncdver=3',
        locator: 'NCD 310.1, identifier 1 version 3',
      },
    })
  })

  it('rejects a determination that ends before it begins', async () => {
    const { rows, rejected } = await readTable('5,1,True,2,20.1,T,2007-07-09 00:00:00,,2006-01-01 00:00:00,')
    expect({ rows, rejected }).toEqual({
      rows: [],
      rejected: [{ line: 2, reason: 'it ends on 2006-01-01, before it begins on 2007-07-09' }],
    })
  })
})
