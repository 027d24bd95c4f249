import pg from 'pg'

export type LeaseHandlers = {
  /** This process is the one that watches the mailbox now. */
  gained(): void
  /** It is no longer, or must not be sure of it. Resolves when it has stopped watching. */
  lost(): Promise<void>
  /** Another process watches it. Told once per waiting. */
  waiting?(): void
}

export type LeaseTimes = {
  /** Between two tries to get the lease, and so about the time a stand-by needs to take over. */
  tryMs: number
  /** Between two looks whether the connection that holds it lives. */
  checkMs: number
}

const LEASE_TIMES: LeaseTimes = { tryMs: 2000, checkMs: 5000 }

const LEASE_LOCK_CLASS = 1_002

/** For connecting, and for any statement: a silent connection proves nothing about the lock. */
const ANSWER_MS = 10_000

const PARTING_MS = 1000

/** Where the holder's machine dies without a word, the server ends its session after some 20 seconds. */
const KEEPALIVES = 'set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3'

/**
 * Takes part in electing the one process that watches a mailbox: whoever holds its Postgres advisory lock, on a connection
 * of its own. The lock ends with the process that holds it. Resolves with the way to stop taking part.
 */
export function joinElection(
  connectionString: string,
  mailboxId: number,
  handlers: LeaseHandlers,
  times: LeaseTimes = LEASE_TIMES,
): { stop(): Promise<void> } {
  let stopping = false
  let wake = (): void => undefined
  const sleep = async (milliseconds: number): Promise<void> => {
    if (stopping) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async function serveOneConnection(): Promise<void> {
    const client = new pg.Client({
      connectionString,
      application_name: 'caseconsultant watcher',
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    })
    let alive = true
    const noteEnd = (): void => {
      alive = false
      wake()
    }
    client.on('error', noteEnd)
    client.on('end', noteEnd)
    try {
      await client.connect()
      await client.query(KEEPALIVES).catch(() => undefined)
      for (let tries = 0; alive && !stopping; tries += 1) {
        if (await tryLock(client, mailboxId)) return await hold(client, () => alive)
        if (tries === 0) handlers.waiting?.()
        await sleep(times.tryMs * (0.75 + Math.random() / 2))
      }
    } finally {
      // Ends the session, and with it the lock; a connection that is gone already may never say so.
      await Promise.race([client.end().catch(() => undefined), patience(PARTING_MS)])
    }
  }

  async function hold(client: pg.Client, isAlive: () => boolean): Promise<void> {
    handlers.gained()
    try {
      while (isAlive() && !stopping) {
        await sleep(times.checkMs)
        if (isAlive() && !stopping) await client.query('select 1')
      }
    } finally {
      await handlers.lost()
    }
  }

  const ended = (async () => {
    while (!stopping) {
      await serveOneConnection().catch(() => undefined)
      await sleep(times.tryMs)
    }
  })()
  return {
    async stop() {
      stopping = true
      wake()
      await ended
    },
  }
}

async function tryLock(client: pg.Client, mailboxId: number): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
    LEASE_LOCK_CLASS,
    mailboxId,
  ])
  return rows[0]?.taken === true
}

const patience = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
