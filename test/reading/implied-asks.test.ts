import { describe, expect, it } from 'vitest'
import { readAsks } from '../../src/reading/asks.ts'
import { findCodeReferences } from '../../src/reading/code-references.ts'
import { knowsNothing } from './known-codes.ts'

const kinds = (text: string) => readAsks(text, findCodeReferences(text, knowsNothing)).map(({ kind }) => kind)

describe('questions that are implied', () => {
  it.each([
    // What is said to have changed.
    ['All our claims with dx G35 started bouncing. Did MS change?', 'status'],
    ['All our claims with dx G35 started bouncing at the clearinghouse', 'crosswalk'],
    ['I21.A9: has the code been split?', 'crosswalk'],
    ['did the obesity codes change? E66.01', 'crosswalk'],
    ['99454 with 11 days. Heard it changed', 'status'],
    ['I heard this was revised, 99454', 'status'],
    ['71020, our charge sheet is ancient', 'status'],
    ['superbill is from 2016: 11100', 'status'],
    ['whats the current code for 71020', 'status'],
    ['what is the up to date code for 97001', 'status'],
    ['Staff have continued to report E66.01', 'crosswalk'],
    ['We kept using G2012 all year', 'crosswalk'],
    ['Medicare denied 97014. What do we bill for unattended stim', 'crosswalk'],
    ['Aetna rejected G0283, so what can we use', 'crosswalk'],
    // Levels.
    ['patient was very complex, 99496 right?', 'em_level'],
    ['medically complex, 99495?', 'em_level'],
    ['UnitedHealthcare downcoded a 99205 from November', 'em_level'],
    ['Billed 99239. Auditor wants 99238.', 'em_level'],
    ['The payer lowered our 99215', 'em_level'],
    ['the reviewer says it should be 99213', 'em_level'],
    // Refusals.
    ['UnitedHealthcare downcoded a 99205', 'denial'],
    ['have us send it with the dispute, 99205', 'denial'],
    ['we want a redetermination of 64721', 'denial'],
    ['Ins cut 29823 as bundled', 'denial'],
    ['they took 50% off 29826', 'denial'],
    ['payer cut the 95886 line by half', 'denial'],
    ['they processed 96127 as incidental', 'denial'],
    // Fees.
    ['43239 and 45380. Does Medicare cut the 2nd one in half?', 'fee'],
    ['will they pay the second knee at 50%?', 'fee'],
    ['is 45380 reduced by half', 'fee'],
    ['45380 second scope at half price?', 'fee'],
    // Codes looked for.
    ['fell off a ladder, cast change. Dx code(s)?', 'code_search'],
    ['does the ladder code get reported again', 'code_search'],
    ['confirm the diagnosis codes that represent this wording', 'code_search'],
    ['codes which best describe a partial thyroidectomy', 'code_search'],
    ['S93.402 ankle sprain. is it A or D for us?', 'code_search'],
    ['EHR suggests Z47.89, my coder says S52.501D. who is right', 'code_search'],
    ['74160-26 and 72193-26 same trip. combine?', 'code_search'],
    // What goes beside what.
    ['Is it 11042 x 4? nurse also has 97597, can that go too?', 'billed_together'],
    ['99496 done, can 99490 still go out for March?', 'billed_together'],
    ['58558, surgeon wants the D&C listed on its own line', 'billed_together'],
    ['58558 and 57505, separate', 'billed_together'],
    ['76942 was used, should it go with the 20610?', 'billed_together'],
    ['99203, xray 73110, splint 29125, 25600. what can we bill & mods?', 'billed_together'],
    // Rules that are bent.
    ['82306 denied. what dx will make it pay?', 'compliance'],
    ['82306: give me a dx that pays', 'compliance'],
    ['which code gets 82306 to pay, a dx which gets it paid', 'compliance'],
    ['NP saw the patient. Incident-to under my number, or hers?', 'compliance'],
    ['Owner says bill everything under Dr Hale’s NPI', 'compliance'],
    // The time after a surgery.
    ['25600-RT, 29125-RT, we splinted it and will follow it. Anything wrong?', 'global_period'],
    ['25600. f/u visit 2 wks no charge right', 'global_period'],
    ['25600, is the follow-up free', 'global_period'],
    // Modifiers.
    ['00812, Medicare screening where they took out a polyp', 'modifier_choice'],
    ['45385, screening turned diagnostic', 'modifier_choice'],
    ['L4361 rt foot keeps getting denied', 'modifier_choice'],
    ['64635 on 10/6, new neck pain, full visit 99214. can’t bill in global?', 'modifier_choice'],
    // Numbers.
    ['12032 and 12031: do the repairs get added together?', 'units'],
    ['97110, do we add up the minutes', 'units'],
    // Coverage.
    ['Medicare diabetic. 11721 and 11056, do we need Q8', 'coverage'],
    ['90715 was denied by part B last time', 'coverage'],
    ['98941 for a Medicare patient, which modifier', 'coverage'],
    ['can we do 90853 over zoom for Medicare, clients at home?', 'coverage'],
    // The same told otherwise.
    ['what should 99241 be now', 'crosswalk'],
    ['what took over for 97001', 'crosswalk'],
    ['is the second scope paid less, 43239 and 45380', 'fee'],
    ['do they discount the second one, 29823', 'fee'],
    ['multiple procedure reduction on 95910?', 'fee'],
    ['class 3 obesity, how does that translate to ICD', 'code_search'],
    ['wrist fx seen 2nd time in clinic, initial or subsequent?', 'code_search'],
    ['please assign codes: lap chole with IOC', 'code_search'],
    ['what would you put for a trigger finger release', 'code_search'],
    ['do I drop 97597 since 11042 was done', 'billed_together'],
    ['is the D&C its own charge with 58558', 'billed_together'],
    ['find me a dx to get 82306 through', 'compliance'],
    ['doctor wants the Z code swapped so 82306 goes thru', 'compliance'],
    ['NP isnt credentialed, can the doc sign everything', 'compliance'],
    ['can she use his NPI for 99213', 'compliance'],
    ['UHC dropped our 99215 to 99213', 'denial'],
    ['Optum paid us for 99203 instead of 99205', 'denial'],
    ['how do I fight this, 95165', 'denial'],
    ['99239 but no time in the note', 'em_level'],
    ['moderate or high for 99495', 'em_level'],
    ['25600 and 29125, we’ll see her back in 2 weeks. what do we bill', 'global_period'],
    ['25600 are the follow ups part of it', 'global_period'],
    ['is the 2 week check included in 25600', 'global_period'],
    ['can we charge when he comes back for xray, 25600', 'global_period'],
    ['surgeon stopped the 45378 halfway', 'modifier_choice'],
    ['colonoscopy 45378 couldn’t get past sigmoid', 'modifier_choice'],
    ['11402 12032 different arms, both paid?', 'modifier_choice'],
    ['PA helped with 29827, billable?', 'modifier_choice'],
    ['is shingrix a part D thing 90750', 'coverage'],
    ['99213 while the patient was in his car on his tablet', 'telehealth'],
    ['99214 pt was home, we used doxy', 'telehealth'],
    ['doc never wrote the time 99239', 'documentation'],
    ['99497, does the note have to say how long', 'documentation'],
  ])('%s: %s', (text, kind) => expect(kinds(text)).toContain(kind))
})

describe('what is not implied', () => {
  it.each([
    ['Has the patient changed? 97110, how many units', 'status'],
    ['12032, a very complex repair', 'em_level'],
    ['99214, our coder downcoded it', 'denial'],
    ['43239 and 45380. Does Medicare cut the 2nd one in half?', 'denial'],
    ['00812 billed. do we change to 00811', 'compliance'],
    ['29881 and 29877, who is right', 'code_search'],
    ['Can 99222 go under my NPI', 'compliance'],
    ['we will follow up with the payer about 99213', 'global_period'],
    ['L1833 lt knee, which policy', 'denial'],
    ['25600 global, how long', 'modifier_choice'],
    ['11721 denied CO-97 by Medicare', 'coverage'],
    ['99223 initial or subsequent hospital visit', 'code_search'],
    ['the pt paid for parking, so it goes', 'compliance'],
    ['11721 for a Cigna patient, which modifier', 'coverage'],
  ])('%s: not %s', (text, kind) => expect(kinds(text)).not.toContain(kind))
})
