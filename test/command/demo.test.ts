import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readTrainingConfig } from '../../src/command/demo.ts'
import { parseMail } from '../../src/mail/read/parse-mail.ts'
import { buildDemoMails } from '../../workers/demo-questions.ts'
import { makeDataFolder, type RunningDesk, removeDataFolder, startDeskProcess } from '../support/running-desk.ts'

/** The settings of a real desk, as they may stand in `.env` where somebody wants to practise. */
const REAL_DESK = {
  IMAP_URL: 'imap://desk:secret@127.0.0.1:1/INBOX',
  IMAP_URL_2: 'imap://appeals:secret@127.0.0.1:1/INBOX',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'Real Desk <desk@real.example>',
  DATABASE_URL: 'postgres://127.0.0.1:1/real',
  REDIS_URL: 'redis://127.0.0.1:1',
}

describe('the questions of the training desk', () => {
  it('are forty mails that have no two ids alike, and the same ids at every start', async () => {
    const ids = async (now: Date) =>
      (await buildDemoMails('desk@practice.example', now)).map(({ messageId }) => messageId)
    const first = await ids(new Date('2026-11-22T12:00:00Z'))
    expect(new Set(first).size).toBe(40)
    expect(await ids(new Date('2027-03-01T12:00:00Z'))).toEqual(first)
  })

  it('are always of the last two days, and ask about days shortly before', async () => {
    const now = new Date('2027-03-01T12:00:00Z')
    const mails = await buildDemoMails('desk@practice.example', now)
    const texts = []
    for (const { raw } of mails) {
      const { mail } = await parseMail(raw)
      expect(now.getTime() - (mail.date?.getTime() ?? 0)).toBeLessThan(48 * 3_600_000)
      texts.push(mail.text)
    }
    expect(texts.join('\n')).toContain('2/20/2027')
    expect(texts.join('\n')).not.toContain('days ago]')
  })
})

describe('the training desk', () => {
  let dataDir: string
  let desk: RunningDesk | undefined

  beforeAll(() => {
    dataDir = makeDataFolder()
  })

  afterAll(async () => {
    await desk?.stop()
    removeDataFolder(dataDir)
  })

  it('takes no mailbox, database or queue of the real one', () => {
    const config = readTrainingConfig({ ...REAL_DESK, DATA_DIR: dataDir, PORT: '8081' })
    expect(config).toMatchObject({
      mail: null,
      databaseUrl: null,
      redisUrl: null,
      port: 8081,
      dataDir: `${dataDir}/demo`,
    })
    expect(config.mailEdge.accounts).toEqual([])
    expect(config.desk.address).toMatch(/@practice\.example$/)
  })

  it('asks its forty questions once, however often it is started', async () => {
    const count = (event: string) => desk?.output().split(`"${event}"`).length ?? 0
    desk = await startDeskProcess({ ...REAL_DESK, DATA_DIR: dataDir }, [], 'demo')
    // Thirty-nine questions, and an automatic reply that is none.
    await vi.waitFor(() => expect([count('mail.received') - 1, count('case.drafted') - 1]).toEqual([40, 39]), {
      timeout: 90_000,
      interval: 200,
    })
    await desk.stop()
    desk = await startDeskProcess({ ...REAL_DESK, DATA_DIR: dataDir }, [], 'demo')
    await vi.waitFor(() => expect(desk?.output()).toContain('at an earlier start'), { timeout: 20_000, interval: 100 })
    expect(count('mail.received')).toBe(1)
  }, 240_000)
})
