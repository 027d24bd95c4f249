import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MailAddress, ParsedMail } from '../../../src/domain/mail.ts'
import type { MessageRecord, Placement } from '../../../src/domain/message-record.ts'
import { UNPROVEN } from '../../../src/domain/sender-proof.ts'
import { type ReceivePorts, receiveMail } from '../../../src/flow/intake/receive.ts'
import { signReplyAddress } from '../../../src/flow/plus-address.ts'
import { signMessageId } from '../../../src/flow/thread-key.ts'

const SECRET = 'a secret of the tests'
const MARIA: MailAddress = { address: 'maria@clinic.example', name: 'Maria' }

function mail(more: Partial<ParsedMail> = {}): ParsedMail {
  return {
    messageId: 'm1@clinic.example',
    inReplyTo: null,
    references: [],
    subject: 'A question',
    from: [MARIA],
    replyTo: [],
    to: [{ address: 'desk@desk.example', name: null }],
    date: null,
    text: 'What is 99213?',
    html: null,
    attachments: [],
    hops: 1,
    headers: {},
    ...more,
  }
}

/** Receives that mail and returns what was stored and where; the requester of every case is Maria. */
async function receive(
  parsed: Partial<ParsedMail>,
  more: Partial<ReceivePorts> & { raw?: Buffer | null; arrivedAt?: Date | null } = {},
) {
  const stored: { record: MessageRecord; placement: Placement }[] = []
  const enqueued: number[] = []
  const { raw = Buffer.from('raw'), arrivedAt = new Date('2026-03-05'), ...ports } = more
  const received = await receiveMail(
    {
      position: { mailboxId: 1, uidValidity: 1n, uid: 5 },
      raw,
      header: Buffer.from('header'),
      bytes: 30_000_000,
      arrivedAt,
    },
    {
      parse: async () => ({ kind: 'parsed', mail: mail(parsed) }),
      proveSender: async () => UNPROVEN,
      identityHash: (bytes) => createHash('sha256').update(bytes).digest(),
      store: async (record, placement) => {
        stored.push({ record, placement })
        return { outcome: 'stored', messageId: 9, caseId: placement.kind === 'no_case' ? null : 41 }
      },
      isUnstorable: () => false,
      findRequester: async () => MARIA.address,
      enqueueDraft: async (caseId) => void enqueued.push(caseId),
      ownAddresses: ['desk@desk.example'],
      answersFrom: null,
      now: () => new Date('2026-03-05T12:00:00Z'),
      secret: SECRET,
      maxBytes: 25_000_000,
      ...ports,
    },
  )
  return { received, stored, enqueued, placement: stored.at(-1)?.placement }
}

const ourId = signMessageId(41, 'desk.example', SECRET)

describe('where a mail goes', () => {
  it.each([
    ['a question opens a case', {}, { kind: 'new_case', claimsCaseId: null }],
    ['an answer of the requester to our mail joins its case', { inReplyTo: ourId }, { kind: 'join', caseId: 41 }],
    [
      'an answer whose mail program kept only References joins it too',
      { references: ['x@y.example', ourId] },
      { kind: 'join', caseId: 41 },
    ],
    [
      'the same from another address opens a case that says which one it claims',
      { inReplyTo: ourId, from: [{ address: 'eve@clinic.example', name: null }] },
      { kind: 'new_case', claimsCaseId: 41 },
    ],
    [
      'a forged Message-ID proves nothing',
      { inReplyTo: ourId.replace('q41.', 'q42.') },
      { kind: 'new_case', claimsCaseId: null },
    ],
    ['a case number in the subject proves nothing', { subject: 'Re: Q-41' }, { kind: 'new_case', claimsCaseId: null }],
    [
      'an out-of-office answer gets no case',
      { headers: { 'auto-submitted': ['auto-replied'] }, subject: 'Automatic reply: A question' },
      { kind: 'no_case' },
    ],
    ['a mail of our own gets no case', { from: [{ address: 'desk@desk.example', name: null }] }, { kind: 'no_case' }],
  ] as const)('%s', async (_title, parsed, placement) => {
    expect((await receive(parsed as Partial<ParsedMail>)).placement).toEqual(placement)
  })

  it.each([
    ['fail', { kind: 'new_case', claimsCaseId: 41 }],
    ['pass', { kind: 'join', caseId: 41 }],
    ['unknown', { kind: 'join', caseId: 41 }],
  ] as const)('a mail in our thread of whose sender DMARC says %s: %j', async (dmarc, placement) => {
    const proof = { dmarc, dkimDomains: [], via: 'desk' } as const
    const { stored } = await receive({ inReplyTo: ourId }, { proveSender: async () => ({ ...proof, dkimDomains: [] }) })
    expect(stored[0]).toMatchObject({ placement, record: { proof } })
  })

  it('a mail that could not be read is not asked who wrote it', async () => {
    const parse = async () => ({ kind: 'unreadable' as const, why: 'Broken.', mail: mail() })
    const proveSender = () => Promise.reject(new Error('asked'))
    expect((await receive({}, { parse, proveSender })).placement).toMatchObject({ kind: 'quarantine' })
  })

  it.each([
    ['two different senders', { from: [MARIA, { address: 'eve@clinic.example', name: null }] }, /more than one From/],
    ['no sender', { from: [] }, /no sender/],
    ['neither subject nor text', { subject: ' ', text: '\n' }, /neither a subject nor any text/],
  ])('a mail with %s goes to quarantine and says why', async (_title, parsed, why) => {
    expect((await receive(parsed)).placement).toMatchObject({ kind: 'quarantine', why: expect.stringMatching(why) })
  })

  it('the same sender named twice is one sender', async () => {
    expect((await receive({ from: [MARIA, { address: 'MARIA@clinic.example', name: null }] })).placement?.kind).toBe(
      'new_case',
    )
  })

  it('a mail that was too large to fetch goes to quarantine with its size and the limit', async () => {
    expect((await receive({}, { raw: null })).placement).toMatchObject({
      why: expect.stringMatching(/30\.0 MB.*25\.0 MB/),
    })
  })

  it('a mail the server would not hand out goes to quarantine and says so', async () => {
    expect((await receive({}, { raw: null, maxBytes: 40_000_000 })).placement).toMatchObject({
      why: expect.stringMatching(/did not hand this mail out/),
    })
  })

  it('a mail that could not be read goes to quarantine with the reason', async () => {
    const parse = async () => ({ kind: 'unreadable' as const, why: 'too many parts', mail: mail() })
    expect((await receive({}, { parse })).placement).toMatchObject({ why: expect.stringMatching(/too many parts/) })
  })
})

describe('after a mail was stored', () => {
  it('a draft is asked for', async () => {
    expect((await receive({})).enqueued).toEqual([41])
  })

  it('no draft is asked for in quarantine', async () => {
    expect((await receive({ from: [] })).enqueued).toEqual([])
  })

  it('a queue that is away does not fail the mail', async () => {
    const enqueueDraft = () => Promise.reject(new Error('queue away'))
    expect((await receive({}, { enqueueDraft })).received.outcome).toBe('new_case')
  })
})

describe('a mail that the database will not take', () => {
  it('is stored bare in quarantine where its texts are the reason', async () => {
    const placements: Placement[] = []
    const { received } = await receive(
      {},
      {
        store: async (record, placement) => {
          placements.push(placement)
          if (record.text !== '') throw new Error('22021')
          return { outcome: 'stored', messageId: 9, caseId: 41 }
        },
        isUnstorable: () => true,
      },
    )
    expect(received.outcome).toBe('quarantined')
    expect(placements.map(({ kind }) => kind)).toEqual(['new_case', 'quarantine'])
  })

  it('stays in the mailbox where the database is away', async () => {
    await expect(receive({}, { store: () => Promise.reject(new Error('ECONNREFUSED')) })).rejects.toThrow(
      'ECONNREFUSED',
    )
  })
})

describe('a mail within our thread', () => {
  const absent = {
    subject: 'Automatic reply: 90862',
    text: 'I will be out of the office tomorrow, so copy Dana. And 90863?',
  }

  it('that only sounds automatic is read as the answer of a person', async () => {
    expect((await receive({ ...absent, inReplyTo: ourId })).placement).toEqual({ kind: 'join', caseId: 41 })
  })

  it('that says of itself that it is automatic is not', async () => {
    const headers = { 'auto-submitted': ['auto-replied'] }
    expect((await receive({ ...absent, inReplyTo: ourId, headers })).placement).toEqual({ kind: 'no_case' })
  })
})

describe('mail from before the first start', () => {
  const answersFrom = new Date('2026-03-01')

  it('is passed over and not kept, when it comes by again under renewed UIDs', async () => {
    const { received, stored } = await receive({}, { answersFrom, arrivedAt: new Date('2026-02-28') })
    expect(received.outcome).toBe('left_alone')
    expect(stored).toEqual([])
  })

  it.each([
    ['later mail', new Date('2026-03-02')],
    ['mail whose arrival the server does not tell', null],
  ])('does not take %s with it', async (_title, arrivedAt) => {
    expect((await receive({}, { answersFrom, arrivedAt })).received.outcome).toBe('new_case')
  })
})

it('two mails of which nothing could be fetched are two mails', async () => {
  const identityOf = async (uid: number) => {
    const { stored } = await receive({}, { raw: null, identityHash: (bytes) => bytes })
    return { identity: stored[0]?.record.identitySha256.toString(), uid }
  }
  expect((await identityOf(5)).identity).toContain('not fetched: 1 5 30000000')
})

describe('a reply address', () => {
  const replyAddress = 'coding@desk.example'
  const signed = signReplyAddress(replyAddress, 41, SECRET) ?? ''

  it.each<[string, Partial<ParsedMail>]>([
    ['in To', { to: [{ address: signed, name: 'Coding Desk' }] }],
    ['in Delivered-To', { headers: { 'delivered-to': [signed] } }],
    ['in Cc', { headers: { cc: [`"Desk" <${signed.toUpperCase()}>, other@x.example`] } }],
  ])('%s lets the requester’s mail join its case, whatever became of the Message-IDs', async (_title, parsed) => {
    expect((await receive(parsed, { replyAddress })).placement).toEqual({ kind: 'join', caseId: 41 })
  })

  it('of somebody else’s case opens a case that says which one it claims', async () => {
    const from = [{ address: 'eve@clinic.example', name: null }]
    const to = [{ address: signed, name: null }]
    expect((await receive({ from, to }, { replyAddress })).placement).toEqual({ kind: 'new_case', claimsCaseId: 41 })
  })

  it('means nothing to a desk that has none', async () => {
    expect((await receive({ to: [{ address: signed, name: null }] })).placement?.kind).toBe('new_case')
  })
})

describe('whatever strangers write into a header', () => {
  const replyAddress = 'coding@desk.example'
  const requesters: Readonly<Record<number, string>> = { 41: MARIA.address, 42: 'bo@hospital.example' }
  const ids = [41, 42].flatMap((caseId) => {
    const id = signMessageId(caseId, 'desk.example', SECRET)
    return [id, id.replace(/^q\d+/, 'q43'), id.toUpperCase(), `${id}>\r\nFrom: <x`, id.replace('@desk', '@evil')]
  })
  const addresses = [41, 42].map((caseId) => signReplyAddress(replyAddress, caseId, SECRET) ?? '')
  const anyId = fc.oneof(fc.constantFrom(...ids), fc.string({ maxLength: 40 }))
  const anyAddress = fc.oneof(
    fc.constantFrom(
      ...Object.values(requesters),
      'eve@clinic.example',
      'MARIA@clinic.example',
      'maria@clinic.example.evil',
    ),
    fc.emailAddress(),
  )
  const header = fc.record({
    sender: anyAddress,
    inReplyTo: fc.option(anyId),
    references: fc.array(anyId, { maxLength: 6 }),
    to: fc.array(fc.constantFrom(...addresses, 'desk@desk.example'), { maxLength: 3 }),
    subject: fc.constantFrom('Re: Q-41', 'Re: Q-42 [Q-41]', 'hello'),
    deliveredTo: fc.array(fc.constantFrom(...addresses, `${addresses[0]}, ${addresses[1]}`), { maxLength: 2 }),
  })

  it('lets no mail into the case of another person', async () => {
    await fc.assert(
      fc.asyncProperty(header, async ({ sender, inReplyTo, references, to, subject, deliveredTo }) => {
        const { placement } = await receive(
          {
            from: [{ address: sender, name: 'Maria' }],
            replyTo: [MARIA],
            inReplyTo,
            references,
            subject,
            to: to.map((address) => ({ address, name: null })),
            headers: { 'delivered-to': deliveredTo, 'x-case': ['41'], 'x-original-to': ['coding+q41@desk.example'] },
          },
          { replyAddress, findRequester: async (caseId) => requesters[caseId] ?? null },
        )
        if (placement?.kind !== 'join') return
        expect(requesters[placement.caseId]?.toLowerCase()).toBe(sender.toLowerCase())
      }),
      { numRuns: 500 },
    )
  })
})
