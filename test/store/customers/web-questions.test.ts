import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Inquiry } from '../../../src/domain/inquiry.ts'
import type { MessageRecord } from '../../../src/domain/message-record.ts'
import { listCasePage, USUAL_SORT } from '../../../src/store/cases/case-list.ts'
import { findCase } from '../../../src/store/cases/cases.ts'
import { findAskThread, forgetOldAsks, keepTurn } from '../../../src/store/customers/asks.ts'
import { type Filing, fileWebQuestions, findCheckStanding } from '../../../src/store/customers/web-questions.ts'
import { findPreviousInquiry, findRawMessage, listMessagesOfCase } from '../../../src/store/mailboxes/find-messages.ts'
import { findReading } from '../../../src/store/mailboxes/mailboxes.ts'
import { createPool } from '../../../src/store/pool.ts'
import { rawMailKey } from '../../../src/store/raw-mail.ts'
import { verifyAudit } from '../../../src/store/upkeep/audit.ts'
import { forgetOldMail } from '../../../src/store/upkeep/retention.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()

const inquiry = (payer: string): Inquiry => ({
  references: [],
  dateOfService: null,
  dates: [],
  payer,
  setting: null,
  asks: [],
  identifiers: [],
})

const message = (text: string, fromAddress: string): Omit<MessageRecord, 'position'> => {
  const raw = Buffer.from(`From: ${fromAddress}\r\n\r\n${text} ${randomBytes(4).toString('hex')}\r\n`)
  return {
    raw,
    bytes: raw.length,
    identitySha256: createHash('sha256').update(raw).digest(),
    kind: 'question',
    kindReason: 'asked on the web',
    messageId: `web.${randomBytes(4).toString('hex')}@desk.example`,
    inReplyTo: null,
    references: [],
    subject: '',
    fromAddress,
    fromName: null,
    replyToAddress: null,
    sentAt: new Date(),
    writtenOn: '2026-01-05',
    text,
    proof: null,
    noAutomaticAnswer: true,
  }
}

const ask = (askId: string | null, question: string) =>
  keepTurn(store.pool, {
    askId,
    accountId: null,
    formSha256: randomBytes(32),
    askedOn: '2026-01-05',
    question,
    masked: [],
    inquiry: inquiry(question),
  })

/** A filing of the thread's questions up to that position. */
async function filing(askId: string, position: number, address = 'ana@clinic.example'): Promise<Filing> {
  const turns = (await findAskThread(store.pool, askId))?.turns.filter((each) => each.position <= position) ?? []
  return {
    askId,
    turnId: turns.at(-1)?.id ?? 0,
    caseSubject: '99213 with 20610?',
    questions: turns.map((each) => ({
      turnId: each.id,
      inquiry: each.inquiry,
      message: message(each.question, address),
    })),
  }
}

describe('a question of the web that goes to a coder', () => {
  it('is a case like that of a mail, and is said to have come by web', async () => {
    const askId = await ask(null, '99213 with 20610?')
    const { outcome, caseId } = await fileWebQuestions(store.pool, await filing(askId, 1))
    expect(outcome).toBe('new_case')
    expect(await findCase(store.pool, caseId)).toMatchObject({
      state: 'received',
      subject: '99213 with 20610?',
      requesterAddress: 'ana@clinic.example',
    })
    const [stored] = await listMessagesOfCase(store.pool, caseId)
    expect(stored).toMatchObject({ text: '99213 with 20610?', subject: '', cameByWeb: true, proof: null })
    const page = await listCasePage(
      store.pool,
      { sql: 'c.id = $1', values: [caseId], age: 'id' } as Parameters<typeof listCasePage>[1],
      { sort: USUAL_SORT.open, from: null, direction: 'after', limit: 5 },
    )
    expect(page).toMatchObject([{ id: caseId, cameByWeb: true }])
    const { rows } = await store.pool.query('select kind, detail from events where case_id = $1', [caseId])
    expect(rows).toEqual([{ kind: 'received', detail: { messageId: stored?.id, byWeb: true } }])
    expect((await verifyAudit(store.pool)).faults).toEqual([])
  })

  it('is one case however often it is asked for at the same moment', async () => {
    const askId = await ask(null, '99213?')
    const asked = await Promise.all(Array.from({ length: 6 }, () => filing(askId, 1)))
    const filed = await Promise.all(asked.map((each) => fileWebQuestions(store.pool, each)))
    expect(new Set(filed.map(({ caseId }) => caseId)).size).toBe(1)
    expect(filed.map(({ outcome }) => outcome).sort()).toEqual([
      'known',
      'known',
      'known',
      'known',
      'known',
      'new_case',
    ])
    expect(await listMessagesOfCase(store.pool, filed[0]?.caseId ?? 0)).toHaveLength(1)
  })

  it('brings the questions before it along, so that the drafter knows what a follow-up leaves out', async () => {
    const askId = await ask(null, 'first')
    await ask(askId, 'second')
    const { caseId } = await fileWebQuestions(store.pool, await filing(askId, 2))
    const messages = await listMessagesOfCase(store.pool, caseId)
    expect(messages.map(({ text }) => text)).toEqual(['first', 'second'])
    expect(await findCase(store.pool, caseId)).toMatchObject({ lastMessageId: messages[1]?.id, state: 'received' })
    expect(await findPreviousInquiry(store.pool, messages[1]?.id ?? 0)).toMatchObject({ payer: 'first' })
  })

  it('joins the case of its thread, and takes an answer back that has not left', async () => {
    const askId = await ask(null, 'first')
    const first = await fileWebQuestions(store.pool, await filing(askId, 1))
    await store.pool.query(`update cases set state = 'sent' where id = $1`, [first.caseId])
    await ask(askId, 'second')
    const second = await fileWebQuestions(store.pool, await filing(askId, 2))
    expect(second).toEqual({ outcome: 'joined', caseId: first.caseId })
    expect(await findCheckStanding(store.pool, first.caseId)).toEqual({ caseId: first.caseId, state: 'received' })
    expect(await listMessagesOfCase(store.pool, first.caseId)).toHaveLength(2)
  })

  it('is a case of its own from another address, and says which one it claims', async () => {
    const askId = await ask(null, 'first')
    const first = await fileWebQuestions(store.pool, await filing(askId, 1))
    await ask(askId, 'second')
    const second = await fileWebQuestions(store.pool, await filing(askId, 2, 'mallory@other.example'))
    expect(second.outcome).toBe('new_case')
    expect(await findCase(store.pool, second.caseId)).toMatchObject({
      claimsCaseId: first.caseId,
      requesterAddress: 'mallory@other.example',
    })
    expect((await listMessagesOfCase(store.pool, second.caseId)).map(({ text }) => text)).toEqual(['second'])
  })

  it('goes to the case another was merged into', async () => {
    const askId = await ask(null, 'first')
    const { caseId } = await fileWebQuestions(store.pool, await filing(askId, 1))
    const other = await fileWebQuestions(store.pool, await filing(await ask(null, 'other'), 1))
    await store.pool.query(`update cases set state = 'merged', merged_into = $2 where id = $1`, [caseId, other.caseId])
    await ask(askId, 'second')
    expect(await fileWebQuestions(store.pool, await filing(askId, 2))).toEqual({
      outcome: 'joined',
      caseId: other.caseId,
    })
    expect(await findCheckStanding(store.pool, caseId)).toMatchObject({ caseId: other.caseId })
  })

  it('has its bytes sealed like those of a mail', async () => {
    const pool = createPool(store.database.connectionString, { rawMailKeys: [rawMailKey(randomBytes(32))] })
    try {
      const asked = await filing(await ask(null, 'sealed question'), 1)
      const { caseId } = await fileWebQuestions(pool, asked)
      const [stored] = await listMessagesOfCase(pool, caseId)
      const { rows } = await pool.query<{ raw: Buffer }>('select raw from messages where id = $1', [stored?.id])
      expect(rows[0]?.raw.includes('sealed question')).toBe(false)
      expect(await findRawMessage(pool, stored?.id ?? 0)).toEqual(asked.questions[0]?.message.raw)
    } finally {
      await pool.end()
    }
  })

  it('was counted where it was asked for', async () => {
    const { caseId } = await fileWebQuestions(store.pool, await filing(await ask(null, 'x'), 1))
    const { rows } = await store.pool.query('select allowance from cases where id = $1', [caseId])
    expect(rows).toEqual([{ allowance: 'granted' }])
  })

  it('stays a case when its thread is deleted, and takes the thread along when its mail is forgotten', async () => {
    const [one, other] = [await ask(null, 'Maria'), await ask(null, 'Lopez')]
    const first = await fileWebQuestions(store.pool, await filing(one, 1))
    const second = await fileWebQuestions(store.pool, await filing(other, 1))
    await store.pool.query(`update asks set last_asked_at = now() - interval '31 days' where id = $1`, [one])
    await forgetOldAsks(store.pool, 30)
    expect(await listMessagesOfCase(store.pool, first.caseId)).toMatchObject([{ text: 'Maria' }])
    await store.pool.query(`update cases set state = 'sent', state_since = now() - interval '91 days' where id = $1`, [
      second.caseId,
    ])
    await forgetOldMail(store.pool, 90)
    expect(await findAskThread(store.pool, other)).toBeNull()
    expect(await listMessagesOfCase(store.pool, second.caseId)).toMatchObject([{ text: '', fromAddress: null }])
  })

  it('is no mailbox that is looked into: nobody waits for its last poll', async () => {
    await fileWebQuestions(store.pool, await filing(await ask(null, 'x'), 1))
    await store.pool.query(`update mailboxes set last_polled_at = now() where not web`)
    expect((await findReading(store.pool, null)).lastPoll).not.toBeNull()
  })
})
