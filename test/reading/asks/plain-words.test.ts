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
    ['does that go on two lines', 'units'],
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
    ['they paid the 20610 and zeroed the other one', 'denial'],
    ['Medicare skipped the rest', 'denial'],
    ['nothing for the other two', 'denial'],
    ['came back on 3/9 just to pull the packing', 'global_period'],
    ['back for a dressing change', 'global_period'],
    ['drain removed', 'global_period'],
    ['a) all three ok?', 'billed_together'],
    ['are both of these fine', 'billed_together'],
    ['what did we forget', 'modifier_choice'],
    ['What are we missing?', 'modifier_choice'],
    ['what did our biller leave off', 'modifier_choice'],
    ['what is the KX actually telling them?', 'code_meaning'],
    ['what does the GA really tell the payer', 'code_meaning'],
    ['he picked those. anything wrong?', 'code_search'],
    ['anything off with the codes?', 'code_search'],
    ['any mistakes here?', 'code_search'],
    ['Who still uses 99218?', 'status'],
    ['who still bills 99218?', 'crosswalk'],
    ['is FS still a thing', 'modifier_choice'],
    ['are those still a thing', 'status'],
    ['Can we just auto ship every 3 months', 'compliance'],
    ['are automatic refills ok', 'compliance'],
  ])('%j: %s', (text, kind) => expect(kinds(BESIDE + text)).toContain(kind))

  it.each([
    ['the nerve is dead', 'status'],
    ['it’s history of falls', 'status'],
    ['our software has 99213', 'status'],
    ['the auth is good in all states', 'status'],
    ['she spits it out when given', 'status'],
    ['how do we list the patient', 'units'],
    ['only 1 line paid', 'units'],
    ['two lines were denied', 'units'],
    ['we own the x-ray unit in our office', 'units'],
    ['what time is it there', 'units'],
    ['he logs in at 8', 'documentation'],
    ['she needs a lot of time', 'documentation'],
    ['do you need the site of the clinic', 'documentation'],
    ['what is the 25 for', 'code_meaning'],
    ['there is a space between 11305 and 11306', 'code_search'],
    ['stuck between 99213 and 99214', 'code_search'],
    ['the dose was cut to 0.5 mg', 'denial'],
    ['A1c was reduced to 6', 'denial'],
    ['she skipped the second dose', 'denial'],
    ['wound packing 10060', 'global_period'],
    ['the packing list came back', 'global_period'],
    ['is there anything?', 'code_search'],
    ['anything wrong with the portal?', 'code_search'],
    ['pain still there, a thing of the past', 'status'],
    ['auto accident', 'compliance'],
    ['she ships it', 'compliance'],
  ])('%j: no %s', (text, kind) => expect(kinds(BESIDE + text)).not.toContain(kind))
})

describe('questions of the office', () => {
  it.each([
    ['Which level of supervision does a stress test need?', 'em_level'],
    ['What level of appeal is next?', 'em_level'],
    ['Our virtual scribe works from abroad, does she sign?', 'telehealth'],
    ['The plan paid by virtual card', 'telehealth'],
    ['A locum is covering our pediatrician for 14 weeks', 'coverage'],
    ['Dr Lee was covering for my partner that week', 'coverage'],
    ['Can we keep using Q6 all that time?', 'code_search'],
    ['How long do we keep the EOBs?', 'code_search'],
    ['Can we charge a no show fee?', 'fee'],
    ['Excised a mole at the fair. Are they new patients?', 'code_search'],
    ['Title says excision, the body incision. Do I code from the body?', 'code_search'],
    ['Does the scooter repair need a new face to face?', 'code_search'],
    ['Debrided a toe. Which date goes on the claim?', 'code_search'],
  ])('%j is not of the kind %s', (text, kind) => expect(kinds(text)).not.toContain(kind))

  it.each([
    ['Which level does this visit reach?', 'em_level'],
    ['Was seen by virtual visit', 'telehealth'],
    ['Is the plan covering our injections?', 'coverage'],
    ['Does the plan cover the PA visit?', 'coverage'],
    ['Can we keep 99214 here?', 'code_search'],
    ['What is the fee for it?', 'fee'],
    ['Excised a mole of 1 cm from the nose', 'code_search'],
  ])('%j is of the kind %s', (text, kind) => expect(kinds(text)).toContain(kind))
})
