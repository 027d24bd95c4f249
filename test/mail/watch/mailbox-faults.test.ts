import { ImapFlow } from 'imapflow'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAccessTokens } from '../../../src/mail/login/access-token.ts'
import type { ImapOptions } from '../../../src/mail/login/parse-mail-url.ts'
import { startObservedProxy } from '../../faults/observed-proxy.ts'
import { dovecotMissing, startDovecot } from '../../support/dovecot.ts'
import { startDovecotServer, startPracticeServer, type TestMailServer } from '../../support/mail-servers.ts'
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts'
import { startTokenServer } from '../../support/token-server.ts'
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

const question = (subject: string): Buffer =>
  Buffer.from(`From: ana@clinic.example\r\nSubject: ${subject}\r\n\r\nWhat is CPT 99213?\r\n`)

const subjects = (watcher: WatchRecorder): (string | undefined)[] =>
  watcher.received.map(({ header }) => /Subject: (.*)\r\n/.exec(header.toString())?.[1])

/** Impatient, so that a silent line is noticed within the time of a test. */
const IMPATIENT = { silenceSeconds: 1, commandSeconds: 30, mostSeconds: 30, checkSeconds: 0.5 }

const SERVERS: [string, () => Promise<TestMailServer>, boolean][] = [
  ['the practice mailbox', startPracticeServer, false],
  [DOVECOT, startDovecotServer, dovecotMissing !== null],
]

for (const [name, startServer, skipped] of SERVERS) {
  describe.skipIf(skipped)(`watching ${name}`, () => {
    let server: TestMailServer
    let proxy: TcpProxy
    let imap: ImapOptions

    beforeEach(async () => {
      server = await startServer()
      disposals.push(() => server.dispose())
      proxy = await startTcpProxy(server.imap.port)
      disposals.push(() => proxy.stop())
      imap = { ...server.imap, port: proxy.port }
    })

    it('over a line that falls silent during IDLE, gives the connection up and brings what came meanwhile', async () => {
      const watcher = watch({ imap, line: IMPATIENT })
      await watcher.until(() => watcher.polls >= 1)
      proxy.freeze(true)
      await server.deliver(question('while the line was silent'))
      await watcher.until(() => watcher.lost.length >= 1)
      proxy.freeze(false)
      await watcher.until(() => watcher.received.length === 1)
      expect(subjects(watcher)).toEqual(['while the line was silent'])
    })

    it('over a line that falls silent in the middle of its work, gives the connection up and loses nothing', async () => {
      const watcher = watch({
        imap,
        line: IMPATIENT,
        // Silent from the first mail on: the answer to the move, and to whatever is behind it, never comes.
        receive: async ({ uid }) => {
          if (uid === 1 && proxy.connections() === 1) proxy.freeze(true)
        },
      })
      await server.deliver(question('one'))
      await server.deliver(question('two'))
      await watcher.until(() => watcher.lost.length >= 1)
      proxy.freeze(false)
      await watcher.until(() => watcher.received.length === 2)
      expect(subjects(watcher)).toEqual(['one', 'two'])
    })

    it('over a line that passes a byte now and then, gives it up and brings what came meanwhile', async () => {
      const slow = await startObservedProxy(() => server.imap.port)
      disposals.push(() => slow.stop())
      const watcher = watch({ imap: { ...imap, port: slow.port }, line: { ...IMPATIENT, commandSeconds: 2 } })
      await watcher.until(() => watcher.polls >= 1)
      slow.trickle(200)
      await server.deliver(question('while the line trickled'))
      await watcher.until(() => watcher.received.length === 1)
      expect(watcher.lost).toHaveLength(1)
      expect(subjects(watcher)).toEqual(['while the line trickled'])
    })

    it('whose line is cut amid the login comes back at once, for nobody refused it', async () => {
      let cuts = 0
      proxy.onClientData((text) => {
        if (!/ (?:LOGIN|AUTHENTICATE) /i.test(text) || cuts > 0) return
        cuts += 1
        proxy.cut()
      })
      const watcher = watch({ imap })
      await watcher.until(() => watcher.polls >= 1)
      expect(watcher.lost).toHaveLength(1)
      expect(watcher.lost[0]).not.toContain('password')
    })

    it('passes over a mail that a person took out between the search and the fetch', async () => {
      // More than are fetched together, so that the one before the last is fetched later.
      for (let at = 1; at <= 52; at += 1) await server.deliver(question(`mail ${at}`))
      const watcher = watch({
        imap,
        // The search has found all of them.
        receive: async ({ uid }) => {
          if (uid === 1) await inMailbox(server.imap, (client) => client.messageDelete('51', { uid: true }))
        },
      })
      await watcher.until(() => watcher.received.length === 51)
      expect(subjects(watcher).slice(-2)).toEqual(['mail 50', 'mail 52'])
    })

    it('brings a mail again that was moved out and in, under its new UID and byte for byte the same', async () => {
      await server.deliver(question('one'))
      const watcher = watch({ imap, processedFolder: null })
      await watcher.until(() => watcher.received.length === 1)
      await inMailbox(server.imap, async (client) => {
        await client.mailboxCreate('Aside')
        await client.messageMove('1', 'Aside', { uid: true })
        await client.mailboxOpen('Aside')
        await client.messageMove('1:*', 'INBOX')
      })
      await watcher.until(() => watcher.received.length === 2)
      const [first, second] = watcher.received
      expect(second?.uid).toBeGreaterThan(first?.uid ?? 0)
      expect(second?.raw?.equals(first?.raw ?? Buffer.alloc(0))).toBe(true)
    })

    it('takes no notice of what a person has read', async () => {
      await server.deliver(question('one'))
      await inMailbox(server.imap, (client) => client.messageFlagsAdd('1', ['\\Seen'], { uid: true }))
      const watcher = watch({ imap })
      await watcher.until(() => watcher.received.length === 1)
    })
  })
}

describe.skipIf(dovecotMissing !== null)(`${DOVECOT} with a person in the same mailbox`, () => {
  it.each([
    ['neither MOVE nor UIDPLUS', 'IMAP4rev1 IDLE', { INBOX: 2, Processed: 0 }],
    ['MOVE and no UIDPLUS', 'IMAP4rev1 IDLE MOVE', { INBOX: 1, Processed: 1 }],
  ])('and %s, never expunges what that person has marked as deleted', async (_title, capability, expected) => {
    const dovecot = await startDovecot({ capability })
    disposals.push(() => dovecot.dispose())
    await dovecot.deliver(question('marked by a person'))
    await inMailbox(dovecot.imap, (client) => client.messageFlagsAdd('1', ['\\Deleted'], { uid: true }))
    await dovecot.deliver(question('two'))
    const watcher = watch({ imap: dovecot.imap, afterUid: () => 1 })
    await watcher.until(() => watcher.received.length === 1 && watcher.polls >= 1)
    await watcher.stop()
    expect({ INBOX: dovecot.count('INBOX'), Processed: dovecot.count('Processed') }).toEqual(expected)
  })
})

describe.skipIf(dovecotMissing !== null)(`${DOVECOT} that holds mails which are safe and were not moved`, () => {
  it('has them moved once, and those nobody vouches for left where they are', async () => {
    const dovecot = await startDovecot()
    disposals.push(() => dovecot.dispose())
    for (const subject of ['one', 'two', 'three']) await dovecot.deliver(question(subject))
    const asked: number[][] = []
    const watcher = watch({
      imap: dovecot.imap,
      afterUid: () => 3,
      listSafe(uids) {
        asked.push([...uids])
        return uids.filter((uid) => uid !== 2)
      },
    })
    await watcher.until(() => watcher.polls >= 1)
    await watcher.stop()
    expect(asked).toEqual([[1, 2, 3]])
    expect({ INBOX: dovecot.count('INBOX'), Processed: dovecot.count('Processed') }).toEqual({ INBOX: 1, Processed: 2 })
    expect(watcher.received).toEqual([])
  })
})

describe.skipIf(dovecotMissing !== null)(`${DOVECOT} that takes access tokens`, () => {
  async function start(options: { expiresIn?: number } = {}) {
    const tokens = await startTokenServer({ user: 'desk', ...options })
    disposals.push(() => tokens.stop())
    const dovecot = await startDovecot({ introspectionUrl: tokens.introspectionUrl })
    disposals.push(() => dovecot.dispose())
    const proxy = await startTcpProxy(dovecot.imap.port)
    disposals.push(() => proxy.stop())
    const accessTokens = createAccessTokens({
      tokenUrl: tokens.tokenUrl,
      clientId: 'desk-client',
      clientSecret: null,
      refreshToken: 'first-refresh',
      scope: null,
    })
    return { tokens, dovecot, proxy, accessTokens, imap: { ...dovecot.imap, password: '', port: proxy.port } }
  }

  it('is logged in to without a password', async () => {
    const { dovecot, accessTokens, imap } = await start()
    const watcher = watch({ imap, accessTokens })
    await watcher.until(() => watcher.polls >= 1)
    await dovecot.deliver(question('one'))
    await watcher.until(() => watcher.received.length === 1)
    expect(watcher.lost).toEqual([])
  })

  it('that no longer takes the token at hand is given a fresh one', async () => {
    const { tokens, proxy, accessTokens, imap } = await start()
    const watcher = watch({ imap, accessTokens })
    await watcher.until(() => watcher.polls >= 1)
    tokens.revoke()
    proxy.cut()
    await watcher.until(() => watcher.opened.length === 2)
    expect(tokens.requests.map((form) => form.get('refresh_token'))).toEqual(['first-refresh', 'refresh-1'])
  })

  it('is left alone, and so is the provider, when the consent was withdrawn', async () => {
    const { tokens, proxy, accessTokens, imap } = await start()
    tokens.answer({ status: 400, body: '{"error":"invalid_grant"}' })
    const watcher = watch({ imap, accessTokens })
    await watcher.until(() => watcher.lost.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(watcher.lost[0]).toContain('consent again')
    expect([tokens.requests.length, proxy.connections()]).toEqual([1, 0])
  })
})

/** Works in INBOX as a person's mail program would. */
async function inMailbox(imap: ImapOptions, work: (client: ImapFlow) => Promise<unknown>): Promise<void> {
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
    await client.mailboxOpen('INBOX')
    await work(client)
  } finally {
    await client.logout()
  }
}
