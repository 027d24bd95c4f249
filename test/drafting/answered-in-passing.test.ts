import { describe, expect, it } from 'vitest'
import { isAnsweredInPassing } from '../../src/drafting/answered-in-passing.ts'

const answer = (sentence: string, ...subjects: string[]) => ({
  settledBy: 'rows' as const,
  sentences: [sentence],
  subjects,
})

const PAIR = answer('Not 20611 with 76942: the procedure includes its imaging guidance.')
const PLACE = answer('Modifier 59 is in the right place on 11721.')
const LEVEL = answer('It is the higher one: the visit was 7 days after discharge.', '99496')

describe('a question in which nothing was heard', () => {
  it.each([
    ['Is 76942 out too?', PAIR],
    ['So which one can I add, if any?', PAIR],
    ['Should any of these come off afterwards?', PAIR],
    ['These are separate arent they??', PAIR],
    ['or how should the lines look?', PAIR],
    ['Auditor says the 59 is on the wrong line??', PLACE],
    ['That is day 7, so 99496?', LEVEL],
    ['is the discharge visit the 99496 then?', LEVEL],
    ['Can 99291 be billed with only 25 min?', answer('25 minutes: no unit of 99291.')],
    ['Is that true and who bills it?', PAIR],
  ])('is answered in passing where the answer names all it is about: %s', (question, said) =>
    expect(isAnsweredInPassing(question, [said])).toBe(true),
  )

  it.each([
    ['Is 76882 out too?', PAIR],
    ['Also can we collect up front from her?', PAIR],
    ['Do I put it all on the last day or each on own day?', PAIR],
    ['How do I split them and what goes on the PTA line?', PAIR],
    ['round to nearest hour?', PAIR],
    ['and is KX even right?', PAIR],
    ['does it kill the TCM?', LEVEL],
  ])('stays open where it is about something else: %s', (question, said) =>
    expect(isAnsweredInPassing(question, [said])).toBe(false),
  )

  it('stays open where nothing was answered', () => {
    expect(isAnsweredInPassing('So which one can I add?', [{ ...PAIR, settledBy: 'open' }])).toBe(false)
    expect(isAnsweredInPassing('So which one can I add?', [{ ...PAIR, sentences: [] }])).toBe(false)
    expect(isAnsweredInPassing('So which one can I add?', [])).toBe(false)
  })
})
