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
