import { JOINTS } from './joint-operations.ts'
import type { OperationFamily } from './operation-family.ts'
import { SCOPES } from './scope-operations.ts'
import { VEINS } from './vein-operations.ts'

/** The operations whose codes their words decide (CPT guidelines of each family, in our own words). */
export const FAMILIES: readonly OperationFamily[] = [...SCOPES, ...JOINTS, ...VEINS]
