import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Role } from '../../domain/permissions.ts'
import { removeSecondStep } from '../../store/people/credentials.ts'
import {
  changeOperator,
  deactivateOperator,
  getPerson,
  type Person,
  reactivateOperator,
} from '../../store/people/operators.ts'
import { revokeSessions } from '../../store/people/sessions.ts'
import { type Framed, sendPage } from '../page.ts'
import { readId } from '../read-form.ts'
import { takeSealedCookie } from '../sign-in/sealed-cookie.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { handOverLink, INVITATION_HOURS, type LinkFlash } from './invite.ts'
import {
  type FieldError,
  findPersonFaults,
  listRoles,
  listWays,
  type PersonFields,
  type RoleChoice,
  readPersonFields,
} from './people-page.ts'

type PersonView = {
  person: { id: number; name: string; email: string; active: boolean; sessions: number; hasSecondStep: boolean }
  ways: string[]
  invited: LinkFlash | null
  errors: FieldError[]
  typed: PersonFields
  roles: RoleChoice[]
  me: boolean
  hours: number
  mails: boolean
  done: string | null
}

const DONE: Readonly<Record<string, string>> = {
  saved: 'Saved.',
  sessions: 'Their sessions were ended.',
  'second-step': 'The second step was taken away. They sign in with their password alone until they set it up again.',
  deactivated: 'Their access has ended. What they approved keeps their name.',
  reactivated: 'They have access again.',
}

/** One person, for an admin. */
export function personPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<PersonView>>('web/person.html')

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    person: Person,
    more: { errors?: FieldError[]; typed?: PersonFields } = {},
  ) => {
    const { id, name, email, sessions, hasSecondStep } = person
    const typed = more.typed ?? { email, name, credential: person.credential ?? '', role: person.role }
    const errors = more.errors ?? []
    const { done = '' } = request.query as { done?: string }
    const view: PersonView = {
      person: { id, name, email, sessions, hasSecondStep, active: person.deactivatedAt === null },
      ways: listWays(person),
      invited: takeSealedCookie<LinkFlash>(deps, request, reply, 'flash'),
      errors,
      typed,
      roles: listRoles(typed.role),
      me: getOperator(request).id === id,
      hours: INVITATION_HOURS,
      mails: deps.inviteByMail != null,
      done: Object.hasOwn(DONE, done) ? (DONE[done] ?? null) : null,
    }
    const options = { title: 'Person', section: 'people', status: errors.length === 0 ? 200 : 422 } as const
    return sendPage(deps, request, reply, template, options, view)
  }

  const find = (request: FastifyRequest): Promise<Person> => getPerson(deps.pool, readId(request.params, 'oid'))
  const back = (reply: FastifyReply, { id }: Person, done: string) => reply.redirect(`/people/${id}?done=${done}`, 303)
  const by = (request: FastifyRequest) => ({ operatorId: getOperator(request).id })

  return {
    /** GET /people/:oid */
    show: async (request: FastifyRequest, reply: FastifyReply) => show(request, reply, await find(request)),

    /** POST /people/:oid */
    async change(request: FastifyRequest, reply: FastifyReply) {
      const person = await find(request)
      const typed = { ...readPersonFields(request.body), email: person.email }
      const errors = findPersonFaults(typed)
      if (errors.length > 0) return show(request, reply, person, { errors, typed })
      const change = { name: typed.name, credential: typed.credential || null, role: typed.role as Role }
      await changeOperator(deps.pool, person.id, change, by(request))
      return back(reply, person, 'saved')
    },

    /** POST /people/:oid/link */
    async makeLink(request: FastifyRequest, reply: FastifyReply) {
      const person = await find(request)
      await handOverLink(deps, request, reply, person, listWays(person).length === 0 ? 'invitation' : 'sign_in')
      return reply.redirect(`/people/${person.id}`, 303)
    },

    /** POST /people/:oid/end-sessions */
    async endSessions(request: FastifyRequest, reply: FastifyReply) {
      const person = await find(request)
      await revokeSessions(deps.pool, person.id, { allBut: null }, getOperator(request).id)
      return back(reply, person, 'sessions')
    },

    /** POST /people/:oid/reset-second-step: for somebody who lost both the phone and the codes. */
    async resetSecondStep(request: FastifyRequest, reply: FastifyReply) {
      const person = await find(request)
      await removeSecondStep(deps.pool, person.id, getOperator(request).id)
      return back(reply, person, 'second-step')
    },

    /** POST /people/:oid/deactivate */
    async deactivate(request: FastifyRequest, reply: FastifyReply) {
      const person = await find(request)
      await deactivateOperator(deps.pool, person.id, by(request))
      return back(reply, person, 'deactivated')
    },

    /** POST /people/:oid/reactivate */
    async reactivate(request: FastifyRequest, reply: FastifyReply) {
      const person = await find(request)
      await reactivateOperator(deps.pool, person.id, by(request))
      return back(reply, person, 'reactivated')
    },
  }
}
