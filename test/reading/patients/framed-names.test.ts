import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { knowing } from '../known-codes.ts'

const isCode = knowing('CPT 99213', 'CPT 92134', 'CPT 20610', 'CPT 96413')
const identifiers = (text: string): string[] =>
  readInquiry({ subject: 'question', text, sentOn: '2026-11-21' }, isCode).identifiers.map(
    ({ kind, text: written }) => `${kind}: ${written}`,
  )

describe('a name in small letters that its frame makes a person', () => {
  it.each([
    ['ms folasade oyelaran had 99213 on 10/4', 'name: folasade oyelaran'],
    ['miss quenby hartwell was seen 10/4 for 99213', 'name: quenby hartwell'],
    ['ms. oyelaran needs 99213 fixed', 'name: oyelaran'],
    ['mr john hartwell 99213', 'name: john hartwell'],
    ['mrs folasade oyelaran 99213', 'name: folasade oyelaran'],
    ['did both on folasade oyelaran 10/4/26, 92134', 'name: folasade oyelaran'],
    ['did the shot for quenby oyelaran, 67 yo, 20610', 'name: quenby oyelaran'],
    ['injected on quenby hartwell last tuesday 20610', 'name: quenby hartwell'],
    ['the oct on terrence oakhurst 10/4 92134', 'name: terrence oakhurst'],
  ])('is found in %j', (text, name) => expect(identifiers(text)).toEqual([name]))

  it.each([
    'seen, ms flareup, 99213 today',
    'ms ocrevus infusion 96413',
    'ms patient 96413',
    'MS relapse and ms symptoms, 99213',
    'miss the 25 on 99213?',
    'injection on subacromial bursa 10/4/26 20610',
    'did it for aetna commercial 10/4/26 99213',
    'billed for medtronic pacemaker 10/4/26 99213',
    'did both on supraspinatus tendon 10/4/26, 20610',
    'report on waystar rejections 10/4/26 99213',
    'for dallas branch 10/4/26 99213',
    'done on tuesday 10/4, 20610',
  ])('is none in %j', (text) => expect(identifiers(text)).toEqual([]))
})

describe('initials of whoever was served', () => {
  it.each([
    ["Yesterday's visit for J.W.: 99213", ['name: J.W.']],
    ['the claim on A.R.T. denied 99213', ['name: A.R.T.']],
    ['surgery with K.L. on 10/4, 20610', ['name: K.L.']],
    ['99213 for K.L. (DOB 1/2/60)', ['name: K.L.', 'dob: 1/2/60']],
    ['J.W., mrn 4471902: 99213', ['name: J.W.', 'mrn: 4471902']],
  ])('are found in %j', (text, expected) => expect(identifiers(text)).toEqual(expected))

  it.each([
    'visit for P.T. eval 99213',
    'visit with E.N.T. 99213',
    'claim for I.V. push 96413',
    'note with A.B.N. signed 99213',
    'exam of O.D. and O.S., 92134',
  ])('are none in %j', (text) => expect(identifiers(text)).toEqual([]))
})

describe('a birth behind "b."', () => {
  it.each([
    ['new pt Keoni Marlowe b. 1990-12-04 99213', 'dob: 1990-12-04'],
    ['pt Quenby Hartwell, b. 1990/12/04, 99213', 'dob: 1990/12/04'],
    ['pt Quenby Hartwell b. 4 Dec 1990 99213', 'dob: 4 Dec 1990'],
    ['pt Quenby Hartwell b. 04-Dec-90 99213', 'dob: 04-Dec-90'],
    ['pt Quenby Hartwell b. 12-04-1990 99213', 'dob: 12-04-1990'],
  ])('is masked in %j', (text, birth) => expect(identifiers(text)).toContain(birth))

  it.each(['a. 99213 b. 20610', 'option b. 2 units of 99213'])('is none in %j', (text) =>
    expect(identifiers(text)).toEqual([]),
  )
})

describe('a name that begins a mail before who pays', () => {
  it.each([
    'Quenby Hartwell, Medicare ssn is on the old card. 99213 ok?',
    'Quenby Hartwell, Aetna primary, is 99213 ok',
    'Quenby Hartwell, Humana member number changed, 99213',
    'Quenby Hartwell, Medicaid id attached, 99213',
  ])('is found in %j', (text) => expect(identifiers(text)).toContain('name: Quenby Hartwell'))

  it.each([
    'Quenby Hartwell, Medicare Specialist here. 99213?',
    'Quenby Hartwell, Medicare primary care team. 99213?',
    'Dear Quenby, Medicare denied 99213',
  ])('is who writes or reads in %j', (text) => expect(identifiers(text)).toEqual([]))
})
