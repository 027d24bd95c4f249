import type { IsoDate } from '../../domain/iso-date.ts'
import { findCodeLife, isInForce } from '../../rules/rows/code-life.ts'
import type { Codebook } from '../answer/answer.ts'
import type { CodeStandingOnDate } from './answer-checks.ts'

/** What the codebook says of each of those codes on that date. Asks nothing where there are none. */
export async function findStandings(
  codes: readonly string[],
  on: IsoDate,
  codebook: Pick<Codebook, 'findFacts'>,
): Promise<Map<string, CodeStandingOnDate>> {
  if (codes.length === 0) return new Map()
  const facts = await codebook.findFacts(codes, on)
  return new Map(
    codes.map((code) => {
      const life = findCodeLife(facts, code)
      if (life === null) return [code, 'unknown']
      return [code, isInForce(life, on) ? 'active' : 'inactive']
    }),
  )
}
