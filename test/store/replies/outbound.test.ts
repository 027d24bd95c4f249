import { expect, it } from 'vitest'
import { findCase } from '../../../src/store/cases/cases.ts'
import { inTransaction } from '../../../src/store/pool.ts'
import { countAutomaticMail, refuseAutomatic } from '../../../src/store/replies/automatic-guard.ts'
import { attachReport, listBounces } from '../../../src/store/replies/bounces.ts'
import { listUnfiledReplies, noteFiled } from '../../../src/store/replies/filed-replies.ts'
import {
  AUTOMATIC_MAIL,
  isSuspected,
  listOutboundPauses,
  pauseOutbound,
  resumeOutbound,
} from '../../../src/store/replies/outbound-pauses.ts'
import { findReplyProgress, listReplies } from '../../../src/store/replies/replies.ts'
import { claimReply, recordBodySent, recordOutcome } from '../../../src/store/replies/send-replies.ts'
import { resolveReply } from '../../../src/store/replies/settle-reply.ts'
import { storeHeldReply } from '../../support/drafted-case.ts'
import { storeArrived } from '../../support/received-mail.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()
const SERVER = 'desk@smtp.example:587'

const end = () => store.pool.query('update outbound_pauses set paused_until = now() where paused_until is not null')

it('a mail server that is busy is given a rest, and each next one is longer until it took a mail', async () => {
  const rests = []
  for (let time = 0; time < 3; time += 1) {
    rests.push(await pauseOutbound(store.pool, SERVER, 'busy', '421 4.3.2 busy'))
    await end()
  }
  expect(rests).toEqual([60, 120, 300])
  expect(await isSuspected(store.pool, SERVER)).toBe(true)
  await resumeOutbound(store.pool, SERVER)
  expect(await isSuspected(store.pool, SERVER)).toBe(false)
  expect(await pauseOutbound(store.pool, SERVER, 'busy', '421 again')).toBe(60)
  await end()
})

it('several sends that meet the same fault at once count as one', async () => {
  const rests = [1, 2, 3].map(() => pauseOutbound(store.pool, 'three@smtp.example:25', 'refused', '535 no'))
  expect(await Promise.all(rests)).toEqual([300, 300, 300])
  expect(await listOutboundPauses(store.pool)).toMatchObject([{ name: 'three@smtp.example:25', cause: 'refused' }])
})

it('a reply waits while its mail server rests, and says when it leaves', async () => {
  const { replyId, caseId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
  await pauseOutbound(store.pool, 'resting:25', 'busy', '421')
  expect(await claimReply(store.pool, replyId, 'sender', 'resting:25')).toBeNull()
  const [reply] = await listReplies(store.pool, caseId)
  expect(reply?.state).toBe('held')
  expect(reply?.sendAfter.getTime()).toBeGreaterThan(Date.now() + 30_000)
})

async function sentReply(): Promise<{ caseId: number; replyId: number; random: string }> {
  const { replyId, caseId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
  const random = String(replyId).padStart(16, '0')
  await store.pool.query('update replies set message_id = $2 where id = $1', [
    replyId,
    `q${caseId}.${random}.sig@desk.example`,
  ])
  await claimReply(store.pool, replyId, 'sender')
  await recordBodySent(store.pool, replyId, 1)
  await recordOutcome(store.pool, { replyId, attempt: 1 }, { kind: 'sent', response: '250 queued' }, 0)
  return { caseId, replyId, random }
}

const bounce = async () =>
  (await storeArrived(store.pool, store.mailboxId, { kind: 'bounce' }, { kind: 'no_case' })).messageId

const FAILED = { action: 'failed', status: '5.1.1', said: '550 5.1.1 no such user' } as const

it('a proven failure brings its case to where a person looks, who may send it again', async () => {
  const { caseId, replyId, random } = await sentReply()
  const report = { messageId: await bounce(), mail: { caseId, random }, proof: 'message_id', report: FAILED } as const
  expect(await attachReport(store.pool, report)).toBe(true)
  expect((await findCase(store.pool, caseId))?.state).toBe('send_failed')
  expect(await listBounces(store.pool, caseId)).toMatchObject([{ replyId, acted: true, status: '5.1.1' }])
  expect((await listReplies(store.pool, caseId))[0]?.lastError).toContain('no such user')
  await attachReport(store.pool, report)
  expect(await listBounces(store.pool, caseId)).toHaveLength(1)
  expect((await resolveReply(store.pool, caseId, store.dana.id, 'send_again')).due).toBe(replyId)
})

it.each([
  ['without proof', 'none', FAILED],
  ['of a delay', 'return_address', { ...FAILED, action: 'delayed' }],
] as const)('a report %s is shown, and changes nothing', async (_title, proof, report) => {
  const { caseId, random } = await sentReply()
  await attachReport(store.pool, { messageId: await bounce(), mail: { caseId, random }, proof, report })
  expect((await findCase(store.pool, caseId))?.state).toBe('sent')
  expect(await listBounces(store.pool, caseId)).toMatchObject([{ acted: false, proof }])
})

it('a report about a case that went on since does not put the newer question aside', async () => {
  const { caseId, random } = await sentReply()
  await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId })
  await attachReport(store.pool, {
    messageId: await bounce(),
    mail: { caseId, random },
    proof: 'message_id',
    report: FAILED,
  })
  expect((await findCase(store.pool, caseId))?.state).toBe('received')
})

it('a report that is faster than the answer of the mail server is looked at again', async () => {
  const { replyId, caseId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
  await store.pool.query('update replies set message_id = $2 where id = $1', [
    replyId,
    `q${caseId}.abc.sig@desk.example`,
  ])
  await claimReply(store.pool, replyId, 'sender')
  await recordBodySent(store.pool, replyId, 1)
  const report = {
    messageId: await bounce(),
    mail: { caseId, random: 'abc' },
    proof: 'message_id',
    report: FAILED,
  } as const
  expect(await attachReport(store.pool, report)).toBe(false)
  await recordOutcome(store.pool, { replyId, attempt: 1 }, { kind: 'sent', response: '250' }, 0)
  expect(await attachReport(store.pool, report)).toBe(true)
  expect((await findReplyProgress(store.pool, replyId))?.state).toBe('send_failed')
})

it('what was sent is filed once; what is uncertain is looked for, and never added', async () => {
  const { replyId } = await sentReply()
  const mine = async (uncertainOnly = false) =>
    (await listUnfiledReplies(store.pool, 100, { uncertainOnly, address: null })).filter(({ id }) => id === replyId)
      .length
  expect(await mine()).toBe(1)
  expect(await mine(true)).toBe(0)
  await noteFiled(store.pool, replyId, 'added')
  await store.pool.query(`update replies set filed_at = now() - interval '1 day' where id = $1`, [replyId])
  expect(await mine()).toBe(0)
})

it('automatic mail: one a person and day, three a thread, and after too many none at all', async () => {
  await store.pool.query('delete from automatic_mails')
  const { caseId } = await storeArrived(store.pool, store.mailboxId)
  const day = (number: number) => new Date(Date.UTC(2026, 4, number, 12))
  const tryOne = (to: string, at: Date, perHour = 50) =>
    inTransaction(store.pool, async (tx) => {
      const refusal = await refuseAutomatic(tx, { to, caseId, at }, perHour)
      const { replyId } = refusal === null ? await sentReply() : { replyId: 0 }
      if (refusal === null) await countAutomaticMail(tx, { to, caseId, at }, replyId)
      return refusal
    })
  expect(await tryOne('ana@clinic.example', day(1))).toBeNull()
  expect(await tryOne('ANA@clinic.example', new Date(day(1).getTime() + 86_000_000))).toBe('sender_had_one_today')
  // One mailbox under another of its plus addresses.
  expect(await tryOne('ana+2@clinic.example', new Date(day(1).getTime() + 1000))).toBe('sender_had_one_today')
  expect(await tryOne('ana@clinic.example', day(3))).toBeNull()
  expect(await tryOne('bo@clinic.example', day(3))).toBeNull()
  expect(await tryOne('cy@clinic.example', day(5))).toBe('thread_had_three')
  await store.pool.query('delete from automatic_mails')
  expect(await tryOne('di@clinic.example', day(7), 1)).toBeNull()
  expect(await tryOne('ed@clinic.example', day(7), 1)).toBe('stopped')
  const { rows } = await store.pool.query('select cause from outbound_pauses where name = $1', [AUTOMATIC_MAIL])
  expect(rows).toEqual([{ cause: 'too_many' }])
})
