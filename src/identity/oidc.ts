import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { AppError } from '../domain/app-error.ts'

export type OidcSettings = { issuer: string; clientId: string; clientSecret: string; label: string }

/** What has to be remembered between leaving for the provider and coming back. */
export type OidcAttempt = { state: string; nonce: string; verifier: string }

/** Who the provider says it is. `email` is null unless the provider has verified it. */
export type OidcIdentity = { issuer: string; subject: string; email: string | null }

/** A company's own sign-in, by OpenID Connect. */
export type OidcSignIn = {
  /** Such as "Acme", for "Sign in with Acme". */
  label: string
  /** Where to send the browser. @throws AppError `unavailable` */
  begin(redirectUri: string): Promise<{ url: string; attempt: OidcAttempt }>
  /** Who came back, or null where the answer does not belong to the attempt or is not proved. @throws AppError `unavailable` */
  finish(answerUrl: string, attempt: OidcAttempt): Promise<OidcIdentity | null>
}

const DISCOVERY_SECONDS = 10

/** Sign-in at that provider. Its configuration is read when it is first needed, so a provider that is away keeps nobody else out. */
export function createOidcSignIn(settings: OidcSettings): OidcSignIn {
  let found: Promise<Configuration> | null = null
  const configure = (): Promise<Configuration> => {
    found ??= discover(settings).catch((error: unknown) => {
      found = null
      throw away(settings, error)
    })
    return found
  }
  return {
    label: settings.label,
    async begin(redirectUri) {
      const configuration = await configure()
      const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        state: attempt.state,
        nonce: attempt.nonce,
      })
      return { url: url.href, attempt }
    },
    async finish(answerUrl, attempt) {
      const configuration = await configure()
      try {
        return await readIdentity(configuration, new URL(answerUrl), attempt)
      } catch (error) {
        if (isAway(error)) throw away(settings, error)
        return null
      }
    },
  }
}

function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const url = new URL(issuer)
  // Only a provider on this very machine may be asked without TLS.
  const execute = url.protocol === 'http:' && isLoopback(url.hostname) ? [allowInsecureRequests] : []
  return discovery(url, clientId, clientSecret, undefined, { execute, timeout: DISCOVERY_SECONDS })
}

async function readIdentity(
  configuration: Configuration,
  answer: URL,
  { state, nonce, verifier }: OidcAttempt,
): Promise<OidcIdentity | null> {
  const tokens = await authorizationCodeGrant(configuration, answer, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (claims === undefined) return null
  // Many providers tell the address only when asked for it.
  const person =
    claims.email === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
      ? await fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : claims
  const { email, email_verified: verified } = person
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: typeof email === 'string' && verified === true ? email : null,
  }
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127\./.test(host)

/** The provider could not be reached; everything else is a word about this answer. */
function isAway(error: unknown): boolean {
  const { name, code, cause } = error as Error & { code?: string; cause?: unknown }
  return name === 'TypeError' && (cause !== undefined || code === undefined) ? true : code === 'OAUTH_TIMEOUT'
}

const away = ({ label }: OidcSettings, cause: unknown): AppError =>
  new AppError(
    'unavailable',
    `${label} does not answer, so nobody can sign in there now. Use another way, or try again later.`,
    {
      cause,
    },
  )
