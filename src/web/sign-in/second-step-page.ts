import type { FastifyReply, FastifyRequest } from 'fastify'
import { takeSecondStep } from '../../flow/customers/sign-in.ts'
import { readLine } from '../../http/read-text.ts'
import { type Account, findAccountById } from '../../store/people/credentials.ts'
import { type Framed, sendPage } from '../page.ts'
import { startSession } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { readSealedCookie, takeSealedCookie } from './sealed-cookie.ts'
import { explainRefusal, type PendingStep } from './sign-in-page.ts'
import { signInPorts } from './sign-in-ports.ts'

type SecondStepView = { errors: { field: string; text: string }[] }

/** The page that asks for the code after a password. */
export function secondStepPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<SecondStepView>>('web/second-step.html')
  const show = (request: FastifyRequest, reply: FastifyReply, errors: SecondStepView['errors'], status: number) =>
    sendPage(deps, request, reply, template, { title: 'Second step', status }, { errors })

  return {
    /** GET /sign-in/second-step */
    async show(request: FastifyRequest, reply: FastifyReply) {
      if ((await findPending(deps, request)) === null) return reply.redirect('/sign-in', 303)
      return show(request, reply, [], 200)
    },

    /** POST /sign-in/second-step */
    async take(request: FastifyRequest, reply: FastifyReply) {
      const pending = await findPending(deps, request)
      if (pending === null) return reply.redirect('/sign-in', 303)
      const code = readLine(request.body, 'code').slice(0, 40)
      if (code === '') return show(request, reply, [{ field: 'code', text: 'Type the code of your app.' }], 422)
      const outcome = await takeSecondStep(signInPorts(deps), pending.account, { code, address: request.ip })
      if (outcome.kind === 'refused' || outcome.kind === 'wait') {
        const { status, text } = explainRefusal(reply, outcome, WRONG_CODE)
        return show(request, reply, [{ field: 'code', text }], status)
      }
      takeSealedCookie(deps, request, reply, 'second-step')
      await startSession(deps, request, reply, pending.account.operator, 'password')
      return reply.redirect(pending.next, 303)
    },
  }
}

const WRONG_CODE =
  'This code is not right, or was used before. Wait for the next one, and see that the clock of the phone is right.'

/** Whose password was right a moment ago; null where it was changed since. */
async function findPending(deps: WebDeps, request: FastifyRequest): Promise<{ account: Account; next: string } | null> {
  const pending = readSealedCookie<PendingStep>(deps, request, 'second-step')
  const account = pending === null ? null : await findAccountById(deps.pool, pending.operatorId)
  if (pending === null || account === null || account.totpSealed === null) return null
  if ((account.passwordSetAt?.toISOString() ?? null) !== pending.passwordSetAt) return null
  return { account, next: pending.next }
}
