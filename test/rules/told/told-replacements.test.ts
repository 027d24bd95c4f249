import { expect, it } from 'vitest'
import { codesNamedIn } from '../../../src/domain/code-reference.ts'
import type { Inquiry } from '../../../src/domain/inquiry.ts'
import { chooseTold } from '../../../src/rules/told/told-replacements.ts'
import { inquiryAsking, replacementRow } from '../../support/codebook-facts.ts'

const followed = (rows: readonly (readonly [string, string | null])[]) =>
  rows.map(([codes, condition]) => ({
    row: replacementRow('00000', codesNamedIn(codes), condition),
    followedFrom: null,
  }))

const PHONE = followed([
  ['98016', 'the call was a check-in of 5 to 10 minutes'],
  ['98012', 'the payer accepts phone visit codes and the talk exceeded 10 minutes'],
  ['99212', 'the payer follows Medicare, with modifier 93 where its telehealth rules allow'],
])
const CONSULT = followed([
  ['99242', 'the payer accepts consultations, which Medicare does not'],
  ['99202', 'the payer follows Medicare and takes no consultations'],
])
const SCOPE = followed([
  ['00812', 'the colonoscopy was a screening'],
  ['00811', 'the colonoscopy was not a screening'],
  ['00813', 'upper and lower scope were done in one session'],
])

const read = (text: string): Inquiry => {
  const measures = [...text.matchAll(/(\d+) min/g)].map(({ 0: words, 1: value, index }) => {
    return { value: Number(value), unit: 'minutes' as const, text: words, start: index, end: index + words.length }
  })
  const planType = /medicare/i.test(text) ? ('medicare' as const) : null
  const patient = { ageYears: null, sex: null }
  const details = { serviceDate: null, planType, state: null, providers: [], patient, laterality: null, measures }
  return { ...inquiryAsking(text, ['denial']), details }
}

const chosen = (rows: ReturnType<typeof followed>, text: string): string =>
  chooseTold(rows, read(text))
    .map(({ row, told }) => row.replacedBy.join() + (told ?? ''))
    .join('; ')

it.each([
  ['99443 denied, Original Medicare, 25 min audio only call', 'by the 25 minutes told 99213'],
  ['99442 rejected. medicare, at home no video 15 min w/ the doctor', 'by the 15 minutes told 99212'],
])('tells Medicare’s code of a phone visit: %s', (text, words) => {
  expect(chosen(PHONE, text)).toMatch(/^99212 with modifier 93 for Medicare/)
  expect(chosen(PHONE, text)).toContain(words)
})

it.each([
  ['99442 rejected by Medicare and by our BCBS plan, 16 min', '98012; 99212'],
  ['99442 rejected', '98016; 98012; 99212'],
  ['99441 denied by Aetna, 12 minutes', '98012; 99212'],
])('leaves the phone visit open where the plan is: %s', (text, codes) => {
  expect(chosen(PHONE, text)).toBe(codes)
})

it.each([
  ['anesthesia for screening colonoscopy, they took out a polyp so not screening anymore', '00811, because something'],
  ['crna doing medicare screening colonoscopy that turned into polypectomy', '00811, because something'],
  ['Screening colonoscopy, nothing found, Medicare, 00810', '00812, because it stayed'],
])('hears what became of a screening: %s', (text, words) => {
  expect(chosen(SCOPE, text).startsWith(words)).toBe(true)
})

it.each([
  ['00810 for colonoscopies rejects', '00812; 00811'],
  ['right one for a screening, and for a Medicare screening where they took out a polyp?', '00812; 00811'],
  ['(a) screening scope no findings (b) screening scope that turned into polypectomy', '00812; 00811'],
  ['00810 for a screening colonoscopy with EGD', '00812; 00811; 00813'],
])('leaves open what it does not tell: %s', (text, codes) => {
  expect(chosen(SCOPE, text)).toBe(codes)
})

it('tells who takes no consultations, and leaves the short call of a phone visit open', () => {
  expect(chosen(CONSULT, '99241 for medicare')).toBe('99202, because Medicare takes no consultations')
  expect(chosen(CONSULT, '99241 for Aetna')).toBe('99242; 99202')
  expect(chosen(PHONE, '99441 denied by medicare')).toMatch(/^99212 with modifier 93 .* allow; 98016$/)
})
