import { join } from 'node:path'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { hasRedis } from '../support/redis.ts'
import { runCommitDrops } from './commit-drops.ts'
import { runCorpus } from './corpus.ts'
import { openDatabaseServer } from './database-server.ts'
import { type FaultRig, openFaultRig } from './fault-rig.ts'
import { type Figures, seededChance } from './figures.ts'
import { runGiants } from './giants.ts'
import { readHostileMails, runHostile } from './hostile.ts'
import { runHour } from './hour.ts'
import { listInjectedMails } from './injected-mails.ts'
import { KILL_POINTS } from './kill-points.ts'
import { runKillPoint } from './kill-runs.ts'
import { runLoops } from './loops.ts'
import { runServerNames } from './mail-server-names.ts'
import { NETWORK_FAULTS } from './network-faults.ts'
import { runRealPath } from './real-path.ts'
import { runScenario, SCENARIOS, type Scenario } from './scenarios.ts'
import { openSharedClock } from './shared-clock.ts'
import { mountSmallDisk } from './small-disk.ts'
import { runSmtpFaults } from './smtp-faults.ts'
import { STORAGE_FAULTS } from './storage-faults.ts'
import { runTwoDesks } from './two-desks.ts'

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
  /** What is under way, for whoever watches. */
  say(line: string): void
}

type Suite = (options: SuiteOptions) => Promise<void>

/** The kinds of faults, in the order they are run. */
export const SUITES: Readonly<Record<string, Suite>> = {
  kill: (options) => withRig({}, (rig) => killAtPoints(rig, options)),
  servers: (options) => withRig({ clock: true }, (rig) => runScenarios(rig, SCENARIOS, options)),
  storage: (options) => withRig({ smallDisk: true }, (rig) => runScenarios(rig, STORAGE_FAULTS, options)),
  network: (options) =>
    withRig({}, async (rig) => {
      await runScenarios(rig, NETWORK_FAULTS, options)
      if (options.points.length > 0) return
      for (const figures of await runServerNames(rig)) options.report(figures)
    }),
  names: ({ report }) =>
    withRig({}, async (rig) => {
      for (const figures of await runServerNames(rig)) report(figures)
    }),
  commits: ({ runs, points, report }) =>
    withRig({}, async (rig) => {
      for (const figures of await runCommitDrops(rig, runs, points)) report(figures)
    }),
  desks: ({ runs, seed, report }) =>
    withRig({}, async (rig) => {
      for (const figures of await runTwoDesks(rig, runs, seededChance(seed))) report(figures)
    }),
  redis: (options) =>
    hasRedis
      ? withRig({ backend: 'redis' }, (rig) => runScenarios(rig, [...SCENARIOS, ...STORAGE_FAULTS], options))
      : Promise.resolve(),
  smtp: ({ report }) => withDatabase(async (pool) => report(await runSmtpFaults(pool))),
  loops: ({ report }) =>
    withDatabase(async (pool) => {
      for (const figures of await runLoops(pool)) report(figures)
    }),
  corpus: ({ report, mails }) => withRig({}, async (rig) => report(await runRealPath(rig, mails))),
  mails: ({ report, mails }) => withDatabase(async (pool) => report(await runCorpus(pool, mails))),
  hostile: ({ report, mails }) =>
    withServer(async (url) => {
      report(await runHostile(url, 'fields slipped in', listInjectedMails()))
      report(await runHostile(url, 'hostile mails', readHostileMails(mails)))
    }),
  giants: ({ report }) => withRig({}, async (rig) => report(await runGiants(rig))),
  hour: ({ minutes, seed, report, say }) =>
    withRig({ smallDisk: true, clock: true }, (rig) => runHour(rig, { minutes, seed, report, say })),
}

/** The mails of the checkout, where no other folder is named. */
export const OWN_MAILS = join(import.meta.dirname, '..', 'mails')

/** What a rig has besides. */
type RigWith = { backend?: 'redis'; smallDisk?: true; clock?: true }

async function withRig(
  { backend, smallDisk, clock: ownClock }: RigWith,
  work: (rig: FaultRig) => Promise<void>,
): Promise<void> {
  const disk = smallDisk ? mountSmallDisk() : null
  const clock = ownClock ? openSharedClock() : null
  const server = await openDatabaseServer(disk?.folder ?? null, clock?.env)
  const rig = await openFaultRig(server.url, { server, disk, clock, ...(backend && { backend }) })
  const close = async (): Promise<void> => {
    await rig.dispose()
    await server.end()
    disk?.remove()
    clock?.remove()
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

async function runScenarios(
  rig: FaultRig,
  scenarios: readonly Scenario[],
  { runs, points, report }: SuiteOptions,
): Promise<void> {
  const times = Math.max(1, Math.round(runs / 5))
  // Answers wait a little, so that their jobs are there to be lost.
  rig.settings.UNDO_SECONDS = '3'
  const chosen = scenarios.filter(({ name }) => points.length === 0 || points.some((each) => name.startsWith(each)))
  for (const scenario of chosen) report(await runScenario(rig, scenario, times))
}
