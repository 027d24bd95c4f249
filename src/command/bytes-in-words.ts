const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB']

/** A size as people read it: `512 bytes`, `4.2 MB`. Decimal units, as disks are sold in. */
export function bytesInWords(bytes: number): string {
  let [value, unit] = [bytes, 0]
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`
}
