import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findOperatorByEmail, type Operator } from '../../../src/store/people/operators.ts'
import { listAuditLines } from '../../../src/store/upkeep/audit.ts'
import type { Invitation } from '../../../src/web/web-deps.ts'
import { addPerson, requireSecondStep } from '../add-person.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { type Fields, postForm, type Visit, visit } from '../visit.ts'

let desk: WebDesk
let admin: Operator
let boss: Visit
const invitations: Invitation[] = []
let mailServerAnswers = true

beforeAll(async () => {
  desk = await openWebDesk({
    baseUrl: 'https://desk.example',
    inviteByMail: async (invitation) => {
      invitations.push(invitation)
      return mailServerAnswers
    },
  })
  admin = await addPerson(desk, { role: 'admin', name: 'Ada Min' })
  boss = await visit(desk, admin)
})

afterAll(() => desk?.close())

/** The page a form leads to, with what it handed over. */
async function follow(answer: Awaited<ReturnType<Visit['post']>>): Promise<string> {
  const flash = answer.cookies.find(({ name }) => name.endsWith('desk_flash'))
  const cookie = `${boss.cookie}; ${flash?.name}=${flash?.value}`
  return (await desk.app.inject({ url: String(answer.headers.location), headers: { cookie } })).body
}

const linkOn = (page: string): string => /https:\/\/desk\.example(\/sign-in\/[\w-]+)/.exec(page)?.[1] ?? ''

const NEW: Fields = { email: 'new@acme.example', name: 'Nell New', credential: 'CCS', role: 'lead' }

describe('an invitation', () => {
  it('is shown once to the admin, mailed, and leads to choosing a password', async () => {
    const answer = await boss.post('/people', NEW)
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/people' } })
    const page = await follow(answer)
    const link = linkOn(page)
    expect(link).not.toBe('')
    expect((await boss.get('/people')).body).not.toContain('/sign-in/')
    expect(invitations.at(-1)).toMatchObject({ to: { address: NEW.email, name: NEW.name }, by: 'Ada Min' })
    expect(invitations.at(-1)?.url).toBe(`https://desk.example${link}`)
    expect(await findOperatorByEmail(desk.pool, 'new@acme.example')).toMatchObject({ credential: 'CCS', role: 'lead' })
    expect((await desk.app.inject({ url: link })).body).toContain('Welcome, Nell New')
    const accepted = await postForm(desk, link, {}, {})
    expect(accepted).toMatchObject({ statusCode: 303, headers: { location: '/account/welcome' } })
    const session = accepted.cookies.find(({ name }) => name === '__Host-desk_session')
    const cookie = `__Host-desk_session=${session?.value}`
    const welcome = await desk.app.inject({ url: '/account/welcome', headers: { cookie } })
    expect(welcome.body).toContain('Make a passkey')
    const bad = { from: 'welcome', new_password: 'short', new_password_again: 'short' }
    expect((await postForm(desk, '/account/password', bad, { cookie })).body).toContain('Welcome, Nell New')
    const password = 'walnut-harbor-singing'
    const good = { from: 'welcome', new_password: password, new_password_again: password }
    expect((await postForm(desk, '/account/password', good, { cookie })).headers.location).toBe('/queue')
    const back = await postForm(desk, '/sign-in', { email: NEW.email ?? '', password }, {})
    expect(back).toMatchObject({ statusCode: 303, headers: { location: '/queue' } })
  })

  it('whose mail could not be sent says so and still shows the link', async () => {
    mailServerAnswers = false
    const page = await follow(await boss.post('/people', { ...NEW, email: 'unreachable@acme.example' }))
    mailServerAnswers = true
    expect(page).toContain('could not be sent')
    expect(linkOn(page)).not.toBe('')
  })

  it.each([
    ['no address', { email: 'nell' }, 'Type their email address'],
    ['no name', { name: '' }, 'Type their name'],
    ['no such role', { role: 'owner' }, 'Choose what they may do'],
    ['an address that is taken', { email: 'P1@acme.example' }, 'already somebody with the address'],
  ])('with %s is refused, and what was typed stays', async (_what, change, why) => {
    const answer = await boss.post('/people', { ...NEW, email: 'other@acme.example', ...change } as Fields)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(why)
    expect(answer.body).toContain('value="CCS"')
    expect(await findOperatorByEmail(desk.pool, 'other@acme.example')).toBeNull()
  })
})

describe('a person', () => {
  it('is given another role, and the change takes hold at once', async () => {
    const person = await addPerson(desk, { name: 'Rhea Role' })
    const theirs = await visit(desk, person)
    expect((await theirs.get('/audit')).statusCode).toBe(403)
    const fields = { name: 'Rhea Role', credential: 'CPC', role: 'lead' }
    expect((await boss.post(`/people/${person.id}`, fields)).headers.location).toBe(`/people/${person.id}?done=saved`)
    expect((await theirs.get('/audit')).statusCode).toBe(200)
    const [line] = await listAuditLines(desk.pool, { caseId: null, before: null, limit: 1 })
    expect(line).toMatchObject({
      operatorId: admin.id,
      kind: 'operator_changed',
      detail: { from: 'reviewer', to: 'lead' },
    })
  })

  it('whose access ends is out at once, and can be let in again', async () => {
    const person = await addPerson(desk)
    const theirs = await visit(desk, person)
    await boss.post(`/people/${person.id}/deactivate`)
    expect((await theirs.get('/queue')).statusCode).toBe(303)
    expect((await boss.get('/people')).body).toContain('No access since')
    await boss.post(`/people/${person.id}/reactivate`)
    expect((await (await visit(desk, person)).get('/queue')).statusCode).toBe(200)
  })

  it('who lost phone and codes has the second step taken away, who is locked out gets a link', async () => {
    const person = await addPerson(desk)
    await requireSecondStep(desk, person)
    await boss.post(`/people/${person.id}/reset-second-step`)
    expect((await boss.get(`/people/${person.id}`)).body).not.toContain('Take the second step away')
    const link = linkOn(await follow(await boss.post(`/people/${person.id}/link`)))
    expect((await postForm(desk, link, {}, {})).headers.location).toBe('/queue')
  })

  it('is signed out everywhere', async () => {
    const person = await addPerson(desk)
    const theirs = await visit(desk, person)
    await boss.post(`/people/${person.id}/end-sessions`)
    expect((await theirs.get('/queue')).statusCode).toBe(303)
  })

  it('who is the last admin cannot go', async () => {
    const answer = await boss.post(`/people/${admin.id}/deactivate`)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('This is the last admin')
    const demoted = await boss.post(`/people/${admin.id}`, { name: 'Ada Min', credential: '', role: 'reviewer' })
    expect(demoted.statusCode).toBe(409)
    expect((await boss.get('/people')).statusCode).toBe(200)
  })

  it('who is not there is not found', async () => {
    for (const id of ['999999', 'abc', '0x1']) expect((await boss.get(`/people/${id}`)).statusCode).toBe(404)
  })
})

describe('the navigation', () => {
  it('shows each role what it may do', async () => {
    for (const [role, links] of [
      ['reviewer', []],
      ['lead', ['/audit']],
      ['admin', ['/people', '/audit']],
    ] as const) {
      const page = (await (await visit(desk, await addPerson(desk, { role }))).get('/queue')).body
      const shown = ['/people', '/audit'].filter((each) => page.includes(`href="${each}"`))
      expect(shown).toEqual(links)
    }
  })
})
