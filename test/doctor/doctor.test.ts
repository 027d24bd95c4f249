import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Config, readConfig } from '../../src/config.ts'
import { redact } from '../../src/doctor/bundle.ts'
import type { Check, CheckArea, CheckFinding, Examined, Verdict } from '../../src/doctor/check.ts'
import { CHECK_NAMES } from '../../src/doctor/check-names.ts'
import { checkBackups } from '../../src/doctor/checks/backups.ts'
import { checkClock } from '../../src/doctor/checks/clock.ts'
import { checkCodeData } from '../../src/doctor/checks/code-data.ts'
import { checkConfig } from '../../src/doctor/checks/config.ts'
import { checkDatabase } from '../../src/doctor/checks/database.ts'
import { checkDns } from '../../src/doctor/checks/dns.ts'
import { checkLicences } from '../../src/doctor/checks/licences.ts'
import { checkLoops } from '../../src/doctor/checks/loops.ts'
import { checkQueue } from '../../src/doctor/checks/queue.ts'
import { checkSchema } from '../../src/doctor/checks/schema.ts'
import { checkSecrets } from '../../src/doctor/checks/secrets.ts'
import { checkTimeZone } from '../../src/doctor/checks/time-zone.ts'
import { checkTls } from '../../src/doctor/checks/tls.ts'
import { CHECKS, type Examination, examine } from '../../src/doctor/examine.ts'
import { exitCodeOfAll } from '../../src/doctor/report.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { openAccounts } from '../../workers/mail-accounts.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { addReviewer, storeHeldReply } from '../support/drafted-case.ts'
import { findFreePort } from '../support/free-port.ts'
import { loadFacts } from '../support/load-facts.ts'
import { openTestMailbox, storeArrived } from '../support/received-mail.ts'
import { startCommand } from '../support/run-command.ts'

const MAIL = {
  IMAP_URL: 'imap://desk:secret@127.0.0.1:9/INBOX',
  SMTP_URL: 'smtp://desk:secret@127.0.0.1:9',
  MAIL_FROM: 'Desk <desk@acme.example>',
}

let database: TestDatabase
let pool: Pool
let folder: string

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.connectionString)
  folder = mkdtempSync(join(tmpdir(), 'doctor-'))
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

type More = Partial<Omit<Examined, 'config'>> & { settings?: Record<string, string> }

function desk({ settings = MAIL, ...more }: More = {}): Examined {
  const config: Config = readConfig({ DATA_DIR: folder, TIME_ZONE: 'America/Chicago', ...settings })
  return {
    config,
    databaseUrl: database.connectionString,
    pool,
    accounts: openAccounts(config, config.mailEdge.accounts),
    secretFiles: [],
    envNames: [],
    resolveTxt: async () => [],
    now: () => new Date('2026-11-21T12:00:00Z'),
    ...more,
  }
}

const verdicts = (findings: readonly CheckFinding[]): Verdict[] => findings.map(({ verdict }) => verdict)

async function found(check: Check, more: More = {}): Promise<string[]> {
  const findings = await check.run(desk(more))
  for (const { verdict, mend } of findings) {
    // Every problem comes with what mends it.
    if (verdict === 'warn' || verdict === 'fail') expect(mend).toBeTruthy()
  }
  return findings.map(({ verdict, detail }) => `${verdict}: ${detail}`)
}

describe('the doctor', () => {
  it('has a check for every name --only takes', () => {
    expect(CHECKS.map(({ name }) => name)).toEqual(CHECK_NAMES)
  })

  it('goes on where a check throws, and proves nothing by it', async () => {
    const away = createPool('postgres://nobody:x@127.0.0.1:9/none')
    const examined: Examination[] = []
    for await (const each of examine(desk({ pool: away }), ['clock', 'timezone'])) examined.push(each)
    expect(examined.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['clock', 'unknown'],
      ['timezone', 'ok'],
    ])
    await away.end()
  })

  it.each([
    { failed: [], code: 0 },
    { failed: ['database'], code: 4 },
    { failed: ['network', 'network'], code: 5 },
    { failed: ['data'], code: 6 },
    { failed: ['desk'], code: 1 },
    { failed: ['network', 'data'], code: 1 },
  ] satisfies { failed: CheckArea[]; code: number }[])('ends with $code where $failed failed', ({ failed, code }) => {
    const rest: Examination = { name: 'x', title: 'X', area: 'config', verdict: 'warn', findings: [] }
    const all = failed.map((area): Examination => ({ ...rest, area, verdict: 'fail' }))
    expect(exitCodeOfAll([rest, ...all])).toBe(code)
  })
})

describe('what the checks find', () => {
  it('a slip of the pen in .env', async () => {
    expect(await found(checkConfig, { envNames: ['IMAP_URL_2', 'SECRET_KEY_FILE', 'POSTGRES_PASSWORD'] })).toEqual([
      'ok: a desk with real mail',
    ])
    const [finding] = await checkConfig.run(desk({ envNames: ['UNDO_SECOND'] }))
    expect(finding).toMatchObject({ verdict: 'warn', mend: expect.stringContaining('UNDO_SECONDS') })
  })

  it('a clock that is off', async () => {
    expect((await found(checkClock, { now: () => new Date() }))[0]).toMatch(/^ok/)
    expect((await found(checkClock, { now: () => new Date(Date.now() + 10_000) }))[0]).toMatch(/^warn/)
    expect((await found(checkClock, { now: () => new Date(Date.now() - 120_000) }))[0]).toMatch(/^fail: 1(?:19|20)/)
  })

  it('a server that may forget what it stored', async () => {
    expect(await found(checkDatabase)).toEqual([expect.stringMatching(/^warn: the server may lose/)])
  })

  it('a schema that is behind, which --fix mends, or ahead, which it does not', async () => {
    expect(await found(checkSchema)).toEqual([expect.stringMatching(/^ok: \d+ of \d+ migrations/)])
    await pool.query(`insert into schema_migrations (name, run_on) values ('999_later', now())`)
    const [ahead] = await checkSchema.run(desk())
    expect(ahead).toMatchObject({ verdict: 'fail', detail: expect.stringContaining('999_later') })
    expect(ahead?.fix).toBeUndefined()
    await pool.query(`delete from schema_migrations where name = '999_later'`)
    await pool.query('drop schema bullmq cascade')
    const [behind] = await checkSchema.run(desk())
    expect(behind).toMatchObject({ verdict: 'fail', mend: 'caseconsultant migrate' })
    await behind?.fix?.()
    expect(verdicts(await checkSchema.run(desk()))).toEqual(['ok'])
  })

  it('work that nobody does', async () => {
    expect(await found(checkQueue)).toEqual(['ok: PostgreSQL backend, oldest waiting 0 s, nothing stalled'])
    const mailboxId = await openTestMailbox(pool)
    await storeArrived(pool, mailboxId)
    await storeHeldReply(pool, mailboxId, (await addReviewer(pool)).id)
    await pool.query(`update cases set state_since = now() - interval '1 hour'`)
    await pool.query(`update replies set send_after = now() - interval '1 hour'`)
    expect(await found(checkQueue)).toEqual([
      expect.stringContaining('warn: 1 questions wait for their draft'),
      expect.stringContaining('warn: 1 approved answers wait to be sent'),
    ])
  })

  it('mail of its own that comes back', async () => {
    expect(await found(checkLoops)).toEqual(['ok: no mail of the desk came back to it'])
    await storeArrived(pool, 1, { fromAddress: 'Desk@ACME.example' })
    await pool.query(
      `insert into outbound_pauses (name, cause, why, paused_until) values ('automatic', 'too_many', '', now() + interval '1 hour')`,
    )
    expect(await found(checkLoops)).toEqual([
      expect.stringMatching(/^fail: too many automatic mails/),
      expect.stringMatching(/^warn: 1 mails from the desk's own address/),
    ])
  })

  it('editions that are over, notes to be read again, and none at all', async () => {
    expect(await found(checkCodeData)).toEqual(['fail: no edition is loaded'])
    const effective = { from: '2026-07-01', to: '2026-09-30' }
    await loadFacts(pool, { source: 'hcpcs', label: '2026Q3', effective }, [])
    await loadFacts(pool, { source: 'pos', label: '2026' }, [])
    expect(await found(checkCodeData)).toEqual(['warn: hcpcs 2026Q3 ended on 2026-09-30'])
    await loadFacts(pool, { source: 'hcpcs', label: '2026Q4', effective: { from: '2026-10-01', to: '2026-12-31' } }, [])
    expect(await found(checkCodeData)).toEqual(['ok: 2 sources, each in force today'])
  })

  it('descriptors without a licence', async () => {
    expect(await found(checkLicences)).toEqual(['ok: no CPT descriptors loaded, answers do without them'])
    expect((await found(checkLicences, { settings: { ...MAIL, CPT_LICENSED: 'true' } }))[0]).toMatch(/^warn/)
    const row = { system: 'CPT', code: '99213', official_description: 'words of the licensee' }
    await loadFacts(pool, { source: 'ama-cpt', label: '2026' }, [['codes', row]])
    expect((await found(checkLicences))[0]).toMatch(/^warn: 1 CPT descriptors/)
    expect((await found(checkLicences, { settings: { ...MAIL, CPT_LICENSED: 'true' } }))[0]).toMatch(/^ok: 1 CPT/)
  })

  it('backups that are missing, old or never tried, and a restore that waits', async () => {
    expect(await found(checkBackups, { settings: {} })).toEqual(['ok: a practice desk needs none'])
    expect(await found(checkBackups)).toEqual(['fail: there is no backup'])
    expect((await found(checkBackups, { settings: { ...MAIL, BACKUPS: 'elsewhere' } }))[0]).toMatch(/^ok/)
    const add = (at: string, verified: string | null) =>
      pool.query('insert into backups values (gen_random_uuid(), $1, 5, $2)', [at, verified])
    await add('2026-11-01T00:00:00Z', null)
    expect(await found(checkBackups)).toEqual([
      'fail: the latest backup is 20 days old',
      'warn: no backup was ever tried',
    ])
    await add('2026-11-21T00:00:00Z', null)
    await add('2026-09-01T00:00:00Z', '2026-09-01T01:00:00Z')
    expect(await found(checkBackups)).toEqual(['warn: no backup was tried for 81 days'])
    await add('2026-11-20T00:00:00Z', '2026-11-20T01:00:00Z')
    expect(await found(checkBackups)).toEqual(['ok: the latest is 0 days old, and one was tried'])
    await pool.query(`insert into restores (backup_id, backed_up_at) values (gen_random_uuid(), now())`)
    expect((await found(checkBackups))[0]).toMatch(/^fail: after a restore/)
    await pool.query('delete from restores')
  })

  it('secrets that others can read, which --fix mends', async () => {
    const file = join(folder, 'secret-key')
    writeFileSync(file, 'x')
    chmodSync(file, 0o644)
    const settings = { ...MAIL, RAW_MAIL_KEY: '00'.repeat(32) }
    const [finding] = await checkSecrets.run(desk({ secretFiles: [file, join(folder, 'absent')], settings }))
    expect(finding).toMatchObject({ verdict: 'warn', mend: `chmod 600 ${file}` })
    await finding?.fix?.()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await found(checkSecrets, { secretFiles: [file], settings })).toEqual([
      'ok: 1 files, read by their owner alone',
    ])
    expect(await found(checkSecrets, { secretFiles: [file] })).toEqual([
      'warn: the originals of mails are kept in the clear',
    ])
  })

  it.each([
    { settings: {}, found: ['ok'] },
    { settings: MAIL, found: ['ok'] },
    { settings: { ...MAIL, IMAP_URL: 'imap://a:b@mail.acme.example/?tls=off' }, found: ['warn'] },
    { settings: { DATABASE_URL: 'postgres://db.acme.example/x' }, found: ['warn'] },
    { settings: { DATABASE_URL: 'postgres://db.acme.example/x?sslmode=verify-full' }, found: ['ok'] },
    { settings: { DATABASE_URL: 'postgres://db/x', REDIS_URL: 'redis://redis' }, found: ['ok'] },
    { settings: { REDIS_URL: 'redis://redis.acme.example' }, found: ['warn'] },
    { settings: { BASE_URL: 'http://coding.acme.example' }, found: ['fail'] },
    { settings: { BASE_URL: 'https://127.0.0.1:9' }, found: ['unknown'] },
  ] satisfies { settings: Record<string, string>; found: Verdict[] }[])(
    'what is not encrypted: $settings',
    async ({ settings, found: expected }) => {
      expect(verdicts(await checkTls.run(desk({ settings: settings as Record<string, string> })))).toEqual(expected)
    },
  )

  it('working hours in a zone nobody lives in', async () => {
    expect((await found(checkTimeZone, { settings: { ...MAIL, TIME_ZONE: 'UTC' } }))[0]).toMatch(/^warn/)
    expect(await found(checkTimeZone)).toEqual(['ok: America/Chicago, where it is 06:00'])
  })
})

describe('the records of the domain', () => {
  const absent = (code = 'ENOTFOUND') => Promise.reject(Object.assign(new Error('no'), { code }))
  const zone =
    (records: Record<string, string | undefined>) =>
    (name: string): Promise<string[][]> =>
      name in records ? Promise.resolve([[records[name] ?? '']]) : absent()

  it.each([
    {
      name: 'all there',
      records: {
        'acme.example': 'v=spf1 include:x.example -all',
        'selector1._domainkey.acme.example': 'v=DKIM1; k=rsa; p=MIIB',
        '_dmarc.acme.example': 'v=DMARC1; p=reject',
      },
      expected: ['ok', 'ok', 'ok'],
    },
    { name: 'none of them', records: {}, expected: ['fail', 'unknown', 'fail'] },
    {
      name: 'one that lets everybody in',
      records: { 'acme.example': 'v=spf1 +all', '_dmarc.acme.example': 'v=DMARC1; p=none' },
      expected: ['warn', 'unknown', 'ok'],
    },
  ])('$name', async ({ records, expected }) => {
    expect(verdicts(await checkDns.run(desk({ resolveTxt: zone(records) })))).toEqual(expected)
  })

  it.each(['SERVFAIL', 'ETIMEOUT', 'ECONNREFUSED'])('are not missing where the DNS answers %s', async (code) => {
    const findings = await checkDns.run(desk({ resolveTxt: () => absent(code) }))
    expect(verdicts(findings)).toEqual(['unknown', 'unknown', 'unknown'])
  })

  it('are given up where the DNS never answers', async () => {
    const findings = await checkDns.run(desk({ resolveTxt: () => new Promise(() => undefined) }))
    expect(verdicts(findings)).toEqual(['unknown', 'unknown', 'unknown'])
  }, 15_000)
})

describe('the command', () => {
  const run = async (settings: Record<string, string>, ...args: string[]) => {
    const command = startCommand(['doctor', ...args], { DATA_DIR: folder, ...settings })
    return { code: await command.ended, out: command.stdout() }
  }

  it('ends with 3 and what is wrong where the settings cannot be read', async () => {
    const { code, out } = await run({ UNDO_SECONDS: 'soon' })
    expect([code, out]).toEqual([3, expect.stringContaining('UNDO_SECONDS must be a number')])
  })

  it('ends with 4 where the database is away', async () => {
    const { code, out } = await run({ DATABASE_URL: `postgres://x:y@127.0.0.1:${await findFreePort()}/z` }, '--json')
    expect([code, JSON.parse(out)]).toEqual([
      4,
      expect.objectContaining({ examinations: [expect.objectContaining({ area: 'database' })] }),
    ])
  })

  it('ends with 5 where only mail servers are away, naming what to look at', async () => {
    const { code, out } = await run(
      { ...MAIL, DATABASE_URL: database.connectionString },
      '--only',
      'imap',
      'smtp',
      '--json',
    )
    expect(code).toBe(5)
    const { examinations } = JSON.parse(out) as { examinations: Examination[] }
    expect(examinations.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['imap', 'fail'],
      ['smtp', 'fail'],
    ])
    expect(out).not.toContain('secret')
  })
})

describe('the file for a report', () => {
  it.each([
    ['mail of desk@acme.example waits', 'mail of <address> waits'],
    ['imap.acme.example does not answer', '<host> does not answer'],
    ['others can read /home/dana/desk/.env (mode 644)', 'others can read <path> (mode 644)'],
    ['connect 10.1.2.3 failed', 'connect <network address> failed'],
    ['PostgreSQL 18.4, 9 of 9', 'PostgreSQL 18.4, 9 of 9'],
    ['America/Chicago, where it is 06:00', 'America/Chicago, where it is 06:00'],
  ])('says of “%s” no more than “%s”', (text, expected) => {
    expect(redact(text, { dataDir: '/nowhere' })).toBe(expected)
  })
})
