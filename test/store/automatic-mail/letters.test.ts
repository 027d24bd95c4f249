import { afterEach, describe, expect, it } from 'vitest'
import { writeLetter } from '../../../src/flow/review/write-letter.ts'
import { tendQueue } from '../../../src/flow/send/tend-queue.ts'
import { beginCorrection } from '../../../src/store/answers/corrections.ts'
import { findLatestDraft } from '../../../src/store/answers/drafts.ts'
import { closeUnanswered, holdLetter, listUnreminded } from '../../../src/store/automatic-mail/letters.ts'
import { findArrangement } from '../../../src/store/cases/arrangements.ts'
import { listEndedSnoozes, wakeCase } from '../../../src/store/cases/snoozes.ts'
import { listMessagesOfCase } from '../../../src/store/mailboxes/find-messages.ts'
import { undoApproval } from '../../../src/store/replies/held-replies.ts'
import { listReplies } from '../../../src/store/replies/replies.ts'
import { watchCases } from '../../support/case-row.ts'
import { frozenReply, storeDraftedCase, storeHeldReply } from '../../support/drafted-case.ts'
import { storeArrived } from '../../support/received-mail.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()
const { row, stateOf, send, closeAll } = watchCases(store)

const drafted = () => storeDraftedCase(store.pool, store.mailboxId)

afterEach(closeAll)

async function ask(): Promise<{ caseId: number; messageId: number }> {
  const { caseId, messageId } = await drafted()
  const letter = { caseId, kind: 'ask' as const, messageId, operatorId: store.dana.id, reason: null }
  const { replyId } = await holdLetter(store.pool, letter, frozenReply())
  expect(await stateOf(caseId)).toBe('held')
  await send(replyId)
  return { caseId, messageId }
}

const waitFor = (caseId: number, days: number) =>
  store.pool.query(`update cases set awaiting_since = now() - make_interval(days => $2) where id = $1`, [caseId, days])

/** The sweeper's part of the queue, with letters that are built of nothing but their text. */
async function tend() {
  const queued: number[] = []
  const found = await tendQueue({
    listEndedSnoozes: () => listEndedSnoozes(store.pool),
    wake: (caseId) => wakeCase(store.pool, caseId, null),
    listUnreminded: (days) => listUnreminded(store.pool, days),
    sayReminder: (caseId) => `We asked about Q-${caseId}.`,
    closeUnanswered: (days) => closeUnanswered(store.pool, days),
    listStaleCases: async () => [],
    index: async () => undefined,
    now: () => new Date(),
    letters: letters(queued),
  })
  return { ...found, queued }
}

const letters = (queued: number[]): Parameters<typeof writeLetter>[2] => ({
  findMessage: async (id) =>
    (await listMessagesOfCase(store.pool, (await caseOf(id)) ?? 0)).find((each) => each.id === id) ?? null,
  findInquiry: async () => null,
  findGreetingName: async () => null,
  hold: (letter, reply) => holdLetter(store.pool, letter, reply),
  renderLetter: ({ text }) => ({ text, html: text }),
  buildMime: async ({ text, headers }) => Buffer.from(`${JSON.stringify(headers)}\r\n\r\n${text}`),
  enqueueSend: async (replyId) => void queued.push(replyId),
  now: () => new Date(),
  desk: { address: 'desk@desk.example', name: 'Desk' },
  secret: 'a secret of at least thirty-two characters',
  undoSeconds: 0,
})

const caseOf = async (messageId: number) =>
  (await store.pool.query<{ id: number }>('select case_id as id from messages where id = $1', [messageId])).rows[0]?.id

describe('a question back', () => {
  it('stops the clock when it is sent, and the requester’s reply starts it anew', async () => {
    const { caseId } = await ask()
    expect(await stateOf(caseId)).toBe('awaiting_requester')
    expect(await findArrangement(store.pool, caseId)).toMatchObject({ clockSince: null })
    await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId })
    expect(await stateOf(caseId)).toBe('received')
    expect((await findArrangement(store.pool, caseId)).clockSince).not.toBeNull()
  })

  it('can be taken back while it is held', async () => {
    const { caseId, messageId } = await drafted()
    await holdLetter(
      store.pool,
      { caseId, kind: 'ask', messageId, operatorId: store.dana.id, reason: null },
      frozenReply(60),
    )
    expect(await undoApproval(store.pool, caseId, store.dana.id)).toBe(true)
    expect(await stateOf(caseId)).toBe('needs_review')
  })

  it('is refused where the requester wrote meanwhile', async () => {
    const { caseId, messageId } = await drafted()
    await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId })
    await expect(
      holdLetter(
        store.pool,
        { caseId, kind: 'ask', messageId, operatorId: store.dana.id, reason: null },
        frozenReply(),
      ),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is followed by one reminder after three days, and closed after fourteen', async () => {
    const { caseId } = await ask()
    expect((await tend()).reminded).toBe(0)
    await waitFor(caseId, 4)
    const { reminded, queued } = await tend()
    expect(reminded).toBe(1)
    expect(await stateOf(caseId)).toBe('held')
    const [, reminder] = await listReplies(store.pool, caseId)
    expect(reminder).toMatchObject({ kind: 'reminder', text: `We asked about Q-${caseId}.` })
    await send(queued[0] ?? 0)
    expect(await stateOf(caseId)).toBe('awaiting_requester')
    expect((await tend()).reminded).toBe(0)
    await waitFor(caseId, 15)
    expect((await tend()).closed).toBe(1)
    expect(await row(caseId)).toMatchObject({ state: 'rejected', why: 'No reply to our question came within 14 days.' })
  })

  it('of a requester who wrote is followed by nothing', async () => {
    const { caseId } = await ask()
    await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId })
    await waitFor(caseId, 30)
    expect(await tend()).toMatchObject({ reminded: 0, closed: 0 })
  })

  it('says nothing that tells who the patient is', async () => {
    const { caseId, messageId } = await drafted()
    const writer = { id: store.dana.id, name: 'Dana Ruiz', credential: 'CPC' }
    for (const text of ['Is this Mr. Finch, DOB 04/12/1961?', '', 'x'.repeat(6_000)]) {
      const letter = { caseId, kind: 'ask' as const, messageId, reason: null, text }
      await expect(writeLetter(letter, writer, letters([]))).rejects.toMatchObject({ code: 'invalid' })
    }
    expect(await listReplies(store.pool, caseId)).toEqual([])
  })
})

it('a question that is declined is closed, with its reason, when the mail has been sent', async () => {
  const { caseId, messageId } = await drafted()
  const letter = { caseId, kind: 'decline' as const, messageId, operatorId: store.dana.id, reason: 'Asked before' }
  const { replyId } = await holdLetter(store.pool, letter, frozenReply())
  expect(await stateOf(caseId)).toBe('held')
  await send(replyId)
  expect(await row(caseId)).toMatchObject({ state: 'rejected', why: 'Asked before' })
})

it('a correction begins with the day of the answer it corrects, once', async () => {
  const { caseId, replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
  await expect(beginCorrection(store.pool, caseId, store.dana.id, () => 'March 5, 2026')).rejects.toMatchObject({
    code: 'conflict',
  })
  await send(replyId)
  await beginCorrection(store.pool, caseId, store.dana.id, () => 'March 5, 2026')
  expect(await stateOf(caseId)).toBe('needs_review')
  const draft = await findLatestDraft(store.pool, caseId)
  expect(draft?.content.shortAnswer).toBe('Correction to our answer of March 5, 2026: 99213: office visit, level 3.')
})
