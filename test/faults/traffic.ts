import { setTimeout as sleep } from 'node:timers/promises'
import { newToken } from './asked-questions.ts'
import { type FaultRig, waitFor } from './fault-rig.ts'

/** People who ask, and one who reviews, while whatever goes wrong goes wrong. */
export type Traffic = {
  /** Every question that was delivered. */
  tokens: string[]
  /** Those whose answer was called uncertain, and when that was seen; the reviewer looked and decided. */
  uncertain: Map<string, number>
  /** Asks one question now; resolves with its token when the mailbox has it. */
  ask(): Promise<string>
  /** No more questions come, and the last one is in the mailbox; what is there goes on being reviewed. */
  quieten(): Promise<void>
  stop(): Promise<void>
}

const REVIEW_MS = 1000

/** Starts it: a question every few seconds, each approved as soon as its page can be had. */
export function startTraffic(rig: FaultRig, secondsBetween: () => number): Traffic {
  const tokens: string[] = []
  const uncertain = new Map<string, number>()
  let quiet = false
  let stopping = false

  async function ask(): Promise<string> {
    const token = newToken()
    // A mailbox that is away takes it later, as a mail server before it would see to.
    await waitFor(600, async () => {
      await rig.ask(token)
      return true
    })
    tokens.push(token)
    return token
  }

  async function deliver(): Promise<void> {
    while (!quiet && !stopping) {
      await ask()
      await sleep(secondsBetween() * 1000)
    }
  }

  async function review(): Promise<void> {
    while (!stopping) {
      for (const { token, state } of await listWaiting(rig).catch(() => [])) {
        if (state === 'needs_review') await rig.approve(token).catch(() => 0)
        else await settle(rig, token, uncertain).catch(() => undefined)
      }
      await sleep(REVIEW_MS)
    }
  }

  const delivering = deliver()
  const reviewing = review()
  return {
    tokens,
    uncertain,
    ask,
    async quieten() {
      quiet = true
      await delivering
    },
    async stop() {
      stopping = true
      await Promise.all([delivering, reviewing])
    },
  }
}

async function listWaiting({ pool }: FaultRig): Promise<{ token: string; state: string }[]> {
  const { rows } = await pool.query<{ token: string; state: string }>(
    `select substring(requester_address from 'asker-(.*)@') as token, state from cases
      where state in ('needs_review', 'send_uncertain') order by id limit 50`,
  )
  return rows
}

/** A person looks whether the requester has the answer. */
async function settle(rig: FaultRig, token: string, uncertain: Map<string, number>): Promise<void> {
  uncertain.set(token, uncertain.get(token) ?? Date.now())
  await rig.resolve(token, (await rig.count(token)).answers > 0 ? 'was_sent' : 'send_again')
}
