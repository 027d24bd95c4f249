import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { readLine, readText } from '../../http/read-text.ts'
import { hashChallenge, makeChallenge, readChallenge } from '../../identity/challenges.ts'
import { describeDevice } from '../../identity/device-words.ts'
import {
  offerRegistration,
  PASSKEY_SECONDS,
  type Passkey,
  type RelyingParty,
  readRegistration,
} from '../../identity/passkeys.ts'
import { useProof } from '../../store/people/credentials.ts'
import { addPasskey, listPasskeys, removePasskey } from '../../store/people/passkeys.ts'
import { signInAddress } from '../next-address.ts'
import { type Framed, sendPage } from '../page.ts'
import { readId } from '../read-form.ts'
import { getOperator, isFresh } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { accountRenderer } from './account-page.ts'
import { findRelyingParty } from './relying-party.ts'

type NewPasskeyView = { options: string; name: string; errors: { field: string; text: string }[] }

const MOST_NAME_CHARACTERS = 60

/** Adding and removing passkeys. */
export function accountPasskeys(deps: WebDeps) {
  const template = deps.templates.load<Framed<NewPasskeyView>>('web/account-passkey.html')
  const showAccount = accountRenderer(deps)

  const show = async (request: FastifyRequest, reply: FastifyReply, name: string, errors: NewPasskeyView['errors']) => {
    const site = getSite(deps, request)
    const operator = getOperator(request)
    const expiresAt = new Date(deps.now().getTime() + PASSKEY_SECONDS * 1000)
    const challenge = makeChallenge(deps.review.secret, targetOf(request), expiresAt)
    const options = await offerRegistration(site, operator, challenge, await listPasskeys(deps.pool, operator.id))
    const status = errors.length === 0 ? 200 : 422
    return sendPage(
      deps,
      request,
      reply,
      template,
      { title: 'New passkey', section: 'account', status },
      { options, name, errors },
    )
  }

  return {
    /** GET /account/passkeys/new */
    async offer(request: FastifyRequest, reply: FastifyReply) {
      if (!isFresh(deps, request)) return reply.redirect(signInAddress('/account/passkeys/new'), 303)
      return show(request, reply, describeDevice(request.headers['user-agent']), [])
    },

    /** POST /account/passkeys */
    async add(request: FastifyRequest, reply: FastifyReply) {
      if (!isFresh(deps, request)) return reply.redirect(signInAddress('/account/passkeys/new'), 303)
      const name = readLine(request.body, 'name').slice(0, MOST_NAME_CHARACTERS)
      const passkey = await readNewPasskey(deps, request, getSite(deps, request))
      if (passkey === null) {
        const text =
          'The passkey could not be checked, because the page was too old or the browser was interrupted. Try once more.'
        return show(request, reply, name, [{ field: 'name', text }])
      }
      const fallback = describeDevice(request.headers['user-agent'])
      if (!(await addPasskey(deps.pool, getOperator(request).id, name || fallback, passkey)))
        throw new AppError('conflict', 'This passkey is known already. Nothing was changed.')
      return reply.redirect('/account?done=passkey', 303)
    },

    /** POST /account/passkeys/:pid/remove */
    async remove(request: FastifyRequest, reply: FastifyReply) {
      if (!isFresh(deps, request)) {
        const text = 'You signed in a while ago. Sign in again, then remove the passkey.'
        return showAccount(request, reply, { errors: [{ field: 'passkeys', text }], status: 422 })
      }
      const removed = await removePasskey(deps.pool, getOperator(request).id, readId(request.params, 'pid'))
      if (!removed) throw new AppError('not_found', 'There is no such passkey; it may have been removed already.')
      return reply.redirect('/account?done=passkey-removed', 303)
    },
  }
}

const targetOf = (request: FastifyRequest) => ({ use: 'add passkey', browser: request.visitor.formToken }) as const

function getSite(deps: WebDeps, request: FastifyRequest): RelyingParty {
  const site = findRelyingParty(deps, request)
  if (site !== null) return site
  throw new AppError(
    'invalid',
    'Passkeys need an address with https and a name, such as https://desk.example, or http://localhost. Open the desk there.',
  )
}

async function readNewPasskey(deps: WebDeps, request: FastifyRequest, site: RelyingParty): Promise<Passkey | null> {
  let answered: { challenge: string; expiresAt: Date } | null = null
  const passkey = await readRegistration(site, readText(request.body, 'answer'), (challenge) => {
    const expiresAt = readChallenge(deps.review.secret, targetOf(request), challenge, deps.now())
    if (expiresAt !== null) answered = { challenge, expiresAt }
    return expiresAt !== null
  })
  if (passkey === null || answered === null) return null
  const { challenge, expiresAt } = answered as { challenge: string; expiresAt: Date }
  return (await useProof(deps.pool, hashChallenge(challenge), expiresAt)) ? passkey : null
}
