import { describe, expect, it } from 'vitest'
import { splitVisibleText } from '../../../src/reading/new-text/visible-text.ts'

const visible = (text: string, subject = ''): string => splitVisibleText(text, subject).visible
const ASKED = 'The resident saw him alone and the attending signed.\n\nCan 99232 go out with GC?'

describe('a message that somebody typed into a portal', () => {
  it.each([
    'You have received a message from Fen Health (CareLink).\n\nFrom: Tove Lind, Patient Services\nTo: Coding Help\nSent: 2/9/2026 3:26 PM\nSubject: attending\n\n----------------------------------------\n',
    'You’ve received a new secure message via FenConnect\n\nFrom: Tove Lind\nTo: Coding Help\nDate: 2/9/2026 3:26 PM\nSubject: attending\n',
    'New secure message from Fen Health\n----\nFrom: Tove Lind <tlind@fen.example>\nTo: Coding Help\nSubject: attending\n',
    'Tove Lind sent you a secure message through FenConnect.\n\nFrom: Tove Lind\nTo: Coding Help\nSent: 2/9/2026 3:26 PM\nSubject: attending\n',
    'Tove Lind has added a comment to CS0012907 - attending\n\n2026-02-09 09:41:07 CST - Tove Lind              Additional comments',
    'Tove Lind added a note to ticket 4471 about the attending\n',
  ])('is the new text, and what stands above it is folded: %j', (frame) => {
    expect(visible(`${frame}\n${ASKED}`)).toBe(ASKED)
  })

  it.each([
    'To reply, answer this e-mail or sign in at https://link.fen.example\nPlease do not include patient identifiers in your reply.',
    'You can view all the details of the case by following the link below:\nhttps://fen.example/csm?id=csm_ticket&sys_id=4f10c0de',
    'View the full ticket: https://fen.example/t/4471?x=1',
    'Please do not reply to this message; the mailbox is not read.',
  ])('is followed by what the portal says, which is folded: %j', (footer) => {
    expect(visible(`${ASKED}\n\n${footer}`)).toBe(ASKED)
  })

  it.each([
    'You received a denial from Fen Health last week and sent it on. Can 99232 go out again?',
    'Tove Lind has added a comment to the op note, does that make it 99232?',
    'To reply to the records request, do we need the op note of 29881?',
    'To respond to the audit we log in to the portal and upload the notes. It was denied all the same.',
    'You can see the request in the portal, they want 99232 paid back',
  ])('is not told by a person’s own words: %j', (text) => expect(visible(text)).toBe(text))

  it('leaves older comments history that are attributed below it', () => {
    const text = `Tove Lind has added a comment to CS0012907 - attending\n\n${ASKED}\n\nOn Mon, Feb 9, 2026 at 8:02 AM Desk <desk@coding.example> wrote:\n> Who signed?`
    expect(visible(text)).toBe(ASKED)
  })
})

describe('what a device sets under what somebody typed at it', () => {
  it.each([
    'This document was digitally sent to you using an HP Digital Sending device.\nDevice: HP LaserJet MFP E62655 (2nd floor)\nThis is an unattended mailbox. Please do not reply to this message.',
    'This e-mail was sent from the Ricoh copier in the hall.',
    'This scan was automatically transmitted by our multifunction printer.',
  ])('is folded: %j', (footer) => expect(visible(`${ASKED}\n\n${footer}`)).toBe(ASKED))

  it.each([
    'This e-mail was sent from too many different devices to count.',
    'This device was sent to the patient by mail, E0601.',
    'This document was sent from the surgeon’s office, 29881.',
  ])('is not a sentence like %j', (text) => expect(visible(`${ASKED}\n\n${text}`)).toContain(text))
})

describe('the attribution of webmail', () => {
  it.each([
    'Quoting Coding Help <help@coding.example>:',
    'Zitat von Coding Help <help@coding.example>:',
    'Citando a Coding Help <help@coding.example>:',
  ])('heads what is quoted above an answer: %j', (attribution) => {
    expect(visible(`${attribution}\n\n> Hello,\n>\n> Who signed the note?\n\n${ASKED}`)).toBe(ASKED)
  })

  it('is no sentence that quotes a rule', () => {
    const text = 'Quoting the manual: 99232 needs the attending. Can it go out?'
    expect(visible(text)).toBe(text)
  })
})

describe('a message relayed by the portal of an office', () => {
  const footer = 'Powered by MesaChart. Please do not share your portal password with anyone.'
  const rule = '----------------------------------------'
  const older =
    '----- Message -----\nFrom: Coding Help <help@coding.example>\nSent: 2/9/2026   8:40 AM CST\nTo: Pro Fee Pool\nSubject: Re: attending\n\nWho signed the note?'

  it.each([
    [
      'of a hospital',
      `This message was sent from the MesaChart In Basket of Fen Health. Replies to\nthis address go to the sender's In Basket pool.\n\nFrom: Lind, Tove (Pro Fee Pool)\nSent: 2/9/2026  1:47 PM CST\nRe: attending\n\n${ASKED}\n\n${older}`,
    ],
    [
      'with a message quoted by name',
      `${ASKED}\n\n----- Message from Oake, Ana, RN sent at 2/9/2026  8:40 AM CST -----\nWho signed the note?`,
    ],
    [
      'under its logo',
      `Fen Endocrinology [https://portal.mesa.example/logo/19.png]\nNew reply from Fen Endocrinology\n${ASKED}\nIn reply to your message of 2/9/2026:\n\n  Who signed the note?\n\nCoding Help\n\nThis message was sent by MesaCommunicator on behalf of\nFen Endocrinology. You can answer this email for 14 days.`,
    ],
    [
      'with wide fields',
      `You have received a new message from Fen Internal Medicine.\n\n${rule}\nFrom      : Tove L. (Fen Internal Medicine)\nDate      : 2/9/2026 10:12 AM\nSubject   : Re: attending\n${rule}\n\n${ASKED}\n\n${rule}\nPrevious message (2/8/2026 04:50 PM, Coding Help):\nWho signed the note?\n${rule}\n\n${footer}`,
    ],
    [
      'with a subject alone',
      `Tove Lind from Fen Family Practice has sent you a secure message through MesaBridge.\n\nSubject: attending\n${rule}\n${ASKED}\n${rule}\n\nTo answer, reply to this e-mail; your answer is delivered to the sender's inbox.`,
    ],
    [
      'under what it is called',
      `MesaWorks Messenger\nFrom: Lind, Tove (Staff)\nPractice: Fen Cardiology\nRegarding: Re: attending\n${ASKED}\nYou received this e-mail because a MesaWorks user wrote to you. Replies go to\nthe practice.`,
    ],
  ])('is the new text: %s', (_, text) => expect(visible(text)).toBe(ASKED))

  it.each([
    ['a memo', `Modifier Question\nFrom: Tove, front desk\nPractice: Fen Cardiology\nRe: 25 with 99214\n\n${ASKED}`],
    ['what is said of a message', `New message from Aetna today.\n\n${ASKED}`],
    ['a claim’s fields', `You have a new message from Aetna.\n\nDate: 2/9/2026\nPatient: T. L.\n\n${ASKED}`],
    ['an answer', `In reply to your message of 2/9/2026:\n\n${ASKED}`],
    ['a letter copied', `${ASKED}\n\n----- Message from the payer -----\n99232 is not separate.`],
    ['a message copied', `${ASKED}\n\n----- Message -----\n99232 is not separate.`],
    ['what was sent before', `${ASKED}\n\nPrevious message:\nWe billed 99232 and 99238 for the same day.`],
  ])('is told from %s', (_, text) => expect(visible(text)).toBe(text))
})
