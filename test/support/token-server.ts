import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type TokenServer = {
  tokenUrl: string
  /** Where a mail server asks whether a token holds (RFC 7662). */
  introspectionUrl: string
  /** The forms of all requests for a token. */
  requests: URLSearchParams[]
  /** What is answered to the next requests; null: a new token each, `token-1` first. */
  answer(with_: { status: number; body: string } | null): void
  /** No token handed out so far holds any more. */
  revoke(): void
  stop(): Promise<void>
}

/** An OAuth 2 token endpoint on 127.0.0.1 that hands out a new access and refresh token at every request. */
export async function startTokenServer(options: { user?: string; expiresIn?: number } = {}): Promise<TokenServer> {
  const requests: URLSearchParams[] = []
  const valid = new Set<string>()
  let canned: { status: number; body: string } | null = null
  let count = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    response.setHeader('content-type', 'application/json')
    if (request.url?.startsWith('/introspect')) {
      const token = (request.headers.authorization ?? '').replace(/^Bearer /, '')
      response.end(JSON.stringify({ active: valid.has(token), email: options.user ?? 'desk' }))
      return
    }
    requests.push(form)
    if (canned !== null) {
      response.statusCode = canned.status
      response.end(canned.body)
      return
    }
    count += 1
    valid.add(`token-${count}`)
    const body = {
      access_token: `token-${count}`,
      expires_in: options.expiresIn ?? 3600,
      refresh_token: `refresh-${count}`,
    }
    response.end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    tokenUrl: `${base}/token`,
    introspectionUrl: `${base}/introspect`,
    requests,
    answer(next) {
      canned = next
    },
    revoke: () => valid.clear(),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
