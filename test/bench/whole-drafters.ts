import { setTimeout as sleep } from 'node:timers/promises'
import { makeMails } from './whole-mails.ts'
import { type Backend, startProgram } from './whole-programs.ts'
import type { BenchServers, RunPlace } from './whole-servers.ts'

/** Drafts a second of so many drafter processes, from a queue that was filled before the first of them started. */
export async function runDrafters(
  servers: BenchServers,
  backend: Backend,
  { mails, processes }: { mails: number; processes: number },
): Promise<number> {
  const place = await servers.openPlace('desk')
  try {
    await fillQueue(servers, backend, place, mails)
    const program = { name: 'desk', backend, place: 'desk', only: ['drafter'] } as const
    const running = Array.from({ length: processes }, () => startProgram(program, servers, place))
    try {
      await untilCount(place, 'drafts', mails)
      const { rows } = await place.pool.query<{ seconds: number }>(
        `select extract(epoch from max(created_at) - percentile_disc(0.1) within group (order by created_at))::float8 as seconds
           from drafts where created_at > now() - interval '1 hour'`,
      )
      // Behind the first tenth all of them have started.
      return (mails * 0.9) / (rows[0]?.seconds ?? Number.NaN)
    } finally {
      for (const each of running) await each.stop()
    }
  } finally {
    await place.dispose()
  }
}

async function fillQueue(servers: BenchServers, backend: Backend, place: RunPlace, mails: number): Promise<void> {
  await servers.deliver(place.user, makeMails(mails))
  const intake = startProgram({ name: 'desk', backend, place: 'desk', only: ['intake'] }, servers, place)
  try {
    await untilCount(place, `cases where state = 'received'`, mails)
  } finally {
    await intake.stop()
  }
}

async function untilCount({ pool }: RunPlace, what: string, count: number): Promise<void> {
  const before = what === 'drafts' ? `${what} where created_at > now() - interval '1 hour'` : what
  for (let tries = 0; tries < 6000; tries += 1) {
    const { rows } = await pool.query<{ count: number }>(`select count(*) from ${before}`)
    if ((rows[0]?.count ?? 0) >= count) return
    await sleep(100)
  }
  throw new Error(`${what}: not ${count} of them within ten minutes`)
}
