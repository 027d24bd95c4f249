import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDoors, openDoors } from '../support/open-doors.ts'

let doors: OpenDoors
const routes: { method: string; pattern: string }[] = []

beforeAll(async () => {
  doors = await openDoors({ onRoute: (method, pattern) => void routes.push({ method, pattern }) })
})

afterAll(() => doors?.close())

const get = (url: string, headers = {}) => doors.app.inject({ url, headers })

describe('the public pages', () => {
  it('have no route of the operator queue', () => {
    const ofTheQueue =
      /^\/(?:queue|cases|outbox|messages|people|audit|practice|reports|settings|events|live|outbound|sign-in\/oidc)(?:\/|$)/
    expect(routes.length).toBeGreaterThan(0)
    expect(routes.filter(({ pattern }) => ofTheQueue.test(pattern))).toEqual([])
  })

  it('open with what the desk is, what is loaded and what it is not', async () => {
    const { body, statusCode } = await get('/')
    expect(statusCode).toBe(200)
    expect(body).toMatch(/<h1>Look a code up/)
    expect(body).toMatch(/\d+ editions of \d+ files/)
    expect(body).toContain('no legal advice')
  })

  it('may be kept by anybody where they depend on nobody, and are told apart by their tag', async () => {
    const first = await get('/')
    expect(first.headers).toMatchObject({ 'cache-control': 'public, max-age=300', vary: 'cookie' })
    expect(first.headers['set-cookie']).toBeUndefined()
    const again = await get('/', { 'if-none-match': String(first.headers.etag) })
    expect(again).toMatchObject({ statusCode: 304, body: '' })
  })

  it('name every edition', async () => {
    const { body } = await get('/data')
    const { rows } = await doors.pool.query<{ title: string; label: string }>(
      `select title, label from editions where state = 'live'`,
    )
    expect(rows.length).toBeGreaterThan(5)
    for (const { label } of rows) expect(body).toContain(`<td>${label}</td>`)
  })

  it('say what to do where there is no such page', async () => {
    const { body, statusCode, headers } = await get('/nothing/here')
    expect(statusCode).toBe(404)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toContain('There is no such page')
  })

  it('load nothing but their own style sheet, module and icon', async () => {
    const { body, headers } = await get('/')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! type="module" src="\/assets\/)/)
    for (const [url] of body.matchAll(/\/assets\/[^"]+/g)) {
      const asset = await get(url)
      expect(asset.statusCode, url).toBe(200)
      expect(asset.headers['cache-control']).toContain('immutable')
    }
  })

  it('take no form that another site sent', async () => {
    const { statusCode } = await doors.app.inject({
      method: 'POST',
      url: '/search',
      headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'form_token=none',
    })
    expect([403, 404]).toContain(statusCode)
  })
})
