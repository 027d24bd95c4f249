import { beforeEach, describe, expect, it } from 'vitest'
import type { Allowance, Visitor } from '../../../src/domain/allowance.ts'
import type { AskThread, AskTurn } from '../../../src/domain/ask-thread.ts'
import { type CoderCheckPorts, fileConfirmedCheck, requestCoderCheck } from '../../../src/flow/customers/coder-check.ts'
import { identityHash } from '../../../src/mail/header/identity-hash.ts'
import { parseMail } from '../../../src/mail/read/parse-mail.ts'
import { buildMime } from '../../../src/mail/send/build-mime.ts'

const ASK_ID = 'abcdefghijklmnopqrstuv'
const GUEST: Visitor = { kind: 'guest', key: 'network' }
const ANA: Visitor = { kind: 'account', accountId: 7, address: 'ana@clinic.example', plan: 'registered' }

const turn = (position: number, question: string): AskTurn => ({
  id: 100 + position,
  position,
  askedOn: '2026-01-05',
  askedAt: new Date('2026-01-05T15:00:00Z'),
  question,
  masked: [],
  inquiry: { references: [], dateOfService: null, dates: [], payer: null, setting: null, asks: [], identifiers: [] },
  answer: null,
  caseId: null,
})

let thread: AskThread
let filed: Parameters<CoderCheckPorts['file']>[0][]
let drafted: number[]
let links: [address: string, subject: string][]
let used: number
let allowed: boolean
let ports: CoderCheckPorts

beforeEach(() => {
  thread = {
    id: ASK_ID,
    accountId: null,
    turns: [turn(1, '99213 with 20610?\n\nPayer: Medicare'), turn(2, 'and with 25?')],
  }
  filed = []
  drafted = []
  links = []
  used = 0
  allowed = true
  ports = {
    findThread: async (id) => (id === ASK_ID ? thread : null),
    useAllowance: async () => {
      used += 1
      return { granted: allowed, whatToDo: 'Wait.' } as Allowance
    },
    confirmAddress: async (address, subject) => {
      links.push([address, subject])
      return 'asked'
    },
    file: async (filing) => {
      filed.push(filing)
      return { outcome: 'new_case', caseId: 12 }
    },
    enqueueDraft: async (caseId) => void drafted.push(caseId),
    buildMime,
    identityHash,
    desk: { address: 'coding@acme.example', name: 'Acme' },
    secret: 'a secret of at least thirty-two characters',
  }
})

const request = (more: Partial<Parameters<typeof requestCoderCheck>[0]> = {}) =>
  requestCoderCheck({ askId: ASK_ID, position: 2, visitor: ANA, address: '', ...more }, ports)

describe('having a coder check an answer', () => {
  it('makes a case at once for whoever is signed in, with the questions before it', async () => {
    expect(await request()).toEqual({ kind: 'filed', caseId: 12 })
    expect(filed[0]).toMatchObject({ askId: ASK_ID, turnId: 102, caseSubject: '99213 with 20610?' })
    expect(filed[0]?.questions.map(({ turnId, message }) => [turnId, message.text, message.fromAddress])).toEqual([
      [101, '99213 with 20610?\n\nPayer: Medicare', 'ana@clinic.example'],
      [102, 'and with 25?', 'ana@clinic.example'],
    ])
    expect(drafted).toEqual([12])
    expect(links).toEqual([])
  })

  it('asks a guest to confirm the address first, and makes no case before', async () => {
    expect(await request({ visitor: GUEST, address: 'ana@clinic.example' })).toEqual({ kind: 'to_confirm' })
    expect(links).toEqual([['ana@clinic.example', `${ASK_ID}/2`]])
    expect(filed).toEqual([])
    expect(await fileConfirmedCheck({ subject: `${ASK_ID}/2`, address: 'ana@clinic.example' }, ports)).toEqual({
      askId: ASK_ID,
      caseId: 12,
    })
    expect(filed[0]?.turnId).toBe(102)
  })

  it.each([
    ['no address', '', /Give the email address/],
    ['something else than an address', 'ana at clinic', /no email address/],
    ['two addresses', 'ana@clinic.example, bo@clinic.example', /no email address/],
  ])('refuses %s before anything is counted or mailed', async (_name, address, why) => {
    expect(await request({ visitor: GUEST, address })).toEqual({ kind: 'refused', why: expect.stringMatching(why) })
    expect([used, links.length]).toEqual([0, 0])
  })

  it('says so where a network asked for too many links, or the address is the desk’s own', async () => {
    ports.confirmAddress = async () => 'too_many_from_network'
    expect(await request({ visitor: GUEST, address: 'a@b.example' })).toMatchObject({ kind: 'refused' })
    ports.confirmAddress = async () => 'not_an_address'
    expect(await request({ visitor: GUEST, address: 'coding@acme.example' })).toMatchObject({ kind: 'refused' })
  })

  it.each([
    ['a guest', GUEST],
    ['somebody signed in', ANA],
  ])('mails and files nothing for %s whose allowance is used up', async (_name, visitor) => {
    allowed = false
    expect(await request({ visitor, address: 'ana@clinic.example' })).toMatchObject({ kind: 'used_up' })
    expect([links, filed]).toEqual([[], []])
  })

  it('is the same case when asked again, and counts nothing more', async () => {
    thread.turns = [turn(1, '99213?'), { ...turn(2, 'and?'), caseId: 9 }]
    expect(await request({ visitor: GUEST, address: '' })).toEqual({ kind: 'filed', caseId: 9 })
    expect(await fileConfirmedCheck({ subject: `${ASK_ID}/2`, address: 'ana@clinic.example' }, ports)).toEqual({
      askId: ASK_ID,
      caseId: 9,
    })
    expect([used, filed.length]).toEqual([0, 0])
  })

  it('keeps the case where the queue cannot be told', async () => {
    ports.enqueueDraft = () => Promise.reject(new Error('the queue is down'))
    expect(await request()).toEqual({ kind: 'filed', caseId: 12 })
  })

  it.each([null, '', 'x', `${ASK_ID}`, `${ASK_ID}/9`, `${ASK_ID.replace('a', 'b')}/1`, `../${ASK_ID}/1`])(
    'does nothing for a confirmation of what is not there: %s',
    async (subject) => {
      expect(await fileConfirmedCheck({ subject, address: 'ana@clinic.example' }, ports)).toBeNull()
      expect(filed).toEqual([])
    },
  )

  it('refuses a question the thread has not', async () => {
    await expect(request({ position: 3 })).rejects.toMatchObject({ code: 'not_found' })
    await expect(request({ position: Number.NaN })).rejects.toMatchObject({ code: 'not_found' })
    await expect(request({ askId: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('makes a mail of the question that any program can open, the same bytes each time', async () => {
    await request()
    await request()
    const [first, again] = filed.map(({ questions }) => questions[1]?.message)
    expect(first?.raw?.equals(again?.raw ?? Buffer.alloc(0))).toBe(true)
    expect(first?.identitySha256).toEqual(again?.identitySha256)
    const { mail } = await parseMail(first?.raw ?? Buffer.alloc(0))
    expect(mail).toMatchObject({ from: [{ address: 'ana@clinic.example' }], messageId: first?.messageId })
    expect(mail.text.trim()).toBe('and with 25?')
    expect(first).toMatchObject({
      kind: 'question',
      subject: '',
      proof: null,
      noAutomaticAnswer: true,
      writtenOn: '2026-01-05',
    })
  })
})
