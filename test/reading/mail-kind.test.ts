import { describe, expect, it } from 'vitest'
import type { ParsedMail } from '../../src/domain/mail.ts'
import { classifyMail } from '../../src/reading/mail-kind.ts'

type Sketch = Omit<Partial<ParsedMail>, 'from' | 'headers'> & { from?: string; headers?: Record<string, string> }

function mail({ from = 'dana@clinic.example', headers = {}, ...rest }: Sketch): ParsedMail {
  return {
    messageId: 'a@clinic.example',
    inReplyTo: null,
    references: [],
    subject: 'CPT 99213 vs 99214?',
    from: from === '' ? [] : [{ address: from, name: null }],
    replyTo: [],
    to: [{ address: 'coding@desk.example', name: null }],
    date: null,
    text: 'Which level do I report?',
    html: null,
    attachments: [],
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    ...rest,
  }
}

const classify = (sketch: Sketch) => classifyMail(mail(sketch), ['coding@desk.example'])

describe('questions', () => {
  it.each<[string, Sketch]>([
    ['an ordinary mail', {}],
    ['a mail without codes', { subject: 'hello', text: 'call me' }],
    ['Auto-Submitted: no', { headers: { 'auto-submitted': 'no (sent by a human)' } }],
    ['Precedence: first-class', { headers: { precedence: 'first-class' } }],
    ['an empty List-Unsubscribe', { headers: { 'list-unsubscribe': '' } }],
    ['a subject that speaks of offices', { subject: 'Out of office place of service: POS 11 or 12?' }],
    [
      'a subject that speaks of automatic replies',
      { subject: 'Automatic reply requirement for ADR letters - which HCPCS?' },
    ],
    ['suppression of receipts only', { headers: { 'x-auto-response-suppress': 'DR, RN, NRN' } }],
    ['an attached delivery report', { attachments: [{ filename: 'x.eml', contentType: 'message/rfc822', bytes: 9 }] }],
  ])('%s is one, and may be acknowledged', (_, sketch) => {
    expect(classify(sketch)).toMatchObject({ kind: 'question', noAutomaticAnswer: false })
  })

  it.each<[string, Sketch]>([
    ['an auto-forwarded mail', { headers: { 'auto-submitted': 'auto-forwarded' } }],
    ['a question through a web form', { headers: { 'auto-submitted': 'auto-generated' } }],
    ['an empty envelope sender', { headers: { 'return-path': '<>' } }],
    ['a no-reply address', { from: 'no-reply@clinic.example' }],
    ['an acknowledgement of another desk', { subject: 'Ticket Received - [#117904] Re: 99213' }],
    [
      'a List-Id that is our own address',
      { headers: { 'list-id': '<coding.desk.example>', 'list-unsubscribe': '<mailto:x@y>' } },
    ],
  ])('%s is one, but gets no automatic answer', (_, sketch) => {
    expect(classify(sketch)).toMatchObject({ kind: 'question', noAutomaticAnswer: true })
  })
})

describe('what makes no case', () => {
  const report = (type: string) => ({ 'content-type': `multipart/report; report-type=${type}; boundary="B"` })

  it.each<[string, string, Sketch]>([
    ['a delivery report', 'bounce', { headers: report('delivery-status') }],
    ['an abuse report', 'bounce', { headers: report('feedback-report') }],
    ['a mailer daemon', 'bounce', { from: 'MAILER-DAEMON@mx.example', subject: 'Hi' }],
    [
      'an unstructured report',
      'bounce',
      { from: 'postmaster@mx.example', subject: 'Undeliverable: 99213', headers: { 'return-path': '<>' } },
    ],
    ['a report without sender', 'bounce', { from: '', text: 'Hi. This is the qmail-send program at mx.example.' }],
    ['a read receipt', 'auto_reply', { headers: report('disposition-notification') }],
    ['a vacation note', 'auto_reply', { headers: { 'auto-submitted': 'auto-replied (vacation)' } }],
    [
      'an absence note without headers',
      'auto_reply',
      { subject: 'Automatisch antwoord: 99213', inReplyTo: 'x@desk.example' },
    ],
    ['a Japanese absence note', 'auto_reply', { subject: '自動応答: 99213', headers: { 'return-path': '<>' } }],
    [
      'a Lotus Notes note',
      'auto_reply',
      { subject: 'AUTO: Dana is out of the office (returning 11/12)', text: 'away' },
    ],
    ['X-Autoreply', 'auto_reply', { headers: { 'x-autoreply': 'YES' } }],
    ['a calendar answer', 'auto_reply', { headers: { 'content-type': 'text/calendar; method=REPLY' } }],
    ['our own mail', 'auto_reply', { from: 'Coding@Desk.example' }],
    ['a mailing list', 'list', { headers: { 'list-id': '<coders-l.lists.example>' } }],
    ['a newsletter', 'list', { headers: { precedence: 'bulk' } }],
  ])('%s is %s', (_, kind, sketch) => {
    expect(classify(sketch)).toMatchObject({ kind, noAutomaticAnswer: true })
  })
})

it('mail marked as spam and invitations wait for a person', () => {
  expect(classify({ headers: { 'x-spam-flag': 'YES' } }).kind).toBe('not_a_question')
  expect(classify({ headers: { 'content-type': 'text/calendar; method=REQUEST' } }).kind).toBe('not_a_question')
})
