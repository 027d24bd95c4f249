import type { CodeSystem } from '../domain/code-reference.ts'

/** True when the codebook holds the canonical code, whatever its dates. Consulted where the shape and the words leave it open. */
export type IsCode = (system: CodeSystem, code: string) => boolean
