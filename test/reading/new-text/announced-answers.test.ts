import { describe, expect, it } from 'vitest'
import { splitVisibleText } from '../../../src/reading/new-text/visible-text.ts'

const visible = (text: string): string => splitVisibleText(text).visible
const HEADER =
  'From: Coding Help <help@coding.example>\nSent: Monday, February 9, 2026 8:02 AM\nTo: Tove Lind\nSubject: Re: wrist block'
const OLDER = 'Hello Tove,\n\n1. Who gave the block?\nThe anesthesiologist.\n2. Was it for pain?\nYes, 64415.'
const OLDEST = `\n\n${HEADER.replace('Re: ', '')}\n\nThe very first mail.`

describe('answers announced in the older mail, without a sign of their own', () => {
  it.each([
    'Please see my answers in red below.',
    'My answers are in your email below in blue',
    'Answers in line.',
    'Inline',
    'See inline:',
    'I answered inline below',
    'In-line comments below.',
    'I put my responses next to each question',
    'I have typed the answers under your questions',
    'My comments are embedded in your message.',
    'Replies in CAPS below',
    'Responses highlighted.',
    'see below in green font',
    'See red below',
    'See my answers to your two questions, which I typed in\nred, below.',
    'See my answers below.',
    'Thanks! See answers below.',
    'Thanks, see my answers below',
    'Thank you\nsee our answers in red',
    'I read your questions and put my answers below.',
    'Thank you. I answered below in red.',
    'Please see below for our responses.\nLet me know if you need the op note.',
  ])('are shown with it: %j', (said) => {
    const text = visible(
      `${said}\n\nThanks,\nTove\n\nTove Lind\nFen Health\n555-010-0142\n\n${HEADER}\n\n${OLDER}${OLDEST}`,
    )
    expect(text).toContain('The anesthesiologist.')
    expect(text).toContain('Yes, 64415.')
    expect(text).toContain(said)
    expect(text).not.toContain('The very first mail')
    expect(text).not.toContain('Sent: Monday')
  })

  it.each([
    'On Mon, Feb 9, 2026 at 8:02 AM Coding Help <help@coding.example> wrote:',
    'On 2/9/2026 8:02 AM, Coding Help wrote:',
  ])('are shown where the quoted lines hold them as well: %s', (attribution) => {
    const quoted = OLDER.replace(/^/gm, '> ')
    const text = visible(`Answers in red.\n\n${attribution}\n\n${quoted}\n>\n>> The very first mail.`)
    expect(text).toContain('Yes, 64415.')
    expect(text).not.toContain('The very first mail')
  })

  it.each([
    [
      'They are told apart',
      'Answers below.',
      `${HEADER}\n\n> 1. Who gave the block?\nThe anesthesiologist.\n> 2. Was it for pain?\nYes, 64415.`,
    ],
    [
      'Outlook quotes line by line',
      'Inline.',
      `> -----Original Message-----\n> ${HEADER.replaceAll('\n', '\n> ')}\n>\n> 1. Who gave the block?\nThe anesthesiologist.\n> 2. Was it for pain?\n\nYes, 64415.`,
    ],
  ])('are shown alone where lines without a sign hold them: %s', (_, said, history) => {
    const text = visible(`${said}\n\n${history}`)
    expect(text).toContain('The anesthesiologist.')
    expect(text).toContain('Yes, 64415.')
    expect(text).not.toContain('Who gave')
  })
})

describe('an older mail stays folded', () => {
  it.each([
    'My answers are below:\n\n1. The anesthesiologist.\n2. Yes, 64415.',
    'I answered each of your questions below them.\n\n1. Who gave the block?\nThe anesthesiologist.\n\n2. Was it for pain?\nYes.',
    'Our answers below. The block was given by the anesthesiologist before induction, and the surgeon asked for it because of the pain after surgery.',
    'The block is in line with the policy. Can 64415 go out?',
    'The EOB says 64415 was denied, the reason is below: CO-97.',
    'Thank you for the answer. Can 64415 go out with 59?',
    'Is there an inline filter code?',
    'Thanks for your comments, we will bill 64415.',
    'Thanks for your response below. Can we bill 64415 with 59 too?',
    'Thank you for the detailed answer below! Does that hold for Aetna?',
    'I read your answers below, one more thing: is 64415 out then?',
    'The auditor’s comments in red say that 64415 is out. Is that so?',
  ])('below %j', (said) => {
    expect(visible(`${said}\n\n${HEADER}\n\nHello Tove,\n\nWas it for pain after surgery?\n\nCoding Help`)).toBe(said)
  })
})
