import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { readLine } from '../../http/read-text.ts'
import {
  describeTotp,
  findTotpStep,
  hashRecoveryCode,
  makeRecoveryCodes,
  makeTotpSecret,
  type TotpEnrolment,
} from '../../identity/one-time-codes.ts'
import { seal, unseal } from '../../identity/seal.ts'
import {
  addSecondStep,
  findAccountById,
  removeSecondStep,
  replaceRecoveryCodes,
} from '../../store/people/credentials.ts'
import type { Operator } from '../../store/people/operators.ts'
import { signInAddress } from '../next-address.ts'
import { type Framed, sendPage } from '../page.ts'
import { getOperator, isFresh } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { setSealedCookie, takeSealedCookie } from './sealed-cookie.ts'

type EnrolView = TotpEnrolment & { sealed: string; errors: { field: string; text: string }[] }

/** How long codes may wait to be shown: the page follows at once. */
const SHOW_SECONDS = 120

/** Setting up the code of an app as second step, and the codes for the day the phone is lost. */
export function accountSecondStep(deps: WebDeps) {
  const enrol = deps.templates.load<Framed<EnrolView>>('web/account-second-step.html')
  const shown = deps.templates.load<Framed<{ codes: string[] }>>('web/recovery-codes.html')

  const show = (request: FastifyRequest, reply: FastifyReply, secret: string, errors: EnrolView['errors']) => {
    const operator = getOperator(request)
    const sealed = sealFor(deps, operator, secret)
    const view = { ...describeTotp(secret, deps.desk.name, operator.email), sealed, errors }
    const options = { title: 'Second step', section: 'account', status: errors.length === 0 ? 200 : 422 } as const
    return sendPage(deps, request, reply, enrol, options, view)
  }

  /** Shows them on the next page, once. */
  const handOver = (reply: FastifyReply, codes: string[]) => {
    setSealedCookie(deps, reply, 'flash', { codes }, SHOW_SECONDS)
    return reply.redirect('/account/recovery-codes', 303)
  }

  return {
    /** GET /account/second-step */
    async offer(request: FastifyRequest, reply: FastifyReply) {
      if (!isFresh(deps, request)) return reply.redirect(signInAddress('/account/second-step'), 303)
      return show(request, reply, makeTotpSecret(), [])
    },

    /** POST /account/second-step: the secret is kept once a code shows that the app has it. */
    async add(request: FastifyRequest, reply: FastifyReply) {
      if (!isFresh(deps, request)) return reply.redirect(signInAddress('/account/second-step'), 303)
      const operator = getOperator(request)
      const secret = unsealFor(deps, operator, readLine(request.body, 'sealed'))
      if (secret === null) throw new AppError('invalid', 'The form is incomplete. Open the page again and start anew.')
      const step = findTotpStep(secret, readLine(request.body, 'code').slice(0, 40), deps.now())
      if (step === null) {
        const text =
          'This is not the code the app shows now. See that the clock of the phone is right, and type the next one.'
        return show(request, reply, secret, [{ field: 'code', text }])
      }
      const codes = makeRecoveryCodes()
      const sealed = seal(deps.review.secret, 'totp', secret)
      await addSecondStep(deps.pool, operator.id, sealed, step, hashAll(codes))
      return handOver(reply, codes)
    },

    /** POST /account/second-step/remove */
    async remove(request: FastifyRequest, reply: FastifyReply) {
      if (!isFresh(deps, request)) return reply.redirect(signInAddress('/account'), 303)
      const { id } = getOperator(request)
      await removeSecondStep(deps.pool, id, id)
      return reply.redirect('/account?done=second-step-removed', 303)
    },

    /** GET /account/recovery-codes: once. */
    async showCodes(request: FastifyRequest, reply: FastifyReply) {
      const flash = takeSealedCookie<{ codes?: string[] }>(deps, request, reply, 'flash')
      if (flash?.codes === undefined) return reply.redirect('/account', 303)
      const options = { title: 'Recovery codes', section: 'account' } as const
      return sendPage(deps, request, reply, shown, options, { codes: flash.codes })
    },

    /** POST /account/recovery-codes: new ones, in place of those that are left. */
    async renewCodes(request: FastifyRequest, reply: FastifyReply) {
      if (!isFresh(deps, request)) return reply.redirect(signInAddress('/account'), 303)
      const { id } = getOperator(request)
      if ((await findAccountById(deps.pool, id))?.totpSealed == null)
        throw new AppError('conflict', 'There is no second step, so it needs no recovery codes.')
      const codes = makeRecoveryCodes()
      await replaceRecoveryCodes(deps.pool, id, hashAll(codes))
      return handOver(reply, codes)
    },
  }
}

/** The secret on its way through the form: unreadable in the browser's store of forms, and of use to nobody else. */
const sealFor = (deps: WebDeps, { id }: Operator, secret: string): string =>
  seal(deps.review.secret, 'enrol-totp', `${id} ${secret}`).toString('base64url')

function unsealFor(deps: WebDeps, { id }: Operator, sealed: string): string | null {
  const text = unseal(deps.review.secret, 'enrol-totp', Buffer.from(sealed, 'base64url'))
  const [owner, secret = null] = text?.split(' ') ?? []
  return owner === String(id) ? secret : null
}

const hashAll = (codes: readonly string[]): Buffer[] =>
  codes.map(hashRecoveryCode).filter((hash): hash is Buffer => hash !== null)
