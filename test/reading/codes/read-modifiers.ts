import type { IsCode } from '../../../src/domain/is-code.ts'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'

/** The modifiers that are read, those of codes among them, in order. */
export const readModifiers = (text: string, isCode: IsCode): string => {
  const read = findCodeReferences(text, isCode).flatMap(({ system, code, modifiers }) =>
    system === 'MODIFIER' ? [code, ...modifiers] : modifiers,
  )
  return [...new Set(read)].toSorted().join(' ')
}

/** `POS 10`, `RARC N19` and the like for what is neither a procedure nor a modifier. */
export const readOthers = (text: string, isCode: IsCode): string =>
  findCodeReferences(text, isCode)
    .filter(({ system }) => !['CPT', 'HCPCS', 'MODIFIER', 'ICD-10-CM'].includes(system))
    .map(({ system, code }) => `${system} ${code}`)
    .join(', ')
