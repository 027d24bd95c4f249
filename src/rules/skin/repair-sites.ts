import { anyOf } from '../../patterns/compose-patterns.ts'
import { FAMILIES, type RepairFamily } from './repair-families.ts'

/** A repair code whose sites are not where the wound is told to be, with what reports it there. */
export type MisplacedRepair = { code: string; group: string; site: string; instead: string | null; cm: number | null }

const listCodes = ({ codes, further }: RepairFamily): string[] => [
  ...codes.map(([, code]) => code),
  ...(further === undefined ? [] : [further]),
]

/** `complex linear repair 3.2 cm`: of several lengths the one of the closure. */
const LENGTH_OF_REPAIR = anyOf(
  /\b(?:repair|closure|closed)\b[^.?!\n\d]{0,24}(\d{1,2}(?:\.\d{1,2})?)[ \t-]?cms?\b/,
  /(\d{1,2}(?:\.\d{1,2})?)[ \t-]?cms?\b[^.?!\n\d]{0,24}\b(?:repair|closure)\b/,
)
/** Where skin is moved from elsewhere a second wound is closed. */
const ELSEWHERE =
  /\bflap|\bgraft|\bdonor|\bboth sites|\btwo (?:sites|wounds|lesions|defects)|\bsecond (?:site|wound|lesion|defect)/

/**
 * The repair code named whose group of sites is not the only one told; null where it fits, no site is told, or several groups are. The
 * sites are those of its own depth, which CPT groups differently.
 */
export function findMisplacedRepair(codes: readonly string[], text: string): MisplacedRepair | null {
  const named = codes.flatMap((code) => {
    const family = FAMILIES.find((each) => listCodes(each).includes(code))
    return family ? [{ code, family }] : []
  })
  const [only] = named
  if (only === undefined || named.length > 1 || ELSEWHERE.test(text)) return null
  const { code, family } = only
  const told = FAMILIES.filter(({ depth, sites }) => depth === family.depth && sites.test(text))
  const [fitting] = told
  if (fitting === undefined || told.length > 1 || fitting === family) return null
  const length = LENGTH_OF_REPAIR.exec(text)
  const cm = length ? Number(length[1] ?? length[2]) : null
  const reached = cm === null || cm <= (fitting.over ?? 0) ? undefined : fitting.codes.find(([upTo]) => cm <= upTo)
  return {
    code,
    group: family.group,
    site: fitting.sites.exec(text)?.[0] ?? '',
    instead: reached?.[1] ?? null,
    cm,
  }
}
