import { describe, expect, it } from 'vitest'
import type { PracticeMail } from '../../../src/web/app.ts'
import { listThreads, threadingOf } from '../../../src/web/practice/practice-threads.ts'

const mail = (id: string, more: Partial<PracticeMail> = {}): PracticeMail => ({
  id,
  from: 'a@clinic.example',
  to: ['coding@acme.example'],
  subject: 's',
  date: null,
  messageId: `m${id}`,
  inReplyTo: null,
  references: [],
  direction: 'to_desk',
  text: '',
  html: null,
  ...more,
})

const idsOf = (mails: readonly PracticeMail[]) => listThreads(mails).map((thread) => thread.mails.map(({ id }) => id))

describe('threads', () => {
  it.each([
    ['by what a mail answers', [mail('1'), mail('2'), mail('3', { inReplyTo: 'm1' })], [['1', '3'], ['2']]],
    ['by any mail it refers to', [mail('1'), mail('2', { inReplyTo: 'unknown', references: ['m1'] })], [['1', '2']]],
    ['the newest first', [mail('1'), mail('2'), mail('10')], [['10'], ['2'], ['1']]],
    ['in the order of arrival, however they are listed', [mail('2', { inReplyTo: 'm1' }), mail('1')], [['1', '2']]],
    ['one for a mail that answers itself', [mail('1', { inReplyTo: 'm1', references: ['m1'] })], [['1']]],
    [
      'one each for mails without a Message-ID',
      [mail('1', { messageId: null }), mail('2', { messageId: null })],
      [['2'], ['1']],
    ],
    ['none for no mail', [], []],
  ])('are sorted %s', (_how, mails, expected) => {
    expect(idsOf(mails)).toEqual(expected)
  })

  it('pass on every reference once', () => {
    const [thread] = listThreads([mail('1'), mail('2', { inReplyTo: 'm1', references: ['m1', 'm1'] })])
    expect(thread && threadingOf(thread)).toEqual({ inReplyTo: 'm2', references: ['m1', 'm2'] })
  })
})
