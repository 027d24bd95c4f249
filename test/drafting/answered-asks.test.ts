import { describe, expect, it } from 'vitest'
import type { Finding, Gap } from '../../src/domain/finding.ts'
import type { Ask, AskKind } from '../../src/domain/inquiry.ts'
import type { Verdict } from '../../src/domain/verdict.ts'
import { type AnsweredAsk, answerAsks } from '../../src/drafting/answered-asks.ts'
import { composeShortAnswer } from '../../src/drafting/short-answer.ts'
import type { WordedFinding, Wording } from '../../src/drafting/wording.ts'
import { codeRow, inquiryAbout } from '../support/codebook-facts.ts'

const wording: Wording = {
  finding: () => ({ statement: '', short: '', why: '' }),
  nothingFound: () => '',
  openAsk: ({ kind }) => `${kind} is open.`,
  question: () => '',
  closing: () => '',
}

function found(short: string, settles: AskKind[], more: Partial<Finding> = {}): WordedFinding {
  const finding: Finding = {
    rule: 'codes/meaning',
    topic: 'codes',
    verdict: 'informational',
    subjects: [],
    parameters: {},
    citations: [codeRow('99213').citation],
    settles,
    basis: 'rows',
    ...more,
  }
  return { finding, words: { statement: short, short, why: '' } }
}

const ask = (kind: AskKind, number: string | null = null, subjects: string[] = []): Ask => ({
  topic: 'codes',
  kind,
  subjects,
  text: `the ${kind}?`,
  number,
})

const answer = (asks: Ask[], ...worded: WordedFinding[]): AnsweredAsk[] =>
  answerAsks({ ...inquiryAbout(), asks }, worded, wording)

const short = (asks: Ask[], ...worded: WordedFinding[]): string =>
  composeShortAnswer(answer(asks, ...worded), worded, [])

it('what another payer pays stays open beside a note on modifiers', () => {
  const gap: Gap = { about: 'Aetna', why: 'Not in the data loaded here: what Aetna pays.', opens: ['fee'] }
  const note = found('26 is the professional part.', ['fee'], { basis: 'guidance' })
  const [answered] = answerAsks({ ...inquiryAbout(), asks: [ask('fee')] }, [note], wording, [gap])
  expect(answered).toMatchObject({ answer: gap.why, settledBy: 'open' })
})

it('the answer to a question keeps its own codes where a question before it is left out', () => {
  const asks = [ask('billed_together', null, ['62323']), ask('units', null, ['J3301'])]
  const told = answerAsks({ ...inquiryAbout('62323', 'M48.061'), asks }, [found('4 units.', ['units'])], wording)
  expect(told.map(({ kind, subjects }) => [kind, subjects])).toEqual([['units', ['J3301']]])
})

describe('an ask', () => {
  it('is answered by what settles its kind, and its verdict is that of what decides', () => {
    const [first] = answer(
      [ask('units')],
      found('Two units.', ['units'], { verdict: 'allowed' }),
      found('Other.', ['fee']),
    )
    expect(first).toMatchObject({ answer: 'Two units.', verdict: 'allowed', settledBy: 'rows' })
  })

  it('that nothing settles is open, and says so', () => {
    expect(answer([ask('fee')], found('Two units.', ['units']))).toMatchObject([
      { answer: 'fee is open.', verdict: 'unknown', settledBy: 'open' },
    ])
  })

  it('that nothing settles names its codes, and letters of modifiers only where it names nothing else', () => {
    const named = (subjects: string[]): string | undefined =>
      answerAsks({ ...inquiryAbout(), asks: [ask('documentation', null, subjects)] }, [], {
        ...wording,
        openAsk: ({ subjects: told }) => told.join(' '),
      })[0]?.answer
    expect(named(['20611', 'RT', 'LT'])).toBe('20611')
    expect(named(['RT', 'LT'])).toBe('RT LT')
    expect(named(['19', '22'])).toBe('19 22')
  })

  it('that only a note answers rests on guidance; rows come before a note of the same weight', () => {
    const note = found('The manual says.', ['units'], { basis: 'guidance', verdict: 'not_allowed' })
    const row = found('The file says.', ['units'], { verdict: 'not_allowed' })
    expect(answer([ask('units')], note)).toMatchObject([{ settledBy: 'guidance' }])
    expect(answer([ask('units')], note, row)).toMatchObject([
      { settledBy: 'rows', answer: 'The file says. The manual says.' },
    ])
  })

  it('about three codes is answered for the third too, where an edit decides of two', () => {
    const rule = 'ncci/bundled-pair'
    const edit = found('An edit.', ['billed_together'], {
      ...{ rule, verdict: 'allowed_with_modifier', subjects: ['52000', '99214'], parameters: { edit: true } },
    })
    const free = (...subjects: string[]) =>
      found('No edit.', ['billed_together'], {
        rule,
        subjects,
        parameters: { edit: false, pairs: [subjects.join(' and ')] },
      })
    const together = ask('billed_together', null, ['52000', '51798', '99214'])
    expect(answer([together], edit, free('52000', '51798'))[0]?.answer).toBe('An edit. No edit.')
  })

  it('is not answered by what is about other codes', () => {
    const about = found('64483 has one.', ['units'], { subjects: ['64483'] })
    expect(answer([ask('units', null, ['20610'])], about)).toMatchObject([{ settledBy: 'open' }])
  })
})

it('a denial is asked about, not whether the modifier that it names is valid', () => {
  const asks = [ask('status', null, ['RT', 'LT']), ask('denial', null, ['69210'])]
  expect(short(asks, found('CO-4: the modifier is wrong.', ['denial']))).toBe('CO-4: the modifier is wrong.')
})

it('two levels named side by side are asked about, also without a question mark', () => {
  const level: Ask = { ...ask('em_level'), text: 'I say 99214, she says 99213' }
  const note = found('Moderate is 99214.', ['em_level'], { basis: 'guidance' })
  const other = found('Yes: 20610.', ['units'], { verdict: 'allowed' })
  expect(short([level, ask('units')], note, other)).toContain('Moderate is 99214.')
})

it('a code of which it is not known whether it is valid is told so, where that was asked', () => {
  const asked: Ask = { ...ask('status', null, ['0591T']), text: 'Is 0591T still active?' }
  const fee = found('No: 99401 is not covered.', ['coverage'], { verdict: 'not_allowed', rule: 'codes/fee-status' })
  expect(short([asked], fee)).toBe('status is open. No: 99401 is not covered.')
})

it('coverage is not left open where it was asked how much is paid', () => {
  const fee = found('99214: $125.18.', ['fee'])
  const asking = (text: string): Ask[] => [ask('fee'), { ...ask('coverage'), text }]
  expect(short(asking('what did Medicare pay for 99214?'), fee)).toBe('99214: $125.18.')
  expect(short(asking('what does it pay, and is 99214 covered?'), fee)).toContain('coverage is open.')
})

describe('numbered questions', () => {
  const pair = found('A pair.', ['billed_together'], {
    rule: 'ncci/bundled-pair',
    subjects: ['11730', '11750'],
    verdict: 'not_allowed',
  })

  it('are answered by a pair where both of its codes are named, not where one of them is', () => {
    const asks = [ask('billed_together', '1', ['11750']), ask('billed_together', '2', ['11730', '11750'])]
    expect(short(asks, pair)).toBe('1. billed_together is open.\n2. A pair.')
    expect(short([ask('billed_together', '1', ['11750'])], pair)).toBe('1. A pair.')
  })

  it('are answered by what a code of their own alone is to those of the numbers before', () => {
    const asks = [ask('billed_together', '1', ['99457', '99458']), ask('billed_together', '2', ['99490'])]
    const note = found('Both, with minutes apart.', ['billed_together'], {
      basis: 'guidance',
      subjects: ['99457', '99458', '99490'],
    })
    expect(short(asks, note)).toBe('1. Both, with minutes apart.\n2. As under 1.')
  })

  it('are answered by a note without codes only where its words stand', () => {
    const note = found('A note.', ['units'], { basis: 'guidance', numbers: ['2'] })
    expect(short([ask('units', '1'), ask('units', '2')], note)).toBe('1. units is open.\n2. A note.')
  })

  it('say under their number what the words before them ask too', () => {
    const asks = [ask('billed_together', null, ['11730', '11750']), ask('billed_together', '1', ['11730', '11750'])]
    expect(short(asks, pair)).toBe('1. A pair.')
  })

  it('point to the number under which the same was said', () => {
    const asks = [ask('billed_together', '1', ['11730', '11750']), ask('billed_together', '2', ['11730', '11750'])]
    expect(short(asks, pair)).toBe('1. A pair.\n2. As under 1.')
  })

  it('leave to a later number what is all it has to say, where the earlier one says more', () => {
    const asks = [ask('billed_together', '1', ['11730', '99214']), ask('modifier_choice', '2', ['99214'])]
    const visit = found('25 on the visit.', ['billed_together', 'modifier_choice'], { subjects: ['99214'] })
    const more = found('Two nails.', ['billed_together'], { subjects: ['11730'] })
    expect(short(asks, visit, more)).toBe('1. Two nails.\n2. 25 on the visit.')
    expect(short(asks, visit)).toBe('1. 25 on the visit.\n2. As under 1.')
  })

  it('say what is open under a number rather than point back', () => {
    const asks = [ask('units', '1', ['96110']), ask('units', '2', ['96110']), ask('coverage', '2', ['96110'])]
    const units = found('Two forms are 2 units.', ['units'], { subjects: ['96110'] })
    expect(short(asks, units)).toBe('1. Two forms are 2 units.\n2. coverage is open.')
  })
})

describe('the short answer to several asks', () => {
  it('keeps the sender’s numbers and order, an open one included', () => {
    const lines = short([ask('fee', '1'), ask('units', '2')], found('Two units.', ['units']))
    expect(lines).toBe('1. fee is open.\n2. Two units.')
  })

  it('has one line a number, and no open line beside an answer', () => {
    const lines = short([ask('coverage', '1'), ask('units', '1')], found('Two units.', ['units']))
    expect(lines).toBe('1. Two units.')
  })

  it('without numbers is one paragraph that ends with what is open', () => {
    expect(short([ask('fee'), ask('units')], found('Two units.', ['units']))).toBe('Two units. fee is open.')
  })

  it('says nothing twice, though several asks share it', () => {
    const both = found('Two units.', ['units', 'fee'])
    expect(short([ask('units'), ask('fee')], both, found('Ten dollars.', ['fee']))).toBe('Two units. Ten dollars.')
  })

  it('gives each sentence a line where there are too many for a paragraph', () => {
    const many = ['One.', 'Two.', 'Three.', 'Four.', 'Five.'].map((each) =>
      found(each, [], { rule: 'codes/not-effective', verdict: 'not_allowed' }),
    )
    expect(
      short([ask('units')], ...many)
        .split('\n')
        .slice(0, 5),
    ).toEqual(['One.', 'Two.', 'Three.', 'Four.', 'Five.'])
  })

  it('begins with codes that are not valid, whatever was asked', () => {
    const deleted = found('90862 was deleted.', [], { rule: 'codes/not-effective', verdict: 'not_allowed' })
    expect(short([ask('units', '1')], found('Two units.', ['units']), deleted)).toBe(
      '90862 was deleted.\n1. Two units.',
    )
  })

  it.each<[Verdict, string]>([
    ['not_allowed', 'Two units. No.'],
    ['allowed_with_modifier', 'Two units. No.'],
    ['informational', 'Two units.'],
  ])('has what is %s though it answers no ask: %s', (verdict, said) => {
    expect(short([ask('units')], found('Two units.', ['units']), found('No.', [], { verdict }))).toBe(said)
  })

  it('begins with what is open where only what a code means is known', () => {
    const lines = short([ask('fee')], found('99213 is a visit.', ['code_meaning']))
    expect(lines).toBe('fee is open.')
  })

  it('tells an open ask what the gap says that leaves it open', () => {
    const gap = { about: 'TRICARE', why: 'What TRICARE pays is not loaded.', opens: ['fee' as const] }
    const [first] = answerAsks({ ...inquiryAbout(), asks: [ask('fee')] }, [], wording, [gap])
    expect(first?.answer).toBe('What TRICARE pays is not loaded.')
  })

  it('tells of several gaps the one of the payer that it names', () => {
    const gap = (about: string): Gap => ({ about, why: `The policy of ${about} is not loaded.`, opens: ['coverage'] })
    const asked = { ...ask('coverage'), text: 'what does Aetna allow per year?' }
    const gaps = [gap('95165'), gap('Aetna')]
    const [first] = answerAsks({ ...inquiryAbout(), asks: [asked] }, [], wording, gaps)
    expect(first?.answer).toBe('The policy of Aetna is not loaded.')
  })

  it('has no open line for another side of a sentence that is answered', () => {
    const same = { ...ask('modifier_choice'), text: 'together?' }
    expect(
      short([{ ...ask('billed_together'), text: 'together?' }, same], found('No edit.', ['billed_together'])),
    ).toBe('No edit.')
  })

  it.each([
    ['one beside rows', [], 'The file says. Note 1.'],
    ['two where there are no rows', ['units' as const], 'Note 1. Note 2.'],
  ])('has at most %s of the notes', (_title, notRows, said) => {
    const notes = [1, 2, 3].map((each) => found(`Note ${each}.`, ['units'], { basis: 'guidance' }))
    const rows = notRows.length === 0 ? [found('The file says.', ['units'])] : []
    expect(short([ask('units')], ...rows, ...notes)).toBe(said)
  })

  it('has a note before a row that yields to it', () => {
    const limit = found('The limit is 13.', ['units'], { yields: true })
    expect(short([ask('units')], limit, found('Count lesions.', ['units'], { basis: 'guidance' }))).toBe(
      'Count lesions. The limit is 13.',
    )
  })

  it('says a sentence once, though two findings end with it', () => {
    const two = ['CO-16: incomplete. Send a new claim.', 'MA130: unprocessable. Send a new claim.'].map((each) =>
      found(each, ['denial']),
    )
    expect(short([ask('denial')], ...two)).toBe('CO-16: incomplete. Send a new claim. MA130: unprocessable.')
  })

  it('says under a number only what no number before it said', () => {
    const both = found('Take 25.', ['units', 'modifier_choice'])
    const lines = short(
      [ask('units', '1'), ask('modifier_choice', '2')],
      both,
      found('Take no 50.', ['modifier_choice']),
    )
    expect(lines).toBe('1. Take 25.\n2. Take no 50.')
  })

  it('leaves a note out that says no to something nobody asked', () => {
    const note = found('No: included.', ['global_period'], { basis: 'guidance', verdict: 'not_allowed' })
    expect(short([ask('units')], found('Two units.', ['units']), note)).toBe('Two units.')
  })

  it.each([
    ['is 93320 alone ok?', 'No: an add-on. 93320 is valid.'],
    ['what is 93320?', '93320 is valid. No: an add-on.'],
  ])('has what decides before what a code merely is: %s', (text, said) => {
    const bare = [ask('status'), ...(text.startsWith('what') ? [ask('add_on')] : [])].map((each) => ({ ...each, text }))
    const no = found('No: an add-on.', ['add_on'], { verdict: 'not_allowed' })
    expect(short(bare, found('93320 is valid.', ['status']), no)).toBe(said)
  })

  it.each([
    ['only 1 line paid', 'Take 25. Two units.'],
    ['We sent 99214 and 11102 x2', 'Take 25. Two units.'],
    ['How many units', 'Two units. Take 25.'],
    ['please check the x2', 'Two units. Take 25.'],
    ['11102 x2?', 'Two units. Take 25.'],
  ])('answers what is asked before units that are only told of: %s', (told, said) => {
    const asks: Ask[] = [
      { ...ask('units'), text: told },
      { ...ask('modifier_choice'), text: 'What should have been on there?' },
    ]
    expect(short(asks, found('Two units.', ['units']), found('Take 25.', ['modifier_choice']))).toBe(said)
  })

  it('leaves out a level heard in what was told, where something else was asked', () => {
    const told: Ask = { ...ask('em_level'), text: 'We wrote 25 minutes of psychotherapy.' }
    const times = found('By time it is 30 minutes.', ['em_level'])
    expect(short([ask('billed_together'), told], found('Yes.', ['billed_together']), times)).not.toContain('By time')
    expect(short([told], times)).toContain('By time')
  })

  it.each<[AskKind, string, boolean]>([
    ['add_on', 'billed without modifier', false],
    ['add_on', 'paid alone', true],
    ['coverage', 'Medicare denied the line', false],
    ['coverage', 'is it covered', true],
  ])('calls %s open beside a denial only where its words ask: %s', (kind, text, told) => {
    const asked = [ask('denial'), { ...ask(kind), text }]
    expect(short(asked, found('CO-16.', ['denial'])).includes(`${kind} is open.`)).toBe(told)
  })

  it('asks of no period of modifiers: 25 or 57', () => {
    const text = 'H&P denied as part of the surgery. 25 or 57 on it?'
    const asks: Ask[] = [
      { ...ask('modifier_choice'), text },
      { ...ask('global_period'), text, subjects: ['25', '57'] },
    ]
    expect(short(asks, found('57, not 25.', ['modifier_choice']))).toBe('57, not 25.')
  })

  it('does not call open what only asks again', () => {
    const again: Ask = { ...ask('compliance'), text: 'Is that allowed?' }
    expect(short([ask('billed_together'), again], found('No.', ['billed_together']))).toBe('No.')
    expect(short([{ ...again, text: 'May 99213 be charged twice?' }], found('No.', ['fee']))).toContain(
      'compliance is open.',
    )
  })
})

describe('limits of units', () => {
  const limit = found('9 units are within the limit.', ['units'], { rule: 'ncci/units-over-limit', verdict: 'allowed' })
  const pair = found('59 goes on it.', ['billed_together'], { verdict: 'allowed_with_modifier' })
  const told = (text: string): Ask => ({ ...ask('units'), text })

  it('that are kept are not told where units are only written on a code beside a question', () => {
    expect(short([told('17311 x1, 17312 x2'), ask('billed_together')], limit, pair)).toBe('59 goes on it.')
  })

  it('are told where somebody asks for them, and where nothing else is asked', () => {
    expect(short([told('is 17312 x9 right?'), ask('billed_together')], limit, pair)).toContain('within the limit')
    expect(short([told('17312 x9')], limit)).toBe('9 units are within the limit.')
  })

  it.each([
    ['97110 x2, what modifier?', '59 goes on it.'],
    ['97110 x2, what modifier, and are 2 units ok?', '59 goes on it. 9 units are within the limit.'],
  ])('are told beside another answer to the same sentence only where they are asked for: %s', (text, said) => {
    const asks = [{ ...ask('billed_together'), text }, told(text)]
    expect(short(asks, limit, pair)).toBe(said)
  })

  it('are not told before the numbers of the questions', () => {
    const numbered = ask('billed_together', '1')
    expect(short([told('17311 x1'), numbered], limit, pair)).toBe('1. 59 goes on it.')
  })

  it('are not told beside the number that was counted', () => {
    const counted = found('10 lesions: 17003 x9.', ['units'], {
      rule: 'guidelines/counted-units',
      verdict: 'not_allowed',
    })
    expect(short([ask('units')], limit, counted)).toBe('10 lesions: 17003 x9.')
  })

  it('that the message asks for by name stand beside the units of another code that are within theirs', () => {
    const of = found('The limit of 17000 is 1.', ['units'], { rule: 'ncci/units-over-limit' })
    const named = told('17000, 17003 x9: and what are the MUE limits?')
    expect(short([named], limit, of)).toBe('9 units are within the limit. The limit of 17000 is 1.')
    expect(short([told('17000, 17003 x9?')], limit, of)).toBe('9 units are within the limit.')
    const asks = [told('17003 x9 came back.'), { ...told('MUE of 17000?'), subjects: ['17000'] }]
    expect(answer(asks, limit, of)[0]?.sentences).toEqual(['9 units are within the limit.'])
  })
})

it('units of a code that a note says is not the one to report are not told to be within their limit', () => {
  const limit = found('12 units are within the limit.', ['units'], {
    rule: 'ncci/units-over-limit',
    verdict: 'allowed',
    subjects: ['88305'],
  })
  const note = found('Not 88305.', ['units'], { basis: 'guidance', verdict: 'not_allowed', subjects: ['88305'] })
  const units = { ...ask('units', null, ['88305']), text: '88305 x12 denied, how many?' }
  expect(short([units], limit, note)).toBe('Not 88305.')
  expect(short([units], limit)).toBe('12 units are within the limit.')
})

it('the global period is told under the number that asks for it', () => {
  const period = found('It is 000.', ['global_period', 'billed_together'], { rule: 'guidelines/global-period' })
  const pair = found('Yes, both.', ['billed_together'], { verdict: 'allowed' })
  expect(short([ask('billed_together', '1'), ask('global_period', '2')], period, pair)).toBe(
    '1. Yes, both.\n2. It is 000.',
  )
  expect(short([ask('billed_together', '1')], period)).toBe('1. It is 000.')
})

it('the modifier of what was done within a global period is told under the number that asks for it', () => {
  const period = (others: string[]) =>
    found('Inside: 11750-78.', ['global_period', 'modifier_choice'], {
      rule: 'guidelines/global-period',
      verdict: 'allowed_with_modifier',
      subjects: ['11730', '11750'],
      parameters: { inside: true, others },
    })
  const asks = [ask('global_period', '1', ['11730']), ask('modifier_choice', '2', ['11750'])]
  expect(short(asks, period(['11750']))).toBe('1. Inside: 11750-78.\n2. As under 1.')
  expect(short(asks, period(['20610']))).toContain('2. modifier_choice is open.')
})

it('the day of a later service is told under its number, though the surgery stands under another', () => {
  const period = found('Day 10 is inside.', ['global_period', 'billed_together'], {
    rule: 'guidelines/global-period',
    verdict: 'allowed_with_modifier',
    subjects: ['29881'],
    parameters: { elapsedDays: 10 },
  })
  const pair = found('Yes, both.', ['billed_together'], { verdict: 'allowed' })
  const asks = [ask('billed_together', '1', ['29881', '29876']), ask('global_period', '2', ['20610'])]
  expect(short(asks, period, pair)).toBe('1. Yes, both.\n2. Day 10 is inside.')
})

it('a pair free of an edit is not told to who asks about two other codes', () => {
  const edit = found('No: 77290.', ['billed_together'], {
    rule: 'ncci/bundled-pair',
    verdict: 'not_allowed',
    subjects: ['77301', '77290'],
    parameters: { edit: true },
  })
  const free = found('No edit with 77338.', ['billed_together'], {
    rule: 'ncci/bundled-pair',
    subjects: ['77290', '77338'],
    parameters: { edit: false, pairs: ['77290 and 77338'] },
  })
  expect(short([ask('billed_together', null, ['77290', '77301'])], edit, free)).toBe('No: 77290.')
  expect(short([ask('billed_together', null, ['77290', '77301', '77338'])], edit, free)).toContain(
    'No edit with 77338.',
  )
})

it.each([
  ['Surgery: 31255-50 + 30520.', '79 goes on it.'],
  ['31255-50, how is it paid?', 'Yes: 31255-50. 79 goes on it.'],
])('modifiers that fit their codes are not told where they were merely written: %s', (text, said) => {
  const sides = found('Yes: 31255-50.', ['units'], { rule: 'modifiers/fits-code', verdict: 'allowed' })
  const global = found('79 goes on it.', ['modifier_choice'], { verdict: 'allowed_with_modifier' })
  expect(short([{ ...ask('units'), text }, ask('modifier_choice')], sides, global)).toBe(said)
})

it('every reason of denial that is asked about is told, however many they are', () => {
  const reasons = ['CO-4', 'CO-16', 'CO-50', 'CO-97', 'PR-204', 'CO-29'].map((reason) =>
    found(`${reason}.`, ['denial'], { rule: 'compliance/denials' }),
  )
  expect(short([ask('denial')], ...reasons).split('\n')).toHaveLength(6)
})

it('a number that was counted is told beside what decides of the same question', () => {
  const counted = found('41 minutes are 3 units.', ['units'], { rule: 'guidelines/timed-units', basis: 'guidance' })
  const none = found('No: 97014 is not paid.', ['units'], { verdict: 'not_allowed' })
  expect(short([ask('units')], counted, none)).toBe('No: 97014 is not paid. 41 minutes are 3 units.')
})

describe('a pair', () => {
  it('tells of an add-on code under the number whose modifier question names it', () => {
    const [parameters, rule] = [{ addOn: '29826' }, 'ncci/add-on-primary']
    const addOn = found('No 51 on 29826.', ['modifier_choice'], { rule, parameters, subjects: ['29826', '29822'] })
    const asks = [ask('modifier_choice', 'a', ['29822', '59']), ask('modifier_choice', 'b', ['29826', '51'])]
    expect(answer(asks, addOn).map(({ settledBy }) => settledBy)).toEqual(['open', 'rows'])
    expect(answer(asks.slice(0, 1), addOn)).toMatchObject([{ settledBy: 'rows' }])
  })

  it('answers the numbered question that names both of its codes, not one that names one of them', () => {
    const bundled = found('No.', ['billed_together', 'modifier_choice'], {
      rule: 'ncci/bundled-pair',
      subjects: ['31237', '31231'],
      verdict: 'not_allowed',
    })
    const asks = [ask('modifier_choice', '1', ['31231', '50']), ask('billed_together', '2', ['31237', '31231'])]
    expect(answer(asks, bundled).map(({ settledBy }) => settledBy)).toEqual(['open', 'rows'])
  })

  it('with a code that only the question of another number names answers no question of two codes of its own', () => {
    const bundled = found('No.', ['billed_together'], {
      rule: 'ncci/bundled-pair',
      subjects: ['99213', '96372'],
      verdict: 'not_allowed',
    })
    const asks = (own: string[]) => [ask('billed_together', '1', own), ask('units', '2', ['96372'])]
    expect(answer(asks(['36415', '99213']), bundled)[0]?.settledBy).toBe('open')
    expect(answer(asks(['99213']), bundled)[0]?.settledBy).toBe('rows')
  })

  it('answers the number by which both of its sides have been named', () => {
    const asks = [
      { ...ask('billed_together', 'a', ['99490', '99439']), text: 'a) 99490 and 99439?' },
      { ...ask('billed_together', 'b', ['99490', '99457']), text: 'b) 99457 too?' },
      { ...ask('billed_together', 'c', ['99457', '99491']), text: 'c) add 99491?' },
    ]
    const monitoring = found('Both.', ['billed_together'], {
      basis: 'guidance',
      verdict: 'allowed',
      subjects: ['99457', '99490', '99491'],
      parameters: { besides: ['99490', '99491'] },
    })
    const edit = found('Bundled.', ['billed_together'], {
      rule: 'ncci/bundled-pair',
      verdict: 'not_allowed',
      subjects: ['99491', '99490'],
      parameters: { columnTwo: '99490' },
    })
    expect(answer(asks, monitoring, edit).map((each) => each.answer)).toEqual([
      'billed_together is open.',
      'Both.',
      'Bundled.',
    ])
  })

  it('of one code and its modifiers is no open question beside an answer', () => {
    const asks = [ask('modifier_choice', null, ['22558', '62']), ask('billed_together', null, ['22558', '62'])]
    expect(short(asks, found('62 it is.', ['modifier_choice']))).toBe('62 it is.')
  })
})

describe('two codes that a question names', () => {
  const named: Ask = { ...ask('billed_together', null, ['G0180', 'G0181']), text: 'Can we bill G0180 and G0181?' }
  const of = (short: string, subjects: string[], more: Partial<Finding> = {}) =>
    found(short, ['billed_together'], {
      rule: 'ncci/bundled-pair',
      verdict: 'allowed_with_modifier',
      subjects,
      ...more,
    })

  it('are told before other pairs', () => {
    const other = of('Only if distinct.', ['99348', 'G0180'])
    const own = of('Only with 30 minutes.', ['G0180', 'G0181'], { basis: 'guidance' })
    expect(short([named], other, own)).toBe('Only with 30 minutes. Only if distinct.')
    expect(short([{ ...named, text: 'Claim of the month' }], other, own)).toBe(
      'Only if distinct. Only with 30 minutes.',
    )
  })

  it('without an edit are told behind a note of the two', () => {
    const free = of('No edit.', ['59400', '59510'], {
      verdict: 'informational',
      parameters: { edit: false, pairs: ['59400 and 59510'] },
    })
    const note = of('Never both.', ['59400', '59510'], {
      basis: 'guidance',
      verdict: 'informational',
      parameters: { besides: ['59510'] },
    })
    const asked: Ask = { ...named, subjects: ['59400', '59510'], text: '59400 and 59510?' }
    expect(short([asked], free, note)).toBe('Never both. No edit.')
  })
})

it('the status of a code is told under the number that names it', () => {
  const status = found('S9088 has status I.', ['coverage'], { rule: 'codes/fee-status', subjects: ['S9088'] })
  const note = found('Part B.', ['coverage'], { basis: 'guidance' })
  const asks: Ask[] = [
    { ...ask('coverage', '2'), text: 'does Medicare pay Tdap' },
    { ...ask('coverage', '3', ['S9088']), text: 'is S9088 ok?' },
  ]
  const [second, third] = answer(asks, status, note)
  expect(second?.sentences).toEqual(['Part B.'])
  expect(third?.sentences).toContain('S9088 has status I.')
})

describe('what stands beside an answer', () => {
  it('keeps what a denial says where only the rules of a plan are not known', () => {
    const reason = found('CO-197: no authorization.', ['denial'], { rule: 'compliance/denials' })
    const plan = found('The contract decides.', ['denial'], { basis: 'guidance', verdict: 'unknown' })
    expect(short([ask('denial')], reason, plan)).toBe('CO-197: no authorization. The contract decides.')
  })

  it('tells what to do about a denial before what it says, unless it is asked why', () => {
    const reason = found('CO-97: in another service.', ['denial'], { rule: 'compliance/denials' })
    const no = found('No: the stent is included.', ['denial'], { basis: 'guidance', verdict: 'not_allowed' })
    const asked = (text: string) => short([{ ...ask('denial'), text }], reason, no)
    expect(asked('denied CO-97, can we appeal?')).toBe('No: the stent is included. CO-97: in another service.')
    expect(asked('why was it denied CO-97?')).toBe('CO-97: in another service. No: the stent is included.')
  })

  it('explains a denial by what is wrong, not by a modifier that fits', () => {
    const fits = found('Yes: RT.', ['denial'], { verdict: 'allowed' })
    const note = found('Ask for the policy.', ['denial'], { basis: 'guidance' })
    expect(short([ask('denial')], fits, note)).toContain('Ask for the policy.')
  })

  it('tells the limit that is exceeded before those that are kept', () => {
    const kept = found('1 unit is within.', ['units'], { rule: 'ncci/units-over-limit', verdict: 'allowed' })
    const exceeded = found('90 units exceed.', ['units'], { rule: 'ncci/units-over-limit', verdict: 'unknown' })
    expect(short([ask('units')], kept, exceeded)).toBe('90 units exceed. 1 unit is within.')
  })

  it('does not call an add-on code right that a note says is not what is reported', () => {
    const subjects = ['90472', '90471']
    const right = found('Yes: an add-on.', ['add_on'], { rule: 'ncci/add-on-primary', verdict: 'allowed', subjects })
    const note = found('No: G0009.', ['add_on'], { basis: 'guidance', verdict: 'not_allowed', subjects })
    expect(short([ask('add_on')], right, note)).toBe('No: G0009.')
  })

  it('tells the units that an amount makes first, whatever else decides', () => {
    const units = found('60 mg is 6 units.', ['units'], { rule: 'guidelines/drug-units' })
    const sides = found('Yes: 20610-50.', ['units'], { verdict: 'allowed' })
    expect(short([ask('units')], sides, units)).toBe('60 mg is 6 units. Yes: 20610-50.')
  })

  it('keeps how a code is chosen where another one lacks characters', () => {
    const header = found('Z3A is not complete.', ['code_search'], {
      rule: 'codes/incomplete-diagnosis',
      verdict: 'not_allowed',
    })
    const note = found('Obstetric codes come first.', ['code_search'], { basis: 'guidance' })
    expect(short([ask('code_search')], header, note)).toBe('Z3A is not complete. Obstetric codes come first.')
  })

  it('calls nothing open of what a note merely says', () => {
    const told: Ask = { ...ask('documentation'), text: 'The note says right side.' }
    expect(short([ask('status'), told], found('R10.2 is not complete.', ['status']))).toBe('R10.2 is not complete.')
  })

  it('tells a list what is valid behind what is deleted, and not what bundles on one claim', () => {
    const deleted = found('11100 was deleted.', ['status'], { rule: 'codes/not-effective', verdict: 'not_allowed' })
    const valid = found('Valid: 82270 and 82272.', ['status'], { rule: 'codes/still-valid', verdict: 'allowed' })
    const pair = found('82272 is bundled.', ['billed_together'], { rule: 'ncci/bundled-pair', verdict: 'not_allowed' })
    expect(short([ask('status')], pair, valid, deleted)).toBe('11100 was deleted. Valid: 82270 and 82272.')
    expect(short([ask('status'), ask('billed_together')], pair, valid, deleted)).toContain('82272 is bundled.')
  })

  it('leaves out none of the modifiers asked of each of several codes', () => {
    const fits = ['1', '2', '3', '4', '5'].map((each) =>
      found(`Modifier ${each}.`, ['modifier_choice'], {
        rule: 'modifiers/fits-code',
        verdict: 'allowed',
        subjects: [`3014${each}`],
      }),
    )
    const told = (subjects: string[]): number =>
      answer([ask('modifier_choice', null, subjects)], ...fits)[0]?.sentences.length ?? 0
    expect(told(['50', '80', '62'])).toBe(5)
    expect(told(['50'])).toBe(4)
  })

  it('is asked behind diagnoses of the codes before them', () => {
    const pair = found('59 goes on 11721.', ['modifier_choice'], { subjects: ['11056', '11721'] })
    expect(short([ask('modifier_choice', null, ['I73.9', 'L84', '59'])], pair)).toBe('59 goes on 11721.')
    expect(short([ask('modifier_choice', null, ['I73.9', 'L84'])], pair)).toContain('is open')
  })

  it('has a note before what a search left open, and not both where the note names every code of it', () => {
    const search = found('Nearest 58300.', ['code_search'], {
      rule: 'search/candidates',
      subjects: ['58300'],
      yields: true,
    })
    const naming = found('58300 in, 58301 out.', ['code_search'], { basis: 'guidance' })
    const other = found('Choose by site.', ['code_search'], { basis: 'guidance' })
    expect(short([ask('code_search')], search, naming)).toBe('58300 in, 58301 out.')
    expect(short([ask('code_search')], search, other)).toBe('Choose by site. Nearest 58300.')
  })

  it('has a note of the code asked about before one of all codes', () => {
    const own = found('Z30.2.', ['crosswalk'], { basis: 'guidance' })
    const general = found('There is no map.', ['crosswalk'], { basis: 'guidance', yields: true })
    expect(short([ask('crosswalk')], general, own)).toBe('Z30.2.')
    expect(short([ask('crosswalk')], general)).toBe('There is no map.')
  })

  it('keeps the note of a modifier that is asked for beside what rows decide', () => {
    const no = found('No: bundled.', ['modifier_choice'], { verdict: 'not_allowed' })
    const note = found('PT for Medicare.', ['modifier_choice'], { basis: 'guidance', asked: true })
    expect(short([ask('modifier_choice')], no, note)).toBe('No: bundled. PT for Medicare.')
    expect(short([ask('modifier_choice')], no, { ...note, finding: { ...note.finding, asked: undefined } })).toBe(
      'No: bundled.',
    )
  })

  it('tells of an add-on code beside its primary code only where that is asked', () => {
    const pair = found('Bundled.', ['billed_together'], { verdict: 'not_allowed' })
    const right = found('Yes: an add-on.', ['add_on'], { rule: 'ncci/add-on-primary', verdict: 'allowed' })
    const told = (text: string) => short([ask('billed_together'), { ...ask('add_on'), text }], pair, right)
    expect(told('can we add 88305 to 17311/17312?')).toBe('Bundled.')
    expect(told('is 17312 an add-on to 17311?')).toContain('Yes: an add-on.')
    expect(short([{ ...ask('add_on'), text: '17311 and 17312?' }], right)).toBe('Yes: an add-on.')
    const numbered = [ask('billed_together', '1'), { ...ask('add_on', '1'), text: '88305 with 17312?' }]
    expect(short(numbered, pair, right)).toBe('1. Bundled.')
  })

  it('that no edit joins two codes stands behind the note on one of them', () => {
    const parameters = { edit: false, pairs: ['11402 and 12032'] }
    const more = { rule: 'ncci/bundled-pair', subjects: ['11402', '12032'], parameters }
    const free = found('No edit.', ['billed_together'], more)
    const note = (subjects: string[]) =>
      found('Layered closure is added.', ['billed_together'], { basis: 'guidance', subjects })
    expect(short([ask('billed_together')], free, note(['12032']))).toBe('Layered closure is added. No edit.')
    expect(short([ask('billed_together')], free, note([]))).toBe('No edit. Layered closure is added.')
  })

  it('tells whether two go together before the sides of each', () => {
    const sides = found('Yes: 30140-50.', ['billed_together'], { rule: 'modifiers/fits-code', verdict: 'allowed' })
    const free = found('No NCCI edit.', ['billed_together'], { rule: 'ncci/bundled-pair' })
    expect(short([ask('billed_together')], sides, free)).toBe('No NCCI edit. Yes: 30140-50.')
  })

  it('answers a number that names no code with the note that speaks of its words', () => {
    const pair = found('Only if distinct.', ['modifier_choice'], {
      rule: 'ncci/bundled-pair',
      subjects: ['11721', '11056'],
    })
    const note = found('Q8.', ['modifier_choice'], { basis: 'guidance', numbers: ['2'] })
    const codes = ['11721', '11056']
    const first: Ask = { ...ask('modifier_choice', '1', codes), text: '1) 11721 with 11056?' }
    const second: Ask = { ...ask('modifier_choice', '2', codes), text: '2) which Q modifier?' }
    expect(short([first, second], pair, note)).toBe('1. Only if distinct.\n2. Q8.')
  })

  it('answers whether one code is covered, also where a later number asks of all', () => {
    const note = found('Part D.', ['coverage'], { basis: 'guidance', subjects: ['90715', '90678'] })
    const first: Ask = { ...ask('coverage', '1', ['90715']), text: '1. is 90715 covered?' }
    const second: Ask = { ...ask('coverage', '2', ['90715', '90678']), text: '2. can the patient pay?' }
    expect(short([first, second], note)).toBe('1. Part D.\n2. As under 1.')
  })

  it('tells under its number the modifier of the visit it names', () => {
    const visit = found('25 goes on 99214.', ['modifier_choice', 'billed_together'], {
      rule: 'ncci/bundled-pair',
      subjects: ['94060', '99214'],
      parameters: { columnTwo: '99214', visit: '99214', visitModifier: '25' },
    })
    const asks = [ask('billed_together', '1', ['94060', '99214']), ask('modifier_choice', '2', ['99214'])]
    expect(short(asks, visit)).not.toContain('2. modifier_choice is open.')
  })

  it.each([
    [['99205', '99417', 'G2212'], '2. As under 1.'],
    [['99205', '99417'], '2. code_search is open.'],
  ])('points a number that names a code of %j to the count under another number', (codes, told) => {
    const counted = found('92 minutes: 99417 x2, G2212 x1.', ['units', 'code_search'], {
      rule: 'guidelines/counted-units',
      basis: 'guidance',
      subjects: ['99417', 'G2212', '99205'],
      parameters: { services: codes.slice(1).map((code) => ({ code, units: 1 })) },
    })
    const note = found('Only with 99205.', ['units'], { basis: 'guidance', subjects: ['99205'] })
    const asks = [ask('units', '1', ['99205', '99417']), ask('code_search', '2', ['G2212'])]
    expect(short(asks, counted, note)).toContain('1. 92 minutes')
    expect(short(asks, counted, note)).toContain(told)
  })

  it('keeps from a number the visit that another number adds', () => {
    const visit = found('25 goes on 99213.', ['modifier_choice'], {
      rule: 'ncci/bundled-pair',
      subjects: ['11721', '11056', '99213'],
      parameters: { columnTwo: '99213' },
    })
    const first = { ...ask('modifier_choice', '1', ['11721', '11056']), text: '1) 11721 with 11056?' }
    const second = { ...ask('modifier_choice', '2', ['11721', '11056', '99213']), text: '2) and 99213?' }
    expect(short([first, second], visit)).toContain('2. 25 goes on 99213.')
    expect(short([first, second], visit)).not.toContain('1. 25')
  })

  it.each([
    ['did a physical 99397, plus 90750 in the office.', false],
    ['99397 and 90750, which modifier.', true],
  ])('answers what stands before two numbered questions only where it asks: %s', (text, told) => {
    const before: Ask = { ...ask('billed_together', null, ['99397', '90750']), text }
    const pair = found('No edit.', ['billed_together'], { subjects: ['99397', '90750'] })
    const status = found('Not covered.', ['coverage'], { subjects: ['99397'] })
    const asked = [before, ask('coverage', '1', ['99397']), ask('coverage', '2', ['99397'])]
    expect(short(asked, pair, status).includes('No edit.')).toBe(told)
  })

  it('says nothing for the whole message that stands under a number', () => {
    const one = found('CO-22: another insurer.', ['denial'], { subjects: ['22'] })
    const two = found('CO-109: wrong payer.', ['denial'], { subjects: ['109'] })
    const asked = [ask('denial', null, ['22', '109']), ask('denial', '1', ['22']), ask('denial', '2', ['109'])]
    expect(short(asked, one, two)).toBe('1. CO-22: another insurer.\n2. CO-109: wrong payer.')
  })
})
