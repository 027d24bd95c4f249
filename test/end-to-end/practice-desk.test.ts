import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ParsedMail } from '../../src/domain/mail.ts'
import { parseMail } from '../../src/mail/read/parse-mail.ts'
import { browserMissing, launchBrowser } from '../support/browser.ts'
import {
  approveInBrowser,
  makeDataFolder,
  openCase,
  type RunningDesk,
  removeDataFolder,
  runCommand,
  signIn,
  startDeskProcess,
} from '../support/running-desk.ts'

const MAILS = join(import.meta.dirname, '..', 'mails')

/** Mails that came back to customers, oldest first, read from where the practice mailbox keeps them. */
async function listReplies(dataDir: string): Promise<ParsedMail[]> {
  const folder = join(dataDir, 'practice', 'correspondence')
  const files = readdirSync(folder).filter((file) => file.endsWith('-to_customer.eml'))
  return Promise.all(files.sort().map(async (file) => (await parseMail(readFileSync(join(folder, file)))).mail))
}

const waitForReplies = (dataDir: string, count: number): Promise<ParsedMail[]> =>
  vi.waitFor(
    async () => {
      const replies = await listReplies(dataDir)
      expect(replies).toHaveLength(count)
      return replies
    },
    { timeout: 20_000, interval: 100 },
  )

describe.skipIf(browserMissing !== null)(
  `a desk with no configuration at all (${browserMissing ?? 'Chromium'})`,
  () => {
    let dataDir: string
    let desk: RunningDesk
    let browser: Browser
    let page: Page
    const send = (file: string): Promise<string> => runCommand({ DATA_DIR: dataDir }, 'practice', 'send', file)

    beforeAll(async () => {
      dataDir = makeDataFolder()
      desk = await startDeskProcess({ DATA_DIR: dataDir })
      browser = await launchBrowser()
      page = await signIn(browser, desk)
    }, 120_000)

    afterAll(async () => {
      await browser?.close()
      await desk?.stop()
      if (dataDir) removeDataFolder(dataDir)
    })

    it.each([
      ['q-90862.eml', /rejected claim, 90862/, /90862 was deleted effective 2013-01-01: 2012-12-31/],
      ['q-90812.eml', /play therapy code/, /90812 was deleted.*90834 with 90785/],
      ['pair-99214-90833.eml', /E\/M with psychotherapy/, /Yes: 90833 is an add-on code, and 99214 is one of/],
      ['meaning-99213.eml', /What is CPT 99213/, /99213: Office visit/],
      ['html-with-signature-and-quote.eml', /20610 and office visit/, /modifier 25 (?:goes )?on 99213/],
    ])('answers %s in its own thread, once a person approved it', async (file, subject, answer) => {
      const before = (await listReplies(dataDir).catch(() => [])).length
      await send(join(MAILS, file))
      await approveInBrowser(page, desk, subject)
      const reply = (await waitForReplies(dataDir, before + 1)).at(-1)
      const { mail: question } = await parseMail(readFileSync(join(MAILS, file)))
      expect(reply?.to.map(({ address }) => address)).toEqual([question.from[0]?.address])
      expect(reply?.subject).toBe(/^re:/i.test(question.subject) ? question.subject : `Re: ${question.subject}`)
      expect(reply?.inReplyTo).toBe(question.messageId)
      expect(reply?.references).toContain(question.messageId)
      const flat = (text: string): string => text.replace(/\s+/g, ' ')
      expect(flat(reply?.text ?? '')).toMatch(answer)
      expect(flat(reply?.html?.replace(/<[^>]*>/g, '') ?? '')).toMatch(answer)
    })

    it.each([
      ['auto-reply.eml', 'auto_reply'],
      ['bounce.eml', 'bounce'],
    ])('gives %s neither a case nor an answer, and keeps it', async (file, kind) => {
      await send(join(MAILS, file))
      await vi.waitFor(() => expect(desk.output()).toContain(`"kind":"${kind}","outcome":"no_case"`), {
        timeout: 10_000,
      })
      await page.goto(`${desk.url}/queue?view=machine`)
      expect(await page.locator('main').innerText()).toMatch(/Machine mail/)
    })

    it.each([
      ['no-message-id.eml', /17003/, 'Needs review'],
      ['nul-bytes.eml', /nul/, 'Needs review'],
      ['no-text.eml', /see attached/, 'Needs review'],
      ['two-from.eml', /./, 'more than one From address'],
    ])('keeps the odd mail %s where a person sees it', async (file, subject, words) => {
      await send(join(MAILS, file))
      if (words === 'Needs review') {
        await openCase(page, desk, subject)
        return
      }
      await vi.waitFor(() => expect(desk.output()).toContain('"outcome":"quarantined"'), { timeout: 10_000 })
      await page.goto(`${desk.url}/queue?view=quarantine`)
      await page.getByRole('row').nth(1).getByRole('link').first().click()
      expect(await page.locator('main').innerText()).toContain(words)
    })

    it('puts a mail of 30 MB into quarantine with its size, and goes on', async () => {
      const line = `${'x'.repeat(76)}\r\n`
      const header = 'From: big@clinic.example\r\nTo: desk@practice.example\r\nSubject: thirty megabytes\r\n\r\n'
      const file = join(dataDir, 'big.eml')
      writeFileSync(file, header + line.repeat(30_000_000 / line.length))
      await send(file)
      await vi.waitFor(() => expect(desk.output()).toMatch(/"outcome":"quarantined","bytes":300\d{5}/), {
        timeout: 20_000,
      })
    })

    it('logs ids only: no address, subject or text of a mail', () => {
      const log = desk.output().replace(/^[\s\S]*?Ctrl-C.*\n/, '')
      expect(log).toContain('mail.received')
      expect(log).not.toMatch(/@|90862|Raman|psychotherapy/)
    })

    it('takes an approval back within its time, and nothing is sent', async () => {
      await desk.stop()
      desk = await startDeskProcess({ DATA_DIR: dataDir, UNDO_SECONDS: '600' })
      page = await signIn(browser, desk)
      const before = (await listReplies(dataDir)).length
      await approveInBrowser(page, desk, /17003/)
      await page.getByRole('button', { name: /^Undo and go back/ }).click()
      await page.getByText('Needs review').first().waitFor()
      expect((await listReplies(dataDir)).length).toBe(before)
    })

    it('stopped while an answer is held, sends it after the next start', async () => {
      await approveInBrowser(page, desk, /17003/)
      const before = (await listReplies(dataDir)).length
      expect(await desk.stop()).toBe(0)
      await runCommand({ DATA_DIR: dataDir }, 'migrate')
      desk = await startDeskProcess({ DATA_DIR: dataDir, UNDO_SECONDS: '600' })
      page = await signIn(browser, desk)
      // The ten minutes of the test would be long; a person does not wait either, but lets the clock run out at night.
      await letHeldRepliesBeDue(dataDir)
      await waitForReplies(dataDir, before + 1)
    }, 60_000)

    it('works without JavaScript: a question is written, reviewed with an edit and answered', async () => {
      await desk.stop()
      desk = await startDeskProcess({ DATA_DIR: dataDir })
      const before = (await listReplies(dataDir)).length
      const plain = await signIn(browser, desk, { javaScriptEnabled: false })
      await plain.goto(`${desk.url}/practice`)
      await plain.getByLabel(/^Subject/).fill('Code 90834')
      await plain.getByLabel(/^(Your )?(question|text|message)/i).fill('What does 90834 stand for?')
      await plain.getByRole('button', { name: 'Send to the desk' }).click()
      await openCase(plain, desk, /Code 90834/)
      await plain.getByLabel(/^Short answer/).fill('It is talk therapy of about three quarters of an hour.')
      await plain.getByRole('button', { name: /^Approve and hold/ }).click()
      const reply = (await waitForReplies(dataDir, before + 1)).at(-1)
      expect(reply?.text.replace(/\s+/g, ' ')).toContain(
        'Short answer: It is talk therapy of about three quarters of an hour.',
      )
    })

    it('refuses a second desk in the same data folder, with the address of the first', async () => {
      await expect(startDeskProcess({ DATA_DIR: dataDir })).rejects.toThrow(`its queue is at ${desk.url}`)
    })
  },
)

/** Moves every held reply's time into the past, on the server the running desk uses. */
async function letHeldRepliesBeDue(dataDir: string): Promise<void> {
  const { useEmbeddedPostgres } = await import('../../db/embedded-postgres.ts')
  const { createPool } = await import('../../src/store/pool.ts')
  const server = await useEmbeddedPostgres({ dataDir })
  const pool = createPool(server.connectionString)
  await pool.query(`update replies set send_after = now() - interval '1 second' where state = 'held'`)
  await pool.end()
  await server.release()
}
