import { hrefOfCode } from '../../domain/code-address.ts'
import type { CodeSystem } from '../../domain/code-reference.ts'
import type { IsoDate } from '../../domain/iso-date.ts'

/** A code as a link shows it. */
export type NamedCode = { system: CodeSystem; code: string; description: string | null; billable: boolean }

/** The codes around one: above and below it in its classification, and before and after it. */
export type PageFamily = { above: FamilyLink[]; below: FamilyLink[]; before: FamilyLink[]; after: FamilyLink[] }

export type FamilyLink = NamedCode & { href: string }

export type FamilyPorts = {
  listNeighbours(
    system: CodeSystem,
    code: string,
    asOf: IsoDate,
    each: number,
  ): Promise<{ before: NamedCode[]; after: NamedCode[] }>
  listNamedCodes(system: CodeSystem, codes: readonly string[], asOf: IsoDate): Promise<NamedCode[]>
  listBeginningWith(
    system: CodeSystem,
    beginning: string,
    about: { asOf: IsoDate; characters: readonly number[]; most: number },
  ): Promise<NamedCode[]>
}

/** Codes shown before and after one. */
const EACH_SIDE = 3

/** Codes shown of the next level. */
const BELOW_SHOWN = 60

/** The family of a code; `on` stays in the links where a date was chosen. */
export async function findFamily(
  system: CodeSystem,
  code: string,
  asOf: IsoDate,
  on: IsoDate | null,
  ports: FamilyPorts,
): Promise<PageFamily> {
  const [{ before, after }, above, below] = await Promise.all([
    ports.listNeighbours(system, code, asOf, EACH_SIDE),
    ports.listNamedCodes(system, levelsAbove(system, code), asOf),
    listBelow(system, code, asOf, ports),
  ])
  const link = (each: NamedCode): FamilyLink => ({ ...each, href: hrefOfCode(each.system, each.code, on) })
  return { above: above.map(link), below: below.map(link), before: before.map(link), after: after.map(link) }
}

const CATEGORY_CHARACTERS = 3

/** The codes of the classification a diagnosis stands under, its category first. */
export function levelsAbove(system: CodeSystem, code: string): string[] {
  if (system !== 'ICD-10-CM' && system !== 'ICD-9-CM') return []
  const levels: string[] = []
  for (let length = CATEGORY_CHARACTERS; length < code.length; length += 1) {
    const level = code.slice(0, length)
    if (!level.endsWith('.')) levels.push(level)
  }
  return levels
}

/** The next level: one character more, or all seven where placeholders stand between. */
async function listBelow(system: CodeSystem, code: string, asOf: IsoDate, ports: FamilyPorts): Promise<NamedCode[]> {
  if (system !== 'ICD-10-CM') return []
  const next = code.length === CATEGORY_CHARACTERS ? code.length + 2 : code.length + 1
  const near = await ports.listBeginningWith(system, code, { asOf, characters: [next], most: BELOW_SHOWN })
  if (near.length > 0) return near
  return ports.listBeginningWith(system, code, { asOf, characters: [8], most: BELOW_SHOWN })
}
