import { createReadStream, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import type { SourceFile } from '../../db/import/layout.ts'
import { readZip } from './read-zip.ts'

const HEAD_BYTES = 65_536

/** Folder of the publishers' own files; the tests beside them are skipped where it is absent. */
export const REAL_DATA_DIR = process.env.REAL_DATA_DIR ?? join(import.meta.dirname, '../../../shared/data')

/** A file made by the test, handed out in pieces of `chunkBytes`. */
export function sourceOf(name: string, content: string | Buffer, chunkBytes = 16_384): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return {
    name,
    path: name,
    bytes: bytes.length,
    head: bytes.subarray(0, HEAD_BYTES),
    open: () => Readable.from(piecesOf(bytes, chunkBytes), { objectMode: false }),
  }
}

function* piecesOf(bytes: Buffer, chunkBytes: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
}

/** The file at `path`. */
export function sourceAt(path: string): SourceFile {
  return {
    name: basename(path),
    path,
    bytes: statSync(path).size,
    head: readFileSync(path).subarray(0, HEAD_BYTES),
    open: () => createReadStream(path),
  }
}

/** The member `name` of the zip at `path`. */
export function sourceInZip(path: string, name: string): SourceFile {
  const member = readZip(path).find((entry) => entry.name === name)
  if (member === undefined) throw new Error(`${path} holds no ${name}`)
  return { ...sourceOf(name, member.read()), path }
}
