import { AppError } from '../../src/domain/app-error.ts'
import { FACT_TABLES } from '../../src/store/codebook/editions.ts'
import type { Queryable } from '../../src/store/pool.ts'
import type { BackupHeader, BackupTable } from './backup-format.ts'

/**
 * Tables nobody wants back: who is where, what open pages were told, and everything that lets somebody in. After a restore
 * everybody signs in anew, so that neither a session that was ended nor a link that was used comes to life again.
 */
const LEFT_BEHIND = [
  'presences',
  'live_events',
  'sessions',
  'sign_in_links',
  'used_proofs',
  'account_sessions',
  'confirmations',
  'schema_migrations',
] as const

/** What an import of the publishers' files makes again. */
const CODE_TABLES: readonly string[] = ['editions', 'search_words', 'search_texts', ...FACT_TABLES]

/** The tables to be backed up, with their columns; those of one edition each after the table they are part of. */
export async function listTables(db: Queryable, options: { withCodeData: boolean }): Promise<BackupTable[]> {
  const { rows } = await db.query<BackupTable>(
    `select c.relname as name,
            array(select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                   order by a.attnum) as columns,
            case when c.relispartition then json_build_object('table', p.relname,
              'bound', pg_get_expr(c.relpartbound, c.oid)) end as "partOf"
       from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      order by c.relispartition, c.relname`,
  )
  const left: readonly string[] = options.withCodeData ? LEFT_BEHIND : [...LEFT_BEHIND, ...CODE_TABLES]
  return rows.filter(({ name, partOf }) => !left.includes(partOf?.table ?? name))
}

/** How far the numbers of every table were given, those of tables left behind too: none is given a second time. */
export async function listSequences(db: Queryable): Promise<BackupHeader['sequences']> {
  const { rows } = await db.query<{ table: string; column: string; sequence: string }>(
    `select c.relname as table, a.attname as column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
       from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attidentity <> ''
      order by 1, 2`,
  )
  const sequences: BackupHeader['sequences'] = []
  for (const { table, column, sequence } of rows) {
    const { rows: found } = await db.query<{ last: number | null }>(
      'select pg_sequence_last_value($1::regclass) as last',
      [sequence],
    )
    sequences.push({ table, column, last: found[0]?.last ?? null })
  }
  return sequences
}

/** The names of the migrations the database has. @throws AppError `invalid` where it is no database of the desk */
export async function listMigrations(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>('select name from schema_migrations order by id').catch((cause) => {
    throw new AppError('invalid', 'There is no desk in this database, so there is nothing to back up.', { cause })
  })
  return rows.map(({ name }) => name)
}
