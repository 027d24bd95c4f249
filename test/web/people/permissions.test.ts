import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTIONS, findRouteAction, mayDo, ROLES, ROUTE_ACTIONS, type Role } from '../../../src/domain/permissions.ts'
import { addPerson } from '../add-person.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { fakePractice } from '../practice/practice-desk.ts'
import { postForm } from '../visit.ts'

let desk: WebDesk
const routes: { method: string; pattern: string }[] = []

beforeAll(async () => {
  desk = await openWebDesk({
    practice: fakePractice(),
    onRoute: (method, pattern) => routes.push({ method, pattern }),
  })
})

afterAll(() => desk?.close())

/** For programs: outside the pages, without a visitor. */
const FOR_PROGRAMS = new Set(['/healthz', '/readyz', '/assets/:name'])

const pages = () => routes.filter(({ pattern }) => !FOR_PROGRAMS.has(pattern))

/** An address of that route that leads to nothing. */
const addressOf = (pattern: string): string =>
  pattern.replace(':id', 'Q-999999').replace(':form', 'text').replace(':name', 'x').replace(/:\w+/g, '999999')

/** What became of asking: refused for want of a session, refused for want of a role, or let in, whatever came of that. */
async function ask(method: string, pattern: string, cookie: string): Promise<'sign_in' | 'refused' | 'let_in'> {
  const url = addressOf(pattern)
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  const answer =
    method === 'POST'
      ? await postForm(desk, url, {}, headers)
      : await desk.app.inject({ method: method as 'GET', url, headers })
  const { location = '' } = answer.headers
  if (method !== 'POST' && answer.statusCode === 303 && String(location).startsWith('/sign-in')) return 'sign_in'
  if (answer.statusCode !== 403) return 'let_in'
  return /You are not signed in/.test(answer.body) ? 'sign_in' : 'refused'
}

describe('the table of permissions', () => {
  it('has a line for every route of the running desk', () => {
    expect(pages().length).toBeGreaterThan(50)
    const without = pages().filter(({ method, pattern }) => findRouteAction(method, pattern) === null)
    expect(without).toEqual([])
  })

  it('has no line for a route that is not there', () => {
    const known = new Set(routes.map(({ method, pattern }) => `${method} ${pattern}`))
    expect(Object.keys(ROUTE_ACTIONS).filter((key) => !known.has(key))).toEqual([])
  })

  it('lets each role do what the role before it may', () => {
    for (const action of Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]) {
      const may = ROLES.map((role) => mayDo(role, action))
      expect(may).toEqual([...may].sort())
      expect(mayDo(null, action)).toBe(ACTIONS[action] === 'everybody')
    }
  })

  it.each([null, ...ROLES] as (Role | null)[])('decides every route for %s', async (role) => {
    const person = role === null ? null : await addPerson(desk, { role, password: null })
    const found: string[] = []
    const expected: string[] = []
    for (const { method, pattern } of pages()) {
      const action = findRouteAction(method, pattern)
      // A session of its own for each: signing out ends it, and so does ending every other.
      const cookie = person === null ? 'desk_visitor=somebody' : await desk.signIn(person)
      found.push(`${method} ${pattern} ${await ask(method, pattern, cookie)}`)
      const may = action !== null && mayDo(role, action)
      expected.push(`${method} ${pattern} ${may ? 'let_in' : role === null ? 'sign_in' : 'refused'}`)
    }
    // Pages of signing in lead to signing in by themselves.
    const own = (line: string): boolean => /^\w+ \/sign-(in|out)/.test(line)
    expect(found.filter((line) => !own(line))).toEqual(expected.filter((line) => !own(line)))
    expect(found.filter((line) => own(line) && line.endsWith('refused'))).toEqual([])
  })
})
