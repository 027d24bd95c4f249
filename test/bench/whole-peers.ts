import { median, nameOf, print, say, verdict } from './figures-table.ts'
import { N8N } from './peer-n8n.ts'
import { REQUEST_TRACKER } from './peer-request-tracker.ts'
import type { Peer, Program } from './whole-programs.ts'
import { type BacklogFigures, runBacklog } from './whole-runs.ts'
import type { BenchServers } from './whole-servers.ts'

/** How many times as fast as each of them the desk is to be. */
const WANTED: Readonly<Record<string, number>> = { 'Request Tracker 5': 60, n8n: 1, naive: 1 }

type Runs = { program: Program | Peer; mails: number; figures: BacklogFigures[] }

/** Works off the same mails with products that answer mail, in turns with the programs of this bench. */
export async function comparePeers(
  { mails, rounds, programs }: { mails: number; rounds: number; programs: readonly Program[] },
  servers: BenchServers,
): Promise<void> {
  const peers = await listPeers(servers)
  const all: Runs[] = [...programs, ...peers].map((program) => {
    const most = 'mostMails' in program ? program.mostMails : mails
    return { program, mails: Math.min(mails, most), figures: [] }
  })
  for (let round = 0; round < rounds; round += 1) {
    for (const { program, mails, figures } of all) {
      const run = await runBacklog(program, servers, mails)
      figures.push(run)
      const rate = `${run.rate.toFixed(1)} mails/s, steady ${run.steady.toFixed(1)}`
      say(`round ${round + 1}, ${nameOf(program)}, ${mails} mails: ${rate}`)
    }
  }
  printRates(all)
  for (const desk of all.filter(({ program }) => program.name === 'desk')) sayRatios(desk, all)
}

/** Those that are installed, with their databases filled; of the others it says how to install them. */
async function listPeers(servers: BenchServers): Promise<Peer[]> {
  const peers: Peer[] = []
  for (const peer of [N8N, REQUEST_TRACKER]) {
    if (peer.missing !== null) {
      say(`left out: ${peer.missing}`)
      continue
    }
    await servers.fillTemplate(peer)
    peers.push(peer)
  }
  return peers
}

function printRates(all: readonly Runs[]): void {
  print('peers', 'mails', 'mails/s', 'steady', 'CPU s/1,000', 'database', 'peak MB', 'lost', 'doubled')
  for (const { program, mails, figures } of all) {
    const of = (choose: (run: BacklogFigures) => number): number => median(figures.map(choose))
    const sum = (choose: (run: BacklogFigures) => number): number =>
      figures.reduce((total, run) => total + choose(run), 0)
    print(
      nameOf(program),
      String(mails),
      of((run) => run.rate).toFixed(1),
      of((run) => run.steady).toFixed(1),
      of((run) => run.cpu.program).toFixed(1),
      of((run) => run.cpu.database).toFixed(1),
      of((run) => run.peakMegabytes).toFixed(0),
      String(sum((run) => run.lost)),
      String(sum((run) => run.doubled)),
    )
  }
}

/** What each round's rate of the desk is to the other's in the same round. */
function sayRatios(desk: Runs, all: readonly Runs[]): void {
  for (const { program, figures } of all) {
    const wanted = WANTED[program.name]
    if (wanted === undefined) continue
    const ratio = (choose: (run: BacklogFigures) => number): number =>
      median(desk.figures.map((run, round) => choose(run) / choose(figures[round] as BacklogFigures)))
    const start = ratio((run) => run.rate)
    const steady = ratio((run) => run.steady)
    say(
      `${nameOf(desk.program)} to ${nameOf(program)}: ${start.toFixed(2)} from the start, ${steady.toFixed(2)} steady, ` +
        `wanted >= ${wanted}: ${verdict(steady >= wanted)}`,
    )
  }
}
