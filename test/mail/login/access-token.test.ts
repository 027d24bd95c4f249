import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAccessTokens, type TokenOptions } from '../../../src/mail/login/access-token.ts'
import { startTokenServer, type TokenServer } from '../../support/token-server.ts'

let server: TokenServer
beforeEach(async () => {
  server = await startTokenServer()
})
afterEach(() => server.stop())

const options = (more: Partial<TokenOptions> = {}): TokenOptions => ({
  tokenUrl: server.tokenUrl,
  clientId: 'desk-client',
  clientSecret: 'shh',
  refreshToken: 'first-refresh',
  scope: 'mail',
  ...more,
})

describe('access tokens', () => {
  it('are asked for by the refresh token flow', async () => {
    expect(await createAccessTokens(options()).get()).toBe('token-1')
    expect(Object.fromEntries(server.requests[0] ?? [])).toEqual({
      grant_type: 'refresh_token',
      client_id: 'desk-client',
      client_secret: 'shh',
      refresh_token: 'first-refresh',
      scope: 'mail',
    })
  })

  it('of a public client are asked for without a secret or scope', async () => {
    await createAccessTokens(options({ clientSecret: null, scope: null })).get()
    expect([...(server.requests[0]?.keys() ?? [])].sort()).toEqual(['client_id', 'grant_type', 'refresh_token'])
  })

  it('are used again until a minute before they end', async () => {
    let now = 0
    const tokens = createAccessTokens(options(), () => now)
    expect([await tokens.get(), await tokens.get()]).toEqual(['token-1', 'token-1'])
    now = 3_539_000
    expect(await tokens.get()).toBe('token-1')
    now = 3_541_000
    expect(await tokens.get()).toBe('token-2')
  })

  it('wanted by several at once are asked for once', async () => {
    const tokens = createAccessTokens(options())
    expect(new Set(await Promise.all([tokens.get(), tokens.get(), tokens.get()]))).toEqual(new Set(['token-1']))
    expect(server.requests).toHaveLength(1)
  })

  it('that were refused are not used again, and the newest refresh token is kept and used', async () => {
    const kept: string[] = []
    const tokens = createAccessTokens(options({ keep: async (token) => void kept.push(token) }))
    await tokens.get()
    tokens.forget()
    expect(await tokens.get()).toBe('token-2')
    expect(server.requests[1]?.get('refresh_token')).toBe('refresh-1')
    expect(kept).toEqual(['refresh-1', 'refresh-2'])
  })

  it.each([
    ['the consent was withdrawn', { status: 400, body: '{"error":"invalid_grant"}' }, 'unauthorized'],
    ['the secret is wrong', { status: 401, body: '{"error":"invalid_client"}' }, 'unauthorized'],
    ['the provider is out of order', { status: 503, body: 'out of order' }, 'unavailable'],
    ['the provider is busy', { status: 429, body: '{"error":"slow_down"}' }, 'unavailable'],
    ['the answer is no JSON', { status: 200, body: '<html>' }, 'unavailable'],
    ['the answer holds no token', { status: 200, body: '{}' }, 'unavailable'],
  ])('when %s, the fault says so without any secret', async (_title, answer, code) => {
    server.answer(answer)
    const fault = await createAccessTokens(options())
      .get()
      .catch((error) => error)
    expect(fault).toMatchObject({ name: 'AppError', code })
    expect(String(fault.stack)).not.toMatch(/first-refresh|shh/)
  })

  it('can be had again after a fault', async () => {
    const tokens = createAccessTokens(options())
    server.answer({ status: 500, body: '' })
    await expect(tokens.get()).rejects.toMatchObject({ code: 'unavailable' })
    server.answer(null)
    expect(await tokens.get()).toBe('token-1')
  })

  it('are not asked for where the endpoint sends the form somewhere else', async () => {
    const elsewhere = await startTokenServer()
    server.answer({ status: 307, body: '' })
    await expect(createAccessTokens(options()).get()).rejects.toMatchObject({ code: 'unavailable' })
    expect(elsewhere.requests).toHaveLength(0)
    await elsewhere.stop()
  })
})
