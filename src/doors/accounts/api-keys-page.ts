import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { API_SCOPES, type ApiScope, SCOPE_WORDS } from '../../domain/api-key.ts'
import { AppError } from '../../domain/app-error.ts'
import { listRepeated } from '../../http/read-repeated.ts'
import { readLine } from '../../http/read-text.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import { makeApiKey } from '../../identity/api-keys.ts'
import { addApiKey, listApiKeys, revokeApiKey } from '../../store/customers/api-keys.ts'
import { API_PREFIX } from '../api/api-prefix.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { type Framed, sendPage } from '../page.ts'
import { getSession } from './account-page.ts'

type KeysView = {
  /** The key that was made just now; it is shown this once. */
  made: string | null
  error: string | null
  keys: { name: string; prefix: string; scopes: string; usedAt: Instant | null; revoked: boolean }[]
  scopes: { key: ApiScope; words: string; ticked: boolean }[]
  name: string
  documentUrl: string
}

const USUAL: readonly ApiScope[] = ['codes', 'search', 'pairs']

const NAME_CHARACTERS = 80

/** The keys of one's own programs. */
export function addApiKeyRoutes(app: FastifyInstance, deps: DoorsDeps): void {
  const template = deps.templates.load<Framed<KeysView>>('doors/api-keys.html')

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    {
      made = null,
      error = null,
      name = '',
      ticked = USUAL,
    }: { made?: string | null; error?: string | null; name?: string; ticked?: readonly ApiScope[] } = {},
  ): Promise<FastifyReply> => {
    const keys = await listApiKeys(deps.pool, getSession(request).account.id)
    const view: KeysView = {
      made,
      error,
      keys: keys.map((key) => ({
        name: key.name,
        prefix: key.prefix,
        scopes: key.scopes.join(', '),
        usedAt: key.lastUsedAt === null ? null : instantOf(key.lastUsedAt),
        revoked: key.revokedAt !== null,
      })),
      scopes: API_SCOPES.map((key) => ({ key, words: SCOPE_WORDS[key], ticked: ticked.includes(key) })),
      name,
      documentUrl: `${deps.baseUrl}${API_PREFIX}/openapi.json`,
    }
    const status = error === null ? 200 : 422
    return sendPage(deps, request, reply, template, { title: 'Keys for programs', section: 'account', status }, view)
  }

  app.get('/account/api-keys', async (request, reply) => {
    if (request.accountSession === null) return reply.redirect('/sign-in', 303)
    return show(request, reply)
  })

  // The key stands in the answer to the form itself: no address ever leads to it.
  app.post('/account/api-keys', async (request, reply) => {
    const { account } = getSession(request)
    const name = readLine(request.body, 'name').slice(0, NAME_CHARACTERS)
    const wanted = listRepeated(request.body, 'scope')
    const ticked = API_SCOPES.filter((scope) => wanted.includes(scope))
    if (name === '') return show(request, reply, { error: 'Say what the key is for.', ticked })
    if (ticked.length === 0)
      return show(request, reply, { error: 'Tick at least one thing the key may do.', name, ticked })
    try {
      const { key, prefix, sha256 } = makeApiKey()
      await addApiKey(deps.pool, { accountId: account.id, name, prefix, sha256, scopes: ticked })
      return await show(request, reply, { made: key })
    } catch (error) {
      if (error instanceof AppError && error.code === 'conflict')
        return show(request, reply, { error: error.message, name, ticked })
      throw error
    }
  })

  app.post('/account/api-keys/:prefix/revoke', async (request, reply) => {
    const { account } = getSession(request)
    const { prefix } = request.params as { prefix: string }
    if (/^\w{1,20}$/.test(prefix)) await revokeApiKey(deps.pool, prefix, account.id)
    return reply.redirect('/account/api-keys', 303)
  })
}
