/** The least minutes of each level of an office visit, of 2021 and after (CPT E/M guidelines). */
export type LeastMinutes = readonly (readonly [code: string, least: number])[]

export const NEW_MINUTES: LeastMinutes = [
  ['99202', 15],
  ['99203', 30],
  ['99204', 45],
  ['99205', 60],
]
export const ESTABLISHED_MINUTES: LeastMinutes = [
  ['99212', 10],
  ['99213', 20],
  ['99214', 30],
  ['99215', 40],
]

/** The same of a visit at home or in a residence, of 2023 and after. */
export const NEW_HOME_MINUTES: LeastMinutes = [
  ['99341', 15],
  ['99342', 30],
  ['99344', 60],
  ['99345', 75],
]
export const ESTABLISHED_HOME_MINUTES: LeastMinutes = [
  ['99347', 20],
  ['99348', 30],
  ['99349', 40],
  ['99350', 60],
]

/** The level that minutes reach, and the next one; null where they reach none. */
export function reachLevel(
  levels: LeastMinutes,
  minutes: number,
): { code: string; least: number; next: readonly [code: string, least: number] | null } | null {
  const reached = levels.findLastIndex(([, least]) => minutes >= least)
  const level = levels[reached]
  return level ? { code: level[0], least: level[1], next: levels[reached + 1] ?? null } : null
}
