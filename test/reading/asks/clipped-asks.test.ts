import { describe, expect, it } from 'vitest'
import { readAsks } from '../../../src/reading/asks/asks.ts'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'
import { knowsNothing } from '../known-codes.ts'

const kinds = (text: string): string[] => readAsks(text, findCodeReferences(text, knowsNothing)).map(({ kind }) => kind)

describe('questions clipped by people who tell more than they ask', () => {
  it.each([
    ['path says SCC, change to C44.42 now yes?', 'code_search'],
    ['path came back, do we switch it to D03.9?', 'code_search'],
    ['should the admin be G0008?', 'code_search'],
    ['shouldn’t the second line be 96372?', 'code_search'],
    ['We sent 45378, should have been G0121 with Z12.11?', 'code_search'],
    ['And for place of service is a group home 12 or POS 14?', 'code_search'],
    ['99213, what date goes on the claim', 'documentation'],
    ['95810, which day do we bill', 'documentation'],
    ['Does he have to itemize the minutes in the note', 'documentation'],
    ['can the doctor just write "45 min total"?', 'documentation'],
    ['is one sentence from him enough for 99233', 'documentation'],
    ['can her weight check visit go too, 90471', 'billed_together'],
    ['why zero and what is N130', 'code_meaning'],
    ['what is MA130', 'code_meaning'],
    ['Also can we collect up front from him?', 'compliance'],
    ['97813, may we take a deposit before the visit', 'compliance'],
    ['could we ask her to pay now, 97813', 'compliance'],
    ['R05 keeps getting kicked. whats the new', 'crosswalk'],
    ['R05.9 keeps bouncing', 'crosswalk'],
    ['I48.2, isnt that afib anymore?', 'crosswalk'],
    ['Do minutes start over for the 01968?', 'add_on'],
    ['99292: does the clock reset for the add-on', 'add_on'],
    ['a plan letter says definitive testing limited to 8 per rolling 6 months, G0480', 'coverage'],
    ['97110, what is the therapy threshold', 'coverage'],
    ['58611, and is Z30.2 enough?', 'coverage'],
  ])('%j: %s', (text, kind) => expect(kinds(text)).toContain(kind))

  it.each([
    ['denied 45378, it should have been G0121.', 'code_search'],
    ['the plan changed to a new vendor, 99213 denied', 'code_search'],
    ['path says SCC, change to C44.42 now yes?', 'compliance'],
    ['we collected the specimen up front, 88305 x2?', 'compliance'],
    ['she can just write to you, 99213', 'documentation'],
    ['what is new in the note of 99213', 'crosswalk'],
    ['the visits start at nine on Mondays, 99213', 'add_on'],
    ['is 99213 enough?', 'coverage'],
    ['he saw 8 patients a day, 99213', 'coverage'],
  ])('%j does not ask %s', (text, kind) => expect(kinds(text)).not.toContain(kind))
})
