import { describe, expect, it } from 'vitest'
import type { CodeSystem } from '../../../src/domain/code-reference.ts'
import type { DenialFact } from '../../../src/domain/codebook.ts'
import type { AskKind, Inquiry } from '../../../src/domain/inquiry.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { denials } from '../../../src/rules/compliance/denials.ts'
import { findDenialRoute } from '../../../src/rules/denials/denial-routes.ts'
import {
  addOnRow,
  codeRow,
  edition,
  facts,
  feeRow,
  inquiryAsking,
  limitRow,
  pairRow,
  span,
} from '../../support/codebook-facts.ts'
import { detailsOf } from '../../support/measured-details.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'
import { readStarterRows } from '../../support/starter-rows.ts'

const denial = (kind: DenialFact['kind'], code: string, description: string): DenialFact => ({
  ...{ kind, code, description, effective: span('..') },
  citation: {
    source: 'plain-language',
    edition: '2026',
    locator: `${kind} ${code}`,
    effectiveFrom: null,
    effectiveTo: null,
  },
})

/** A message about those codes and a denial written `CO-97` or `N362`. */
function denied(written: string, ...codes: string[]): Inquiry {
  const inquiry = inquiryAsking(`denied ${written}`, ['denial'], ...codes)
  const references = written.split(' ').map((text) => {
    const code = text.replace(/^(?:CO|PR|OA|PI)-/, '')
    const system: CodeSystem = /^(?:M|MA|N)\d/.test(code) ? 'RARC' : 'CARC'
    return { text, system, code, modifiers: [], units: null, start: 0, end: text.length }
  })
  return { ...inquiry, references: [...inquiry.references, ...references] }
}

const codes = (...names: string[]) => names.map((name) => codeRow(name))

/** A biopsy denied beside a wart destroyed. */
const ofWart = (indicator: 0 | 1) =>
  facts('2026-02-11', {
    denials: [denial('CARC', '97', 'Paid inside another')],
    codes: codes('17110', '11102'),
    editPairs: [pairRow('17110', '11102', indicator)],
  })

describe('a denial is told', () => {
  it.each([
    [
      'with the pair that explains it, and that no modifier helps',
      denied('CO-97', '47562', '49320'),
      {
        denials: [denial('CARC', '97', 'Paid inside another')],
        codes: codes('47562', '49320'),
        editPairs: [pairRow('47562', '49320', 0)],
      },
      'CO-97: Paid inside another. The NCCI edit explains it: 49320 is bundled into 47562, and no modifier separates them.',
    ],
    [
      'with the pair a true modifier separates',
      denied('CO-97', '45385', '45380'),
      {
        denials: [denial('CARC', '97', 'Paid inside another')],
        codes: codes('45385', '45380'),
        editPairs: [pairRow('45385', '45380', 1)],
      },
      'CO-97: Paid inside another. The NCCI edit explains it: 45380 is bundled into 45385 unless the record supports an NCCI modifier.',
    ],
    [
      'with the code that had ended',
      denied('CO-181', '90862'),
      { denials: [denial('CARC', '181', 'Code not valid')], codes: [codeRow('90862', '..2012-12-31')] },
      'CO-181: Code not valid. 90862 explains it: it was not valid on that date; its last valid date is 2012-12-31.',
    ],
    [
      'with how far the files tell of a code that the payer knows as ended',
      denied('CO-181', '55700'),
      {
        denials: [denial('CARC', '181', 'Code not valid')],
        codes: codes('55700'),
        fees: [feeRow('55700', 'A')],
        editions: [edition('mpfs', '2025Q4', '2024-01-01..2024-12-31')],
      },
      'CO-181: Code not valid. Whether 55700 had ended by then the files loaded here do not tell: the newest that lists it (fee schedule 2025Q4) speaks through 2024-12-31. Look it up in the code set of the date of service; if it ended, the claim is corrected to what replaced it.',
    ],
    [
      'with the status that always bundles it',
      denied('CO-97', '92928', '92929'),
      {
        denials: [denial('CARC', '97', 'Paid inside another')],
        codes: codes('92928', '92929'),
        fees: [feeRow('92928', 'A'), feeRow('92929', 'B')],
        editions: [edition('ncci-ptp-practitioner', '2026Q1', '2026-01-01..2026-12-31')],
      },
      'CO-97: Paid inside another. The fee schedule explains it: 92929 has status B, paid only within other services. No modifier and no appeal changes that; it is written off.',
    ],
    [
      'with no edit where none stands between the codes',
      denied('CO-97', '36415', '80053'),
      {
        denials: [denial('CARC', '97', 'Paid inside another')],
        codes: codes('36415', '80053'),
        editions: [edition('ncci-ptp-practitioner', '2026Q1', '2026-01-01..2026-12-31')],
      },
      'CO-97: Paid inside another. No NCCI edit between the codes named explains it: it rests on something else, such as the payer’s own rule of what is included, a global period, or another claim of that day.',
    ],
    [
      'with the limit of units',
      denied('CO-151 N362', '64483'),
      {
        denials: [denial('CARC', '151', 'Too many'), denial('RARC', 'N362', 'More units')],
        codes: codes('64483'),
        unitLimits: [limitRow('64483', 1, 2)],
      },
      'CO-151: Too many. The unit limit (MUE) of 64483 is 1 a day and rests on policy, so an appeal does not raise it.',
    ],
    [
      'with the add-on that lacks its primary',
      denied('CO-107', '64484'),
      {
        denials: [denial('CARC', '107', 'Needs another')],
        codes: codes('64484'),
        addOns: [addOnRow('64484', '64483')],
      },
      'CO-107: Needs another. 64484 explains it: it is an add-on code and is not paid without its primary code.',
    ],
    [
      'with the status of the fee schedule',
      denied('PR-96', '92015'),
      { denials: [denial('CARC', '96', 'Not covered')], codes: codes('92015'), fees: [feeRow('92015', 'N')] },
      'PR-96: Not covered. The fee schedule explains it: 92015 has status N.',
    ],
    [
      'with what comes next where it came too late',
      denied('CO-29'),
      { denials: [denial('CARC', '29', 'Too late')] },
      'CO-29: Too late. Late filing is not appealed in Medicare; only a listed exception reopens it.',
    ],
  ])('%s', (_title, inquiry, rows, words) => {
    expect(sentencesOf(denials, inquiry, facts('2025-03-04', rows)).short[0]).toBe(words)
  })

  it.each([
    [['PR-96', 'N425'], 'statutory'],
    [['CO-96', 'N130'], 'necessity'],
    [['PR-204', 'N425'], 'necessity'],
  ])('%j is of what the law excludes only as the reason that needs the remark', (written, route) => {
    const rows = { denials: [denial('CARC', written[0]?.slice(3) ?? '', 'Not covered')] }
    const asked = inquiryAsking(written.join(' '), ['denial'], ...written)
    const [first] = denied(written[0] ?? '').references
    const references = first === undefined ? [] : [first, { ...first, system: 'RARC' as const, code: written[1] ?? '' }]
    const { findings } = denials.check({ ...asked, references }, facts('2025-10-21', rows))
    expect(findings[0]?.parameters.route).toBe(route)
  })

  it('tells no rule of Medicare on late filing where the payer has a limit of its own', () => {
    const data = facts('2026-05-20', { denials: [denial('CARC', '29', 'Too late')] })
    const say = (text: string): string[] => {
      const read = readInquiry({ subject: '', text, sentOn: '2026-05-20' }, () => true)
      return sentencesOf(denials, { ...read, maskedText: text }, data).short
    }
    expect(say('DOS 1/5/26, CO-29. Payer limit is 90 days')).toEqual(['CO-29: Too late.'])
    expect(say('DOS 1/5/26, CO-29. Why?').join()).toContain('Medicare')
  })

  it('by no limit of units where what is reached is the benefit of the year', () => {
    const rows = { denials: [denial('CARC', '119', 'Benefit reached')], unitLimits: [limitRow('97110', 6, 3)] }
    expect(sentencesOf(denials, denied('CO-119', '97110'), facts('2025-10-21', rows)).short).toEqual([
      'CO-119: Benefit reached.',
    ])
  })

  it.each([
    ['CO-97', 'CO'],
    ['PR-97', 'PR'],
    ['97', null],
  ])('%s is of group %s', (written, group) => {
    const data = facts('2025-03-04', { denials: [denial('CARC', '97', 'Paid inside another')] })
    expect(denials.check(denied(written), data).findings[0]?.parameters.group).toBe(group)
  })

  it.each([
    ['CO-97', 'can we bill the patient for it?', ' The amount of CO-97 may not be billed to the patient.'],
    ['CO-97', 'can it go to the patient?', ' The amount of CO-97 may not be billed to the patient.'],
    ['CO-97', 'we passed the balance on to the patient, ok?', ' The amount of CO-97 may not be billed to the patient.'],
    ['PR-97', 'the pt got a bill, is she responsible?', ' The amount of PR-97 may be billed to the patient.'],
    ['CO-97', 'can we bill him meanwhile?', ' The amount of CO-97 may not be billed to the patient.'],
    ['CO-97', 'may we bill the member?', ' The amount of CO-97 may not be billed to the patient.'],
    ['CO-97', 'can I bill [name removed]?', ' The amount of CO-97 may not be billed to the patient.'],
    ['CO-97', 'do we bill her secondary?', ''],
    ['CO-97', 'why?', ''],
  ])('%s with %j says who may be billed: %j', (written, text, told) => {
    const data = facts('2025-03-04', { denials: [denial('CARC', '97', 'Paid inside another')] })
    const asked = { ...denied(written), maskedText: `${written} ${text}` }
    expect(sentencesOf(denials, asked, data).short).toEqual([`${written}: Paid inside another.${told}`])
  })

  it.each([
    ['CO-4', ' Correct the claim and send it again; an appeal is for a claim that was right.'],
    [
      'CO-97',
      ' Correct the claim where it left out what the record shows; appeal, with the record, only where it was right as sent.',
    ],
    [
      'CO-50',
      ' Appeal with the record where the coverage policy is met; correct the claim where the record has a covered diagnosis that was left off.',
    ],
    ['CO-252', ' Send the records that are asked for before anything is appealed.'],
    ['CO-45', ''],
  ])('%s with "can we appeal?" says what comes first: %j', (written, told) => {
    const data = facts('2025-03-04', { denials: [denial('CARC', written.slice(3), 'Denied')] })
    const say = (text: string) => sentencesOf(denials, { ...denied(written), maskedText: text }, data).short
    expect(say(`${written}, can we appeal?`)).toEqual([`${written}: Denied.${told}`])
    expect(say(`${written}, why?`)).toEqual([`${written}: Denied.`])
  })

  it.each([
    [0, 'An appeal does not change an edit that no modifier separates.'],
    [1, 'appeal, with the record, only where it was right as sent.'],
  ] as const)('"can we appeal?" of an edit of indicator %i ends with %j', (indicator, end) => {
    const asked = { ...denied('CO-97', '69210', '99214'), maskedText: 'CO-97 on 99214 with 69210, can we appeal?' }
    const data = facts('2025-05-06', {
      denials: [denial('CARC', '97', 'Paid inside another')],
      codes: codes('99214', '69210'),
      editPairs: [pairRow('69210', '99214', indicator)],
    })
    expect(sentencesOf(denials, asked, data).short[0]?.endsWith(end)).toBe(true)
  })

  it('by what bundles the code of its line, and not by an edit of the lines that were paid', () => {
    const text = '05/06/2025 99214 25 paid\n69210 paid\nG2211 CO-97'
    const asked = { ...denied('CO-97', '99214', '69210', 'G2211'), maskedText: text }
    const data = facts('2025-05-06', {
      denials: [denial('CARC', '97', 'Paid inside another')],
      codes: codes('99214', '69210', 'G2211'),
      editPairs: [pairRow('69210', '99214', 1)],
    })
    expect(sentencesOf(denials, asked, data).short).toEqual(['CO-97 (G2211): Paid inside another.'])
  })

  it.each([
    ['02/11/26 17110-59 paid\n02/11/26 11102 denied CO-97', '17110-59 11102', null],
    ['17110 paid\n11102-XS CO-97, why?', '17110 11102-XS', null],
    ['11102 CO-97 with 17110-59, should we appeal?', '17110-59 11102', null],
    ['17110 paid\n11102 CO-97. Do we need 11102-59?', '17110 11102-59', 'pair_with_modifier'],
    ['17110-LT paid\n11102 CO-97', '17110-LT 11102', 'pair_with_modifier'],
    ['17110-59 paid\n11102 CO-97, same lesion', '17110-59 11102', 'pair_with_modifier'],
  ])('by no edit that the claim bypassed as it was sent: %j', (maskedText, written, cause) => {
    const asked = { ...denied('CO-97', ...written.split(' ')), maskedText }
    expect(denials.check(asked, ofWart(1)).findings[0]?.parameters.cause).toBe(cause)
  })

  it('by the edit where no modifier bypasses it, another payer decides, or the claim is older', () => {
    const asked = { ...denied('CO-97', '17110-59', '11102'), maskedText: '17110-59 paid\n11102 CO-97' }
    const causeOf = (inquiry: Inquiry, indicator: 0 | 1) =>
      denials.check(inquiry, ofWart(indicator)).findings[0]?.parameters.cause
    expect(causeOf(asked, 0)).toBe('pair')
    expect(causeOf({ ...asked, details: { ...detailsOf([]), planType: 'commercial' } }, 1)).toBe('pair_with_modifier')
    expect(causeOf({ ...asked, dateOfService: '2019-06-30' }, 1)).toBe('pair_with_modifier')
    expect(causeOf({ ...asked, dateOfService: '2019-07-01' }, 1)).toBeNull()
  })

  it('by an edit for each of its lines', () => {
    const text = '20610 paid\n99213 CO-97\n20611 paid\n76942 CO-97'
    const asked = { ...denied('CO-97', '20610', '99213', '20611', '76942'), maskedText: text }
    const data = facts('2025-05-06', {
      denials: [denial('CARC', '97', 'Paid inside another')],
      codes: codes('20610', '99213', '20611', '76942'),
      editPairs: [pairRow('20610', '99213', 1), pairRow('20611', '76942', 0)],
    })
    expect(sentencesOf(denials, asked, data).short).toEqual([
      'CO-97 (99213 and 76942): Paid inside another. The NCCI edit explains it: 99213 is bundled into 20610 unless the record supports an NCCI modifier. The NCCI edit explains it: 76942 is bundled into 20611, and no modifier separates them.',
    ])
  })

  it('by no limit that the units of the line keep within', () => {
    const asked = { ...denied('CO-151', 'J7325 x48'), maskedText: 'J7325 x48 CO-151' }
    const data = facts('2025-05-06', {
      denials: [denial('CARC', '151', 'Too many')],
      unitLimits: [limitRow('J7325', 96, 3)],
    })
    expect(sentencesOf(denials, asked, data).short).toEqual([
      'CO-151 (J7325): Too many. The unit limit (MUE) of J7325 is 96, so 48 units are within it and it is not what explains the denial.',
    ])
  })

  it('of units by every code whose units exceed its limit, and corrected where that is of policy', () => {
    const data = facts('2025-03-04', {
      denials: [denial('CARC', '151', 'Too many')],
      unitLimits: [limitRow('64493', 1, 2), limitRow('64494', 1, 2), limitRow('77003', 1, 3)],
    })
    const [finding] = denials.check(denied('CO-151', '64493 x2', '64494 x2', '77003'), data).findings
    expect(finding?.parameters).toMatchObject({ cause: 'limit_of_policy', subject: '64493', route: 'correct' })
    expect(finding?.parameters.further).toMatchObject([{ cause: 'limit_of_policy', subject: '64494' }])
  })

  it('of units by the limit of the code that stands beside it', () => {
    const asked = denied('CO-151', '11721', '97110')
    const places = new Map([
      ['11721', 0],
      ['151', 20],
      ['97110', 30],
    ])
    const references = asked.references.map((each) => ({ ...each, start: places.get(each.code) ?? 0 }))
    const data = facts('2025-03-04', {
      denials: [denial('CARC', '151', 'Too many')],
      unitLimits: [limitRow('11721', 1, 2), limitRow('97110', 6, 3)],
    })
    expect(sentencesOf(denials, { ...asked, references }, data).short[0]).toBe(
      'CO-151: Too many. The unit limit (MUE) of 97110 is 6.',
    )
  })

  it('as unprocessable, with no appeal, where the remark says so', () => {
    const data = facts('2025-03-04', {
      denials: [denial('CARC', '16', 'Lacks information'), denial('RARC', 'MA130', 'Unprocessable')],
    })
    const routes = denials.check(denied('CO-16 MA130'), data).findings.map(({ parameters }) => parameters.route)
    expect(routes).toEqual(['unprocessable', 'unprocessable'])
  })

  it.each([
    ['OPPS claim, bill type 131, J2704 CO-97, right?', '97', 'packaged'],
    ['J2704 CO-97 in the office, right?', '97', 'support'],
  ])('neither mends nor appeals what a hospital outpatient claim packages: %s', (text, reason, route) => {
    const inquiry = { ...denied(`CO-${reason}`), maskedText: text }
    const known = facts('2025-03-04', { denials: [denial('CARC', reason, 'In the payment of another')] })
    expect(denials.check(inquiry, known).findings.map(({ parameters }) => parameters.route)).toEqual([route])
  })

  it('is no appeal of what Medicare never covers', () => {
    const known = facts('2025-03-04', {
      codes: [codeRow('92015')],
      fees: [feeRow('92015', 'N', 'XXX')],
      denials: [denial('CARC', '96', 'Not covered')],
    })
    const routes = denials.check(denied('PR-96', '92015'), known).findings.map(({ parameters }) => parameters.route)
    expect(routes).toEqual(['excluded'])
  })

  it('not at all where none is named or known', () => {
    expect(denials.check(inquiryAsking('denied', ['denial'], '99213'), facts('2025-03-04')).findings).toEqual([])
    expect(denials.check(denied('CO-97'), facts('2025-03-04')).findings).toEqual([])
  })
})

describe('the line of a denial is asked back', () => {
  const asking = (kinds: AskKind[], ...named: string[]): Inquiry => {
    const inquiry = denied('CO-4', ...named)
    return { ...inquiry, asks: inquiryAsking('which one?', kinds, ...named).asks }
  }
  const keys = (inquiry: Inquiry) =>
    denials
      .check(inquiry, facts('2026-01-05', { denials: [denial('CARC', '4', 'Modifier missing')] }))
      .questions?.map(({ key }) => key)

  it('where a modifier is wanted for a service nobody named', () => {
    expect(keys(asking(['modifier_choice', 'denial']))).toEqual(['denied-line'])
  })

  it('and not where it is named, or only the reason is asked about', () => {
    expect(keys(asking(['modifier_choice'], '20610'))).toEqual([])
    expect(keys(asking(['code_meaning', 'modifier_choice']))).toEqual([])
    expect(keys(asking(['denial']))).toEqual([])
  })
})

describe('what is done about a denial', () => {
  it('is known for most reasons of the starter set', () => {
    const reasons = readStarterRows('denial_codes.csv').filter(({ kind }) => kind === 'CARC')
    const sorted = reasons.filter(({ code = '' }) => findDenialRoute(code) !== null)
    expect(sorted.length / reasons.length).toBeGreaterThan(0.8)
  })
})
