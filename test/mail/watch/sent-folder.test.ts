import { ImapFlow } from 'imapflow'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSentFolder } from '../../../src/mail/watch/sent-folder.ts'
import { type ObservedProxy, startObservedProxy } from '../../faults/observed-proxy.ts'
import { type Dovecot, dovecotMissing, startDovecot } from '../../support/dovecot.ts'

const RAW = Buffer.from('Message-ID: <answer-1@desk.example>\r\nSubject: answer\r\n\r\nYes.\r\n')
const IMPATIENT = { silenceSeconds: 1, commandSeconds: 2, mostSeconds: 30, checkSeconds: 60 }

describe.skipIf(dovecotMissing !== null)(dovecotMissing ?? 'the Sent folder', () => {
  let dovecot: Dovecot
  let proxy: ObservedProxy
  const open = () => openSentFolder({ ...dovecot.imap, port: proxy.port }, 'Sent', null, IMPATIENT)

  beforeEach(async () => {
    dovecot = await startDovecot()
    proxy = await startObservedProxy(() => dovecot.imap.port)
    const client = new ImapFlow({
      host: dovecot.imap.host,
      port: dovecot.imap.port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: dovecot.imap.user, pass: dovecot.imap.password },
      logger: false,
    })
    await client.connect()
    await client.mailboxCreate('Sent')
    await client.logout()
  })
  afterEach(async () => {
    await proxy.stop()
    await dovecot.dispose()
  })

  it('holds what was put there, under its day and its id', async () => {
    const folder = await open()
    expect(await folder?.holds('answer-1@desk.example')).toBe(false)
    await folder?.add(RAW, new Date('2026-03-02T10:00:00Z'))
    expect(await folder?.holds('answer-1@desk.example')).toBe(true)
    const found = []
    for await (const header of folder?.listSince(new Date('2026-03-01T00:00:00Z')) ?? []) found.push(header)
    expect(found).toEqual([
      { messageId: 'answer-1@desk.example', inReplyTo: null, sentAt: new Date('2026-03-02T10:00:00Z') },
    ])
    await folder?.close()
  })

  it('behind a line that passes a byte now and then is given up, so that nothing else waits for it', async () => {
    const folder = await open()
    proxy.trickle(300)
    await expect(folder?.holds('answer-1@desk.example')).rejects.toThrow()
    await folder?.close()
  })

  it('whose line is cut amid the search does not pass for one without the mail', async () => {
    const folder = await open()
    await folder?.add(RAW, new Date('2026-03-02T10:00:00Z'))
    proxy.watch((from, text) => {
      if (from === 'client' && /UID SEARCH/i.test(text)) proxy.cut()
      return undefined
    })
    await expect(folder?.holds('answer-1@desk.example')).rejects.toThrow()
    await folder?.close()
  })

  it('is as patient while nothing is asked of it as its user needs', async () => {
    const folder = await open()
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(await folder?.holds('answer-1@desk.example')).toBe(false)
    await folder?.close()
  })
})
