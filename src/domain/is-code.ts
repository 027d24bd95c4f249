import type { CodeSystem } from './code-reference.ts'

/**
 * True when the codebook holds the canonical code, whatever its dates; of `ADD-ON`, when some edition lists it as an add-on code.
 * Consulted where the shape and the words leave it open.
 */
export type IsCode = (system: CodeSystem | 'ADD-ON', code: string) => boolean
