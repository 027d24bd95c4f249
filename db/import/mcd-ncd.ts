import { htmlToLine } from './html-text.ts'
import { createMcdLayout, fact, type McdTable } from './mcd-export.ts'
import { readValidity, viewUrl } from './mcd-local-policy.ts'

/** National coverage determinations, every version of each. They name no codes; local policies name them as related. */
export const mcdNcd = createMcdLayout('mcd-ncd', 'Medicare Coverage Database, national coverage determinations', {
  'ncd_trkg.csv': determinations(),
})

function determinations(): McdTable {
  return {
    main: true,
    columns: ['ncd_id', 'ncd_vrsn_num', 'ncd_mnl_sect', 'ncd_mnl_sect_title', 'ncd_efctv_dt', 'ncd_trmntn_dt'],
    read(cells) {
      const { ncd_id: id, ncd_vrsn_num: version = '', ncd_mnl_sect: section = '' } = cells
      const effective = readValidity([cells.ncd_efctv_dt ?? ''], [cells.ncd_trmntn_dt ?? ''])
      if ('reason' in effective) return effective
      const title = htmlToLine(cells.ncd_mnl_sect_title ?? '')
      return fact('coverage_policies', {
        policy_id: `NCD${id}`,
        version,
        kind: 'ncd',
        // People name a determination by its section of the NCD Manual.
        title: section === '' ? title : `${title} (${section})`,
        url: viewUrl('ncd', `ncdid=${id}&ncdver=${version}`),
        effective,
        locator: `NCD ${section}, identifier ${id} version ${version}`,
      })
    },
  }
}
