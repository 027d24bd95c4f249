import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Role } from '../../../src/domain/permissions.ts'
import {
  addSecondStep,
  countRecoveryCodes,
  findAccountByEmail,
  findOidcOperator,
  removeSecondStep,
  setPassword,
  useProof,
  useRecoveryCode,
  useTotpStep,
} from '../../../src/store/people/credentials.ts'
import {
  changeOperator,
  deactivateOperator,
  getPerson,
  inviteOperator,
  listOperators,
  listPeople,
  type Operator,
  reactivateOperator,
} from '../../../src/store/people/operators.ts'
import {
  addPasskey,
  findPasskey,
  listPasskeys,
  notePasskeyUse,
  removePasskey,
} from '../../../src/store/people/passkeys.ts'
import {
  addSession,
  endSession,
  findSession,
  forgetOldSignIns,
  listSessions,
  revokeSessions,
} from '../../../src/store/people/sessions.ts'
import { forgiveAttempt, type Guard, takeAttempt } from '../../../src/store/people/sign-in-guards.ts'
import { addSignInLink, replaceSignInLinks, useSignInLink } from '../../../src/store/people/sign-in-links.ts'
import { listAuditLines } from '../../../src/store/upkeep/audit.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()

const BY_HAND = { operatorId: null }

let people = 0

const addPerson = (role: Role = 'reviewer'): Promise<Operator> => {
  people += 1
  const operator = { email: `person${people}@desk.example`, name: `Person ${people}`, credential: 'CPC', role }
  return inviteOperator(store.pool, operator, BY_HAND)
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
const soon = (): Date => new Date(Date.now() + 3_600_000)

/** A session of that operator; returns the hash of its token. */
async function openSession(operatorId: number, expiresAt = soon(), replaces: Buffer | null = null): Promise<Buffer> {
  const tokenSha256 = randomBytes(32)
  await addSession(store.pool, { operatorId, tokenSha256, expiresAt, method: 'password', replaces })
  return tokenSha256
}

const IDLE_SECONDS = 900

const stateOf = async (token: Buffer): Promise<string | undefined> =>
  (await findSession(store.pool, token, IDLE_SECONDS))?.state

const age = (token: Buffer, interval: string) =>
  store.pool.query(`update sessions set last_used_at = now() - $2::interval where token_sha256 = $1`, [token, interval])

describe('a session', () => {
  it('is locked when nobody used it for a while, and over when its time is up', async () => {
    const { id } = await addPerson()
    const token = await openSession(id)
    expect(await stateOf(token)).toBe('live')
    await age(token, '16 minutes')
    expect(await stateOf(token)).toBe('locked')
    expect(await stateOf(await openSession(id, new Date(Date.now() - 1000)))).toBe('over')
    expect(await stateOf(randomBytes(32))).toBeUndefined()
  })

  it('stays open while it is used, but not by what the browser asks by itself', async () => {
    const token = await openSession((await addPerson()).id)
    await age(token, '10 minutes')
    await findSession(store.pool, token, IDLE_SECONDS, true)
    await findSession(store.pool, token, 1200)
    const { rows } = await store.pool.query(
      'select last_used_at > now() - interval $$1 minute$$ as fresh from sessions where token_sha256 = $1',
      [token],
    )
    expect(rows).toEqual([{ fresh: true }])
    await age(token, '10 minutes')
    await findSession(store.pool, token, IDLE_SECONDS, true)
    await age(token, '16 minutes')
    expect(await stateOf(token)).toBe('locked')
  })

  it('that takes the place of another of the same person keeps the token of its forms, of another person not', async () => {
    const [one, other] = [await addPerson(), await addPerson()]
    const first = await openSession(one.id)
    const token = (await findSession(store.pool, first, IDLE_SECONDS))?.formToken
    const second = await openSession(one.id, soon(), first)
    expect(await findSession(store.pool, first, IDLE_SECONDS)).toBeNull()
    expect((await findSession(store.pool, second, IDLE_SECONDS))?.formToken).toBe(token)
    const third = await openSession(other.id, soon(), second)
    expect((await findSession(store.pool, third, IDLE_SECONDS))?.formToken).not.toBe(token)
  })

  it('can be ended by itself, singly, and all but one', async () => {
    const { id } = await addPerson()
    const tokens = [await openSession(id), await openSession(id), await openSession(id), await openSession(id)]
    const ids = await Promise.all(tokens.map(async (each) => (await findSession(store.pool, each, 900))?.id ?? 0))
    await endSession(store.pool, tokens[0] ?? Buffer.of())
    expect(await revokeSessions(store.pool, id, { only: ids[1] ?? 0 }, id)).toBe(1)
    expect(await revokeSessions(store.pool, id, { allBut: ids[2] ?? 0 }, id)).toBe(1)
    expect((await listSessions(store.pool, id)).map((each) => each.id)).toEqual([ids[2]])
  })

  it('of somebody else cannot be ended', async () => {
    const [one, other] = [await addPerson(), await addPerson()]
    const token = await openSession(one.id)
    const session = await findSession(store.pool, token, IDLE_SECONDS)
    expect(await revokeSessions(store.pool, other.id, { only: session?.id ?? 0 }, other.id)).toBe(0)
    expect(await stateOf(token)).toBe('live')
  })

  it('is forgotten a day after it was over', async () => {
    const { id } = await addPerson()
    const [old, young] = [
      await openSession(id, new Date(Date.now() - 25 * 3_600_000)),
      await openSession(id, new Date(Date.now() - 3_600_000)),
    ]
    await addSignInLink(store.pool, id, randomBytes(32), new Date(Date.now() - 25 * 3_600_000))
    await useProof(store.pool, randomBytes(32), new Date(Date.now() - 1000))
    expect(await forgetOldSignIns(store.pool)).toBeGreaterThanOrEqual(3)
    expect(await stateOf(old)).toBeUndefined()
    expect(await stateOf(young)).toBe('over')
  })
})

describe('a sign-in link', () => {
  it('makes every earlier one of the same person useless', async () => {
    const { id } = await addPerson()
    const [first, second] = [randomBytes(32), randomBytes(32)]
    for (const tokenSha256 of [first, second])
      await replaceSignInLinks(store.pool, id, { tokenSha256, expiresAt: soon(), purpose: 'invitation' }, BY_HAND)
    expect(await useSignInLink(store.pool, first)).toBeNull()
    expect(await useSignInLink(store.pool, second)).toMatchObject({ id, purpose: 'invitation' })
    expect(await useSignInLink(store.pool, second)).toBeNull()
  })
})

describe('failed sign-ins', () => {
  const guards = (key: string): Guard[] => [
    { by: 'account', key },
    { by: 'address', key: `address of ${key}` },
  ]

  it('cost nothing at first, then ever more time, and are forgotten with a success', async () => {
    const key = 'growing@desk.example'
    for (let failure = 1; failure <= 4; failure += 1)
      expect(await takeAttempt(store.pool, guards(key))).toEqual({ kind: 'may_try', delaySeconds: 0 })
    expect(await takeAttempt(store.pool, guards(key))).toEqual({ kind: 'may_try', delaySeconds: 30 })
    expect(await takeAttempt(store.pool, guards(key))).toEqual({ kind: 'must_wait', seconds: 30 })
    await forgiveAttempt(store.pool, guards(key))
    expect(await takeAttempt(store.pool, guards(key))).toEqual({ kind: 'may_try', delaySeconds: 0 })
  })

  it('of one account count whatever the letters’ case and wherever from', async () => {
    for (let failure = 1; failure <= 5; failure += 1)
      await takeAttempt(store.pool, [
        { by: 'account', key: failure % 2 === 0 ? 'CASE@desk.example' : 'case@desk.example' },
        { by: 'address', key: `10.0.0.${failure}` },
      ])
    expect(await takeAttempt(store.pool, guards('case@desk.example'))).toMatchObject({ kind: 'must_wait' })
  })

  it('that wait are not counted', async () => {
    const key = 'patient@desk.example'
    for (let failure = 1; failure <= 20; failure += 1) await takeAttempt(store.pool, guards(key))
    const { rows } = await store.pool.query('select failures from sign_in_guards where key_sha256 = $1', [
      hash(`account ${key}`),
    ])
    expect(rows).toEqual([{ failures: 5 }])
  })

  it('at the same moment all count: of fifty tries five are looked at', async () => {
    const attempts = await Promise.all(
      Array.from({ length: 50 }, () => takeAttempt(store.pool, guards('race@x.example'))),
    )
    expect(attempts.filter(({ kind }) => kind === 'may_try')).toHaveLength(5)
  })

  it('leave nothing behind of what was typed', async () => {
    await takeAttempt(store.pool, guards('my password in the wrong field'))
    const { rows } = await store.pool.query(
      `select count(*)::int as count from sign_in_guards g where g::text like '%wrong field%'`,
    )
    expect(rows).toEqual([{ count: 0 }])
  })
})

describe('a password', () => {
  it('ends every other session and every open link when it is set', async () => {
    const { id, email } = await addPerson()
    const [here, there] = [await openSession(id), await openSession(id)]
    const link = randomBytes(32)
    await addSignInLink(store.pool, id, link, soon())
    await setPassword(store.pool, id, '$argon2id$…', (await findSession(store.pool, here, 900))?.id ?? 0)
    expect([await stateOf(here), await stateOf(there)]).toEqual(['live', undefined])
    expect(await useSignInLink(store.pool, link)).toBeNull()
    expect((await findAccountByEmail(store.pool, email.toUpperCase()))?.passwordHash).toBe('$argon2id$…')
  })
})

describe('a second step', () => {
  it('takes no code twice and none of an earlier time', async () => {
    const { id } = await addPerson()
    await addSecondStep(store.pool, id, Buffer.from('sealed'), 100, [])
    expect(await useTotpStep(store.pool, id, 100)).toBe(false)
    expect(await useTotpStep(store.pool, id, 99)).toBe(false)
    const both = await Promise.all([useTotpStep(store.pool, id, 101), useTotpStep(store.pool, id, 101)])
    expect(both.filter(Boolean)).toHaveLength(1)
    await removeSecondStep(store.pool, id, id)
    expect(await useTotpStep(store.pool, id, 200)).toBe(false)
  })

  it('has recovery codes that each work once', async () => {
    const { id } = await addPerson()
    await addSecondStep(store.pool, id, Buffer.from('sealed'), 1, [hash('one'), hash('two')])
    const both = await Promise.all([
      useRecoveryCode(store.pool, id, hash('one')),
      useRecoveryCode(store.pool, id, hash('one')),
    ])
    expect(both.filter(Boolean)).toHaveLength(1)
    expect(await useRecoveryCode(store.pool, id, hash('three'))).toBe(false)
    expect(await countRecoveryCodes(store.pool, id)).toBe(1)
  })
})

describe('a passkey', () => {
  const passkey = (credentialId: string) => ({
    credentialId,
    publicKey: Buffer.from('key'),
    counter: 0,
    transports: ['internal'],
    backedUp: true,
  })

  it('is found by its id with who holds it, once, until it is removed', async () => {
    const [one, other] = [await addPerson(), await addPerson()]
    expect(await addPasskey(store.pool, one.id, 'Phone', passkey('abc'))).toBe(true)
    expect(await addPasskey(store.pool, other.id, 'Stolen', passkey('abc'))).toBe(false)
    await notePasskeyUse(store.pool, 'abc', 7)
    expect(await findPasskey(store.pool, 'abc')).toMatchObject({ operator: { id: one.id }, passkey: { counter: 7 } })
    const [listed] = await listPasskeys(store.pool, one.id)
    expect(listed).toMatchObject({ name: 'Phone', lastUsedAt: expect.any(Date) })
    expect(await removePasskey(store.pool, other.id, listed?.id ?? 0)).toBe(false)
    expect(await removePasskey(store.pool, one.id, listed?.id ?? 0)).toBe(true)
    expect(await findPasskey(store.pool, 'abc')).toBeNull()
  })
})

describe('a company’s sign-in', () => {
  const ISSUER = 'https://login.acme.example'

  it('knows an operator by a verified address first, and by its own subject from then on', async () => {
    const { id, email } = await addPerson()
    const identity = { issuer: ISSUER, subject: `s${id}`, email: email.toUpperCase() }
    expect(await findOidcOperator(store.pool, { ...identity, email: null })).toBeNull()
    expect(await findOidcOperator(store.pool, identity)).toMatchObject({ id })
    expect(await findOidcOperator(store.pool, { ...identity, email: null })).toMatchObject({ id })
    expect(await findOidcOperator(store.pool, { ...identity, email: 'changed@acme.example' })).toMatchObject({ id })
  })

  it('makes nobody an operator, and lets no second subject take an account over', async () => {
    const { id, email } = await addPerson()
    expect(
      await findOidcOperator(store.pool, { issuer: ISSUER, subject: 'x', email: 'nobody@acme.example' }),
    ).toBeNull()
    await findOidcOperator(store.pool, { issuer: ISSUER, subject: `s${id}`, email })
    expect(await findOidcOperator(store.pool, { issuer: ISSUER, subject: 'another', email })).toBeNull()
    expect(await findOidcOperator(store.pool, { issuer: 'https://other.example', subject: `s${id}`, email })).toBeNull()
  })
})

describe('people', () => {
  it('whose access has ended cannot sign in by anything, and can again when it is given back', async () => {
    const { id, email } = await addPerson()
    const session = await openSession(id)
    const link = randomBytes(32)
    await addSignInLink(store.pool, id, link, soon())
    await addPasskey(store.pool, id, 'Phone', {
      credentialId: `of-${id}`,
      publicKey: Buffer.from('key'),
      counter: 0,
      transports: [],
      backedUp: false,
    })
    await findOidcOperator(store.pool, { issuer: 'https://a.example', subject: `s${id}`, email })
    await deactivateOperator(store.pool, id, BY_HAND)
    expect(await stateOf(session)).toBeUndefined()
    expect(await useSignInLink(store.pool, link)).toBeNull()
    expect(await findPasskey(store.pool, `of-${id}`)).toBeNull()
    expect(await findAccountByEmail(store.pool, email)).toBeNull()
    expect(await findOidcOperator(store.pool, { issuer: 'https://a.example', subject: `s${id}`, email })).toBeNull()
    expect((await listOperators(store.pool)).map((each) => each.id)).not.toContain(id)
    expect((await listPeople(store.pool)).map((each) => each.id)).toContain(id)
    await reactivateOperator(store.pool, id, BY_HAND)
    expect(await findPasskey(store.pool, `of-${id}`)).not.toBeNull()
  })

  it('keep a last admin, also when two admins end each other at the same moment', async () => {
    const [one, two] = [await addPerson('admin'), await addPerson('admin')]
    const ends = await Promise.allSettled([
      deactivateOperator(store.pool, one.id, { operatorId: two.id }),
      deactivateOperator(store.pool, two.id, { operatorId: one.id }),
    ])
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const left = (await getPerson(store.pool, one.id)).deactivatedAt === null ? one : two
    const demotion = { name: left.name, credential: null, role: 'lead' as const }
    await expect(changeOperator(store.pool, left.id, demotion, BY_HAND)).rejects.toThrow('last admin')
    await expect(deactivateOperator(store.pool, left.id, BY_HAND)).rejects.toThrow('last admin')
    const renamed = { name: 'Renamed', credential: 'CCS', role: 'admin' as const }
    await changeOperator(store.pool, left.id, renamed, BY_HAND)
    expect(await getPerson(store.pool, left.id)).toMatchObject(renamed)
  })

  it('leave a line of every change in the audit trail, and none where nothing changed', async () => {
    const { id, name } = await addPerson()
    const kinds = async (): Promise<string[]> =>
      (await listAuditLines(store.pool, { caseId: null, before: null, limit: 20 }))
        .filter(({ detail }) => detail.account === id)
        .map(({ kind }) => kind)
    await changeOperator(store.pool, id, { name, credential: 'CPC', role: 'reviewer' }, BY_HAND)
    expect(await kinds()).toEqual(['operator_added'])
    await changeOperator(store.pool, id, { name, credential: 'CPC', role: 'lead' }, BY_HAND)
    await deactivateOperator(store.pool, id, BY_HAND)
    await deactivateOperator(store.pool, id, BY_HAND)
    expect(await kinds()).toEqual(['operator_deactivated', 'operator_changed', 'operator_added'])
  })
})
