import { z } from 'zod'
import { AppError } from '../../domain/app-error.ts'

/** Access tokens of one mailbox account, fetched as they are needed. */
export type AccessTokens = {
  /** A token that holds for at least a minute. @throws AppError `unauthorized` when a person has to consent anew, `unavailable` */
  get(): Promise<string>
  /** The mail server refused the token: the next one is fetched. */
  forget(): void
}

export type TokenOptions = {
  tokenUrl: string
  clientId: string
  /** Null: a public client. */
  clientSecret: string | null
  refreshToken: string
  /** Null: those the refresh token was made for. */
  scope: string | null
  /** Told of the refresh token that takes the place of the old one; providers let an unused one run out. */
  keep?(refreshToken: string): Promise<void>
}

const REQUEST_MS = 20_000
const SPARE_SECONDS = 60
/** Where the provider does not say how long a token holds. */
const USUAL_SECONDS = 3600

const Granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().optional(),
  refresh_token: z.string().min(1).optional(),
})

/** RFC 6749 §5.2: these do not go away by asking again. */
const FINAL_ERRORS = ['invalid_grant', 'invalid_client', 'unauthorized_client', 'invalid_scope', 'invalid_request']

/** Tokens by the refresh token flow (RFC 6749 §6). Concurrent callers share one request. */
export function createAccessTokens(options: TokenOptions, now: () => number = Date.now): AccessTokens {
  let refreshToken = options.refreshToken
  let current: { token: string; until: number } | null = null
  let pending: Promise<string> | null = null

  async function fetchToken(): Promise<string> {
    const granted = await request(options, refreshToken)
    current = { token: granted.access_token, until: now() + (granted.expires_in ?? USUAL_SECONDS) * 1000 }
    if (granted.refresh_token !== undefined && granted.refresh_token !== refreshToken) {
      refreshToken = granted.refresh_token
      await options.keep?.(refreshToken)
    }
    return granted.access_token
  }

  return {
    async get() {
      if (current !== null && current.until - now() > SPARE_SECONDS * 1000) return current.token
      pending ??= fetchToken().finally(() => {
        pending = null
      })
      return pending
    },
    forget() {
      current = null
    },
  }
}

async function request(options: TokenOptions, refreshToken: string): Promise<z.infer<typeof Granted>> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: options.clientId,
    refresh_token: refreshToken,
    ...(options.clientSecret === null ? {} : { client_secret: options.clientSecret }),
    ...(options.scope === null ? {} : { scope: options.scope }),
  })
  const response = await fetch(options.tokenUrl, {
    method: 'POST',
    body: form,
    // The form holds secrets: it goes where it was meant to go, or nowhere.
    redirect: 'error',
    signal: AbortSignal.timeout(REQUEST_MS),
  }).catch(() => null)
  if (response === null) throw unavailable()
  const body: unknown = await response.json().catch(() => null)
  const granted = Granted.safeParse(body)
  if (response.ok && granted.success) return granted.data
  const { error } = (body ?? {}) as { error?: unknown }
  if (response.status < 500 && FINAL_ERRORS.includes(String(error))) {
    throw new AppError(
      'unauthorized',
      `The mail provider refused the refresh token (${String(error)}): consent again and set OAUTH_REFRESH_TOKEN anew.`,
    )
  }
  throw unavailable()
}

// Without a cause: an error of fetch may repeat the request.
function unavailable(): AppError {
  return new AppError('unavailable', 'The mail provider gave no access token; it is asked again.')
}
