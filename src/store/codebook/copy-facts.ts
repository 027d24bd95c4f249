import { once } from 'node:events'
import { from as copyFrom } from 'pg-copy-streams'
import type { Queryable, Transaction } from '../pool.ts'
import type { FactTable, FactValue } from './editions.ts'

export type FactRow = Readonly<Record<string, FactValue>>

/** Rows on their way into the tables of one edition. */
export type FactCopy = {
  /** Takes a row. Where it returns a promise the database is behind: wait for it before the next row. */
  add(table: FactTable, row: FactRow): Promise<void> | undefined
  /** Resolves to the number of rows stored of each table, when the last one is. */
  end(): Promise<ReadonlyMap<FactTable, number>>
}

/** Tables that are kept one a piece for every edition; see migration 004. */
const DIVIDED: ReadonlySet<FactTable> = new Set(['edit_pairs'])

/** The table that holds the rows of one edition alone; null where the rows of all editions stand together. */
export function dividedTable(table: FactTable, editionId: number): string | null {
  return DIVIDED.has(table) ? `${table}_${editionId}` : null
}

/** Rows of one table with the same columns, written as COPY wants them into the first `length` bytes. */
type Batch = { table: FactTable; columns: readonly string[]; bytes: Buffer; length: number; rows: number }

/** One COPY carries so much: long enough that its round trip does not count, short enough to be little memory. */
const BATCH_BYTES = 256 * 1024

/** UTF-8 has at most so many bytes for one unit of a JavaScript string. */
const MAX_BYTES_PER_UNIT = 3

/** So much lets the index of the largest published file be sorted without temporary files. */
const INDEXING_MEMORY = '128MB'

/**
 * Streams rows into the tables of an edition by COPY. While the database stores one batch the next one is written, so
 * about two batches are in memory. Tables may be mixed, and rows of one table may have different columns.
 */
export function copyFacts(tx: Transaction, editionId: number): FactCopy {
  const batches: Batch[] = []
  const stored = new Map<FactTable, number>()
  /** Buffers of stored batches: used again, since hundreds of new ones would fill the memory until they are collected. */
  const free: Buffer[] = []
  let underWay: Promise<void> = Promise.resolve()

  const store = async (table: FactTable, columns: readonly string[], bytes: Buffer, rows: number): Promise<void> => {
    const own = dividedTable(table, editionId)
    if (own !== null && !stored.has(table)) await makeDividedTable(tx, table, own, editionId)
    await copyBytes(tx, own ?? table, columns, bytes, own !== null)
    stored.set(table, (stored.get(table) ?? 0) + rows)
  }

  /** Resolves when the batch before this one is stored. */
  const send = (batch: Batch): Promise<void> => {
    const before = underWay
    const { table, columns, bytes, length, rows } = batch
    underWay = before.then(() => store(table, columns, bytes.subarray(0, length), rows))
    // Whoever waits next meets the fault; until then nobody does, and that must not end the process.
    underWay.then(
      () => free.push(bytes),
      () => {},
    )
    batch.bytes = free.pop() ?? Buffer.allocUnsafeSlow(BATCH_BYTES)
    batch.length = 0
    batch.rows = 0
    return before
  }

  return {
    add(table, row) {
      const batch = findBatch(batches, table, row)
      const line = writeRow(editionId, batch.columns, row)
      makeRoom(batch, line.length * MAX_BYTES_PER_UNIT)
      batch.length += batch.bytes.write(line, batch.length)
      batch.rows += 1
      return batch.length < BATCH_BYTES - BATCH_BYTES / 8 ? undefined : send(batch)
    },
    async end() {
      for (const batch of batches) if (batch.rows > 0) await send(batch)
      await underWay
      for (const table of stored.keys()) {
        const own = dividedTable(table, editionId)
        if (own !== null) await joinDividedTable(tx, table, own, editionId)
      }
      return stored
    },
  }
}

/** A table of its own is filled without indexes and unseen; the check spares the join a second reading of its rows. */
async function makeDividedTable(tx: Transaction, table: FactTable, own: string, editionId: number): Promise<void> {
  await tx.query(
    `create table ${own} (like ${table} including constraints, constraint own_edition check (edition_id = ${editionId}))`,
  )
}

/** Indexes the table as the others are and joins it to them. Readers are not kept waiting. */
async function joinDividedTable(tx: Transaction, table: FactTable, own: string, editionId: number): Promise<void> {
  await tx.query(`set local maintenance_work_mem = '${INDEXING_MEMORY}'`)
  await tx.query(`alter table ${table} attach partition ${own} for values in (${editionId})`)
  await tx.query(`alter table ${own} drop constraint own_edition`)
  await tx.query(`analyze ${own}`)
}

/** The batch of the table whose columns are those of the row; begun where there is none. */
function findBatch(batches: Batch[], table: FactTable, row: FactRow): Batch {
  const names = Object.keys(row)
  for (const batch of batches) if (batch.table === table && hasColumns(batch.columns, names)) return batch
  const begun = { table, columns: names, bytes: Buffer.allocUnsafeSlow(BATCH_BYTES), length: 0, rows: 0 }
  batches.push(begun)
  return begun
}

/** A row may be longer than what is left, or than a whole batch. */
function makeRoom(batch: Batch, bytes: number): void {
  if (batch.length + bytes <= batch.bytes.length) return
  const larger = Buffer.allocUnsafeSlow(batch.length + bytes)
  batch.bytes.copy(larger, 0, 0, batch.length)
  batch.bytes = larger
}

function hasColumns(columns: readonly string[], names: readonly string[]): boolean {
  if (columns.length !== names.length) return false
  for (let index = 0; index < columns.length; index += 1) if (columns[index] !== names[index]) return false
  return true
}

async function copyBytes(
  tx: Transaction,
  table: string,
  columns: readonly string[],
  bytes: Buffer,
  isNew: boolean,
): Promise<void> {
  // A table made in this transaction may be filled with rows that never need to be vacuumed.
  const options = isNew ? ' with (freeze)' : ''
  const copy = tx.query(copyFrom(`copy ${table} (edition_id, ${columns.join(', ')}) from stdin${options}`))
  const stored = once(copy, 'finish')
  copy.end(bytes)
  await stored
}

/** One line of COPY's text format. @see https://www.postgresql.org/docs/18/sql-copy.html, Text Format */
function writeRow(editionId: number, columns: readonly string[], row: FactRow): string {
  let line = String(editionId)
  for (const column of columns) line += `\t${writeValue(row[column])}`
  return `${line}\n`
}

function writeValue(value: FactValue | undefined): string {
  if (typeof value === 'string') return escapeText(value)
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (Array.isArray(value)) return escapeText(`{${value.map(quoteElement).join(',')}}`)
  return `[${(value as { from: string | null }).from ?? ''},${(value as { to: string | null }).to ?? ''}]`
}

const quoteElement = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' }

/** NUL goes: PostgreSQL stores none. */
function escapeText(text: string): string {
  return /[\\\t\n\r\0]/.test(text) ? text.replace(/[\\\t\n\r\0]/g, (character) => ESCAPES[character] ?? '') : text
}

/**
 * Tells the planner how many rows of what kind those tables hold now; it would learn by itself a minute later. Outside the
 * transaction that filled them: their locks, kept until its end, would make two imports wait for each other in a circle.
 */
export async function refreshStatistics(db: Queryable, tables: Iterable<FactTable>): Promise<void> {
  for (const table of tables) if (!DIVIDED.has(table)) await db.query(`analyze ${table}`)
  await db.query('analyze editions')
}
