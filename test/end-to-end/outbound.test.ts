import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parseMail } from '../../src/mail/read/parse-mail.ts'
import { addressOf, questionOf } from '../faults/asked-questions.ts'
import { type FaultRig, openFaultRig, waitFor } from '../faults/fault-rig.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { dovecotMissing } from '../support/dovecot.ts'

const WAIT = { timeout: 40_000, interval: 200 }

describe.skipIf(dovecotMissing !== null)(dovecotMissing ?? 'what goes with an answer that left', () => {
  let database: TestDatabase
  let rig: FaultRig

  beforeAll(async () => {
    database = await createTestDatabase()
    rig = await openFaultRig(database.connectionString)
    await rig.start({
      BOUNCE_ADDRESS: 'bounces@desk.example',
      REPLY_ADDRESS: 'desk@desk.example',
      ACKNOWLEDGE: 'known',
    })
    await rig.ask('first')
    await waitFor(40, async () => ((await rig.stateOf('first')) === 'needs_review' ? true : null))
    await rig.approve('first')
    await vi.waitFor(() => expect(rig.sink.mails).toHaveLength(1), WAIT)
  }, 120_000)
  afterAll(async () => {
    await rig?.dispose()
    await database?.drop()
  }, 60_000)

  it('it carries signed addresses to return and to answer to', async () => {
    const [answer] = rig.sink.mails
    expect(answer?.from).toMatch(/^bounces\+q\d+\.[0-9a-f]{16}\.[0-9a-f]{20}@desk\.example$/)
    const { mail } = await parseMail(answer?.raw ?? Buffer.alloc(0))
    expect(mail.replyTo[0]?.address).toMatch(/^desk\+q\d+\.[0-9a-f]{20}@desk\.example$/)
  })

  it('a copy of it lies in the Sent folder, once', async () => {
    await vi.waitFor(() => expect(rig.dovecot.count('Sent')).toBe(1), WAIT)
    await rig.pool.query(`update replies set filed = null, filed_at = null`)
    await vi.waitFor(async () => {
      const { rows } = await rig.pool.query<{ filed: string | null }>('select filed from replies')
      expect(rows).toEqual([{ filed: 'found' }])
    }, WAIT)
    expect(rig.dovecot.count('Sent')).toBe(1)
  }, 90_000)

  it('somebody who was answered before gets an acknowledgement that nothing can answer, and a stranger none', async () => {
    await rig.dovecot.deliver(Buffer.from(questionOf('first').toString().replace('<first@', '<another@')))
    await rig.ask('stranger')
    await vi.waitFor(() => expect(rig.sink.mails).toHaveLength(2), WAIT)
    const acknowledgement = rig.sink.mails[1]
    expect(acknowledgement).toMatchObject({ from: '', to: [addressOf('first')] })
    const { mail } = await parseMail(acknowledgement?.raw ?? Buffer.alloc(0))
    expect(mail.headers['auto-submitted']).toEqual(['auto-replied'])
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/office visit|99213/)
    await waitFor(40, async () => ((await rig.stateOf('stranger')) === 'needs_review' ? true : null))
    await vi.waitFor(async () => {
      const { rows } = await rig.pool.query(
        `select 1 from messages where from_address = $1 and not no_automatic_answer`,
        [addressOf('stranger')],
      )
      expect(rows).toEqual([])
    }, WAIT)
    expect(rig.sink.mails).toHaveLength(2)
  }, 90_000)

  it('a forged report changes nothing, and the true one brings the case to a person', async () => {
    const [answer] = rig.sink.mails
    const returned = answer?.from ?? ''
    await rig.dovecot.deliver(reportTo(returned.replace(/[0-9a-f]{20}@/, '00000000000000000000@'), 'forged'))
    await vi.waitFor(async () => {
      const { rows } = await rig.pool.query(`select proof, acted from bounces`)
      expect(rows).toEqual([{ proof: 'none', acted: false }])
    }, WAIT)
    expect(await rig.stateOf('first')).toBe('sent')
    await rig.dovecot.deliver(reportTo(returned, 'true'))
    await vi.waitFor(async () => expect(await rig.stateOf('first')).toBe('send_failed'), WAIT)
  }, 90_000)
})

function reportTo(address: string, id: string): Buffer {
  return Buffer.from(
    [
      'From: MAILER-DAEMON@mx.clinic.example',
      'Return-Path: <>',
      `To: ${address}`,
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <${id}@mx.clinic.example>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain',
      '',
      'It could not be delivered.',
      '--x',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.clinic.example',
      '',
      `Final-Recipient: rfc822; ${addressOf('first')}`,
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such user',
      '--x--',
      '',
    ].join('\r\n'),
  )
}
