import { describe, expect, it } from 'vitest'
import {
  type SignInAccount,
  type SignInPorts,
  signInWithPassword,
  takeSecondStep,
} from '../../../src/flow/customers/sign-in.ts'

const ACCOUNT: SignInAccount = { operator: { id: 7 }, passwordHash: 'hash of right', totpSealed: null }

/** Ports that write down what they are asked, in order. */
function makePorts(more: Partial<SignInPorts<SignInAccount>> = {}, account: SignInAccount = ACCOUNT) {
  const asked: string[] = []
  const ports: SignInPorts<SignInAccount> = {
    async takeAttempt(guards) {
      asked.push(`take ${guards.map(({ by, key }) => `${by} ${key}`).join(', ')}`)
      return { kind: 'may_try', delaySeconds: 0 }
    },
    forgiveAttempt: async () => void asked.push('forgive'),
    async findAccountByEmail(email) {
      asked.push('find')
      return email === 'dana@acme.example' ? account : null
    },
    async checkPassword(password, hash) {
      asked.push('check')
      return { matches: hash === `hash of ${password}`, outdated: false }
    },
    renewPasswordHash: async () => void asked.push('renew'),
    useSecondStep: async (_account, code) => code === '123456',
    record: async (kind, operatorId, detail) =>
      void asked.push(`record ${kind} ${operatorId} ${JSON.stringify(detail)}`),
    ...more,
  }
  return { ports, asked }
}

const typed = (email: string, password = 'right') => ({ email, password, address: '2001:db8:1:2:3::4' })

describe('a sign-in', () => {
  it('is counted before the password is looked at, by account and by network, and the count is taken back', async () => {
    const { ports, asked } = makePorts()
    expect(await signInWithPassword(ports, typed('Dana@ACME.example'))).toMatchObject({ kind: 'proved' })
    expect(asked).toEqual(['take account dana@acme.example, address 2001:db8:1:2::/64', 'find', 'check', 'forgive'])
  })

  it('does the same work for an unknown address as for a wrong password', async () => {
    const [unknown, wrong] = [makePorts(), makePorts()]
    expect(await signInWithPassword(unknown.ports, typed('nobody@acme.example'))).toEqual({
      kind: 'refused',
      waitSeconds: 0,
    })
    expect(await signInWithPassword(wrong.ports, typed('dana@acme.example', 'wrong'))).toEqual({
      kind: 'refused',
      waitSeconds: 0,
    })
    const steps = (asked: string[]): string[] => asked.map((each) => each.split(' ').slice(0, 2).join(' '))
    expect(steps(unknown.asked)).toEqual(steps(wrong.asked))
    expect(unknown.asked.at(-1)).toContain('"account":null')
    expect(wrong.asked.at(-1)).toContain('"account":7')
  })

  it('that has to wait is not looked at, and not written down again', async () => {
    const { ports, asked } = makePorts({ takeAttempt: async () => ({ kind: 'must_wait', seconds: 42 }) })
    expect(await signInWithPassword(ports, typed('dana@acme.example'))).toEqual({ kind: 'wait', waitSeconds: 42 })
    expect(asked).toEqual([])
  })

  it('whose failure makes the next one wait says so, and writes it down', async () => {
    const { ports, asked } = makePorts({ takeAttempt: async () => ({ kind: 'may_try', delaySeconds: 30 }) })
    expect(await signInWithPassword(ports, typed('dana@acme.example', 'x'))).toEqual({
      kind: 'refused',
      waitSeconds: 30,
    })
    expect(asked.filter((each) => each.startsWith('record sign_in_blocked'))).toHaveLength(1)
  })

  it('renews a hash of other parameters only where the password was right', async () => {
    const right = makePorts({ checkPassword: async () => ({ matches: true, outdated: true }) })
    await signInWithPassword(right.ports, typed('dana@acme.example'))
    expect(right.asked).toContain('renew')
    const wrong = makePorts({ checkPassword: async () => ({ matches: false, outdated: false }) })
    await signInWithPassword(wrong.ports, typed('dana@acme.example'))
    expect(wrong.asked).not.toContain('renew')
  })

  it('with a second step is not over with the password', async () => {
    const { ports } = makePorts({}, { ...ACCOUNT, totpSealed: Buffer.from('x') })
    expect(await signInWithPassword(ports, typed('dana@acme.example'))).toMatchObject({ kind: 'second_step' })
  })
})

describe('a second step', () => {
  it.each([
    ['123456', 'proved'],
    ['654321', 'refused'],
  ])('with %s is %s', async (code, kind) => {
    const { ports, asked } = makePorts()
    expect(await takeSecondStep(ports, ACCOUNT, { code, address: '10.0.0.1' })).toMatchObject({ kind })
    expect(asked[0]).toBe('take account second step of 7, address 10.0.0.1')
  })
})
