import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operator } from '../../../src/store/people/operators.ts'
import { addPerson, PASSWORD, requireSecondStep } from '../add-person.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { type Fields, postForm, type Visit, visit } from '../visit.ts'

let desk: WebDesk

beforeAll(async () => {
  desk = await openWebDesk()
})

afterAll(() => desk?.close())

const NEW_PASSWORD = 'marble-lantern-fox'

const twice = (password: string): Fields => ({ new_password: password, new_password_again: password })

/** The person signed in so long ago that their screen may be unattended. */
const letTimePass = ({ id }: Operator) =>
  desk.pool.query(`update sessions set proven_at = now() - interval '16 minutes' where operator_id = $1`, [id])

const hashOf = async ({ id }: Operator): Promise<string | null> =>
  (await desk.pool.query<{ hash: string }>('select password_hash as hash from operators where id = $1', [id])).rows[0]
    ?.hash ?? null

describe('one’s own password', () => {
  it('is changed with the present one, and every other session ends', async () => {
    const person = await addPerson(desk)
    const [here, there] = [await visit(desk, person), await visit(desk, person)]
    const answer = await here.post('/account/password', { current_password: PASSWORD, ...twice(NEW_PASSWORD) })
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/account?done=password' } })
    const renewed = answer.cookies.find(({ name }) => name === 'desk_session')
    const cookie = `desk_session=${renewed?.value}`
    expect(cookie).not.toBe(here.cookie)
    const page = await desk.app.inject({ url: '/account?done=password', headers: { cookie } })
    expect(page.body).toContain('Your password is set.')
    expect((await here.get('/account')).statusCode).toBe(303)
    expect((await there.get('/account')).statusCode).toBe(303)
    expect(await hashOf(person)).toContain('$m=65536,t=3,p=4$')
  })

  it.each([
    ['without the present one', twice(NEW_PASSWORD), /not your present password/],
    ['with a wrong one', { current_password: 'something else', ...twice(NEW_PASSWORD) }, /not your present password/],
    ['to one that is too short', { current_password: PASSWORD, ...twice('short') }, /at least 12 characters/],
    ['to one that everybody tries', { current_password: PASSWORD, ...twice('Password2026!') }, /guessed first/],
    [
      'to one that was mistyped',
      { current_password: PASSWORD, new_password: NEW_PASSWORD, new_password_again: `${NEW_PASSWORD}x` },
      /The two fields differ/,
    ],
  ])('is not changed %s', async (_how, fields, why) => {
    const person = await addPerson(desk)
    const before = await hashOf(person)
    const answer = await (await visit(desk, person)).post('/account/password', fields as Fields)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toMatch(why)
    for (const value of Object.values(fields)) expect(answer.body).not.toContain(`value="${value}"`)
    expect(await hashOf(person)).toBe(before)
  })

  it('cannot be guessed at an unattended screen', async () => {
    const person = await addPerson(desk)
    const here = await visit(desk, person)
    for (let time = 0; time < 5; time += 1)
      await here.post('/account/password', { current_password: 'x', ...twice(NEW_PASSWORD) })
    const answer = await here.post('/account/password', { current_password: PASSWORD, ...twice(NEW_PASSWORD) })
    expect(answer.body).toContain('too many wrong tries')
  })

  it('is set for the first time only soon after signing in', async () => {
    const person = await addPerson(desk, { password: null })
    const here = await visit(desk, person)
    await letTimePass(person)
    expect((await here.post('/account/password', twice(NEW_PASSWORD))).body).toContain(
      'Sign in again, then set a password',
    )
    expect(await hashOf(person)).toBeNull()
    const again = await visit(desk, person)
    expect((await again.post('/account/password', twice(NEW_PASSWORD))).statusCode).toBe(303)
  })
})

describe('the second step', () => {
  const sealedOn = (page: string): string => /name="sealed" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const keyOn = (page: string): string => (/class="key">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '')

  async function enrol(here: Visit): Promise<{ sealed: string; code: string }> {
    const page = (await here.get('/account/second-step')).body
    expect(page).toContain('src="data:image/svg+xml;base64,')
    return { sealed: sealedOn(page), code: new TOTP({ secret: keyOn(page) }).generate() }
  }

  it('is set up with a code of the app, and gives recovery codes that are shown once', async () => {
    const person = await addPerson(desk)
    const here = await visit(desk, person)
    const done = await here.post('/account/second-step', await enrol(here))
    expect(done).toMatchObject({ statusCode: 303, headers: { location: '/account/recovery-codes' } })
    const flash = done.cookies.find(({ name }) => name === 'desk_flash')
    const cookie = `${here.cookie}; desk_flash=${flash?.value}`
    const shown = await desk.app.inject({ url: '/account/recovery-codes', headers: { cookie } })
    expect(shown.body.match(/<code>[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}<\/code>/g)).toHaveLength(10)
    expect(shown.cookies.find(({ name }) => name === 'desk_flash')?.value).toBe('')
    expect((await here.get('/account/recovery-codes')).headers.location).toBe('/account')
    expect((await here.get('/account')).body).toContain('10 recovery codes are left')
  })

  it('is not set up with a wrong code; the key stays the same for another try', async () => {
    const here = await visit(desk, await addPerson(desk))
    const { sealed } = await enrol(here)
    const answer = await here.post('/account/second-step', { sealed, code: '000000' })
    expect(answer.statusCode).toBe(422)
    const code = new TOTP({ secret: keyOn(answer.body) }).generate()
    expect((await here.post('/account/second-step', { sealed: sealedOn(answer.body), code })).statusCode).toBe(303)
  })

  it('is not set up with the key of somebody else, or one of one’s own making', async () => {
    const [one, other] = [await visit(desk, await addPerson(desk)), await visit(desk, await addPerson(desk))]
    expect((await other.post('/account/second-step', await enrol(one))).statusCode).toBe(422)
    expect((await other.post('/account/second-step', { sealed: 'AAAA', code: '123456' })).statusCode).toBe(422)
  })

  it('is kept unreadable', async () => {
    const person = await addPerson(desk)
    await requireSecondStep(desk, person)
    const { rows } = await desk.pool.query(
      `select position('GEZDGNBV'::bytea in totp_sealed) as at from operators where id = $1`,
      [person.id],
    )
    expect(rows).toEqual([{ at: 0 }])
  })

  it.each(['/account/second-step/remove', '/account/recovery-codes'])(
    '%s wants somebody who signed in just now',
    async (url) => {
      const person = await addPerson(desk)
      await requireSecondStep(desk, person)
      const here = await visit(desk, person)
      await letTimePass(person)
      expect((await here.post(url)).headers.location).toBe('/sign-in?next=%2Faccount')
      const again = await visit(desk, person)
      expect((await again.post(url)).headers.location).toMatch(
        /^\/account[/?](done=second-step-removed|recovery-codes)$/,
      )
    },
  )
})

describe('sessions', () => {
  it('are listed with device and place, and ended singly or all but this one', async () => {
    const person = await addPerson(desk)
    const visits = [await visit(desk, person), await visit(desk, person), await visit(desk, person)]
    const [here, second, third] = visits as [Visit, Visit, Visit]
    await desk.pool.query(
      `update sessions set device = 'Firefox on Windows', address = '10.2.3.4' where operator_id = $1`,
      [person.id],
    )
    const page = (await here.get('/account')).body
    expect(page).toContain('Firefox on Windows')
    expect(page).toContain('10.2.3.4')
    const ends = [...page.matchAll(/\/account\/sessions\/(\d+)\/end/g)].map(([, id]) => id)
    expect(ends).toHaveLength(2)
    await here.post(`/account/sessions/${ends[0]}/end`)
    const open = await Promise.all(visits.map(async (each) => (await each.get('/account')).statusCode))
    expect(open.sort()).toEqual([200, 200, 303])
    await here.post('/account/sessions/end-others')
    expect((await here.get('/account')).statusCode).toBe(200)
    for (const each of [second, third]) expect((await each.get('/account')).statusCode).toBe(303)
  })

  it('of somebody else are not ended', async () => {
    const [one, other] = [await addPerson(desk), await addPerson(desk)]
    const victim = await visit(desk, one)
    const { rows } = await desk.pool.query<{ id: number }>('select id from sessions where operator_id = $1', [one.id])
    await (await visit(desk, other)).post(`/account/sessions/${rows[0]?.id}/end`)
    expect((await victim.get('/account')).statusCode).toBe(200)
  })
})

describe('passkeys', () => {
  it('are not offered where the desk is reached by a number', async () => {
    const { cookie } = await visit(desk, await addPerson(desk))
    const get = (url: string, host: string) => desk.app.inject({ url, headers: { cookie, host } })
    for (const host of ['127.0.0.1:8080', '10.0.0.7', 'localhost.evil.example']) {
      expect((await get('/account', host)).body).toContain('not at this address')
      expect((await get('/account/passkeys/new', host)).statusCode).toBe(422)
    }
    expect((await get('/account/passkeys/new', 'localhost:8080')).statusCode).toBe(200)
  })

  it.each([
    '',
    'null',
    '{}',
    '{"id":"abc"}',
    '[]',
    '{"id":"abc","response":{"clientDataJSON":"e30"}}',
    'x'.repeat(60_000),
  ])('are neither made of nor signed in with what is no answer: %.40s', async (answer) => {
    const { cookie } = await visit(desk, await addPerson(desk))
    const headers = { cookie, host: 'localhost:8080', origin: 'http://localhost:8080' }
    for (const url of ['/sign-in/passkey', '/account/passkeys'])
      expect((await postForm(desk, url, { answer, name: 'x' }, headers)).statusCode).toBe(422)
  })
})
