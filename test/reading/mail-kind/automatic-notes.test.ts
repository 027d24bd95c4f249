import { describe, expect, it } from 'vitest'
import { classifyMail } from '../../../src/reading/mail-kind/mail-kind.ts'
import { plainMail } from '../../support/plain-mail.ts'

const kindOf = (subject: string, text: string, inReplyTo: string | null = null, more = {}) =>
  classifyMail(plainMail({ subject, text, inReplyTo, ...more }), ['coding@desk.example']).kind

describe('an absence note whose subject somebody chose', () => {
  const closed = 'Our office is closed for the holiday and will reopen on Tuesday at 8. We answer in order then.'
  const away = 'I am on vacation until March 9. For anything urgent write to Odile.'

  it.each([
    ['Office closed - Re: desk: 96127 answer', closed],
    ['Our clinic is closed', closed],
    ['Closed for Thanksgiving', closed],
    ['CLOSED Monday, March 2', closed],
    ['Holiday hours', closed],
    ['Snow closure: Re: your answer', closed],
    ['We are closed today', closed],
    ['Away until 3/9 | Re: 96127', away],
    ['On vacation', away],
    ['I’m on PTO this week', away],
    ['Parental leave', away],
    ['Out until Monday [Re: 96127]', away],
    ['Vacation notice', away],
    ['Re: Out sick today', 'I am out sick today and will answer when I return.'],
    ['Mailbox not monitored', 'This mailbox is not monitored. Call the front desk.'],
    ['No longer with Fen Medical', 'Odile no longer works here. Write to billing@fen.example.'],
  ])('is an automatic reply without any header: %s', (subject, text) => {
    expect(kindOf(subject, text)).toBe('auto_reply')
  })

  it.each([
    ['Office closed', 'Our office is closed Sunday and reopens Monday. The doctor saw one child then, 99051 or 99050'],
    ['Office closed Sunday, which add-on?', closed],
    ['Closed fracture', 'Closed treatment of a radius fracture, the follow-up visit was in the global'],
    ['Closed on 3/2 and denied', 'We are closed Friday and reopen Monday. The claim was denied as late.'],
    ['Leave of absence and Q6', 'The doctor is on leave until May. Our locum saw them, we need the modifier.'],
    ['On leave', 'I am on leave until May but need to know who signs. We billed under Dr. Fen.'],
    ['PTO', 'PTO was done in the cast room, does it have a code'],
    ['Holiday pay', 'Closed for the holiday, the doctor came in anyway. Is that 99051?'],
    ['Away game physical', 'Sports physical for a boy, self-pay, code for the form'],
  ])('is none that asks: %s', (subject, text) => {
    expect(kindOf(subject, text)).not.toBe('auto_reply')
  })
})

describe('an absence note in answer to our mail that names codes', () => {
  it.each([
    'I am on medical leave until June. While I am away Tove Lind is covering the queue (incl. 93000/93010): tlind@fen.example.',
    'I’m on vacation until 5/4. In my absence contact Tove for the 20550/20551 audit.',
    'I am out of the office until Monday and will not be checking e-mail. The 11055/11720 list is with Tove.',
    'I’m out of town through Friday. During my absence Tove handles 88305/88307.',
    'I will be on leave until May and won’t be reading messages. Please resend what concerns 70551/70553 after I’m back.',
  ])('is an automatic reply: %s', (text) => {
    expect(kindOf('Re: your answer', text, 'x@desk.example')).toBe('auto_reply')
  })

  it.each([
    'I am out of the office until Monday. While I am away, can Tove bill 93000/93010 under my number?',
    'I am on vacation until 5/4 but the 20550/20551 line was denied, while I am away what do we send',
    'I will be out until Monday. It was the left heel.',
    'I’m on vacation this week. The visit lasted 42 minutes. While I am away Tove can answer.',
    'We got your message. She came back on the fourth day. We will reply to the plan then.',
    'Thanks for your message. Two units, as soon as I can I send more.',
    'I am on leave until May. Dr. Fen covers and saw my patient for the same problem.',
    'I am out of the office, 11055/11720 went out with 59 last week.',
  ])('is none that tells or asks: %s', (text) => {
    expect(kindOf('Re: your answer', text, 'x@desk.example')).not.toBe('auto_reply')
  })
})

describe('what another desk writes when it has got a mail', () => {
  it.each([
    [
      'We got your message!',
      'Hi! We got your message. Someone will get back to you in 2 business days.\n\nIn a rush? Call 555-0100.',
    ],
    ['We’ve received your email', 'We have received your email and will respond soon. Is it urgent? Page us.'],
    ['Got your note', 'We have your note and one of us will reach out tomorrow.'],
    ['Thanks for your message', 'Thanks for your message. We answer as soon as we can. Rather talk? Dial 555-0100.'],
    [
      'Thank you for contacting Fen Counseling',
      'Thank you for contacting Fen Counseling. Allow 2 business days.\nBilling for 90834 or 90847: call our office at 555-0100.\nNew patients: visit www.fen.example/new.',
    ],
    [
      'Thank you for reaching out',
      'Thank you for reaching out to Fen Imaging. We reply within one business day. For 70551 or 70553, please call 555-0100 ext 4.',
    ],
    [
      'Thank you for writing to us',
      'Thank you for contacting us. Messages are answered in the order in which they came.',
    ],
    ['Confirmation of receipt', 'We received your request and will be in touch.'],
  ])('is an automatic reply: %s', (subject, text) => {
    expect(kindOf(subject, text)).toBe('auto_reply')
  })

  it.each([
    [
      'We got your message',
      'We got your message. Is 90847 right when the patient stays outside? We will get back to you.',
    ],
    ['We got your letter', 'We got your message and will respond. Which modifier does the plan want'],
    ['Thanks for your message', 'Thanks for your message. Will send the note as soon as I can. 90834 was denied.'],
    [
      'Thank you for contacting us',
      'The plan wrote: thank you for contacting us, allow 30 business days. For 70551: should we call at 555-0100',
    ],
    [
      'Thanks for your email',
      'Thanks for your email. For 70553 denied by the plan, call me at 555-0100 as soon as possible.',
    ],
    ['New message received', 'Message received from the web form. We need a code for family sessions.'],
  ])('is none that asks: %s', (subject, text) => {
    expect(kindOf(subject, text)).toBe('question')
  })
})

describe('what programs report of a fax or a message', () => {
  it.each([
    [
      'Fax to 15550100199 sent successfully',
      'FAX TRANSMISSION REPORT\n\nStatus: SUCCESS\nSent to: +1 555 010 0199\nPages: 3\nJob ID: 9912004',
    ],
    ['Your fax was delivered', 'Your 4 page fax to 555-010-0199 was delivered successfully at 9:14 AM. Duration: 2:10'],
    ['Fax failed: 555-010-0199', 'Your fax could not be sent. Result: Busy. Attempts: 3'],
    ['Successful fax transmission', 'Fax Confirmation\nResult: OK\nRemote CSID: 5550100199'],
    ['Fax delivery report', 'Your fax has been sent. Status: Delivered. Pages sent: 2'],
    ['Fax status', 'Fax status report\nJob ID: 77120\nResult: No answer'],
    ['Your secure message was opened', 'Tove Lind has opened your secure message of March 2.'],
    ['Secure message read notification', 'Your encrypted message to tove@fen.example was read on March 2.'],
    ['tove@fen.example viewed your file', 'tove@fen.example has downloaded your shared file audit.pdf.'],
  ])('is an automatic reply where its subject says so: %s', (subject, text) => {
    const named = kindOf(subject, text)
    expect(subject === 'Fax status' ? kindOf(subject, text, 'x@desk.example') : named).toBe('auto_reply')
  })

  it.each([
    ['New fax from 555-010-0199', 'You have received a 2 page fax. Status: complete. Pages: 2. Job ID: 9912004'],
    ['Incoming fax report', 'Incoming fax. Status: OK. Pages: 2. Caller-ID 5550100199'],
    ['Fax sent to the plan', 'The fax was sent with a confirmation, status OK. Is that proof of timely filing?'],
    ['Fax failed', 'Our fax with the appeal failed and the claim was denied as late'],
    ['Fax confirmation sheet', 'We need a code for pages: 97014 was faxed, the result is unpaid'],
    ['Secure message opened', 'The patient has opened your secure message after 7 days. Is that 99421?'],
    ['Audit notification', 'The auditor viewed the documents and took the level down'],
    ['Portal message read', 'The secure message was read by the doctor a week after the visit, same problem'],
    ['FW: Your fax was delivered', 'Your fax was delivered successfully. Pages: 4'],
  ])('is kept where somebody asks, or where it came in: %s', (subject, text) => {
    expect(kindOf(subject, text)).not.toBe('auto_reply')
  })
})

describe('a guest’s answer to an invitation', () => {
  const event = 'Call on 20550 and 20551'

  it.each([
    [
      `Accepted: ${event} @ Mon Mar 2, 2026 9am - 9:30am (EST)`,
      `Tove Lind has accepted this invitation.\n\n${event}\nMonday Mar 2, 2026 9am – 9:30am (EST)`,
    ],
    [`Declined: ${event}`, `Tove Lind has declined this invitation.\n\n${event}`],
    [`Tentative: ${event}`, `Tove Lind has tentatively accepted your meeting request.\n\n${event}`],
    [`Maybe: ${event}`, `Tove Lind replied “Maybe” to this invitation.\n\n${event}`],
    [`Accepted: ${event}`, `“${event}” has been accepted by Tove Lind`],
    [`Event Invitation Reply (Accepted): ${event}`, 'Tove Lind has accepted your event invitation.'],
    [`Invitation reply (declined): ${event}`, 'Tove Lind has declined your invitation.'],
    [`Accept: ${event}`, 'Yes, I will attend.'],
    [`Accepted: ${event}`, 'The meeting on Monday was accepted by tove@fen.example.'],
    ['Accepted: 20550?', 'Tove Lind has accepted this invitation.\n\n20550?\nMonday 9am'],
    [`Declined: ${event}`, ''],
  ])('is an automatic reply where a calendar sent it: %s', (subject, text) => {
    const attachments = [{ filename: null, contentType: 'text/calendar', bytes: 400 }]
    expect(kindOf(subject, text, null, { attachments })).toBe('auto_reply')
    const headers = { sender: ['Calendar <calendar-notification@x.example>'] }
    expect(kindOf(subject, text, null, { headers })).toBe('auto_reply')
    if (text !== '') expect(kindOf(subject, text)).toBe('not_a_question')
  })

  it.each([
    [`Declined: ${event}`, `Tove Lind has declined this invitation with this note:\n\nThursday is better\n\n${event}`],
    [`Declined: ${event}`, `Tove Lind has declined this invitation.\n\n${event}\n\nCan you mail the answer instead?`],
    ['Accepted: assignment', 'The plan accepted the claim but paid 20550 at half'],
    ['Declined: 20551', 'Aetna has declined the claim, which code replaces it'],
    ['Accepted: network', 'We accepted the invitation to join the network, do we bill 20550 as in-network?'],
    [`Re: ${event}`, 'I accepted the invitation. See you then. Please bring the 20551 policy'],
  ])('is kept where a person wrote below it: %s', (subject, text) => {
    expect(kindOf(subject, text)).not.toBe('auto_reply')
  })
})

describe('the note of a desk that numbers what it took in', () => {
  it.each([
    [
      'AUTO: We received your message',
      'This mailbox is not monitored after 4 pm. Your message has been given ticket 60412. Someone in Accounts will respond in 2 business days.\n\nFen Health | 4000 Fen Pkwy | Flagstaff, AZ 86001',
    ],
    [
      'We received your message',
      'Your request was assigned a case number: 71250. Our team will get back to you within 3 business days.',
    ],
    ['Auto: your inquiry', 'Your inquiry has been filed under reference 20610. We are open 8 to 5.'],
    ['Automatic reply: 99213', 'A member of our staff will reply to you within two days.'],
  ])('is an automatic reply without any header: %s', (subject, text) => {
    expect(kindOf(subject, text)).toBe('auto_reply')
  })

  it.each([
    [
      '93000 twice',
      'Can 93000 be billed twice on one day?\n\nFen Health\nThis mailbox is not monitored after 4 pm. Someone in Accounts will respond in 2 business days.',
    ],
    ['ticket 60412', 'Your message has been given ticket 60412 is all I got from you. Which modifier goes on 93000?'],
    ['We received your message', 'Your message was given to me. We billed 20610 with 99213 and it was denied.'],
  ])('is none that asks: %s', (subject, text) => {
    expect(kindOf(subject, text)).toBe('question')
  })
})

describe('the note of somebody who left, in answer to our mail', () => {
  it.each([
    'Tove Lind is no longer with Fen Surgical. This is an unattended mailbox.',
    'Tove Lind is no longer with Fen Surgical. For billing please e-mail billing@fen.example.',
    'I am no longer with Fen Surgical; kindly direct mail to billing@fen.example.',
    'This is an unmonitored inbox.',
  ])('is an automatic reply: %s', (text) => {
    expect(kindOf('Re: your answer', text, 'x@desk.example')).toBe('auto_reply')
  })

  it.each([
    'The patient is no longer with Fen Health, please call me about the claim.',
    'She is no longer with Humana. Send it to whom then?',
    'Which modifier goes on 93000?\n\nThis is an unattended mailbox. Please do not reply.',
  ])('is none that tells or asks: %s', (text) => {
    expect(kindOf('Re: your answer', text, 'x@desk.example')).toBe('question')
  })
})
