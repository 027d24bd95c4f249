import { describe, expect, it } from 'vitest'
import { splitVisibleText } from '../../../src/reading/new-text/visible-text.ts'

const visible = (text: string, subject = '') => splitVisibleText(text, subject).visible
const one = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('two dashes that somebody typed between parts of a question', () => {
  it.each([
    ['rows of codes', 'What bundles here?\n\n--\n11042 x2\n11045\n--\n15275-RT graft\n\nAll on one day.'],
    ['a row with what it is for', 'What bundles here?\n--\n11042 (left heel)\n11720 (five nails)'],
    ['rows that are numbered', 'What bundles here?\n--\n1) J1885 x2\n2) 96372'],
    ['codes with modifiers in a sentence', 'First one went through.\n--\nSecond: 20550-59 on the same foot'],
    [
      'what happened to a claim',
      'Case one is settled.\n--\nCase two: the plan paid the first line and denied the rest',
    ],
    ['what happened to a patient', 'Case one is settled.\n\n--\nThe patient returned on day four with a leak.'],
    ['who saw a patient', 'Case one is settled.\n\n--\nDr. Amundsen saw her again on 3/4.'],
    ['what is wanted', 'Case one is settled.\n--\nCase two, please advise'],
    ['a diagnosis', 'Case one is settled.\n--\nDx: M17.11'],
    ['prose without a figure', 'Case one is settled.\n--\nthe second lady had a polyp taken with a snare on screening'],
    ['a date of birth', 'Case one is settled.\n--\nDOB 1/2/60, Medicare\nscreening'],
    ['an age', 'Case one is settled.\n--\n64F, Medicare\nscreening'],
    ['a modifier', 'Case one is settled.\n-- \nmodifier 57 was on it'],
  ])('fold nothing: %s', (_, text) => {
    expect(one(visible(text))).toBe(one(text))
  })

  it('leave the signature under the last of them folded, and the name typed behind a dash shown', () => {
    const list = 'What bundles here?\n\n--\n11042 x2\n--\n15275-RT graft\n\nThanks in advance\n-Jo'
    expect(one(visible(`${list}\n\n-- \nJo Halvorsen, CPC | Prairie Wound Center\n555.010.4411 direct`))).toBe(
      one(list),
    )
  })

  it.each([
    'Jo Halvorsen\n11042 Old Mill Rd\nOmaha, NE 68102',
    'Jo Halvorsen\nP.O. Box 11042\nOmaha, NE 68102-4417',
    'Jo Halvorsen, CPC\nEvery patient, every time.\nNPI 1548271934',
    'Jo Halvorsen\nDr. Voss is now taking new patients!\nPrairie Wound Center',
    'Jo Halvorsen\n(555) 010-1104 x 11042',
    'Jo Halvorsen\nOur office is closed on Fridays.\nwww.prairie.example',
  ])('are the delimiter above %j', (signature) => {
    expect(visible(`What bundles here?\n\n-- \n${signature}`)).toBe('What bundles here?')
  })
})

describe('a rule above what was there first', () => {
  it.each([
    '--- Original claim ---\n11042 x2\n\n--- Corrected claim ---\n11042, 11045',
    '-- original code was 11042\n-- the plan wants another',
    '----- Original op note -----\nLeft heel, to the fascia.',
    '-- include these lines:\n11042\n11045',
  ])('is no history where it heads what somebody lists: %j', (listed) => {
    expect(one(visible(`Hello,\n\n${listed}`))).toBe(one(`Hello,\n\n${listed}`))
  })

  it.each([
    '-----Original Message-----',
    '--- Original question ---',
    '----- Original Appointment -----',
    '-- original --',
  ])('%s is', (marker) => expect(visible(`Left heel.\n\n${marker}\nFrom: Desk\n\nWhich heel?`)).toBe('Left heel.'))
})

describe('a memo', () => {
  it('is shown, wherever its fields stand', () => {
    const asks = 'We need the code for a graft of the heel.'
    const fields = 'FROM: Low Hill Wound Center\nDATE: 3/4/26\nSUBJECT: graft'
    expect(visible(`TO: Coding desk\n${fields}\n\n${asks}`)).toContain(asks)
    expect(visible(`Hello,\n\nATTN: Coding\n${fields}\n\n${asks}`)).toContain(asks)
    expect(visible(`Hi,\n\nthis came today:\n\n${fields}\n\n${asks}`)).toContain(asks)
    expect(visible(`It was the left one.\n\n${fields}\n\nWhich heel was it?`)).toBe('It was the left one.')
  })
})

describe('what begins like a notice', () => {
  it.each([
    'Confidential: patient fell, wrist films at our clinic, which level',
    'CONFIDENTIAL - 44M fell and we splinted him',
    'Important note: she has two plans and both want to pay first',
    'Important: the heel was grafted twice',
    'Privacy note\nthe patient was seen alone',
    'Notice: both lines went out on one day',
    'HIPAA note - name left out on purpose',
  ])('is a person’s where it speaks of no mail: %j', (text) => {
    expect(visible(`Hello,\n\n${text}`)).toBe(`Hello,\n\n${text}`)
  })

  it.each([
    'Confidential: for the intended recipient only.',
    'IMPORTANT NOTE: This message may be privileged.',
    'IMPORTANT NOTICE\nThis e-mail is for the addressee.',
    'Notice: this mailbox is read from Monday to Thursday.',
    'CONFIDENTIALITY NOTICE\n\nThis e-mail is for the addressee and confidential.',
    'Privacy warning: unauthorized use is prohibited.',
  ])('is folded where it does: %j', (notice) => expect(visible(`Left heel.\n\n${notice}`)).toBe('Left heel.'))
})

describe('lines typed like the fields of a header', () => {
  it.each([
    'From: the surgeon, "partial removal of the left lobe".\nTo: be fair I have not seen the report.\nSubject: to your view I bill 60220.',
    'From: what I read the code is 60220\nDate: it was 3/4, 10:30\nSubject: to review',
    'From: start to end it took 42 minutes\nTo: me that is 99214\nSubject: the level',
    'From: our EMR we get two lines\nTo: billing go both\nSubject: which one is it?',
    'From: is that line 24A?\nTo: is empty\nSubject: box 24',
  ])('are shown: %j', (typed) => {
    const text = `Hello,\n\n${typed}\n\nIs that right?`
    expect(one(visible(text))).toBe(one(text))
  })

  it.each([
    'From: Provider Relations of the Plan for Health\nSent: Tuesday, January 13, 2026 8:02 AM\nTo: Jo\nSubject: level',
    'From: coding desk\nSent: Tuesday, January 13, 2026 8:02 AM\nTo: Jo\nSubject: level',
    'From: the desk at x <desk@x.example>\nTo: Jo\nSubject: level',
    'From: Anke van der Berg\nDate: Tue, Jan 13, 2026\nTo: Jo\nSubject: level',
  ])('are history where a program wrote them: %j', (header) => {
    expect(visible(`It was 42 minutes.\n\n${header}\n\nHow long was it?`)).toBe('It was 42 minutes.')
  })
})

describe('what somebody wrote in a note', () => {
  it.each([
    'On Tuesday at 10:30 the surgeon wrote:',
    'On Monday, 3/2/2026 at 7:15 am our nurse wrote:',
    'On Friday 3/6 at 16:40 she wrote:',
    'On Fri, Mar 6 at 4:40 PM the reviewing physician of the plan wrote:',
    'On Mar 6, 2026, 8:10 PM I wrote:',
    'At 10:30 in the afternoon the resident also wrote:',
  ])('%s stands above what is shown', (told) => {
    const text = `Hello,\n\n${told}\nno tear seen, nothing repaired\n\nIs 29826 out?`
    expect(one(visible(text))).toBe(one(text))
    expect(visible(`Hello,\n\n${told} "no tear seen"\n\nIs 29826 out?`)).toContain('no tear seen')
    if (!/\d{4}/.test(told))
      expect(visible(`Hello,\n\n${told}\n> no tear seen\n\nIs 29826 out?`)).toContain('no tear seen')
  })

  it.each([
    'On Tuesday, March 3, 2026 at 10:30 AM The Coding Desk wrote:',
    'On Tue, 3 Mar 2026 10:30:00, you wrote:',
    'On Tue, Mar 3, 2026 at 10:30 AM Billing at the Clinic wrote:',
    'On Tuesday 3 March 2026 10:30 the desk <desk@x.example> wrote:',
  ])('%s is a program’s', (attribution) => {
    expect(visible(`No tear.\n\n${attribution}\n\nWas there a tear?`)).toBe('No tear.')
  })

  it('is a program’s where it names the year and quotes', () => {
    expect(visible('No tear.\n\nOn Tue, Mar 3, 2026 the desk wrote:\n> Was there a tear?')).toBe('No tear.')
  })
})
