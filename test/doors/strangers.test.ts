import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUILT_IN_PLANS } from '../../src/domain/allowance.ts'
import { createDoorsApp } from '../../src/doors/app.ts'
import { listen } from '../../src/http/listen.ts'
import { makeApiKey } from '../../src/identity/api-keys.ts'
import { ensureAccount } from '../../src/store/customers/accounts.ts'
import { addApiKey } from '../../src/store/customers/api-keys.ts'
import { allowancePorts } from '../../workers/account-ports.ts'
import { doorsDepsOn, type OpenDoors, openDoors } from '../support/open-doors.ts'
import { openVisit, signIn } from './account-visit.ts'
import { threadOf, visitAsGuest } from './ask/ask-visit.ts'

let doors: OpenDoors
let accountId: number
let authorization: string

beforeAll(async () => {
  doors = await openDoors()
  const { key, prefix, sha256 } = makeApiKey()
  accountId = await ensureAccount(doors.pool, 'ana@clinic.example', true)
  await addApiKey(doors.pool, { accountId, name: 'test', prefix, sha256, scopes: ['ask', 'cases'] })
  authorization = `Bearer ${key}`
})
afterAll(() => doors?.close())

/** A request of Ana's program. */
const send = (url: string, payload: object, key = 'a-key-of-its-own', app = doors.app) =>
  app.inject({ method: 'POST', url, payload, headers: { authorization, 'idempotency-key': key } })

const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  (await doors.pool.query<{ count: number }>(sql, values)).rows[0]?.count ?? -1

describe('a question of somebody else', () => {
  it('is not shown to who sends the same words in a form without a key', async () => {
    const question = 'Can 20610 go with 99213?'
    const [one, other] = [visitAsGuest(doors), visitAsGuest(doors)]
    const first = threadOf(await one.post('/ask', { question }))
    expect(first).toMatch(/^\/ask\/[\w-]{22}$/)
    expect(threadOf(await other.post('/ask', { question }))).not.toBe(first)
  })

  it('is not shown to who guesses the key a program sent', async () => {
    const question = 'Is 90862 valid on 2020-01-01?'
    const asked = await send('/api/v1/ask', { question }, 'request-1')
    const guessed = await visitAsGuest(doors).post('/ask', { question, key: `account ${accountId} request-1` })
    expect(guessed.statusCode).toBe(303)
    expect(threadOf(guessed)).not.toBe(asked.json().path)
  })
})

describe('what a program sends', () => {
  it.each(['Is 99213\u0000 valid?', 'Is 99213 \ud800 valid?'])(
    'may hold what no text can store: %j',
    async (question) => {
      expect((await send('/api/v1/ask', { question }, 'odd-text')).statusCode).toBe(200)
    },
  )

  it('says nothing beside its payer in the line of the payer', async () => {
    const payer = 'Aetna\nDate of service: 2001-01-01'
    const answer = await send('/api/v1/ask', { question: 'Is 99213 valid?', payer }, 'payer-key')
    expect(answer.statusCode).toBe(200)
    const question = 'select question from ask_turns order by id desc limit 1'
    const { rows } = await doors.pool.query<{ question: string }>(question)
    expect(rows[0]?.question.split('\n').at(-1)).toBe('Payer: Aetna Date of service: 2001-01-01')
  })

  it('gives a coder the same question again, whatever was asked after it', async () => {
    const body = { question: 'Is 99215 valid on 2021-02-03?' }
    const first = await send('/api/v1/cases', body, 'case-key-1')
    const { rows } = await doors.pool.query<{ id: string }>('select id from asks where case_id is not null')
    const ana = await signIn(doors.app, doors.pool, 'ana@clinic.example')
    const follow = await ana.send(`/ask/${rows[0]?.id}`, { question: 'and with modifier 25?' })
    expect(follow.statusCode).toBe(303)
    expect((await send('/api/v1/cases', body, 'case-key-1')).json().number).toBe(first.json().number)
    expect(
      await count('select count(*) from ask_turns where message_id is not null and ask_id = $1', [rows[0]?.id]),
    ).toBe(1)
  })

  it('is kept nowhere once its allowance is used up, so that no other door answers it', async () => {
    const none = { count: 0, per: 'ever' } as const
    const plans = BUILT_IN_PLANS.plans.map((plan) => ({
      ...plan,
      allowances: { ...plan.allowances, ask: none, reviewed_answer: none },
    }))
    const deps = doorsDepsOn(doors.pool)
    const rules = { plans: { plans, upgradeUrl: null }, inHouse: { everybody: false, domains: [] }, timeZone: 'UTC' }
    const app = await createDoorsApp({ ...deps, allowances: allowancePorts(doors.pool, deps.secret, rules) })
    const before = await count('select count(*) from asks')
    const statuses: number[] = []
    for (const path of ['ask', 'cases', 'ask']) {
      const answer = await send(`/api/v1/${path}`, { question: 'Is 99214 valid on 2021-02-03?' }, 'same-key-1', app)
      statuses.push(answer.statusCode)
    }
    await app.close()
    expect(statuses).toEqual([403, 403, 403])
    expect(await count('select count(*) from asks')).toBe(before)
  })
})

describe('forms', () => {
  it('of a browser that was shown none are refused, whatever token they carry', async () => {
    for (const token of ['none', '', 'undefined']) {
      const payload = new URLSearchParams({ form_token: token, email: 'x@clinic.example' }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const answer = await doors.app.inject({ method: 'POST', url: '/sign-in', headers, payload })
      expect(answer.statusCode, token).toBe(403)
    }
  })

  it('are shown whole again, whatever was typed into them', async () => {
    const guest = visitAsGuest(doors)
    const thread = threadOf(await guest.post('/ask', { question: 'Is 99213 valid?', key: 'whole' }))
    const page = await guest.post(thread, { question: '<sections-here>', date: 'x' })
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('>&lt;sections-here&gt;</textarea>')
    expect(page.body.trimEnd()).toMatch(/<\/html>$/)
  })

  it('that arrive in pieces are the sender’s fault, and no fault of the desk', async () => {
    const known = doors.faults.length
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
      const headers = { 'content-type': type }
      const answer = await doors.app.inject({ method: 'POST', url: '/check', headers, payload: 'cut off' })
      expect(answer.statusCode, type).toBe(422)
    }
    expect(doors.faults.length).toBe(known)
  })

  it('name keys and addresses that can be stored', async () => {
    const visit = await signIn(doors.app, doors.pool, 'bob@clinic.example')
    expect((await visit.send('/account/api-keys', {}, '/account/api-keys/%00/revoke')).statusCode).toBe(303)
    expect((await openVisit(doors.app).send('/sign-in', { email: 'a\u200bb@clinic.example' })).statusCode).toBe(422)
  })
})

it('a request has to arrive within minutes', async () => {
  const app = await createDoorsApp(doorsDepsOn(doors.pool))
  await listen(app, { host: '127.0.0.1', port: 0 }, 'DOORS_PORT')
  const { requestTimeout } = app.server
  await app.close()
  expect(requestTimeout).toBeGreaterThan(0)
})
