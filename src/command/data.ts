import type { Command } from 'commander'
import { registerDataAffected } from './data-affected.ts'
import { registerDataDiff } from './data-diff.ts'
import { registerDataImport } from './data-import.ts'
import { registerDataList } from './data-list.ts'
import { registerDataRemove } from './data-remove.ts'

/** `caseconsultant data import|list|diff|affected|remove` */
export function registerData(program: Command): void {
  const data = program
    .command('data')
    .description('the publishers’ files: load them, see what is loaded, compare editions')
    .addHelpText(
      'after',
      `
Examples:
  caseconsultant data import practitioner-ptp-edits-v322r0-f*.zip
  caseconsultant data list
  caseconsultant data diff icd10cm:FY2025 icd10cm:FY2026
  caseconsultant data affected
  caseconsultant data remove ncci-ptp-practitioner:2024Q3`,
    )
  for (const register of [
    ...[registerDataImport, registerDataList, registerDataDiff, registerDataAffected, registerDataRemove],
  ]) {
    register(data)
  }
}
