import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

/** Who the issuer says everybody is who comes. */
export type IssuedPerson = { sub: string; email: string; email_verified: boolean }

/** A company's OpenID Connect provider on this machine, which asks nobody for a password. */
export type OidcIssuer = {
  /** By name: another site than 127.0.0.1, as a real provider is another site than the desk. */
  url: string
  clientId: string
  clientSecret: string
  person: IssuedPerson
  close(): Promise<void>
}

const CLIENT = { clientId: 'desk', clientSecret: 'a secret between desk and provider' }

/** Starts a provider that knows one client, with that redirect address. */
export async function startOidcIssuer(redirectUri: string): Promise<OidcIssuer> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const issuer: OidcIssuer = {
    url,
    ...CLIENT,
    person: { sub: 'nobody', email: 'nobody@acme.example', email_verified: true },
    close: () => new Promise((resolve) => server.closeAllConnections() ?? server.close(() => resolve())),
  }
  const provider = new Provider(url, configure(issuer, redirectUri))
  const answer = provider.callback()
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    // Where a real one asks for a password.
    const login = { accountId: issuer.person.sub }
    return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
  })
  return issuer
}

function configure(issuer: OidcIssuer, redirectUri: string): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'one' }] },
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
    cookies: { keys: ['a key for cookies'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, accountId) => ({ accountId, claims: async () => ({ ...issuer.person, sub: accountId }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  }
}
