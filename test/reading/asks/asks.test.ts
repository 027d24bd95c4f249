import { describe, expect, it } from 'vitest'
import type { IsCode } from '../../../src/domain/is-code.ts'
import { readAsks } from '../../../src/reading/asks/asks.ts'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'
import { knowing, knowsNothing } from '../known-codes.ts'

const asks = (text: string) => readAsks(text, findCodeReferences(text, knowsNothing))
const kinds = (text: string) => asks(text).map(({ kind }) => kind)

describe('the kinds of questions', () => {
  it.each([
    ['What is CPT 99213?', 'code_meaning'],
    ['age cutoffs for 99381-99387', 'code_meaning'],
    ['age limit for 90750', 'coverage'],
    ['99254: what do we send with the appeal to Medicare', 'documentation'],
    ['7.4 miles each way how do we enter it', 'units'],
    ['every G35 claim fails our scrubber', 'status'],
    ['47563 and 49591 at the port. Would that not be just closing the port?', 'billed_together'],
    ['99213: did the efficiency cut touch office visits?', 'fee'],
    ['M54.5 and R51, from which date did the old ones stop?', 'status'],
    ['when did 99201 stop', 'status'],
    ['62323: is there a rolling 12 month limit and how is it counted?', 'coverage'],
    ['A4253 yearly test strip limit?', 'coverage'],
    ['since October every M51.36 claim fails our scrubber', 'crosswalk'],
    ['Is G0389 still what we use', 'crosswalk'],
    ['EMR still has J9310 on the template', 'status'],
    ['R10.2 no good anymore?', 'status'],
    ['clearinghouse says Z86.010 is incomplete', 'status'],
    ['99454: anything billable, anything new this yr', 'status'],
    ['20610 and 99213, what do we append', 'modifier_choice'],
    ['11042 and 97597? The scrubber says pick one.', 'billed_together'],
    ['90839 done. Also wants to bill 90791', 'billed_together'],
    ['L4360: is the rep right?', 'code_search'],
    ['69436 x2, 42830. Fix please.', 'code_search'],
    ['put it as L4360?', 'code_search'],
    ['how it differs from L1832', 'code_meaning'],
    ['POS 19 or 22 for off campus hospital clinic? 99213', 'code_search'],
    ['DRG 193 or 189, what do those DRGs say', 'code_meaning'],
    ['11056 and 11721, Medicare paid the calluses, not the nails', 'denial'],
    ['96127 x4? one unit got cut', 'denial'],
    ['27096 RT, 27096 LT. How should it go for medicare', 'code_search'],
    ['11402 with 12032, is the closure billable?', 'billed_together'],
    ['99348 hospice, whats GV vs GW', 'code_meaning'],
    ['what makes it DRG 871 and not 872', 'code_meaning'],
    ['needle aspirations of two thyroid nodules, what cpts', 'code_search'],
    ['E0601: can we just put KX on', 'compliance'],
    ['71045-26 twice, is 2 a day ok', 'units'],
    ['Does Ohio Medicaid need a PA for 92507', 'coverage'],
    ['S52.501A on the referral, is that enough?', 'documentation'],
    ['he bills 63047-59 every time', 'compliance'],
    ['high complexity, is that 99496', 'em_level'],
    ['AS on 27130, what %', 'fee'],
    ['43249 and 43239, only the first line paid', 'denial'],
    ['G0316 instead? how many.', 'units'],
    ['fracture check 99213', 'global_period'],
    ['what on earth is S9083', 'code_meaning'],
    ['what does Aetna allow for 95165 per year', 'coverage'],
    ['two thyroid nodules, what cpts', 'code_search'],
    ['What does an ASC get paid for 66984?', 'fee'],
    ['does UHC limit 95165 per year', 'coverage'],
    ['L03.116 with sepsis, PDx?', 'code_search'],
    ['Pre-op clearance dx order Z01.818', 'code_search'],
    ['93971 negative, coder used I82.411. I think thats wrong?', 'documentation'],
    ['99350 home visit, what does that level require', 'em_level'],
    ['99309 v 99310, monthly visit, 30 min. which', 'em_level'],
    ['what’s UHC paying for 29827 and 23412', 'fee'],
    ['did 94010 then neb 94640, what do i bill', 'billed_together'],
    ['76705 for suspected cholelithiasis, report normal. biller used K80.20', 'documentation'],
    ['She wants 45385 recoded as 45378', 'compliance'],
    ['93306 r/o CHF, EF normal, biller put I50.9, not paid', 'documentation'],
    ['11402, 12031. No edit there that I see', 'billed_together'],
    ['20610 and 99213 denied CO-97', 'billed_together'],
    ['93015-26 denied. what’s correct?', 'code_search'],
    ['does 64484 come without its primary?', 'add_on'],
    ['Is the 90750 Part B like the flu shot?', 'coverage'],
    ['Which insurance goes first, Medicare or Aetna? 99214', 'coverage'],
    ['CO-22 on 90960, who is primary?', 'coverage'],
    ['was 99441 retired', 'status'],
    ['can we keep dropping 99490 in months we hit 20 min beside G0557', 'billed_together'],
    ['99424 and 99490 in the same calendar month', 'billed_together'],
    ['do we have to log time for G0557', 'documentation'],
    ['is verbal consent ok for 99490?', 'documentation'],
    ['99496?', 'documentation'],
    ['130 minutes, 90839 denied', 'units'],
    ['71045-26 twice', 'units'],
    ['two thyroid nodules aspirated, what cpts and how many units', 'code_search'],
    ['and is 2 a day ok', 'units'],
    ['12 days of readings, is 99454 ok', 'units'],
    ['can 99483 be repeated', 'coverage'],
    ['does 43775 require precert', 'coverage'],
    ['97110 need auth after visit 12?', 'coverage'],
    ['whats the differnce bw G0299 n G0300', 'code_meaning'],
    ['can 90461 ever go on a claim by itslef', 'add_on'],
    ['can 64484 go out w/o 64483', 'add_on'],
    ['G0299 sits in T status, say why it came back', 'denial'],
    ['What is the national Medicare payment for 93306-26', 'fee'],
    ['is 96110 payable with 99392', 'billed_together'],
    ['99232 split: what does the physician have to write himself', 'documentation'],
    ['Is it proper to query for R65.20', 'compliance'],
    ['define XU vs XS', 'code_meaning'],
    ['99204 kicked by clearinghouse, what do we use now', 'crosswalk'],
    ['99221-99223 vs 99234-99236 same date', 'em_level'],
    ['99204 new/established', 'em_level'],
    ['66984-54 and optom 66984-55', 'global_period'],
    ['G0105 every 24 mo', 'coverage'],
    ['is G0180 every 60 days?', 'coverage'],
    ['G0182: 25 min on the phone with hospice. billable?', 'coverage'],
    ['99490 and G0181 same month', 'billed_together'],
    ['64635 how many times per yr', 'coverage'],
    ['how many per year, which policy', 'coverage'],
    ['which of these are dead: 99241, 99354', 'status'],
    ['how many per day of 96372', 'units'],
    ['how many times can we bill 62323 in a year', 'coverage'],
    ['92650, 92651 and which does Medicare pay', 'coverage'],
    ['can I keep sepsis', 'code_search'],
    ['meets KDIGO, can I code N17.9', 'code_search'],
    ['99391, coder used Z00.129, H66.91. Right? and order?', 'code_search'],
    ['20610 + 76942 deleted?', 'billed_together'],
    ['Keep the M54.50?', 'billed_together'],
    ['29827, 29823, 29822. Which of these survive?', 'billed_together'],
    ['which of the 3 breathing codes can go: 94060 94640 94664?', 'billed_together'],
    ['46221 and 45378 same day, which goes?', 'billed_together'],
    ['does 13132 get cut because of the Mohs', 'billed_together'],
    ['11043 and 97598 of one wound. Keep both?', 'billed_together'],
    ['11042, 97597, 97605, keep all 3', 'billed_together'],
    ['00142-AA, 45 minutes, what should allowed be?', 'fee'],
    ['A41.9, R65.20, J18.9: what is principal? MS-DRG 871', 'code_search'],
    ['payer says Z12.11 cannot be primary', 'billed_together'],
    ['on-body 96377 ok?', 'code_search'],
    ['excised 2.3 cm BCC of nose', 'code_search'],
    ['27447 with 20610 paid nothing', 'denial'],
    ['is a sep note needed for 99406', 'documentation'],
    ['bill under Dr. Okafor? 99213', 'compliance'],
    ['col1 27447 col2 20610', 'billed_together'],
    ['PI-204 means what', 'code_meaning'],
    ['10060;10061 - difference?', 'code_meaning'],
    ['is 99442 still payable?', 'status'],
    ['58 or 78 for the second 11043', 'modifier_choice'],
    ['does 36415 get paid', 'coverage'],
    ['what did 99211 pay', 'fee'],
    ['RHC, CG goes on which line', 'modifier_choice'],
    ['J0585 in two lines, which line gets the JZ?', 'modifier_choice'],
    ['difference in pay for 11721 in POS 31 and 32', 'fee'],
    ['00811 62 min QZ, what should we get', 'fee'],
    ['11043 for a 28 sqcm ulcer', 'units'],
    ['what should Medicare allow for 00812', 'fee'],
    ['64615 for migraine. is G43.709 ok', 'status'],
    ['11042 and an Unna boot 29580 same leg', 'billed_together'],
    ['they took back 98941', 'denial'],
    ['need icd 10 for low back pain', 'code_search'],
    ['stress echo code', 'code_search'],
    ['holter monitor 48 hr code', 'code_search'],
    ['Thyroid FNA with ultrasound cpt', 'code_search'],
    ['hcpcs for a knee brace', 'code_search'],
    ['29827 and 29824. Is 29826 ok too', 'billed_together'],
    ['he wants to always bill 99215', 'compliance'],
    ['is 99241 gone?', 'status'],
    ['what replaced 90862?', 'crosswalk'],
    ['20611 and 76942 both?', 'billed_together'],
    ['Can we bill 99214 with 90833 on 2026-03-04?', 'billed_together'],
    ['which modifier on 20610?', 'modifier_choice'],
    ['45378-52 or -53?', 'modifier_choice'],
    ['17000 x1 17003 x14?', 'units'],
    ['22845: add-on, can it be billed alone?', 'add_on'],
    ['49593, is it global 90?', 'global_period'],
    ['is G0438 covered yearly?', 'coverage'],
    ['what is the code for carpal tunnel release?', 'code_search'],
    ['99284 based on total time?', 'em_level'],
    ['work RVU of 45385?', 'fee'],
    ['20553 denied CO-151', 'denial'],
    ['98004 video visit?', 'telehealth'],
    ['do I need different dx for 99396 + 99214?', 'documentation'],
    ['can we change the dx to fatigue so it pays', 'compliance'],
  ])('%j asks about %s', (text, kind) => expect(kinds(text)).toContain(kind))

  it('bare codes ask whether they go together, one bare code what it is and whether it is valid', () => {
    expect(asks('93350\n93306')).toMatchObject([
      { kind: 'billed_together', topic: 'ncci', subjects: ['93350', '93306'] },
    ])
    expect(asks('59425')).toMatchObject([
      { kind: 'code_meaning', topic: 'codes', subjects: ['59425'] },
      { kind: 'status', topic: 'codes', subjects: ['59425'] },
    ])
  })

  it('a numbered question names the codes again that an earlier one has named', () => {
    const read = asks('1) 11750 twice?\n2) 11730 billed with 11750?')
    expect(read.find(({ number, kind }) => number === '2' && kind === 'billed_together')?.subjects).toEqual([
      '11730',
      '11750',
    ])
  })

  it('a numbered question about one code of the same day is about the codes before it too', () => {
    const read = asks('1) 64615 do I add 50?\n2) also 99214 same day, ok?\n3) 99215 ok?')
    const together = (number: string) =>
      read.find((each) => each.number === number && each.kind === 'billed_together')?.subjects.toSorted()
    expect(together('2')).toEqual(['50', '64615', '99214'])
    expect(together('3')).not.toEqual(expect.arrayContaining(['99214']))
  })

  it('a numbered question names the diagnoses again that were named before it', () => {
    const read = asks('We add M54.50 to it.\n1. What replaces M51.36?\n2. Keep the M54.50?')
    expect(read.find(({ number, kind }) => number === '2' && kind === 'billed_together')?.subjects).toEqual(['M54.50'])
  })

  it('a sentence of a number that names no code is of the codes of its number', () => {
    const read = asks('1) 155 units given, 45 discarded. How do we bill J0585?\n2) 64615 with 50?')
    expect(read.find(({ number, kind }) => number === '1' && kind === 'units')?.subjects).toEqual(['J0585'])
  })

  it('a numbered question in other words asks what its code is', () => {
    const read = asks('1) J1885 x4?\n2) what is 99024 for')
    expect(read.filter(({ number }) => number === '2').map(({ kind }) => kind)).toContain('code_meaning')
  })

  it('reasons of a remittance are not asked whether they go together', () => {
    expect(kinds('what do CO-50 and PI-204 mean, both on one claim?')).not.toContain('billed_together')
  })

  it('a text without codes and questions asks nothing', () => expect(asks('Hello from the front desk.')).toEqual([]))
})

it('keeps the numbers the sender gave, with the codes of each question', () => {
  const numbered = asks('Hi,\n1) is 99241 deleted?\n2) is 99242 deleted?\n\nThanks')
  expect(numbered.filter(({ kind }) => kind === 'status')).toMatchObject([
    { number: '1', subjects: ['99241'], text: '1) is 99241 deleted?' },
    { number: '2', subjects: ['99242'] },
  ])
})

it('a question that names no code is about all of them', () => {
  const [ask] = asks('We did 11102, 17000.\nWhich modifier?').filter(({ kind }) => kind === 'modifier_choice')
  expect(ask?.subjects).toEqual(['11102', '17000'])
})

it('asks nothing of an add-on code where only its policy is asked for', () => {
  const known = knowing('64635', '64636')
  const isAddOn: IsCode = (system, code) => system === 'ADD-ON' && code === '64636'
  const heard = (text: string) =>
    readAsks(text, findCodeReferences(text, known), undefined, isAddOn).map(({ kind }) => kind)
  expect(heard('Which LCD covers 64635 and 64636?')).toEqual(['coverage'])
  expect(heard('Is 64636 ok with 64635 at one level?')).toContain('add_on')
})

it.each(['Q21.1, is it valid?', 'Q20-Q28 covered?'])('takes the diagnosis at the head of %j for no number', (text) => {
  expect(asks(text).every(({ number }) => number === null)).toBe(true)
})

describe('questions without words that ask', () => {
  it.each([
    ['29881 w 29877 thoughts?', 'billed_together'],
    ['Want to make sure 99213 and 20610 are fine same visit', 'billed_together'],
    ['Kindly confirm whether 11042 & 97597-59 is correct or not', 'billed_together'],
    ['If 99214 has a 25 can we still add G2211?', 'billed_together'],
    ['does 11045 need 11042', 'add_on'],
    ['can 01968 be billed without it if 01967 was theirs?', 'add_on'],
    ['ICD for rib pain', 'code_search'],
    ['diagnosis code, rib pain left', 'code_search'],
    ['J code ozempic', 'code_search'],
    ['97530 each day. limit?', 'units'],
    ['I count 77427 three times', 'units'],
    ['What separates 76830 from 76856', 'code_meaning'],
    ['the note just says expired, 99238', 'documentation'],
    ['boss wants 59 on everything', 'compliance'],
    ['first line didnt pay 64493', 'denial'],
    ['was 0232T active in March 2025', 'status'],
    ['99201, gone? 99202 then', 'crosswalk'],
  ])('%j asks about %s', (text, kind) => expect(kinds(text)).toContain(kind))

  it('leaves a visit of two alternatives a question of its level', () => {
    expect(kinds('would this be a 99283 or a 99284')).toContain('em_level')
  })
})

describe('requests and clipped questions', () => {
  it.each([
    ['69210 in both ears, which way', 'modifier_choice'],
    ['64615 on one line or split?', 'units'],
    ['80307 per drug class or per date?', 'units'],
    ['95165: billed how many times a series', 'units'],
    ['what is the primary for 22585', 'add_on'],
    ['can 15777 go out without 19357', 'add_on'],
    ['to which code does 99354 attach', 'add_on'],
    ['is the recheck inside the 90 of 27130', 'global_period'],
    ['charge for the incision check after 49505', 'global_period'],
    ['criteria for 15830', 'coverage'],
    ['which Medicare policy governs L1833', 'coverage'],
    ['Medicare allowed for 99214 in Chicago?', 'fee'],
    ['allowed amt 99214', 'fee'],
    ['what LCD policies apply to 64493', 'coverage'],
    ['how soon may 11720 be repeated', 'coverage'],
    ['when was 99072 introduced', 'status'],
    ['is 0376T still on the books', 'status'],
    ['whatever happened to 77055', 'crosswalk'],
    ['25600, is the dx ending A or D', 'crosswalk'],
    ['which code took the place of 92506', 'crosswalk'],
    ['43235 came back bundled', 'billed_together'],
    ['43235 came back bundled', 'denial'],
    ['is 76000 already part of 62321', 'billed_together'],
    ['does 77003 conflict with 27096', 'billed_together'],
    ['the boss says 59 goes on 97140, I do not feel comfortable', 'compliance'],
    ['64721 and must the time be in the note', 'documentation'],
    ['do we keep an image on file for 76882', 'documentation'],
    ['medicare price on 64450', 'fee'],
    ['visit over doximity, 99212', 'telehealth'],
    ['I keep mixing up 94010 and 94060', 'code_meaning'],
    ['M54.16 then M51.26, right order?', 'code_search'],
    ['ordered as 70460 or drop to 70450', 'code_search'],
    ['cast put on in office, is that 29075', 'code_search'],
    ['20611-RT for the right. And the one for the left?', 'modifier_choice'],
  ])('%j asks about %s', (text, kind) => expect(kinds(text)).toContain(kind))

  it.each([
    ['97110 for 25 minutes and 97140 for 10', 'units'],
    ['99232: spent 40 minutes on the floor', 'em_level'],
    ['two stable problems, I say 99214, audit says 99213', 'em_level'],
    ['99283 for me?', 'em_level'],
    ['does that reach 99215', 'em_level'],
    ['93306 vs 93307', 'code_meaning'],
    ['our biller used 58, I would have used 78', 'modifier_choice'],
    ['97597-59 ok? Medicare', 'coverage'],
  ])('%j asks by what its codes are about %s', (text, kind) => expect(kinds(text)).toContain(kind))

  it('an add-on code asks about itself where the codebook lists it as one', () => {
    const text = '22614 alone on the claim line'
    const references = findCodeReferences(text, knowsNothing)
    const heard = (isCode: IsCode) => readAsks(text, references, undefined, isCode).map(({ kind }) => kind)
    expect(heard(knowing('ADD-ON 22614'))).toContain('add_on')
    expect(heard(knowsNothing)).not.toContain('add_on')
  })
})

it.each([
  ['age cutoffs for 99381-99387', 'coverage'],
  ['97813 for neck pain, Medicare. GY alone? GX with an ABN?', 'add_on'],
  ['99254: what do we send to Medicare', 'documentation'],
])('%j does not ask about %s', (text, kind) => expect(kinds(text)).not.toContain(kind))

it('hears no question of two codes where what is included is told', () => {
  expect(kinds('fee of 62323 in Phoenix? Kindly include how it was worked out')).toEqual(['fee'])
  expect(kinds('What did Medicare allow for 20610? Please include the calculation.')).not.toContain('billed_together')
})

describe('what is told rather than asked', () => {
  it.each([
    ['14060 and 11642 same spot. they bundled the 11642', 'denial'],
    ['20680 got bundled into the ORIF 27792', 'denial'],
    ['D9947 keeps coming back', 'denial'],
    ['the 97112 was sent back again', 'denial'],
    ['clearinghouse spits it out, 99213', 'denial'],
    ['G0463: our carrier said no', 'denial'],
    ['they stopped paying 80307', 'denial'],
    ['now they want the money back for 20610', 'denial'],
    ['remit shows 76942 allowed 0.00', 'denial'],
    ['did 99442 go away', 'status'],
    ['did 99442 go away', 'crosswalk'],
    ['J2505 before. is it still the same in 2025', 'status'],
    ['J2505 before. is it still the same in 2025', 'crosswalk'],
    ['any changes for 2026 to 92507', 'status'],
    ['we billed G2012, whats left for that', 'crosswalk'],
    ['what did 99241 turn into', 'crosswalk'],
    ['is 77057 still ok to send', 'status'],
    ['E0260 month 4. does it ever become hers', 'coverage'],
    ['who owns the bed E0260 after the rental', 'coverage'],
    ['K0001 rent or purchase', 'coverage'],
    ['71046 on day 12 of a Part A SNF stay', 'coverage'],
    ['E0486: can we send this to Medicare', 'coverage'],
    ['A4253, which DME MAC', 'coverage'],
    ['G0108. can we bill anything', 'coverage'],
    ['can we bill Medicare for 97810', 'coverage'],
    ['what Medicare shd pay for 00790', 'fee'],
    ['29881 payment check', 'fee'],
    ['they paid us $41.20 for 20610, is that right', 'fee'],
    ['what would 99204 come to in Ohio', 'fee'],
    ['00790 with the doc medically directing 3 rooms', 'modifier_choice'],
    ['00810 done by our CRNA', 'modifier_choice'],
    ['66984, optometrist comanages after', 'modifier_choice'],
    ['dialysis run, code and modifiers', 'code_search'],
    ['How does 99213 get coded with that', 'code_search'],
    ['who signs the plan of care for 97110', 'documentation'],
    ['A0428, do we need anything signed by the dr', 'documentation'],
    ['95886, does he have to cosign', 'documentation'],
    ['92557 without an order', 'documentation'],
    ['99233. PA did the note, doc came by and did the plan', 'em_level'],
    ['99214, MD saw her with our NP who wrote the note', 'em_level'],
    ['99213 goes out under whose NPI', 'em_level'],
    ['can we add 52000', 'billed_together'],
    ['11402 done. can I bill the layered closure', 'billed_together'],
    ['which of these still go out, E78.01 R10.2', 'crosswalk'],
  ])('%j asks about %s', (text, kind) => expect(kinds(text)).toContain(kind))
})

describe('clipped questions of billing offices', () => {
  it.each([
    ['20552 and 20553 both billed only one went thru why', 'denial'],
    ['the 25 got ignored again on 99213', 'denial'],
    ['they pulled the payment back on 17110', 'denial'],
    ['20611 knocked down to 20610', 'denial'],
    ['they denyed 99213', 'denial'],
    ['they recooped 97140', 'denial'],
    ['96372 x2, only allowing 1', 'denial'],
    ['timely filing, 99213', 'denial'],
    ['G2211 nobody pays it', 'denial'],
    ['22612, asst ok', 'modifier_choice'],
    ['80307 monthly, they said too many', 'units'],
    ['we got paid twice for 99213', 'compliance'],
    ['can we just rebill 72148 as 72158', 'compliance'],
    ['K0001 month 13, is it theirs', 'coverage'],
    ['93000 on SNF day 5 part A', 'coverage'],
    ['which ICD-10 codes it lists for 95165', 'coverage'],
    ['G2211 nobody pays it', 'coverage'],
    ['99204 work comp, or medicare first', 'coverage'],
    ['97810 pt pays cash', 'coverage'],
    ['99243 does she need a referral', 'coverage'],
    ['our superbill has 99241', 'status'],
    ['99252 what instead', 'crosswalk'],
    ['V70.0 now?', 'crosswalk'],
    ['old tear, A or D', 'crosswalk'],
    ['12001 stitches out visit', 'global_period'],
    ['12001 took the sutures out', 'global_period'],
    ['11606 3 wks later same surgeon', 'global_period'],
    ['99024 do we send it', 'global_period'],
    ['47 min new pt what lvl', 'em_level'],
    ['99214 by the PA under his name', 'em_level'],
    ['99203 pt saw our partner in 2023', 'em_level'],
    ['99211 for bp checks every time', 'compliance'],
    ['no show fee', 'compliance'],
    ['dr is writing off copays', 'compliance'],
    ['99213 pt in car on phone', 'telehealth'],
    ['what medicare gives for 93306', 'fee'],
    ['70553 went down this year', 'fee'],
    ['99213 dr forgot to sign', 'documentation'],
    ['99214 note is 3 weeks late', 'documentation'],
    ['99291 time not documented', 'documentation'],
    ['43239 resident did it', 'documentation'],
    ['43239 resident did it', 'modifier_choice'],
    ['cpt drain abscess arm', 'code_search'],
    ['chemo 3 hrs, infusion codes', 'code_search'],
    ['POS for rehab side', 'code_search'],
    ['99213 locums', 'modifier_choice'],
    ['J9035 30 of 100 mg wasted', 'modifier_choice'],
    ['45380 45385 diff polyps', 'modifier_choice'],
    ['11730 both great toes', 'modifier_choice'],
    ['96413 96415 2 hr 40 min', 'units'],
    ['20604 same knee twice', 'units'],
    ['17110 22 warts', 'units'],
    ['90460 count', 'units'],
  ])('%j asks about %s', (text, kind) => expect(kinds(text)).toContain(kind))
})

describe('questions about records, words and rules in plain words', () => {
  it.each([
    ['90833, do I need to write the therapy minutes separately or is one total enough', 'documentation'],
    ['11402, does he have to list the sizes of both', 'documentation'],
    ['G0181, what has to be in their chart to prove the 30 mins', 'documentation'],
    ['G0181: what needs to be in the record', 'documentation'],
    ['99392 and 99213, do there have to be two seperate notes', 'documentation'],
    ['99215, is "I spent 55 minutes" as a statement sufficient', 'documentation'],
    ['can I add the times to my old notes now, 90837', 'documentation'],
    ['99214, may he amend the signed note', 'documentation'],
    ['our instructor asked what 99024 means', 'code_meaning'],
    ['what exactly makes it complex under 66982', 'code_meaning'],
    ['what qualifies as a moderate repair, 12032', 'code_meaning'],
    ['is putting 25 on each visit a violation', 'compliance'],
    ['99214: what look-back period applies', 'compliance'],
    ['overcharged 99215, when does the 60-day clock start', 'compliance'],
    ['470 and 469, send relative weights if you have them', 'fee'],
    ['58571 and 58662: is it 50% for the second', 'fee'],
    ['I read 64495 isn’t paid by our MAC', 'coverage'],
    ['98000, is any of this being paid right now', 'coverage'],
    ['L3908, can we bill Medicare for it', 'coverage'],
  ])('%j asks about %s', (text, kind) => expect(kinds(text)).toContain(kind))

  it.each([
    ['the note has 24 minutes, 99213 or 99214', 'documentation'],
    ['two reports came back with 99213 denied', 'documentation'],
    ['97597 in violation of the edit?', 'compliance'],
    ['we gave 50% of the dose, J1100', 'fee'],
    ['half of the toenails, 11720', 'fee'],
  ])('%j does not ask about %s', (text, kind) => expect(kinds(text)).not.toContain(kind))
})

describe('what is not asked', () => {
  it.each([
    ['cath 93458 same doc, a separate claim a week later', 'global_period'],
    ['which ICD-10 codes it lists for 95165', 'code_search'],
    ['A4253, boxes we ship for 90 days', 'global_period'],
    ['20610 paid twice, what now', 'crosswalk'],
    ['97530 and 97140, no note on time blocks', 'em_level'],
    ['20610 was filed on time', 'em_level'],
    ['if he had documented extensive debridement, 29823', 'documentation'],
    ['boss wants dx changed so it pays 93880', 'coverage'],
    ['timely filing 90 days missed, 99213', 'global_period'],
    ['dr writes off copays on 99213', 'denial'],
    ['77080 every how many yrs', 'units'],
    ['what dx pays for 82306', 'fee'],
    ['71046 of an SNF resident', 'documentation'],
    ['25600 included in fracture care', 'global_period'],
    ['took out an expired Mirena, 58301 with 58300', 'status'],
    ['44970 converted to open, 44950?', 'crosswalk'],
    ['A41.9 and J18.9, both present on admission, 871?', 'billed_together'],
    ['90834 by audio, pt refuses video', 'denial'],
    ['99214 with 20610, no appeal talk please', 'denial'],
    ['note doesnt support it, 99215', 'coverage'],
    ['what does Aetna pay for 43239', 'coverage'],
    ['G0463 billed under the hospital, PO or PN', 'compliance'],
    ['11720 denied CO-97 by Medicare', 'coverage'],
    ['E0143 going and coming back', 'denial'],
    ['99213, she keeps coming back for it', 'denial'],
    ['20610 for a Medicare patient, how many units', 'coverage'],
    ['what does Medicare allow for 93000', 'coverage'],
    ['H0005 ran 50 minutes, how many units', 'em_level'],
    ['is 99406 separately billable', 'status'],
    ['pt expired at noon. which modifier on 99238', 'status'],
    ['20610 in both knees, units', 'billed_together'],
    ['99213 or 99214?', 'billed_together'],
    ['we talked with the plan by phone. is 70551 covered', 'telehealth'],
    ['does 64484 need its base code on the claim', 'code_search'],
    ['58 or 78, which is it?', 'crosswalk'],
    ['is 99242 valid, or what replaced it, 99202?', 'em_level'],
    ['66984 how many global days', 'units'],
    ['64447 for post op pain with 01402', 'global_period'],
    ['88305 x 12 denied, pathologist billed global', 'global_period'],
    ['93656 with 3-D mapping, is it billed together with 93613', 'crosswalk'],
    ['A4239, a 90 day supply, units?', 'global_period'],
    ['22 on 58571 however much extra work, how much extra work must the note show', 'fee'],
    ['95117 only when they come back?', 'denial'],
    ['G0463 and 99213, the pro-fee claim', 'fee'],
    ['draw fee denied, 36415 with 80053', 'fee'],
    ['L91.8, is it going to get paid?', 'compliance'],
    ['is Z00.00 ok as primary for G0439', 'add_on'],
    ['rep says bill L4360 because it pays better. 12 W Sunset Ave', 'status'],
    ['Trying to verify a remit. 00142-AA, 45 minutes', 'denial'],
    ['99214 denied. He is retired but the wife works', 'status'],
    ["Retired pt on his wife's plan, 99214 denied", 'status'],
    ["Medicare or his wife's plan? He's 70 and retired. 99214 denied", 'status'],
    ['93306 and 93880 both came back CO-16 with N265', 'billed_together'],
    ['93306 and 93880 denied CO-197', 'billed_together'],
    ['90960 denied CO-22, who is primary?', 'add_on'],
    ['97110-GP and 97112-GP both denied CO-119', 'units'],
  ])('%j does not ask about %s', (text, kind) => expect(kinds(text)).not.toContain(kind))
})

describe('questions that go on', () => {
  it('ask of a bare list what the sentence before it asks', () => {
    const asked = asks('Are these still good for 2026? 99441, G2012, 11100')
    expect(asked.find(({ kind }) => kind === 'status')?.subjects).toEqual(['99441', 'G2012', '11100'])
    expect(asked.map(({ kind }) => kind)).not.toContain('billed_together')
  })

  it.each([
    ['Which POS for assisted living visits?', 'code_search'],
    ['I have E11.42, E11.65 and Z79.4, is that right?', 'code_search'],
    ['what about R05.9 with J20.9', 'billed_together'],
    ['how many 97598? and 97605 too?', 'billed_together'],
    ['11042, 97597, 97605. Keep all 3?', 'billed_together'],
    ['99213 for the ankle, what goes on it?', 'modifier_choice'],
    ['what do I put on the visit 99213', 'modifier_choice'],
    ['86580 for a new job, which diagnosis?', 'crosswalk'],
    ['96523 only, what dx', 'crosswalk'],
    ['54150, dx?', 'crosswalk'],
    ['11106 and 11104 x4, only 11106 was paid', 'denial'],
    ['96110 units and dx?', 'crosswalk'],
    ['dx for that? 58301', 'crosswalk'],
    ['sent 11104 x2. whats the right way', 'code_search'],
    ['67028 rejected, please help correct', 'code_search'],
  ])('%j asks for %s', (text, kind) => expect(kinds(text)).toContain(kind))

  it('ask of a place only where no telehealth does', () => {
    expect(kinds('which POS for a video visit 99213')).not.toContain('code_search')
  })

  it('never ask whether the reason of a denial is a valid code', () => {
    expect(kinds('CO-B7, her effective date was July, still valid?')).not.toContain('status')
  })
})

describe('the codes an ask is about', () => {
  const subjects = (text: string, kind: string, number: string | null = null) =>
    asks(text).find((each) => each.kind === kind && each.number === number)?.subjects

  it('of a numbered question are those it names, also where an earlier one named them first', () => {
    const text = '1. Can 31231 be billed with 50?\n2. does 31237 bundle with 31231?\n3. global days for 31237'
    expect(subjects(text, 'billed_together', '2')).toEqual(['31237', '31231'])
    expect(subjects(text, 'global_period', '3')).toEqual(['31237'])
    expect(subjects(text, 'billed_together', '1')).toBeUndefined()
  })

  it.each([
    ['29881 and 29877 same knee. Can G0289 be billed?', ['29881', '29877', 'G0289']],
    ['93458 and 92928 same session. can the same doc bill 99152?', ['93458', '92928', '99152']],
    ['58571 and 58661 denied as bundled. also 52000 at the end', ['58571', '58661', '52000']],
    ['20526 with 76942 units of each? and 99213-25 for the neck. bundled?', ['20526', '76942', '99213']],
    ['28296 right? or with 28285 and 28308', ['28296', '28285', '28308']],
  ])('of %j are all of the claim', (text, codes) => expect(subjects(text, 'billed_together')).toEqual(codes))

  it('of a numbered question are those of the one before it too, where it adds its code to them', () => {
    const text = '1) 11721 with 11056?\n2) if he also does 99213, what goes on it?\n3) is 11720 still valid?'
    expect(subjects(text, 'modifier_choice', '2')).toEqual(['11721', '11056', '99213'])
    expect(subjects(text, 'billed_together', '2')).toEqual(['11721', '11056', '99213'])
    expect(subjects(text, 'status', '3')).toEqual(['11720'])
  })

  it('of a numbered question are those of one before it, where one between them names none', () => {
    const text = '1. 58558 with 58301?\n2. dx for lost strings?\n3. does 58555 go on too?'
    expect(subjects(text, 'billed_together', '3')).toEqual(['58558', '58301', '58555'])
  })

  it.each([
    ['99214 and 17110, CO-97. 1) send it corrected or appeal? 2) also 90686 with 90471, ok?', ['99214', '17110', '97']],
    ['CO-97 again. 1) send it corrected or appeal? 2) also 90686 with 90471, ok?', ['97', '90686', '90471']],
    ['1) 90686 with 90471? 2) send it corrected or appeal?', ['90686', '90471']],
  ])('of a numbered question that names none are those named before it, where there are any: %s', (text, codes) => {
    expect(subjects(text, 'denial', text.startsWith('1)') ? '2' : '1')).toEqual(codes)
  })

  it('of a denial are all where only modifiers stand beside it', () => {
    expect(subjects('17110 and 17000. they say denied, where does the 59 go?', 'denial')).toContain('17000')
  })

  it('of a claim are not those named instead of another', () => {
    expect(subjects('99213 with G0008 same day? and what if it is 90471 instead', 'billed_together')).toEqual([
      '99213',
      'G0008',
    ])
  })
})

describe('add-on codes that nobody asks about in so many words', () => {
  const of = (text: string) => readAsks(text, findCodeReferences(text, knowsNothing), undefined, addOns)
  const addOns: IsCode = (system, code) => system === 'ADD-ON' && ['29826', '99439'].includes(code)
  const subjects = (text: string) => of(text).find(({ kind }) => kind === 'add_on')?.subjects

  it.each([
    ['29827-RT and 29826-RT together?', ['29827', '29826']],
    ['29827, 29824, 29823, 29826 together?', ['29826']],
    ['29827, 29824, 29823, 29822 together?', undefined],
    ['99490, 99439, 99457, 99487 together?', undefined],
  ])('%s raises the add-on rules of %j', (text, expected) => {
    expect(subjects(text)).toEqual(expected)
  })
})
