/** What one kind of fault did, over its runs. */
export type Figures = {
  name: string
  runs: number
  /** Mails without a case, or answers that never left. */
  lost: number
  /** Second cases and second answers. */
  duplicate: number
  /** Replies that ended in send_uncertain. */
  unknown: number
  /** How many of those there should be. */
  unknownWanted: number
  detectSeconds: number[]
  recoverSeconds: number[]
  /** What else went wrong, in a sentence each. */
  faults: string[]
}

export const newFigures = (name: string): Figures => ({
  name,
  runs: 0,
  lost: 0,
  duplicate: 0,
  unknown: 0,
  unknownWanted: 0,
  detectSeconds: [],
  recoverSeconds: [],
  faults: [],
})

/** True where nothing was lost or doubled, and exactly what cannot be known is called uncertain. */
export const isGood = ({ lost, duplicate, unknown, unknownWanted, faults }: Figures): boolean =>
  lost === 0 && duplicate === 0 && unknown === unknownWanted && faults.length === 0

/** The smallest value that at least that share of the values does not exceed; null of none. */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
}

export const FIGURES_HEAD =
  'fault                                              runs  lost  dupl  unkn (of)   detect p50/p95   recover p50/p95  seed'

/** One line of the table. */
export function printFigures(figures: Figures, seed: number): string {
  const { name, runs, lost, duplicate, unknown, unknownWanted, detectSeconds, recoverSeconds, faults } = figures
  const times = (values: readonly number[]): string => {
    const [half, most] = [percentile(values, 0.5), percentile(values, 0.95)]
    return half === null || most === null ? '-' : `${half.toFixed(1)}/${most.toFixed(1)} s`
  }
  const counts = [runs, lost, duplicate, unknown].map((count) => String(count).padStart(5)).join(' ')
  const line = `${name.padEnd(50)}${counts} ${`(${unknownWanted})`.padEnd(5)} ${times(detectSeconds).padStart(16)} ${times(recoverSeconds).padStart(17)}  ${seed}`
  return [line, ...faults.map((fault) => `    ! ${fault}`)].join('\n')
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
