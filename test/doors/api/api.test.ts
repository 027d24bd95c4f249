import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revokeApiKey } from '../../../src/store/customers/api-keys.ts'
import { type OpenDoors, openDoors } from '../../support/open-doors.ts'
import { openKey } from './open-api.ts'

let doors: OpenDoors
let key: Awaited<ReturnType<typeof openKey>>

beforeAll(async () => {
  doors = await openDoors()
  key = await openKey(doors)
})

afterAll(() => doors?.close())

const get = (path: string, with_ = key.key) =>
  doors.app.inject({ url: `/api/v1${path}`, headers: with_ === '' ? {} : { authorization: `Bearer ${with_}` } })

const post = (path: string, payload: object, headers: Record<string, string> = {}) =>
  doors.app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${key.key}`, ...headers },
    payload,
  })

describe('the document', () => {
  it('is OpenAPI 3.1, open to everybody, and names every address with its scope’s problems', async () => {
    const { json, headers } = await get('/openapi.json', '')
    const document = json()
    expect(document.openapi).toMatch(/^3\.1/)
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/v1/ask',
      '/api/v1/cases',
      '/api/v1/cases/{number}',
      '/api/v1/claims/check',
      '/api/v1/codes/{system}/{code}',
      '/api/v1/codes/{system}/{code}/edits',
      '/api/v1/pairs',
      '/api/v1/search',
    ])
    expect(headers['cache-control']).toBe('public, max-age=300')
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Code', 'Check', 'Answer', 'Case', 'Problem']),
    )
  })
})

describe('a key', () => {
  it('is asked for, and only one that is in use will do', async () => {
    const none = await get('/search?q=knee', '')
    expect(none.statusCode).toBe(401)
    expect(none.headers).toMatchObject({
      'content-type': expect.stringContaining('application/problem+json'),
      'www-authenticate': 'Bearer',
    })
    expect(none.json()).toMatchObject({ status: 401, title: 'A key is needed' })
    const revoked = await openKey(doors)
    await revokeApiKey(doors.pool, revoked.prefix, revoked.accountId)
    expect((await get('/search?q=knee', revoked.key)).statusCode).toBe(401)
  })

  it('does what its scopes say and nothing else', async () => {
    const narrow = await openKey(doors, ['search'])
    expect((await get('/search?q=knee', narrow.key)).statusCode).toBe(200)
    const refused = await get('/codes/cpt/99213', narrow.key)
    expect(refused.statusCode).toBe(403)
    expect(refused.json().detail).toContain('no scope codes')
  })

  it('is stored as a hash alone', async () => {
    const { rows } = await doors.pool.query('select * from api_keys where prefix = $1', [key.prefix])
    expect(JSON.stringify(rows)).not.toContain(key.key)
    expect(rows).toMatchObject([{ scopes: ['codes', 'search', 'pairs', 'ask', 'cases'], revoked_at: null }])
  })

  it('is told how often it may still ask', async () => {
    const { headers } = await get('/search?q=knee')
    expect(headers).toMatchObject({
      'x-ratelimit-limit': expect.anything(),
      'x-ratelimit-remaining': expect.anything(),
    })
    expect(headers['cache-control']).toBe('no-store')
  })
})

describe('looking up', () => {
  it('tells a code on a date with its sources', async () => {
    const { json, statusCode } = await get('/codes/cpt/90862?on=2013-01-22')
    expect(statusCode).toBe(200)
    const code = json()
    expect(code).toMatchObject({ system: 'CPT', code: '90862', status: { state: 'ended', lastDate: '2012-12-31' } })
    expect(code.status.replacedBy.length).toBeGreaterThan(0)
    for (const number of code.status.sources) expect(code.sources[number - 1]).toMatchObject({ number })
  })

  it('says what it does not know', async () => {
    expect((await get('/codes/cpt/00000')).json()).toMatchObject({ status: 404, title: 'Not in the data loaded here' })
    expect((await get('/codes/moon/99213')).statusCode).toBe(404)
    expect((await get('/codes/cpt/99213?on=2013-02-30')).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/querystring/on' }],
    })
  })

  it('goes through the edits of a code page by page, each once and with its row', async () => {
    const address = '/codes/cpt/20610/edits?on=2024-08-01&limit=2'
    const seen: string[] = []
    let cursor: string | null = ''
    let total = 0
    for (let page = 0; cursor !== null && page < 200; page++) {
      const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const body = (await get(`${address}${more}`)).json()
      for (const { other, sources } of body.edits) {
        expect(body.sources[sources[0] - 1].locator).toContain(other)
        seen.push(other)
      }
      total = body.total
      cursor = body.nextCursor
    }
    expect(seen).toContain('76942')
    expect(seen).toEqual([...new Set(seen)].sort())
    expect(seen).toHaveLength(total)
    const narrowed = (await get(`${address}&with=7694`)).json()
    expect(narrowed.edits.every(({ other }: { other: string }) => other.startsWith('7694'))).toBe(true)
    const turned = (await get('/codes/cpt/76942/edits?on=2024-08-01&column=2')).json()
    expect(turned.edits.map(({ other }: { other: string }) => other)).toContain('20610')
  })

  it('takes a cursor of one list of edits for no other, and says where no file speaks of a code', async () => {
    const { nextCursor } = (await get('/codes/cpt/20610/edits?on=2024-08-01&limit=1')).json()
    const other = await get(`/codes/cpt/20610/edits?on=2024-08-01&column=2&cursor=${encodeURIComponent(nextCursor)}`)
    expect(other.json()).toMatchObject({ status: 400, title: 'The cursor does not fit' })
    expect((await get('/codes/cpt/00000/edits')).json()).toMatchObject({ status: 404 })
    expect((await get('/codes/icd-10-cm/M17.11/edits')).statusCode).toBe(400)
  })

  it('goes through search results page by page, each once', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    for (let page = 0; cursor !== null && page < 20; page++) {
      const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const { results, nextCursor } = (await get(`/search?q=knee&limit=3${after}`)).json()
      seen.push(...results.map(({ system, code }: { system: string; code: string }) => `${system} ${code}`))
      cursor = nextCursor
    }
    expect(seen.length).toBeGreaterThan(3)
    expect(new Set(seen).size).toBe(seen.length)
    const other = await get(`/search?q=hip&limit=3&cursor=${encodeURIComponent('MTIuYWJj')}`)
    expect(other.json()).toMatchObject({ status: 400, title: 'The cursor does not fit' })
  })
})

describe('checking', () => {
  it('finds the edits of codes', async () => {
    const { json } = await get('/pairs?codes=20610,76942-59,99213&on=2024-08-01')
    const [day] = json().claims[0].days
    expect(day.pairs.map(({ columnOne, columnTwo }: Record<string, string>) => [columnOne, columnTwo])).toEqual(
      expect.arrayContaining([
        ['20610', '76942'],
        ['20610', '99213'],
      ]),
    )
  })

  it('checks each day of each claim for itself', async () => {
    const lines = [
      { code: '20610', date: '2024-08-01' },
      { code: '76942', date: '2024-08-02' },
    ]
    const { json } = await post('/claims/check', {
      claims: [{ lines }, { lines: [{ code: '64484' }] }],
      on: '2024-08-03',
    })
    const [first, second] = json().claims
    expect(first.days.map(({ date, pairs }: { date: string; pairs: unknown[] }) => [date, pairs.length])).toEqual([
      ['2024-08-01', 0],
      ['2024-08-02', 0],
    ])
    expect(second.days[0]).toMatchObject({ date: '2024-08-03', dateAssumed: true, lines: [{ outcome: 'problem' }] })
  })
})

describe('asking', () => {
  it('answers at once, says that nobody has looked, and keeps no identifier', async () => {
    const question = 'Patient John Smith, DOB 01/02/1950: can we bill 20610 with 76942 on 2024-08-01?'
    const { json, statusCode, body } = await post('/ask', { question })
    expect(statusCode).toBe(200)
    const answer = json()
    expect(answer).toMatchObject({ reviewed: false, asOf: '2024-08-01' })
    expect(answer.shortAnswer).toContain('76942')
    expect(answer.sources.length).toBeGreaterThan(0)
    expect(answer.masked).toContain('dob')
    expect(body).not.toMatch(/Smith|01\/02\/1950/)
  })

  it('does nothing twice under one idempotency key', async () => {
    const ask = () => post('/ask', { question: 'What is 99213?' }, { 'idempotency-key': 'the-same-key' })
    const [one, other] = [(await ask()).json(), (await ask()).json()]
    expect(one.ask).toBe(other.ask)
  })
})

describe('cases', () => {
  it('are made of questions, and tell their standing and nothing of drafts', async () => {
    const made = await post('/cases', { question: 'Can we bill 20610 with 76942 on 2024-08-01?' })
    expect(made.statusCode).toBe(201)
    const { number } = made.json()
    expect(made.headers.location).toBe(`/api/v1/cases/${number}`)
    expect((await get(`/cases/${number}`)).json()).toEqual({
      number,
      standing: 'waiting',
      createdAt: expect.any(String),
      answer: null,
    })
    const again = await post('/cases', { ask: (await post('/ask', { question: 'And 99213 with it?' })).json().ask })
    expect(again.statusCode).toBe(201)
    const { cases, nextCursor } = (await get('/cases?limit=1')).json()
    expect(cases).toHaveLength(1)
    expect((await get(`/cases?limit=1&cursor=${nextCursor}`)).json().cases).toMatchObject([{ number }])
  })

  it('are shown to their own account only', async () => {
    const { number } = (await post('/cases', { question: 'What is 20610?' })).json()
    const { ask } = (await post('/ask', { question: 'What is 20611?' })).json()
    const other = await openKey(doors)
    expect((await get(`/cases/${number}`, other.key)).statusCode).toBe(404)
    expect((await get('/cases', other.key)).json().cases).toEqual([])
    const taken = await doors.app.inject({
      method: 'POST',
      url: '/api/v1/cases',
      headers: { authorization: `Bearer ${other.key}` },
      payload: { ask },
    })
    expect(taken.statusCode).toBe(404)
  })
})

it('reports no fault', () => {
  expect(doors.faults).toEqual([])
})
