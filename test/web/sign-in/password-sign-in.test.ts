import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashRecoveryCode } from '../../../src/identity/one-time-codes.ts'
import { deactivateOperator } from '../../../src/store/people/operators.ts'
import { listAuditLines } from '../../../src/store/upkeep/audit.ts'
import { addPerson, PASSWORD, requireSecondStep, TOTP_SECRET } from '../add-person.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { type Fields, postForm, visit } from '../visit.ts'

let desk: WebDesk
/** What the desk's clock is ahead of the real one. */
let aheadSeconds = 0

const now = (): Date => new Date(Date.now() + aheadSeconds * 1000)

beforeAll(async () => {
  desk = await openWebDesk({ now })
})

afterAll(() => desk?.close())

const HERE = { 'sec-fetch-site': 'same-origin' }

let addresses = 0

/** Signs in from an address of its own, so that failures of other tests do not count. */
const enter = (fields: Fields, cookie = 'desk_visitor=somebody') =>
  postForm(desk, '/sign-in', fields, { ...HERE, cookie, 'x-forwarded-for': `10.1.0.${++addresses}` })

type Answer = Awaited<ReturnType<typeof enter>>

const cookieOf = (answer: Answer, name: string): string | undefined =>
  answer.cookies.find((each) => each.name === name)?.value

const messageOf = (answer: Answer): string => /role="alert"[\s\S]*?<li>[^>]*>([^<]*)/.exec(answer.body)?.[1] ?? ''

describe('an address and a password', () => {
  it('open the queue, with a new session', async () => {
    const { email } = await addPerson(desk)
    const answer = await enter({ email: ` ${email.toUpperCase()} `, password: PASSWORD })
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/queue' } })
    const cookie = `desk_session=${cookieOf(answer, 'desk_session')}`
    expect((await desk.app.inject({ url: '/queue', headers: { cookie } })).statusCode).toBe(200)
  })

  it('lead back to the page that was asked for, and to no other site', async () => {
    const { email } = await addPerson(desk)
    for (const [next, location] of [
      ['/cases/Q-12?view=mine', '/cases/Q-12?view=mine'],
      ['//evil.example/', '/queue'],
      ['https://evil.example/', '/queue'],
      ['/\\evil.example', '/queue'],
      ['/queue?q=secret', '/queue'],
      ['/sign-out', '/queue'],
    ] as const)
      expect((await enter({ email, password: PASSWORD, next })).headers.location).toBe(location)
  })

  it('rotate the session: the one before signs in no more', async () => {
    const person = await addPerson(desk)
    const before = await desk.signIn(person)
    const answer = await enter({ email: person.email, password: PASSWORD }, before)
    expect(`desk_session=${cookieOf(answer, 'desk_session')}`).not.toBe(before)
    expect((await desk.app.inject({ url: '/queue', headers: { cookie: before } })).statusCode).toBe(303)
  })

  it('are refused with the same words for a wrong password, an unknown address, no password and no access', async () => {
    const known = await addPerson(desk)
    const without = await addPerson(desk, { password: null })
    const gone = await addPerson(desk)
    await deactivateOperator(desk.pool, gone.id, { operatorId: null })
    const tries = [
      { email: known.email, password: 'not the password' },
      { email: 'nobody@acme.example', password: PASSWORD },
      { email: without.email, password: PASSWORD },
      { email: gone.email, password: PASSWORD },
    ]
    for (const typed of tries) {
      const answer = await enter(typed)
      expect(answer.statusCode).toBe(422)
      expect(messageOf(answer)).toBe('This address and this password do not go together.')
      expect(cookieOf(answer, 'desk_session')).toBeUndefined()
      expect(answer.body).not.toContain(typed.password)
    }
  })

  it('are both asked for', async () => {
    const answer = await enter({ email: '', password: '' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('href="#email"')
    expect(answer.body).toContain('href="#password"')
  })

  it('have to wait after five failures, whether or not there is such an account, and are told for how long', async () => {
    const { email } = await addPerson(desk)
    const words: string[][] = []
    for (const each of [email, 'nobody.at.all@acme.example']) {
      const said: string[] = []
      for (let failure = 1; failure <= 6; failure += 1) {
        const answer = await enter({ email: each, password: failure === 6 ? PASSWORD : 'wrong password' })
        // Seconds that pass meanwhile are not waited again.
        const told = `${answer.headers['retry-after'] ?? ''} ${messageOf(answer)}`.replaceAll(/\b(?:2\d|30)\b/g, 'some')
        said.push(`${answer.statusCode} ${told}`)
      }
      words.push(said)
    }
    expect(words[0]).toEqual(words[1])
    expect(words[0]?.[4]).toMatch(/^422 some .* The next try is possible in some seconds\.$/)
    expect(words[0]?.[5]).toMatch(/^429 some There were too many failed tries/)
    const kinds = (await listAuditLines(desk.pool, { caseId: null, before: null, limit: 4 })).map(({ kind }) => kind)
    expect(kinds).toContain('sign_in_blocked')
  })

  it('have their password hashed again where it was with other parameters', async () => {
    const { id, email } = await addPerson(desk)
    await enter({ email, password: PASSWORD })
    const { rows } = await desk.pool.query<{ hash: string }>(
      'select password_hash as hash from operators where id = $1',
      [id],
    )
    expect(rows[0]?.hash).toContain('$m=65536,t=3,p=4$')
    expect((await enter({ email, password: PASSWORD })).statusCode).toBe(303)
  })
})

describe('a locked session', () => {
  it('says so, knows whose it is, and leads back', async () => {
    const person = await addPerson(desk, { name: 'Lena Lock' })
    const cookie = await desk.signIn(person)
    await desk.pool.query(`update sessions set last_used_at = now() - interval '16 minutes' where operator_id = $1`, [
      person.id,
    ])
    const away = await desk.app.inject({ url: '/cases/Q-7?view=mine', headers: { cookie } })
    expect(away.headers.location).toBe(`/sign-in?next=${encodeURIComponent('/cases/Q-7?view=mine')}`)
    const page = (await desk.app.inject({ url: String(away.headers.location), headers: { cookie } })).body
    expect(page).toContain('nobody used it for 15 minutes')
    expect(page).toContain('Lena Lock')
    expect(page).toContain(`value="${person.email}"`)
  })

  it('that is opened again leaves the forms of its other windows good', async () => {
    const person = await addPerson(desk)
    const old = await visit(desk, person)
    const [, token = ''] = /name="form_token" value="([^"]+)"/.exec((await old.get('/queue')).body) ?? []
    await desk.pool.query(`update sessions set last_used_at = now() - interval '16 minutes' where operator_id = $1`, [
      person.id,
    ])
    const answer = await enter({ email: person.email, password: PASSWORD }, old.cookie)
    const cookie = `desk_session=${cookieOf(answer, 'desk_session')}`
    const sent = await postForm(
      desk,
      '/settings/shortcuts',
      { form_token: token, shortcuts: 'on' },
      { ...HERE, cookie },
    )
    expect(sent.statusCode).toBe(303)
  })
})

describe('the second step', () => {
  const codeAt = (seconds: number): string =>
    new TOTP({ secret: TOTP_SECRET }).generate({ timestamp: Date.now() + seconds * 1000 })

  /** The cookie that says the password was right. */
  async function passPassword(email: string): Promise<string> {
    const answer = await enter({ email, password: PASSWORD, next: '/account' })
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/sign-in/second-step' } })
    expect(cookieOf(answer, 'desk_session')).toBeUndefined()
    return `desk_visitor=somebody; desk_second_step=${cookieOf(answer, 'desk_second_step')}`
  }

  const typeCode = (cookie: string, code: string) =>
    postForm(desk, '/sign-in/second-step', { code }, { ...HERE, cookie })

  it('is asked for after the password, and its code opens the page that was wanted', async () => {
    const person = await addPerson(desk)
    await requireSecondStep(desk, person)
    const cookie = await passPassword(person.email)
    expect((await desk.app.inject({ url: '/sign-in/second-step', headers: { cookie } })).statusCode).toBe(200)
    expect((await desk.app.inject({ url: '/queue', headers: { cookie } })).statusCode).toBe(303)
    const answer = await typeCode(cookie, codeAt(0))
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/account' } })
    expect(cookieOf(answer, 'desk_session')).toBeDefined()
  })

  it('takes no code a second time', async () => {
    const person = await addPerson(desk)
    await requireSecondStep(desk, person)
    const code = codeAt(0)
    expect((await typeCode(await passPassword(person.email), code)).statusCode).toBe(303)
    const again = await typeCode(await passPassword(person.email), code)
    expect(again.statusCode).toBe(422)
    expect(messageOf(again)).toContain('was used before')
  })

  it('takes a recovery code, once', async () => {
    const person = await addPerson(desk)
    await requireSecondStep(desk, person, [hashRecoveryCode('ABCD-EFGH-JKMN') ?? Buffer.of()])
    expect((await typeCode(await passPassword(person.email), 'abcd efgh jkmn')).statusCode).toBe(303)
    expect((await typeCode(await passPassword(person.email), 'ABCD-EFGH-JKMN')).statusCode).toBe(422)
  })

  it('has to wait after five wrong codes, also for a right one', async () => {
    const person = await addPerson(desk)
    await requireSecondStep(desk, person)
    const cookie = await passPassword(person.email)
    for (let failure = 1; failure <= 5; failure += 1) expect((await typeCode(cookie, '000000')).statusCode).toBe(422)
    expect((await typeCode(cookie, codeAt(0))).statusCode).toBe(429)
  })

  it('starts over where the password took too long ago, was changed, or was never typed', async () => {
    const person = await addPerson(desk)
    await requireSecondStep(desk, person)
    const restart = { statusCode: 303, headers: { location: '/sign-in' } }
    const slow = await passPassword(person.email)
    aheadSeconds = 301
    expect(await typeCode(slow, codeAt(301))).toMatchObject(restart)
    aheadSeconds = 0
    const changed = await passPassword(person.email)
    await desk.pool.query('update operators set password_set_at = now() where id = $1', [person.id])
    expect(await typeCode(changed, codeAt(0))).toMatchObject(restart)
    expect(await typeCode('desk_visitor=somebody', codeAt(0))).toMatchObject(restart)
    expect(await typeCode('desk_visitor=somebody; desk_second_step=AAAA', codeAt(0))).toMatchObject(restart)
  })
})

describe('rates', () => {
  it('of signing in are limited for each address, and told', async () => {
    const strict = await openWebDesk({ limits: { everyMinute: 1000, signInsEveryMinute: 3 } })
    try {
      const typed = { email: 'x@y.example', password: 'wrong password' }
      const statuses: number[] = []
      for (let time = 0; time < 5; time += 1)
        statuses.push((await postForm(strict, '/sign-in', typed, HERE)).statusCode)
      expect(statuses).toEqual([422, 422, 422, 429, 429])
      const last = await postForm(strict, '/sign-in', typed, HERE)
      expect(last.body).toContain('Too many requests')
      expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
      const elsewhere = await postForm(strict, '/sign-in', typed, { ...HERE, 'x-forwarded-for': '10.9.9.9' })
      expect(elsewhere.statusCode).toBe(422)
    } finally {
      await strict.close()
    }
  })
})
