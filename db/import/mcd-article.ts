import { createMcdLayout, fact, type McdTable } from './mcd-export.ts'
import { codeTable, groupTable, readProcedureCode } from './mcd-local-codes.ts'
import { linkTables } from './mcd-local-links.ts'
import { keyColumns, type LocalKind, policyTable, readKey, readValidity } from './mcd-local-policy.ts'

const ARTICLE: LocalKind = { prefix: 'article', letter: 'A' }

/** Articles: billing and coding articles with procedure and diagnosis codes, and lists of excluded self-administered drugs. */
export const mcdArticle = createMcdLayout('mcd-article', 'Medicare Coverage Database, articles', {
  'article.csv': policyTable(
    ARTICLE,
    ['article_eff_date'],
    ['date_retired', 'article_rev_end_date', 'article_end_date'],
  ),
  'article_x_hcpc_code.csv': codeTable(ARTICLE, 'names', { code: 'hcpc_code_id', group: 'hcpc_code_group' }),
  'article_x_hcpc_code_group.csv': groupTable(ARTICLE, 'names', { group: 'hcpc_code_group' }),
  'article_x_icd10_covered.csv': codeTable(ARTICLE, 'covered', {
    code: 'icd10_code_id',
    group: 'icd10_covered_group',
    asterisk: 'asterisk',
  }),
  'article_x_icd10_covered_group.csv': groupTable(ARTICLE, 'covered', {
    group: 'icd10_covered_group',
    asterisk: 'icd10_covered_ast',
  }),
  'article_x_icd10_noncovered.csv': codeTable(ARTICLE, 'not_covered', {
    code: 'icd10_code_id',
    group: 'icd10_noncovered_group',
  }),
  'article_x_icd10_noncovered_group.csv': groupTable(ARTICLE, 'not_covered', { group: 'icd10_noncovered_group' }),
  'article_x_code_table.csv': excludedDrugs(),
  ...linkTables(ARTICLE),
})

/** Drugs that a contractor excludes as usually self-administered, each with dates of its own. */
function excludedDrugs(): McdTable {
  return {
    columns: [...keyColumns(ARTICLE), 'hcpc_code_id', 'eff_date', 'end_date'],
    read(cells) {
      const written = cells.hcpc_code_id ?? ''
      // Some rows name a drug that has no code yet.
      if (written === '') return null
      const code = readProcedureCode(written.toUpperCase())
      if (code === null) return { reason: `"${written}" in hcpc_code_id is no code` }
      const effective = readValidity([cells.eff_date ?? ''], [cells.end_date ?? ''])
      if ('reason' in effective) return effective
      const key = readKey(ARTICLE, cells)
      const locator = `${key.policy_id} version ${key.version}, table of codes, ${code.code}`
      const row = { ...key, ...code, relation: 'names', diagnosis_group: null, asterisk: false }
      return fact('coverage_codes', { ...row, effective, locator })
    },
  }
}
