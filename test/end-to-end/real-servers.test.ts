import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parseMail } from '../../src/mail/read/parse-mail.ts'
import { browserMissing, launchBrowser } from '../support/browser.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { type Dovecot, dovecotMissing, startDovecot } from '../support/dovecot.ts'
import { hasRedis, REDIS_ADVICE, startRedis, type TestRedis } from '../support/redis.ts'
import {
  approveInBrowser,
  makeDataFolder,
  type RunningDesk,
  removeDataFolder,
  runCommand,
  signIn,
  startDeskProcess,
} from '../support/running-desk.ts'
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts'

const readMail = (file: string): Buffer => readFileSync(join(import.meta.dirname, '..', 'mails', file))

const BACKENDS = [
  { queue: 'PostgreSQL', missing: dovecotMissing ?? browserMissing },
  { queue: 'Redis', missing: dovecotMissing ?? browserMissing ?? (hasRedis ? null : REDIS_ADVICE) },
]

describe.each(BACKENDS)('a desk on Dovecot, an SMTP server and jobs in $queue', ({ queue, missing }) => {
  describe.skipIf(missing !== null)(missing ?? 'with all of them installed', () => {
    let dovecot: Dovecot
    let sink: SmtpSink
    let redis: TestRedis | null
    let database: TestDatabase
    let browser: Browser
    let dataDir: string
    let desk: RunningDesk
    let page: Page
    let settings: Record<string, string>

    const signInAsDana = async (): Promise<Page> => {
      const link = await runCommand(settings, 'operator', 'reset', 'dana@desk.example')
      return signIn(browser, desk, { link: link.trim() })
    }

    beforeAll(async () => {
      dovecot = await startDovecot()
      sink = await startSmtpSink()
      redis = queue === 'Redis' ? await startRedis() : null
      database = await createTestDatabase()
      browser = await launchBrowser()
      dataDir = makeDataFolder()
      const { user, password, port } = dovecot.imap
      settings = {
        DATA_DIR: dataDir,
        DATABASE_URL: database.connectionString,
        IMAP_URL: `imap://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`,
        SMTP_URL: sink.url,
        MAIL_FROM: 'Coding Desk <desk@desk.example>',
        ...(redis ? { REDIS_URL: redis.url } : {}),
      }
      await dovecot.deliver(readMail('meaning-99213.eml'))
      await runCommand(settings, 'operator', 'add', 'dana@desk.example', '--name', 'Dana Ruiz', '--credential', 'CPC')
      desk = await startDeskProcess(settings)
      page = await signInAsDana()
    }, 120_000)

    afterAll(async () => {
      await browser?.close()
      await desk?.stop()
      await database?.drop()
      await redis?.stop()
      await sink?.stop()
      await dovecot?.dispose()
      if (dataDir) removeDataFolder(dataDir)
    })

    it('answers a mail that Dovecot delivers, after a person approved it, and moves it to Processed', async () => {
      await dovecot.deliver(readMail('q-90862.eml'))
      await approveInBrowser(page, desk, /90862/)
      await vi.waitFor(() => expect(sink.mails).toHaveLength(1), { timeout: 20_000 })
      const [answer] = sink.mails
      const { mail } = await parseMail(answer?.raw ?? Buffer.alloc(0))
      const { mail: question } = await parseMail(readMail('q-90862.eml'))
      expect(answer).toMatchObject({ from: 'desk@desk.example', to: [question.from[0]?.address] })
      expect(mail.inReplyTo).toBe(question.messageId)
      expect(mail.messageId).toMatch(/^q\d+\.[0-9a-f]{16}\.[0-9a-f]{20}@desk\.example$/)
      await vi.waitFor(() => expect(dovecot.count('Processed')).toBe(1), { timeout: 10_000 })
      expect(mail.from).toEqual([{ address: 'desk@desk.example', name: 'Dana Ruiz, CPC (Coding Desk)' }])
    })

    it('has left the mail alone that was there before the first start', async () => {
      await page.goto(`${desk.url}/queue?view=all`)
      expect(await page.getByRole('row').filter({ hasText: 'Q-' }).count()).toBe(1)
      expect(dovecot.count('INBOX')).toBe(1)
    })

    it('leaves it alone for ever, and answers nothing twice, when the server renews its UIDs', async () => {
      await dovecot.stop()
      dovecot.forgetUids()
      await dovecot.start()
      const renewed = () => desk.output().split('mailbox.opened').length - 1
      await vi.waitFor(() => expect(renewed()).toBe(2), { timeout: 30_000 })
      await vi.waitFor(() => expect(desk.output()).toContain('left_alone'), { timeout: 10_000 })
      await page.goto(`${desk.url}/queue?view=all`)
      expect(await page.getByRole('row').filter({ hasText: 'Q-' }).count()).toBe(1)
    }, 60_000)

    it('puts an answer of the requester into the same case, and answers it in the same thread', async () => {
      const { mail } = await parseMail(sink.mails[0]?.raw ?? Buffer.alloc(0))
      const { mail: question } = await parseMail(readMail('q-90862.eml'))
      await dovecot.deliver(
        Buffer.from(
          [
            `From: ${question.from[0]?.address}`,
            'To: desk@desk.example',
            `Subject: ${mail.subject}`,
            `Message-ID: <followup-${queue}@lakeside-psych.example>`,
            `In-Reply-To: <${mail.messageId}>`,
            '',
            'Thank you. And what is 90863?',
            '',
          ].join('\r\n'),
        ),
      )
      await approveInBrowser(page, desk, /90862/)
      await vi.waitFor(() => expect(sink.mails).toHaveLength(2), { timeout: 20_000 })
      const { mail: second } = await parseMail(sink.mails[1]?.raw ?? Buffer.alloc(0))
      expect(second.inReplyTo).toBe(`followup-${queue}@lakeside-psych.example`)
      await page.goto(`${desk.url}/queue?view=all`)
      expect(await page.getByRole('row').filter({ hasText: 'Q-' }).count()).toBe(1)
    })

    it('killed between approval and sending, sends the answer once after the next start', async () => {
      await dovecot.deliver(readMail('pair-99214-90833.eml'))
      await approveInBrowser(page, desk, /psychotherapy/)
      await desk.kill()
      expect(sink.mails).toHaveLength(2)
      desk = await startDeskProcess(settings)
      page = await signInAsDana()
      await vi.waitFor(() => expect(sink.mails).toHaveLength(3), { timeout: 40_000 })
      await page.waitForTimeout(1500)
      expect(sink.mails).toHaveLength(3)
    }, 90_000)

    it('with its mail server away, holds the answer and sends it when the server is back', async () => {
      sink.misbehave('rcpt', { reply: '451 4.3.0 try again later' })
      await dovecot.deliver(readMail('q-90812.eml'))
      await approveInBrowser(page, desk, /play therapy/)
      await vi.waitFor(() => expect(desk.output()).toContain('reply.postponed'), { timeout: 20_000 })
      sink.misbehave(null)
      await makeHeldRepliesDue(database)
      await vi.waitFor(() => expect(sink.mails).toHaveLength(4), { timeout: 40_000 })
    }, 90_000)
  })
})

/** Spares the test the minute until the second attempt; the sweeper finds what is due. */
async function makeHeldRepliesDue(database: TestDatabase): Promise<void> {
  const { createPool } = await import('../../src/store/pool.ts')
  const pool = createPool(database.connectionString)
  await pool.query(`update replies set send_after = now() where state = 'held'`)
  await pool.end()
}
