import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import { AppError } from '../../src/domain/app-error.ts'
import { copyOut } from '../../src/store/codebook/copy-table.ts'
import type { Pool, Transaction } from '../../src/store/pool.ts'
import {
  type BackupHeader,
  type BackupManifest,
  type BackupTable,
  FORMAT,
  HEADER_FILE,
  MANIFEST_FILE,
} from './backup-format.ts'
import { listMigrations, listSequences, listTables } from './list-contents.ts'
import { packTarFile, TAR_END } from './tar.ts'

export type BackupOptions = {
  file: string
  /** False: what the publishers' files hold is left out, since it can be loaded again. */
  withCodeData: boolean
  version: string
  secretId: string
  /** Ends the backup; nothing of it is left. */
  signal?: AbortSignal
  onTable?: (name: string) => void
}

export type MadeBackup = { header: BackupHeader; manifest: BackupManifest; bytes: number }

/** Rows of one table in one file of the archive: few enough that a damaged or forged one cannot fill the memory. */
const PART_BYTES = 4 * 1024 * 1024

/** Rows mean the same wherever they are read again. */
const SESSION = [
  `set local datestyle = 'ISO, YMD'`,
  `set local intervalstyle = 'postgres'`,
  `set local timezone = 'UTC'`,
  `set local bytea_output = 'hex'`,
  'set local statement_timeout = 0',
  'set local search_path = public',
]

/**
 * Writes all of the desk's rows, as of one moment, into a file that is there only when it is complete: it is written under
 * another name, and takes its own when its last byte is on the disk.
 * @throws AppError `conflict` where the file is there already
 */
export async function writeBackup(pool: Pool, options: BackupOptions): Promise<MadeBackup> {
  const { file } = options
  refuseExisting(file)
  const partial = `${file}.${randomUUID().slice(0, 8)}.partial`
  const connection = await pool.connect()
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await connection.query('begin isolation level repeatable read, read only')
    for (const statement of SESSION) await connection.query(statement)
    const made: { header?: BackupHeader; manifest?: BackupManifest } = {}
    await pipeline(
      Readable.from(packRows(connection, options, made), { objectMode: false }),
      createZstdCompress({
        params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
      }),
      createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true }),
      { signal: options.signal },
    )
    await connection.query('commit')
    const { size: bytes } = await stat(partial)
    refuseExisting(file)
    await rename(partial, file)
    await syncFolder(dirname(file))
    const { header, manifest } = made
    if (header === undefined || manifest === undefined) throw new Error('a backup ended without its manifest')
    return { header, manifest, bytes }
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw explainFault(error, options)
  } finally {
    // Amid a COPY the connection is of no use any more.
    connection.release(true)
  }
}

async function* packRows(
  tx: Transaction,
  options: BackupOptions,
  made: { header?: BackupHeader; manifest?: BackupManifest },
): AsyncGenerator<Buffer> {
  const header = await describeDatabase(tx, options)
  made.header = header
  const at = new Date(header.madeAt)
  const headerBytes = Buffer.from(`${JSON.stringify(header, null, 2)}\n`)
  yield* packTarFile({ name: HEADER_FILE, bytes: headerBytes }, at)
  const tables: BackupManifest['tables'] = []
  for (const table of header.tables) {
    options.onTable?.(table.name)
    tables.push(yield* packTable(tx, table, at))
  }
  const headerSha256 = createHash('sha256').update(headerBytes).digest('hex')
  const manifest: BackupManifest = { complete: true, headerSha256, tables, audit: await describeAudit(tx) }
  made.manifest = manifest
  yield* packTarFile({ name: MANIFEST_FILE, bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) }, at)
  yield TAR_END
}

/** One file after another with rows of the table; returns what the manifest says of it. */
async function* packTable(
  tx: Transaction,
  { name, columns }: BackupTable,
  at: Date,
): AsyncGenerator<Buffer, BackupManifest['tables'][number]> {
  const hash = createHash('sha256')
  let [parts, rows, bytes] = [0, 0, 0]
  let pieces: Buffer[] = []
  let held = 0
  const pack = (): Buffer[] => {
    parts += 1
    const file = { name: `tables/${name}/${String(parts).padStart(6, '0')}`, bytes: Buffer.concat(pieces) }
    pieces = []
    held = 0
    return packTarFile(file, at)
  }
  for await (const chunk of copyOut(
    tx,
    `copy (select ${columns.map(quote).join(', ')} from ${quote(name)}) to stdout`,
  )) {
    const piece = chunk as Buffer
    hash.update(piece)
    bytes += piece.length
    rows += countLines(piece)
    pieces.push(piece)
    held += piece.length
    if (held >= PART_BYTES) yield* pack()
  }
  if (held > 0) yield* pack()
  return { name, rows, bytes, sha256: hash.digest('hex') }
}

/** COPY writes one a row; those within a value are written as `\n`. */
function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1
  return lines
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

async function describeDatabase(tx: Transaction, options: BackupOptions): Promise<BackupHeader> {
  const { rows } = await tx.query<{ at: Date; postgres: string }>(
    `select now() as at, current_setting('server_version') as postgres`,
  )
  const migrations = await listMigrations(tx)
  const tables = await listTables(tx, options)
  const leftOut = options.withCodeData
    ? []
    : await tx.query<BackupHeader['leftOut'][number]>(
        `select source, label, sha256, origin from editions where state = 'live' order by source, label`,
      )
  const keys = await tx.query<{ id: string }>(
    'select distinct raw_key_id as id from messages where raw_key_id is not null order by 1',
  )
  return {
    format: FORMAT,
    program: 'caseconsultant',
    version: options.version,
    backupId: randomUUID(),
    madeAt: (rows[0]?.at ?? new Date()).toISOString(),
    postgres: rows[0]?.postgres ?? '',
    migrations,
    tables,
    sequences: await listSequences(tx),
    leftOut: 'rows' in leftOut ? leftOut.rows : leftOut,
    secretId: options.secretId,
    rawMailKeyIds: keys.rows.map(({ id }) => id),
  }
}

async function describeAudit(tx: Transaction): Promise<BackupManifest['audit']> {
  const { rows } = await tx.query<{ lines: string; head: string | null }>(
    `select count(*) as lines, (select chain_seq || ' ' || encode(hash, 'hex') from events where chain = 0
                                 order by chain_seq desc limit 1) as head from events`,
  )
  return { lines: Number(rows[0]?.lines ?? 0), head: rows[0]?.head ?? null }
}

function refuseExisting(file: string): void {
  if (!existsSync(file)) return
  throw new AppError('conflict', `${file} exists already: name another file. Nothing was written.`)
}

/** Without this a power cut may take the new name away again. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null)
  // Some systems do not let a folder be opened or flushed; there it is their matter.
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

function explainFault(error: unknown, { file, signal }: BackupOptions): unknown {
  if (signal?.aborted) return new AppError('conflict', 'The backup was interrupted; nothing of it is left.')
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC') {
    return new AppError('unavailable', `The disk is full: ${file} was not written. Free some space or name another.`, {
      cause: error,
    })
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST' || code === 'EPERM') {
    return new AppError('unavailable', `${file} cannot be written here (${code}): name another place.`, {
      cause: error,
    })
  }
  return error
}
