import { z } from 'zod'
import { AppError } from '../../src/domain/app-error.ts'

/**
 * A backup is a tar archive, compressed with zstd, that ordinary tools open: `backup.json` says what it is, `tables/NAME/NUMBER`
 * hold the rows in the text format of COPY, and `manifest.json`, written last, completes it.
 */
export const FORMAT = 1

export const HEADER_FILE = 'backup.json'
export const MANIFEST_FILE = 'manifest.json'

const Table = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  /** The table it is a part of, and of which rows. */
  partOf: z.object({ table: z.string(), bound: z.string() }).nullable(),
})

/** A table of a backup. */
export type BackupTable = z.infer<typeof Table>

const Header = z.object({
  format: z.literal(FORMAT),
  program: z.literal('caseconsultant'),
  version: z.string(),
  backupId: z.uuid(),
  /** All of it is as of this moment. */
  madeAt: z.iso.datetime({ offset: true }),
  postgres: z.string(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(Table),
  sequences: z.array(z.object({ table: z.string(), column: z.string(), last: z.number().nullable() })),
  /** Editions whose rows were left out, to be loaded again. */
  leftOut: z.array(z.object({ source: z.string(), label: z.string(), sha256: z.string(), origin: z.string() })),
  /** Tells, without giving it away, which SECRET_KEY the desk had. */
  secretId: z.string(),
  /** The names of the keys that sealed the originals of mails. */
  rawMailKeyIds: z.array(z.string()),
})

export type BackupHeader = z.infer<typeof Header>

const Manifest = z.object({
  complete: z.literal(true),
  headerSha256: z.string(),
  tables: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() })),
  audit: z.object({ lines: z.number(), head: z.string().nullable() }),
})

export type BackupManifest = z.infer<typeof Manifest>

/** @throws AppError `invalid` where it is not one this version can read */
export function readHeader(bytes: Buffer): BackupHeader {
  const parsed = Header.safeParse(parseJson(bytes))
  if (parsed.success) return parsed.data
  const { format } = (parseJson(bytes) ?? {}) as { format?: unknown }
  throw new AppError(
    'invalid',
    typeof format === 'number' && format > FORMAT
      ? 'This backup was made by a newer version of CaseConsultant: restore it with that one.'
      : 'This is no backup of CaseConsultant, or it is damaged.',
  )
}

/** @throws AppError `invalid` */
export function readManifest(bytes: Buffer): BackupManifest {
  const parsed = Manifest.safeParse(parseJson(bytes))
  if (parsed.success) return parsed.data
  throw new AppError('invalid', 'The backup is damaged: its manifest cannot be read.')
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
