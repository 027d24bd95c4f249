import { describe, expect, it } from 'vitest'
import { USUAL_WORKING_TIME } from '../../../src/domain/working-time.ts'
import { composeDue } from '../../../src/web/words/due-words.ts'
import { readSnooze } from '../../../src/web/words/snooze-form.ts'

/** A Wednesday, asked at nine; due at one. */
const ASKED = new Date('2026-11-18T09:00:00Z')

describe('when an answer is due', () => {
  it.each([
    ['2026-11-18T12:20:00Z', 'due in 40 min', false],
    ['2026-11-18T10:30:00Z', 'due in 2 h', false],
    ['2026-11-18T12:59:59Z', 'due in 0 min', false],
    ['2026-11-18T14:10:00Z', 'overdue 1 h', true],
    ['2026-11-22T14:10:00Z', 'overdue 4 days', true],
    ['2026-11-17T20:00:00Z', 'due Wed 13:00', false],
  ])('at %s is said as %s', (now, words, overdue) => {
    expect(composeDue(ASKED, new Date(now), USUAL_WORKING_TIME)).toMatchObject({ words, overdue })
  })
})

describe('a snooze as a form says it', () => {
  const read = (until: string, at = '') =>
    readSnooze({ until, at, sources: ['mpfs'] }, ASKED, { ...USUAL_WORKING_TIME, timeZone: 'America/New_York' })

  it.each([
    ['tomorrow', '', '2026-11-19T13:00:00Z'],
    ['monday', '', '2026-11-23T13:00:00Z'],
    ['week', '', '2026-11-25T13:00:00Z'],
    ['at', '2026-12-01T10:30', '2026-12-01T15:30:00Z'],
  ])('%s %s ends at %s', (until, at, end) => {
    expect(read(until, at)).toEqual({ kind: 'time', until: new Date(end) })
  })

  it('may wait for a reply or an edition', () => {
    expect(read('reply')).toEqual({ kind: 'reply' })
    expect(read('edition:mpfs')).toEqual({ kind: 'edition', source: 'mpfs' })
  })

  it.each([
    ['edition:unknown', '', 'No edition of that source'],
    ['at', '2026-11-18T03:00', 'That time has passed'],
    ['at', 'soon', 'Give the time as a day and an hour'],
    ['at', '', 'Choose until when'],
    ['', '', 'Choose until when'],
  ])('%s %s is refused with words', (until, at, words) => {
    expect(read(until, at)).toContain(words)
  })
})
