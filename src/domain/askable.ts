import type { CodeReference, CodeSystem } from './code-reference.ts'
import type { Ask } from './inquiry.ts'

const SERVICES: ReadonlySet<CodeSystem> = new Set(['CPT', 'HCPCS'])
const DIAGNOSES: ReadonlySet<CodeSystem> = new Set(['ICD-9-CM', 'ICD-10-CM'])

/**
 * False for an ask that the codes of its message leave nothing of: whether a code is valid where none is named, whether the only service goes together with its diagnosis, and
 * which code a mere modifier is added to.
 */
export function isAskable({ kind, subjects }: Ask, references: readonly CodeReference[]): boolean {
  const services = new Set(references.flatMap(({ system, code }) => (SERVICES.has(system) ? [code] : [])))
  if (kind === 'billed_together') return services.size !== 1 || !references.some(({ system }) => DIAGNOSES.has(system))
  if (kind === 'status') return subjects.length > 0 || references.length > 0
  if (kind === 'add_on')
    return subjects.length === 0 || services.size === 0 || subjects.some((code) => services.has(code))
  return true
}
