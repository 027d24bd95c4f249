import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { type FaultRig, waitFor } from './fault-rig.ts'
import { type Figures, newFigures } from './figures.ts'
import { judge, newToken } from './kill-runs.ts'

/** Something that goes wrong while several questions are on their way. */
export type Scenario = { name: string; harm(rig: FaultRig): Promise<void> }

const MAILS = 4
const SECONDS = 180

/** Shifts the clock of a desk without touching the machine's. */
const shiftedClock = (milliseconds: number): string =>
  `--import=data:text/javascript,${encodeURIComponent(
    `const R=Date;globalThis.Date=class extends R{constructor(...a){a.length?super(...a):super(R.now()+${milliseconds})}static now(){return R.now()+${milliseconds}}}`,
  )}`

const HOUR_MS = 3_600_000

const away = async (proxy: FaultRig['imap'], seconds: number): Promise<void> => {
  proxy.refuse(true)
  proxy.cut()
  await sleep(seconds * 1000)
  proxy.refuse(false)
}

const restarted = async (rig: FaultRig, more: Record<string, string> = {}): Promise<void> => {
  await rig.stop()
  await rig.start(more)
}

export const SCENARIOS: readonly Scenario[] = [
  { name: 'IMAP connection cut', harm: async ({ imap }) => imap.cut() },
  {
    name: 'Dovecot killed and started again',
    async harm({ dovecot }) {
      await dovecot.stop()
      await dovecot.start()
    },
  },
  {
    name: 'UIDVALIDITY renewed',
    async harm({ dovecot }) {
      await dovecot.stop()
      dovecot.forgetUids()
      await dovecot.start()
    },
  },
  { name: 'IMAP away for 5 s', harm: ({ imap }) => away(imap, 5) },
  { name: 'PostgreSQL away for 5 s', harm: ({ database }) => away(database, 5) },
  {
    name: 'every PostgreSQL session ended',
    async harm({ pool }) {
      await pool.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
    },
  },
  { name: 'mail server away for 5 s', harm: ({ mailOut }) => away(mailOut, 5) },
  { name: 'queue emptied', harm: emptyQueue },
  {
    name: 'queue emptied again and again',
    async harm(rig) {
      for (let round = 0; round < 10; round += 1) {
        await emptyQueue(rig)
        await sleep(1000)
      }
    },
  },
  { name: 'stopped in order and started again', harm: (rig) => restarted(rig) },
  { name: 'clock an hour ahead', harm: (rig) => restarted(rig, { NODE_OPTIONS: shiftedClock(HOUR_MS) }) },
  { name: 'clock an hour behind', harm: (rig) => restarted(rig, { NODE_OPTIONS: shiftedClock(-HOUR_MS) }) },
]

/** Half of the questions are harmed on their way in, and all of their answers on their way out. */
export async function runScenario(rig: FaultRig, { name, harm }: Scenario, runs: number): Promise<Figures> {
  const figures = newFigures(`${name}${rig.redis === null ? '' : ', queue in Redis'}`)
  for (let run = 0; run < runs; run += 1) {
    if (!rig.running()) await rig.start()
    const tokens = Array.from({ length: MAILS }, newToken)
    const deliver = async (from: number, to: number): Promise<void> => {
      for (const token of tokens.slice(from, to)) {
        await waitFor(30, async () => {
          await rig.ask(token)
          return true
        })
      }
    }
    await deliver(0, MAILS / 2)
    await harm(rig)
    const harmedAt = Date.now()
    await deliver(MAILS / 2, MAILS)
    for (const token of tokens) await reach(rig, token, 'needs_review', figures)
    figures.recoverSeconds.push((Date.now() - harmedAt) / 1000)
    for (const token of tokens) {
      const status = await waitFor(60, async () => ((await rig.approve(token)) === 303 ? 303 : null))
      if (status === null) figures.faults.push(`${token}: could not be approved`)
    }
    await harm(rig)
    const harmedAgainAt = Date.now()
    for (const token of tokens) await reach(rig, token, 'sent', figures)
    figures.recoverSeconds.push((Date.now() - harmedAgainAt) / 1000)
    for (const token of tokens) await judge(rig, token, figures)
    figures.runs += 1
  }
  return figures
}

/** Uncertain is a good end too where a line was cut; a person then says what is so. */
async function reach(rig: FaultRig, token: string, wanted: string, figures: Figures): Promise<void> {
  const ends = [wanted, 'sent', 'send_uncertain', 'send_failed']
  const state = await waitFor(SECONDS, async () => {
    const now = await rig.stateOf(token)
    return now !== null && ends.includes(now) ? now : null
  })
  if (state === 'send_uncertain') {
    figures.unknown += 1
    figures.unknownWanted += 1
    const taken = (await rig.count(token)).answers > 0
    await rig.resolve(token, taken ? 'was_sent' : 'send_again')
    if (!taken) await reach(rig, token, 'sent', figures)
  }
}

async function emptyQueue({ redis, pool }: FaultRig): Promise<void> {
  if (redis !== null) {
    const client = new Redis(redis.url)
    await client.flushall()
    client.disconnect()
    return
  }
  const { rows } = await pool.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'bullmq' and tablename like '%job%'`,
  )
  if (rows.length > 0) await pool.query(`truncate ${rows.map(({ name }) => `bullmq.${name}`).join(', ')} cascade`)
}

/** Many approve at once, on pages opened before; and the requester writes before the approval. */
export async function runConcurrency(rig: FaultRig, runs: number): Promise<Figures> {
  const figures = newFigures('five approvals of one answer at once')
  for (let run = 0; run < runs; run += 1) {
    if (!rig.running()) await rig.start()
    const token = newToken()
    await rig.ask(token)
    await reach(rig, token, 'needs_review', figures)
    await Promise.all(Array.from({ length: 5 }, () => rig.approve(token).catch(() => 0)))
    await reach(rig, token, 'sent', figures)
    await judge(rig, token, figures)
    figures.runs += 1
  }
  return figures
}
