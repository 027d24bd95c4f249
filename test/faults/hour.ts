import { setTimeout as sleep } from 'node:timers/promises'
import { type FaultRig, waitFor } from './fault-rig.ts'
import { type Figures, newFigures, seededChance } from './figures.ts'
import { KILL_POINTS } from './kill-points.ts'
import { disarm, judge } from './kill-runs.ts'
import { NETWORK_FAULTS } from './network-faults.ts'
import { SCENARIOS, type Scenario } from './scenarios.ts'
import { STORAGE_FAULTS } from './storage-faults.ts'
import { startTraffic, type Traffic } from './traffic.ts'

export type HourOptions = { minutes: number; seed: number; report(figures: Figures): void; say(line: string): void }

/** After the last fault, for what is still on its way. */
const SETTLE_SECONDS = 600

/** For a fault that lasts until it is ended. */
const LASTING_SECONDS = 20

/** Until a kill point comes by in the traffic. */
const POINT_SECONDS = 60

type Fault = { name: string; harm(rig: FaultRig, figures: Figures): Promise<void> }

/** Any fault after any other, under traffic, for so long; at the end every question has one case and one answer. */
export async function runHour(rig: FaultRig, { minutes, seed, report, say }: HourOptions): Promise<void> {
  const chance = seededChance(seed)
  const figures = newFigures(`${minutes} minutes of random faults`)
  const faults = listFaults(rig, chance)
  await rig.start()
  const traffic = startTraffic(rig, () => 2 + chance() * 4)
  const probes: Promise<void>[] = []
  for (const until = Date.now() + minutes * 60_000; Date.now() < until; ) {
    const fault = faults[Math.floor(chance() * faults.length)] as Fault
    say(fault.name)
    await fault.harm(rig, figures).catch((error: Error) => figures.faults.push(`${fault.name}: ${error.message}`))
    if (!rig.running()) await startAtLast(rig)
    figures.runs += 1
    probes.push(probe(rig, traffic, figures))
    await sleep((20 + chance() * 60) * 1000)
  }
  await traffic.quieten()
  await Promise.all(probes)
  // A question that came last is no case yet: the cases that are there say nothing of it.
  await waitFor(SETTLE_SECONDS, async () => ((await countSent(rig)) >= traffic.tokens.length ? true : null))
  await traffic.stop()
  await judgeAll(rig, traffic, figures)
  figures.name = `${figures.name}, ${traffic.tokens.length} mails`
  report(figures)
}

/** How long a question that comes just after a fault takes to be answered: until then the desk has not recovered. */
async function probe(rig: FaultRig, traffic: Traffic, figures: Figures): Promise<void> {
  const begin = Date.now()
  const token = await traffic.ask()
  const sent = await waitFor(SETTLE_SECONDS, async () => ((await rig.stateOf(token)) === 'sent' ? true : null))
  const seconds = (Date.now() - begin) / 1000
  figures.recoverSeconds.push(seconds)
  if (sent === null) figures.faults.push(`${token}: not answered after ${seconds} s`)
}

async function countSent({ pool }: FaultRig): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from cases where state = 'sent'`)
  return rows[0]?.count ?? 0
}

async function judgeAll(rig: FaultRig, traffic: Traffic, figures: Figures): Promise<void> {
  for (const token of traffic.tokens) {
    await judge(rig, token, figures)
    const places = rig.placesOf(token).join()
    if (places !== 'Processed') figures.faults.push(`${token}: its mail lies in ${places || 'no folder'}`)
    await rig.witness.judge(token, traffic.uncertain.get(token) ?? Date.now(), figures)
  }
}

function listFaults(rig: FaultRig, chance: () => number): Fault[] {
  const scenarios = [...SCENARIOS, ...STORAGE_FAULTS, ...NETWORK_FAULTS].filter(({ needs }) => needs?.(rig) !== false)
  const points = KILL_POINTS.map(
    (point): Fault => ({
      name: `killed at ${point.name}`,
      async harm(at) {
        const undo = await point.prepare?.(at)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, POINT_SECONDS * 1000)
          point.arm(at, () => {
            at.kill()
            clearTimeout(timer)
            resolve()
          })
        })
        disarm(at)
        await undo?.()
        // Where nobody came by, it is killed all the same.
        if (at.running()) at.kill()
        await sleep(chance() * 3000)
      },
    }),
  )
  return [...points, ...scenarios.map(asFault), takenOver]
}

const asFault = ({ name, harm }: Scenario): Fault => ({
  name,
  async harm(rig, figures) {
    const end = await harm(rig, figures)
    if (end === undefined) return
    await sleep(LASTING_SECONDS * 1000)
    await end()
  },
})

/** A second desk starts, the first is killed, and comes back. */
const takenOver: Fault = {
  name: 'a second desk takes over',
  async harm(rig) {
    const other = await rig.startAnother()
    rig.kill()
    await sleep(LASTING_SECONDS * 1000)
    await startAtLast(rig)
    await other.kill()
  },
}

/** As whoever looks after the machine does: again, until it stays up. */
async function startAtLast(rig: FaultRig): Promise<void> {
  for (let tries = 0; tries < 20 && !rig.running(); tries += 1) {
    await rig.start().catch(() => sleep(2000))
  }
}
