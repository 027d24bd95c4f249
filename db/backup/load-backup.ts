import { AppError } from '../../src/domain/app-error.ts'
import { type CopyIn, copyIn } from '../../src/store/codebook/copy-table.ts'
import type { Transaction } from '../../src/store/pool.ts'
import type { BackupHeader, BackupManifest, BackupTable } from './backup-format.ts'
import { readBackup } from './read-backup.ts'
import { rebuildSchema } from './rebuild-schema.ts'

export type LoadedBackup = { header: BackupHeader; manifest: BackupManifest }

/**
 * Loads a backup into the database of the transaction, in place of what the desk had there. Nothing of it is to be
 * committed where this throws.
 * @throws AppError `invalid` where the file is damaged, or the rows do not fit together
 */
export async function loadBackup(
  tx: Transaction,
  file: string,
  onTable: (name: string) => void = () => undefined,
): Promise<LoadedBackup> {
  const begun: { loader: Loader | null } = { loader: null }
  try {
    return await loadParts(tx, file, onTable, begun)
  } catch (error) {
    begun.loader?.abort()
    throw error
  }
}

async function loadParts(
  tx: Transaction,
  file: string,
  onTable: (name: string) => void,
  begun: { loader: Loader | null },
): Promise<LoadedBackup> {
  let header: BackupHeader | null = null
  for await (const part of readBackup(file)) {
    const { loader } = begun
    if (part.kind === 'header') {
      header = part.header
      await rebuildSchema(
        tx,
        header.migrations,
        header.tables.map(({ name }) => name),
      )
      begun.loader = await openLoader(tx, header, onTable)
    } else if (part.kind === 'rows') await loader?.add(part.table, part.bytes)
    else if (header !== null && loader !== null) {
      await loader.finish(part.manifest)
      return { header, manifest: part.manifest }
    }
  }
  throw new AppError('invalid', 'This is no backup of CaseConsultant, or it is damaged.')
}

type Loader = {
  add(table: string, bytes: Buffer): Promise<void>
  /** Resolves when every row is in its place and all constraints hold. */
  finish(manifest: BackupManifest): Promise<void>
  abort(): void
}

async function openLoader(tx: Transaction, header: BackupHeader, onTable: (name: string) => void): Promise<Loader> {
  const tables = new Map(header.tables.map((table) => [table.name, table]))
  const restoreConstraints = await liftConstraints(tx)
  for (const table of header.tables) if (table.partOf !== null) await makePart(tx, table, table.partOf.table)
  const stored = new Map<string, number>()
  let current: { name: string; copy: CopyIn } | null = null
  const endCurrent = async (): Promise<void> => {
    if (current !== null) stored.set(current.name, await current.copy.end())
    current = null
  }
  return {
    async add(name, bytes) {
      if (current?.name !== name) {
        await endCurrent()
        if (stored.has(name)) throw new AppError('invalid', `The backup is damaged: ${name} stands in it twice.`)
        onTable(name)
        current = { name, copy: copyIn(tx, `copy ${quote(name)} (${columnsOf(tables, name)}) from stdin`) }
      }
      await current.copy.write(bytes)
    },
    abort: () => current?.copy.abort(),
    async finish(manifest) {
      await endCurrent()
      const wrong = manifest.tables.find(({ name, rows }) => (stored.get(name) ?? 0) !== rows)
      if (wrong !== undefined)
        throw new AppError('invalid', `The backup is damaged: rows of ${wrong.name} are missing.`)
      await joinParts(tx, header.tables)
      await setSequences(tx, header.sequences)
      await restoreConstraints().catch((cause: Error) => {
        throw new AppError('invalid', `The rows of the backup do not fit together (${cause.message}).`, { cause })
      })
    },
  }
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

const columnsOf = (tables: ReadonlyMap<string, BackupTable>, name: string): string =>
  (tables.get(name)?.columns ?? []).map(quote).join(', ')

/**
 * Takes foreign keys and triggers away, and returns what puts them back: rows come table by table, some of which name one
 * another in a circle, and the triggers have done their work when the rows were first written. Adding a foreign key again
 * checks every row.
 */
async function liftConstraints(tx: Transaction): Promise<() => Promise<void>> {
  const { rows: keys } = await tx.query<{ name: string; table: string; definition: string }>(
    `select conname as name, conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`,
  )
  const { rows: triggers } = await tx.query<{ table: string }>(
    `select distinct tgrelid::regclass::text as table from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and not tgisinternal`,
  )
  for (const { name, table } of keys) await tx.query(`alter table ${table} drop constraint ${quote(name)}`)
  for (const { table } of triggers) await tx.query(`alter table ${table} disable trigger user`)
  return async () => {
    for (const { name, table, definition } of keys) {
      await tx.query(`alter table ${table} add constraint ${quote(name)} ${definition}`)
    }
    for (const { table } of triggers) await tx.query(`alter table ${table} enable trigger user`)
  }
}

/** A part of a divided table, filled alone and joined when it is whole: it is indexed once then. */
async function makePart(tx: Transaction, { name }: BackupTable, whole: string): Promise<void> {
  await tx.query(`create table ${quote(name)} (like ${quote(whole)} including constraints)`)
}

async function joinParts(tx: Transaction, tables: readonly BackupTable[]): Promise<void> {
  for (const { name, partOf } of tables) {
    if (partOf === null) continue
    const bound = /^FOR VALUES IN \('?(\d+)'?\)$/.exec(partOf.bound)?.[1]
    if (bound === undefined) throw new AppError('invalid', `The backup is damaged: ${name} is part of nothing known.`)
    await tx.query(`alter table ${quote(partOf.table)} attach partition ${quote(name)} for values in (${bound})`)
  }
}

async function setSequences(tx: Transaction, sequences: BackupHeader['sequences']): Promise<void> {
  for (const { table, column, last } of sequences) {
    if (last === null) continue
    await tx.query('select setval(pg_get_serial_sequence($1, $2), $3)', [quote(table), column, last])
  }
}
