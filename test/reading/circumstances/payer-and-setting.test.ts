import { describe, expect, it } from 'vitest'
import { readPayer } from '../../../src/reading/circumstances/payer.ts'
import { readSetting } from '../../../src/reading/circumstances/setting.ts'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'
import { knowsNothing } from '../known-codes.ts'

describe('the payer', () => {
  it.each([
    ['Medicare and Aetna', 'Medicare; Aetna'],
    ['Aetna and Medicare', 'Medicare; Aetna'],
    ['UHC MA plan paid', 'Medicare Advantage; UnitedHealthcare'],
    ['Humana Medicare denied', 'Medicare Advantage; Humana'],
    ['Medicaid TX', 'Medicaid'],
    ['TennCare denied', 'Medicaid'],
    ['MO HealthNet', 'Medicaid'],
    ['Humana Gold Plus', 'Medicare Advantage; Humana'],
    ['UHC Dual Complete', 'Medicare Advantage; UnitedHealthcare'],
    ['Florida Blue', 'BCBS'],
    ['Optum denied the individual session', 'Optum'],
    ['Optum Care denied it', 'UnitedHealthcare'],
    ['our Optum encoder says no', null],
    ['WC claim', 'Workers’ compensation'],
    ['Does BCBS TX take it?', 'BCBS'],
    ['FW: ACME Health denial', 'ACME Health'],
    ['Can 97153 and 97155 be billed together? Commercial', 'Commercial'],
    ['what the VA pays for 99203', 'VA'],
    ['VA fee schedule for 99203', 'VA'],
    ['the VA was 20/40, 92014', null],
    ['Richmond VA, 99213', null],
    ['urgent care, commercial. 12001 with 99213', 'Commercial'],
    ['commercial that follows NCCI', 'Commercial'],
    ['Medicare and commercial', 'Medicare'],
    ['letter of BlueCrest Health Plan, 27447', 'BlueCrest Health Plan'],
    ['our health plan, 27447', null],
    ['scanned\nGreat Lakes Mutual\nP.O. Box 49501\nGrand Rapids MI', 'Great Lakes Mutual'],
    ['Thanks\nLakeside Mutual\nAid Society', null],
    ['commercial driver exam', null],
    ['a commercial kit, 87804', null],
    ['medical necessity', null],
    ['g0439 with 99213', null],
    ['He has Kaiser thru work. AT needed or is it medicare only?', 'Kaiser'],
    ['Aetna. Is that just a Medicare rule?', 'Aetna'],
    ['Cigna denied the G0500, is it a medicare thing or do we need it too', 'Cigna'],
    ['Is it Medicare or Aetna that is primary?', 'Medicare; Aetna'],
    ['She had Aetna, now it is Medicare only', 'Medicare; Aetna'],
    ['GA on the line, is that medicare only?', 'Medicare'],
  ])('of %j is %s', (text, payer) => expect(readPayer(text)).toBe(payer))
})

describe('the setting', () => {
  it.each([
    ['99213 POS 11', 'office'],
    ['99213 POS 22', 'outpatient_hospital'],
    ['POS 02 or 10', 'telehealth'],
    ['Facility side rev 0450', 'outpatient_hospital'],
    ['DRG 470', 'inpatient_hospital'],
    ['at our ASC', 'facility'],
    ['video visit', 'telehealth'],
    ['45378 pro fee', 'office'],
    ['20610', null],
  ])('of %j is %s', (text, setting) => expect(readSetting(text, findCodeReferences(text, knowsNothing))).toBe(setting))
})
