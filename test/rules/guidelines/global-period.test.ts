import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { globalPeriod } from '../../../src/rules/guidelines/global-period.ts'
import { codeRow, facts, feeRow, inquiryAsking } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const known = (days: string, others: string[] = []) =>
  facts('2025-03-04', {
    codes: [codeRow('27447'), codeRow('99213'), codeRow('20610')],
    fees: [feeRow('27447', 'A', days), ...others.map((code) => feeRow(code, 'A', '000'))],
  })

const say = (days: string, text: string, ...written: string[]) =>
  sentencesOf(globalPeriod, inquiryAsking(text, ['global_period'], '27447', ...written), known(days, written)).short[0]

describe('a global period by itself', () => {
  it.each([
    ['000', 'a minor procedure whose period is its own day'],
    ['010', 'its day and the 10 days after it'],
    ['090', 'the day before, the day itself and the 90 days after it'],
    ['XXX', 'the global concept does not apply'],
    ['YYY', 'the Medicare contractor decides'],
    ['ZZZ', 'an add-on, always within the global period of the other service'],
    ['MMM', 'a maternity service'],
  ])('%s is told in words', (days, words) => {
    expect(say(days, 'how long is the global')).toContain(words)
  })
})

describe('the days of a fracture that an emergency physician only splinted', () => {
  const fracture = (text: string) =>
    sentencesOf(
      globalPeriod,
      inquiryAsking(text, ['global_period'], '25600'),
      facts('2025-03-04', { codes: [codeRow('25600')], fees: [feeRow('25600', 'A', '090')] }),
    ).short.join(' ')

  it.each([
    ['ED doc splinted (no reduction), 25600 charged. Ortho saw on day 4 and put a cast', false],
    ['urgent care doc splinted it, ortho billed 25600 on day 4', false],
    ['27 days later seen by another group, 25600 before, in the global?', false],
    ['our ortho splinted it in the ED, 25600, recheck on day 4', true],
    ['ED doc reduced and splinted it, 25600. Ortho saw on day 4', true],
    ['25600 in the office, cast check on day 4', true],
  ])('are not counted for who takes over: %s', (text, isCounted) => {
    expect(/inside the global period/.test(fracture(text))).toBe(isCounted)
  })
})

describe('of what is only described', () => {
  it.each([
    ['injected the right knee with kenalog, which code, can we bill when he is back in 3 days?', '20610 has a global'],
    ['colonoscopy, polyp removed, which code and how long is the global?', undefined],
  ])('%j: %s', (text, said) => {
    const inquiry = inquiryAsking(text, ['code_search', 'global_period'])
    const found = facts('2025-03-04', { codes: [codeRow('20610')], fees: [feeRow('20610', 'A', '000')] })
    const [short] = sentencesOf(globalPeriod, inquiry, found).short
    if (said === undefined) expect(short).toBeUndefined()
    else expect(short).toContain(said)
  })
})

describe('the end of a global period', () => {
  const dated = (text: string) => {
    const inquiry = { ...inquiryAsking(text, ['global_period'], '27447'), dateOfService: '2024-08-13' as const }
    return sentencesOf(globalPeriod, inquiry, known('090')).short[0]
  }

  it('is counted from the one date where it is asked for', () => {
    expect(dated('last day of the global of 27447?')).toContain('of 2024-08-13, through 2024-11-11')
  })

  it('is not told where nobody asks', () => {
    expect(dated('27447 global?')).not.toContain('through')
  })
})

describe('the visit that decided on the surgery', () => {
  it('was before it where the day told is that of the way to the room', () => {
    const said = say('090', 'seen in the ED and took him to the OR for 27447 next day, 99213?', '99213')
    expect(said).toContain('that led to the decision for it takes modifier 57')
    expect(said).not.toContain('Day 1 is inside')
  })

  it('comes first, before what a later day is', () => {
    expect(say('090', 'seen the evening before, decided on surgery; post op check on day 10, 57?', '99213')).toMatch(
      /^A visit on the day before or the day of the surgery that led to the decision for it takes modifier 57, not 25\. Day 10 is inside/,
    )
  })
})

it('is that of the surgery before the return told in the same sentence, however long that of the second one is', () => {
  const text =
    'Pt had 49593 on 2/10/2025, came back 2/24/2025 with a wound infection, opened in the office 10180. Global?'
  const inquiry = { ...readInquiry({ subject: '', text, sentOn: '2025-05-05' }, () => true), maskedText: text }
  const [sentence] = sentencesOf(
    globalPeriod,
    inquiry,
    facts('2025-02-24', {
      codes: [codeRow('49593'), codeRow('10180')],
      fees: [feeRow('49593', 'A', '000'), feeRow('10180', 'A', '010')],
    }),
  ).short
  expect(sentence).toMatch(/^49593 has a global period of 000 days/)
})

it('is that of what was done before the surgery named with "then … later"', () => {
  const text = 'Trigger finger injection 20550, then surgery 26055 3 weeks later. Global problem?'
  const inquiry = { ...readInquiry({ subject: '', text, sentOn: '2025-05-05' }, () => true), maskedText: text }
  const known = facts('2025-05-05', {
    codes: [codeRow('20550'), codeRow('26055')],
    fees: [feeRow('20550', 'A', '000'), feeRow('26055', 'A', '090')],
  })
  expect(sentencesOf(globalPeriod, inquiry, known).short.join(' ')).not.toContain('inside')
})

it('is that of the longest surgery of the earlier day, also where the date stands behind another one of its sentence', () => {
  const text =
    'Septoplasty 30520 and turbinates 30140-50 on 4/4/2025. Debridement 31237 on 4/11/2025 in clinic, global?'
  const inquiry = { ...readInquiry({ subject: '', text, sentOn: '2025-05-05' }, () => true), maskedText: text }
  const [sentence] = sentencesOf(
    globalPeriod,
    inquiry,
    facts('2025-04-11', {
      codes: ['30520', '30140', '31237'].map((code) => codeRow(code)),
      fees: [feeRow('30520', 'A', '090'), feeRow('30140', 'A', '000'), feeRow('31237', 'A', '000')],
    }),
  ).short
  expect(sentence).toMatch(/^2025-04-11 is day 7 after the surgery, inside the global period of 30520 \(090, through/)
})

it('no visit is told of where a procedure was done in the office', () => {
  expect(say('090', 'procedure in the office 9 days post-op', '20610')).not.toContain('99024')
  expect(say('090', 'seen in the office 9 days post-op')).toContain('99024')
})

describe('a later service', () => {
  it.each([
    ['090', 'visit on day 3', 'Day 3 is inside the global period of 27447 (090).'],
    [
      '010',
      'seen 12 days later',
      'Day 12 is outside the global period of 27447 (010), so no global modifier is needed.',
    ],
    [
      '090',
      'seen three months later',
      'That is about day 90, at the very end of the global period of 27447 (090): the days counted from the surgery decide whether it is inside.',
    ],
    [
      '010',
      'seen 2 weeks later',
      'Day 14 is outside the global period of 27447 (010), so no global modifier is needed.',
    ],
    ['090', 'patient 6 weeks post-op', 'That is about day 42, inside the global period of 27447 (090).'],
    ['090', 'four months after surgery', 'outside the global period of 27447 (090)'],
    [
      '000',
      'done Monday, wound check Thursday',
      '27447 has a global period of 000 days (the day of the procedure alone), so a service on day 3 is not in it',
    ],
    [
      '090',
      'POD 5 for unrelated rash visit',
      'The visit for an unrelated problem takes modifier 24; its note has to show that it is unrelated.',
    ],
    [
      '090',
      'POD 5 returned to the OR for bleeding',
      'takes modifier 78: Medicare pays its intraoperative part only, and no new global period begins',
    ],
    [
      '090',
      'seen on POD 5 in the office, infection drained there, not in the OR',
      'For Medicare a visit for a complication that needs no return to the operating room is part of the surgery too.',
    ],
    ['090', 'POD 5 staged second part', 'takes modifier 58'],
    ['090', 'POD 5, other knee now', 'takes modifier 79, not 78 or 58'],
  ])('of %s: %s', (days, text, words) => {
    expect(say(days, text)).toContain(words)
  })

  it('between two dates is counted, with the last day of the period', () => {
    const inquiry = inquiryAsking('in the global?', ['global_period'], '27447', '99213')
    inquiry.dates = ['2025-03-04', '2025-06-02'].map((date) => ({ date, text: date, start: 0, end: 0, role: 'other' }))
    const { short } = sentencesOf(globalPeriod, inquiry, known('090'))
    expect(short[0]).toMatch(
      /^2025-06-02 is day 90 after the surgery, inside the global period of 27447 \(090, through 2025-06-02\)/,
    )
  })

  it('with two others names with its modifier the one that is told behind the time', () => {
    const text = '27447 and 20610 same session. 2 wks later 27570 planned, modifier?'
    expect(say('090', text, '20610', '27570')).toContain('takes modifier 58 (27570-58)')
  })

  it('with a second procedure that the words do not place names all three modifiers', () => {
    expect(say('090', 'POD 20 and 20610', '20610')).toMatch(
      /58 where it was planned.*78 for an unplanned.*79 where it is unrelated/,
    )
  })

  it('of an unrelated visit with a procedure takes 24 and 25', () => {
    expect(say('090', 'POD 20 unrelated visit and 20610', '20610')).toContain(
      'takes modifier 24, and 25 as well for the procedure of the same day',
    )
  })
})

describe('a return to the operating room on the day of the surgery', () => {
  const rows = facts('2025-03-04', {
    codes: [codeRow('60240'), codeRow('35800')],
    fees: [feeRow('60240', 'A', '090'), feeRow('35800', 'A', '090')],
  })
  const tell = (text: string) => inquiryAsking(text, ['global_period', 'modifier_choice'], '60240', '35800')

  it.each([
    'returned to OR for a neck hematoma, and if we had drained it at the bedside?',
    're-explored that evening for bleeding',
    'taken back to the operating room, hematoma',
  ])('%j puts 78 on the second procedure, which begins no period', (text) => {
    const { short } = sentencesOf(globalPeriod, tell(text), rows)
    expect(short).toHaveLength(1)
    expect(short[0]).toContain('takes modifier 78 (35800-78)')
  })

  it('is told by the complication and the way to the room, where such a modifier is asked about', () => {
    const went = 'neck hematoma, taken to the OR two days later for 35800'
    expect(sentencesOf(globalPeriod, tell(`${went}. 78 or 79?`), rows).short.join()).toContain('78 (35800-78)')
    const planned = 'infected mesh, brought to the OR for the planned second stage 35800. 58 or 78?'
    expect(sentencesOf(globalPeriod, tell(planned), rows).short.join()).not.toContain('35800-78')
  })

  it('is told where both stand between two procedures, and not of a surgery of another group or of years ago', () => {
    const between = '60240, hematoma, taken to the OR a week later for 35800. what modifier, does the global restart?'
    expect(sentencesOf(globalPeriod, tell(between), rows).short.join()).toContain('78 (35800-78)')
    const old = '60240 done last year by another group, infected, taken to the OR for 35800. 78 or 79?'
    expect(sentencesOf(globalPeriod, tell(old), rows).short.join()).not.toContain('35800-78')
  })

  it('goes before what was planned, on the code that is told to come after', () => {
    const { short } = sentencesOf(globalPeriod, tell('planned second look, 35800 48h after 60240. 58 or 78?'), rows)
    expect(short.join()).toContain('takes modifier 58 (35800-58)')
    expect(short.join()).not.toContain('60240-58')
  })

  it('is not told where there was none', () => {
    const text = 'hematoma drained at the bedside, no return to the OR'
    expect(sentencesOf(globalPeriod, tell(text), rows).short.join()).not.toContain('35800-78')
  })
})

describe('a return told without the code of the first surgery', () => {
  const rows = facts('2025-03-04', {
    codes: [codeRow('42962'), codeRow('42826')],
    fees: [feeRow('42962', 'A', '090'), feeRow('42826', 'A', '090')],
  })
  const tell = (text: string, ...codes: string[]) =>
    sentencesOf(globalPeriod, inquiryAsking(text, ['global_period', 'modifier_choice'], ...codes), rows).short.join()

  it.each([
    'POD 6 tonsillectomy hemorrhage, taken back to OR same surgeon 42962. mod?',
    'tonsil bleed POD 6, returned to the operating room, 42962. modifier?',
  ])('%j: the period is not that of what was done then', (text) => {
    const said = tell(text, '42962')
    expect(said).toContain('takes modifier 78 (42962-78) in the global period of the first surgery')
    expect(said).toContain('day 6 is inside where it has 090')
    expect(said).not.toContain('global period of 42962')
  })

  it.each([
    ['42826, POD 6 bleed, taken back to OR. mod?', ['42826'], 'Day 6 is inside the global period of 42826'],
    ['taken back to the OR POD 6 of 42826, mod?', ['42826'], 'Day 6 is inside the global period of 42826'],
    ['42826, taken back to OR POD 6 for 42962', ['42826', '42962'], '78 (42962-78)'],
  ])('%j is of the surgery named', (text, codes, words) => {
    expect(tell(text, ...codes)).toContain(words)
    expect(tell(text, ...codes)).not.toContain('not told')
  })
})

describe('silence', () => {
  it('where no global period is asked about', () => {
    expect(
      globalPeriod.check(inquiryAsking('what is 27447', ['code_meaning'], '27447'), known('090')).findings,
    ).toEqual([])
  })

  it.each([
    ['post op day 6 of a lap chole, packed at the bedside 10180-78?', true],
    ['pod 6 from a total knee replacement, 10180-78?', true],
    ['post op day 6 of 10180, 78?', false],
    ['10180, day 6 after the procedure, 78?', false],
  ])('on the code of a complication, where the days run from a surgery told in words: %s', (text, silent) => {
    const minor = facts('2025-03-04', { codes: [codeRow('10180')], fees: [feeRow('10180', 'A', '010')] })
    const { findings } = globalPeriod.check(inquiryAsking(text, ['global_period'], '10180-78'), minor)
    expect(findings.length === 0).toBe(silent)
  })

  it('on visits, and on codes without a row', () => {
    const inquiry = inquiryAsking('global?', ['global_period'], '99213', '64483')
    expect(globalPeriod.check(inquiry, known('090')).findings).toEqual([])
  })
})

describe('the other side of the same procedure within the period', () => {
  const told = (text: string, ...written: string[]) =>
    sentencesOf(globalPeriod, inquiryAsking(text, ['global_period'], ...written), known('090', ['20610'])).short.join(
      ' ',
    )

  it.each([
    ['Left knee 27447-LT done 6 weeks ago, 6 weeks after that the right one is on', ['27447-LT']],
    ['left knee 27447, 6 weeks later right knee', ['27447']],
    ['27447-RT, and 6 weeks later broke the LEFT 5th metatarsal, 20610, 78 or 79?', ['27447-RT', '20610']],
  ])('takes 79: %s', (text, written) =>
    expect(told(text, ...written)).toMatch(/takes modifier 79(?: \(\d{5}-79\))?, not 78 or 58/),
  )

  it('is not that of what came later on a side that was operated on too', () => {
    const text = 'Knee 27447 RT 9 weeks ago, LT 7 weeks ago. 20610 on RT 6 weeks later. 78 or 79?'
    expect(told(text, '27447-RT', '20610', 'LT')).not.toContain('the other side')
  })

  it('begins a period of its own only where it has one', () => {
    const rows = (days: string) => ({
      ...known('090'),
      fees: [feeRow('27447', 'A', '090'), feeRow('20610', 'A', days)],
    })
    const told = (days: string) =>
      sentencesOf(
        globalPeriod,
        inquiryAsking(
          '27447 6 weeks ago, now 20610 of the shoulder, unrelated. 79?',
          ['global_period'],
          '27447',
          '20610',
        ),
        rows(days),
      ).short.join(' ')
    expect(told('010')).toContain('20610-79), not 78 or 58; a new global period begins with it.')
    expect(told('000')).toContain('20610-79), not 78 or 58.')
  })

  it('is what a visit about it is unrelated for', () => {
    const text = 'left knee 27447, 6 weeks later a visit to decide on the right knee, E/M billable?'
    expect(told(text, '27447')).toContain(
      'A visit about the other side is unrelated to the recovery and takes modifier 24',
    )
  })
})

describe('lines of several days', () => {
  const text = '7/8/2025: knee 27447\n7/29/2025: injection 20610\n8/19/2025: check 99213\n12/1/2025: 99213'
  const read = { ...readInquiry({ subject: '', text, sentOn: '2026-01-05' }, () => true), maskedText: text }

  it('tell each later day within the period by its codes', () => {
    expect(sentencesOf(globalPeriod, read, known('090', ['20610'])).short).toEqual([
      expect.stringMatching(/^2025-07-29 \(20610\) is day 21 after .* A second procedure takes 58/),
    ])
  })

  it('tell a visit of one day, and say nothing where no surgery has a period', () => {
    const few = text.split('\n').slice(0, 3).join('\n')
    const dated = { ...readInquiry({ subject: '', text: few, sentOn: '2026-01-05' }, () => true), maskedText: few }
    expect(sentencesOf(globalPeriod, dated, known('090')).short).toEqual([
      expect.stringMatching(/^2025-08-19 \(99213\) is day 42 .* part of the surgery \(99024, no charge\)/),
    ])
    expect(sentencesOf(globalPeriod, dated, known('000')).short).toEqual([])
  })
})

it('names the tests that no period includes, and takes them for no second procedure', () => {
  const text = '27447 on day 3 a visit and an X-ray 73560, in the global?'
  const withXray = facts('2025-03-04', {
    codes: [codeRow('27447'), codeRow('73560')],
    fees: [feeRow('27447', 'A', '090'), feeRow('73560', 'A', 'XXX')],
  })
  const [told = ''] = sentencesOf(
    globalPeriod,
    inquiryAsking(text, ['global_period'], '27447', '73560'),
    withXray,
  ).short
  expect(told).toContain('Diagnostic tests (73560) are outside the global period.')
  expect(told).not.toContain('second procedure')
})

it.each([
  ['66821 3 weeks after cataract 66984, modifier?', '66984'],
  ['66984 three weeks ago, now 66821, modifier?', '66984'],
  ['66821 three weeks ago, now 66984, modifier?', '66821'],
])('takes for the surgery the one that the words of time belong to: %s', (text, surgery) => {
  const both = facts('2025-03-04', {
    codes: [codeRow('66821'), codeRow('66984')],
    fees: [feeRow('66821', 'A', '090'), feeRow('66984', 'A', '090')],
  })
  const told = sentencesOf(globalPeriod, inquiryAsking(text, ['modifier_choice'], '66821', '66984'), both).short.join(
    ' ',
  )
  expect(told).toContain(`inside the global period of ${surgery} (090)`)
})

it('is told of both codes where either of them may be the surgery', () => {
  const text = 'Would it be 27447 or 20610? He returns in 2 weeks, 14 days later, is that in the global?'
  const fees = [feeRow('27447', 'A', '010'), feeRow('20610', 'A', '010')]
  const inquiry = inquiryAsking(text, ['global_period'], '27447', '20610')
  const codes = [codeRow('27447'), codeRow('20610')]
  const { findings } = globalPeriod.check(inquiry, facts('2025-03-04', { codes, fees }))
  expect(findings.map(({ parameters }) => [parameters.code, parameters.inside])).toEqual([
    ['27447', false],
    ['20610', false],
  ])
})

describe('days that begin the lines of a list', () => {
  const tell = (text: string): string => {
    const inquiry = { ...readInquiry({ subject: '', text, sentOn: '2025-04-01' }, () => true), maskedText: text }
    const rows = facts('2025-03-18', {
      codes: ['11602', '11603', '17000', '99212'].map((code) => codeRow(code)),
      fees: ['11602', '11603', '17000'].map((code) => feeRow(code, 'A', '010')),
    })
    return sentencesOf(globalPeriod, inquiry, rows).short.join(' ')
  }
  const FIRST = '3/3  excised BCC L forearm 11602'
  const END = '\n\nCan we charge 99212 for the suture removal?'

  it('give each its modifier', () => {
    const text = `${FIRST}\n3/11  re-excised same spot 11603\n3/18  sutures out, and froze one AK on the nose 17000${END}`
    const said = tell(text)
    expect(said).toContain('(11603-58); a new global period begins with it (through 2025-03-21)')
    expect(said).toContain('(17000-79)')
    expect(said).toContain('That visit (sutures out) is part of the recovery: 99024 without a charge, and no 99212')
  })

  it('leave the modifier open where nothing tells which', () => {
    const said = tell(`${FIRST}\n3/11  excised another 11603\n3/18  one AK 17000\n\nModifiers?`)
    expect(said).toContain('takes 58 where it was planned')
    expect(said).not.toContain('-58)')
    expect(said).not.toContain('-79)')
  })
})

describe('a visit in the period', () => {
  const known = facts('2026-02-09', {
    codes: [codeRow('12032'), codeRow('99213'), codeRow('99024')],
    fees: [feeRow('12032', 'A', '010')],
  })
  const told = (text: string) =>
    sentencesOf(globalPeriod, inquiryAsking(text, ['global_period'], '12032', '99213'), known).short.join(' ')

  it('for another illness takes 24, and what belongs to the recovery counts for nothing', () => {
    const said = told('12032 a week ago, came back with fever and cough, also took stitches out. 99024 or 99213-24?')
    expect(said).toContain('as told here (fever and cough), takes modifier 24 (99213-24)')
    expect(said).toContain('(stitches out) is included')
  })

  it.each([
    '12032 a week ago, came back with a fever and a red wound, stitches out. 99213-24?',
    '12032 a week ago, stitches out. 99213-24?',
  ])('%j has none', (text) => {
    expect(told(text)).toContain('is part of the recovery')
  })
})
