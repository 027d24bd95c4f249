import { newToken } from './asked-questions.ts'
import { type FaultRig, waitFor } from './fault-rig.ts'
import { type Figures, newFigures } from './figures.ts'
import { DRAFT, MESSAGE, OUTCOME, observeCommit } from './kill-points.ts'
import { judge } from './kill-runs.ts'

/** A commit amid which the line to PostgreSQL is cut; the desk lives on, and cannot know whether it went through. */
type CommitDrop = { name: string; on: 'the way in' | 'approval'; statement: RegExp }

const COMMITS: readonly CommitDrop[] = [
  { name: 'of a message', on: 'the way in', statement: MESSAGE },
  { name: 'of a draft', on: 'the way in', statement: DRAFT },
  { name: 'of an approval', on: 'approval', statement: /insert into replies/i },
  { name: 'of sending', on: 'approval', statement: /set state = 'sending'/i },
  { name: 'of body_sent', on: 'approval', statement: /set state = 'body_sent'/i },
  { name: 'of an outcome', on: 'approval', statement: OUTCOME },
]

const SECONDS = 300

/** Each commit, cut before it reached the server and after, so many times. No answer may end as uncertain by it. */
export async function runCommitDrops(rig: FaultRig, runs: number, names: readonly string[]): Promise<Figures[]> {
  const all: Figures[] = []
  for (const commit of COMMITS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    for (const when of ['before', 'after'] as const) {
      const reached = when === 'before' ? 'before it reached the server' : 'after it was done'
      const figures = newFigures(`line cut amid the commit ${commit.name}, ${reached}`)
      for (let run = 0; run < runs; run += 1) await dropOnce(rig, commit, when, figures)
      all.push(figures)
    }
  }
  return all
}

async function dropOnce(
  rig: FaultRig,
  { on, statement }: CommitDrop,
  when: 'before' | 'after',
  figures: Figures,
): Promise<void> {
  const token = newToken()
  if (!rig.running()) await rig.start()
  if (on === 'approval') {
    await rig.ask(token)
    await reach(rig, token, ['needs_review'])
  }
  let droppedAt = 0
  rig.database.watch(
    observeCommit(statement, when, () => {
      rig.database.watch(null)
      droppedAt = Date.now()
      return { pass: '' }
    }),
  )
  if (on === 'the way in') {
    await rig.ask(token)
    await reach(rig, token, ['needs_review'])
  }
  await approveAtLast(rig, token)
  const end = await reach(rig, token, ['sent', 'send_uncertain', 'send_failed'])
  rig.database.watch(null)
  figures.runs += 1
  if (droppedAt === 0) figures.faults.push(`${token}: the commit was not reached`)
  else figures.recoverSeconds.push((Date.now() - droppedAt) / 1000)
  if (end === 'send_uncertain') figures.unknown += 1
  await judge(rig, token, figures)
}

/** A reviewer who gets an error looks at the case again, and approves where that is still to be done. */
const approveAtLast = (rig: FaultRig, token: string): Promise<string | null> =>
  waitFor(SECONDS, async () => {
    const state = await rig.stateOf(token)
    if (state !== 'needs_review') return state
    await rig.approve(token).catch(() => 0)
    return null
  })

const reach = (rig: FaultRig, token: string, states: readonly string[]): Promise<string | null> =>
  waitFor(SECONDS, async () => {
    const state = await rig.stateOf(token)
    return state !== null && states.includes(state) ? state : null
  })
