import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SenderProof } from '../../src/domain/sender-proof.ts'
import { setAnswerAddress } from '../../src/store/mailboxes/mailboxes.ts'
import { forgetOldMail } from '../../src/store/upkeep/retention.ts'
import { openWebDesk, type WebDesk } from './open-web-desk.ts'
import { type Visit, visit } from './visit.ts'

let desk: WebDesk
let dana: Visit

beforeAll(async () => {
  desk = await openWebDesk()
  dana = await visit(desk)
})
afterAll(() => desk.close())

async function show(from: { address: string; name: string | null }, proof: SenderProof | null): Promise<string> {
  const { caseId, messageId } = await desk.receive({ subject: 'A question', text: 'What is 99213?', from })
  await desk.pool.query('update messages set proof = $2 where id = $1', [messageId, proof])
  return (await dana.get(`/cases/Q-${caseId}`)).body
}

describe('the case page', () => {
  it('says that a sender is proved, and that it is their first mail', async () => {
    const page = await show(
      { address: 'ana@clinic.example', name: 'Ana' },
      { dmarc: 'pass', dkimDomains: ['clinic.example'], via: 'desk' },
    )
    expect(page).toContain('<p class="meta">Proved to come from clinic.example (DMARC pass, checked by the desk).</p>')
    expect(page).toContain('first mail from this address')
  })

  it('does not call a second mail the first', async () => {
    const page = await show({ address: 'Ana@clinic.example', name: 'Ana' }, null)
    expect(page).not.toContain('first mail from this address')
  })

  it('warns of a sender that may be forged, and of a look-alike', async () => {
    const page = await show(
      { address: 'ana@xn--cm-xlc.example', name: '<b>Ana</b> ana@clinic.example' },
      { dmarc: 'fail', dkimDomains: [], via: 'mail_server' },
    )
    expect(page).toMatch(/<p class="notice warn">Not proved to come from xn--cm-xlc\.example/)
    expect(page).toMatch(/<p class="notice warn">The domain xn--cm-xlc\.example is shown as/)
    expect(page).toMatch(/<p class="notice warn">The name shows another address/)
    expect(page).not.toContain('<b>Ana</b>')
  })

  it('says of a forgotten mail that it was deleted, and so does its own page', async () => {
    const { caseId, messageId } = await desk.receive({ subject: 'Old', text: 'What is 99213?' })
    await desk.pool.query(
      `update cases set state = 'rejected', state_since = now() - interval '2 days' where id = $1`,
      [caseId],
    )
    await forgetOldMail(desk.pool, 1)
    expect((await dana.get(`/cases/Q-${caseId}`)).body).toContain('its time to be kept was over')
    expect((await dana.get(`/cases/Q-${caseId}/messages/${messageId}/text`)).body).toContain(
      'its time to be kept was over',
    )
    const file = await dana.get(`/cases/Q-${caseId}/messages/${messageId}/original.eml`)
    expect([file.statusCode, file.body.includes('its time to be kept is over')]).toEqual([404, true])
  })
})

describe('the answer to a mailbox with an address of its own', () => {
  it('leaves from that address, and its Message-ID is of that domain', async () => {
    await setAnswerAddress(desk.pool, desk.mailboxId, { address: 'appeals@other.example', name: 'Appeals Desk' })
    const { caseId } = await desk.receiveAndDraft({ subject: 'Appeal', text: 'What is CPT 99213?' })
    await dana.post(`/cases/Q-${caseId}/approve`, await dana.openAnswer(caseId))
    const { rows } = await desk.pool.query<{ messageId: string; envelopeFrom: string; raw: Buffer }>(
      `select message_id as "messageId", envelope_from as "envelopeFrom", raw from replies where case_id = $1`,
      [caseId],
    )
    expect(rows[0]).toMatchObject({ envelopeFrom: 'appeals@other.example' })
    expect(rows[0]?.messageId).toMatch(/@other\.example$/)
    expect(rows[0]?.raw.toString()).toMatch(/^From: .*\(Appeals Desk\).*<appeals@other\.example>/m)
    await setAnswerAddress(desk.pool, desk.mailboxId, null)
  })
})
