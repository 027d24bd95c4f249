import { afterEach, describe, expect, it } from 'vitest'
import { startDrafting } from '../../../src/store/cases/cases.ts'
import { mergeCase, unmergeCase } from '../../../src/store/cases/merges.ts'
import { splitMessage } from '../../../src/store/cases/splits.ts'
import { listMessagesOfCase } from '../../../src/store/mailboxes/find-messages.ts'
import { listReplies } from '../../../src/store/replies/replies.ts'
import { claimReply } from '../../../src/store/replies/send-replies.ts'
import { watchCases } from '../../support/case-row.ts'
import { storeDraftedCase, storeHeldReply } from '../../support/drafted-case.ts'
import { storeArrived } from '../../support/received-mail.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()
const { row, stateOf, seen, closeAll } = watchCases(store)

const drafted = () => storeDraftedCase(store.pool, store.mailboxId)

afterEach(closeAll)

describe('a merge', () => {
  it('moves the messages, reads the case again, and takes a held answer back', async () => {
    const target = await storeHeldReply(store.pool, store.mailboxId, store.dana.id, 60)
    const source = await drafted()
    expect(await mergeCase(store.pool, await seen(source.caseId), target.caseId, store.dana.id)).toBe(target.caseId)
    expect(await stateOf(source.caseId)).toBe('merged')
    expect(await row(target.caseId)).toMatchObject({ state: 'received', lastMessageId: source.messageId })
    expect((await listReplies(store.pool, target.caseId)).map(({ state }) => state)).toEqual(['cancelled'])
    const { messageId } = await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId: source.caseId })
    expect(await row(target.caseId)).toMatchObject({ lastMessageId: messageId })
  })

  it('can be undone, which takes only its own messages out again', async () => {
    const [source, target] = [await drafted(), await drafted()]
    await mergeCase(store.pool, await seen(source.caseId), target.caseId, store.dana.id)
    await startDrafting(store.pool, target.caseId)
    expect(await unmergeCase(store.pool, source.caseId, store.dana.id)).toEqual([source.caseId, target.caseId])
    expect((await listMessagesOfCase(store.pool, source.caseId)).map(({ id }) => id)).toEqual([source.messageId])
    expect(await row(source.caseId)).toMatchObject({ state: 'received', lastMessageId: source.messageId })
    expect(await row(target.caseId)).toMatchObject({ state: 'received', lastMessageId: target.messageId })
    await expect(unmergeCase(store.pool, source.caseId, store.dana.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it.each([
    ['its own message', 'source'],
    ['the other case’s', 'target'],
  ] as const)('stays once %s was split off, because a case would be left with none', async (_what, whose) => {
    const cases = { source: await drafted(), target: await drafted() }
    const { source, target } = cases
    await mergeCase(store.pool, await seen(source.caseId), target.caseId, store.dana.id)
    await splitMessage(store.pool, await seen(target.caseId), cases[whose].messageId, store.dana.id)
    await expect(unmergeCase(store.pool, source.caseId, store.dana.id)).rejects.toMatchObject({ code: 'conflict' })
    expect(await stateOf(source.caseId)).toBe('merged')
  })

  it('is undone for thirty days only', async () => {
    const [source, target] = [await drafted(), await drafted()]
    await mergeCase(store.pool, await seen(source.caseId), target.caseId, store.dana.id)
    await store.pool.query(`update merges set merged_at = now() - interval '31 days' where source_id = $1`, [
      source.caseId,
    ])
    await expect(unmergeCase(store.pool, source.caseId, store.dana.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('of two people, of a case into itself, or into one that is being sent is refused', async () => {
    const { caseId } = await drafted()
    const other = await storeArrived(store.pool, store.mailboxId, { fromAddress: 'jay@patel.example' })
    const sending = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    await claimReply(store.pool, sending.replyId, 'sender')
    const into = (target: number) => seen(caseId).then((each) => mergeCase(store.pool, each, target, store.dana.id))
    await expect(into(other.caseId)).rejects.toMatchObject({ code: 'invalid' })
    await expect(into(caseId)).rejects.toMatchObject({ code: 'invalid' })
    await expect(into(sending.caseId)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('both ways at once leaves one of the two', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, two] = [await drafted(), await drafted()]
      const [first, second] = [await seen(one.caseId), await seen(two.caseId)]
      const merged = await Promise.allSettled([
        mergeCase(store.pool, first, two.caseId, store.dana.id),
        mergeCase(store.pool, second, one.caseId, store.dana.id),
        storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId: one.caseId }),
      ])
      expect(merged.slice(0, 2).filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1)
      expect(merged[2]).toMatchObject({ status: 'fulfilled' })
      const { rows } = await store.pool.query(
        `select 1 from messages m join cases c on c.id = m.case_id where c.id in ($1, $2) and c.state <> 'merged'`,
        [one.caseId, two.caseId],
      )
      expect(rows).toHaveLength(3)
    }
  })
})

describe('a split', () => {
  it('makes a case of one message and leaves the rest to be read again', async () => {
    const { caseId, messageId } = await drafted()
    const second = await storeArrived(
      store.pool,
      store.mailboxId,
      { subject: 'another thing' },
      { kind: 'join', caseId },
    )
    const made = await splitMessage(store.pool, await seen(caseId), second.messageId, store.dana.id)
    expect(made.toDraft).toEqual([made.caseId, caseId])
    expect(await row(made.caseId)).toMatchObject({
      state: 'received',
      subject: 'another thing',
      lastMessageId: second.messageId,
    })
    expect(await row(caseId)).toMatchObject({ state: 'received', lastMessageId: messageId })
    await expect(splitMessage(store.pool, await seen(caseId), messageId, store.dana.id)).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(splitMessage(store.pool, await seen(caseId), second.messageId, store.dana.id)).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
