import { setTimeout as sleep } from 'node:timers/promises'
import type { RunningDesk } from '../support/running-desk.ts'
import { newToken } from './asked-questions.ts'
import { type FaultRig, waitFor } from './fault-rig.ts'
import { type Figures, newFigures } from './figures.ts'
import { judge } from './kill-runs.ts'

const SECONDS = 300

/** Two desks on one database and one mailbox: under load, in the hands of two reviewers, and each taking over from the other. */
export async function runTwoDesks(rig: FaultRig, runs: number, chance: () => number): Promise<Figures[]> {
  await rig.start()
  const other = await rig.startAnother()
  try {
    const all = [await shareLoad(rig, other, runs), await approveAtOnce(rig, other, runs)]
    await other.stop()
    return [...all, await takeMailboxOver(rig, runs, chance), await takeSenderOver(rig, runs, chance)]
  } finally {
    await other.kill()
  }
}

/** Many questions at once, drafted and sent by both. */
async function shareLoad(rig: FaultRig, other: RunningDesk, runs: number): Promise<Figures> {
  const figures = newFigures('two desks under load')
  const tokens = Array.from({ length: runs * 4 }, newToken)
  const begin = Date.now()
  for (const token of tokens) await rig.ask(token)
  await Promise.all(
    tokens.map(async (token, at) => {
      await reach(rig, token, 'needs_review')
      await approve(rig, token, at % 2 === 0 ? undefined : other.url)
      await reach(rig, token, 'sent')
    }),
  )
  figures.recoverSeconds.push((Date.now() - begin) / 1000)
  for (const token of tokens) {
    figures.runs += 1
    await judge(rig, token, figures)
  }
  return figures
}

/** Two reviewers, each at a desk of their own, press the button five times at the same moment. */
async function approveAtOnce(rig: FaultRig, other: RunningDesk, runs: number): Promise<Figures> {
  const figures = newFigures('two reviewers at two desks approve five times at once')
  for (let run = 0; run < runs; run += 1) {
    const token = newToken()
    await rig.ask(token)
    await reach(rig, token, 'needs_review')
    const presses = Array.from({ length: 10 }, (_, at) =>
      rig.approve(token, at % 2 === 0 ? undefined : other.url).catch(() => 0),
    )
    const statuses = await Promise.all(presses)
    if (!statuses.includes(303)) figures.faults.push(`${token}: nobody could approve, ${statuses.join()}`)
    await reach(rig, token, 'sent')
    figures.runs += 1
    await judge(rig, token, figures)
  }
  return figures
}

/** The desk that watches the mailbox is killed; the other brings in what came meanwhile. */
async function takeMailboxOver(rig: FaultRig, runs: number, chance: () => number): Promise<Figures> {
  const figures = newFigures('mailbox taken over from a killed desk')
  for (let run = 0; run < runs; run += 1) {
    // The one that runs already has the mailbox, a new one stands by.
    if (!rig.running()) await rig.start()
    const standby = await rig.startAnother()
    const token = newToken()
    await sleep(chance() * 1000)
    rig.kill()
    const begin = Date.now()
    await rig.ask(token)
    const stored = await waitFor(SECONDS, () => rig.stateOf(token))
    figures.recoverSeconds.push((Date.now() - begin) / 1000)
    if (stored === null) figures.faults.push(`${token}: nobody took the mailbox over`)
    await reach(rig, token, 'needs_review')
    await approve(rig, token, standby.url)
    await reach(rig, token, 'sent')
    figures.runs += 1
    await judge(rig, token, figures)
    await standby.kill()
  }
  return figures
}

/** The desk that sends is killed before the mail server heard of the mail; the other sends it. */
async function takeSenderOver(rig: FaultRig, runs: number, chance: () => number): Promise<Figures> {
  const figures = newFigures('answer taken over from a killed sender')
  for (let run = 0; run < runs; run += 1) {
    if (!rig.running()) await rig.start()
    const token = newToken()
    await rig.ask(token)
    await reach(rig, token, 'needs_review')
    // Nobody but the first may take the job: the second comes while that one is at it.
    rig.sink.misbehave('mail', 'hang')
    const { promise: sending, resolve: begun } = Promise.withResolvers<void>()
    rig.sink.watch((step) => (step === 'mail' ? begun() : undefined))
    await approve(rig, token)
    await sending
    const standby = await rig.startAnother()
    await sleep(chance() * 1000)
    rig.sink.watch(null)
    rig.sink.misbehave(null)
    rig.kill()
    const begin = Date.now()
    await reach(rig, token, 'sent')
    figures.recoverSeconds.push((Date.now() - begin) / 1000)
    figures.runs += 1
    await judge(rig, token, figures)
    await standby.kill()
  }
  return figures
}

const approve = (rig: FaultRig, token: string, url?: string): Promise<number | null> =>
  waitFor(SECONDS, async () => ((await rig.approve(token, url)) === 303 ? 303 : null))

const reach = (rig: FaultRig, token: string, wanted: string): Promise<string | null> =>
  waitFor(SECONDS, async () => ((await rig.stateOf(token)) === wanted ? wanted : null))
