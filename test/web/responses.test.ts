import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../src/domain/app-error.ts'
import { openWebDesk, type WebDesk } from './open-web-desk.ts'
import { postForm, type Visit, visit } from './visit.ts'

let desk: WebDesk
let dana: Visit
let broken: AppError | Error | null = null

beforeAll(async () => {
  desk = await openWebDesk({
    practice: {
      send: async () => undefined,
      listMail: async () => {
        if (broken !== null) throw broken
        return []
      },
    },
    ready: async () => [
      { name: 'database', ok: true, detail: 'answers' },
      { name: 'mailbox', ok: false, detail: 'not read since 09:58' },
    ],
  })
  dana = await visit(desk)
})

afterAll(() => desk?.close())

describe('every page', () => {
  it('comes with headers that keep it to itself', async () => {
    for (const url of ['/queue', '/sign-in', '/no-such-page', '/help/keyboard']) {
      const { headers } = await dana.get(url)
      const policy = String(headers['content-security-policy']).split('; ')
      expect(policy).toEqual(
        expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]),
      )
      expect(policy).toEqual(expect.arrayContaining(["form-action 'self'", "base-uri 'none'", "style-src 'self'"]))
      expect(policy).toEqual(expect.arrayContaining(["require-trusted-types-for 'script'", "trusted-types 'none'"]))
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      })
    }
  })

  it('has no script or style of its own in it', async () => {
    for (const url of ['/queue', '/practice', '/sign-in', '/help/keyboard']) {
      const page = (await dana.get(url)).body
      expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! type="module" src="\/assets\/)/)
    }
  })
})

describe('the assets', () => {
  it('are named by their content and kept for ever', async () => {
    const page = (await dana.get('/sign-in')).body
    for (const [url] of page.matchAll(/\/assets\/[^"]+/g)) {
      const asset = await desk.app.inject({ url })
      expect(asset.statusCode).toBe(200)
      expect(asset.headers['cache-control']).toContain('immutable')
    }
  })

  it('are below 25 KB of script', async () => {
    const [url = ''] = /\/assets\/desk\.[0-9a-f]+\.js/.exec((await dana.get('/sign-in')).body) ?? []
    expect((await desk.app.inject({ url })).rawPayload.length).toBeLessThan(25_000)
  })

  it.each(['desk.css', '..%2f..%2fpackage.json', 'page.ts'])('are nothing else: %s', async (name) => {
    expect([400, 404]).toContain((await desk.app.inject({ url: `/assets/${name}` })).statusCode)
  })
})

describe('an error', () => {
  it.each([
    [new AppError('invalid', 'It is not complete.'), 422, 'It is not complete.'],
    [new AppError('not_found', 'It is not there.'), 404, 'It is not there.'],
    [new AppError('conflict', 'It has changed.'), 409, 'It has changed.'],
    [new AppError('unavailable', 'The mailbox is down: start it.'), 503, 'The mailbox is down: start it.'],
    [new AppError('internal', 'secret detail'), 500, 'Internal error'],
    [new Error('secret detail of 99213'), 500, 'Internal error'],
  ])('%s becomes %i', async (error, status, words) => {
    broken = error
    const page = await dana.get('/practice')
    broken = null
    expect(page.statusCode).toBe(status)
    expect(page.body).toContain(words)
    expect(page.body).not.toContain('secret detail')
  })

  it('nobody foresaw is reported by the pattern of its route', async () => {
    desk.faults.length = 0
    broken = new Error('secret')
    await dana.get('/practice?example=pair')
    broken = null
    expect(desk.faults).toEqual(['/practice'])
  })

  it('of a form that is far too large is told', async () => {
    const headers = { cookie: dana.cookie, 'sec-fetch-site': 'same-origin' }
    const answer = await postForm(desk, '/practice/mails', { text: 'x'.repeat(1_100_000) }, headers)
    expect(answer.statusCode).toBe(413)
    expect(answer.body).toContain('Shorten the text')
  })

  it.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain'])(
    'of a body that is %s is told',
    async (type) => {
      const answer = await desk.app.inject({
        method: 'POST',
        url: '/practice/mails',
        payload: '{"a":',
        headers: { cookie: dana.cookie, 'content-type': type, 'sec-fetch-site': 'same-origin' },
      })
      expect(answer.statusCode).toBeGreaterThanOrEqual(400)
      expect(answer.statusCode).toBeLessThan(500)
    },
  )
})

describe('without a database', () => {
  it('every page says no more than that something is wrong', async () => {
    const lost = await openWebDesk()
    const kim = await visit(lost, lost.kim)
    const query = lost.pool.query
    for (const failing of [/./, /from replies/]) {
      lost.pool.query = ((sql: string, values?: unknown[]) =>
        failing.test(sql)
          ? Promise.reject(new Error('password authentication failed for user "desk"'))
          : query.call(lost.pool, sql, values)) as typeof query
      const answer = await kim.get('/queue')
      expect(answer).toMatchObject({ statusCode: 500, body: 'Internal error\n' })
    }
    lost.pool.query = query
    await lost.close()
  })
})

describe('health', () => {
  it('of the process is told without a session or a cookie', async () => {
    const answer = await desk.app.inject({ url: '/healthz' })
    expect(answer).toMatchObject({ statusCode: 200, body: 'ok\n' })
    expect(answer.cookies).toEqual([])
  })

  it('of what it needs names what is wrong', async () => {
    const answer = await desk.app.inject({ url: '/readyz' })
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toBe('ok   database: answers\nFAIL mailbox: not read since 09:58\n')
  })
})
