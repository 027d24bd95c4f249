import { ImapFlow } from 'imapflow'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImapOptions } from '../../../src/mail/login/parse-mail-url.ts'
import { type Dovecot, dovecotMissing, startDovecot } from '../../support/dovecot.ts'
import { startDovecotServer, startPracticeServer, type TestMailServer } from '../../support/mail-servers.ts'
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts'
import { startRecorder, type WatchRecorder, type WatchRecorderOptions } from '../../support/watch-recorder.ts'

const DOVECOT = dovecotMissing === null ? 'a real Dovecot' : `a real Dovecot (skipped: ${dovecotMissing})`

const disposals: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const dispose of disposals.splice(0).reverse()) await dispose()
})

function watch(options: WatchRecorderOptions): WatchRecorder {
  const recorder = startRecorder(options)
  disposals.push(() => recorder.stop())
  return recorder
}

const SERVERS: [string, () => Promise<TestMailServer>, boolean][] = [
  ['the practice mailbox', startPracticeServer, false],
  [DOVECOT, startDovecotServer, dovecotMissing !== null],
]

for (const [name, startServer, skipped] of SERVERS) {
  describe.skipIf(skipped)(`watching ${name}`, () => {
    let server: TestMailServer

    beforeEach(async () => {
      server = await startServer()
      disposals.push(() => server.dispose())
    })

    it('brings what was there and what comes during IDLE, in order and byte for byte, then moves it away', async () => {
      const mails = [
        question('one'),
        question('two', 'ünïcödé — ✓ 99213'),
        question('three', '.\r\n..\r\nFrom x\r\n \r\n'),
      ]
      await server.deliver(mails[0] as Buffer)
      await server.deliver(mails[1] as Buffer)
      const watcher = watch({ imap: server.imap })
      await watcher.until(() => watcher.polls >= 1)
      await server.deliver(mails[2] as Buffer)
      await watcher.until(() => watcher.received.length === 3 && watcher.polls >= 2)
      await watcher.stop()

      expect(watcher.received.map(({ uid }) => uid)).toEqual([1, 2, 3])
      for (const [at, mail] of watcher.received.entries()) {
        expect(mail.raw?.subarray(-(mails[at]?.length ?? 0)).equals(mails[at] ?? Buffer.alloc(0))).toBe(true)
        expect(mail.bytes).toBe(mail.raw?.length)
        expect(Math.abs(Date.now() - (mail.internalDate?.getTime() ?? 0))).toBeLessThan(60_000)
      }
      expect(await countMails(server.imap)).toEqual({ INBOX: 0, Processed: 3 })
    })

    it('brings a mail of 10 MB unchanged', async () => {
      const mail = question('large', 'a line of a large mail\r\n'.repeat(430_000))
      const watcher = watch({ imap: server.imap })
      await watcher.until(() => watcher.polls === 1)
      await server.deliver(mail)
      await watcher.until(() => watcher.received.length === 1)
      expect(watcher.received[0]?.raw?.subarray(-mail.length).equals(mail)).toBe(true)
    })

    it('leaves alone what was there before, and does not take the last mail for a new one', async () => {
      await server.deliver(question('old'))
      const watcher = watch({ imap: server.imap, afterUid: ({ uidNext }) => uidNext - 1 })
      await watcher.until(() => watcher.polls === 1)
      await server.deliver(question('new'))
      await watcher.until(() => watcher.received.length === 1 && watcher.polls >= 2)
      expect(watcher.received[0]?.header.toString()).toContain('Subject: new')
      expect(await countMails(server.imap)).toEqual({ INBOX: 1, Processed: 1 })
    })

    it('touches nothing until the mail is safe, and brings a refused one again before any later one', async () => {
      await server.deliver(question('one'))
      await server.deliver(question('two'))
      let refusals = 0
      let duringRefusal: unknown = null
      const watcher = watch({
        imap: server.imap,
        async receive() {
          if (refusals === 1) return
          refusals += 1
          duringRefusal = { ...(await countMails(server.imap)), seen: await countSeen(server.imap) }
          throw new Error('the database is away')
        },
      })
      await watcher.until(() => watcher.received.length === 2)
      expect(duringRefusal).toEqual({ INBOX: 2, Processed: 0, seen: 0 })
      expect(watcher.received.map(({ uid }) => uid)).toEqual([1, 2])
    })

    it('leaves mails in place, and unread, where no folder is given', async () => {
      await server.deliver(question('one'))
      const watcher = watch({ imap: server.imap, processedFolder: null })
      await watcher.until(() => watcher.polls === 1)
      expect(await countMails(server.imap)).toEqual({ INBOX: 1, Processed: 0 })
      expect(await countSeen(server.imap)).toBe(0)
    })

    it('hands over a mail that is too large with its header only', async () => {
      await server.deliver(question('large', 'x'.repeat(5000)))
      await server.deliver(question('small'))
      const watcher = watch({ imap: server.imap, maxBytes: 2000 })
      await watcher.until(() => watcher.received.length === 2)
      const [large, small] = watcher.received
      expect(large?.raw).toBeNull()
      expect(large?.bytes).toBeGreaterThan(5000)
      expect(large?.header.toString()).toMatch(/Subject: large\r\n(?:.+\r\n)*\r\n$/)
      expect(small?.raw).not.toBeNull()
    })

    it('loses nothing and doubles nothing when the line is cut again and again', async () => {
      const proxy = await proxyTo(server.imap)
      let cuts = 0
      const watcher = watch({
        imap: { ...server.imap, port: proxy.port },
        async receive(mail) {
          // Cut once while a mail is being made safe: it is safe then, and its move fails.
          if (mail.uid === 2 && cuts++ === 0) proxy.cut()
        },
      })
      await watcher.until(() => watcher.polls === 1)
      await server.deliver(question('one'))
      await watcher.until(() => watcher.received.length === 1)
      await server.deliver(question('two'))
      await watcher.until(() => watcher.lost.length === 1)
      proxy.refuse(true)
      await server.deliver(question('three'))
      proxy.cut()
      await watcher.until(() => watcher.lost.length >= 2)
      proxy.refuse(false)
      await watcher.until(() => watcher.received.length === 3)
      expect(watcher.received.map(({ uid }) => uid)).toEqual([1, 2, 3])
      expect(watcher.opened.length).toBeGreaterThanOrEqual(2)
    })

    it('brings many mails at once in order', async () => {
      const watcher = watch({ imap: server.imap })
      await watcher.until(() => watcher.polls === 1)
      for (let number = 1; number <= 40; number += 1) await server.deliver(question(`number ${number}`))
      await watcher.until(() => watcher.received.length === 40)
      expect(watcher.received.map(({ uid }) => uid)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
    })

    it('finds new mail by polling alone', async () => {
      const watcher = watch({ imap: server.imap, pollSeconds: 0.2 })
      await watcher.until(() => watcher.polls >= 3)
      await server.deliver(question('one'))
      await watcher.until(() => watcher.received.length === 1)
    })

    it('stops only when the mails in hand are safe', async () => {
      await server.deliver(question('one'))
      await server.deliver(question('two'))
      let finish = (): void => undefined
      const started = new Promise<void>((resolve) => {
        const watcher = watch({
          imap: server.imap,
          receive: ({ uid }) =>
            new Promise<void>((done) => {
              if (uid > 1) return done()
              finish = done
              resolve()
              stopped = watcher.stop().then(() => watcher.received.length)
            }),
        })
      })
      let stopped: Promise<number> = Promise.resolve(-1)
      await started
      finish()
      expect(await stopped).toBe(2)
    })

    it('says that the password is wrong, and does not try it again at once', async () => {
      const proxy = await proxyTo(server.imap)
      const watcher = watch({ imap: { ...server.imap, password: 'wrong', port: proxy.port } })
      await watcher.until(() => watcher.lost.length === 1)
      await new Promise((resolve) => setTimeout(resolve, 1500))
      expect(watcher.lost).toEqual(['The mail server refused the user name or password.'])
      expect(proxy.connections()).toBe(1)
    })
  })
}

it('a server that cannot be reached is tried again, and watching it can be stopped', async () => {
  const proxy = await startTcpProxy(9)
  disposals.push(() => proxy.stop())
  const imap = {
    host: '127.0.0.1',
    port: proxy.port,
    security: 'none' as const,
    user: 'u',
    password: 'p',
    folder: 'INBOX',
    name: '',
  }
  const watcher = watch({ imap })
  await watcher.until(() => watcher.lost.length === 2)
  await watcher.stop()
  const attempts = proxy.connections()
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(proxy.connections()).toBe(attempts)
})

describe.skipIf(dovecotMissing !== null)(`${DOVECOT}, in particular`, () => {
  const start = async (capability?: string): Promise<Dovecot> => {
    const dovecot = await startDovecot(capability === undefined ? {} : { capability })
    disposals.push(() => dovecot.dispose())
    return dovecot
  }

  it('restarted, loses nothing', async () => {
    const dovecot = await start()
    const watcher = watch({ imap: dovecot.imap })
    await watcher.until(() => watcher.polls === 1)
    await dovecot.deliver(question('one'))
    await watcher.until(() => watcher.received.length === 1)
    await dovecot.stop()
    await watcher.until(() => watcher.lost.length >= 1)
    await dovecot.start()
    await dovecot.deliver(question('two'))
    await watcher.until(() => watcher.received.length === 2)
    expect(watcher.received.map(({ uid }) => uid)).toEqual([1, 2])
  })

  it('with a renewed UIDVALIDITY says so before the mails come again', async () => {
    const dovecot = await start()
    const watcher = watch({ imap: dovecot.imap, processedFolder: null })
    await dovecot.deliver(question('one'))
    await watcher.until(() => watcher.received.length === 1)
    await dovecot.stop()
    dovecot.forgetUids()
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await dovecot.start()
    await watcher.until(() => watcher.received.length === 2)
    const [before, after] = watcher.opened.map(({ uidValidity }) => uidValidity)
    expect(after).not.toBe(before)
    expect(watcher.received.map(({ uidValidity }) => uidValidity)).toEqual([before, after])
    expect(watcher.received[1]?.raw?.equals(watcher.received[0]?.raw ?? Buffer.alloc(0))).toBe(true)
  })

  it('without MOVE keeps every mail in place, and without IDLE is polled', async () => {
    const dovecot = await start('IMAP4rev1 UIDPLUS')
    const watcher = watch({ imap: dovecot.imap, pollSeconds: 0.5 })
    await watcher.until(() => watcher.polls === 1)
    await dovecot.deliver(question('one'))
    await watcher.until(() => watcher.received.length === 1 && watcher.polls >= 3)
    expect(watcher.received).toHaveLength(1)
    expect(dovecot.count('INBOX')).toBe(1)
    expect(dovecot.count('Processed')).toBe(0)
  })
})

function question(subject: string, body = 'What is CPT 99213?'): Buffer {
  return Buffer.from(`From: ana@clinic.example\r\nSubject: ${subject}\r\nX-Ü: bytes\r\n\r\n${body}\r\n`)
}

async function proxyTo(imap: ImapOptions): Promise<TcpProxy> {
  const proxy = await startTcpProxy(imap.port)
  disposals.push(() => proxy.stop())
  return proxy
}

/** Looks into the mailbox as a second client, without changing anything. */
async function look<T>(imap: ImapOptions, see: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({
    host: imap.host,
    port: imap.port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: imap.user, pass: imap.password },
    logger: false,
  })
  await client.connect()
  try {
    return await see(client)
  } finally {
    await client.logout()
  }
}

async function countMails(imap: ImapOptions): Promise<{ INBOX: number; Processed: number }> {
  return await look(imap, async (client) => {
    const folders = await client.list()
    const count = async (folder: string) => {
      if (!folders.some(({ path }) => path === folder)) return 0
      const status = await client.status(folder, { messages: true })
      return status ? (status.messages ?? 0) : -1
    }
    return { INBOX: await count('INBOX'), Processed: await count('Processed') }
  })
}

async function countSeen(imap: ImapOptions): Promise<number> {
  return await look(imap, async (client) => {
    await client.mailboxOpen('INBOX', { readOnly: true })
    const seen = await client.search({ seen: true })
    return seen ? seen.length : 0
  })
}
