import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { FaultRig } from './fault-rig.ts'
import type { Scenario } from './scenarios.ts'

/** What goes wrong below the desk: its database, its queue, its disk. */
export const STORAGE_FAULTS: readonly Scenario[] = [
  {
    name: 'PostgreSQL killed, away for 3 s',
    needs: ({ server }) => server !== null,
    harm: ({ server }) => crashServer(server, 3),
  },
  {
    name: 'PostgreSQL killed three times in a row',
    needs: ({ server }) => server !== null,
    async harm({ server }) {
      for (const seconds of [0, 1, 2]) await crashServer(server, seconds)
    },
  },
  {
    name: 'Redis killed and started again, empty',
    needs: ({ redis }) => redis !== null,
    async harm({ redis }) {
      await redis?.stop()
      await sleep(3000)
      await redis?.start()
    },
  },
  {
    name: 'Dovecot killed, away for 3 s',
    async harm({ dovecot }) {
      await dovecot.crash()
      await sleep(3000)
      await dovecot.start()
    },
  },
  { name: 'no connection left at PostgreSQL for 15 s', harm: (rig) => exhaust(rig, 15) },
  { name: 'tables locked for 20 s, so that every connection waits', harm: (rig) => lockTables(rig, 20) },
  {
    name: 'every write given up after half a second, for 15 s',
    async harm(rig) {
      await setForNewSessions(rig, 'statement_timeout', "'500ms'")
      await lockTables(rig, 15)
      await setForNewSessions(rig, 'statement_timeout', 'default')
    },
  },
  {
    name: 'every transaction serializable',
    async harm(rig) {
      await setForNewSessions(rig, 'default_transaction_isolation', "'serializable'")
      return () => setForNewSessions(rig, 'default_transaction_isolation', 'default')
    },
  },
  {
    name: 'disk of PostgreSQL full for 15 s',
    needs: ({ disk }) => disk !== null,
    async harm({ disk, server, pool }) {
      disk?.fill()
      await sleep(15_000)
      disk?.free()
      // A server that could not even write its log of changes has given up; somebody starts it.
      for (let tries = 0; tries < 20; tries += 1) {
        const isThere = await pool.query('select 1').then(
          () => true,
          () => false,
        )
        if (isThere) return
        await sleep(500)
      }
      await server?.recover()
    },
  },
]

async function crashServer(server: FaultRig['server'], seconds: number): Promise<void> {
  await server?.crash()
  await sleep(seconds * 1000)
  await server?.recover()
}

/** A session beside those of the desk, on the server itself. */
async function withSession<Result>(
  { directUrl }: FaultRig,
  work: (session: pg.Client) => Promise<Result>,
): Promise<Result> {
  const session = new pg.Client({ connectionString: directUrl })
  session.on('error', () => undefined)
  await session.connect()
  try {
    return await work(session)
  } finally {
    await session.end()
  }
}

/** The settings of the sessions there are do not change, so those end. */
const setForNewSessions = (rig: FaultRig, name: string, value: string): Promise<void> =>
  withSession(rig, async (session) => {
    const database = new URL(rig.directUrl).pathname.slice(1)
    await session.query(`alter database ${database} set ${name} ${value === 'default' ? 'to default' : `= ${value}`}`)
    await endSessions(session)
  })

const endSessions = (session: pg.Client): Promise<unknown> =>
  session.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )

const lockTables = (rig: FaultRig, seconds: number): Promise<void> =>
  withSession(rig, async (session) => {
    await session.query('set statement_timeout = 0')
    await session.query('begin')
    await session.query('lock table cases, messages, replies in access exclusive mode')
    await sleep(seconds * 1000)
    await session.query('commit')
  })

/** Takes every connection the server has, those of the desk too. */
async function exhaust(rig: FaultRig, seconds: number): Promise<void> {
  const taken: pg.Client[] = []
  const take = async (): Promise<void> => {
    for (;;) {
      const session = new pg.Client({ connectionString: rig.directUrl })
      session.on('error', () => undefined)
      try {
        await session.connect()
      } catch {
        return
      }
      taken.push(session)
    }
  }
  await take()
  await taken[0]?.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'caseconsultant%'`,
  )
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(50)) await take()
  await Promise.all(taken.map((session) => session.end().catch(() => undefined)))
}
