import { createMcdLayout } from './mcd-export.ts'
import { codeTable, groupTable } from './mcd-local-codes.ts'
import { linkTables } from './mcd-local-links.ts'
import { type LocalKind, policyTable } from './mcd-local-policy.ts'

const LCD: LocalKind = { prefix: 'lcd', letter: 'L' }

/**
 * Local coverage determinations. Most name no codes themselves: those hang on the articles they name as related.
 * @see CMS, Data Dictionary: LCD Download Database, 4/29/2025
 */
export const mcdLcd = createMcdLayout('mcd-lcd', 'Medicare Coverage Database, local coverage determinations', {
  'lcd.csv': policyTable(
    LCD,
    ['rev_eff_date', 'orig_det_eff_date'],
    ['date_retired', 'rev_end_date', 'ent_det_end_date'],
  ),
  'lcd_x_hcpc_code.csv': codeTable(LCD, 'names', { code: 'hcpc_code_id', group: 'hcpc_code_group' }),
  'lcd_x_hcpc_code_group.csv': groupTable(LCD, 'names', { group: 'hcpc_code_group' }),
  ...linkTables(LCD),
})
