import type { KnownWord, SearchQuery } from '../../domain/search.ts'
import { type RankedCode, readNotion } from './rank-candidates.ts'

/** One code the words ask for, or what may be it, best first. */
export type Choice = {
  /** The notions it was chosen for. */
  words: string
  ranked: RankedCode[]
  /** True where the words decide for the first. */
  decided: boolean
}

/** A description that needs more codes than this is not one description. */
const MOST_CODES = 4

/** Candidates kept for each code. */
const MOST_CANDIDATES = 8

/** A second code must explain at least this share of what is said. */
const WORTH_A_CODE = 0.12

/**
 * The codes that a description asks for together: the best one, then the best of those that say what it leaves out.
 * "Type 2 diabetes with CKD stage 3 on insulin" is three.
 */
export function chooseCodes(
  query: SearchQuery,
  words: ReadonlyMap<string, KnownWord>,
  ranked: readonly RankedCode[],
): Choice[] {
  const weights = query.groups.map((group) => readNotion(group, words).weight)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const open = new Set(query.groups.keys())
  const choices: Choice[] = []
  let pool = [...ranked]
  const isWhole = ranked[0]?.covers.every(Boolean) ?? true
  while (choices.length < MOST_CODES && pool.length > 0 && (open.size > 0 || choices.length === 0)) {
    const gain = ({ covers }: RankedCode): number =>
      covers.reduce((sum, covered, at) => sum + (covered && open.has(at) ? (weights[at] ?? 0) : 0), 0)
    const scored = choices.length === 0 && isWhole ? pool : pool.toSorted((one, other) => worth(other) - worth(one))
    function worth(each: RankedCode): number {
      return gain(each) * (0.4 + each.precision) * fitness(each)
    }
    const [first] = scored
    if (first === undefined || (choices.length > 0 && gain(first) < WORTH_A_CODE * total)) break
    const told = [...open].filter((at) => first.covers[at])
    // What explains another part of the description is no rival: it is the next code.
    const isAlone = choices.length === 0 && isWhole
    const rivals = isAlone ? scored : scored.filter((each) => told.every((at) => each.covers[at]))
    choices.push({
      words: told.map((at) => query.groups[at]?.written).join(' ') || query.words,
      ranked: leaveOtherSides(first, rivals, query).slice(0, MOST_CANDIDATES),
      decided: isDecided(first, leaveOtherSides(first, rivals, query), told.length, choices.length === 0, open.size),
    })
    for (const at of told) open.delete(at)
    if (told.length === 0) break
    pool = pool.filter((each) => each !== first)
  }
  // A procedure that leaves out what says most is another one: the words do not decide for it.
  const heaviest = weights.indexOf(Math.max(...weights))
  const isLost = choices.length > 0 && open.has(heaviest)
  return choices
    .map((choice) => (isLost && isProcedure(choice) ? { ...choice, decided: false } : choice))
    .toSorted((one, other) => firstNotion(one) - firstNotion(other))
}

const isProcedure = ({ ranked: [first] }: Choice): boolean =>
  first?.candidate.system === 'CPT' || first?.candidate.system === 'HCPCS'

/** Codes stand in the order in which what they cover was said. */
const firstNotion = ({ ranked: [first] }: Choice): number => first?.covers.indexOf(true) ?? 0

/** How well a candidate fits beside what it covers: its score without the share of the query it explains. */
const fitness = ({ score, candidate }: RankedCode): number =>
  (candidate.billable ? 1 : 0.5) * (0.5 + Math.min(1, score))

/** The lead over the next that makes the words decide. */
const LEAD = 0.93

/** True where the first says all of it, says little more, and no other does nearly as well. */
function isDecided(
  first: RankedCode,
  rivals: readonly RankedCode[],
  told: number,
  isFirst: boolean,
  open: number,
): boolean {
  if (!first.candidate.billable || told === 0) return false
  if (isFirst && told < Math.min(open, 2)) return false
  const next = rivals.find((each) => each !== first)
  return first.precision >= 0.6 && (next === undefined || next.score < first.score * LEAD)
}

/** The rivals without those of another or no side, where the words name the side of the first. */
function leaveOtherSides(
  first: RankedCode,
  rivals: readonly RankedCode[],
  { side }: SearchQuery,
): readonly RankedCode[] {
  const isOf = ({ candidate }: RankedCode): boolean =>
    side !== null && (candidate.description ?? '').toLowerCase().includes(side)
  return isOf(first) ? rivals.filter((each) => each === first || isOf(each)) : rivals
}
