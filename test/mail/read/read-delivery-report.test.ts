import { describe, expect, it } from 'vitest'
import { readDeliveryReport } from '../../../src/mail/read/read-delivery-report.ts'

const OURS = `q41.0123456789abcdef.0123456789abcdef0123@desk.example`

const mail = (lines: string[]): Buffer => Buffer.from(lines.join('\r\n'))

const structured = (action: string, extra: string[] = []): Buffer =>
  mail([
    'From: MAILER-DAEMON@mx.example',
    'To: bounces+q41.0123456789abcdef.aaaaaaaaaaaaaaaaaaaa@desk.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
    '',
    '--x',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; Ana@Clinic.example',
    `Action: ${action}`,
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 <ana@clinic.example>: no such',
    ' user here',
    '--x',
    'Content-Type: text/rfc822-headers',
    ...extra,
    '',
    `Message-ID: <${OURS}>`,
    '--x--',
    '',
  ])

describe('a delivery report', () => {
  it('with structure says what became of which mail, and where it was sent to', () => {
    expect(readDeliveryReport(structured('failed'))).toEqual({
      action: 'failed',
      status: '5.1.1',
      said: '550 5.1.1 <ana@clinic.example>: no such user here',
      recipients: ['ana@clinic.example'],
      sentTo: ['bounces+q41.0123456789abcdef.aaaaaaaaaaaaaaaaaaaa@desk.example'],
      messageIds: [OURS],
    })
  })

  it.each(['delayed', 'delivered', 'relayed', 'expanded'])('of what is %s is no failure', (action) => {
    expect(readDeliveryReport(structured(action)).action).toBe(action)
  })

  it('finds the Message-ID in a part of base64', () => {
    const encoded = Buffer.from(`Message-ID: <${OURS}>\r\n`).toString('base64')
    const raw = mail(['From: a@b.example', '', '--x', 'Content-Transfer-Encoding: base64', '', encoded, '--x--', ''])
    expect(readDeliveryReport(raw).messageIds).toEqual([OURS])
  })

  it('finds it where quoted-printable broke the line', () => {
    const raw = mail(['From: a@b.example', '', `Message-ID: <${OURS.slice(0, 30)}=`, `${OURS.slice(30)}>`, ''])
    expect(readDeliveryReport(raw).messageIds).toEqual([OURS])
  })

  it.each([
    ['Hi. This is the qmail-send program. I gave up on your mail. 550 5.1.1 unknown user', 'failed'],
    ['Your message has been delayed. It will be retried for 4 days.', 'delayed'],
    ['WARNING: your mail has not yet been delivered for 4 hours', 'delayed'],
  ])('without structure: %s', (text, action) => {
    expect(readDeliveryReport(mail(['From: mailer-daemon@x.example', '', text, ''])).action).toBe(action)
  })

  it.each([Buffer.alloc(0), Buffer.from([0, 255, 10, 13]), Buffer.alloc(600_000, 'A=\r\n')])(
    'of any bytes is read',
    (raw) => {
      expect(readDeliveryReport(raw).messageIds).toEqual([])
    },
  )
})
