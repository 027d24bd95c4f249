import { describe, expect, it } from 'vitest'
import { BUILT_IN_PLANS } from '../../../src/domain/allowance.ts'
import type { SenderProof } from '../../../src/domain/sender-proof.ts'
import type { UncountedCase } from '../../../src/domain/uncounted-case.ts'
import {
  type SettleCaseAllowancePorts,
  settleCaseAllowances,
} from '../../../src/flow/customers/settle-case-allowance.ts'
import { visitorKey } from '../../../src/flow/customers/visitor-key.ts'

const PASS: SenderProof = { dmarc: 'pass', dkimDomains: [], via: 'mail_server' }
const FAIL: SenderProof = { dmarc: 'fail', dkimDomains: [], via: 'mail_server' }

type Settled = Parameters<SettleCaseAllowancePorts['settle']>[0]

/** What becomes of that question where so many are left; and under whose key it was counted. */
async function settle(more: Partial<UncountedCase>, left: number, ports: Partial<SettleCaseAllowancePorts> = {}) {
  const settled: Settled[] = []
  const keys: string[] = []
  await settleCaseAllowances({
    plans: BUILT_IN_PLANS,
    inHouse: { everybody: false, domains: ['acme.example'] },
    timeZone: 'UTC',
    secret: 'secret',
    now: () => new Date('2026-07-14T12:00:00Z'),
    async use({ visitorKey: key }) {
      keys.push(key)
      return { granted: left > 0, left: Math.max(0, left - 1) }
    },
    look: async () => ({ granted: true, left }),
    keyOf: (visitor) => visitorKey('secret', visitor),
    findAccount: async () => null,
    listUncounted: async () => [
      {
        caseId: 7,
        messageId: 70,
        address: 'ana@clinic.example',
        proof: PASS,
        known: false,
        again: false,
        noAutomaticAnswer: false,
        mailMessageId: 'm@clinic.example',
        references: [],
        ...more,
      },
    ],
    settle: async (each) => void settled.push(each),
    render: ({ whatToDo, renewedOn }) => `${whatToDo} ${renewedOn}`,
    buildMime: async ({ text, subject }) => Buffer.from(`${subject}\n${text}`),
    desk: { address: 'coding@acme.example', name: 'Acme' },
    publicUrl: null,
    ...ports,
  })
  return { settled: settled[0], keys }
}

describe('a question by mail', () => {
  it('within the allowance is granted, and nobody is written to', async () => {
    expect((await settle({}, 1)).settled).toEqual({ caseId: 7, messageId: 70, allowance: 'granted', notice: null })
  })

  it('beyond it is marked, and its proven sender told what to do', async () => {
    const { settled } = await settle({}, 0)
    expect(settled?.allowance).toBe('beyond')
    expect(settled?.notice?.to).toBe('ana@clinic.example')
    expect(settled?.notice?.raw.toString()).toMatch(/Q-7 is kept[\s\S]*August 1, 2026/)
  })

  it.each<[string, Partial<UncountedCase>]>([
    ['nobody proved who wrote', { proof: null }],
    ['a machine may have written', { noAutomaticAnswer: true }],
    ['it was told before', { again: true }],
    ['it is proven false', { proof: FAIL }],
  ])('beyond it is marked, and nobody told, where %s', async (_words, more) => {
    expect((await settle(more, 0)).settled).toMatchObject({ allowance: 'beyond', notice: null })
  })

  it('of the desk’s own domains is counted for nobody, unless it is proven false', async () => {
    expect(await settle({ address: 'dana@lab.acme.example' }, 0)).toMatchObject({
      settled: { allowance: 'granted' },
      keys: [],
    })
    const forged = await settle({ address: 'dana@acme.example', proof: FAIL }, 0)
    expect(forged.settled?.allowance).toBe('beyond')
  })

  it('in another’s name uses up nothing of theirs', async () => {
    const findAccount = async () => ({ id: 1, address: 'ana@clinic.example', plan: 'registered' })
    const own = await settle({}, 1, { findAccount })
    const forged = await settle({ proof: FAIL }, 1, { findAccount })
    expect(forged.keys).not.toEqual(own.keys)
    const tagged = await settle({ address: 'Ana+codes@clinic.example' }, 1)
    expect(tagged.keys).toEqual((await settle({}, 1)).keys)
  })

  it('is not looked at by an in-house desk', async () => {
    const inHouse = { everybody: true, domains: [] }
    expect((await settle({}, 0, { inHouse })).settled).toBeUndefined()
  })
})
