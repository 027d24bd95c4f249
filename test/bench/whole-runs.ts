import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { cpuSecondsOfTree, memoryOfTree } from './process-cost.ts'
import { makeMails, type SpreadCodes } from './whole-mails.ts'
import { type Peer, type Program, type RunningProgram, startProgram } from './whole-programs.ts'
import type { BenchServers, RunPlace } from './whole-servers.ts'

/** What became of the mails of a run. */
export type Answered = { lost: number; doubled: number }

export type BacklogFigures = Answered & {
  /** Mails a second, from the start of the process to its last answer. */
  rate: number
  /** The same between the tenth and the last tenth of the answers: without start-up and tail. */
  steady: number
  /** Seconds of CPU for 1,000 mails: the program, the database, Redis. */
  cpu: { program: number; database: number; redis: number }
  peakMegabytes: number
}

export type Quantiles = { p50: number; p95: number; p99: number }

export type LatencyFigures = Answered & {
  /** Milliseconds from the LMTP server's 250 to the end of the answer at the mail server. */
  answer: Quantiles
  /** To the notice that open pages get of the draft; null for a program that has none. */
  draft: Quantiles | null
}

export type IdleFigures = { cpuPercent: number; megabytes: number }

/** Nothing came for so long: whatever is missing is lost. */
const STALL_SECONDS = 45

/** What may still come after the last answer that was waited for. */
const AFTER_SECONDS = 2

/** Works off that many mails that lie in the mailbox before the program starts. */
export async function runBacklog(
  program: Program | Peer,
  servers: BenchServers,
  count: number,
  spread: SpreadCodes | null = null,
): Promise<BacklogFigures> {
  return inPlace(program, servers, async (place) => {
    const mails = makeMails(count, spread)
    await servers.deliver(place.user, mails)
    await servers.settle()
    const answers = listenToSink(servers)
    const before = { database: cpuSecondsOfTree(servers.databasePid), redis: await servers.redisCpuSeconds() }
    const begin = performance.now()
    const running = startProgram(program, servers, place)
    try {
      await running.ready
      await answers.until(count)
      await sleep(AFTER_SECONDS * 1000)
      const per = 1000 / count
      const cpu = {
        program: cpuSeconds(running) * per,
        database: (cpuSecondsOfTree(servers.databasePid) - before.database) * per,
        redis: ((await servers.redisCpuSeconds()) - before.redis) * per,
      }
      const times = answers.times()
      const at = (share: number): number => times[Math.floor((times.length - 1) * share)] ?? Number.NaN
      return {
        ...answers.compare(mails.map(({ from }) => from)),
        rate: (times.length * 1000) / (at(1) - begin),
        steady: (times.length * 0.8 * 1000) / (at(0.9) - at(0.1)),
        cpu,
        peakMegabytes: megabytes(running, 'most'),
      }
    } finally {
      await running.stop()
    }
  })
}

/** Delivers mails one by one, so many a second, to a program that waits for them. */
export async function runLatency(
  program: Program,
  servers: BenchServers,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<LatencyFigures> {
  return inPlace(program, servers, async (place) => {
    const warmUp = 20
    const mails = makeMails(warmUp + perSecond * seconds)
    const answers = listenToSink(servers)
    const notices = program.place === 'desk' ? await listenToPages(place) : null
    const running = startProgram(program, servers, place)
    try {
      await running.ready
      await sleep(2000)
      const sentAt = new Map<string, number>()
      const begin = performance.now()
      for (const [at, mail] of mails.entries()) {
        await sleep(Math.max(0, begin + (at * 1000) / perSecond - performance.now()))
        await servers.deliver(place.user, [mail])
        if (at >= warmUp) sentAt.set(mail.from, performance.now())
      }
      await answers.until(mails.length)
      await sleep(AFTER_SECONDS * 1000)
      const answered = answers.byAddress()
      const drafted = notices === null ? null : await notices.draftTimes()
      const waited = (times: ReadonlyMap<string, number>): Quantiles =>
        quantiles([...sentAt].flatMap(([from, at]) => (times.has(from) ? [(times.get(from) ?? 0) - at] : [])))
      return {
        ...answers.compare(mails.map(({ from }) => from)),
        answer: waited(answered),
        draft: drafted === null ? null : waited(drafted),
      }
    } finally {
      await running.stop()
      await notices?.end()
    }
  })
}

/** Watches a program that has nothing to do. */
export async function runIdle(program: Program, servers: BenchServers, seconds: number): Promise<IdleFigures> {
  return inPlace(program, servers, async (place) => {
    const running = startProgram(program, servers, place)
    try {
      await running.ready
      await sleep(15_000)
      const before = cpuSeconds(running)
      await sleep(seconds * 1000)
      const used = cpuSeconds(running) - before
      return { cpuPercent: (used / seconds) * 100, megabytes: megabytes(running, 'now') }
    } finally {
      await running.stop()
    }
  })
}

const cpuSeconds = ({ pids }: RunningProgram): number => pids().reduce((sum, pid) => sum + cpuSecondsOfTree(pid), 0)

const megabytes = ({ pids }: RunningProgram, which: 'now' | 'most'): number =>
  pids().reduce((sum, pid) => sum + memoryOfTree(pid)[which], 0)

async function inPlace<Figures>(
  program: Program | Peer,
  servers: BenchServers,
  work: (place: RunPlace) => Promise<Figures>,
): Promise<Figures> {
  const place = await servers.openPlace(program.place)
  try {
    if ('furnish' in program) await program.furnish(servers, place)
    return await work(place)
  } finally {
    await place.dispose()
  }
}

/** What arrives at the mail server from now on. */
function listenToSink({ sink }: BenchServers) {
  sink.mails.length = 0
  sink.taken.length = 0
  const arrivals: { to: string; at: number }[] = []
  const first = new Map<string, number>()
  sink.watch((step, { to }) => {
    if (step !== 'dot') return
    const at = performance.now()
    arrivals.push({ to: to[0] ?? '', at })
    if (!first.has(to[0] ?? '')) first.set(to[0] ?? '', at)
  })
  return {
    /** Resolves when so many different people have an answer, or nothing came for long. */
    async until(count: number): Promise<void> {
      let known = -1
      let since = performance.now()
      while (first.size < count && performance.now() - since < STALL_SECONDS * 1000) {
        if (first.size !== known) since = performance.now()
        known = first.size
        await sleep(50)
      }
    },
    times: () => [...first.values()],
    byAddress: (): ReadonlyMap<string, number> => first,
    compare(asked: readonly string[]): Answered {
      const people = new Set(asked)
      return {
        lost: asked.filter((from) => !first.has(from)).length,
        doubled: arrivals.length - [...first.keys()].filter((to) => people.has(to)).length,
      }
    },
  }
}

/** Hears what open pages are told, as they are. */
async function listenToPages({ databaseUrl, pool }: RunPlace) {
  const heardAt = new Map<number, number>()
  const line = new pg.Client({ connectionString: databaseUrl })
  await line.connect()
  line.on('error', () => undefined)
  line.on('notification', ({ payload }) => {
    const { id } = JSON.parse(payload ?? '{}') as { id?: number }
    if (id !== undefined) heardAt.set(id, performance.now())
  })
  await line.query('listen desk_live')
  return {
    /** By the address of who asked: when the first notice was heard of the case with its draft. */
    async draftTimes(): Promise<ReadonlyMap<string, number>> {
      const { rows } = await pool.query<{ address: string; id: number }>(
        `select c.requester_address as address, min(l.id) as id
           from cases c join drafts d on d.case_id = c.id join live_events l on l.case_id = c.id and l.at >= d.created_at
          group by 1`,
      )
      return new Map(rows.flatMap(({ address, id }) => (heardAt.has(id) ? [[address, heardAt.get(id) ?? 0]] : [])))
    },
    end: () => line.end(),
  }
}

function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((left, right) => left - right)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
