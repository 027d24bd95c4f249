import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'

/** One file of an archive; `read` unpacks it. */
export type ZipEntry = { name: string; read(): Buffer }

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50

/** The files of the ZIP archive at `path`, in its own order; throws where it is no plain (not ZIP64) archive. @see PKWARE APPNOTE 4.3 */
export function readZip(path: string): ZipEntry[] {
  const bytes = readFileSync(path)
  const end = findEndOfDirectory(bytes)
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error(`${path}: its directory is damaged`)
    const nameLength = bytes.readUInt16LE(at + 28)
    const entry = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packedSize: bytes.readUInt32LE(at + 20),
      header: bytes.readUInt32LE(at + 42),
    }
    entries.push({ name: entry.name, read: () => unpack(bytes, entry) })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function findEndOfDirectory(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= 0; at -= 1) if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at
  throw new Error('not a ZIP archive')
}

function unpack(bytes: Buffer, entry: { name: string; method: number; packedSize: number; header: number }): Buffer {
  // The lengths of the local header may differ from those of the directory.
  const start = entry.header + 30 + bytes.readUInt16LE(entry.header + 26) + bytes.readUInt16LE(entry.header + 28)
  const packed = bytes.subarray(start, start + entry.packedSize)
  if (entry.method === 0) return packed
  if (entry.method === 8) return inflateRawSync(packed)
  throw new Error(`${entry.name}: packed with method ${entry.method}, which is not read here`)
}
