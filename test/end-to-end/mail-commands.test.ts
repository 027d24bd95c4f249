import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ParsedMail } from '../../src/domain/mail.ts'
import { parseMail } from '../../src/mail/read/parse-mail.ts'
import { grantMore } from '../../src/store/customers/plan-changes.ts'
import { type FaultRig, openFaultRig } from '../faults/fault-rig.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { dovecotMissing } from '../support/dovecot.ts'
import { findFreePort } from '../support/free-port.ts'

const WAIT = { timeout: 40_000, interval: 200 }
const SERVER = 'mx.desk.example'

describe.skipIf(dovecotMissing !== null)(dovecotMissing ?? 'a public desk, by mail', () => {
  let database: TestDatabase
  let rig: FaultRig
  let doorsUrl: string
  let mails = 0

  beforeAll(async () => {
    database = await createTestDatabase()
    rig = await openFaultRig(database.connectionString)
    const port = await findFreePort()
    doorsUrl = `http://127.0.0.1:${port}`
    Object.assign(rig.settings, {
      AUTHSERV_ID: SERVER,
      VERIFY_SENDERS: 'off',
      DESK_KIND: 'public',
      DOORS: 'on',
      DOORS_PORT: String(port),
      DOORS_URL: doorsUrl,
      ACKNOWLEDGE: 'authenticated',
    })
    await rig.start()
  }, 120_000)
  afterAll(async () => {
    await rig?.dispose()
    await database?.drop()
  }, 60_000)

  type Written = {
    from: string
    subject?: string
    text?: string
    dmarc?: string
    headers?: string[]
    inReplyTo?: string
  }

  async function write({
    from,
    subject = '',
    text = '',
    dmarc = 'pass',
    headers = [],
    inReplyTo,
  }: Written): Promise<void> {
    mails += 1
    const lines = [
      `Authentication-Results: ${SERVER}; dmarc=${dmarc} header.from=clinic.example`,
      ...headers,
      `From: <${from}>`,
      'To: desk@desk.example',
      `Subject: ${subject}`,
      `Message-ID: <written-${mails}@clinic.example>`,
      ...(inReplyTo === undefined ? [] : [`In-Reply-To: <${inReplyTo}>`, `References: <${inReplyTo}>`]),
      `Date: ${new Date().toUTCString()}`,
      '',
      text,
      '',
    ]
    await rig.dovecot.deliver(Buffer.from(lines.join('\r\n')))
  }

  const sentTo = (address: string) => rig.sink.mails.filter(({ to }) => to.includes(address))

  /** The mails that address got, once there are so many. */
  async function received(address: string, count: number): Promise<ParsedMail[]> {
    await vi.waitFor(() => expect(sentTo(address)).toHaveLength(count), WAIT)
    return Promise.all(sentTo(address).map(async ({ raw }) => (await parseMail(raw)).mail))
  }

  const casesOf = async (address: string) =>
    (
      await rig.pool.query<{ allowance: string | null }>(
        'select allowance from cases where requester_address = $1 order by id',
        [address],
      )
    ).rows

  /** Resolves when that many mails of the address are stored. */
  const stored = (address: string, count: number) =>
    vi.waitFor(async () => {
      const { rowCount } = await rig.pool.query('select 1 from messages where from_address = $1', [address])
      expect(rowCount).toBe(count)
    }, WAIT)

  it('answers help, code and search, as mail that nothing can answer, and opens no case', async () => {
    const from = 'ana@clinic.example'
    await write({ from, subject: 'help' })
    await received(from, 1)
    await write({ from, subject: 'code 90862 on 2012-12-01' })
    await received(from, 2)
    await write({ from, text: 'Hi,\r\nplease search: knee injection\r\nThanks\r\nAna' })
    const [help, code, search] = await received(from, 3)
    for (const [at, mail] of [help, code, search].entries()) {
      expect(sentTo(from)[at]?.from).toBe('')
      expect(mail?.headers['auto-submitted']).toEqual(['auto-replied'])
      expect(mail?.inReplyTo).toMatch(/^written-\d+@/)
      expect(mail?.text).toContain('A program wrote this mail')
    }
    expect(help?.text).toContain('code 99213')
    expect(code?.text).toMatch(/CPT 90862 \[1\][\s\S]*In force on that day[\s\S]*Sources\n\[1\] /)
    expect(code?.text).toContain(`${doorsUrl}/codes/cpt/90862?on=2012-12-01`)
    expect(search?.text).toContain('20610')
    expect(await casesOf(from)).toEqual([])
  }, 120_000)

  it('answers no machine, no forger, and no stranger by itself: a stranger’s command is a case', async () => {
    await write({ from: 'robot@clinic.example', subject: 'help', headers: ['Auto-Submitted: auto-replied'] })
    await write({ from: 'list@clinic.example', subject: 'help', headers: ['List-Id: <all.clinic.example>'] })
    await write({ from: 'forged@clinic.example', subject: 'stop', dmarc: 'fail' })
    await write({ from: 'stranger@clinic.example', subject: 'help', dmarc: 'none' })
    await vi.waitFor(async () => expect(await casesOf('stranger@clinic.example')).toHaveLength(1), WAIT)
    await vi.waitFor(async () => expect(await casesOf('forged@clinic.example')).toHaveLength(1), WAIT)
    await stored('list@clinic.example', 1)
    const { rows } = await rig.pool.query(`select 1 from mail_stops where address = 'forged@clinic.example'`)
    expect(rows).toEqual([])
    for (const who of ['robot', 'list', 'forged', 'stranger']) expect(sentTo(`${who}@clinic.example`)).toEqual([])
  }, 90_000)

  it('stop is acknowledged once, ends automatic mail, and start ends that; a question is a case all the same', async () => {
    const from = 'quiet@clinic.example'
    await write({ from, subject: 'stop' })
    await received(from, 1)
    await write({ from, subject: 'STOP' })
    await write({ from, subject: 'Office visit', text: 'Can 99213 be billed with 90833 on 2026-03-02?' })
    await vi.waitFor(async () => expect(await casesOf(from)).toEqual([{ allowance: 'granted' }]), WAIT)
    await stored(from, 3)
    await vi.waitFor(async () => {
      const decided = `select 1 from messages where from_address = $1 and case_id is not null and no_automatic_answer`
      expect((await rig.pool.query(decided, [from])).rowCount).toBe(1)
    }, WAIT)
    await fetchSignIn(from)
    await write({ from, subject: 'start' })
    const [first, second] = await received(from, 2)
    expect(first?.text).toContain('No more automatic mail')
    expect(second?.text).toContain('Automatic mail may go to this address again')
  }, 120_000)

  it('a YES in answer to the mail of signing in makes an account, once, and nothing else does', async () => {
    const from = 'new@clinic.example'
    await fetchSignIn(from)
    const [mail] = await received(from, 1)
    expect(sentTo(from)[0]?.from).toBe('')
    const id = mail?.messageId ?? ''
    await write({ from: 'other@clinic.example', subject: 'Re: Sign in', text: 'YES', inReplyTo: id })
    await write({ from, subject: 'Re: Sign in', text: 'Who is this? What is 99213?', inReplyTo: id })
    await vi.waitFor(async () => expect(await casesOf(from)).toHaveLength(1), WAIT)
    await stored('other@clinic.example', 1)
    const confirmed = `select address from accounts where confirmed_at is not null`
    expect((await rig.pool.query(confirmed)).rows).toEqual([])
    await write({ from, subject: 'Re: Sign in', text: `Yes\r\n\r\n> Reply to this mail`, inReplyTo: id })
    await vi.waitFor(async () => expect((await rig.pool.query(confirmed)).rows).toEqual([{ address: from }]), WAIT)
    await write({ from, subject: 'Re: Sign in', text: 'YES', inReplyTo: id })
    await vi.waitFor(async () => {
      const texts = (await received(from, sentTo(from).length)).map(({ text }) => text)
      expect(texts.filter((text) => text.includes('you are registered'))).toHaveLength(1)
      expect(texts.filter((text) => text.includes('came too late'))).toHaveLength(1)
    }, WAIT)
    const { rows } = await rig.pool.query('select 1 from automatic_mails where kind = $1 and raw is not null', [
      'confirmation',
    ])
    expect(rows).toEqual([])
  }, 120_000)

  it('a question beyond the allowance is a case, marked, its sender told once, and goes on when more is granted', async () => {
    const from = 'busy@clinic.example'
    const asks = (at: number) =>
      write({ from, subject: `Question ${at}`, text: `Can 99213 be billed with 90833 on 2026-03-0${at}?` })
    await asks(1)
    await vi.waitFor(async () => expect(await casesOf(from)).toEqual([{ allowance: 'granted' }]), WAIT)
    await rig.pool.query(`update automatic_mails set at = at - interval '2 days' where to_address = $1`, [from])
    await asks(2)
    await vi.waitFor(
      async () => expect(await casesOf(from)).toEqual([{ allowance: 'granted' }, { allowance: 'beyond' }]),
      WAIT,
    )
    await asks(3)
    await vi.waitFor(async () => expect((await casesOf(from))[2]).toEqual({ allowance: 'beyond' }), WAIT)
    await vi.waitFor(async () => {
      const texts = (await received(from, sentTo(from).length)).map(({ text }) => text)
      expect(texts.filter((text) => text.includes('it is kept'))).toHaveLength(1)
    }, WAIT)
    const by = { source: 'command', operatorId: null } as const
    await grantMore(rig.pool, { address: from, door: 'reviewed_answer', count: 2, expiresAt: null, by, eventId: null })
    // A registered account has an allowance of its own beside the grant.
    await rig.pool.query(`update cases set allowance_checked_at = now() - interval '1 hour' where allowance = 'beyond'`)
    await vi.waitFor(async () => expect(await casesOf(from)).toEqual(Array(3).fill({ allowance: 'granted' })), WAIT)
  }, 120_000)

  it('a desk that is killed answers each command once', async () => {
    const from = 'killed@clinic.example'
    for (const at of [1, 2, 3]) await write({ from, subject: `code 9921${at}` })
    await stored(from, 3)
    rig.kill()
    await rig.start()
    await vi.waitFor(async () => {
      const { rows } = await rig.pool.query(
        `select 1 from messages where from_address = $1 and command_settled_at is null`,
        [from],
      )
      expect(rows).toEqual([])
      const waiting = await rig.pool.query(`select 1 from automatic_mails where to_address = $1 and state = 'ready'`, [
        from,
      ])
      expect(waiting.rows).toEqual([])
    }, WAIT)
    const { rows } = await rig.pool.query<{ state: string }>(
      `select state from automatic_mails where to_address = $1`,
      [from],
    )
    expect(rows).toHaveLength(3)
    const answered = (await received(from, sentTo(from).length)).map(({ inReplyTo }) => inReplyTo)
    expect(new Set(answered).size).toBe(answered.length)
    expect(answered.length).toBeGreaterThanOrEqual(rows.filter(({ state }) => state === 'sent').length)
  }, 120_000)

  /** Asks for a link as the page does. */
  async function fetchSignIn(email: string): Promise<void> {
    const page = await fetch(`${doorsUrl}/sign-in`)
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? ''
    const token = /name="form_token" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
    const body = new URLSearchParams({ email, form_token: token })
    const asked = await fetch(`${doorsUrl}/sign-in`, { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
    expect(asked.status).toBe(303)
  }
})
