import { describe, expect, it } from 'vitest'
import { splitVisibleText } from '../../../src/reading/new-text/visible-text.ts'

const visible = (text: string, subject = '') => splitVisibleText(text, subject).visible

describe('the attribution of GroupWise', () => {
  it.each([
    '>>> Coding Desk <desk@x.example> 3/10/2026 12:03 PM >>>',
    '>>> "Coding Desk" <desk@x.example> 03/10/26 8:14 AM >>>',
    '>>> Coding Desk 3/10/2026 12:03 PM >>>',
    '>>> On 3/10/2026 at 12:03 PM, in message <5A1.GWD>, Coding Desk <desk@x.example> wrote:',
  ])('%s begins the history', (attribution) => {
    expect(visible(`Do I take it off?\n\n${attribution}\nHi,\n\nWho saw the patient?`)).toBe('Do I take it off?')
    expect(visible(`Do I take it off?\n\n${attribution}\n> Who saw the patient?`)).toBe('Do I take it off?')
  })

  it('is none where a question is marked so', () => {
    expect(visible('Seen 3/10.\n\n>>> Which time counts, 12:03 or 12:30?')).toContain('Which time counts')
  })
})

describe('the notice of a help desk', () => {
  const notice = (...comments: string[]) =>
    `##- Please type your reply above this line -##\n\nTicket #4411: 25 on 99213?\n\n${comments.join('\n\n')}`
  const rule = '----------------------------------'

  it.each([
    [`${rule}\n\nMara Quist, Nov 2, 2026, 11:04 AM CST`, `${rule}\n\nCoding Desk, Oct 29, 2026, 3:33 PM CDT`],
    [`${rule}\n\nMara Quist (Hill Dermatology)\n\nNov 2, 2026, 11:04`, `${rule}\n\nCoding Desk\n\nOct 29, 2026, 15:33`],
    ['Mara Quist, 2 Nov 2026 11:04', 'Coding Desk, 29 Oct 2026 15:33'],
    ['-----\nMara Quist replied, Nov 2, 2026 at 11:04am', '-----\nCoding Desk replied, Oct 29, 2026 at 3:33pm'],
  ])('shows its newest comment: %j', (newest, older) => {
    const text = notice(newest, 'Does the order matter?', older, 'Please send the locations.')
    expect(visible(text)).toBe('Does the order matter?')
  })

  it('folds all of it under what is typed above the line', () => {
    const text = notice(`${rule}\n\nCoding Desk, Oct 29, 2026, 3:33 PM CDT`, 'Send the locations.')
    expect(visible(`Back and left arm.\n\n${text}`)).toBe('Back and left arm.')
  })

  it('shows what no heading divides', () => {
    expect(visible(notice('Does the order matter?\n\nMara'))).toContain('Does the order matter?')
  })
})

describe('quoted lines between new ones', () => {
  it('are history wherever an attribution stood above the first of them', () => {
    const text =
      'Here:\n\n> On Oct 14, 2026, at 9:26 AM, Desk <d@x.example> wrote:\n>\n> How many visits?\n\nNine.\n\n> Any complication?\n\nYes, diabetes.\n'
    expect(visible(text)).toBe('Here:\n\nNine.\n\nYes, diabetes.')
  })
})

describe('a letter that Apple Mail forwards quoted', () => {
  it('is shown without its header', () => {
    const text =
      'Is this allowed?\n\n> Begin forwarded message:\n> \n> From: "Recovery" <r@plan.example>\n> Subject: 77-20193\n> Date: November 2, 2026 at 3:41 PM\n> To: Us\n> \n> 59610 was paid in error.'
    expect(visible(text)).toContain('59610 was paid in error')
    expect(visible(text)).not.toContain('From:')
  })
})

describe('a line over which answers are typed', () => {
  it('ends the comment that is named above it', () => {
    const text = 'Len Ortiz commented:\n\nIs 63048 right?\n\nReply above this line to add a comment.\n\nView request'
    expect(visible(text)).toBe('Is 63048 right?')
  })

  it('belongs to the attribution right above it', () => {
    const text =
      'Is 69210 right?\n\nOn 11/16/26 8:00 AM, Coding Desk wrote:\n\n-- reply above this line --\n\nWhich ear?'
    expect(visible(text)).toBe('Is 69210 right?')
  })
})

describe('the mark a telephone sets above an older mail on one line', () => {
  it('folds all of that line', () => {
    const older =
      '-------- Original message --------From: Coding Help <help@coding.example> Date: 2/9/26  4:33 PM  (GMT-06:00) To: Tove Lind <tove@fen.example> Subject: Re: units Hello Tove,  How many milligrams? 99213'
    expect(visible(`It was 30 mg of J1885.\nSent via the Samsung Galaxy S23\n${older}`)).toBe('It was 30 mg of J1885.')
  })

  it('is none that somebody types above a letter', () => {
    const text = 'Is this right?\n\n---- Original message ---- from: the payer, they say 99213 was paid'
    expect(visible(text)).toBe(text)
  })
})
