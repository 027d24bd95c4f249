import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenDoors, openDoors } from '../../support/open-doors.ts'
import { openVisit, signIn } from '../account-visit.ts'

let doors: OpenDoors

beforeAll(async () => {
  doors = await openDoors()
})

afterAll(() => doors?.close())

const PAGE = '/account/api-keys'

const useKey = (key: string) =>
  doors.app.inject({ url: '/api/v1/search?q=knee', headers: { authorization: `Bearer ${key}` } })

it('are for those who are signed in', async () => {
  const visit = openVisit(doors.app)
  expect((await visit.get(PAGE)).headers.location).toBe('/sign-in')
  expect((await visit.send('/sign-in', { name: 'x', scope: 'codes' }, PAGE)).statusCode).toBe(403)
})

it('are shown once, work, and are refused when they are revoked', async () => {
  const visit = await signIn(doors.app, doors.pool, 'ana@clinic.example')
  const made = await visit.send(PAGE, { name: 'claim scrubber', scope: 'search' })
  const [key = ''] = /cck_[a-z0-9]{8}_[\w-]{43}/.exec(made.body) ?? []
  expect(made.statusCode).toBe(200)
  expect(made.headers['cache-control']).toBe('no-store')
  expect((await useKey(key)).statusCode).toBe(200)
  const { body } = await visit.get(PAGE)
  expect(body).toContain('claim scrubber')
  expect(body).not.toContain(key)
  const prefix = key.slice(0, 12)
  expect(body).toContain(prefix)
  // Of somebody else it is not theirs to revoke.
  const other = await signIn(doors.app, doors.pool, 'ben@clinic.example')
  await other.send(PAGE, {}, `${PAGE}/${prefix}/revoke`)
  expect((await useKey(key)).statusCode).toBe(200)
  expect((await visit.send(PAGE, {}, `${PAGE}/${prefix}/revoke`)).headers.location).toBe(PAGE)
  expect((await useKey(key)).statusCode).toBe(401)
  expect((await visit.get(PAGE)).body).toContain('revoked')
})

it.each([
  [{ name: '', scope: 'codes' }, 'Say what the key is for'],
  [{ name: 'x', scope: 'everything' }, 'Tick at least one thing'],
])('are not made of %j', async (fields, words) => {
  const visit = await signIn(doors.app, doors.pool, 'eve@clinic.example')
  const { statusCode, body } = await visit.send(PAGE, fields as unknown as Record<string, string>)
  expect(statusCode).toBe(422)
  expect(body).toContain(words)
})
