import { describe, expect, it } from 'vitest'
import type { SubcodeFact } from '../../../src/domain/codebook.ts'
import { chooseSubcodes } from '../../../src/rules/rows/choose-subcode.ts'
import { codeRow, inquiryAsking } from '../../support/codebook-facts.ts'

const below = (header: string, titles: Readonly<Record<string, string>>): SubcodeFact[] =>
  Object.entries(titles).map(([code, description]) => ({
    ...codeRow(code, '2015-10-01..', { system: 'ICD-10-CM' }),
    description,
    header,
  }))

const DISC = below('M51.36', {
  'M51.360': 'Disc degeneration, lumbar region with discogenic back pain only',
  'M51.361': 'Disc degeneration, lumbar region with lower extremity pain only',
  'M51.362': 'Disc degeneration, lumbar region with discogenic back pain and lower extremity pain',
  'M51.369': 'Disc degeneration, lumbar region without mention of lumbar back pain or lower extremity pain',
})
const KNEE = below('M17.1', {
  'M17.10': 'Unilateral primary osteoarthritis, unspecified knee',
  'M17.11': 'Unilateral primary osteoarthritis, right knee',
  'M17.12': 'Unilateral primary osteoarthritis, left knee',
})
const STAGE = below('N18.3', {
  'N18.30': 'Chronic kidney disease, stage 3 unspecified',
  'N18.31': 'Chronic kidney disease, stage 3a',
  'N18.32': 'Chronic kidney disease, stage 3b',
})
const DEMENTIA = below('F03.9', {
  'F03.90': 'Unspecified dementia, without behavioral disturbance',
  'F03.92': 'Unspecified dementia, with behavioral disturbance',
})
const PELVIC = below('R10.2', {
  'R10.20': 'Pelvic and perineal pain unspecified side',
  'R10.21': 'Pelvic and perineal pain right side',
  'R10.22': 'Pelvic and perineal pain left side',
  'R10.24': 'Suprapubic pain',
})
const POLYPS = below('Z86.010', {
  'Z86.0100': 'Personal history of colon polyps, unspecified',
  'Z86.0101': 'Personal history of adenomatous and serrated colon polyps',
  'Z86.0102': 'Personal history of hyperplastic colon polyps',
  'Z86.0109': 'Personal history of other colon polyps',
})
const OBESITY = below('E66.8', {
  'E66.89': 'Other obesity not elsewhere classified',
  'E66.811': 'Obesity, class 1',
  'E66.813': 'Obesity, class 3',
})
const REFLUX = below('K21.0', {
  'K21.00': 'Reflux disease with esophagitis, without bleeding',
  'K21.01': 'Reflux disease with esophagitis, with bleeding',
})
const FRACTURE = below('S52.501', {
  'S52.501A': 'Fracture of right radius, initial encounter for closed fracture',
  'S52.501B': 'Fracture of right radius, initial encounter for open fracture type I or II',
  'S52.501D': 'Fracture of right radius, subsequent encounter for closed fracture with routine healing',
  'S52.501E': 'Fracture of right radius, subsequent encounter for open fracture type I or II with routine healing',
  'S52.501G': 'Fracture of right radius, subsequent encounter for closed fracture with delayed healing',
})
const SPRAIN = below('S83.51', {
  'S83.511A': 'Sprain of ligament of right knee, initial encounter',
  'S83.511D': 'Sprain of ligament of right knee, subsequent encounter',
  'S83.512A': 'Sprain of ligament of left knee, initial encounter',
  'S83.512D': 'Sprain of ligament of left knee, subsequent encounter',
})

const codesFor = (header: string, rows: SubcodeFact[], text: string): string[] =>
  chooseSubcodes(header, rows, inquiryAsking(text, ['status'], header)).map(({ row }) => row.code)

describe('the code below a header that a message describes', () => {
  it.each<[string, SubcodeFact[], string | null]>([
    ['axial back pain and left leg pain', DISC, 'M51.362'],
    ['discogenic back pain, nothing in the legs so far', DISC, 'M51.360'],
    ['M51.36 not accepted, axial back pain and left leg pain', DISC, 'M51.362'],
    ['no leg pain, discogenic back pain', DISC, null],
    ['GERD with esophagitis, no bleeding', REFLUX, 'K21.00'],
    ['GERD with esophagitis and bleeding', REFLUX, 'K21.01'],
    ['GERD with esophagitis, not bleeding', REFLUX, null],
    ['what replaces it', DISC, null],
    ['left knee OA', KNEE, 'M17.12'],
    ['lt knee OA', KNEE, 'M17.12'],
    ['is that right?', KNEE, null],
    ['what is the right code', KNEE, null],
    ['left knee this time, right knee in May', KNEE, null],
    ['note says stage 3b', STAGE, 'N18.32'],
    ['stage 3', STAGE, 'N18.30'],
    ['right sided pelvic pain', PELVIC, 'R10.21'],
    ['pelvic pain', PELVIC, null],
    ['path was tubular adenoma', POLYPS, 'Z86.0101'],
    ['DOS 11/1/2025, BMI 42.1, class 3 obesity', OBESITY, 'E66.813'],
    ['pain is on the left; what about suprapubic', PELVIC, null],
    ['no behaviors', DEMENTIA, 'F03.90'],
    ['dementia, not aggressive', DEMENTIA, null],
    ['closed fx, cast off, starting therapy', FRACTURE, 'S52.501D'],
    ['seen in the ER', FRACTURE, 'S52.501A'],
    ['cast off, delayed healing', FRACTURE, 'S52.501G'],
    ['open fx type II, PT clinic', FRACTURE, 'S52.501E'],
    ['is it enough?', FRACTURE, null],
    ['seen in UC, then goes to PT, A or D?', FRACTURE, null],
    ['seen in UC for a dressing change', FRACTURE, null],
    ['dressing change after pinning', FRACTURE, 'S52.501D'],
    ['right knee, 4 weeks post', SPRAIN, 'S83.511D'],
    ['right knee', SPRAIN, null],
  ])('%s', (text, rows, code) => {
    const header = rows[0]?.header ?? ''
    expect(codesFor(header, rows, text)).toEqual(code === null ? [] : [code])
  })

  it('is one for each line that describes one', () => {
    expect(codesFor('R10.2', PELVIC, '2) pain is on the left\n3) what about suprapubic')).toEqual(['R10.22', 'R10.24'])
  })

  it('is told as one of later care where the encounter decides it', () => {
    const asked = (text: string) => chooseSubcodes('S52.501', FRACTURE, inquiryAsking(text, ['status'], 'S52.501'))[0]
    expect(asked('hand therapy clinic')?.isLater).toBe(true)
    expect(asked('seen in the ED')?.isLater).toBe(false)
  })
})
