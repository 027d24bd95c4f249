/**
 * The bare pipeline, what the whole path of the desk is held against: the same libraries and nothing else. IMAP fetch,
 * mailparser, one insert, one BullMQ job, one mail by nodemailer; no reading, no draft, no approval, no state, no trace.
 * Faster than this nothing of these libraries can be. Started by the bench in a process of its own.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq'
import { ImapFlow } from 'imapflow'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import pg from 'pg'

const { IMAP_PORT, IMAP_USER, SMTP_PORT, DATABASE_URL = '', REDIS_URL } = process.env

/** As many as make it fastest: more of either only waits. */
const FETCHED_AT_ONCE = 100
const MAILS_UNDER_WAY = 64
const SENT_AT_ONCE = 32
const SMTP_CONNECTIONS = Number(process.env.SMTP_CONNECTIONS ?? 16)

type Mail = { id: string; from: string; subject: string; text: string }

const database = new pg.Pool({ connectionString: DATABASE_URL, max: 4 })
await database.query(
  'create table bare_mails (id text primary key, sender text not null, subject text not null, body text not null)',
)
const queue = await openQueue()
const smtp = createTransport({
  host: '127.0.0.1',
  port: Number(SMTP_PORT),
  ignoreTLS: true,
  pool: true,
  maxConnections: SMTP_CONNECTIONS,
  maxMessages: Number.POSITIVE_INFINITY,
})

const insert = inBatches(async (mails: readonly Mail[]) => {
  const column = (name: keyof Mail): string[] => mails.map((mail) => mail[name].replaceAll('\0', ''))
  await database.query(
    `insert into bare_mails select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict do nothing`,
    [column('id'), column('from'), column('subject'), column('text')],
  )
})

const enqueue = inBatches(async (mails: readonly Mail[]) => {
  const opts = { removeOnComplete: true, attempts: 5 }
  await queue.addBulk(mails.map((data) => ({ name: 'mail', data, opts })))
})

/** Safe, and not marked as read yet. */
const taken: number[] = []

process.on('SIGTERM', () => process.exit(0))
await follow()

async function openQueue(): Promise<Queue> {
  const work = async ({ data }: { data: Mail }): Promise<void> => {
    await smtp.sendMail({
      from: 'Coding Desk <desk@desk.example>',
      to: data.from,
      subject: `Re: ${data.subject}`,
      inReplyTo: data.id,
      references: [data.id],
      text: `Thank you for your question.\r\n\r\n${data.text.slice(0, 1500).replaceAll(/^/gm, '> ')}\r\n`,
    })
  }
  if (REDIS_URL !== undefined) {
    new Worker('bare', work, {
      connection: { url: REDIS_URL, maxRetriesPerRequest: null },
      concurrency: SENT_AT_ONCE,
    })
    return new Queue('bare', { connection: { url: REDIS_URL } })
  }
  const client = await database.connect()
  await runMigrations(client)
  client.release()
  const jobs = new pg.Pool({ connectionString: DATABASE_URL, max: 6, options: '-c search_path=bullmq' })
  new Worker('bare', work, { connection: jobs, concurrency: SENT_AT_ONCE }, createPostgresBackend)
  return new Queue('bare', { connection: jobs }, createPostgresBackend) as unknown as Queue
}

/** What came together while a batch was under way goes into the next one. */
function inBatches<Item>(work: (items: readonly Item[]) => Promise<void>): (item: Item) => Promise<void> {
  let waiting: { item: Item; resolve(): void; reject(error: unknown): void }[] = []
  let running = false
  const run = async (): Promise<void> => {
    running = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await work(batch.map(({ item }) => item))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    running = false
  }
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!running) void run()
    })
}

/** Everything in the mailbox, and then what arrives, told by IDLE. Ends with its connection. */
async function follow(): Promise<never> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: Number(IMAP_PORT),
    secure: false,
    doSTARTTLS: false,
    auth: { user: IMAP_USER ?? '', pass: 'secret' },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
  })
  let changed = true
  let wake = (): void => undefined
  client.on('exists', () => {
    changed = true
    wake()
  })
  client.on('close', () => process.exit(1))
  await client.connect()
  await client.mailboxOpen('INBOX')
  process.stdout.write('ready\n')
  const underWay = new Set<Promise<void>>()
  let last = 0
  for (;;) {
    changed = false
    const found = (await client.search({ uid: `${last + 1}:*` }, { uid: true })) || []
    const uids = found.filter((uid) => uid > last)
    for (let at = 0; at < uids.length; at += FETCHED_AT_ONCE) {
      await takeRange(client, uids.slice(at, at + FETCHED_AT_ONCE), underWay)
    }
    last = uids.at(-1) ?? last
    if (changed) continue
    await markTaken(client)
    const woken = new Promise<void>((resolve) => {
      wake = resolve
    })
    void client.idle().catch(() => undefined)
    const settled = Promise.all(underWay).then(async () => {
      if (taken.length === 0) await sleep(60_000)
    })
    await Promise.race([woken, settled])
  }
}

/** Takes those mails in, and marks as read whatever is safe by then. */
async function takeRange(client: ImapFlow, uids: number[], underWay: Set<Promise<void>>): Promise<void> {
  for await (const { uid, source } of client.fetch(uids, { uid: true, source: true }, { uid: true })) {
    const taking: Promise<void> = take(source ?? Buffer.alloc(0)).then(() => {
      underWay.delete(taking)
      taken.push(uid)
    })
    underWay.add(taking)
    if (underWay.size >= MAILS_UNDER_WAY) await Promise.race(underWay)
  }
  await markTaken(client)
}

async function markTaken(client: ImapFlow): Promise<void> {
  if (taken.length > 0) await client.messageFlagsAdd(taken.splice(0), ['\\Seen'], { uid: true, silent: true })
}

async function take(source: Buffer): Promise<void> {
  const parsed = await simpleParser(source, { skipTextToHtml: true, skipImageLinks: true })
  const from = parsed.from?.value[0]?.address ?? ''
  const mail = { id: parsed.messageId ?? '', from, subject: parsed.subject ?? '', text: parsed.text ?? '' }
  await insert(mail)
  await enqueue(mail)
}
