import { dovecotMissing } from '../support/dovecot.ts'
import { hasRedis, REDIS_ADVICE } from '../support/redis.ts'
import { readFlags } from '../support/script-flags.ts'
import { median, nameOf, print, say, verdict } from './figures-table.ts'
import { runDrafters } from './whole-drafters.ts'
import { WHOLE_FLAGS, WHOLE_USAGE } from './whole-flags.ts'
import { comparePeers } from './whole-peers.ts'
import type { Backend, Program } from './whole-programs.ts'
import { type BacklogFigures, runBacklog, runIdle, runLatency } from './whole-runs.ts'
import { type BenchServers, openBenchServers } from './whole-servers.ts'

/** What the desk is held against, beside the bare pipeline in the same rounds. */
const WANTED = { rateRatio: 0.7, latencyRatio: 2, draftMs: 500, idlePercent: 1, megabytes: 250, twoDrafters: 1.7 }

const bare = (backend: Backend): Program => ({ name: 'bare', backend, place: 'empty' })
const desk = (backend: Backend): Program => ({ name: 'desk', backend, place: 'desk' })
const NAIVE: Program = { name: 'naive', backend: null, place: 'empty' }

/** So many have written before in every run, so that a database kept for the next run fits runs of other sizes too. */
const KNOWN_SENDERS = 5000

type Plan = {
  mails: number
  spread: boolean
  rounds: number
  stored: number
  seconds: number
  tests: string[]
  programs: Program[]
}

/**
 * Prints how fast, how soon and at what cost mail that waits in a real Dovecot is answered to a mail server, by the desk and
 * by the bare pipeline of the same libraries, in turns on the same machine.
 */
export async function benchWhole(): Promise<void> {
  const missing = dovecotMissing ?? (hasRedis ? null : REDIS_ADVICE)
  if (missing !== null) {
    process.stdout.write(`  left out: ${missing}\n`)
    return
  }
  const plan = readPlan()
  const most = Math.max(KNOWN_SENDERS, plan.mails, 20 + plan.seconds * 5)
  const servers = await openBenchServers(plan.stored, most)
  try {
    const data = servers.national ? 'national files' : 'starter set only, REAL_DATA_DIR lacks the national files'
    process.stdout.write(
      `  ${plan.mails} mails waiting, ${plan.rounds} rounds, ${plan.stored} stored cases, ${plan.spread ? 'every mail about another code' : 'the usual codes'}, ${data}\n`,
    )
    if (plan.tests.includes('backlog')) await compareBacklog(plan, servers)
    if (plan.tests.includes('latency')) await compareLatency(plan, servers)
    if (plan.tests.includes('idle')) await compareIdle(plan, servers)
    if (plan.tests.includes('drafters')) await compareDrafters(plan, servers)
    if (plan.tests.includes('peers')) await comparePeers(plan, servers)
  } finally {
    await servers.dispose()
  }
}

function readPlan(): Plan {
  const { values } = readFlags(WHOLE_USAGE, WHOLE_FLAGS)
  const names = values.programs.split(',')
  const backends = values.backends.split(',') as Backend[]
  const queued = backends.flatMap((backend) => [bare(backend), desk(backend)])
  return {
    mails: Number(values.mails),
    spread: values.codes === 'spread',
    rounds: Number(values.rounds),
    stored: Number(values.stored),
    seconds: Number(values.seconds),
    tests: values.tests.split(','),
    programs: [...queued, NAIVE].filter(({ name }) => names.includes(name)),
  }
}

async function compareBacklog({ mails, spread, rounds, programs }: Plan, servers: BenchServers): Promise<void> {
  const codes = spread ? await servers.listCodes() : null
  const figures = new Map<Program, BacklogFigures[]>(programs.map((program) => [program, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const program of programs) {
      const run = await runBacklog(program, servers, mails, codes)
      figures.get(program)?.push(run)
      say(`round ${round + 1}, ${nameOf(program)}: ${run.rate.toFixed(0)} mails/s, steady ${run.steady.toFixed(0)}`)
    }
  }
  print('throughput', 'mails/s', 'steady', 'CPU s/1,000: program', 'database', 'Redis', 'peak MB', 'lost', 'doubled')
  for (const [program, runs] of figures) {
    const of = (choose: (run: BacklogFigures) => number): number => median(runs.map(choose))
    const sum = (choose: (run: BacklogFigures) => number): number => runs.reduce((total, run) => total + choose(run), 0)
    print(
      nameOf(program),
      of((run) => run.rate).toFixed(0),
      of((run) => run.steady).toFixed(0),
      of((run) => run.cpu.program).toFixed(1),
      of((run) => run.cpu.database).toFixed(1),
      of((run) => run.cpu.redis).toFixed(1),
      of((run) => run.peakMegabytes).toFixed(0),
      String(sum((run) => run.lost)),
      String(sum((run) => run.doubled)),
    )
  }
  for (const [program, runs] of figures) {
    if (program.name !== 'desk') continue
    for (const [other, others] of figures) {
      if (other === program || (other.backend !== null && other.backend !== program.backend)) continue
      const ratio = (choose: (run: BacklogFigures) => number): number =>
        median(runs.map((run, round) => choose(run) / choose(others[round] as BacklogFigures)))
      const rate = ratio((run) => run.rate)
      const steady = ratio((run) => run.steady)
      const wanted =
        other.name === 'bare' ? `, wanted >= ${WANTED.rateRatio}: ${verdict(steady >= WANTED.rateRatio)}` : ''
      say(
        `${nameOf(program)} to ${nameOf(other)}: ${rate.toFixed(2)} from the start, ${steady.toFixed(2)} steady${wanted}`,
      )
    }
    const peak = Math.max(...runs.map((run) => run.peakMegabytes))
    say(
      `${nameOf(program)} peak ${peak.toFixed(0)} MB, wanted < ${WANTED.megabytes}: ${verdict(peak < WANTED.megabytes)}`,
    )
  }
}

async function compareLatency({ seconds, programs }: Plan, servers: BenchServers): Promise<void> {
  print('5 mails/s, ms', 'p50', 'p95', 'p99', 'draft p50', 'draft p95', 'draft p99', 'lost', 'doubled')
  const p95 = new Map<string, number>()
  for (const program of programs) {
    const { answer, draft, lost, doubled } = await runLatency(program, servers, { perSecond: 5, seconds })
    const drafted = draft === null ? ['', '', ''] : [draft.p50, draft.p95, draft.p99].map((each) => each.toFixed(0))
    const answered = [answer.p50, answer.p95, answer.p99].map((each) => each.toFixed(0))
    print(nameOf(program), ...answered, ...drafted, String(lost), String(doubled))
    p95.set(nameOf(program), answer.p95)
    if (program.name !== 'desk') continue
    const bareP95 = p95.get(nameOf({ ...program, name: 'bare' }))
    if (bareP95 !== undefined) {
      const ratio = answer.p95 / bareP95
      say(
        `answer p95 ${ratio.toFixed(2)} times the bare one, wanted <= ${WANTED.latencyRatio}: ${verdict(ratio <= WANTED.latencyRatio)}`,
      )
    }
    const visible = draft?.p95 ?? Number.NaN
    say(
      `draft visible p95 ${visible.toFixed(0)} ms, wanted <= ${WANTED.draftMs}: ${verdict(visible <= WANTED.draftMs)}`,
    )
  }
}

async function compareIdle({ seconds, programs }: Plan, servers: BenchServers): Promise<void> {
  print('at rest', '% of a core', 'MB')
  for (const program of programs) {
    const { cpuPercent, megabytes } = await runIdle(program, servers, seconds)
    print(nameOf(program), cpuPercent.toFixed(2), megabytes.toFixed(0))
    if (program.name === 'desk') {
      say(`wanted < ${WANTED.idlePercent} %: ${verdict(cpuPercent < WANTED.idlePercent)}`)
    }
  }
}

async function compareDrafters({ mails, rounds, programs }: Plan, servers: BenchServers): Promise<void> {
  print('drafts a second', 'one process', 'two', 'ratio')
  for (const { name, backend } of programs) {
    if (name !== 'desk' || backend === null) continue
    const ratios: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const one = await runDrafters(servers, backend, { mails, processes: 1 })
      const two = await runDrafters(servers, backend, { mails, processes: 2 })
      ratios.push(two / one)
      print(`desk, ${backend}`, one.toFixed(0), two.toFixed(0), (two / one).toFixed(2))
    }
    const ratio = median(ratios)
    say(`two to one: ${ratio.toFixed(2)}, wanted >= ${WANTED.twoDrafters}: ${verdict(ratio >= WANTED.twoDrafters)}`)
  }
}
