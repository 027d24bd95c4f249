import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverFolded, splitVisibleText } from '../../../src/reading/new-text/visible-text.ts'

const visible = (text: string, subject = '') => splitVisibleText(text, subject).visible
const kinds = (text: string) => splitVisibleText(text).folded.map(({ kind }) => kind)

describe('a letter under a delimiter', () => {
  const letter = 'I have a bill for 99396. Please take it off.\n\nSincerely,\nOda Quiller\n12 Mill St, Salem OR 97301'

  it.each(['To whom it may concern,', 'Dear Billing Office,', 'Hello,'])(
    'that begins %j is no signature',
    (salutation) => {
      const text = `Were we right? The patient’s letter is below.\n\n--\n${salutation}\n\n${letter}`
      expect(splitVisibleText(text).folded).toEqual([])
    },
  )

  it('is told from a signature by its salutation', () => {
    expect(kinds('Were we right?\n\n--\nOda Quiller, CPC\n12 Mill St, Salem OR 97301')).toEqual(['signature'])
  })
})

describe('the rows of a list', () => {
  it('are no signature', () => {
    const text =
      'Denied, why?\n\nAbbot, Carl   20014   07/14/25\nQuist, Warda   20377   07/29/25\n\nPodiatry Ctr of Lancaster PA 17601'
    expect(splitVisibleText(text).folded.map((part) => part.text)).toEqual(['Podiatry Ctr of Lancaster PA 17601'])
  })
})

describe('quoted history', () => {
  it.each([
    [
      'an attribution above quoted lines',
      'On Tue, Jan 13, 2026 at 8:02 AM Desk <d@x.example> wrote:\n> 76700 is reported once.',
    ],
    ['an attribution folded over lines', 'On Tue, Jan 13, 2026 at 8:02 AM Coding Desk\n<d@x.example> wrote:\n> old'],
    ['an attribution above unquoted text', 'On Jan 13, 2026, at 8:02, Desk <d@x.example> wrote:\n\nold'],
    ['a German attribution', 'Am 13.01.2026 um 08:02 schrieb Desk <d@x.example>:\n> alt'],
    ['a French attribution', 'Le mar. 13 janv. 2026 à 08:02, Desk <d@x.example> a écrit :\n> ancien'],
    ['an attribution without a verb', '2026-01-13 8:02 GMT+02:00 Desk <d@x.example>:\n\n> old'],
    [
      'an Outlook header block',
      'From: Desk <d@x.example>\nSent: Tuesday, January 13, 2026 8:02 AM\nTo: Dana\nSubject: RE: 76700\n\nold',
    ],
    [
      'a rule above a header block',
      '________________________________\n\n*From:* Desk\n*Sent:* Tuesday\n*To:* Dana\n*Subject:* 76700\n\nold',
    ],
    ['an attribution with a short date', 'On 2/12/26, Coding Desk wrote:\n| old\n| older'],
    ['a marker of the last reply', '----- your last reply -----\nRe: old'],
    ['an original-message marker', '-----Original Message-----\nFrom: Desk\n\nold'],
    ['quoted lines alone', '> old 76700\n> older'],
  ])('folds %s', (_, history) => {
    expect(visible(`Is 77057 right?\n\n${history}`)).toBe('Is 77057 right?')
    expect(kinds(`Is 77057 right?\n\n${history}`)).toEqual(['quote'])
  })

  it('shows what is written under and between quoted lines', () => {
    const text = 'On Tue 13 Jan 2026 08:02, Desk wrote:\n> First?\n\nYes.\n\n> Second?\n\nNo.'
    expect(visible(text)).toBe('Yes.\n\nNo.')
  })

  it('shows a question that its writer marks under what it is about', () => {
    expect(visible('DX H35.3211 OD\n\n>> Pls tell us the J code units?')).toContain('Pls tell us')
    expect(visible('Yes, it was 99213.\n\n>> One?\n>> Two?\n>> Three?\n>> Four?')).toBe('Yes, it was 99213.')
  })

  it('takes no span of dates for a header block and no sentence for an attribution', () => {
    expect(kinds('From: 3/1/24\nTo: 3/5/24\n99213 each day?')).toEqual([])
    expect(kinds('On 3/4 the payer wrote:\nnot covered.\nCan we appeal?')).toEqual([])
  })
})

describe('forwarded mail', () => {
  const forwarded =
    '---------- Forwarded message ---------\nFrom: Tyler <b@x.example>\nDate: Mon, 2 Feb 2026\nSubject: u/s\nTo: o@x.example\n\n20611 and 76942 both?'

  it('shows the text under a forward marker and folds only its header', () => {
    expect(visible(`See below, can you advise?\n\n${forwarded}`)).toBe(
      'See below, can you advise?\n\n20611 and 76942 both?',
    )
    expect(kinds(`See below, can you advise?\n\n${forwarded}`)).toEqual(['forwarded'])
  })

  it('shows a history that the new text only points to, and one under a forwarding subject', () => {
    const letter =
      'From: Payer <p@x.example>\nSent: Monday, February 2, 2026 9:00 AM\nTo: Us\nSubject: Denial\n\n97140-59 denied CO-97'
    expect(visible(`FYI, please advise.\n\n${letter}`)).toContain('97140-59 denied')
    expect(visible(`Is this correct for our clinic in Ohio?\n\n${letter}`, 'FW: Denial')).toContain('97140-59 denied')
    expect(visible(`Thanks, that answers it.\n\n${letter}`, 'RE: Denial')).toBe('Thanks, that answers it.')
  })

  const asked =
    '-----Original Message-----\nFrom: Front <f@x.example>\nSent: Thursday, January 22, 2026\nTo: Billing\nSubject: nails\n\n11721 with GA or GY?'

  it.each([
    'Can one of you look at this please',
    'Who can take this one?',
    'Please help me with this',
    'Got this from our front desk, any ideas?',
    'Question came from Dr. Osei',
    'Passing this along',
  ])('shows the mail that %j passes on', (above) =>
    expect(visible(`${above}\n\n${asked}`)).toContain('11721 with GA or GY?'),
  )

  it.each([
    'Thanks, we will look into the visit notes.',
    'I will take this claim back then.',
    'Great, will answer him.',
    'Can you look at this visit too: 99213 with 11720?',
  ])('folds the mail that %j only answers', (above) => expect(visible(`${above}\n\n${asked}`, 'RE: nails')).toBe(above))

  it('shows everything but headers when nothing new is written', () => {
    expect(visible('> 99213?\n> Thanks')).toBe('> 99213?\n> Thanks')
  })
})

describe('signatures and disclaimers', () => {
  it('folds what follows the delimiter, phones and addresses, and keeps the name under the closing words', () => {
    expect(visible('Is 99213 ok?\n\n-- \nDana Whitlock, CPC\nX Clinic')).toBe('Is 99213 ok?')
    const signed =
      'Is 99213 ok?\n\nThank you,\nDana Whitlock\nHarbor Health\n8141 Main St, Los Angeles, CA 90036\nPh 341-555-0121'
    expect(visible(signed)).toBe('Is 99213 ok?\n\nThank you,\nDana Whitlock')
    expect(visible('69210-50?\n\nSent from my iPhone')).toBe('69210-50?')
  })

  it('never folds a question', () => {
    const text = 'Thanks,\nDana\n555-123-4567\n\nPS: what about 99214 for her?'
    expect(visible(text)).toBe(text)
    expect(visible('My number is 555-123-4567')).toBe('My number is 555-123-4567')
  })

  it('folds a confidentiality notice, and only the banner of mail from outside', () => {
    expect(
      kinds('99213?\n\nCONFIDENTIALITY NOTICE: this e-mail is intended for the addressee\nunder 45 CFR 164.502.'),
    ).toEqual(['disclaimer'])
    expect(visible('CAUTION: External email. Do not click links.\nIs 99213 ok?')).toBe('Is 99213 ok?')
  })
})

it('keeps every folded part with its place', () => {
  const text = 'Is 99213 ok?\r\n\r\nOn Tue 13 Jan 2026 08:02, Desk wrote:\r\n> no\r\n\r\n-- \r\nDana'
  const { folded } = splitVisibleText(text)
  expect(folded.length).toBeGreaterThan(0)
  for (const part of folded) expect(text.slice(part.start, part.end)).toBe(part.text)
})

describe('the text without what is folded', () => {
  const unfolded = (text: string) => coverFolded(text, splitVisibleText(text).folded)

  it('ends where the new text ends, so that no reader goes through the blanks of a history', () => {
    const text = '99213 with 25?\n\n-- \nDana\n\nOn Tue, Jan 13, 2026 at 8:02 AM Desk <d@x.example> wrote:\n> 76700'
    expect(unfolded(text).trimEnd()).toBe('99213 with 25?')
    expect(unfolded(text).length).toBeLessThanOrEqual(text.indexOf('Dana'))
  })

  it('keeps the place of what stands below a history', () => {
    const text = 'On Tue, Jan 13, 2026 at 8:02 AM Desk <d@x.example> wrote:\n> 76700 is one unit\n\n99213 with 25?'
    expect(unfolded(text)).toBe(`${' '.repeat(57)}\n${' '.repeat(19)}\n\n99213 with 25?`)
  })
})

describe('what looks like history or a signature and is the question stays visible:', () => {
  it.each([
    ['a letter quoted behind a colon', 'The payer says:\n\n> 20610 is included in another service\n> N20'],
    ['a letter quoted above the question', '> 20610 is included in another service\n\nIs that right?'],
    ['comparisons', 'Seen for\n> 30 minutes\n>= 50 % counselling\nwhich level?'],
    ['a clinical note', 'Hi,\n\nOn 3/4/24 at 10:30 Dr. Smith wrote:\nRecheck of HTN.\n\nWhich level is this?'],
    ['a transfer', 'From: ED\nTo: ICU\nDate: 3/1/24\n99291 for both?'],
    ['a notice of denial', 'Notice: claim denied CO-97 on 20610'],
    ['a note', 'Important note: the claim was denied as bundled\nWhat now?'],
    ['a sentence of coding words', 'Hi there\n\nNeed billing guidance on a cyst'],
    ['a sentence with credentials', 'New pt, NP saw first then MD finished'],
    ['a sentence with a link', 'Is it still right\n\nHere is the policy https://payer.example/p.pdf'],
    ['how a claim was sent', 'We got a denial\n\nSent by certified mail with the notes'],
    ['a point of a list', 'Injection of the knee\n- bilateral'],
    ['a question under a signature', 'Hi\n\n-- \nDana Whitlock\n\nDoes 20610 need RT?'],
    ['a command of the writer', '--include modifier 25 on the visit?'],
  ])('%s', (_, text) => {
    expect(visible(text).replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '))
  })

  it('a letter forwarded through two hands', () => {
    const header = (from: string): string =>
      `From: ${from} <x@y.example>\nSent: Monday, February 2, 2026 9:00 AM\nTo: Us\nSubject: Denial\n\n`
    const text = `FYI\n\n${header('Boss')}Can you advise?\n\n${header('Payer')}97140-59 denied CO-97`
    expect(visible(text)).toContain('97140-59 denied')
    expect(
      visible('pls help\n\nBegin forwarded message:\n\n> From: P <p@x.example>\n> To: D\n>\n> 97140 denied'),
    ).toContain('97140 denied')
  })
})

describe('replies generated around a known new text', () => {
  const question = fc.constantFrom(
    'Is 20610-RT right with 99213?',
    'We billed 64483 x2.\nOnly one was paid, why?',
    'Hi,\n\nand with 25?\n\nThanks!',
    'Medicare, DOS 3/4/2025.\n1) 11721 with Q8?\n2) 11055 too?',
  )
  const oldLines = ['76700 is reported once per session.', '', 'Not a guarantee of payment.']
  const quoted = oldLines.map((line) => `> ${line}`).join('\n')
  const plain = oldLines.join('\n')
  const history = fc.constantFrom(
    `On Tue, Jan 13, 2026 at 8:02 AM Desk <d@x.example> wrote:\n${quoted}`,
    `On Tuesday, January 13, 2026 at 08:02:11 AM CST, Desk <d@x.example> wrote:\n\n${plain}`,
    `> On Jan 13, 2026, at 8:02 AM, Desk <d@x.example> wrote:\n>\n${quoted}`,
    `Am 13.01.26 um 08:02 schrieb Desk:\n${quoted}`,
    `Le mar. 13 janv. 2026 à 08:02, Desk <d@x.example> a écrit :\n\n${quoted}`,
    `El mar, 13 ene 2026 a las 8:02, Desk (<d@x.example>) escribió:\n\n${quoted}`,
    `Il giorno mar 13 gen 2026 alle ore 08:02 Desk <d@x.example> ha scritto:\n\n${quoted}`,
    `2026年1月13日(火) 8:02 Desk <d@x.example>:\n\n${quoted}`,
    `From: Desk <d@x.example>\nSent: Tuesday, January 13, 2026 8:02 AM\nTo: Dana\nSubject: RE: 76700\n\n${plain}`,
    `Von: Desk <d@x.example>\nGesendet: Dienstag, 13. Januar 2026 08:02\nAn: Dana\nBetreff: AW: 76700\n\n${plain}`,
    `De : Desk <d@x.example>\nEnvoyé : mardi 13 janvier 2026 08:02\nÀ : Dana\nObjet : RE: 76700\n\n${plain}`,
    `-------- Original message --------\nFrom: Desk <d@x.example>\nDate: 1/13/26 8:02 AM (GMT-06:00)\nTo: Dana\n\n${plain}`,
    `##- Please type your reply above this line -##\n\n${plain}`,
  )
  const sentFrom = fc.constantFrom(
    '',
    'Sent from my iPhone\n\n',
    'Get Outlook for iOS\n\n',
    'Von meinem iPhone gesendet\n\n',
    '-- \nDana Whitlock, CPC\nHarbor Health\n\n',
  )

  it('show exactly that text, whatever program quoted below it', () => {
    fc.assert(
      fc.property(question, sentFrom, history, fc.constantFrom('\n', '\r\n'), (asked, device, old, end) => {
        const text = `${asked}\n\n${device}${old}`.replaceAll('\n', end)
        expect(visible(text, 'RE: 76700'), text).toBe(asked)
      }),
    )
  })

  it('show a text that stands under quoted lines', () => {
    fc.assert(
      fc.property(question, (asked) => {
        expect(visible(`On Tue, Jan 13, 2026 at 8:02 AM Desk <d@x.example> wrote:\n${quoted}\n\n${asked}`)).toBe(asked)
      }),
    )
  })
})
