import type { IsCode } from '../../src/domain/is-code.ts'

/** A codebook that knows just these codes; the shape and the words of a text decide the rest. */
export function knowing(...codes: string[]): IsCode {
  const known = new Set(codes)
  return (system, code) => known.has(`${system} ${code}`)
}

export const knowsNothing: IsCode = () => false
