import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { AppError } from '../../src/domain/app-error.ts'
import type { Transaction } from '../../src/store/pool.ts'

const FOLDER = join(import.meta.dirname, '..', 'migrations')

/** @throws AppError `conflict` where this version does not know a migration the backup was made with */
export async function requireKnown(migrations: readonly string[]): Promise<void> {
  const known = new Set((await readdir(FOLDER)).map((file) => basename(file, '.sql')))
  const unknown = migrations.find((name) => !known.has(name))
  if (unknown === undefined) return
  throw new AppError(
    'conflict',
    `This backup was made by a newer version of CaseConsultant (${unknown}): restore it with that one.`,
  )
}

/**
 * Empties the database of everything the desk ever made in it, and makes its schema anew as it was after those migrations;
 * all of it in the transaction, so that a restore that fails leaves what was there.
 * @throws AppError `conflict` where the database also holds tables of somebody else
 */
export async function rebuildSchema(tx: Transaction, migrations: readonly string[], tables: readonly string[]) {
  const texts = new Map<string, string>()
  for (const file of (await readdir(FOLDER)).filter((name) => name.endsWith('.sql'))) {
    texts.set(basename(file, '.sql'), await readFile(join(FOLDER, file), 'utf8'))
  }
  await dropSchema(tx, [...texts.values()].join('\n'), tables)
  // As node-pg-migrate makes it, which goes on with it afterwards.
  await tx.query(
    'create table schema_migrations (id serial primary key, name varchar(255) not null, run_on timestamp not null)',
  )
  for (const name of migrations) {
    await tx.query(texts.get(name) ?? '')
    await tx.query('insert into schema_migrations (name, run_on) values ($1, now())', [name])
  }
}

async function dropSchema(tx: Transaction, sql: string, tables: readonly string[]): Promise<void> {
  const made = (kind: string): string[] => [
    ...new Set(
      [...sql.matchAll(new RegExp(`create (?:or replace |unlogged )?${kind} (\\w+)`, 'g'))].map(
        ([, name]) => name ?? '',
      ),
    ),
  ]
  const ours = new Set([...made('table'), ...tables, 'schema_migrations'])
  const { rows } = await tx.query<{ name: string; part: boolean }>(
    `select relname as name, relispartition as part from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
        and not exists (select 1 from pg_depend d where d.objid = pg_class.oid and d.deptype = 'e')`,
  )
  const foreign = rows.filter(({ name, part }) => !part && !ours.has(name)).map(({ name }) => name)
  if (foreign.length > 0) {
    throw new AppError(
      'conflict',
      `This database also holds tables that are not CaseConsultant's (${foreign.slice(0, 3).join(', ')}): restore into one of its own.`,
    )
  }
  // Jobs are hints; those of before the restore speak of rows that may not be there any more.
  await tx.query('drop schema if exists bullmq cascade')
  for (const { name } of rows.filter(({ part }) => !part)) await tx.query(`drop table if exists "${name}" cascade`)
  for (const name of made('function')) await tx.query(`drop function if exists ${name} cascade`)
}
