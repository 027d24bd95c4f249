import { MAX_READ_CHARACTERS } from './written-text.ts'

let units = new Uint16Array(MAX_READ_CHARACTERS + 1)
let bytes = Buffer.from(units.buffer)
const BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0

/**
 * The UTF-16 units of a text with a 0 behind them, in an array that the next call writes anew: a loop over it takes a
 * third of the time of one over the text.
 */
export function unitsOf(text: string): Uint16Array {
  if (text.length >= units.length) {
    units = new Uint16Array(text.length + 1)
    bytes = Buffer.from(units.buffer)
  }
  const written = bytes.write(text, 'utf16le')
  if (BIG_ENDIAN) bytes.subarray(0, written).swap16()
  units[text.length] = 0
  return units
}
