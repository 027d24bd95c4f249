import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Inquiry } from '../../../src/domain/inquiry.ts'
import {
  findAskThread,
  findThreadOfForm,
  forgetOldAsks,
  type KeptTurn,
  keepTurn,
  listThreadsOfAccount,
  saveTurnAnswer,
} from '../../../src/store/customers/asks.ts'
import { sampleDraft } from '../../support/drafted-case.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()

const INQUIRY: Inquiry = {
  references: [],
  dateOfService: null,
  dates: [],
  payer: 'Medicare',
  setting: null,
  asks: [],
  identifiers: [],
}

const newTurn = (more: Partial<KeptTurn> = {}): KeptTurn => ({
  askId: null,
  accountId: null,
  formSha256: randomBytes(32),
  askedOn: '2026-01-05',
  question: '99213?',
  masked: [],
  inquiry: INQUIRY,
  ...more,
})

const countThreads = async (): Promise<number> =>
  (await store.pool.query<{ count: number }>('select count(*) from asks')).rows[0]?.count ?? 0

async function addAccount(): Promise<number> {
  const address = `${randomBytes(6).toString('hex')}@clinic.example`
  const { rows } = await store.pool.query<{ id: number }>('insert into accounts (address) values ($1) returning id', [
    address,
  ])
  return rows[0]?.id ?? 0
}

describe('a thread of questions', () => {
  it('is found by its id, which nobody guesses', async () => {
    const askId = await keepTurn(store.pool, newTurn({ masked: ['name', 'dob'] }))
    expect(askId).toMatch(/^[\w-]{22}$/)
    const thread = await findAskThread(store.pool, askId)
    expect(thread).toMatchObject({ id: askId, accountId: null })
    expect(thread?.turns).toMatchObject([
      {
        position: 1,
        askedOn: '2026-01-05',
        question: '99213?',
        masked: ['name', 'dob'],
        inquiry: INQUIRY,
        answer: null,
      },
    ])
    for (const wrong of ['', 'x', askId.slice(0, -1), `${askId}A`, "' or true --", 'a'.repeat(10_000)])
      expect(await findAskThread(store.pool, wrong)).toBeNull()
  })

  it('takes a form that comes at the same moment many times for one question', async () => {
    const before = await countThreads()
    const turn = newTurn()
    const ids = await Promise.all(Array.from({ length: 8 }, () => keepTurn(store.pool, turn)))
    expect(new Set(ids).size).toBe(1)
    expect(await countThreads()).toBe(before + 1)
    expect(await findThreadOfForm(store.pool, turn.formSha256)).toBe(ids[0])
  })

  it('numbers questions that come at the same moment', async () => {
    const askId = await keepTurn(store.pool, newTurn())
    await Promise.all(Array.from({ length: 6 }, () => keepTurn(store.pool, newTurn({ askId }))))
    const thread = await findAskThread(store.pool, askId)
    expect(thread?.turns.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('takes no question where it is there no more', async () => {
    await expect(keepTurn(store.pool, newTurn({ askId: 'a'.repeat(22) }))).rejects.toMatchObject({ code: 'not_found' })
  })

  it('keeps the first answer of a question', async () => {
    const askId = await keepTurn(store.pool, newTurn())
    const id = (await findAskThread(store.pool, askId))?.turns[0]?.id ?? 0
    await saveTurnAnswer(store.pool, id, { draft: sampleDraft('first'), codes: [], editionIds: [1] })
    await saveTurnAnswer(store.pool, id, { draft: sampleDraft('second'), codes: [], editionIds: [2] })
    const answer = (await findAskThread(store.pool, askId))?.turns[0]?.answer
    expect(answer).toMatchObject({ draft: { content: { shortAnswer: 'first' } }, editionIds: [1] })
  })

  it('is listed for the account that asked, and goes with it', async () => {
    const accountId = await addAccount()
    const older = await keepTurn(store.pool, newTurn({ accountId }))
    const newer = await keepTurn(store.pool, newTurn({ accountId }))
    await keepTurn(store.pool, newTurn({ askId: older, accountId, question: 'and with 25?' }))
    const threads = await listThreadsOfAccount(store.pool, accountId, 10)
    expect(threads.map(({ id, question, questions }) => [id, question, questions])).toEqual([
      [older, '99213?', 2],
      [newer, '99213?', 1],
    ])
    await store.pool.query('delete from accounts where id = $1', [accountId])
    expect(await findAskThread(store.pool, older)).toBeNull()
  })

  it('is deleted when nothing was asked in it for so many days, and no sooner', async () => {
    const [old, young] = [await keepTurn(store.pool, newTurn()), await keepTurn(store.pool, newTurn())]
    await store.pool.query(`update asks set last_asked_at = now() - interval '31 days' where id = $1`, [old])
    await store.pool.query(`update asks set last_asked_at = now() - interval '29 days' where id = $1`, [young])
    expect(await forgetOldAsks(store.pool, 30)).toBe(1)
    expect(await findAskThread(store.pool, old)).toBeNull()
    expect(await findAskThread(store.pool, young)).not.toBeNull()
  })

  it('lives on with every new question', async () => {
    const askId = await keepTurn(store.pool, newTurn())
    await store.pool.query(`update asks set last_asked_at = now() - interval '31 days' where id = $1`, [askId])
    await keepTurn(store.pool, newTurn({ askId, formSha256: createHash('sha256').update(askId).digest() }))
    await forgetOldAsks(store.pool, 30)
    expect((await findAskThread(store.pool, askId))?.turns).toHaveLength(2)
  })
})
