import { beforeEach, describe, expect, it } from 'vitest'
import type { Allowance } from '../../../src/domain/allowance.ts'
import { type AskThread, type AskTurn, MOST_TURNS } from '../../../src/domain/ask-thread.ts'
import type { Inquiry } from '../../../src/domain/inquiry.ts'
import {
  type AskedOnTheWeb,
  type AskOnTheWebPorts,
  askOnTheWeb,
  type NewTurn,
} from '../../../src/flow/customers/ask-on-the-web.ts'

const INQUIRY: Inquiry = {
  references: [],
  dateOfService: null,
  dates: [],
  payer: null,
  setting: null,
  asks: [],
  identifiers: [],
}

const granted = (yes: boolean): Allowance => ({
  granted: yes,
  door: 'ask',
  plan: { key: 'guest', name: 'Guest' },
  limit: { count: 1, per: 'month' },
  left: 0,
  resetsAt: null,
  whatToDo: 'Sign in.',
})

const codes = (count: number): Inquiry['references'] =>
  Array.from({ length: count }, (_, index) => ({
    text: '',
    system: 'CPT',
    code: `${10000 + index}`,
    modifiers: [],
    units: null,
    start: 0,
    end: 5,
  }))

const turn = (position: number, inquiry = INQUIRY): AskTurn => ({
  id: position,
  position,
  askedOn: '2026-01-05',
  askedAt: new Date(),
  question: '99213?',
  masked: [],
  inquiry,
  answer: null,
  caseId: null,
})

let kept: NewTurn[]
let used: string[]
let read: unknown[]
let ports: AskOnTheWebPorts

beforeEach(() => {
  kept = []
  used = []
  read = []
  ports = {
    read: async (question) => {
      read.push(question.previous)
      return { kind: 'read', inquiry: INQUIRY }
    },
    findThread: async () => null,
    findThreadOfForm: async (sha256) => (kept.some((each) => each.formSha256.equals(sha256)) ? 'thread-1' : null),
    useAllowance: async (_visitor, subject) => {
      used.push(subject)
      return granted(true)
    },
    keep: async (each) => {
      kept.push(each)
      return 'thread-1'
    },
    today: () => '2026-01-05',
  }
})

const ask = (text: string, more: Partial<AskedOnTheWeb> = {}) =>
  askOnTheWeb(
    {
      typed: { text, dateOfService: '', payer: '', setting: '' },
      formKey: 'key',
      askId: null,
      visitor: { kind: 'guest', key: 'network' },
      ...more,
    },
    ports,
  )

describe('asking on the web', () => {
  it('keeps a question and leads to its thread', async () => {
    expect(await ask('99213?')).toEqual({ kind: 'asked', askId: 'thread-1' })
    expect(kept).toMatchObject([{ askId: null, accountId: null, askedOn: '2026-01-05', question: '99213?' }])
  })

  it('takes the same form twice for one question, counted once', async () => {
    await ask('99213?')
    expect(await ask('99213?')).toEqual({ kind: 'asked', askId: 'thread-1' })
    expect([kept.length, used.length]).toEqual([1, 1])
  })

  it('takes another text on the same page for another question', async () => {
    await ask('99213?')
    await ask('99214?')
    expect(kept.map(({ question }) => question)).toEqual(['99213?', '99214?'])
    expect(new Set(used).size).toBe(2)
  })

  it('keeps nothing where the allowance is used up', async () => {
    ports.useAllowance = async () => granted(false)
    expect(await ask('99213?')).toMatchObject({ kind: 'used_up', allowance: { whatToDo: 'Sign in.' } })
    expect(kept).toEqual([])
  })

  it.each([
    ['nothing is typed', ' ', {}, /Type a question first/],
    ['the reading took too long', 'x', { read: async () => ({ kind: 'too_hard' }) }, /could not be read/],
    ['too many are being read', 'x', { read: async () => ({ kind: 'busy' }) }, /in a minute/],
    [
      'it names more codes than are held against each other',
      'x',
      { read: async () => ({ kind: 'read', inquiry: { ...INQUIRY, references: codes(41) } }) },
      /names 41 codes/,
    ],
  ] as const)('says why it is not answered, and counts nothing: %s', async (_name, text, changes, why) => {
    Object.assign(ports, changes)
    const outcome = await ask(text)
    expect(outcome).toMatchObject({ kind: 'refused', faults: [{ field: 'text', text: expect.stringMatching(why) }] })
    expect([kept, used]).toEqual([[], []])
  })

  it('lets a fault of the codebook through', async () => {
    ports.read = async () => Promise.reject(new Error('no database'))
    await expect(ask('99213?')).rejects.toThrow('no database')
  })

  it('reads a follow-up on what was asked last', async () => {
    const last = { ...INQUIRY, payer: 'Medicare' }
    ports.findThread = async (): Promise<AskThread> => ({ id: 'a', accountId: null, turns: [turn(1), turn(2, last)] })
    expect(await ask('and with 25?', { askId: 'a' })).toMatchObject({ kind: 'asked' })
    expect(read).toEqual([last])
  })

  it('says that a follow-up has no thread any more', async () => {
    await expect(ask('and with 25?', { askId: 'a' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('ends a thread at a length a page can hold', async () => {
    const turns = Array.from({ length: MOST_TURNS }, (_, index) => turn(index + 1))
    ports.findThread = async (): Promise<AskThread> => ({ id: 'a', accountId: null, turns })
    expect(await ask('more', { askId: 'a' })).toMatchObject({ kind: 'refused' })
    expect(kept).toEqual([])
  })
})
