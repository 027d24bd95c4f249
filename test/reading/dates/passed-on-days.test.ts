import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'

/** A Friday. */
const SENT_ON = '2026-11-20'

const dayOf = (subject: string, ...lines: string[]) =>
  readInquiry({ subject, text: lines.join('\n'), sentOn: SENT_ON }, () => false).dateOfService

describe('a day in a message that is passed on', () => {
  it.each([
    ['Begin forwarded message:', 'Date: Thursday, October 22, 2026 at 7:14 AM'],
    ['-----Original Message-----', 'Sent: Thursday, October 22, 2026 7:14 AM'],
    ['---------- Forwarded message ---------', 'Date: Thu, Oct 22, 2026 at 7:14 AM'],
  ])('counts from the day of its own head: %s %s', (marker, head) => {
    const text = ['see below, can you answer?', '', marker, 'From: N. Roe MD', head, 'To: Paula', 'Subject: boil', '']
    expect(dayOf('Fwd: boil', ...text, 'I opened an abscess yesterday, 10060?')).toBe('2026-10-21')
    expect(dayOf('FW: boil yesterday', ...text, 'I opened an abscess, 10060?')).toBe('2026-10-21')
    expect(dayOf('FW: boil', ...text, 'Seen a week ago Tuesday, 10060?')).toBe('2026-10-13')
  })

  it('does not move the days above the head', () => {
    const text = [
      'Seen today, 10060. see below',
      '',
      'Begin forwarded message:',
      'From: N. Roe',
      'Date: Thu, Oct 22, 2026',
    ]
    expect(dayOf('boil', ...text, '', 'The lab opens Monday')).toBe(SENT_ON)
  })

  it('counts in a chat from the day of its line', () => {
    expect(dayOf('q', '[11/13 2:14 PM] Kim: seen yesterday, 62323', '[11/13 2:15 PM] Lou: yes')).toBe('2026-11-12')
  })

  it('is not moved by a head that is later than the message', () => {
    const text = ['see below', '', 'Begin forwarded message:', 'From: N. Roe', 'Date: Thu, Dec 10, 2026 at 7:14 AM', '']
    expect(dayOf('Fwd: boil', ...text, 'Seen yesterday, 10060?')).toBe('2026-11-19')
  })
})

describe('a patient who is there as it is written', () => {
  it.each(['pt here now with a rusty nail, 90715', 'she is in the room now, 90471?'])('is of today: %s', (text) => {
    expect(dayOf('quick one', text)).toBe(SENT_ON)
  })

  it.each(['the code is here now', 'now it is denied, 99213'])('is not told by "now" alone: %s', (text) => {
    expect(dayOf('quick one', text)).toBeNull()
  })
})
