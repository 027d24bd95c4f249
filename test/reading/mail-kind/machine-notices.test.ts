import { describe, expect, it } from 'vitest'
import { classifyMail } from '../../../src/reading/mail-kind/mail-kind.ts'
import { plainMail } from '../../support/plain-mail.ts'

const classify = (subject: string, text: string, inReplyTo: string | null = null) =>
  classifyMail(
    plainMail({ subject, text, inReplyTo, from: [{ address: 'dana@clinic.example', name: null }], headers: {} }),
    ['coding@desk.example'],
  )

describe('notices of programs that no header tells', () => {
  it.each([
    [
      'Read: 99213 and 25',
      'Your message\n\n   To: Dana\n   Subject: 99213 and 25\n   Sent: 3/2/2026 5:12 PM\n\nwas read on 3/3/2026.',
    ],
    [
      'Not read: J3490 units',
      'Your message\n\n   To: Dana\n   Subject: J3490 units\n   Sent: 3/2/2026\n\nwas deleted without being read on 3/9/2026.',
    ],
    [
      'Return Receipt (displayed) - units',
      'This is a Return Receipt for the mail that you sent to dana@clinic.example.\n\nThere is no guarantee that it was read.',
    ],
    [
      'Please confirm your message',
      'Your message to dana@clinic.example is being held because your address is not on the list of approved senders. To have it delivered, click https://mg.example/c?id=7 once.',
    ],
    [
      'Verify your e-mail to Dana',
      'I protect my inbox from spam. Please verify that you are a human by clicking this link: https://x.example/v?u=91',
    ],
    [
      'Case 00441188 has been closed',
      'Your case 00441188 "25 with 20610" has been closed because we did not hear back. Reply within 5 days and it is reopened automatically.\n\nHow did we do? https://s.example/1',
    ],
    [
      'Your ticket #5512 is solved',
      'Your ticket has been marked as solved. If this is wrong, reply to this email and it will be reopened. How would you rate our support?',
    ],
    [
      'We have received your request [#77120]',
      'We have received your request and created ticket #77120. One of us will get back to you within one business day.\n\nSubject: Re: 36415 with 80053',
    ],
    [
      'Request received: 12001',
      'Thank you for contacting Provider Services. Your inquiry was assigned the reference number 22017718 and will be answered in the order in which it was received.',
    ],
    [
      '[KAY-3312-11] Your enquiry',
      'Thank you for contacting us. A ticket (KAY-3312-11) has been opened and one of our agents will reply within 24 hours. To add to it, reply to this e-mail.',
    ],
    [
      'Re: 99291 (Action Required)',
      'Your message about "Re: 99291" was waitlisted. Add yourself to my guest list. Click here to deliver your message: https://bx.example/crs?tc=8',
    ],
    [
      'Request #88121: How would you rate the support you received?',
      'Your request #88121 was solved. Please take a moment to answer one question:\nGood, I am satisfied: https://s.example/g',
    ],
    ['Accepted: Call about cath coding', ''],
    [
      'Automatic reply: FW: 99214 denial',
      'I am out of the office until Monday. For urgent 99214 / J1885 issues call Renata at ext 20610.',
    ],
    ['Return Receipt', 'Your document: Re: VBAC global\n\nwas received by: Carol Wendt/PA\n\nat: 3/2/2026 9:12 AM'],
  ])('%j is an automatic reply', (subject, text) => {
    expect(classify(subject, text)).toMatchObject({ kind: 'auto_reply', noAutomaticAnswer: true })
  })

  it.each([
    'Happy Holidays! Our offices are closed until January 2. We will reopen at 8 AM and answer then.',
    'The clinic is closed on Friday. If this is an emergency dial 911.',
    'This mailbox is not monitored. Call the number on the card.',
    'I am attending a conference this week and won’t be reading email. I’ll be back in the office on the 19th.',
    'Mara Quist has left the practice. Please write to billing@clinic.example.',
    'I have retired from the practice. Dee has my accounts.',
    'I’m on jury duty through Thursday. In my absence write to Dee.',
    'Thank you for contacting HIM. Your e-mail will be answered in the order in which it came in.',
    'I’m out on PTO this week. Text my backup, Mindy.',
    'I work Monday to Thursday and do not check email on Fridays. Your message will be read on Monday.',
    'Kay no longer works here. Please send your email to claims@clinic.example. This mailbox will be deleted on December 1.',
    'Due to the storm all offices are closed today. Phones and e-mail will be answered when we reopen.',
    'Thanks for getting in touch. We have got your message and will get back to you shortly.',
    'I am away until October 29. Messages are not being forwarded.',
    'I will be unavailable until May 4.\n\nOn Tue, Jan 13, 2026 at 8:02 AM Desk <d@x.example> wrote:\n> Was 99213 billed?',
  ])('%j is one in answer to our mail, and held where it answers none', (text) => {
    expect(classify('Re: your answer', text, 'x@desk.example').kind).toBe('auto_reply')
    expect(classify('hello', text).kind).not.toBe('auto_reply')
  })
})

describe('who writes of such things and asks', () => {
  it.each([
    [
      'I am out of the office this week but need help with 95886',
      'I’m on vacation until Monday and write from home. Is 95886 x4 with 95911 right? Else write to Phineas.',
    ],
    ['problem list', 'Please map:\n250.00\n401.9\n\nThis mailbox is not monitored 24/7.'],
    ['problem list', 'Converting E11.9 and I10 back.\nThis mailbox is not monitored.'],
    ['office closed', 'Our office is closed Friday, can we bill 99050 when the doctor comes in?'],
    [
      '99050',
      'Our clinic is closed on Sundays and will reopen Monday. The doctor saw a child anyway. We need the add-on.',
    ],
    ['Read: two EKGs', 'I read two EKGs on one day, both were read on paper. 93010 twice or 76?'],
    ['Auto: first visit', 'Auto carrier paid 80%. What goes in box 11 for the secondary?'],
    [
      'invoice',
      'Dear customer, invoice 20610 is attached, no reply needed. Thanks for your order. Can we bill it to Part B?',
    ],
    ['case closed by payer', 'Our case was closed because they did not hear back. Can we appeal 20610 again?'],
    [
      'Case 4471 closed',
      'The case has been closed because they did not receive records. We sent them twice, which code do we resubmit?',
    ],
    [
      'ticket 8120',
      'The payer opened a ticket and will get back to us within 10 business days. Is CO-97 right meanwhile?',
    ],
    ['message held', 'Our message to the payer is being held until we verify the modifier on 20611. Which one is it?'],
    ['Dr. Voss', 'Dr. Voss has left the practice. Two notes are not signed. We would like to know who may sign.'],
    ['holiday', 'We were closed Thanksgiving day and the doctor opened the office for one patient. 99050 or 99051?'],
    [
      'ticket with payer',
      'Our ticket was closed because they did not hear back from the plan. CO-22 for 99214. Resend or appeal',
    ],
    ['before I leave', 'I am out of the office from tomorrow. 97530 and 97150 hit an edit. Which one gets the 59'],
    [
      'they only acknowledge',
      'All we get is: "Thank you for contacting us. Your request will be answered shortly." 63048 sits denied. Anything we can do',
    ],
    ['case 55 resolved', 'The case was resolved automatically by the scrubber after we added the add-on code'],
    ['confirm', 'Your message is on hold here until the doctor confirms. Please confirm the add-on code'],
    [
      'request received by payer',
      'Our request has been received by the payer and they respond within 30 business days',
    ],
    ['off work', 'I am off work until Monday. Code for a flu shot and its admin'],
    ['at a loss', 'I’m at a loss why 64484 was denied in full.'],
    ['vacation', 'I’m on vacation from Friday. Is Q6 on every line?'],
    ['receipt', 'The signature receipt was opened by the payer. Is it proof of timely filing?'],
  ])('%s: %s', (subject, text) => {
    expect(classify(subject, text).kind).toBe('question')
  })

  it.each([
    ['Re: hours', 'Our office is closed Fridays. When we reopen, the claim goes out with the add-on code'],
    ['Re: note', 'Thank you for your e-mail. We will send the op note as soon as we can. The code stays the same then'],
    ['Re: 20610', 'We will be closed Friday and reopen Monday. Should I hold 20610 until then?'],
    [
      'Re: 20610',
      'Thank you for your e-mail, I will get back to you as soon as I can with the note. Was it 20610 or 20611?',
    ],
  ])('%s: %s, in answer to our mail', (subject, text) => {
    expect(classify(subject, text, 'x@desk.example').kind).toBe('question')
  })
})

it.each([
  ['FW: We have received your request', 'Your request has been received. We will respond within 30 business days.'],
  ['our appeal', 'Your request has been received and will be decided within 30 business days.'],
])('%s is shown to a person, who may have copied it', (subject, text) => {
  expect(classify(subject, text).kind).not.toBe('auto_reply')
})

describe('Precedence: bulk', () => {
  const bulk = (headers: Record<string, string[]>, name: string, attached: boolean) =>
    classifyMail(
      plainMail({
        subject: 'Scan from nurses',
        text: 'Question from Dr. Amari: is this 11042 or 97597?',
        from: [{ address: 'station2@clinic.example', name }],
        headers: { precedence: ['bulk'], ...headers },
        attachments: attached ? [{ filename: 'scan.pdf', contentType: 'application/pdf', bytes: 900 }] : [],
      }),
      ['coding@desk.example'],
    ).kind

  it.each([
    ['a copier', { 'x-mailer': ['KONICA MINOLTA bizhub C360i'] }, 'Station 2'],
    ['a fax gateway', {}, 'RightFax E-mail Gateway'],
    ['a scanner', {}, 'Lakeside MFP-2'],
  ])('of %s hides no question', (_, headers, name) => {
    expect(bulk(headers, name, true)).toBe('question')
  })

  it('of anything else is a list', () => {
    expect(bulk({}, 'Coding Weekly', true)).toBe('list')
    expect(bulk({}, 'Scanner news', false)).toBe('list')
    expect(bulk({ 'list-unsubscribe': ['<mailto:u@x.example>'] }, 'Scanner news', true)).toBe('list')
  })
})
