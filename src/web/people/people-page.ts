import type { FastifyReply, FastifyRequest } from 'fastify'
import { ROLES, type Role } from '../../domain/permissions.ts'
import { readLine } from '../../http/read-text.ts'
import { type Instant, momentOf } from '../../http/time-in-words.ts'
import { findOperatorByEmail, inviteOperator, listPeople, type Person } from '../../store/people/operators.ts'
import { type Framed, sendPage } from '../page.ts'
import { takeSealedCookie } from '../sign-in/sealed-cookie.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { handOverLink, INVITATION_HOURS, type LinkFlash } from './invite.ts'

export type FieldError = { field: string; text: string }

/** What an admin types about a person. */
export type PersonFields = { email: string; name: string; credential: string; role: string }

type PeopleView = {
  people: PersonLine[]
  invited: LinkFlash | null
  errors: FieldError[]
  typed: PersonFields
  roles: RoleChoice[]
  hours: number
  mails: boolean
}

type PersonLine = {
  id: number
  name: string
  email: string
  credential: string | null
  role: Role
  ways: string[]
  lastUsedAt: Instant | null
  standing: string
  active: boolean
}

export type RoleChoice = { value: Role; words: string; chosen: boolean }

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  reviewer: 'Reviewer: answers questions',
  lead: 'Lead: also looks after what is shared, and reads the audit trail',
  admin: 'Admin: also invites people and ends their access',
}

const NOBODY: PersonFields = { email: '', name: '', credential: '', role: 'reviewer' }

/** Everybody who works here, and the form that invites somebody. */
export function peoplePages(deps: WebDeps) {
  const template = deps.templates.load<Framed<PeopleView>>('web/people.html')

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    more: { invited?: LinkFlash | null; errors?: FieldError[]; typed?: PersonFields },
  ) => {
    const people = await listPeople(deps.pool)
    const typed = more.typed ?? NOBODY
    const errors = more.errors ?? []
    const view: PeopleView = {
      people: people.map((person) => lineOf(person, deps.now())),
      invited: more.invited ?? null,
      errors,
      typed,
      roles: listRoles(typed.role),
      hours: INVITATION_HOURS,
      mails: deps.inviteByMail != null,
    }
    const options = { title: 'People', section: 'people', status: errors.length === 0 ? 200 : 422 } as const
    return sendPage(deps, request, reply, template, options, view)
  }

  return {
    /** GET /people */
    list: (request: FastifyRequest, reply: FastifyReply) =>
      show(request, reply, { invited: takeSealedCookie<LinkFlash>(deps, request, reply, 'flash') }),

    /** POST /people */
    async invite(request: FastifyRequest, reply: FastifyReply) {
      const typed = readPersonFields(request.body)
      const errors = findPersonFaults(typed)
      if (errors.length === 0 && (await findOperatorByEmail(deps.pool, typed.email)) !== null)
        errors.push({ field: 'email', text: `There is already somebody with the address ${typed.email}.` })
      if (errors.length > 0) return show(request, reply, { errors, typed })
      const { email, name, credential } = typed
      const operator = { email, name, credential: credential || null, role: typed.role as Role }
      const added = await inviteOperator(deps.pool, operator, { operatorId: getOperator(request).id })
      await handOverLink(deps, request, reply, added, 'invitation')
      return reply.redirect('/people', 303)
    },
  }
}

/** The roles as the choices of a form. */
export function listRoles(chosen: string): RoleChoice[] {
  return ROLES.map((value) => ({ value, words: ROLE_WORDS[value], chosen: value === chosen }))
}

export function readPersonFields(body: unknown): PersonFields {
  const read = (name: string): string => readLine(body, name)
  return { email: read('email'), name: read('name'), credential: read('credential'), role: read('role') }
}

/** What is wrong with the fields, each with what to do. */
export function findPersonFaults({ email, name, credential, role }: PersonFields): FieldError[] {
  const errors: FieldError[] = []
  if (!/^[^\s@<>"]{1,64}@[^\s@<>"]{1,255}$/.test(email))
    errors.push({ field: 'email', text: 'Type their email address, such as dana@acme.example.' })
  if (name === '' || name.length > 100)
    errors.push({ field: 'name', text: 'Type their name as it stands under an answer, such as Dana Ruiz.' })
  if (credential.length > 40)
    errors.push({
      field: 'credential',
      text: 'Shorten the credential, such as CPC or CCS; leave it empty where there is none.',
    })
  if (!(ROLES as readonly string[]).includes(role)) errors.push({ field: 'role', text: 'Choose what they may do.' })
  return errors
}

function lineOf(person: Person, now: Date): PersonLine {
  const { id, name, email, credential, role, lastUsedAt, deactivatedAt } = person
  return {
    id,
    name,
    email,
    credential,
    role,
    ways: listWays(person),
    lastUsedAt: lastUsedAt === null ? null : momentOf(lastUsedAt, now),
    standing: standingOf(person, now),
    active: deactivatedAt === null,
  }
}

/** How they can sign in, in words. */
export function listWays({ hasPassword, hasSecondStep, passkeys, hasCompanySignIn }: Person): string[] {
  const ways: string[] = []
  if (hasPassword) ways.push(hasSecondStep ? 'password and second step' : 'password')
  if (passkeys > 0) ways.push(passkeys === 1 ? 'passkey' : `${passkeys} passkeys`)
  if (hasCompanySignIn) ways.push('company')
  return ways
}

function standingOf(person: Person, now: Date): string {
  const { deactivatedAt, openLinkUntil, sessions } = person
  if (deactivatedAt !== null) return `No access since ${momentOf(deactivatedAt, now).words}`
  if (openLinkUntil !== null) return `Link open until ${momentOf(openLinkUntil, now).words}`
  if (sessions > 0) return 'Signed in'
  return listWays(person).length === 0 ? 'Needs a link' : 'Active'
}
