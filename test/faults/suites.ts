import { join } from 'node:path'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { hasRedis } from '../support/redis.ts'
import { runCorpus } from './corpus.ts'
import { type FaultRig, openDatabaseServer, openFaultRig } from './fault-rig.ts'
import { type Figures, seededChance } from './figures.ts'
import { runHostile } from './hostile.ts'
import { KILL_POINTS } from './kill-points.ts'
import { runKillPoint } from './kill-runs.ts'
import { runLoops } from './loops.ts'
import { runConcurrency, runScenario, SCENARIOS } from './scenarios.ts'
import { runSmtpFaults } from './smtp-faults.ts'

export type SuiteOptions = {
  runs: number
  /** For how long the last suite goes on. */
  minutes: number
  hasten: boolean
  /** Beginnings of the names of kill points and of harms; none: all of them. */
  points: readonly string[]
  /** Mails to be read in the suite `corpus`. */
  mails: string
  seed: number
  report(figures: Figures): void
}

type Suite = (options: SuiteOptions) => Promise<void>

/** The kinds of faults, in the order they are run. */
export const SUITES: Readonly<Record<string, Suite>> = {
  kill: (options) => withRig('postgres', (rig) => killAtPoints(rig, options)),
  servers: (options) => withRig('postgres', (rig) => harmServers(rig, options)),
  redis: (options) => (hasRedis ? withRig('redis', (rig) => harmServers(rig, options)) : Promise.resolve()),
  smtp: ({ report }) => withDatabase(async (pool) => report(await runSmtpFaults(pool))),
  loops: ({ report }) =>
    withDatabase(async (pool) => {
      for (const figures of await runLoops(pool)) report(figures)
    }),
  corpus: ({ report, mails }) => withDatabase(async (pool) => report(await runCorpus(pool, mails))),
  hostile: ({ report, mails }) => withServer(async (url) => report(await runHostile(url, mails))),
  endurance: (options) => withRig('postgres', (rig) => endure(rig, options)),
}

/** The mails of the checkout, where no other folder is named. */
export const OWN_MAILS = join(import.meta.dirname, '..', 'mails')

async function withRig(backend: 'postgres' | 'redis', work: (rig: FaultRig) => Promise<void>): Promise<void> {
  const server = await openDatabaseServer()
  const rig = await openFaultRig(server.url, backend)
  const close = async (): Promise<void> => {
    await rig.dispose()
    await server.end()
  }
  // What runs beside does not end with this process by itself.
  const interrupted = (): void => void close().finally(() => process.exit(130))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted)
  try {
    await work(rig)
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted)
    await close()
  }
}

async function withServer(work: (url: string) => Promise<void>): Promise<void> {
  const server = await openDatabaseServer()
  try {
    await work(server.url)
  } finally {
    await server.end()
  }
}

const withDatabase = (work: (pool: Pool) => Promise<void>): Promise<void> =>
  withServer(async (url) => {
    const pool = createPool(url)
    await work(pool).finally(() => pool.end())
  })

async function killAtPoints(rig: FaultRig, { runs, seed, hasten, points, report }: SuiteOptions): Promise<void> {
  const chance = seededChance(seed)
  const chosen = KILL_POINTS.filter(
    ({ name }) => points.length === 0 || points.some((each) => name.startsWith(`${each} `)),
  )
  for (const point of chosen) report(await runKillPoint(rig, point, { runs, chance, hasten }))
  for (const point of chosen.filter(({ name }) => /^(?:5|11|16|18) /.test(name))) {
    report(await runKillPoint(rig, point, { runs, chance, hasten, twice: true }))
  }
}

async function harmServers(rig: FaultRig, { runs, points, report }: SuiteOptions): Promise<void> {
  const times = Math.max(1, Math.round(runs / 5))
  // Answers wait a little, so that their jobs are there to be lost.
  rig.settings.UNDO_SECONDS = '3'
  const chosen = SCENARIOS.filter(({ name }) => points.length === 0 || points.some((each) => name.startsWith(each)))
  for (const scenario of chosen) report(await runScenario(rig, scenario, times))
  report(await runConcurrency(rig, runs))
}

/** Whatever it may be, for so long. */
async function endure(rig: FaultRig, { minutes, seed, report }: SuiteOptions): Promise<void> {
  const chance = seededChance(seed)
  const until = Date.now() + minutes * 60_000
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(chance() * items.length)] as Item
  while (Date.now() < until) {
    if (chance() < 0.6) report(await runKillPoint(rig, pick(KILL_POINTS), { runs: 1, chance, hasten: false }))
    else report(await runScenario(rig, pick(SCENARIOS), 1))
  }
}
