import { describe, expect, it } from 'vitest'
import type { CodeReference } from '../../../src/domain/code-reference.ts'
import { findCandidateCodes } from '../../../src/reading/codes/candidate-codes.ts'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'
import { knowing, knowsNothing } from '../known-codes.ts'

const isCode = knowing(
  'ICD-10-CM I10',
  'ICD-10-CM Z23',
  'ICD-10-CM M17.11',
  'ICD-10-CM N39.0',
  'ICD-10-CM G04.39',
  'HCPCS G0439',
  'ICD-9-CM 721.0',
  'CPT 77002',
  'CPT 99201',
)

/** `99214-25x2` for CPT, HCPCS and ICD-10-CM, `MODIFIER:59` for the rest. */
function brief({ system, code, modifiers, units }: CodeReference): string {
  const plain = system === 'CPT' || system === 'HCPCS' || system === 'ICD-10-CM'
  return [plain ? code : `${system}:${code}`, ...modifiers].join('-') + (units === null ? '' : `x${units}`)
}

const read = (text: string): string => findCodeReferences(text, isCode).map(brief).join(' ')

describe('procedure codes', () => {
  it.each([
    ['Can we bill 99214-25 with 20610-RT?', '99214-25 20610-RT'],
    ['CPT99213, CPT: 99214 and cpt#99215', '99213 99214 99215'],
    ['(99213) [99214] "99215".', '99213 99214 99215'],
    ['36415,36416 or 99213;99214', '36415 36416 99213 99214'],
    ['0042T, 0001U and 1036F', '0042T 0001U 1036F'],
    ['g2211, HCPCS J1030/J1040, D7210', 'G2211 J1030 J1040 D7210'],
    ['00100 anesthesia', '00100'],
    ['99202-99215', '99202 99215'],
    ['99202–99205 and 99211 thru 99215', '99202 99205 99211 99215'],
    ['99213-14 or 99213/4', '99213 99214'],
    ['99213/99214', '99213 99214'],
  ])('reads %j as %s', (text, expected) => expect(read(text)).toBe(expected))

  it.each([
    ['99213 25', '99213-25'],
    ['99213 - 25', '99213-25'],
    ['99213/25', '99213-25'],
    ['99214 (25)', '99214-25'],
    ['99213 w/ mod 25 and 20610', '99213-25 20610'],
    ['HC:99214:25', '99214-25'],
    ['45385-59,45380,45378-51', '45385-59 45380 45378-51'],
    ['20610 RT/LT', '20610-RT-LT'],
    ['20610RT', '20610-RT'],
    ['28285-T1,T2', '28285-T1-T2'],
    ['99213 25 59', '99213-25-59'],
    ['bilat 20610 - 50, RT/LT or x2?', '20610-50-RT-LT'],
    ['97140 GP 59 x1', '97140-GP-59x1'],
    ['11056 59 Q8 denied', '11056-59-Q8'],
    ['two surgeons, 22558 62 each?', '22558-62'],
    ['A0427 RH and A0425x8', 'A0427-RH A0425x8'],
    ['CPT | Mod | Units\n99213 | 25 | 1\n20610 | RT,59 | 2', '99213-25 20610-RT-59'],
    ['POS  CPT    MOD  DX\n11   99213  25   J30.9', '99213-25 J30.9'],
    ['Code | Units\n96366 | 22 |', '96366'],
    ['98941 AT', '98941-AT'],
    ['97110 GP, 97140-59-GP', '97110-GP 97140-59-GP'],
    ['00790-AA P3', '00790-AA-P3'],
    ['01402 P3 QK', '01402-P3-QK'],
  ])('attaches the modifiers of %j: %s', (text, expected) => expect(read(text)).toBe(expected))

  it.each([
    ['20610x2', '20610x2'],
    ['64483 x 1, 64484 x 2', '64483x1 64484x2'],
    ['96372 2 units', '96372x2'],
    ['J1100 (x4)', 'J1100x4'],
    ['20610-50 x 2 units', '20610-50x2'],
    ['90460/90461 units?', '90460 90461'],
  ])('reads the units of %j: %s', (text, expected) => expect(read(text)).toBe(expected))

  it.each([
    ['99213 25 min visit', '99213'],
    ['99284 ED visit', '99284'],
    ['27447 AS DENIED', '27447'],
    ['DENIED 99213 AT OUR OFFICE', '99213'],
    ['17003 99213 for 14 lesions', '17003 99213'],
  ])('takes no word or number behind a code for its modifier: %j', (text, expected) =>
    expect(read(text)).toBe(expected),
  )
})

describe('look-alikes', () => {
  it.each([
    'We are at 1100 Louisiana St, Houston, TX 77002',
    'fort worth tx 76102',
    'Portland, OR 97201 clinic',
    'TRICARE allowable in Fort Worth 76102',
    'Our ZIP is 98101',
    'Desert Ridge Anesthesia | PHX 85016',
    'Brookside Peds NYC 10016',
    '12345-6789',
    'Invoice 99213 is due',
    'claim 12345678 and claim #99213',
    'room 99201, Suite 99213, PO Box 99213, ext. 99213',
    'MRN 00487213 acct 453698 NPI 1234567893 tax id 12-3456789',
    'Ref#2026-0041-77 (ref. CC-690672)',
    'NDC 00009-3073-01',
    'payer id 60054',
    'CR 12345, Transmittal 10505, LCD L33822',
    'call 281-555-0119, (281) 555-0119 or 555.0199',
    '$99,213.00 and 12500 dollars, 2.9%, 99213%',
    '45 CFR 164.502 and 42 CFR 410.32',
    '2026-03-04, 03/04/2026 at 10:30',
    'http://x.example/99213/20610 and bob99213@x.example',
    'PIN 99497#',
    '99213abc 1.99213',
    '20000 IU, 45000 patients',
    'T12 fracture, L4-L5, C5-C6, vitamin B12, HbA1c 6.5, BP 120/80, BMI 32, O2 sat 95',
    'Form CMS-1500 box 24, page 25 or 26',
    '25 year old seen, 52 patients, 50 mg, 80/20 split, paid at 80%',
    'invoice 20610, PO 99214 and ck 10061',
    'inv 11042 / acct 97597 / ck 10061',
    'Confirmation number 77067, order 99291',
    'Fedex tracking 99213 4410 8827 5512',
    'Member number is W1234 56789',
    'Knoxville, Tennessee 37902',
    'a vein clinic in Columbus Ohio (43215)',
    'what do they pay in tampa 33606?',
    'Acct 88213  Billed $9,412.00',
    'Hauptstraße 11 // 10117 Berlin',
    'Beispielweg 3\n11111 Frankfurt',
    'from mx [127.0.0.1]:10025 and (192.0.2.1|48044|25) (qmail 44372 invoked',
    'code for your message is 02022-08/mDLeZEmP008628',
    'ULE:(22001)(23075)(26005)(42)',
    'postcode      : 12260, userid 32000, mail stop 93000, bed 36415',
    'CLP*77421*4*312.5*0**MC*2025321004412~DTM*472*20251103~',
    '(Rev. 12345, Issued: 10-19-23) and 12345 lbs',
    'We moved to Atlanta, GA',
    'work GPCI for 20816',
    'Error 10061, our account 20611',
    'Ref: 70551 (ticket)',
    'the DME MAC JA',
    'see also inv 30557 for the drug',
    'use promo code 93306 for 20% off',
    'Suite 4B, 19711 Newark DE',
    'Thanks\n\nKendra, Bluegrass Peds - Lexington 40503',
    'Skyler\nOB-Gyn Partners of Henrico, 23233\n',
    'from our office, Atlanta GA, this year',
    'J. Whitcomb\nLonestar Sleep - 8800 Research Blvd, Austin 78758',
    'Sunshine Foot & Ankle, 1200 NW 78 Ave, Doral 33126\n',
    "Regina Falk, MBA | Women's Health Partners | 61 Broadway FL 9 | NYC 10006",
    '12 SAMPLE CT DULUTH MN 55802',
    'MYCOTIC NAILS X10',
    'tubes under GA, then recovery',
    'PNB w/ GA, the block in preop',
    'Derm & Mohs Ctr, 14060 N 100th St #88, Scottsdale 85260',
    '- Bev, Lantern Counseling (Hartford 06106)',
    'Gwen Tulloch, Surgical Coding Mgr\nOmaha 68114',
    'we see them at St. Louis 63110 mostly',
    'what is the rate near san jose, 95110?',
    'thanks\nDr. Nils Aagaard DPM office 12205',
    'Rosa Pinto, CPC, Oyster Bay 11771\n',
    'NPI 1730045516 - Mt. Hood Primary Care 97230\nSent via secure gateway. Scanned for malware.',
    'is it an HCC under V28?',
    'V24 or V28 for dates of service in 2023?',
    "units?\n\nDr Pham's office, optical desk, Del Mar 92014",
    'Perpetua Lim, RN, CASC\nBusiness office, Sherwood Surgery Ctr\nSherwood 97140\n',
    'EMU Coding\n(Burlingame, 94010)',
    'Best, Imogen, Little Acorn Peds, Hicksville (11801)',
    'Thanks, Emmerich Vogl, Payer Contracting, 10016',
    'PA coding, cube 58573',
    'Socket order PO 55871, delivery not yet set',
    'Device: model 97715, serial NKH704418N',
  ])('reads no code in %j', (text) => expect(read(text)).toBe(''))

  it.each([
    ['Patient in Houston, TX 77002 needs 77002 with 20610', '77002 20610'],
    ['99212 OR 99213', '99212 99213'],
    ['CT 74177 denied, MD 99213, PA 99213', '74177 99213'],
    ['claim: 99213, 20610 denied', '99213 20610'],
    ['order 80053 for this case 99213', '80053 99213'],
    ['Madison 99213 and Jackson 99214', '99213 99214'],
    ['San Diego 36415 draws', '36415'],
    ['Dr. Lee wants Excision 11402 then', '11402'],
    ['two lines:\nRobotic Prostatectomy 55866', '55866'],
    ['is 97110 or 97140 ok', '97110 97140'],
    ['we usually run 99213-99215', '99213 99215'],
    ['Total for the Medical Group 99213 as sent', '99213'],
    ['Both today:\nOffice Visit Health Center 99213', '99213'],
    ['video visit 99214 95 pos 02', '99214-95 POS:02'],
    ['a lot 99213, serial 82550 and port removal 36590', '99213 82550 36590'],
    ['in 12/1/24:99213 and EKG(93000)', '99213 93000'],
    ['hospital bed E0260', 'E0260'],
    ['D7210 vs 41899', 'D7210 41899'],
    ['GA GX GY or GZ?', 'MODIFIER:GA MODIFIER:GX MODIFIER:GY MODIFIER:GZ'],
  ])('still reads the codes of %j: %s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('diagnosis codes', () => {
  it.each([
    ['dx M17.11, i10 and E11.9/E78.5', 'M17.11 I10 E11.9 E78.5'],
    ['pt Z23 M17.11 I10', 'Z23 M17.11 I10'],
    ['S72.001A and S72001A', 'S72.001A'],
    ['M1711 and R5383', 'M17.11 R53.83'],
    ['COVID U07.1, f32.a', 'U07.1 F32.A'],
    ['convert ICD-9 250.00 and V70.0', 'ICD-9-CM:250.00 ICD-9-CM:V70.0'],
    ['dx 721.0 denied', 'ICD-9-CM:721.0'],
    ['ICD-10-PCS 0SR9019', 'ICD-10-PCS:0SR9019'],
    ['temp 101.5, paid 250.00', ''],
    ['i10 kicked back, but i10 with others', 'I10'],
    ['z23 was denied', 'Z23'],
  ])('reads %j as %s', (text, expected) => expect(read(text)).toBe(expected))

  it('asks the codebook which of two systems a letter and four digits belong to', () => {
    expect(read('G0439')).toBe('G0439')
    expect(findCodeReferences('G0439', knowing('ICD-10-CM G04.39')).map(brief)).toEqual(['G04.39'])
  })

  it('takes S100 among stains for the stain', () => {
    const readBruises = (text: string) => findCodeReferences(text, knowing('ICD-10-CM S10.0')).map(brief).join(' ')
    expect(readBruises('S100 on B, HMB45 on A, 88342')).toBe('88342')
    expect(readBruises('S100 after the fall')).toBe('S10.0')
  })

  it('lets the words decide where the codebook knows neither', () => {
    expect(findCodeReferences('E1165', knowsNothing).map(brief)).toEqual(['E1165'])
    expect(findCodeReferences('dx E1165', knowsNothing).map(brief)).toEqual(['E11.65'])
  })
})

describe('codes that a word introduces', () => {
  it.each([
    ['CO-97 M15', 'CARC:97 RARC:M15'],
    ['CO 16 N290, MA130', 'CARC:16 RARC:N290 RARC:MA130'],
    ['CO-45/PR-1, co45', 'CARC:45 CARC:1'],
    ['MA07. And MA18 N89', 'RARC:MA07 RARC:MA18 RARC:N89'],
    ['DENIED CO-97. Then', 'CARC:97'],
    ['64615 - denied 50', '64615 CARC:50'],
    ['27096 denied 151 / N362', '27096 CARC:151 RARC:N362'],
    ['they deny 57500 with code 236', '57500 CARC:236'],
    ['28285 denied as included (97)', '28285 CARC:97'],
    ['the photos were denied 97, M80', 'CARC:97 RARC:M80'],
    ['denied 25 lines and 12 claims, denied 10/2', ''],
    ['denial code 151, CARC 4', 'CARC:151 CARC:4'],
    ['B16 on 99204', 'CARC:B16 99204'],
    ['denial reason was "N122 …"', 'RARC:N122'],
    ['POS 02 or 10, place of service 11', 'POS:02 POS:10 POS:11'],
    ['POS is 22 not 11', 'POS:22 POS:11'],
    ['DRG 291 changed to 292', 'MS-DRG:291 MS-DRG:292'],
    ['DRG 871 per the encoder, auditor says 690', 'MS-DRG:871 MS-DRG:690'],
    ['grouped to 871, auditor says 872.', 'MS-DRG:871 MS-DRG:872'],
    ["coded DRG 872. Shouldn't it be 871?", 'MS-DRG:872 MS-DRG:871'],
    ['71250 CHEST CT and 74176', '71250 74176'],
    ['from MS-DRG 189 to 190', 'MS-DRG:189 MS-DRG:190'],
    ['so the MS-DRG from 189 to 190', 'MS-DRG:189 MS-DRG:190'],
    ['   0551   G0299   ? units', 'REVENUE:0551 G0299'],
    ['0023   1\n0551   G0299   6 visits', 'REVENUE:0023 REVENUE:0551 G0299'],
    ['DOS       POS  CPT\n03/04/25  11   97165', 'POS:11 97165'],
    ['co-253\nco 45\npr2\nPR-3', 'CARC:253 CARC:45 CARC:2 CARC:3'],
    ['does it land in 871 or 872?', 'MS-DRG:871 MS-DRG:872'],
    ['what makes it DRG 871 and not 872?', 'MS-DRG:871 MS-DRG:872'],
    ['Encoder gives 871, auditor wants 872', 'MS-DRG:871 MS-DRG:872'],
    ['the grouper came back with 291', 'MS-DRG:291'],
    ['what place of service goes on the pro claim, 11 or 22 or something else', 'POS:11 POS:22'],
    ['POS for a residence hall: 04 vs 14?', 'POS:04 POS:14'],
    ['place of service is the home, 20 or 30 min each', ''],
    ['Encoder landed DRG 193 as principal. I think it should be 871.', 'MS-DRG:193 MS-DRG:871'],
    ['99309, we used pos 32 and got recouped. should be 31?', '99309 POS:32 POS:31'],
    ['99213, POS 11, she thinks it should be 31 percent', '99213 POS:11'],
    ['64721 AS RT   Billed $642.00   Allowed $0.00   Reason 54', '64721-AS-RT CARC:54'],
    ['for one good reason 12 of them', ''],
    ['GRP/RSN CO/97, remark N130', 'CARC:97 RARC:N130'],
    ['co-22, and N598?', 'CARC:22 RARC:N598'],
    ['CAS*CO*97*85~LQ*HE*M15~', 'CARC:97 RARC:M15'],
    ['DRG 470 vs 522', 'MS-DRG:470 MS-DRG:522'],
    ['rev 0450 and revenue code 360', 'REVENUE:0450 REVENUE:0360'],
    ['Denver, CO 80202', ''],
  ])('reads %j as %s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('modifiers named without a code', () => {
  it.each([
    ['modifier 25 or 59?', 'MODIFIER:25 MODIFIER:59'],
    ['99396 and 99213, 25 on which one', '99396 99213 MODIFIER:25'],
    ['do we need FS on 99232', 'MODIFIER:FS 99232'],
    ['what modifier goes on 99213? I was thinking 24.', '99213 MODIFIER:24'],
    ['99396, can I bill 99213 too and where the 25 goes', '99396 99213 MODIFIER:25'],
    ['My question: PT or 33 on the 45385?', 'MODIFIER:PT MODIFIER:33 45385'],
    ['20610 P3 and room P3', '20610'],
    ['resubmit with 59 on 29877?', 'MODIFIER:59 29877'],
    ['WE SENT 99214 WITH THE 25 ON IT', '99214 MODIFIER:25'],
    ['99214-25 and 90837, 99214 denied. Tried 59, denied again.', '99214-25 90837 99214 MODIFIER:59'],
    ['Which modifier on 43239? I was taught 59 on the second scope, my boss says 51.', '43239 MODIFIER:59 MODIFIER:51'],
    ['97140 and 98941, is 59 what I use?', '97140 98941 MODIFIER:59'],
    ['92507, 92526. Where would a 59 go?', '92507 92526 MODIFIER:59'],
    ['99213-25 directed by MD, QX or QK for MD', '99213-25 MODIFIER:QX MODIFIER:QK'],
    ['They pay 90834 for 90837. All with the HO.', '90834 90837 MODIFIER:HO'],
    ['28296-TA paid. Would T1 fix it', '28296-TA MODIFIER:T1'],
    ['POS 19 means what compared with 22?', 'POS:19'],
    ['TA on the bunion, T6 on the next toe, or should it be T5', 'MODIFIER:TA MODIFIER:T6 MODIFIER:T5'],
    ['TA on the bunion; pain at T6-T7 and a T8 fracture', 'MODIFIER:TA'],
    ['-59, -XS', 'MODIFIER:59 MODIFIER:XS'],
    ['24 vs 57', 'MODIFIER:24 MODIFIER:57'],
    ['and with 25?', 'MODIFIER:25'],
    ['do we need a 25 on that', 'MODIFIER:25'],
    ['manager says put 59 on all', 'MODIFIER:59'],
    ['XS/XE/XU', 'MODIFIER:XS MODIFIER:XE MODIFIER:XU'],
    ['80 vs 82 vs AS', 'MODIFIER:80 MODIFIER:82 MODIFIER:AS'],
    ['use mod pt', 'MODIFIER:PT'],
    ['45378-52 or -53?', '45378-52 MODIFIER:53'],
    ['27447-82 vs AS, teaching hospital', '27447-82 MODIFIER:AS'],
    ['one line with 50 or two lines RT / LT?', 'MODIFIER:50 MODIFIER:RT MODIFIER:LT'],
    ['99213-24 and fracture 25600. 79?', '99213-24 25600 MODIFIER:79'],
    ['who bills, FS?', 'MODIFIER:FS'],
    ['99203\n25\n11102\n59?', '99203-25 11102-59'],
    ['11720 & 11055, q8 on both?', '11720 11055-Q8'],
    ['G0444 with G0439 allowed? 59?', 'G0444 G0439 MODIFIER:59'],
    ['88305, Medicare wants 26?', '88305 MODIFIER:26'],
    ['wants 25 on every visit', 'MODIFIER:25'],
    ['LT foot / RT heel, seen in the ED?', ''],
  ])('reads %j as %s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('repeats', () => {
  it('counts the same code with the same modifiers once, at its first place', () => {
    const references = findCodeReferences('99214-25 today, 99214-25 last week', isCode)
    expect(references.map(({ start }) => start)).toEqual([0])
  })

  it('keeps the same code with other modifiers', () => {
    expect(read('26615, then 26615-59')).toBe('26615 26615-59')
  })
})

describe('modifiers in short wordings', () => {
  it.each([
    ['22558 62 ok for the approach surgeon', '22558-62'],
    ['98941 paid, 97140 59 keeps denying', '98941 97140-59'],
    ['64493 50 UNITS 3  BILLED 840', '64493-50x3'],
    ['cataract 66984. 54 and 55?', '66984 MODIFIER:54 MODIFIER:55'],
    ['11721 and 11056. Which line gets the 59?', '11721 11056 MODIFIER:59'],
    ['does 93306 take 26', '93306 MODIFIER:26'],
    ['use 24, not 25, on 99213', 'MODIFIER:24 MODIFIER:25 99213'],
    ['remove 59 from 97140', 'MODIFIER:59 97140'],
    ['need to know if 59 is legit on 63047', 'MODIFIER:59 63047'],
    ['26055 for the ring finger - F3?', '26055 MODIFIER:F3'],
    ['class findings are Q8, 11721', 'MODIFIER:Q8 11721'],
    ['97155 on video. HO and 95 both?', '97155 MODIFIER:HO MODIFIER:95'],
    ['K0001 rental: RR KH or KJ', 'K0001 MODIFIER:RR MODIFIER:KH MODIFIER:KJ'],
    ['one 11102 and two 11103s', '11102 11103'],
    ['level 3 or 4 est?', '99213 99214'],
  ])('are read in %j', (text, expected) => expect(read(text)).toBe(expected))

  it.each([
    ['17000 - AK of the nose', '17000'],
    ['99213 25 minutes', '99213'],
    ['Q8 hours nebs 94640', '94640'],
    ['discussed with ID. 99232 or 99233?', '99232 99233'],
    ['Acct: 55310 for 36475', '36475'],
  ])('and no others in %j', (text, expected) => expect(read(text)).toBe(expected))
})

describe('modifiers in odd sentences', () => {
  it.each([
    ['does the 25 go on the visit', 'MODIFIER:25'],
    ['00811 or 00812 for a screening colon, does PT go on', '00811 00812 MODIFIER:PT'],
    ['97110 and 97530, does PT go on the same claim as OT', '97110 97530'],
    ['G0467 + G0470, someone said it takes a 59', 'G0467 G0470 MODIFIER:59'],
    ['99213, it takes a 25 minute visit', '99213'],
    ['billed A4253 6 units KS. Jurisdiction C paid 2', 'A4253x6 MODIFIER:KS'],
    ['97110 2 units PT said ok', '97110x2'],
    ['99282 and 12011. 25?', '99282 12011 MODIFIER:25'],
    ['29125, so no 59?', '29125 MODIFIER:59'],
    ['80305 denies. Is that right or do we 59 it', '80305 MODIFIER:59'],
    ['43249, 43239, 45385. Which one takes 59 if any?', '43249 43239 45385 MODIFIER:59'],
    ['64615 x2 or 50??', '64615x2 MODIFIER:50'],
    ['94640 denied. Can i appeal w 76?', '94640 MODIFIER:76'],
    ['00812, IS IT PT OR 33?', '00812 MODIFIER:PT MODIFIER:33'],
    ['58571AS alone or with 82 too', '58571-AS MODIFIER:82'],
    ['we put JG; from now on is it TB only', 'MODIFIER:JG MODIFIER:TB'],
    ['deliver L5856 with K3', 'L5856 MODIFIER:K3'],
    ['can we 25 the visit with 20610', 'MODIFIER:25 20610'],
    ['00790 lap chole, anesthesia 92 minutes, AA. Ohio', '00790 MODIFIER:AA'],
    ['PA and MD both rounding, what mod', ''],
    ['11730, is it 50 or nothing?', '11730 MODIFIER:50'],
    ['66982-RT then the other eye, 79 LT?', '66982-RT MODIFIER:79 MODIFIER:LT'],
    ['99212 denied, would 24 fix it?', '99212 MODIFIER:24'],
    ['is 25 supported when only 11765 was done', 'MODIFIER:25 11765'],
    ['92134 with 92250, would a 59 be right', '92134 92250 MODIFIER:59'],
    ['64490, one line 50, Aetna?', '64490 MODIFIER:50'],
    ['98941 told AT is needed', '98941 MODIFIER:AT'],
    ['modifiers: when 78 over 79?', 'MODIFIER:78 MODIFIER:79'],
    ['which modifier twenty-four or other', 'MODIFIER:24'],
    ['modifier fifty nine', 'MODIFIER:59'],
    ['H0004 with HQ', 'H0004-HQ'],
    ['A0429: modifiers for residence to hospital RH', 'A0429 MODIFIER:RH'],
    ['71046, they say append RT', '71046 MODIFIER:RT'],
    ['we forgot the 25 on 99213', 'MODIFIER:25 99213'],
    ['G0439 with 99497: if we add 33 - is it free?', 'G0439 99497 MODIFIER:33'],
    ['33361-Q0, do they need 62 with Q0?', '33361-Q0 MODIFIER:62'],
    ['82947 twice for the same patient. 91 or 59?', '82947 MODIFIER:91 MODIFIER:59'],
    ['99213-95, on the phone is it 93 instead?', '99213-95 MODIFIER:93'],
    ['00400-QZ, would AA ever apply?', '00400-QZ MODIFIER:AA'],
    ['33249: append FB or not', '33249 MODIFIER:FB'],
    ['90999, is G4 the dialysis modifier?', '90999 MODIFIER:G4'],
    ['11200 with 17110. Was 59 right on 17110?', '11200 17110 MODIFIER:59'],
    ['97110 - 25 min\n97530 - 59 as told', '97110 97530-59'],
    ['99233, under his NPI w/ FS, and', '99233 MODIFIER:FS'],
    ['96158 and 90834, would 59 do it', '96158 90834 MODIFIER:59'],
    ['G0444 denied. -59 resubmits denied also', 'G0444 MODIFIER:59'],
    ['will they pay our PA as assistant (AS): 27130', 'MODIFIER:AS 27130'],
    ['11721 AND 11056, DOES 59 GO ON 11056', '11721 11056 MODIFIER:59'],
    ['92978 and 93571: does 51 go on the last two?', '92978 93571 MODIFIER:51'],
    ['00142, personally performed (AA)', '00142 MODIFIER:AA'],
    ['97161 and 97750, do we need 59 anywhere', '97161 97750 MODIFIER:59'],
    ['52000 cancelled. 52 53 73 or 74? and what for him', '52000 MODIFIER:52 MODIFIER:53 MODIFIER:73 MODIFIER:74'],
    ['is it 40 45 or 50? we billed 97110', '97110'],
    ['99213, the patient was 59 in May', '99213'],
    ['99213 + 11102, which mods go where?', '99213 11102'],
    ['does the modifier go on 99213', '99213'],
    ['97530 denied, needs modifier go?', '97530 MODIFIER:GO'],
  ])('reads %j as %s', (text, expected) => expect(read(text)).toBe(expected))

  it.each([
    ['94640: RT for the lungs came twice', '94640'],
    ['RT gave 94640', '94640'],
    ['PT eval 97161 at home, OT on Monday', '97161'],
    ['27130, days left in the 90?', '27130'],
    ['she is 50 or older, 45378', '45378'],
    ['66984, the 26 year old', '66984'],
    ['90999 with value codes A8 and A9', '90999'],
  ])('reads none in %j', (text, expected) => expect(read(text)).toBe(expected))
})

describe('codes in old lists and denials', () => {
  const old = knowing('ICD-9-CM 250.00', 'ICD-9-CM 496', 'ICD-9-CM 401.9', 'ICD-9-CM 414.01', 'CPT 25000')
  const readOld = (text: string): string => findCodeReferences(text, old).map(brief).join(' ')

  it.each([
    ['our ICD-9 problem list:\n25000\n4019', 'ICD-9-CM:250.00 ICD-9-CM:401.9'],
    ['ICD9 codes 41401, 4019', 'ICD-9-CM:414.01 ICD-9-CM:401.9'],
    ['250.00 in the old chart, ICD10 equal?', 'ICD-9-CM:250.00'],
    ['25000 for the wrist', '25000'],
    ['the ICD-9 days are over: 25000 for the wrist', '25000'],
    ['ICD-10 rejected, and we were paid 250.00', ''],
    ['dx 250.00, 496, 401.9. Payer wants ICD10', 'ICD-9-CM:250.00 ICD-9-CM:496 ICD-9-CM:401.9'],
    ['dx 496 and 250.00 on the old claim', 'ICD-9-CM:496 ICD-9-CM:250.00'],
    ['dx 250.00, 300 mg', 'ICD-9-CM:250.00'],
  ])('reads %j as %s', (text, expected) => expect(readOld(text)).toBe(expected))

  const beside = knowing('ICD-9-CM 724.4', 'ICD-9-CM V70.0', 'ICD-9-CM 780.79', 'ICD-9-CM 730.30', 'CPT 73030')
  it.each([
    ['what is the icd-10 for 724.4', 'ICD-9-CM:724.4'],
    ['is V70.0 still ok or 78079, we are on ICD-10 now', 'ICD-9-CM:V70.0 ICD-9-CM:780.79'],
    ['ICD-10 equivalent of V70.0?', 'ICD-9-CM:V70.0'],
    ['bus passenger, dx V70.0XXA, is ICD-10 ok now?', 'V70.0XXA'],
    ['now on ICD-10: 73030 for the shoulder', '73030'],
  ])('beside ICD-10 reads %j as %s', (text, expected) => {
    expect(findCodeReferences(text, beside).map(brief).join(' ')).toBe(expected)
  })

  it('looks up diagnoses without their dot where old codes are asked about beside ICD-10', () => {
    expect(findCandidateCodes('78079 still ok on ICD-10?')).toContain('780.79')
  })

  it.each([
    ['D12.x or K63.5', 'D12 K63.5'],
    ['G43.7xx', 'G43.7'],
    ['T36.0X', 'T36.0X'],
  ])('leaves out what %j leaves open', (text, expected) => {
    expect(findCodeReferences(text, knowing('ICD-10-CM T36.0X')).map(brief).join(' ')).toBe(expected)
  })

  it('looks up diagnoses without their dot where the text speaks of ICD-9', () => {
    expect(findCandidateCodes('ICD-9 list: 4019')).toContain('401.9')
    expect(findCandidateCodes('chart 4019')).not.toContain('401.9')
  })

  it.each([
    ['76857 kicked w/ 236', '76857 CARC:236'],
    ['it was denied as 197', 'CARC:197'],
    ['denied w/ 180 days', ''],
  ])('reads the reason of %j as %s', (text, expected) => expect(read(text)).toBe(expected))

  it('reads a reason and its remark by what the codebook knows of both', () => {
    const known = knowing('CPT 94060', 'CARC 97', 'RARC M15')
    const reasons = (text: string): string => findCodeReferences(text, known).map(brief).join(' ')
    expect(reasons('94060 paid nothing, "97 / M15"')).toBe('94060 CARC:97 RARC:M15')
    expect(reasons('94060 with M15')).toBe('94060')
  })
})
