import type { FastifyInstance } from 'fastify'
import { signInLimit } from '../../http/rate-limits.ts'
import { accountPages } from '../sign-in/account-page.ts'
import { accountPasskeys } from '../sign-in/account-passkeys.ts'
import { accountSecondStep } from '../sign-in/account-second-step.ts'
import { linkPages } from '../sign-in/link-page.ts'
import { oidcPages } from '../sign-in/oidc-page.ts'
import { signInWithPasskey } from '../sign-in/passkey-sign-in.ts'
import { secondStepPages } from '../sign-in/second-step-page.ts'
import { signInPages } from '../sign-in/sign-in-page.ts'
import type { WebDeps } from '../web-deps.ts'
import { auditPages } from './audit-page.ts'
import { customerPages } from './customer-page.ts'
import { showCustomers } from './customers-page.ts'
import { peoplePages } from './people-page.ts'
import { personPages } from './person-page.ts'

/** For everybody: the ways in, and out. */
export function addSignInRoutes(app: FastifyInstance, deps: WebDeps): void {
  const limit = signInLimit(deps.limits)
  const signIn = signInPages(deps)
  app.get('/sign-in', signIn.show)
  app.post('/sign-in', limit, signIn.enter)
  app.post('/sign-out', signIn.leave)

  const secondStep = secondStepPages(deps)
  app.get('/sign-in/second-step', secondStep.show)
  app.post('/sign-in/second-step', limit, secondStep.take)

  app.post('/sign-in/passkey', limit, signInWithPasskey(deps))
  const company = oidcPages(deps)
  app.get('/sign-in/oidc', limit, company.begin)
  app.get('/sign-in/oidc/callback', limit, company.finish)

  const links = linkPages(deps)
  app.get('/sign-in/:token', limit, links.offer)
  app.post('/sign-in/:token', limit, links.accept)
}

/** For operators: how they sign in. */
export function addAccountRoutes(app: FastifyInstance, deps: WebDeps): void {
  const account = accountPages(deps)
  app.get('/account', account.show)
  app.get('/account/welcome', account.welcome)
  app.post('/account/password', account.setPassword)
  app.post('/account/sessions/:sid/end', account.endSession)
  app.post('/account/sessions/end-others', account.endOtherSessions)

  const secondStep = accountSecondStep(deps)
  app.get('/account/second-step', secondStep.offer)
  app.post('/account/second-step', secondStep.add)
  app.post('/account/second-step/remove', secondStep.remove)
  app.get('/account/recovery-codes', secondStep.showCodes)
  app.post('/account/recovery-codes', secondStep.renewCodes)

  const passkeys = accountPasskeys(deps)
  app.get('/account/passkeys/new', passkeys.offer)
  app.post('/account/passkeys', passkeys.add)
  app.post('/account/passkeys/:pid/remove', passkeys.remove)
}

/** For leads and admins: who works here, who uses the public pages, and what happened. */
export function addPeopleRoutes(app: FastifyInstance, deps: WebDeps): void {
  const people = peoplePages(deps)
  app.get('/people', people.list)
  app.post('/people', people.invite)
  const person = personPages(deps)
  app.get('/people/:oid', person.show)
  app.post('/people/:oid', person.change)
  app.post('/people/:oid/link', person.makeLink)
  app.post('/people/:oid/end-sessions', person.endSessions)
  app.post('/people/:oid/reset-second-step', person.resetSecondStep)
  app.post('/people/:oid/deactivate', person.deactivate)
  app.post('/people/:oid/reactivate', person.reactivate)

  app.get('/customers', showCustomers(deps))
  const customer = customerPages(deps)
  app.get('/customers/:aid', customer.show)
  app.post('/customers/:aid/plan', customer.setPlan)
  app.post('/customers/:aid/grant', customer.grant)
  app.post('/customers/:aid/end-sessions', customer.endSessions)
  app.post('/customers/:aid/resume-mail', customer.resumeMail)
  app.post('/customers/:aid/delete', customer.delete)

  const audit = auditPages(deps)
  app.get('/audit', audit.show)
  app.get('/audit.jsonl', audit.exportLines)
}
