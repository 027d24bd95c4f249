import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parseMail } from '../../src/mail/read/parse-mail.ts'
import { addressOf } from '../faults/asked-questions.ts'
import { type FaultRig, openFaultRig, waitFor } from '../faults/fault-rig.ts'
import { browserMissing, launchBrowser } from '../support/browser.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { dovecotMissing } from '../support/dovecot.ts'
import { findFreePort } from '../support/free-port.ts'

const WAIT = { timeout: 40_000, interval: 200 }
const ADDRESS = addressOf('web')
const missing = dovecotMissing ?? browserMissing

describe.skipIf(missing !== null)(missing ?? 'a question asked on the web', () => {
  let database: TestDatabase
  let rig: FaultRig
  let browser: Browser
  let page: Page
  let thread: string

  beforeAll(async () => {
    database = await createTestDatabase()
    rig = await openFaultRig(database.connectionString)
    const port = await findFreePort()
    const url = `http://127.0.0.1:${port}`
    await rig.start({ DOORS: 'on', DOORS_PORT: String(port), DOORS_URL: url })
    browser = await launchBrowser()
    page = await (await browser.newContext({ baseURL: url })).newPage()
    page.setDefaultTimeout(20_000)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await rig?.dispose()
    await database?.drop()
  }, 60_000)

  const mailTo = async (index: number) => {
    await vi.waitFor(() => expect(rig.sink.mails.length).toBeGreaterThan(index), WAIT)
    const sent = rig.sink.mails[index]
    return { sent, mail: (await parseMail(sent?.raw ?? Buffer.alloc(0))).mail }
  }
  const countCases = async (): Promise<number> =>
    (await rig.pool.query<{ count: number }>('select count(*) from cases')).rows[0]?.count ?? 0

  it('is answered at once, marked as not reviewed', async () => {
    await page.goto('/ask')
    await page.getByLabel('Your question').fill('Patient Maria Lopez: can 99213 be billed with 20610 on 8/15/2024?')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.getByRole('heading', { name: 'Sources' }).waitFor()
    expect(await page.locator('main').innerText()).toMatch(/Not reviewed by a person[\s\S]*modifier 25 goes on 99213/)
    thread = page.url()
  }, 60_000)

  it('is a case once its writer has confirmed the address, and no sooner', async () => {
    await page.getByLabel('Your email address').fill(ADDRESS)
    await page.getByRole('button', { name: 'Have a coder check this' }).click()
    await page.getByText('One step left').waitFor()
    const { sent, mail } = await mailTo(0)
    expect(sent?.to).toEqual([ADDRESS])
    expect(mail.text).not.toMatch(/Lopez|99213/)
    expect(await countCases()).toBe(0)
    await page.goto(/http\S+\/confirm\/\S+/.exec(mail.text)?.[0] ?? '')
    await page.getByRole('button', { name: 'Yes, this is my address' }).click()
    await page.getByText('A coder has it.').waitFor()
    expect(page.url().replace(/#.*/, '')).toBe(thread.replace(/[?#].*/, ''))
    expect(await countCases()).toBe(1)
  }, 90_000)

  it('is one case, whatever is opened, sent or pressed again', async () => {
    await page.goBack()
    await page.goto(thread)
    await page.getByText('A coder has it.').waitFor()
    const position = { position: '1', address: ADDRESS }
    const token = await page.locator('input[name="form_token"]').first().inputValue()
    await page.request.post(`${thread.replace(/[?#].*/, '')}/check`, { form: { ...position, form_token: token } })
    expect(await countCases()).toBe(1)
  }, 60_000)

  it('is answered by a coder, by mail, without what was masked', async () => {
    await waitFor(40, async () => ((await rig.stateOf('web')) === 'needs_review' ? true : null))
    expect(await rig.approve('web')).toBe(303)
    const { sent, mail } = await mailTo(1)
    expect(sent?.to).toEqual([ADDRESS])
    expect(mail.from[0]?.name).toBe('Dana Ruiz, CPC (Coding Desk)')
    expect(mail.text).toMatch(/modifier 25 goes on 99213/)
    expect(mail.text).not.toMatch(/Lopez|removed\]|wrote:/)
    await vi.waitFor(async () => {
      await page.goto(thread)
      await page.getByText('A coder has checked it.').waitFor({ timeout: 2000 })
    }, WAIT)
  }, 90_000)

  it('goes on in the thread of that mail', async () => {
    const { mail } = await mailTo(1)
    const lines = [
      `From: <${ADDRESS}>`,
      'To: desk@desk.example',
      `Subject: ${mail.subject}`,
      'Message-ID: <again@clinic.example>',
      `In-Reply-To: <${mail.messageId}>`,
      '',
      'And with 76942?',
      '',
    ]
    await rig.dovecot.deliver(Buffer.from(lines.join('\r\n')))
    await vi.waitFor(async () => {
      const { rows } = await rig.pool.query<{ texts: number }>(
        'select count(*) as texts from messages where case_id is not null',
      )
      expect(rows[0]?.texts).toBe(2)
    }, WAIT)
    expect(await countCases()).toBe(1)
    expect(rig.sink.mails).toHaveLength(2)
  }, 60_000)
})
