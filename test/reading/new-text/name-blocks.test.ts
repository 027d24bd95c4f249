import { describe, expect, it } from 'vitest'
import { splitVisibleText } from '../../../src/reading/new-text/visible-text.ts'

const visible = (text: string) => splitVisibleText(text).visible

describe('the block of a name without a delimiter is a signature', () => {
  it.each([
    [
      'under a first name that was typed',
      'Is 29881 bundled?\n\nThanks,\nGreta\n\nGreta Lindholm, CPC\nCoding Lead | Tamarack Orthopedics\nP (555) 010-4410',
      'Is 29881 bundled?\n\nThanks,\nGreta',
    ],
    [
      'under a short form of the name, without phone or address',
      'It was the left knee.\n\nDeb\n\nDeborah Ostrander\nSandhill Family Medicine',
      'It was the left knee.\n\nDeb',
    ],
    [
      'whatever else stands in it, where it repeats the name typed under closing words',
      'Is 99213 ok?\n\nSincerely,\nMarguerite\n\nMarguerite Quist-Bose\nBilling Supervisor\nStillwater Group, LLC, a limited company doing business as Stillwater Counseling Centers\nBook time to meet with me\n\nYou are hereby notified that copying is prohibited.',
      'Is 99213 ok?\n\nSincerely,\nMarguerite',
    ],
    [
      'set in bold',
      'Is 99213 ok?\n\nBest,\nTeodora\n\n*Teodora Vance*\nOffice Manager | Ashgrove Skin\nHours: Mon-Thu 8-5',
      'Is 99213 ok?\n\nBest,\nTeodora',
    ],
    ['alone under the typed name', 'It was the left knee.\n\nWill\n\nWillard Koop', 'It was the left knee.\n\nWill'],
    [
      'where nobody typed a sign-off',
      'Does the 90 days start over?\n\nOtis Farrier\nRevenue Cycle, Bluff Regional\n555-010-7720',
      'Does the 90 days start over?',
    ],
    [
      'of an office that only its trade tells',
      'He charged 99213-24 for it.\n\nIngrid Solheim\nPatient Accounts, Prairie Mercy',
      'He charged 99213-24 for it.',
    ],
    [
      'of a person with credentials and a title',
      'Only one line was paid.\n\nRosa Delacourt, CCS\nInpatient Auditor',
      'Only one line was paid.',
    ],
    [
      'with a blank line between each of its lines, as HTML becomes text',
      'Is 77012 included?\n\nHank\n\nLogo [cid:image002.png@01DA77F0.1B2C3D40]\n\nHank Brewster\n\nOffice Manager\n\nTel. 555-010-9090',
      'Is 77012 included?\n\nHank',
    ],
    [
      'above "Sent from my iPhone"',
      'Which one?\n\nLena Fitch\nFitch Billing LLC\n555-010-3131\n\nSent from my iPhone',
      'Which one?',
    ],
    [
      'above the history',
      'Which one?\n\nLena Fitch\nBilling Office\n\nOn Tue, Jan 13, 2026 at 8:02 AM Desk <d@x.example> wrote:\n> old',
      'Which one?',
    ],
    ['with a hyphen in the name', 'Which one?\n\nAnne-Marie Duval\nHIM, Suite 330\nAkron OH 44304', 'Which one?'],
  ])('%s', (_, text, written) => {
    expect(visible(text)).toBe(written)
  })
})

describe('what stands like the block of a name and is none stays visible:', () => {
  it.each([
    ['a patient and who pays', 'Please look at this one.\n\nWalter Kemp\nMedicare Part B'],
    ['a patient behind a colon', 'The denial is for:\n\nWalter Kemp\nPine Street Clinic'],
    ['a patient above a fax number', 'ICN 2225219\nKEMP  WALTER  J\n\nFax 555-010-0177'],
    ['a name that was typed alone', 'Which one?\n\nWalter Kemp'],
    ['a first name above the office', 'Which one?\n\nWalter'],
    ['a name under closing words', 'Which one?\n\nRegards,\nWalter Kemp'],
    ['an order in capitals', 'Denied again.\n\nPLEASE ADVISE ASAP'],
    ['a patient and where they were seen', 'Two patients.\n\nMaria Lopez\nBehavioral Health'],
    ['an exam and who did it', 'We saw two.\n\nDiabetic Foot Exam\nPodiatry Office'],
    ['an operation and where', 'A code for this.\n\nTotal Knee Replacement\nLeft Knee, Outpatient Surgery Center'],
    ['who billed', 'The claim went out under.\n\nMark Hall, MD\nAmy Poe, NP'],
    ['two who signed', 'Both were there.\n\nMark Hall, MD\nAmy Poe, NP'],
    ['two codes with their names', 'We billed two.\n\nKnee Arthroscopy\nShoulder Manipulation'],
    ['an answer of one word', 'Modifier 25?\n\nNo\n\nSeparate Note'],
  ])('%s', (_, text) => {
    expect(visible(text)).toBe(text.replace(/\n\nFax.*$/, ''))
  })

  it.each(['PLEASE ADVISE ASAP', 'Thanks, Abner (front office, no coding here)', 'NEED HELP TODAY'])(
    '%s above a phone',
    (asked) => {
      expect(visible(`Denied again.\n\n${asked}\n555-010-0177`)).toContain(asked)
    },
  )

  it('a picture that shows something', () => {
    const text = 'Here is the remit:\n\n[cid:image001.png@01DA]'
    expect(visible(text)).toBe(text)
  })
})

describe('what programs leave under a mail', () => {
  it.each([
    ['a logo', 'Thanks,\nMara\n\n[cid:image001.png@01DA.77]', 'Thanks,\nMara'],
    ['a picture that counts who reads', 'Yes, both.\n\n> old\n\n[https://desk.example/t/9.gif]', 'Yes, both.'],
    [
      'the footer of a virus scanner, links and all',
      'Yes, both.\n\n<https://www.scanner.example/sig-email?utm_medium=email>\nVirus-free.www.scanner.example\n<#DAB4-2DD7>',
      'Yes, both.',
    ],
    [
      'the footer of a help desk',
      'Yes, both.\n\nThis email is a service from Hill Dermatology. Delivered by Zendesk',
      'Yes, both.',
    ],
  ])('is folded: %s', (_, text, written) => {
    expect(visible(text)).toBe(written)
  })
})

describe('a block that repeats the name typed above it is a signature, however it is written', () => {
  it.each([
    ['in small letters', 'was it the er doc?\n\nthx\nkay\n\nkay dorsey\nplains emergency physicians\n555-010-4242'],
    ['with what the person is called', 'Was it 240 g?\n\nRobin\n\nRobin Yates (she/her)\nCoding | Mail Stop 14-220'],
    [
      'with a motto and pictures',
      'Was it 240 g?\n\nTess\n\nTess Maddox, DPT\nRiver Therapy & Sport\n\n"Motion is lotion"',
    ],
  ])('%s', (_, text) => {
    const [asked, , typed] = text.split('\n\n').toSpliced(1, 0, '')
    expect(visible(text)).toBe(`${asked}\n\n${typed}`)
  })

  it.each([
    'Which joint?\n\nKnee\n\nKnee Arthroscopy',
    'Both lines?\n\nYes\n\nYes for both, and the second one too',
    'Where was it?\n\nPicture below.\n\n[cid:image001.png]\n\nPicture above.',
    'Who was it?\n\nkay\n\nkay saw the patient twice?',
  ])('but not %j', (text) => {
    expect(visible(text)).toBe(text)
  })
})

describe('pictures of a signature', () => {
  it('stand beside each other, with their links', () => {
    const text =
      'Three units?\n\nTess Maddox, DPT\nRiver Therapy & Sport\n\n[facebook.png]<https://fb.example/r>  [instagram.png]<https://ig.example/r>'
    expect(visible(text)).toBe('Three units?')
  })
})

describe('a notice between rules', () => {
  it('is folded with them, and the block of the name above it', () => {
    const rule = '*****************************'
    const text = `Paid?\n\nSal\n\nSal Rivers\nCape Family Medicine\n7 Shore Rd, Cape May NJ 08204\n\n${rule}\nThis message may contain protected health information.\nIf you have received this message in error please delete it.\n${rule}`
    expect(visible(text)).toBe('Paid?\n\nSal')
  })

  it('in which somebody asks is none', () => {
    const text = 'Intro\n\nThis email is intended only for billing. Do we add 25'
    expect(visible(text)).toBe(text)
  })

  it('of a scanner is folded', () => {
    expect(visible('Paid?\n\nThis email has been scanned by Mimecast.')).toBe('Paid?')
    expect(visible('This message was processed by the payer as secondary. Paid?')).toContain('Paid?')
  })
})

describe('devices that speak French', () => {
  it.each(['Envoyé de mon iPhone', 'Envoyé depuis mon iPhone', 'Envoyé de mon appareil mobile'])('%s', (line) => {
    expect(visible(`Is it G0438 now?\n\nLuc\n\n${line}`)).toBe('Is it G0438 now?\n\nLuc')
  })
})

describe('what stands under a typed name and asks', () => {
  it.each([
    'Is 99213 ok?\n\nBest,\nTeodora\n\nTeodora also saw her for 20610, is that separate?',
    'Is 99213 ok?\n\nBest,\nTeodora\n\nTeodora Vance billed 20610 too',
    'Is 99213 ok?\n\nBest,\nTeodora\n\nP.S. and J3301 with it',
  ])('is kept: %j', (text) => expect(visible(text)).toBe(text))

  it.each([
    'HIPAA compliant email by Paubox',
    'Yahoo Mail: Search, Organize, Conquer',
    'Please consider the environment before printing',
  ])('is folded where a program set it: %j', (line) =>
    expect(visible(`Is 99213 ok?\n\nThanks\nHildegard\n\n${line}`)).toBe('Is 99213 ok?\n\nThanks\nHildegard'),
  )
})
