import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { newToken } from './asked-questions.ts'
import { type FaultRig, waitFor } from './fault-rig.ts'
import { type Figures, newFigures } from './figures.ts'
import { judge } from './kill-runs.ts'

/** Something that goes wrong while several questions are on their way. */
export type Scenario = {
  name: string
  /** Whether it can be done there; it can everywhere where left out. */
  needs?(rig: FaultRig): boolean
  /** May resolve with the end of the harm, for when all questions have come through it. */
  harm(rig: FaultRig, figures: Figures): Promise<void | (() => Promise<void>)>
}

const MAILS = 4
const SECONDS = 300

const HOUR_SECONDS = 3600

const away = async (proxy: FaultRig['imap'], seconds: number): Promise<void> => {
  proxy.refuse(true)
  proxy.cut()
  await sleep(seconds * 1000)
  proxy.refuse(false)
}

async function restarted(rig: FaultRig): Promise<void> {
  await rig.stop()
  await rig.start()
}

/** The clock of desk and database jumps, and jumps back when all is done. */
const clockJump = (name: string, seconds: number): Scenario => ({
  name,
  needs: ({ clock }) => clock !== null,
  async harm({ clock }) {
    clock?.jumpTo(seconds)
    await sleep(2000)
    return async () => clock?.jumpTo(0)
  },
})

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
  clockJump('clock set an hour ahead', HOUR_SECONDS),
  clockJump('clock set an hour back', -HOUR_SECONDS),
]

/** Half of the questions are harmed on their way in, and all of their answers on their way out. */
export async function runScenario(rig: FaultRig, scenario: Scenario, runs: number): Promise<Figures> {
  const { name, needs, harm } = scenario
  const figures = newFigures(`${name}${rig.redis === null ? '' : ', queue in Redis'}`)
  if (needs?.(rig) === false) return { ...figures, name: `${figures.name} (cannot be done here)` }
  for (let run = 0; run < runs; run += 1) {
    if (!rig.running()) await rig.start()
    const tokens = Array.from({ length: MAILS }, newToken)
    const uncertain = new Map<string, number>()
    const deliver = async (from: number, to: number): Promise<void> => {
      for (const token of tokens.slice(from, to)) {
        await waitFor(30, async () => {
          await rig.ask(token)
          return true
        })
      }
    }
    await deliver(0, MAILS / 2)
    const end = await harm(rig, figures)
    const harmedAt = Date.now()
    await deliver(MAILS / 2, MAILS)
    for (const token of tokens) await reach(rig, token, 'needs_review', uncertain)
    figures.recoverSeconds.push((Date.now() - harmedAt) / 1000)
    await end?.()
    for (const token of tokens) {
      const status = await waitFor(60, async () => ((await rig.approve(token)) === 303 ? 303 : null))
      if (status === null) figures.faults.push(`${token}: could not be approved`)
    }
    const endAgain = await harm(rig, figures)
    const harmedAgainAt = Date.now()
    for (const token of tokens) await reach(rig, token, 'sent', uncertain)
    figures.recoverSeconds.push((Date.now() - harmedAgainAt) / 1000)
    await endAgain?.()
    for (const proxy of [rig.imap, rig.mailOut]) proxy.watch(null)
    for (const token of tokens) {
      await judge(rig, token, figures)
      await rig.witness.judge(token, uncertain.get(token) ?? Date.now(), figures)
    }
    figures.runs += 1
  }
  return figures
}

/** Uncertain is an end too, and may be the right one; a person then says what is so. */
async function reach(rig: FaultRig, token: string, wanted: string, uncertain: Map<string, number>): Promise<void> {
  const ends = [wanted, 'sent', 'send_uncertain', 'send_failed']
  const state = await waitFor(SECONDS, async () => {
    const now = await rig.stateOf(token)
    return now !== null && ends.includes(now) ? now : null
  })
  if (state === 'send_uncertain') {
    uncertain.set(token, uncertain.get(token) ?? Date.now())
    const taken = (await rig.count(token)).answers > 0
    await rig.resolve(token, taken ? 'was_sent' : 'send_again')
    if (!taken) await reach(rig, token, 'sent', uncertain)
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
