/** Contractor and locality as the fee schedule writes them: five and two digits. Spreadsheets drop the leading zeros. */
export type LocalityKey = { contractor: string; locality: string }

/** The key, or null where the two texts are none. */
export function readLocalityKey(contractor: string, locality: string): LocalityKey | null {
  if (!/^\d{4,5}$/.test(contractor) || !/^\d{1,2}$/.test(locality)) return null
  return { contractor: contractor.padStart(5, '0'), locality: locality.padStart(2, '0') }
}

/** The name without the asterisks of footnotes. */
export const localityName = (text: string): string => text.replace(/\*+/g, '').replace(/\s+/g, ' ').trim()

/** Where a person finds the row again. */
export const localityLocator = ({ contractor, locality }: LocalityKey): string =>
  `contractor ${contractor}, locality ${locality}`

/** The number, or null where the text is none: GPCIs and conversion factors have up to four decimals. */
export const readFactor = (text: string): number | null => (/^\d{1,4}(\.\d{1,4})?$/.test(text) ? Number(text) : null)
