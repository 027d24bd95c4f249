import { describe, expect, it } from 'vitest'
import {
  assignDots,
  findWrongEnd,
  isKnowable,
  type Knowable,
  type SeenAttempt,
  type SeenDot,
  type Surroundings,
} from './uncertainty.ts'

const DOT: SeenDot = { dotAt: 10_000, heardAt: null }
const HEARD: SeenDot = { dotAt: 10_000, heardAt: 10_020 }
const QUIET: Surroundings = { kills: [], cuts: [], calledAt: 50_000 }

const ended = (end: string | null): SeenAttempt => ({ bodySent: true, end })
const UNCERTAIN = ended('send_uncertain')

type Row = [title: string, attempt: SeenAttempt, dot: SeenDot | null, around: Surroundings, knowable: Knowable]

const killedAt = (at: number): Surroundings => ({ ...QUIET, kills: [at] })
const cutAt = (at: number): Surroundings => ({ ...QUIET, cuts: [at] })

const table: Row[] = [
  ['whose answer never reached the desk', UNCERTAIN, DOT, QUIET, 'no'],
  ['whose answer never reached the desk, called anything else', ended('held'), DOT, QUIET, 'no'],
  ['whose answer reached a desk that lived', UNCERTAIN, HEARD, QUIET, 'yes'],
  ['whose desk was killed before it was written down', UNCERTAIN, HEARD, killedAt(10_030), 'no'],
  ['whose desk was killed long before', UNCERTAIN, HEARD, killedAt(9000), 'yes'],
  ['whose desk was killed after it was called uncertain', UNCERTAIN, HEARD, killedAt(60_000), 'yes'],
  ['whose line was cut while its answer was on it', UNCERTAIN, HEARD, cutAt(10_100), 'either'],
  ['whose line was cut long after its answer', UNCERTAIN, HEARD, cutAt(20_000), 'yes'],
  ['that is on record as sent, its desk killed after that', ended('sent'), HEARD, killedAt(10_030), 'yes'],
  ['whose body was on record and whose dot was not seen', UNCERTAIN, null, QUIET, 'either'],
  ['that wrote no body', { bodySent: false, end: 'send_uncertain' }, null, QUIET, 'yes'],
]

describe('an attempt', () => {
  it.each(table)('%s', (_title, attempt, dot, around, knowable) => {
    expect(isKnowable(attempt, dot, around)).toBe(knowable)
  })

  it.each<[string, SeenAttempt, SeenDot | null, Knowable, RegExp | null]>([
    ['uncertain as it had to be', UNCERTAIN, DOT, 'no', null],
    ['uncertain though it was known', UNCERTAIN, HEARD, 'yes', /had its answer/],
    ['held though a whole mail arrived', ended('held'), DOT, 'no', /ended in held/],
    ['sent, as the server said', ended('sent'), HEARD, 'yes', null],
    ['sent, and nothing arrived', ended('sent'), null, 'yes', /no whole mail/],
    ['under way still', ended(null), DOT, 'no', null],
  ])('%s', (_title, attempt, dot, knowable, wrong) => {
    const found = findWrongEnd(attempt, dot, knowable)
    if (wrong === null) expect(found).toBeNull()
    else expect(found).toMatch(wrong)
  })
})

describe('the dots of several attempts', () => {
  it('belong to those that wrote a body, in their order', () => {
    const attempts = [{ bodySent: false, end: 'held' }, UNCERTAIN, ended('sent')]
    expect(assignDots(attempts, [DOT, HEARD])).toEqual([null, DOT, HEARD])
  })

  it('belong to the one that is on record as sent where one is missing', () => {
    expect(assignDots([ended('held'), ended('sent')], [HEARD])).toEqual([null, HEARD])
  })
})
