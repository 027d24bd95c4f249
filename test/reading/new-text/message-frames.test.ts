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
