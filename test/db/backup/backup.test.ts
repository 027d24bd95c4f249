import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readBackup } from '../../../db/backup/read-backup.ts'
import { rebuildSchema } from '../../../db/backup/rebuild-schema.ts'
import { restoreBackup } from '../../../db/backup/restore-backup.ts'
import { verifyBackup } from '../../../db/backup/verify-backup.ts'
import { writeBackup } from '../../../db/backup/write-backup.ts'
import { readSchemaState } from '../../../db/schema-state.ts'
import { findRawMessage } from '../../../src/store/mailboxes/find-messages.ts'
import { createPool, inTransaction, type Pool } from '../../../src/store/pool.ts'
import { rawMailKey } from '../../../src/store/raw-mail.ts'
import { verifyAudit } from '../../../src/store/upkeep/audit.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { addReviewer, storeHeldReply } from '../../support/drafted-case.ts'
import { loadFacts } from '../../support/load-facts.ts'
import { openTestMailbox, storeArrived } from '../../support/received-mail.ts'

const KEY = rawMailKey(randomBytes(32))
const ODD_TEXT = 'tab\tline\nback\\slash \\N “ü” \u{1F600} \\. end'

let folder: string
let database: TestDatabase
let pool: Pool
let sealedId: number

const newFile = (): string => join(folder, `${randomUUID()}.tar.zst`)

async function makeBackup(withCodeData = true): Promise<string> {
  const file = newFile()
  await writeBackup(pool, { file, withCodeData, version: '0.1.0', secretId: 'abc' })
  return file
}

/** Every row of every table that a backup holds, in an order that does not depend on where it lies. */
async function readEverything(db: Pool): Promise<Record<string, string[]>> {
  const { rows } = await db.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  const left = ['presences', 'live_events', 'sessions', 'sign_in_links', 'used_proofs', 'schema_migrations']
  const everything: Record<string, string[]> = {}
  for (const { name } of rows.filter((row) => !left.includes(row.name))) {
    const found = await db.query<{ line: string }>(`select t::text as line from "${name}" t order by 1`)
    everything[name] = found.rows.map(({ line }) => line)
  }
  return everything
}

async function restoreInto(file: string, more: { replace?: boolean; deskWasStopped?: boolean } = {}) {
  const target = await createTestDatabase()
  const restored = createPool(target.connectionString, { applicationName: 'test', rawMailKeys: [KEY] })
  const end = async (): Promise<void> => {
    await restored.end()
    await target.drop()
  }
  try {
    const result = await restoreBackup(restored, {
      file,
      databaseUrl: target.connectionString,
      queueInPostgres: true,
      replace: more.replace ?? false,
      deskWasStopped: more.deskWasStopped ?? true,
    })
    return { result, pool: restored, end }
  } catch (error) {
    await end()
    throw error
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'))
  database = await createTestDatabase()
  pool = createPool(database.connectionString, { applicationName: 'test', rawMailKeys: [KEY] })
  const mailboxId = await openTestMailbox(pool)
  const dana = await addReviewer(pool)
  await storeHeldReply(pool, mailboxId, dana.id)
  sealedId = (await storeArrived(pool, mailboxId, { subject: ODD_TEXT, text: ODD_TEXT })).messageId
  const pair = { setting: 'practitioner', column_one: '99214', column_two: '90833', modifier_indicator: 1 }
  await loadFacts(pool, { source: 'ncci-ptp-practitioner' }, [['edit_pairs', pair]])
}, 60_000)

afterAll(async () => {
  await pool?.end()
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a backup', () => {
  it('brings every row back as it was, sequences and code data included', async () => {
    const before = await readEverything(pool)
    const file = await makeBackup()
    const { pool: restored, end, result } = await restoreInto(file)
    try {
      const after = await readEverything(restored)
      // What the restore itself writes down.
      for (const table of ['backups', 'restores']) expect(after[table]).toHaveLength(1)
      expect(after.events?.length).toBe((before.events?.length ?? 0) + 1)
      for (const table of ['backups', 'restores', 'events']) {
        delete before[table]
        delete after[table]
      }
      expect(after).toEqual(before)
      expect(after.messages?.some((line) => line.includes('\u{1F600}'))).toBe(true)
      expect(result.audit.faults).toEqual([])
      expect((await verifyAudit(restored)).lines).toBe(result.manifest.audit.lines + 1)
      const next = await storeArrived(restored, 1, { raw: Buffer.from('Subject: new\r\n\r\nnew') })
      const { rows } = await pool.query<{ max: number }>('select max(id) from cases')
      expect(next.caseId).toBe((rows[0]?.max ?? 0) + 1)
    } finally {
      await end()
    }
  })

  it('keeps the originals sealed, and holds neither their key nor their bytes', async () => {
    const file = await makeBackup()
    const plain = zstdDecompressSync(readFileSync(file)).toString('latin1')
    const { rows } = await pool.query<{ raw: Buffer }>('select raw from messages where id = $1', [sealedId])
    expect(plain).toContain(rows[0]?.raw.toString('hex'))
    expect(plain).not.toContain(KEY.key.toString('hex'))
    expect(plain).not.toContain(KEY.key.toString('base64'))
    const { pool: restored, end } = await restoreInto(file)
    expect((await findRawMessage(restored, sealedId))?.toString()).toContain('Subject: mail')
    await end()
  })

  it('is one moment: what is stored while it is written is not in it', async () => {
    const file = newFile()
    let stored = 0
    const made = await writeBackup(pool, {
      file,
      withCodeData: true,
      version: '0.1.0',
      secretId: '',
      onTable: (name) => {
        if (name === 'bounces') stored += 1
        if (name === 'bounces') void storeArrived(pool, 1)
      },
    })
    expect(stored).toBe(1)
    const cases = made.manifest.tables.find(({ name }) => name === 'cases')?.rows
    const { rows } = await pool.query<{ max: number }>('select max(last_message_id) from cases')
    const messages = made.manifest.tables.find(({ name }) => name === 'messages')?.rows ?? 0
    expect(messages).toBeLessThanOrEqual(rows[0]?.max ?? 0)
    await expect(verifyBackup(database.connectionString, file)).resolves.toMatchObject({ manifest: { complete: true } })
    expect(cases).toBe(messages)
  })

  it('without code data leaves it out, and says which editions were there', async () => {
    const file = await makeBackup(false)
    const { pool: restored, end, result } = await restoreInto(file)
    expect(result.header.leftOut.map(({ source }) => source)).toEqual(['ncci-ptp-practitioner'])
    const { rows } = await restored.query<{ count: number }>('select count(*) from editions')
    expect(rows[0]?.count).toBe(0)
    const { rows: fresh } = await restored.query<{ id: number }>(
      `insert into editions (source, label, title, publisher, effective, sha256) values ('a', 'b', 'c', 'd', 'empty', '') returning id`,
    )
    const { rows: last } = await pool.query<{ max: number }>('select max(id) from editions')
    expect(fresh[0]?.id).toBeGreaterThan(last[0]?.max ?? 0)
    await end()
  })

  it('lets nobody in who was let in before: sessions and links are not in it', async () => {
    await pool.query(
      `insert into sessions (token_sha256, operator_id, expires_at) values ('x', 1, now() + interval '1 day')`,
    )
    const { pool: restored, end } = await restoreInto(await makeBackup())
    expect((await restored.query('select 1 from sessions')).rowCount).toBe(0)
    await end()
  })
})

describe('a backup that is not what it should be', () => {
  let file: string
  beforeEach(async () => {
    file = await makeBackup()
  })

  const read = async (path: string): Promise<void> => {
    for await (const _ of readBackup(path));
  }

  it('is refused wherever it was cut off', async () => {
    const bytes = readFileSync(file)
    for (const part of [0, 1, 100, Math.floor(bytes.length / 2), Math.floor(bytes.length * 0.95)]) {
      const cut = newFile()
      writeFileSync(cut, bytes.subarray(0, part))
      await expect(read(cut), `${part} of ${bytes.length} bytes`).rejects.toMatchObject({ code: 'invalid' })
    }
  })

  it('is refused where it was cut off and packed again', async () => {
    const plain = zstdDecompressSync(readFileSync(file))
    const manifest = plain.indexOf('manifest.json')
    for (const end of [manifest, manifest - (manifest % 512)]) {
      const cut = newFile()
      writeFileSync(cut, zstdCompressSync(plain.subarray(0, end)))
      await expect(read(cut)).rejects.toMatchObject({ code: 'invalid' })
      writeFileSync(
        cut,
        zstdCompressSync(Buffer.concat([plain.subarray(0, manifest - (manifest % 512)), Buffer.alloc(1024)])),
      )
      await expect(read(cut)).rejects.toMatchObject({ code: 'invalid' })
    }
  })

  it('is refused where a row was changed, and leaves the database as it was', async () => {
    const plain = zstdDecompressSync(readFileSync(file))
    const at = plain.indexOf('Maria Lopez')
    plain.write('Mario', at)
    const changed = newFile()
    writeFileSync(changed, zstdCompressSync(plain))
    await expect(restoreInto(changed)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('changed'),
    })
    await expect(verifyBackup(database.connectionString, changed)).rejects.toMatchObject({ code: 'invalid' })
    const { rows } = await pool.query(`select 1 from pg_database where starts_with(datname, 'caseconsultant_trial_')`)
    expect(rows).toEqual([])
  })

  it.each([
    ['a text', Buffer.from('hello')],
    ['something else that is packed', zstdCompressSync(randomBytes(4000))],
    ['nothing', Buffer.alloc(0)],
  ])('is refused where it is %s', async (_, bytes) => {
    const other = newFile()
    writeFileSync(other, bytes)
    await expect(read(other)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is refused where a newer version made it', async () => {
    const plain = zstdDecompressSync(readFileSync(file))
    const newer = plain.toString('latin1').replace('"020_operations"', '"999_operations"')
    const changed = newFile()
    writeFileSync(changed, zstdCompressSync(Buffer.from(newer, 'latin1')))
    await expect(restoreInto(changed)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('newer version'),
    })
  })
})

describe('writing a backup', () => {
  it('that is interrupted leaves no file', async () => {
    const own = mkdtempSync(join(folder, 'own-'))
    const stop = new AbortController()
    const file = join(own, 'b.tar.zst')
    const onTable = (name: string): void => {
      if (name === 'events') stop.abort()
    }
    await expect(
      writeBackup(pool, { file, withCodeData: true, version: '0', secretId: '', signal: stop.signal, onTable }),
    ).rejects.toMatchObject({ message: expect.stringContaining('interrupted') })
    expect(readdirSync(own)).toEqual([])
  })

  it('never takes the place of another file, and only its owner can read it', async () => {
    const file = await makeBackup()
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
    await expect(writeBackup(pool, { file, withCodeData: true, version: '0', secretId: '' })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(sha256)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('says in a sentence where it cannot be written', async () => {
    const file = join(await makeBackup(), 'backup.tar.zst')
    await expect(writeBackup(pool, { file, withCodeData: true, version: '0', secretId: '' })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('name another place'),
    })
  })
})

describe('a restore', () => {
  it('does not touch a database that is not empty, unless told to', async () => {
    const file = await makeBackup()
    const target = await createTestDatabase()
    const own = createPool(target.connectionString, { applicationName: 'test' })
    await addReviewer(own, 'Somebody Else')
    const options = { file, databaseUrl: target.connectionString, queueInPostgres: true, deskWasStopped: true }
    await expect(restoreBackup(own, { ...options, replace: false })).rejects.toMatchObject({
      message: expect.stringContaining('--yes'),
    })
    await restoreBackup(own, { ...options, replace: true })
    const { rows } = await own.query<{ name: string }>('select name from operators')
    expect(rows).toEqual([{ name: 'Dana Ruiz' }])
    await own.end()
    await target.drop()
  })

  it('of an older version makes the schema as it was then, and brings it up to date with the rows in it', async () => {
    const { pending } = await readSchemaState({ query: () => Promise.reject({ code: '42P01' }) })
    const older = pending.slice(0, pending.indexOf('020_operations') + 1)
    const origin = await createTestDatabase()
    const old = createPool(origin.connectionString, { applicationName: 'test' })
    await inTransaction(old, (tx) => rebuildSchema(tx, older, []))
    await old.query(`insert into operators (email, name) values ('dana@desk.example', 'Dana Ruiz')`)
    const file = newFile()
    const made = await writeBackup(old, { file, withCodeData: true, version: '0.0.9', secretId: '' })
    expect(made.header.migrations).toEqual(older)
    const { pool: restored, end, result } = await restoreInto(file)
    expect(result.migrations).toEqual(pending.slice(older.length))
    expect((await restored.query('select name from operators')).rows).toEqual([{ name: 'Dana Ruiz' }])
    await end()
    await old.end()
    await origin.drop()
  })

  it('does not touch a database that somebody else keeps tables in', async () => {
    const file = await makeBackup()
    const target = await createTestDatabase()
    const own = createPool(target.connectionString, { applicationName: 'test' })
    await own.query('create table invoices (id integer)')
    await expect(
      restoreBackup(own, {
        file,
        databaseUrl: target.connectionString,
        queueInPostgres: true,
        replace: true,
        deskWasStopped: true,
      }),
    ).rejects.toMatchObject({ message: expect.stringContaining('invoices') })
    await own.end()
    await target.drop()
  })

  it('is refused while a desk has the database open', async () => {
    const file = await makeBackup()
    const target = await createTestDatabase()
    const desk = createPool(target.connectionString)
    await desk.query('select 1')
    const own = createPool(target.connectionString, { applicationName: 'test' })
    await expect(
      restoreBackup(own, {
        file,
        databaseUrl: target.connectionString,
        queueInPostgres: true,
        replace: true,
        deskWasStopped: true,
      }),
    ).rejects.toMatchObject({ message: expect.stringContaining('still runs') })
    await desk.end()
    await own.end()
    await target.drop()
  })
})
