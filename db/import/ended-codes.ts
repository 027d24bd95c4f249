import type { IsoDate } from '../../src/domain/iso-date.ts'

/** A row of the ICD-10-CM conversion table: a code that was new, and what was reported before it. */
export type Conversion = {
  row: number
  code: string
  from: IsoDate
  /** Codes and ranges; empty where nothing was. */
  previous: string[]
  /** True where the earlier codes were reported with each other, false where each was one of several ways. */
  together: boolean
}

/** The first day a code was no longer reported, the new code that shows it, and whether it went on as a header. */
export type Ending = { on: IsoDate; by: Conversion; header: boolean }

/**
 * The earlier codes that the table itself shows to have ended, because the new code stands in their place:
 * - split: the new code begins with the old one, which is a header from then on (G35 and G35.A);
 * - merged: the old code begins with the new one, which takes no further characters from then on (H81.41 and H81.4);
 * - spelled out: the new code has another character where the old one had its placeholder X (H40.11X0 and H40.1110).
 * Other earlier codes may have ended too; that only the order files tell.
 */
export function endedCodes(conversions: readonly Conversion[]): Map<string, Ending> {
  const ended = new Map<string, Ending>()
  for (const conversion of conversions) {
    for (const old of conversion.previous) {
      const ending = conversion.code === old ? null : findEnding(old, conversion)
      const known = ended.get(old)
      if (ending !== null && (known === undefined || ending.on < known.on)) ended.set(old, ending)
    }
  }
  return ended
}

function findEnding(old: string, by: Conversion): Ending | null {
  const [short, long] = [old.replace('.', ''), by.code.replace('.', '')]
  if (old.includes('-')) return null
  if (long.startsWith(short)) return { on: by.from, by, header: true }
  return short.startsWith(long) || spellsOut(short, long) ? { on: by.from, by, header: false } : null
}

/** The placeholder is the fifth character or a later one. @see ICD-10-CM Official Guidelines, section I.A.4 */
function spellsOut(old: string, code: string): boolean {
  if (old.length !== code.length) return false
  return [...old].every((character, index) => character === code[index] || (character === 'X' && index >= 4))
}

/** True where the new code of the row is reported in place of `old`, which ended on that day. */
export const isReplacedOn = (conversion: Conversion, old: string, on: IsoDate): boolean =>
  conversion.from === on && !conversion.together && conversion.code !== old && conversion.previous.includes(old)
