import { describe, expect, it } from 'vitest'
import type { SendOutcome } from '../../../src/domain/reply-state.ts'
import { type ReplyPorts, sendReply } from '../../../src/flow/send/reply.ts'
import { type SweepPorts, sweep } from '../../../src/flow/send/sweep.ts'
import { findCase, takeCasesWaitingForDraft } from '../../../src/store/cases/cases.ts'
import { followClock } from '../../../src/store/follow-clock.ts'
import { pauseOutbound, resumeOutbound, wasRefusedAlone } from '../../../src/store/replies/outbound-pauses.ts'
import {
  findApprovalTime,
  findReplyProgress,
  listReplies,
  listRepliesOnTheWire,
  takeDueReplies,
} from '../../../src/store/replies/replies.ts'
import { lockReply } from '../../../src/store/replies/reply-lock.ts'
import { claimReply, recordBodySent, recordOutcome } from '../../../src/store/replies/send-replies.ts'
import { storeHeldReply } from '../../support/drafted-case.ts'
import { storeArrived } from '../../support/received-mail.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()

const MAIL_SERVER = 'smtp.desk.example:587'

type Send = ReplyPorts['send']

/** The real store around a mail server that behaves as told; records what was asked of the queue. */
function ports(send: Send, more: Partial<ReplyPorts> = {}): ReplyPorts & { asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    lock: (id) => lockReply(store.pool, id),
    claim: (id) => claimReply(store.pool, id, 'sender of the test', MAIL_SERVER),
    recordBodySent: (id, attempt) => recordBodySent(store.pool, id, attempt),
    recordOutcome: (attempt, outcome, retrySeconds) => recordOutcome(store.pool, attempt, outcome, retrySeconds),
    findApprovalTime: (id) => findApprovalTime(store.pool, id),
    pause: (cause, why) => pauseOutbound(store.pool, MAIL_SERVER, cause, why),
    resume: () => resumeOutbound(store.pool, MAIL_SERVER),
    refusedAlone: (id) => wasRefusedAlone(store.pool, MAIL_SERVER, id),
    send,
    enqueueSend: async (id, delay) => void asked.push(`send ${id} in ${delay}`),
    enqueueDraft: async (id) => void asked.push(`draft ${id}`),
    now: () => new Date(),
    sleep: async () => undefined,
    ...more,
  }
}

const accept: Send = async (_mail, onBodySent) => {
  await onBodySent()
  return { kind: 'sent', response: '250 2.0.0 queued' }
}
const answer =
  (outcome: SendOutcome): Send =>
  async () =>
    outcome

const sweepPorts = (): SweepPorts & { asked: string[] } => {
  const asked: string[] = []
  return {
    asked,
    followClock: () => followClock(store.pool),
    takeCasesWaitingForDraft: (older, again) => takeCasesWaitingForDraft(store.pool, older, again),
    takeDueReplies: (again) => takeDueReplies(store.pool, again),
    listRepliesOnTheWire: () => listRepliesOnTheWire(store.pool, 0),
    lock: (id) => lockReply(store.pool, id),
    findReplyProgress: (id) => findReplyProgress(store.pool, id),
    recordOutcome: (attempt, outcome, retrySeconds) => recordOutcome(store.pool, attempt, outcome, retrySeconds),
    enqueueDrafts: async (ids) => void asked.push(...ids.map((id) => `draft ${id}`)),
    enqueueSends: async (ids) => void asked.push(...ids.map((id) => `send ${id}`)),
  }
}

const stateOf = async (replyId: number) => (await findReplyProgress(store.pool, replyId))?.state

describe('sending a reply', () => {
  it('hands over the frozen bytes once, and the case is sent', async () => {
    const { replyId, caseId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    const handed: Buffer[] = []
    const outcome = await sendReply(
      replyId,
      ports((mail, onBodySent) => {
        handed.push(mail.raw)
        return accept(mail, onBodySent)
      }),
    )
    expect(outcome).toBe('sent')
    expect(handed).toHaveLength(1)
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'sent' })
    expect(await listReplies(store.pool, caseId)).toMatchObject([{ state: 'sent', smtpResponse: '250 2.0.0 queued' }])
  })

  it('tells the first attempt from the second, which may be more patient', async () => {
    const { replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    const attempts: number[] = []
    const postpone: Send = async ({ attempt }) => {
      attempts.push(attempt)
      return { kind: 'later', why: 'The mail server took too long to let the desk in.' }
    }
    await sendReply(replyId, ports(postpone))
    await store.pool.query('update replies set send_after = now() where id = $1', [replyId])
    await sendReply(replyId, ports(postpone))
    expect(attempts).toEqual([1, 2])
  })

  it('asked for by two jobs at once happens once', async () => {
    const { replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    const outcomes = await Promise.all([sendReply(replyId, ports(accept)), sendReply(replyId, ports(accept))])
    expect(outcomes.sort()).toEqual(['nothing_to_do', 'sent'])
  })

  it('asked for again after it was sent does nothing', async () => {
    const { replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    await sendReply(replyId, ports(accept))
    expect(await sendReply(replyId, ports(accept))).toBe('nothing_to_do')
  })

  it('of a reply that was taken back does nothing', async () => {
    const { replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id, 60)
    expect(await sendReply(replyId, ports(accept))).toBe('nothing_to_do')
  })

  it('that the server postpones is held again and asked for after a minute', async () => {
    const { replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    const used = ports(answer({ kind: 'later', why: '451 4.3.2 try later' }))
    expect(await sendReply(replyId, used)).toBe('later')
    expect(used.asked).toEqual([`send ${replyId} in 60`])
    expect(await stateOf(replyId)).toBe('held')
  })

  it('that was postponed for two days is given up and shown to a person', async () => {
    const { replyId, caseId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    const now = () => new Date(Date.now() + 49 * 3_600_000)
    expect(await sendReply(replyId, ports(answer({ kind: 'later', why: '451' }), { now }))).toBe('refused')
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'send_failed' })
  })

  it('whose outcome nobody can know waits for a person and is not tried again', async () => {
    const { replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    await sendReply(replyId, ports(answer({ kind: 'uncertain', why: 'connection lost after the final dot' })))
    expect(await stateOf(replyId)).toBe('send_uncertain')
    expect(await sendReply(replyId, ports(accept))).toBe('nothing_to_do')
  })

  it.each<[string, Send, string]>([
    ['taken', accept, 'sent'],
    [
      'postponed',
      async (_mail, onBodySent) => {
        await onBodySent()
        return { kind: 'later', why: '451 4.3.2 try later' }
      },
      'held',
    ],
  ])('that was %s while the database was away is known to be so when that is back', async (_what, send, state) => {
    const { replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    const waits: number[] = []
    const away = async () => Promise.reject(new Error('connection terminated'))
    await sendReply(
      replyId,
      ports(send, {
        findApprovalTime: away,
        refusedAlone: away,
        resume: away,
        recordOutcome: (attempt, outcome, seconds) =>
          waits.length < 4 ? away() : recordOutcome(store.pool, attempt, outcome, seconds),
        sleep: async (milliseconds) => void waits.push(milliseconds),
      }),
    )
    expect([await stateOf(replyId), waits]).toEqual([state, [1000, 2000, 4000, 5000]])
  })

  it('whose commit went through though its answer was lost is written down once', async () => {
    const { replyId, caseId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    let tries = 0
    await sendReply(
      replyId,
      ports(accept, {
        async recordOutcome(attempt, outcome, seconds) {
          const again = await recordOutcome(store.pool, attempt, outcome, seconds)
          if (++tries === 1) throw new Error('connection terminated')
          return again
        },
      }),
    )
    expect(tries).toBe(2)
    const { rows } = await store.pool.query(`select 1 from events where case_id = $1 and kind = 'send_done'`, [caseId])
    expect(rows).toHaveLength(1)
  })

  it('during which the requester wrote again asks for a new draft', async () => {
    const { replyId, caseId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    const used = ports(async (mail, onBodySent) => {
      await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId })
      return accept(mail, onBodySent)
    })
    await sendReply(replyId, used)
    expect(used.asked).toEqual([`draft ${caseId}`])
  })
})

describe('after a sender died', () => {
  it('before the body was written, the reply goes again', async () => {
    const { replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    await claimReply(store.pool, replyId, 'a sender that dies')
    await sweep(sweepPorts())
    expect(await stateOf(replyId)).toBe('held')
    expect(await sendReply(replyId, ports(accept))).toBe('sent')
  })

  it('after the body was written, a person decides and nothing goes by itself', async () => {
    const { replyId, caseId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    await claimReply(store.pool, replyId, 'a sender that dies')
    await recordBodySent(store.pool, replyId, 1)
    const swept = sweepPorts()
    await sweep(swept)
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'send_uncertain' })
    expect(swept.asked).not.toContain(`send ${replyId}`)
  })

  it('and the clock was set back an hour, the reply waits no longer than otherwise', async () => {
    const { replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    await claimReply(store.pool, replyId, 'a sender that dies')
    await store.pool.query(`update replies set state_since = now() + interval '1 hour' where id = $1`, [replyId])
    await sweep({ ...sweepPorts(), listRepliesOnTheWire: (seconds) => listRepliesOnTheWire(store.pool, seconds) })
    expect(await stateOf(replyId)).toBe('held')
  })

  it('a sender that only is slow is left in peace', async () => {
    const { replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    const lock = await lockReply(store.pool, replyId)
    await claimReply(store.pool, replyId, 'a slow sender')
    await sweep(sweepPorts())
    expect(await stateOf(replyId)).toBe('sending')
    await lock?.release()
  })
})

describe('after the clock was set back an hour', () => {
  it('an answer that was held for seconds leaves after seconds, and one with a chosen time keeps it', async () => {
    const [held, chosen] = [
      await storeHeldReply(store.pool, store.mailboxId, store.dana.id),
      await storeHeldReply(store.pool, store.mailboxId, store.dana.id),
    ]
    await store.pool.query(
      `update replies set state_since = now() + interval '1 hour', send_after = now() + interval '1 hour', scheduled = id = $2
        where id in ($1, $2)`,
      [held.replyId, chosen.replyId],
    )
    const swept = sweepPorts()
    await sweep(swept)
    expect(swept.asked).toContain(`send ${held.replyId}`)
    expect(swept.asked).not.toContain(`send ${chosen.replyId}`)
  })

  it('the rest of a mail server is as long as it was meant to be', async () => {
    await pauseOutbound(store.pool, 'resting', 'busy', '421')
    await store.pool.query(
      `update outbound_pauses set paused_at = paused_at + interval '1 hour', paused_until = paused_until + interval '1 hour'
        where name = 'resting'`,
    )
    await sweep(sweepPorts())
    const { rows } = await store.pool.query<{ seconds: number }>(
      `select extract(epoch from paused_until - now())::int as seconds from outbound_pauses where name = 'resting'`,
    )
    expect(rows[0]?.seconds).toBeLessThanOrEqual(60)
  })
})

describe('when the queue lost everything', () => {
  it('a sweep asks for every case that waits and every reply that is due', async () => {
    const { caseId } = await storeArrived(store.pool, store.mailboxId)
    await store.pool.query(`update cases set state_since = now() - interval '1 hour' where id = $1`, [caseId])
    const { replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    const swept = sweepPorts()
    await sweep(swept)
    expect(swept.asked).toEqual(expect.arrayContaining([`draft ${caseId}`, `send ${replyId}`]))
  })
})

describe('a sender whose lock was lost while it was alive', () => {
  it('cannot complete its mail once another sender has the reply', async () => {
    const { replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    let delivered = 0
    const slow = await claimReply(store.pool, replyId, 'a sender whose connection broke')
    await sweep(sweepPorts())
    await sendReply(
      replyId,
      ports(async (mail, onBodySent) => {
        const result = await accept(mail, onBodySent)
        delivered += 1
        // While the second sender waits for its 250, the first one gives up: its word no longer counts.
        await recordOutcome(store.pool, { replyId, attempt: slow?.attempt ?? 0 }, { kind: 'later', why: 'lost' }, 0)
        return result
      }),
    )
    await expect(recordBodySent(store.pool, replyId, slow?.attempt ?? 0)).rejects.toThrow('taken over')
    expect([delivered, await stateOf(replyId)]).toEqual([1, 'sent'])
  })

  it('settles with its 250 what was held to be uncertain', async () => {
    const { replyId, caseId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    await claimReply(store.pool, replyId, 'a sender whose connection broke')
    await recordBodySent(store.pool, replyId, 1)
    await sweep(sweepPorts())
    await recordOutcome(store.pool, { replyId, attempt: 1 }, { kind: 'sent', response: '250' }, 0)
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'sent' })
  })
})

it('a case that was noted an hour ahead, by a clock that was set back since, is asked for', async () => {
  const { caseId } = await storeArrived(store.pool, store.mailboxId)
  await store.pool.query(
    `update cases set state_since = now() + interval '1 hour', asked_at = now() + interval '1 hour' where id = $1`,
    [caseId],
  )
  const swept = sweepPorts()
  await sweep(swept)
  expect(swept.asked).toContain(`draft ${caseId}`)
})

it('while nobody works, the queue is not asked again and again for the same case', async () => {
  const { caseId } = await storeArrived(store.pool, store.mailboxId)
  await store.pool.query(`update cases set state_since = now() - interval '1 hour' where id = $1`, [caseId])
  const rounds = [sweepPorts(), sweepPorts(), sweepPorts()]
  for (const round of rounds) await sweep(round)
  expect(rounds.map(({ asked }) => asked.filter((each) => each === `draft ${caseId}`).length)).toEqual([1, 0, 0])
})

describe('a fault that is not the mail’s', () => {
  const hold = () => storeHeldReply(store.pool, store.mailboxId, store.dana.id)
  const refused = { kind: 'later', why: '550 5.7.60 may not send as this sender', pause: 'refused' } as const
  const due = (replyId: number) =>
    store.pool
      .query(`update replies set send_after = now() where id = $1`, [replyId])
      .then(() => store.pool.query('update outbound_pauses set paused_until = now() where paused_until is not null'))

  it('holds every other mail of that server back too, and all of them leave when it is over', async () => {
    const [one, two] = [await hold(), await hold()]
    expect(await sendReply(one.replyId, ports(answer({ kind: 'later', why: '421 busy', pause: 'busy' })))).toBe('later')
    expect(await sendReply(two.replyId, ports(accept))).toBe('nothing_to_do')
    await due(one.replyId)
    await due(two.replyId)
    expect(await sendReply(one.replyId, ports(accept))).toBe('sent')
    expect(await sendReply(two.replyId, ports(accept))).toBe('sent')
  })

  it('is the mail’s after all where the server took others since', async () => {
    const [one, two] = [await hold(), await hold()]
    expect(await sendReply(one.replyId, ports(answer(refused)))).toBe('later')
    await due(two.replyId)
    expect(await sendReply(two.replyId, ports(accept))).toBe('sent')
    await due(one.replyId)
    expect(await sendReply(one.replyId, ports(answer(refused)))).toBe('refused')
  })
})
