import { describe, expect, it } from 'vitest'
import { knowing } from '../known-codes.ts'
import { readOthers } from './read-modifiers.ts'

const isCode = knowing('ICD-9-CM 723.1', 'ICD-9-CM 250.00', 'ICD-9-CM 102.2', 'ICD-10-CM M54.2', 'ICD-10-CM E11.9')

const othersIn = (text: string): string => readOthers(text, isCode)

describe('a number of ICD-9-CM that a diagnosis of today is set against', () => {
  it.each([
    "the adjuster's file carries 723.1. Our system turns that to M54.2",
    'the comp file has 723.1, we send M54.2',
    '723.1 -> M54.2 right?',
    'is it 723.1 or M54.2',
    '723.1 vs M54.2',
    '723.1 is now M54.2?',
    'M54.2 (used to be 723.1)',
    'M54.2 replaced 723.1',
    'the referral came with 723.1 and our EMR wants M54.2',
    '723.1 gets converted to M54.2 by the software',
    'superbill still lists 723.1, payer wants M54.2',
  ])('is read in %j', (text) => expect(othersIn(text)).toBe('ICD-9-CM 723.1'))

  it.each([
    'paid 250.00 to the M20 account',
    'chart shows 102.2 temp, E11.9',
    'invoice of 250.00 for E11.9',
    'balance 250.00, E11.9',
    'the claim shows 250.00 allowed, E11.9',
    'she weighs 250.00 lbs, E11.9',
    'the claim has 250.00 paid on it, E11.9',
    'the file has 250.00 on it',
    '723.2 or 30',
  ])('is none in %j', (text) => expect(othersIn(text)).toBe(''))
})
