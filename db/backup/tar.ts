import { AppError } from '../../src/domain/app-error.ts'

/** A file in a tar archive. */
export type TarFile = { name: string; bytes: Buffer }

const BLOCK = 512

/** No file of a backup is larger; one that says it is is damaged. */
const MAX_FILE_BYTES = 64 * 1024 * 1024

/** The end of an archive: two blocks of zeros. */
export const TAR_END = Buffer.alloc(2 * BLOCK)

/** The file as it stands in an archive: its header and its bytes, filled up to whole blocks. @see POSIX.1-2017 pax, ustar */
export function packTarFile({ name, bytes }: TarFile, at: Date): Buffer[] {
  const header = Buffer.alloc(BLOCK)
  if (Buffer.byteLength(name) > 100) throw new RangeError('a name in an archive has at most 100 bytes')
  header.write(name, 0)
  header.write(octal(0o600, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(bytes.length, 12), 124)
  header.write(octal(Math.floor(at.getTime() / 1000), 12), 136)
  header.write('0', 156)
  header.write('ustar\0', 257)
  header.write('00', 263)
  header.write(`${octal(checksum(header), 7)} `, 148)
  return [header, bytes, Buffer.alloc(padding(bytes.length))]
}

/** The files of an archive, one after another. @throws AppError `invalid` where it is no archive, is damaged or was cut off */
export async function* readTar(stream: AsyncIterable<Buffer>): AsyncGenerator<TarFile> {
  const { take, drain } = takeFrom(stream)
  for (;;) {
    const header = await take(BLOCK)
    if (header.every((byte) => byte === 0)) return drain()
    const { name, size } = readHeader(header)
    // Copied: the bytes of the stream are used again.
    const bytes = Buffer.from(await take(size))
    await take(padding(size))
    yield { name, bytes }
  }
}

/** Reads exactly so many bytes, whatever pieces the stream comes in; or all that are left, so that its own checks are made. */
function takeFrom(stream: AsyncIterable<Buffer>) {
  const iterator = stream[Symbol.asyncIterator]()
  let pieces: Buffer[] = []
  let length = 0
  const take = async (bytes: number): Promise<Buffer> => {
    while (length < bytes) {
      const { done, value } = await iterator.next()
      if (done) throw new AppError('invalid', 'The backup ends too early: it was cut off, or never completed.')
      pieces.push(value)
      length += value.length
    }
    const whole = pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces)
    pieces = [whole.subarray(bytes)]
    length -= bytes
    return whole.subarray(0, bytes)
  }
  const drain = async (): Promise<void> => {
    while (!(await iterator.next()).done);
  }
  return { take, drain }
}

function readHeader(header: Buffer): { name: string; size: number } {
  const size = Number.parseInt(header.toString('latin1', 124, 135), 8)
  const stated = Number.parseInt(header.toString('latin1', 148, 154), 8)
  const blank = Buffer.from(header).fill(' ', 148, 156)
  const isOurs = header.toString('latin1', 257, 262) === 'ustar'
  if (!isOurs || stated !== sum(blank) || !Number.isInteger(size) || size > MAX_FILE_BYTES) {
    throw new AppError('invalid', 'This is no backup of CaseConsultant, or it is damaged.')
  }
  return { name: header.toString('utf8', 0, 100).replace(/\0.*$/s, ''), size }
}

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK

/** Counted as if the field of the checksum itself were spaces. */
const checksum = (header: Buffer): number => sum(header.fill(' ', 148, 156))

function sum(bytes: Buffer): number {
  let total = 0
  for (const byte of bytes) total += byte
  return total
}
