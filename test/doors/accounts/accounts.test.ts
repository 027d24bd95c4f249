import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseMail } from '../../../src/mail/read/parse-mail.ts'
import { type OpenDoors, openDoors } from '../../support/open-doors.ts'
import { listLinks, openVisit, signIn } from '../account-visit.ts'

let doors: OpenDoors

beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors?.close())

const links = (address: string) => listLinks(doors.pool, address)

async function countRows(table: string): Promise<number> {
  const { rows } = await doors.pool.query<{ count: number }>(`select count(*) from ${table}`)
  return rows[0]?.count ?? 0
}

describe('signing in', () => {
  it('takes an address and a link, and makes the account where there is none', async () => {
    const visit = openVisit(doors.app)
    const asked = await visit.send('/sign-in', { email: ' Ana@Clinic.example ' })
    expect(asked).toMatchObject({ statusCode: 303, headers: { location: '/sign-in/sent' } })
    expect((await visit.get('/sign-in/sent')).body).toContain('Look into your mail')
    const [link = ''] = await links('ana@clinic.example')
    expect((await visit.get(link)).body).toContain('ana@clinic.example')
    const confirmed = await visit.send(link, {})
    expect(confirmed).toMatchObject({ statusCode: 303, headers: { location: '/account' } })
    const account = await visit.get('/account')
    expect(account.body).toContain('signed in as <strong>ana@clinic.example</strong>')
    expect(account.headers['cache-control']).toBe('no-store')
  })

  it('goes on to the page somebody came from, and to no other site', async () => {
    for (const [next, goes] of [
      ['/codes/cpt/99213', '/codes/cpt/99213'],
      ['//evil.example', '/account'],
      ['https://evil.example/', '/account'],
      ['/codes/../queue', '/account'],
    ] as const) {
      const address = `next${next.length}@clinic.example`
      const visit = openVisit(doors.app)
      await visit.send('/sign-in', { email: address, next })
      const confirmed = await visit.send((await links(address)).at(-1) ?? '', {})
      expect(confirmed.headers.location, next).toBe(goes)
    }
  })

  it('a link is used up by its button once, and not by looking, however many try at the same moment', async () => {
    const visit = openVisit(doors.app)
    await visit.send('/sign-in', { email: 'once@clinic.example' })
    const [link = ''] = await links('once@clinic.example')
    for (let look = 0; look < 3; look += 1) expect((await visit.get(link)).statusCode).toBe(200)
    const visits = Array.from({ length: 10 }, () => openVisit(doors.app))
    const tries = await Promise.all(visits.map((each) => each.send('/sign-in', {}, link)))
    expect(tries.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, ...Array(9).fill(410)])
    expect(await visit.get(link)).toMatchObject({ statusCode: 410 })
    expect((await visit.get('/account')).statusCode).toBe(303)
  })

  it('a link is good for an hour', async () => {
    const visit = openVisit(doors.app)
    await visit.send('/sign-in', { email: 'late@clinic.example' })
    const [link = ''] = await links('late@clinic.example')
    await doors.pool.query(
      `update confirmations set expires_at = now() - interval '1 second' where address = 'late@clinic.example'`,
    )
    expect((await visit.send('/sign-in', {}, link)).statusCode).toBe(410)
  })

  it('only hashes of links and sessions are stored', async () => {
    const visit = await signIn(doors.app, doors.pool, 'hashed@clinic.example')
    const token = visit.cookies.get('doors_session') ?? ''
    const [link = ''] = await links('hashed@clinic.example')
    const { rows } = await doors.pool.query<{ text: string }>(
      `select (select string_agg(c::text, ' ') from confirmations c) || (select string_agg(s::text, ' ') from account_sessions s) as text`,
    )
    expect(token).toHaveLength(43)
    expect(rows[0]?.text).not.toContain(token)
    expect(rows[0]?.text).not.toContain(link.split('/').at(-1))
    expect(rows[0]?.text).not.toContain(Buffer.from(token).toString('hex'))
  })

  it('refuses what is no address, keeping what was typed', async () => {
    const visit = openVisit(doors.app)
    const before = await countRows('automatic_mails')
    for (const email of [
      '',
      'ana',
      'ana@clinic',
      'a b@c.example',
      'a@b.example,c@d.example',
      'coding@acme.example',
      'a@b.example\nBcc: c@d.example',
    ]) {
      const refused = await visit.send('/sign-in', { email })
      expect(refused.statusCode, email).toBe(422)
      expect(refused.body).toContain('That is no email address')
    }
    expect(await countRows('automatic_mails')).toBe(before)
  })

  it('takes no form without the token of its page', async () => {
    const { statusCode } = await doors.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: 'email=ana%40clinic.example',
    })
    expect(statusCode).toBe(403)
  })
})

describe('nobody learns from signing in whether there is an account', () => {
  it('answers, pages, headers and mails are the same for a known and an unknown address', async () => {
    await signIn(doors.app, doors.pool, 'known@clinic.example')
    const seen = []
    for (const address of ['known@clinic.example', 'other@clinic.example']) {
      const visit = openVisit(doors.app)
      const asked = await visit.send('/sign-in', { email: address })
      const page = await visit.get('/sign-in/sent')
      const link = (await links(address)).at(-1) ?? ''
      const opened = await visit.get(link)
      const { rows } = await doors.pool.query<{ raw: Buffer }>(
        `select raw from automatic_mails where to_address = $1 order by id desc limit 1`,
        [address],
      )
      const { mail } = await parseMail(rows[0]?.raw ?? Buffer.alloc(0))
      const plain = (text: string) =>
        text
          .replaceAll(address, 'ADDRESS')
          .replaceAll(link, 'LINK')
          .replace(/form_token" value="[^"]+/g, '')
      const headers = Object.keys(asked.headers).filter((name) => name !== 'date')
      seen.push({
        status: asked.statusCode,
        headers,
        location: asked.headers.location,
        page: plain(page.body),
        opened: plain(opened.body),
        subject: mail.subject,
        text: plain(mail.text),
      })
    }
    expect(seen[0]).toEqual(seen[1])
  })

  it('statements sent to the database are the same, too', async () => {
    const sent: string[][] = []
    for (const address of ['known@clinic.example', 'never@clinic.example']) {
      const statements: string[] = []
      const visit = openVisit(doors.app)
      await visit.get('/sign-in')
      const { query } = doors.pool
      const connect = doors.pool.connect.bind(doors.pool)
      const note = (sql: unknown): void =>
        void statements.push(typeof sql === 'string' ? sql.trim().slice(0, 60) : 'named')
      Object.assign(doors.pool, {
        query: (sql: string, values?: unknown[]) => {
          note(sql)
          return query.call(doors.pool, sql, values)
        },
        async connect() {
          const client = await connect()
          const own = client.query.bind(client)
          const release = client.release.bind(client)
          client.query = ((sql: string, values?: unknown[]) => {
            note(sql)
            return own(sql, values)
          }) as typeof client.query
          client.release = (error) => {
            client.query = own as typeof client.query
            client.release = release
            release(error)
          }
          return client
        },
      })
      await visit.send('/sign-in', { email: address })
      Object.assign(doors.pool, { query, connect })
      sent.push(statements)
    }
    expect(sent[0]?.length).toBeGreaterThan(3)
    expect(sent[0]).toEqual(sent[1])
  })

  it('an address that has had its share, or wants no mail, gets the same words and no mail', async () => {
    const visit = openVisit(doors.app)
    for (let time = 0; time < 5; time += 1) {
      const asked = await visit.send('/sign-in', { email: 'often@clinic.example' })
      expect(asked).toMatchObject({ statusCode: 303, headers: { location: '/sign-in/sent' } })
    }
    expect(await links('often@clinic.example')).toHaveLength(3)
    await doors.pool.query(
      `insert into mail_stops (address, proven) values ('quiet@clinic.example', true), ('forged@clinic.example', false)`,
    )
    for (const email of ['quiet@clinic.example', 'forged@clinic.example']) {
      expect(await visit.send('/sign-in', { email })).toMatchObject({ headers: { location: '/sign-in/sent' } })
    }
    expect(await links('quiet@clinic.example')).toHaveLength(0)
    // A wish nobody proved keeps no owner out.
    expect(await links('forged@clinic.example')).toHaveLength(1)
  })

  it('a network that asks too often is told so, whatever it asks for', async () => {
    const visit = openVisit(doors.app, '203.0.113.9')
    const statuses: number[] = []
    for (let time = 0; time < 22; time += 1)
      statuses.push((await visit.send('/sign-in', { email: `n${time}@clinic.example` })).statusCode)
    expect(statuses).toEqual([...Array(20).fill(303), 422, 422])
  })
})
