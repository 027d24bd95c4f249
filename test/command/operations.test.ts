import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../support/database.ts'
import { findFreePort } from '../support/free-port.ts'
import { startCommand } from '../support/run-command.ts'
import { makeDataFolder, type RunningDesk, removeDataFolder, startDeskProcess } from '../support/running-desk.ts'

let dataDir: string
let desk: RunningDesk
let settings: Record<string, string>

async function run(more: Record<string, string>, ...args: string[]) {
  const command = startCommand(args, { ...settings, ...more })
  return { code: await command.ended, out: command.stdout(), said: command.stderr() }
}

beforeAll(async () => {
  dataDir = makeDataFolder()
  settings = { DATA_DIR: dataDir, METRICS_PORT: String(await findFreePort()) }
  desk = await startDeskProcess(settings)
}, 120_000)

afterAll(async () => {
  await desk?.stop()
  removeDataFolder(dataDir)
}, 60_000)

describe('a desk on its data folder', () => {
  it('is the only one there: a second is refused, and told where the first is', async () => {
    const { code, said } = await run({ METRICS_PORT: String(await findFreePort()), PORT: '0' }, 'start')
    expect(code).toBe(1)
    expect(said).toContain(`CaseConsultant runs already in ${dataDir}, its queue is at ${desk.url}`)
  })

  it('keeps a backup from being put in its place while it runs, and is backed up all the same', async () => {
    const made = await run({}, 'backup')
    expect([made.code, made.said]).toEqual([
      0,
      expect.stringMatching(/Backed up 0 cases[\s\S]*Not in it[\s\S]*SECRET_KEY/),
    ])
    const file = made.out.trim()
    expect(existsSync(file)).toBe(true)
    expect(readdirSync(join(dataDir, 'backups'))).toHaveLength(1)
    const restored = await run({}, 'restore', file, '--yes')
    expect([restored.code, restored.said]).toEqual([1, expect.stringContaining('runs already in')])
    const verified = await run({}, 'restore', '--verify', file)
    expect([verified.code, verified.out]).toEqual([0, expect.stringMatching(/^ok: made /)])
    const damaged = await run({}, 'restore', '--verify', join(dataDir, 'secret-key'))
    expect([damaged.code, damaged.said]).toEqual([6, expect.stringContaining('no backup of CaseConsultant')])
  }, 120_000)

  it('answers for its health to service managers, who are told when nobody answers', async () => {
    expect(await run({}, 'healthcheck')).toMatchObject({ code: 0 })
    expect(await run({}, 'healthcheck', '--ready', '--wait', '20')).toMatchObject({ code: 0, said: '' })
    const away = await run({ METRICS_PORT: String(await findFreePort()) }, 'healthcheck')
    expect([away.code, away.said]).toEqual([1, expect.stringContaining('does not answer')])
  }, 60_000)

  it('is seen by the doctor as it runs', async () => {
    const { out } = await run({ PORT: new URL(desk.url).port }, 'doctor', '--only', 'web', '--json')
    expect(JSON.parse(out)).toMatchObject({ examinations: [{ name: 'web', verdict: 'ok' }] })
  }, 60_000)
})

describe('a process without pages', () => {
  it('tells its health, and what is wrong, on the listener of its metrics', async () => {
    const database = await createTestDatabase()
    const port = String(await findFreePort())
    const mail = { IMAP_URL: 'imap://a:b@127.0.0.1:9/', SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'd@desk.example' }
    const folder = makeDataFolder()
    const process = startCommand(['start', '--only', 'drafter', 'sweeper'], {
      ...mail,
      DATA_DIR: folder,
      DATABASE_URL: database.connectionString,
      METRICS_PORT: port,
    })
    try {
      await process.told(/desk\.started/)
      const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
      expect((await ask('/healthz')).status).toBe(200)
      const ready = await ask('/readyz')
      expect([ready.status, await ready.text()]).toEqual([
        503,
        expect.stringContaining('FAIL mailbox: a mailbox was not read yet'),
      ])
      expect(await (await ask('/metrics')).text()).toContain('caseconsultant_cases{state="received"} 0')
      expect((await ask('/elsewhere')).status).toBe(404)
    } finally {
      process.process.kill('SIGINT')
      await process.ended
      await database.drop()
      removeDataFolder(folder)
    }
  }, 60_000)
})
