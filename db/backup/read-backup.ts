import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createZstdDecompress } from 'node:zlib'
import { AppError } from '../../src/domain/app-error.ts'
import {
  type BackupHeader,
  type BackupManifest,
  HEADER_FILE,
  MANIFEST_FILE,
  readHeader,
  readManifest,
} from './backup-format.ts'
import { readTar, type TarFile } from './tar.ts'

/** A part of a backup, in the order it stands there: its header first, its manifest last. */
export type BackupPart =
  | { kind: 'header'; header: BackupHeader }
  | { kind: 'rows'; table: string; bytes: Buffer }
  | { kind: 'manifest'; manifest: BackupManifest }

/** The header alone; the rest of the file is not looked at. @throws AppError */
export async function readBackupHeader(file: string): Promise<BackupHeader> {
  for await (const part of readBackup(file)) {
    if (part.kind === 'header') return part.header
  }
  throw cutOff()
}

/**
 * The parts of a backup. The manifest comes only where every row before it is the one that was written: whoever has seen it
 * has read a complete and undamaged backup.
 * @throws AppError `invalid` where it is none, is damaged or was cut off; `not_found` where there is no such file
 */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  try {
    yield* checkParts(readTar(decompress(file)))
  } catch (error) {
    throw explainFault(error, file)
  }
}

async function* decompress(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file)
  const plain = createZstdDecompress()
  source.on('error', (error) => plain.destroy(error))
  try {
    for await (const chunk of source.pipe(plain)) yield chunk as Buffer
  } finally {
    source.destroy()
    plain.destroy()
  }
}

async function* checkParts(files: AsyncGenerator<TarFile>): AsyncGenerator<BackupPart> {
  const first = await files.next()
  if (first.done || first.value.name !== HEADER_FILE) throw noBackup()
  const headerBytes = first.value.bytes
  const header = readHeader(headerBytes)
  yield { kind: 'header', header }
  const known = new Set(header.tables.map(({ name }) => name))
  const sums = new Map<string, { hash: Hash; bytes: number }>()
  for await (const { name, bytes } of files) {
    if (name === MANIFEST_FILE) {
      const manifest = readManifest(bytes)
      compare(manifest, header, headerBytes, sums)
      // To its very end, so that the checksum of the compression is looked at too.
      if (!(await files.next()).done) throw noBackup()
      yield { kind: 'manifest', manifest }
      return
    }
    const table = /^tables\/([a-z0-9_]+)\/\d+$/.exec(name)?.[1]
    if (table === undefined || !known.has(table)) throw noBackup()
    const sum = sums.get(table) ?? { hash: createHash('sha256'), bytes: 0 }
    sum.hash.update(bytes)
    sum.bytes += bytes.length
    sums.set(table, sum)
    yield { kind: 'rows', table, bytes }
  }
  throw cutOff()
}

const EMPTY_SHA256 = createHash('sha256').digest('hex')

function compare(
  manifest: BackupManifest,
  header: BackupHeader,
  headerBytes: Buffer,
  sums: ReadonlyMap<string, { hash: Hash; bytes: number }>,
): void {
  const isSameHeader = manifest.headerSha256 === createHash('sha256').update(headerBytes).digest('hex')
  const isWhole = manifest.tables.length === header.tables.length
  const changed = manifest.tables.find(({ name, bytes, sha256 }) => {
    const sum = sums.get(name)
    return sha256 !== (sum?.hash.digest('hex') ?? EMPTY_SHA256) || bytes !== (sum?.bytes ?? 0)
  })
  if (isSameHeader && isWhole && changed === undefined) return
  const what = changed === undefined ? 'its parts do not belong together' : `the rows of ${changed.name} were changed`
  throw new AppError('invalid', `The backup is damaged: ${what}.`)
}

const cutOff = (): AppError => new AppError('invalid', 'The backup ends too early: it was cut off, or never completed.')

const noBackup = (): AppError => new AppError('invalid', 'This is no backup of CaseConsultant, or it is damaged.')

function explainFault(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return new AppError('not_found', `There is no file ${file}.`, { cause: error })
  if (code === 'EACCES' || code === 'EISDIR') {
    return new AppError('unavailable', `${file} cannot be read (${code}).`, { cause: error })
  }
  // What zlib says of a damaged or half stream.
  if (code === 'Z_BUF_ERROR' || code === 'ERR_STREAM_PREMATURE_CLOSE') return cutOff()
  if (typeof code === 'string' && /^(?:ZSTD|Z)_/.test(code)) return noBackup()
  return error
}
