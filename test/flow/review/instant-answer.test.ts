import { describe, expect, it } from 'vitest'
import type { OutgoingMail } from '../../../src/domain/mail.ts'
import {
  answerInstantly,
  findObstacles,
  type InstantCase,
  isDrawnForCheck,
} from '../../../src/flow/review/instant-answer.ts'
import { inquiryAbout, span } from '../../support/codebook-facts.ts'
import { sampleDraft } from '../../support/drafted-case.ts'

const sample = sampleDraft('Yes.')
const draft: InstantCase['draft'] = {
  ...sample,
  content: {
    ...sample.content,
    asks: [{ number: null, kind: 'units', text: 'How many?', verdict: 'allowed', answer: 'Yes.', settledBy: 'rows' }],
    assumptions: [{ kind: 'date', value: '2026-03-05' }],
  },
}

const confident: InstantCase = {
  draft,
  inquiry: inquiryAbout('99213'),
  editions: [{ source: 'plain-language', label: '2026', effective: span('2026-01-01..') }],
  checks: [{ outcome: 'ok', text: 'fine', part: 'answer' }],
  proof: { dmarc: 'pass', dkimDomains: [], via: 'desk' },
  isKnownSender: true,
  mayBeMachine: false,
  messages: 1,
  hadAutomaticMail: false,
}

const content = (more: Partial<typeof draft.content>): Partial<InstantCase> => ({
  draft: { ...draft, content: { ...draft.content, ...more } },
})
const ask = { number: null, kind: 'units', text: '', verdict: 'allowed', answer: '' } as const
const identifier = { kind: 'mrn', text: '00481', start: 0, end: 5 } as const

describe('a draft leaves without a person', () => {
  it('where rows settle every question of a known, proven sender', () => {
    expect(findObstacles(confident)).toEqual([])
    expect(findObstacles({ ...confident, proof: { dmarc: 'none', dkimDomains: ['a.example'], via: 'desk' } })).toEqual(
      [],
    )
  })

  it.each<[string, Partial<InstantCase>, string]>([
    ['a follow-up', { messages: 2 }, 'more than one message'],
    ['mail that may be a machine’s', { mayBeMachine: true }, 'a machine’s'],
    ['a mail nobody looked into', { proof: null }, 'nothing proves who wrote'],
    ['an unproven sender', { proof: { dmarc: 'unknown', dkimDomains: [], via: 'nobody' } }, 'nothing proves'],
    [
      'a mail that fails DMARC',
      { proof: { dmarc: 'fail', dkimDomains: ['a.example'], via: 'desk' } },
      'nothing proves',
    ],
    ['a sender nobody answered yet', { isKnownSender: false }, 'answered this sender before'],
    ['a second automatic mail in a day', { hadAutomaticMail: true }, 'within a day'],
    ['a patient’s identifier', { inquiry: { ...confident.inquiry, identifiers: [identifier] } }, 'identifier'],
    ['no question at all', content({ asks: [] }), 'no question was read'],
    ['an ask that rests on guidance', content({ asks: [{ ...ask, settledBy: 'guidance' }] }), 'rows of files'],
    ['an open ask', content({ asks: [{ ...ask, settledBy: 'open' }] }), 'rows of files'],
    ['a gap', { draft: { ...draft, gaps: [{ about: 'x', why: 'y' }] } }, 'not in the data'],
    ['a draft that answers partly', { draft: { ...draft, disposition: 'partly' } }, 'not in the data'],
    ['a question back', content({ questions: ['Which state?'] }), 'asked back'],
    ['a payer taken for granted', content({ assumptions: [{ kind: 'payer', value: 'Medicare' }] }), 'payer'],
    [
      'a file that ended before the date',
      { editions: [{ source: 'plain-language', label: '2026', effective: span('..2025-12-31') }] },
      'speak for the date',
    ],
    ['a file that is gone', { editions: [] }, 'speak for the date'],
    ['a check that warns', { checks: [{ outcome: 'warn', text: 'w', part: 'answer' }] }, 'a check'],
  ])('but not %s', (_what, more, why) => {
    expect(findObstacles({ ...confident, ...more }).join('; ')).toContain(why)
  })

  it('marked as automatic, from the desk itself, bound to what was rendered', async () => {
    const mails: OutgoingMail[] = []
    const approved: boolean[] = []
    const outcome = await answerInstantly(7, {
      load: async () => ({ ...confident, seen: { caseId: 7, revision: 1, messageId: 3 }, draftId: 9, stored: draft }),
      findMessage: async () => ({
        messageId: 'q@clinic.example',
        references: [],
        subject: 'Units',
        fromAddress: 'maria@clinic.example',
        fromName: 'Maria',
        writtenOn: '2026-03-05',
        receivedAt: new Date('2026-03-05T12:00:00Z'),
        text: 'How many?',
      }),
      findInquiry: async () => confident.inquiry,
      renderReply: ({ automatic, signature }) => ({ text: `${automatic} ${signature.name}`, html: '' }),
      buildMime: async (mail) => {
        mails.push(mail)
        return Buffer.from('raw')
      },
      approve: async (_seen, _draftId, _reply, _sha256, drawn) => {
        approved.push(drawn)
        return { replyId: 5 }
      },
      enqueueSend: async () => undefined,
      now: () => new Date('2026-03-05T12:01:00Z'),
      desk: { address: 'desk@desk.example', name: 'Acme Desk' },
      secret: 's'.repeat(32),
      holdSeconds: 30,
      checkShare: 100,
    })
    expect(outcome).toEqual({ outcome: 'held', replyId: 5 })
    expect(approved).toEqual([true])
    expect(mails).toMatchObject([
      {
        from: { address: 'desk@desk.example', name: 'Acme Desk' },
        to: { address: 'maria@clinic.example' },
        text: 'true Acme Desk',
        headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
      },
    ])
  })
})

describe('the draw for a later look', () => {
  it.each([0, 20, 50, 100])('takes about %s of a hundred', (share) => {
    const cases = Array.from({ length: 5_000 }, (_, at) => at + 1)
    const drawn = cases.filter((caseId) => isDrawnForCheck(caseId, share)).length
    expect(Math.abs(drawn / 50 - share)).toBeLessThan(2)
  })
})
