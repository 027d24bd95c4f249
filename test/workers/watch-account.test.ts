import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { UNPROVEN } from '../../src/domain/sender-proof.ts'
import { signMessageId } from '../../src/flow/thread-key.ts'
import { parseMail } from '../../src/mail/read/parse-mail.ts'
import { classifyMail } from '../../src/reading/mail-kind/mail-kind.ts'
import { getCase } from '../../src/store/cases/cases.ts'
import { listMessagesOfCase } from '../../src/store/mailboxes/find-messages.ts'
import { findOrCreateMailbox } from '../../src/store/mailboxes/mailboxes.ts'
import { type WatchDeps, watchAccount } from '../../workers/watch-account.ts'
import { startPracticeServer, type TestMailServer } from '../support/mail-servers.ts'
import { storeArrived } from '../support/received-mail.ts'
import { useTestStore } from '../support/test-store.ts'

const store = useTestStore()
const SECRET = 'a secret of the tests'

const disposals: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const dispose of disposals.splice(0).reverse()) await dispose()
})

/** A reader that does one thing at a time, as the thread does, and for as long as a mail's text says. */
function slowReader() {
  let tail: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(raw: Buffer, what: string, work: () => Result | Promise<Result>): Promise<Result> => {
    const milliseconds = Number(new RegExp(`${what} takes (\\d+) ms`).exec(raw.toString())?.[1] ?? 0)
    const turn = tail.then(() => sleep(milliseconds)).then(work)
    tail = turn
    return turn
  }
  return {
    parse: (raw: Buffer) =>
      inTurn(raw, 'reading', async () => {
        const parsed = await parseMail(raw)
        return { ...parsed, mailClass: classifyMail(parsed.mail, []) }
      }),
    proveSender: async (raw: Buffer) => {
      await inTurn(raw, 'proof', () => undefined)
      await sleep(Number(/look-up takes (\d+) ms/.exec(raw.toString())?.[1] ?? 0))
      return UNPROVEN
    },
  }
}

/** Watches the server's mailbox. */
async function watch(server: TestMailServer, enqueueAll: () => Promise<void>): Promise<void> {
  const desk = {
    pool: store.pool,
    flows: store.pool,
    secret: SECRET,
    config: { maxMailBytes: 1_000_000, pollSeconds: 60, outbound: { plus: { replyAddress: null } } },
  }
  const reader = slowReader()
  const log = { info: () => undefined, warn: () => undefined }
  const deps = { desk, queue: { enqueueAll }, log, reader, ownAddresses: [], fromBeginning: true }
  const account = { imap: server.imap, smtp: null, desk: null, accessTokens: null }
  const mailbox = await findOrCreateMailbox(store.pool, server.imap.name)
  const running = watchAccount(deps as unknown as WatchDeps, account as never, mailbox)
  disposals.push(() => running.stop())
}

const mailOf = (subject: string, text: string, more = ''): Buffer =>
  Buffer.from(
    `From: maria.lopez@lakeside.example\r\nTo: desk@desk.example\r\nSubject: ${subject}\r\n${more}Message-ID: <${subject}@lakeside.example>\r\n\r\n${text}\r\n`,
  )

async function startServer(): Promise<TestMailServer> {
  const server = await startPracticeServer()
  disposals.push(() => server.dispose())
  return server
}

describe('mails that are fetched together', () => {
  it('are stored in the order they came, however long each takes to read', async () => {
    const { caseId } = await storeArrived(store.pool, store.mailboxId)
    const inOurThread = `In-Reply-To: <${signMessageId(caseId, 'desk.example', SECRET)}>\r\n`
    const server = await startServer()
    await server.deliver(mailOf('first', 'What is 99213? The look-up takes 300 ms.', inOurThread))
    await server.deliver(mailOf('second', 'I meant 99214.', inOurThread))
    await watch(server, async () => undefined)
    await vi.waitFor(async () => expect(await listMessagesOfCase(store.pool, caseId)).toHaveLength(3), 25_000)
    const messages = await listMessagesOfCase(store.pool, caseId)
    expect(messages.map(({ subject }) => subject)).toEqual(['A question', 'first', 'second'])
    expect(await getCase(store.pool, caseId)).toMatchObject({ lastMessageId: messages[2]?.id, state: 'received' })
  })

  it('are stored, each as soon as it is read: one that takes long holds up none before it', async () => {
    const server = await startServer()
    await server.deliver(mailOf('before', 'What is 99213?'))
    await server.deliver(mailOf('long', 'What is 99214? The reading takes 2000 ms.'))
    const subjects = async (): Promise<string[]> => {
      const { rows } = await store.pool.query<{ subject: string }>(
        `select subject from messages where subject in ('before', 'long') order by id`,
      )
      return rows.map(({ subject }) => subject)
    }
    await watch(server, async () => undefined)
    await vi.waitFor(async () => expect(await subjects()).not.toEqual([]), 25_000)
    expect(await subjects()).toEqual(['before'])
    await vi.waitFor(async () => expect(await subjects()).toEqual(['before', 'long']), 25_000)
  })

  it('ask a queue that is away about each case once, and do not wait for it again', async () => {
    const server = await startServer()
    for (const at of [1, 2, 3]) await server.deliver(mailOf(`away-${at}`, `What is 9921${at}?`))
    const enqueueAll = vi.fn(async (_name: string, payloads: readonly object[]) => {
      await sleep(300)
      throw new Error(`${payloads.length} hints are lost`)
    })
    await watch(server, enqueueAll as never)
    await vi.waitFor(async () => {
      const { lastUid } = await findOrCreateMailbox(store.pool, server.imap.name)
      expect(lastUid).toBe(3)
    }, 25_000)
    const asked = enqueueAll.mock.calls.flatMap(([, payloads]) => payloads)
    expect(asked).toHaveLength(3)
  })
})
