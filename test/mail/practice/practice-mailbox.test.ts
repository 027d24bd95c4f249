import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseImapUrl, parseSmtpUrl } from '../../../src/mail/login/parse-mail-url.ts'
import { type PracticeMailbox, startPracticeMailbox } from '../../../src/mail/practice/practice-mailbox.ts'
import { parseMail } from '../../../src/mail/read/parse-mail.ts'
import { sendMail } from '../../../src/mail/send/send-mail.ts'
import { startRecorder, type WatchRecorder } from '../../support/watch-recorder.ts'

const DESK = 'coding-help@desk.example'
const QUESTION = readFileSync(new URL('../../mails/pair-99214-90833.eml', import.meta.url))

let dir: string
let mailbox: PracticeMailbox
let watchers: WatchRecorder[]

const start = async () => {
  mailbox = await startPracticeMailbox({ dir, deskAddress: DESK, parse: parseMail })
}

const watch = (): WatchRecorder => {
  const watcher = startRecorder({ imap: parseImapUrl(mailbox.imapUrl) })
  watchers.push(watcher)
  return watcher
}

/** What one look into the INBOX finds; `move` as the desk does it. */
const readInbox = async (move: boolean) => {
  const watcher = startRecorder({
    imap: parseImapUrl(mailbox.imapUrl),
    processedFolder: move ? 'Processed' : null,
  })
  await watcher.until(() => watcher.polls === 1)
  await watcher.stop()
  return watcher
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'practice-'))
  watchers = []
  await start()
})
afterEach(async () => {
  for (const watcher of watchers) await watcher.stop()
  await mailbox.stop()
  rmSync(dir, { recursive: true, force: true })
})

const toDesk = { from: 'ana@clinic.example', to: [DESK] }

describe('a mail sent by SMTP', () => {
  it('to the desk reaches its INBOX, and on top the envelope sender', async () => {
    const mail = { envelopeFrom: 'ana@clinic.example', envelopeTo: 'Coding-Help+c7.abc@desk.example', raw: QUESTION }
    const watcher = watch()
    await watcher.until(() => watcher.polls === 1)
    expect((await sendMail(parseSmtpUrl(mailbox.smtpUrl), mail, async () => undefined)).kind).toBe('sent')
    await watcher.until(() => watcher.received.length === 1)
    expect(watcher.received[0]?.raw?.toString()).toBe(`Return-Path: <ana@clinic.example>\r\n${QUESTION}`)
  })

  it('to anybody else stays on the machine, in the customers’ mailbox', async () => {
    const answer = Buffer.from(`In-Reply-To: <q@clinic.example>\r\nTo: ana@clinic.example\r\n${QUESTION}`)
    const mail = { envelopeFrom: '', envelopeTo: 'ana@clinic.example', raw: answer }
    expect((await sendMail(parseSmtpUrl(mailbox.smtpUrl), mail, async () => undefined)).kind).toBe('sent')
    expect((await readInbox(false)).received).toEqual([])
    expect(await mailbox.listMail()).toMatchObject([{ direction: 'to_customer', inReplyTo: 'q@clinic.example' }])
  })

  it('that cannot be written is not accepted, and nobody sees it', async () => {
    rmSync(join(dir, 'folders', 'INBOX'), { recursive: true })
    const mail = { envelopeFrom: 'ana@clinic.example', envelopeTo: DESK, raw: QUESTION }
    const outcome = await sendMail(parseSmtpUrl(mailbox.smtpUrl), mail, async () => undefined)
    expect(outcome.kind).toBe('later')
    expect((await readInbox(false)).received).toEqual([])
    expect(await mailbox.listMail()).toEqual([])
  })

  it('of more than 64 MB is refused', async () => {
    const mail = { envelopeFrom: 'ana@clinic.example', envelopeTo: DESK, raw: Buffer.alloc(65 * 1024 * 1024, 'x\r\n') }
    expect((await sendMail(parseSmtpUrl(mailbox.smtpUrl), mail, async () => undefined)).kind).toBe('refused')
    expect(await mailbox.listMail()).toEqual([])
  })
})

describe('after a restart', () => {
  it('unread mails are still there under the same UIDs, and moved ones do not come back', async () => {
    await mailbox.deliver(QUESTION, toDesk)
    const before = await readInbox(true)
    await mailbox.deliver(Buffer.from('Subject: second\r\n\r\nhi\r\n'), toDesk)
    await mailbox.stop()
    await start()
    const after = await readInbox(true)
    expect(after.opened[0]?.uidValidity).toBe(before.opened[0]?.uidValidity)
    expect(before.received.map(({ uid }) => uid)).toEqual([1])
    expect(after.received.map(({ uid }) => uid)).toEqual([2])
    expect(after.received[0]?.internalDate?.getTime()).toBeLessThanOrEqual(Date.now())
    expect(readdirSync(join(dir, 'folders', 'Processed')).filter((name) => name.endsWith('.eml'))).toHaveLength(2)
    expect(await mailbox.listMail()).toHaveLength(2)
  })

  it('no UID is given out a second time, not even when the inbox was empty', async () => {
    await mailbox.deliver(QUESTION, toDesk)
    const first = await readInbox(true)
    await mailbox.stop()
    await start()
    await mailbox.deliver(QUESTION, toDesk)
    const second = await readInbox(true)
    expect(second.opened[0]?.uidValidity).toBe(first.opened[0]?.uidValidity)
    expect(second.received[0]?.uid).toBeGreaterThan(first.received[0]?.uid ?? 0)
  })

  it('a damaged record of the UIDs renews UIDVALIDITY', async () => {
    await mailbox.deliver(QUESTION, toDesk)
    const before = (await readInbox(false)).opened[0]?.uidValidity ?? 0n
    await mailbox.stop()
    writeFileSync(join(dir, 'folders', 'INBOX', 'uids.json'), `{"uidValidity": ${before}, "uid`)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await start()
    const after = await readInbox(false)
    expect(after.opened[0]?.uidValidity).toBeGreaterThan(before)
    expect(after.received).toHaveLength(1)
  })
})

describe('the customers’ mailbox', () => {
  it('lists both directions in the order of arrival, with what a thread needs', async () => {
    await mailbox.deliver(QUESTION, toDesk)
    const reply =
      'Message-ID: <a@desk.example>\r\nReferences: <pair.6f0c21@riverbend-clinic.example>\r\nSubject: Re: E/M\r\n\r\nYes.\r\n'
    await mailbox.deliver(Buffer.from(reply), { from: DESK, to: ['t.okafor@riverbend-clinic.example'] })
    const [question, answer] = await mailbox.listMail()
    expect(question).toMatchObject({
      id: '000001',
      direction: 'to_desk',
      from: 't.okafor@riverbend-clinic.example',
      to: [DESK],
      subject: 'E/M with psychotherapy',
      messageId: 'pair.6f0c21@riverbend-clinic.example',
    })
    expect(answer).toMatchObject({
      id: '000002',
      direction: 'to_customer',
      references: ['pair.6f0c21@riverbend-clinic.example'],
    })
    expect((await mailbox.getMail('000002')).mail.text).toBe('Yes.\n')
  })

  it.each(['000009', '../folders/INBOX/uids', ''])('has no mail %j', async (id) => {
    await mailbox.deliver(QUESTION, toDesk)
    await expect(mailbox.getMail(id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

it('a mail the server fails to hand out does not hold up the one behind it, and stays where it is', async () => {
  await mailbox.deliver(QUESTION, toDesk)
  await mailbox.deliver(Buffer.from('Subject: second\r\n\r\nhi\r\n'), toDesk)
  rmSync(join(dir, 'folders', 'INBOX', '0000000001.eml'))
  const watcher = startRecorder({ imap: parseImapUrl(mailbox.imapUrl), fetchAttempts: 2 })
  watchers.push(watcher)
  await watcher.until(() => watcher.received.length === 2)
  expect(watcher.received.map(({ uid, raw }) => [uid, raw === null])).toEqual([
    [1, true],
    [2, false],
  ])
})

it('a file with bare line feeds is delivered with network line ends, other bytes unchanged', async () => {
  const bytes = Buffer.from([0, 255, 128, 10, 13, 10, 46, 10])
  await mailbox.deliver(Buffer.concat([Buffer.from('Subject: x\n\n'), bytes]), toDesk)
  const raw = (await readInbox(false)).received[0]?.raw
  const expected = Buffer.concat([
    Buffer.from('Subject: x\r\n\r\n'),
    Buffer.from([0, 255, 128, 13, 10, 13, 10, 46, 13, 10]),
  ])
  expect(raw?.subarray(raw.indexOf('\n') + 1)).toEqual(expected)
})

it('an envelope sender cannot add a header', async () => {
  await mailbox.deliver(QUESTION, { from: 'a@b.example>\r\nBcc: <v@elsewhere.example', to: [DESK] })
  const header = (await readInbox(false)).received[0]?.header.toString()
  expect(header).toMatch(/^Return-Path: <a@b\.exampleBcc:v@elsewhere\.example>\r\nFrom: /)
})

it('a port in use is named', async () => {
  const smtpPort = Number(new URL(mailbox.smtpUrl).port)
  const other = startPracticeMailbox({ dir: join(dir, 'other'), deskAddress: DESK, parse: parseMail, smtpPort })
  await expect(other).rejects.toThrow(`Port ${smtpPort} on 127.0.0.1 is in use`)
})
