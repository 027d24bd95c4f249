/** The types whose arrays are written so, by the numbers PostgreSQL has for them. */
const TYPES = { bytea: 17, text: 25 } as const

/** Of what is null there is a length alone. */
const NULL_LENGTH = -1

/** The number of dimensions, whether any is null, the type, how many there are and where they begin to be counted. */
const HEAD_BYTES = 20

/**
 * A parameter of type `bytea[]` in PostgreSQL's binary form (array_recv). Bytes take no more than themselves there; as text
 * each is written as two digits, which the server reads back, and a group of mails is several copies of itself on the way.
 */
export const byteaArray = (values: readonly (Uint8Array | null)[]): Buffer =>
  writeArray(
    'bytea',
    values,
    ({ length }) => length,
    (value, into, at) => into.set(value, at),
  )

/** The same of `text[]`: for long texts, which are looked through for quotes and backslashes twice otherwise. */
export const textArray = (values: readonly (string | null)[]): Buffer =>
  writeArray('text', values, Buffer.byteLength, (value, into, at) => into.write(value, at))

function writeArray<Value>(
  type: keyof typeof TYPES,
  values: readonly (Value | null)[],
  bytesOf: (value: Value) => number,
  write: (value: Value, into: Buffer, at: number) => void,
): Buffer {
  const lengths = values.map((value) => (value === null ? NULL_LENGTH : bytesOf(value)))
  const bytes = lengths.reduce((sum, length) => sum + 4 + Math.max(0, length), HEAD_BYTES)
  const written = Buffer.allocUnsafe(bytes)
  let at = 0
  for (const part of [1, lengths.includes(NULL_LENGTH) ? 1 : 0, TYPES[type], values.length, 1]) {
    at = written.writeInt32BE(part, at)
  }
  for (const [index, value] of values.entries()) {
    const length = lengths[index] ?? NULL_LENGTH
    at = written.writeInt32BE(length, at)
    if (value === null) continue
    write(value, written, at)
    at += length
  }
  return written
}
