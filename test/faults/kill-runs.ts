import { setTimeout as sleep } from 'node:timers/promises'
import { newToken } from './asked-questions.ts'
import { type FaultRig, waitFor } from './fault-rig.ts'
import { type Figures, newFigures } from './figures.ts'
import type { KillPoint } from './kill-points.ts'

export type KillOptions = {
  runs: number
  /** Between 0 and 1, the same for the same seed. */
  chance: () => number
  /** Spares the patience of the sweeper: what it finds stays the same, when is not measured then. */
  hasten: boolean
  /** Kills the desk again while it recovers. */
  twice?: boolean
}

const POINT_SECONDS = 90
const RECOVER_SECONDS = 180
const MOVE_SECONDS = 90

/** Kills the desk at that point so many times, each time with a mail of its own, and counts what became of the mails. */
export async function runKillPoint(rig: FaultRig, point: KillPoint, options: KillOptions): Promise<Figures> {
  const figures = newFigures(options.twice ? `${point.name}, twice in a row` : point.name)
  for (let run = 0; run < options.runs; run += 1) {
    await killOnce(rig, point, options, figures)
    figures.runs += 1
  }
  return figures
}

async function killOnce(rig: FaultRig, point: KillPoint, options: KillOptions, figures: Figures): Promise<void> {
  const token = newToken()
  if (!rig.running()) await rig.start()
  if (point.on !== 'the way in') {
    await rig.ask(token)
    await reach(rig, token, ['needs_review'])
  }
  const undo = await point.prepare?.(rig)
  const killed = armOnce(rig, point)
  if (point.on === 'the way in') await rig.ask(token, point.paddingBytes)
  else await rig.approve(token).catch(() => 0)
  const fired = await Promise.race([killed.then(() => true), sleep(POINT_SECONDS * 1000, false, { ref: false })])
  disarm(rig)
  await undo?.()
  if (!fired) {
    figures.faults.push(`run ${figures.runs + 1}: the point was not reached, the case is ${await rig.stateOf(token)}`)
    rig.kill()
  }
  const killedAt = Date.now()
  await sleep(options.chance() * 300)
  if (options.twice) await killAgain(rig, options)
  if (options.hasten) await rig.hasten()
  await rig.start()
  await recover(rig, point, token, killedAt, options, figures)
}

/** Once: what the restarted desk does must not kill it again. */
function armOnce(rig: FaultRig, point: KillPoint): Promise<void> {
  return new Promise((resolve) => {
    let done = false
    point.arm(rig, () => {
      if (done) return
      done = true
      rig.kill()
      resolve()
    })
  })
}

/** Nobody watches the rig any more. */
export function disarm(rig: FaultRig): void {
  rig.database.watch(null)
  rig.imap.watch(null)
  rig.mailOut.watch(null)
  rig.sink.watch(null)
}

async function killAgain(rig: FaultRig, { chance, hasten }: KillOptions): Promise<void> {
  if (hasten) await rig.hasten()
  await rig.start()
  await sleep(chance() * 3000)
  rig.kill()
  await sleep(200)
}

const reach = (rig: FaultRig, token: string, states: readonly string[]): Promise<string | null> =>
  waitFor(RECOVER_SECONDS, async () => {
    const state = await rig.stateOf(token)
    return state !== null && states.includes(state) ? state : null
  })

async function recover(
  rig: FaultRig,
  point: KillPoint,
  token: string,
  killedAt: number,
  options: KillOptions,
  figures: Figures,
): Promise<void> {
  const seconds = (): number => (Date.now() - killedAt) / 1000
  const reached = await reach(rig, token, ['needs_review', 'sent', 'send_uncertain', 'send_failed'])
  if (reached === 'needs_review') {
    if (point.on === 'the way in') figures.recoverSeconds.push(seconds())
    const status = await rig.approve(token)
    if (status !== 303) figures.faults.push(`${token}: the approval was answered with ${status}`)
    if (options.hasten) await rig.hasten()
  }
  const end = await reach(rig, token, ['sent', 'send_uncertain', 'send_failed'])
  if (point.on !== 'the way in' || reached !== 'needs_review') figures.recoverSeconds.push(seconds())
  const calledAt = Date.now()
  if (end === 'send_uncertain') {
    figures.detectSeconds.push(seconds())
    // A person finds out what is so.
    const taken = (await rig.count(token)).answers > 0
    await rig.resolve(token, taken ? 'was_sent' : 'send_again')
    if (!taken) await reach(rig, token, ['sent'])
  }
  const seen = newFigures(point.name)
  await rig.witness.judge(token, calledAt, seen)
  figures.faults.push(...seen.faults)
  figures.unknown += seen.unknown
  // The second kill comes at any moment, that between the dot and its answer among them.
  figures.unknownWanted += options.twice ? seen.unknownWanted : Number(point.uncertain)
  await judge(rig, token, figures)
  await judgePlace(rig, token, figures)
}

/** The mail is out of the inbox in the end and was moved once, wherever the desk was killed. */
async function judgePlace(rig: FaultRig, token: string, figures: Figures): Promise<void> {
  const isMoved = async (): Promise<true | null> => (rig.placesOf(token).join() === 'Processed' ? true : null)
  if ((await waitFor(MOVE_SECONDS, isMoved)) === null) {
    figures.faults.push(`${token}: its mail lies in ${rig.placesOf(token).join(' and ') || 'no folder'}`)
  }
}

/** Compares what was delivered with the cases and with the answers that the mail server has. */
export async function judge(rig: FaultRig, token: string, figures: Figures): Promise<void> {
  const { cases, answers } = await rig.count(token)
  if (cases === 0 || answers === 0) {
    figures.lost += 1
    figures.faults.push(`${token}: ${cases} cases, ${answers} answers, state ${await rig.stateOf(token)}`)
  }
  if (cases > 1 || answers > 1) {
    figures.duplicate += 1
    figures.faults.push(`${token}: ${cases} cases, ${answers} answers`)
  }
}
