import { describe, expect, it } from 'vitest'
import type { Identifier } from '../../../src/domain/inquiry.ts'
import {
  findIdentifiersIn,
  identifiersOf,
  maskFileName,
  maskKnown,
  maskSubject,
} from '../../../src/flow/intake/mask-subject.ts'

const known = (kind: Identifier['kind'], text: string): Identifier => ({ kind, text, start: 0, end: text.length })

describe('the subject of a case', () => {
  it.each([
    ['Abernathy 11721', [known('name', 'Mr. Osric Abernathy')], '[name removed] 11721'],
    ['osric abernathy: 11721', [known('name', 'Osric Abernathy')], '[name removed]: 11721'],
    ['Long hand question', [known('name', 'Osric Long')], 'Long hand question'],
    ['denial for 0077812', [known('mrn', '0077812')], 'denial for [record number removed]'],
    ['11721 and 11056', [], '11721 and 11056'],
  ])('%j hides what its mails tell', (subject, identifiers, masked) => {
    expect(maskSubject(subject, identifiers)).toBe(masked)
  })

  it('hides what it tells itself, without any mail read', () => {
    expect(maskSubject('Pt: Jane Sample, 99213')).toBe('Pt: [name removed], 99213')
  })

  it('is masked by all its mails', () => {
    const inquiries = [{ identifiers: [known('name', 'Ada Quill')] }, { identifiers: [known('claim', 'E2517')] }]
    expect(maskSubject('Quill E2517', identifiersOf(inquiries))).toBe('[name removed] [claim number removed]')
  })

  it('is masked by the text of a mail that has no case', () => {
    expect(maskSubject('Abernathy', findIdentifiersIn('Patient: Osric Abernathy is seen'))).toBe('[name removed]')
  })
})

describe('other words of a mail', () => {
  it('hide what was found in it', () => {
    expect(maskKnown('“tell Ada Quill”', [known('name', 'Ada Quill')])).toBe('“tell [name removed]”')
    expect(maskFileName('quill_ada_note.pdf', { identifiers: [known('name', 'Ada Quill')] })).toBe(
      '[name removed] [name removed] note.pdf',
    )
    expect(maskFileName('remit.pdf', null)).toBe('remit.pdf')
  })
})
