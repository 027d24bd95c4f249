import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { exportAudit } from '../../src/store/upkeep/audit.ts'
import { type FaultRig, openFaultRig, waitFor } from '../faults/fault-rig.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { dovecotMissing } from '../support/dovecot.ts'
import { findFreePort } from '../support/free-port.ts'
import { hasRedis, REDIS_ADVICE } from '../support/redis.ts'
import { startCommand } from '../support/run-command.ts'

const WAIT = { timeout: 60_000, interval: 200 }

/** What stands in the mails and nowhere else: of a patient, of who wrote, of what was written. */
const PLANTED = {
  patient: 'Zebulon Quackenbush',
  born: '07/04/1951',
  record: '88442211',
  beneficiary: '1EG4-TE5-MK73',
  security: '219-09-9999',
  phone: '(555) 867-5309',
  street: '77 Marigold Lane',
  sender: 'Beatrix Hollowell',
  address: 'beatrix@riverbend.example',
  subject: 'Xylographer',
  word: 'perambulating',
  file: 'zebulon-chart.pdf',
}

/** Each by itself is enough to be found out. */
const TRACES = [
  'zebulon',
  'quackenbush',
  '07/04/1951',
  '1951-07-04',
  '88442211',
  '1eg4',
  'mk73',
  '219-09-9999',
  '219099999',
].concat(['867-5309', 'marigold', 'hollowell', 'beatrix', 'riverbend', 'xylographer', 'perambulating', 'planted-id'])

const BODY = [
  `Patient ${PLANTED.patient}, DOB ${PLANTED.born}, MRN ${PLANTED.record}, MBI ${PLANTED.beneficiary}, SSN ${PLANTED.security}`,
  `lives at ${PLANTED.street}, call ${PLANTED.phone}. While ${PLANTED.word}: is CPT 99213 payable with 90833 on 2026-03-02?`,
  `${PLANTED.sender}, Riverbend Clinic`,
].join('\r\n')

const mail = (id: string, headers: string[], body = BODY): Buffer =>
  Buffer.from(
    [
      ...(headers.some((line) => /^from:/i.test(line)) ? [] : [`From: ${PLANTED.sender} <${PLANTED.address}>`]),
      'To: desk@desk.example',
      `Subject: ${PLANTED.subject} ${PLANTED.patient}`,
      `Message-ID: <planted-id-${id}@riverbend.example>`,
      ...headers,
      '',
      body,
      '',
    ].join('\r\n'),
  )

const nested = (levels: number): string =>
  Array.from(
    { length: levels },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}`,
  ).join('\r\n')

/** A mail of every kind, and of those that cannot be read. */
const MAILS: Readonly<Record<string, Buffer>> = {
  question: mail('question', []),
  refused: mail('refused', ['From: Zebulon Refused <refused@riverbend.example>']),
  postponed: mail('postponed', ['From: Zebulon Postponed <postponed@riverbend.example>']),
  uncertain: mail('uncertain', ['From: Zebulon Uncertain <uncertain@riverbend.example>']),
  'two senders': mail('two', [`From: ${PLANTED.address}, other@riverbend.example`]),
  'no sender': mail('none', ['From: ']),
  absence: mail('absence', ['Auto-Submitted: auto-replied']),
  list: mail('list', ['List-Id: <beatrix.riverbend.example>', 'Precedence: bulk']),
  bounce: mail(
    'bounce',
    [
      'From: MAILER-DAEMON@riverbend.example',
      'Return-Path: <>',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
    ],
    `--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; riverbend.example\r\n\r\nFinal-Recipient: rfc822; ${PLANTED.address}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no ${PLANTED.patient}\r\n--x--`,
  ),
  'split header': mail('split', [`X-Odd: =?utf-8?q?${PLANTED.word}=0D=0ABcc:_${PLANTED.address}?=`]),
  'odd bytes': mail('odd', ['Content-Type: text/plain; charset=utf-8'], `${BODY}\u0000\ud800 ${BODY}`),
  'deeply nested': mail('deep', ['MIME-Version: 1.0', nested(2500)]),
  'bad charset': mail('charset', [`Content-Type: text/plain; charset="${PLANTED.word}"`]),
  'too large': mail('large', [], `${BODY}\r\n`.repeat(5000)),
  attachment: mail(
    'attachment',
    ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=y'],
    `--y\r\nContent-Type: text/plain\r\n\r\n${BODY}\r\n--y\r\nContent-Type: application/pdf; name="${PLANTED.file}"\r\nContent-Disposition: attachment; filename="${PLANTED.file}"\r\n\r\n%PDF ${PLANTED.patient}\r\n--y--`,
  ),
}

const BACKENDS = [
  { backend: 'postgres' as const, missing: dovecotMissing },
  { backend: 'redis' as const, missing: dovecotMissing ?? (hasRedis ? null : REDIS_ADVICE) },
]

describe.each(BACKENDS)('a desk with jobs in $backend, given mails full of identifiers', ({ backend, missing }) => {
  describe.skipIf(missing !== null)(missing ?? 'writes none of them into', () => {
    let database: TestDatabase
    let rig: FaultRig
    let metricsUrl: string
    let settings: Record<string, string>
    const folder = mkdtempSync(join(tmpdir(), 'leaks-'))

    const caseOf = async (address: string) => {
      const { rows } = await rig.pool.query<{ id: number; state: string }>(
        'select id, state from cases where requester_address = $1 order by id limit 1',
        [address],
      )
      return rows[0] ?? null
    }
    const approve = async (name: string): Promise<void> => {
      const found = await waitFor(40, async () => {
        const row = await caseOf(`${name}@riverbend.example`)
        return row?.state === 'needs_review' ? row : null
      })
      await rig.pool.query('update cases set requester_address = $2 where id = $1', [
        found?.id,
        `asker-${name}@clinic.example`,
      ])
      expect(await rig.approve(name)).toBe(303)
    }
    const stateOf = (name: string, state: string) =>
      vi.waitFor(async () => expect(await rig.stateOf(name)).toBe(state), WAIT)

    beforeAll(async () => {
      database = await createTestDatabase()
      rig = await openFaultRig(database.connectionString, { backend })
      const port = await findFreePort()
      metricsUrl = `http://127.0.0.1:${port}`
      settings = {
        ...rig.settings,
        LOG_LEVEL: 'debug',
        METRICS_PORT: String(port),
        MAX_MAIL_MB: '1',
        ACKNOWLEDGE: 'known',
      }
      await rig.start(settings)
      for (const bytes of Object.values(MAILS)) await rig.dovecot.deliver(bytes)
      const words = `<${PLANTED.address}> ${PLANTED.patient}`
      rig.sink.misbehave('rcpt', { reply: `550 5.1.1 ${words} unknown` })
      await approve('refused')
      await stateOf('refused', 'send_failed')
      rig.sink.misbehave('mail', { reply: `451 4.3.0 ${words} later` })
      await approve('postponed')
      await vi.waitFor(() => expect(rig.output()).toContain('reply.postponed'), WAIT)
      rig.sink.misbehave('dot', 'drop')
      await approve('uncertain')
      await stateOf('uncertain', 'send_uncertain')
      rig.sink.misbehave(null)
      await breakThings()
    }, 180_000)

    /** Requests that fail, a mailbox that goes away, a database that cuts its lines while work is under way. */
    async function breakThings(): Promise<void> {
      const odd = encodeURIComponent(PLANTED.patient)
      for (const path of [`/queue?q=${odd}`, `/cases/${odd}`, `/${odd}`, `/cases/Q-999999`, `/messages/${odd}/text`]) {
        await rig.request(path)
      }
      await rig.request('/searches', { name: PLANTED.patient, query: `"${PLANTED.word}` })
      await rig.request('/cases/Q-1/note', { note: `${PLANTED.patient} ${PLANTED.word}` })
      await rig.request('/cases/Q-1/approve', { revision: PLANTED.patient })
      await rig.dovecot.stop()
      await vi.waitFor(() => expect(rig.output()).toContain('mailbox.lost'), WAIT)
      await rig.dovecot.start()
      await rig.dovecot.deliver(mail('again', []))
      rig.database.cut()
      await vi.waitFor(async () => {
        const { rows } = await rig.pool.query<{ count: number }>('select count(*) from messages')
        expect(rows[0]?.count).toBe(Object.keys(MAILS).length + 1)
      }, WAIT)
      await waitFor(3, async () => null)
    }

    afterAll(async () => {
      await rig?.dispose()
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    }, 60_000)

    const expectClean = (text: string): void => {
      const lower = text.toLowerCase()
      const found = TRACES.filter((trace) => lower.includes(trace))
      const around = found.map((trace) =>
        lower.slice(Math.max(0, lower.indexOf(trace) - 80), lower.indexOf(trace) + 40),
      )
      expect(around).toEqual([])
    }

    it('the mails themselves, which have them all', async () => {
      const all = Object.values(MAILS).join('').toLowerCase()
      expect(TRACES.filter((trace) => !all.includes(trace))).toEqual(['1951-07-04', '219099999'])
    })

    it('its log and whatever else it prints', () => {
      const output = rig.output()
      for (const event of ['mail.received', 'case.drafted', 'reply.refused', 'reply.postponed', 'reply.uncertain']) {
        expect(output).toContain(event)
      }
      expect(output).toContain('"outcome":"quarantined"')
      expectClean(output)
    })

    it('its jobs', async () => {
      const jobs = backend === 'redis' ? await dumpRedis(rig.redis?.url ?? '') : await dumpSchema()
      expect(jobs).toMatch(/caseId|replyId/)
      expectClean(jobs)
    })

    it('its audit trail and what open pages are told', async () => {
      let trail = ''
      for await (const line of exportAudit(rig.pool, null)) trail += line
      expect(trail.length).toBeGreaterThan(1000)
      expectClean(trail)
      const { rows } = await rig.pool.query('select * from live_events')
      expect(rows.length).toBeGreaterThan(0)
      expectClean(JSON.stringify(rows))
    })

    it('its metrics, its health and its readiness', async () => {
      for (const path of ['/metrics', '/healthz', '/readyz']) {
        const text = await (await fetch(`${metricsUrl}${path}`)).text()
        expect(text.length).toBeGreaterThan(1)
        expectClean(text)
      }
      const metrics = await (await fetch(`${metricsUrl}/metrics`)).text()
      expect(metrics).toMatch(/caseconsultant_inbound_total\{result="quarantined"\} [1-9]/)
      expect(metrics).toMatch(/caseconsultant_outbound_total\{result="refused"\} 1/)
      expect(metrics).toMatch(/caseconsultant_draft_seconds_count [1-9]/)
      expect(metrics).toMatch(/caseconsultant_outbound_uncertain 1/)
    })

    it('what the doctor says and the file it makes for a report', async () => {
      const file = join(folder, 'bundle.json')
      const doctor = startCommand(['doctor', '--json', '--bundle', file], settings)
      await doctor.ended
      expect(JSON.parse(doctor.stdout())).toMatchObject({ examinations: expect.any(Array) })
      expectClean(doctor.stdout() + doctor.stderr())
      expect(existsSync(file)).toBe(true)
      const bundle = readFileSync(file, 'utf8')
      expectClean(bundle)
      // Nor whose desk it is.
      for (const own of ['desk@desk.example', 'desk.example', 'desk:secret', rig.settings.DATA_DIR ?? '-']) {
        expect([own, bundle.includes(own)]).toEqual([own, false])
      }
    }, 120_000)

    async function dumpSchema(): Promise<string> {
      const { rows: tables } = await rig.pool.query<{ name: string }>(
        `select quote_ident(relname) as name from pg_class where relnamespace = 'bullmq'::regnamespace and relkind in ('r', 'p')`,
      )
      let dump = ''
      for (const { name } of tables) {
        const { rows } = await rig.pool.query<{ line: string }>(`select t::text as line from bullmq.${name} t`)
        dump += rows.map(({ line }) => line).join('\n')
      }
      return dump
    }
  })
})

async function dumpRedis(url: string): Promise<string> {
  const redis = new Redis(url)
  let dump = ''
  for (const key of await redis.keys('*')) {
    const type = await redis.type(key)
    const value =
      type === 'hash'
        ? await redis.hgetall(key)
        : type === 'list'
          ? await redis.lrange(key, 0, -1)
          : type === 'zset'
            ? await redis.zrange(key, '0', '-1')
            : type === 'stream'
              ? await redis.xrange(key, '-', '+')
              : await redis.get(key).catch(() => '')
    dump += `${key} ${JSON.stringify(value)}\n`
  }
  redis.disconnect()
  return dump
}
