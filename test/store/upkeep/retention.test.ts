import { describe, expect, it } from 'vitest'
import { findLatestDraft } from '../../../src/store/answers/drafts.ts'
import { saveInquiry } from '../../../src/store/cases/cases.ts'
import { findInquiry, findMessage, findRawMessage } from '../../../src/store/mailboxes/find-messages.ts'
import { storeMessage } from '../../../src/store/mailboxes/messages.ts'
import { listReplies } from '../../../src/store/replies/replies.ts'
import { forgetOldMail } from '../../../src/store/upkeep/retention.ts'
import { storeHeldReply } from '../../support/drafted-case.ts'
import { arrivedRecord, storeArrived } from '../../support/received-mail.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()

const SECRET = 'Maria Lopez, born 1980-05-04'

const age = (table: string, id: number, column: string, days: number) =>
  store.pool.query(`update ${table} set ${column} = now() - make_interval(days => $2) where id = $1`, [id, days])

async function storeCase(state: string, days: number) {
  const record = arrivedRecord(store.mailboxId, {
    raw: Buffer.from(`Subject: ${SECRET}\r\nX-Number: ${Math.random()}\r\n\r\n${SECRET}`),
    subject: SECRET,
    text: SECRET,
    fromName: SECRET,
  })
  const stored = await storeArrived(store.pool, store.mailboxId, record)
  await store.pool.query('update cases set state = $2 where id = $1', [stored.caseId, state])
  await age('cases', stored.caseId, 'state_since', days)
  return { ...stored, record }
}

/** Every row of the case and its mails, as text. */
async function everythingOf(caseId: number): Promise<string> {
  const { rows } = await store.pool.query<{ everything: string }>(
    `select (select jsonb_agg(to_jsonb(c)) from cases c where id = $1)::text
         || (select jsonb_agg(to_jsonb(m) || jsonb_build_object('raw', encode(m.raw, 'escape'))) from messages m where case_id = $1)::text
         || coalesce((select jsonb_agg(to_jsonb(e)) from events e where case_id = $1)::text, '') as everything`,
    [caseId],
  )
  return rows[0]?.everything ?? ''
}

describe('forgetting', () => {
  it('leaves nothing of a person in a case closed long ago, and keeps its codes', async () => {
    const { caseId, messageId, record } = await storeCase('sent', 91)
    await saveInquiry(store.pool, messageId, {
      references: [
        { text: '99213', system: 'cpt', code: '99213', modifiers: [], units: null, start: 0, end: 5 },
      ] as unknown as [],
      dateOfService: '2026-01-02',
      dates: [],
      payer: null,
      setting: 'office',
      asks: [{ topic: 'codes', kind: 'code_meaning', subjects: ['99213'], text: SECRET, number: null }],
      identifiers: [{ kind: 'name', text: SECRET, start: 0, end: 5 }],
    })
    expect(await everythingOf(caseId)).toContain('Lopez')
    while ((await forgetOldMail(store.pool, 90)) > 0);
    const left = await everythingOf(caseId)
    for (const gone of ['Lopez', '1980', 'lakeside', '2026-01-02', record.messageId ?? ''])
      expect(left).not.toContain(gone)
    expect(await findRawMessage(store.pool, messageId)).toBeNull()
    expect((await findMessage(store.pool, messageId))?.forgottenAt).not.toBeNull()
    const inquiry = await findInquiry(store.pool, messageId)
    expect(inquiry?.references.map(({ code }) => code)).toEqual(['99213'])
    expect(inquiry?.asks.map(({ subjects, text }) => [subjects, text])).toEqual([[['99213'], '']])
  })

  it('takes the answer with it, and leaves that it was given', async () => {
    const { caseId, replyId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
    await store.pool.query(`update cases set state = 'sent' where id = $1`, [caseId])
    await store.pool.query(`update replies set state = 'sent' where id = $1`, [replyId])
    await age('cases', caseId, 'state_since', 91)
    while ((await forgetOldMail(store.pool, 90)) > 0);
    const [reply] = await listReplies(store.pool, caseId)
    expect(reply).toMatchObject({ id: replyId, state: 'sent', text: '', html: '', envelopeTo: '' })
    const draft = await findLatestDraft(store.pool, caseId)
    expect(draft?.content).toMatchObject({ greetingName: null, codes: ['99213'] })
  })

  it('does not make a forgotten mail a new one when it comes by again', async () => {
    const { record } = await storeCase('rejected', 91)
    await forgetOldMail(store.pool, 90)
    const again = arrivedRecord(store.mailboxId, { ...record, position: { ...record.position, uid: 9_000 } })
    expect(await storeMessage(store.pool, again, { kind: 'new_case', claimsCaseId: null })).toEqual({
      outcome: 'known',
    })
  })

  it.each([
    ['closed yesterday', 'sent', 1],
    ['closed a day too late', 'rejected', 89],
    ['not closed, however old', 'needs_review', 4000],
    ['of which it is not known whether the answer left', 'send_uncertain', 4000],
  ])('leaves a case alone that is %s', async (_title, state, days) => {
    const { caseId } = await storeCase(state, days)
    while ((await forgetOldMail(store.pool, 90)) > 0);
    expect(await everythingOf(caseId)).toContain('Lopez')
  })

  it('takes machine mail by its arrival', async () => {
    const keep = await storeArrived(store.pool, store.mailboxId, { kind: 'bounce', text: SECRET }, { kind: 'no_case' })
    const drop = await storeArrived(store.pool, store.mailboxId, { kind: 'bounce', text: SECRET }, { kind: 'no_case' })
    await age('messages', drop.messageId, 'received_at', 91)
    while ((await forgetOldMail(store.pool, 90)) > 0);
    expect((await findMessage(store.pool, keep.messageId))?.text).toBe(SECRET)
    expect((await findMessage(store.pool, drop.messageId))?.text).toBe('')
  })

  it('is done when it says 0, and is written down once a case', async () => {
    const { caseId } = await storeCase('rejected', 91)
    expect(await forgetOldMail(store.pool, 90)).toBeGreaterThan(0)
    expect(await forgetOldMail(store.pool, 90)).toBe(0)
    const { rowCount } = await store.pool.query(`select 1 from events where case_id = $1 and kind = 'forgotten'`, [
      caseId,
    ])
    expect(rowCount).toBe(1)
  })
})
