import { describe, expect, it } from 'vitest'
import { readAsks } from '../../../src/reading/asks/asks.ts'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'
import { knowsNothing } from '../known-codes.ts'

const kinds = (text: string): string[] => readAsks(text, findCodeReferences(text, knowsNothing)).map(({ kind }) => kind)

/** Two services, so that nothing is asked but what words ask. */
const BESIDE = '20610 and 99213 went out. '

describe('questions asked in plain words', () => {
  it.each([
    ['our charge sheet still carries 11100', 'status'],
    ['our charge sheet still carries 11100', 'crosswalk'],
    ['the encounter form still prints 99241', 'crosswalk'],
    ['I was told it’s dead', 'status'],
    ['I heard 99441 got axed', 'status'],
    ['someone said 11100 was killed off', 'status'],
    ['they say that one is history', 'status'],
    ['99241 bit the dust?', 'status'],
    ['valid 2026?', 'status'],
    ['good for 2026?', 'status'],
    ['the clearinghouse spits it out', 'status'],
    ['our scrubber keeps kicking the code back', 'crosswalk'],
    ['how do we list 64490 and 64491?', 'units'],
    ['How is time counted on the add on', 'units'],
    ['how do you figure the minutes', 'units'],
    ['does she have to log the 30 mins', 'documentation'],
    ['must we track those 20 min', 'documentation'],
    ['does the nurse need to write the lot number', 'documentation'],
    ['does the MA have to chart the site', 'documentation'],
    ['what is CO 253', 'code_meaning'],
    ['What’s the 253 one?', 'code_meaning'],
    ['im stuck between 11305 and 11306', 'code_search'],
    ['we are on the fence between 11305 and 11306', 'code_search'],
    ['cant decide between the 11305 and 11306', 'code_search'],
    ['20610 was reduced to $0.00', 'denial'],
    ['20610 got cut down to zero', 'denial'],
    ['this is a notice of reduction', 'denial'],
  ])('%j: %s', (text, kind) => expect(kinds(BESIDE + text)).toContain(kind))

  it.each([
    ['the nerve is dead', 'status'],
    ['it’s history of falls', 'status'],
    ['our software has 99213', 'status'],
    ['the auth is good in all states', 'status'],
    ['she spits it out when given', 'status'],
    ['how do we list the patient', 'units'],
    ['what time is it there', 'units'],
    ['he logs in at 8', 'documentation'],
    ['she needs a lot of time', 'documentation'],
    ['do you need the site of the clinic', 'documentation'],
    ['what is the 25 for', 'code_meaning'],
    ['there is a space between 11305 and 11306', 'code_search'],
    ['stuck between 99213 and 99214', 'code_search'],
    ['the dose was cut to 0.5 mg', 'denial'],
    ['A1c was reduced to 6', 'denial'],
  ])('%j: no %s', (text, kind) => expect(kinds(BESIDE + text)).not.toContain(kind))
})
