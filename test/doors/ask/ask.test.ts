import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUILT_IN_PLANS } from '../../../src/domain/allowance.ts'
import { ASK_TOPICS } from '../../../src/doors/ask/ask-examples.ts'
import { findAskThread } from '../../../src/store/customers/asks.ts'
import { allowancePorts } from '../../../workers/account-ports.ts'
import { doorsDepsOn, type OpenDoors, openDoors } from '../../support/open-doors.ts'
import { listLinks, openVisit, signIn } from '../account-visit.ts'
import { textOf, threadOf, visitAsGuest } from './ask-visit.ts'

let doors: OpenDoors

beforeAll(async () => {
  doors = await openDoors()
})

afterAll(() => doors?.close())

let forms = 0

const ask = (question: string, more: Readonly<Record<string, string>> = {}) => {
  forms += 1
  return visitAsGuest(doors).post('/ask', { key: `form ${forms}`, question, ...more })
}

const countOf = async (table: 'asks' | 'ask_turns' | 'cases' | 'automatic_mails'): Promise<number> =>
  (await doors.pool.query<{ count: number }>(`select count(*) from ${table}`)).rows[0]?.count ?? 0

const idOf = (thread: string): string => thread.split('/').at(-1) ?? ''

describe('the page of a question', () => {
  it('has topics with examples, each of which fills the box', async () => {
    const { body } = await visitAsGuest(doors).get('/ask')
    expect(ASK_TOPICS.map(({ key }) => key)).toHaveLength(7)
    for (const { key, label, examples } of ASK_TOPICS) {
      expect(body).toContain(`<h3>${label}</h3>`)
      expect(examples.length).toBeGreaterThanOrEqual(2)
      for (const [index, text] of examples.entries()) {
        const filled = await visitAsGuest(doors).get(`/ask?example=${key}-${index + 1}`)
        expect(textOf(/<textarea[\s\S]*?<\/textarea>/.exec(filled.body)?.[0] ?? '').trim()).toBe(text)
      }
    }
  })

  it.each(['', 'x', 'ncci-9', 'ncci-0', '__proto__-1', '<b>'])(
    'has an empty box for an example there is not: %s',
    async (key) => {
      const { body, statusCode } = await visitAsGuest(doors).get(`/ask?example=${encodeURIComponent(key)}`)
      expect(statusCode).toBe(200)
      expect(body).toMatch(/<textarea[^>]*><\/textarea>/)
    },
  )

  it.each(ASK_TOPICS.flatMap(({ examples }) => examples))(
    'answers its own example or says what is missing: %s',
    async (example) => {
      const thread = threadOf(await ask(example))
      await visitAsGuest(doors).get(thread)
      const content = (await findAskThread(doors.pool, idOf(thread)))?.turns[0]?.answer?.draft.content
      expect((content?.rows.length ?? 0) + (content?.notInData.length ?? 0)).toBeGreaterThan(0)
    },
  )

  it('is kept by nobody', async () => {
    const { headers } = await visitAsGuest(doors).get('/ask')
    expect(headers['cache-control']).toBe('no-store')
  })
})

describe('a question', () => {
  it('leads to a page whose address says nothing of it, with what was understood before the answer', async () => {
    const sent = await ask('Can 99213 be billed with 20610?', {
      date: '2024-08-15',
      payer: 'Medicare',
      setting: 'office',
    })
    expect(sent.statusCode).toBe(303)
    expect(sent.headers.location).toMatch(/^\/ask\/[\w-]{22}$/)
    const { body, headers } = await visitAsGuest(doors).get(threadOf(sent))
    expect(headers['cache-control']).toBe('no-store')
    const order = [
      'Your question',
      'What was understood',
      'Short answer',
      'What the files say',
      'Why',
      'Sources',
      'Have a coder check this',
    ]
    const places = order.map((heading) => body.search(new RegExp(`<h[23][^>]*>${heading}`)))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    const text = textOf(body)
    expect(text).toContain('Not reviewed by a person')
    expect(text).toContain('Date service on 2024-08-15 Payer Medicare Setting office')
    expect(text).toMatch(/Only if the visit was significant and separately identifiable/)
    expect(body).toContain('href="/codes/cpt/99213?on&#x3D;2024-08-15"')
    for (const [, id] of body.matchAll(/href="#(source-[\d-]+)"/g)) expect(body).toContain(`id="${id}"`)
  })

  it('is sent as it becomes known: the head and what was understood before anything was concluded', async () => {
    let goOn = (): void => undefined
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const slow = await openDoors()
    const deps = doorsDepsOn(slow.pool)
    const waiting = await openDoors({
      pool: slow.pool,
      ask: {
        ...deps.ask,
        wording: deps.ask.wording,
      },
      codebook: {
        ...deps.codebook,
        findSearchCandidates: async (...about) => {
          await held
          return deps.codebook.findSearchCandidates(...about)
        },
      },
    })
    try {
      const sent = await visitAsGuest(waiting).post('/ask', {
        key: 'slow',
        question:
          'Which code is it for a knee injection, 20610?' + ' Which code is for an abscess drained in the office?',
      })
      await waiting.app.listen({ host: '127.0.0.1', port: 0 })
      const { port } = waiting.app.server.address() as AddressInfo
      let received = ''
      const ended = new Promise<void>((resolve, reject) => {
        httpRequest({ host: '127.0.0.1', port, path: threadOf(sent) }, (response) => {
          expect(response.headers['transfer-encoding']).toBe('chunked')
          response.setEncoding('utf8')
          response.on('data', (chunk: string) => {
            received += chunk
            // Only when this much of the page is there may the rest be looked up.
            if (/What was understood/.test(received)) goOn()
          })
          response.on('end', resolve).on('error', reject)
        })
          .on('error', reject)
          .end()
      })
      await ended
      expect(received).toMatch(/What was understood[\s\S]*Short answer[\s\S]*<\/html>/)
    } finally {
      goOn()
      await waiting.close()
      await slow.close()
    }
  })

  it('is shown, stored and mailed without what may tell who a patient is, and says so', async () => {
    const sent = await ask('Patient Maria Lopez, DOB 5/4/1950, MRN 882716: 99213 with 20610?')
    const { body } = await visitAsGuest(doors).get(threadOf(sent))
    const { rows } = await doors.pool.query<{ all: string }>(
      `select jsonb_agg(to_jsonb(t))::text as all from ask_turns t where ask_id = $1`,
      [idOf(threadOf(sent))],
    )
    for (const secret of ['Lopez', '1950', '882716']) {
      expect(body).not.toContain(secret)
      expect(rows[0]?.all).not.toContain(secret)
      expect(String(sent.headers.location)).not.toContain(secret)
    }
    expect(textOf(body)).toContain('Taken out: name, date of birth, record number.')
  })

  it('says that the data does not hold it, and guesses nothing', async () => {
    const { body } = await visitAsGuest(doors).get(threadOf(await ask('Is 0999T payable?')))
    expect(textOf(body)).toMatch(/not in the data loaded here/i)
  })

  it('says that no code was read, and what to name', async () => {
    const { body } = await visitAsGuest(doors).get(threadOf(await ask('hello there')))
    expect(textOf(body)).toContain('No code was read from it.')
  })

  it.each([
    ['empty', ' ', 422, 'Type a question first'],
    ['too long', `Is 99213 valid? ${'x'.repeat(25_000)}`, 422, 'at most 20000 can be read'],
    ['full of codes', Array.from({ length: 60 }, (_, i) => `${99100 + i}`).join(' '), 422, 'at most 40'],
  ])('is kept in the box where it is %s', async (_name, question, status, words) => {
    const before = await countOf('asks')
    const sent = await ask(question, { payer: 'Aetna & Co' })
    expect(sent.statusCode).toBe(status)
    expect(textOf(sent.body)).toContain(words)
    expect(sent.body).toContain(`>${question}</textarea>`)
    expect(sent.body).toContain('value="Aetna &amp; Co"')
    expect(await countOf('asks')).toBe(before)
  })

  it('is one question however often its form is sent', async () => {
    const guest = visitAsGuest(doors)
    const form = { key: 'once', question: '99213?' }
    const sent = await Promise.all(Array.from({ length: 5 }, () => guest.post('/ask', form)))
    expect(new Set(sent.map(threadOf)).size).toBe(1)
  })

  it('is refused from the form of another site, and shown to be copied', async () => {
    const before = await countOf('asks')
    const payload = new URLSearchParams({ key: 'x', question: 'Is 99213 valid?' }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' }
    const sent = await doors.app.inject({ method: 'POST', url: '/ask', payload, headers })
    expect(sent.statusCode).toBe(403)
    expect(sent.body).toContain('Is 99213 valid?')
    expect(await countOf('asks')).toBe(before)
  })

  it('is told of a fault in words, with its question kept, when the codebook fails amid the page', async () => {
    const thread = threadOf(await ask('99213?'))
    const broken = { ...doorsDepsOn(doors.pool).codebook, findFacts: () => Promise.reject(new Error('no database')) }
    const failing = await openDoors({ pool: doors.pool, codebook: broken })
    const { body, statusCode } = await failing.app.inject(thread)
    expect(statusCode).toBe(200)
    expect(textOf(body)).toContain('The answer could not be completed just now. The question is kept')
    expect(body).toMatch(/<\/html>\s*$/)
    expect(failing.faults).toEqual(['/ask/:id'])
    await failing.app.close()
    expect(textOf((await visitAsGuest(doors).get(thread)).body)).toContain('Short answer')
  })

  it.each(['/ask/x', `/ask/${'a'.repeat(22)}`, '/ask/../../etc/passwd'])(
    'has no page at an address that was never given: %s',
    async (url) => {
      expect((await visitAsGuest(doors).get(url)).statusCode).toBe(404)
    },
  )
})

describe('a follow-up', () => {
  const follow = (thread: string, question: string) => {
    forms += 1
    return visitAsGuest(doors).post(thread, { key: `form ${forms}`, question })
  }

  it('takes what it leaves out from the question before, and its thread shows both', async () => {
    const thread = threadOf(await ask('Can 99213 be billed with 20610?', { date: '2024-08-15', payer: 'Medicare' }))
    const sent = await follow(thread, 'and with 25?')
    expect(sent.headers.location).toBe(`${thread}#latest`)
    const turn = (await findAskThread(doors.pool, idOf(thread)))?.turns[1]
    expect(turn?.inquiry).toMatchObject({ dateOfService: '2024-08-15', payer: 'Medicare' })
    expect(turn?.inquiry.references.map(({ code }) => code).sort()).toEqual(['20610', '25', '99213'])
    await follow(thread, 'what if it was 2012?')
    expect((await findAskThread(doors.pool, idOf(thread)))?.turns[2]?.inquiry).toMatchObject({
      dateOfService: '2012-01-01',
      payer: 'Medicare',
    })
    const { body } = await visitAsGuest(doors).get(thread)
    expect(body.match(/<h3[^>]*>Short answer/g)).toHaveLength(3)
    expect(textOf(body)).toContain('From your question before.')
    expect(body.match(/id="latest"/g)).toHaveLength(1)
    const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is kept in the box where it cannot be taken, under the answers before it', async () => {
    const thread = threadOf(await ask('99213?'))
    const sent = await follow(thread, `and ${'x'.repeat(21_000)}`)
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain(`>and ${'x'.repeat(21_000)}</textarea>`)
    expect(textOf(sent.body)).toContain('Short answer')
  })
})

describe('an allowance that is used up', () => {
  it('is said politely, with what to do, and the question stays in the box', async () => {
    const plans = { ...BUILT_IN_PLANS }
    const rules = { plans, inHouse: { everybody: false, domains: [] }, timeZone: 'America/Chicago' }
    const counted = await openDoors({
      allowances: allowancePorts(doors.pool, 'another secret of thirty-two characters', rules),
    })
    const guest = visitAsGuest(counted, '203.0.113.9')
    const shown = await guest.get('/ask')
    expect(textOf(shown.body)).toMatch(/1 of 1 instant answer left/)
    const first = await guest.post('/ask', { key: 'one', question: 'Is 99213 valid?' })
    expect(first.statusCode).toBe(303)
    const second = await guest.post('/ask', { key: 'two', question: 'And is 99214 valid, too?' })
    expect(second.statusCode).toBe(403)
    expect(second.body).toContain('>And is 99214 valid, too?</textarea>')
    expect(textOf(second.body)).toMatch(/used up for now\..*Sign in with your email address/)
    const follow = await guest.post(threadOf(first), { key: 'three', question: 'and with 25?' })
    expect(follow.statusCode).toBe(403)
    expect(follow.body).toContain('>and with 25?</textarea>')
    expect((await guest.get(threadOf(first))).statusCode).toBe(200)
    await counted.close()
  })
})

describe('having a coder check it', () => {
  const check = (thread: string, address: string) =>
    visitAsGuest(doors).post(`${thread}/check`, { position: '1', address })

  it('mails a guest one link, and makes no case before it is opened', async () => {
    const thread = threadOf(await ask('99213 with 20610?'))
    const [cases, mails] = [await countOf('cases'), await countOf('automatic_mails')]
    const sent = await check(thread, 'ana@clinic.example')
    expect(sent.headers.location).toBe(`${thread}?link=sent#coder`)
    expect(await countOf('cases')).toBe(cases)
    expect(await countOf('automatic_mails')).toBe(mails + 1)
    expect(textOf((await visitAsGuest(doors).get(`${thread}?link=sent`)).body)).toContain(
      'One step left: open the link we mailed.',
    )
  })

  it('mails nobody without limit, and tells nobody where the limit is', async () => {
    const thread = threadOf(await ask('99213 with 76942?'))
    const answers = new Set<string>()
    const before = await countOf('automatic_mails')
    for (let time = 0; time < 8; time += 1)
      answers.add(String((await check(thread, 'victim@clinic.example')).headers.location))
    expect(answers.size).toBe(1)
    const { rows } = await doors.pool.query<{ count: number }>(
      `select count(*) from automatic_mails where to_address = 'victim@clinic.example'`,
    )
    expect(rows[0]?.count).toBeLessThanOrEqual(3)
    expect((await countOf('automatic_mails')) - before).toBe(rows[0]?.count)
  })

  it('makes a case at once for whoever is signed in, one however often it is pressed', async () => {
    const ana = await signIn(doors.app, doors.pool, 'ana@clinic.example')
    const sent = await ana.send('/ask', { key: 'signed in', question: '99213 with 11042 on 8/15/2024?' })
    const thread = threadOf(sent)
    expect(textOf((await ana.get(thread)).body)).toContain('mails it to ana@clinic.example')
    const [cases, mails] = [await countOf('cases'), await countOf('automatic_mails')]
    const pressed = await Promise.all([1, 2, 3].map(() => ana.send(thread, { position: '1' }, `${thread}/check`)))
    expect(pressed.map(({ headers }) => headers.location)).toEqual(Array(3).fill(`${thread}#coder`))
    expect([await countOf('cases'), await countOf('automatic_mails')]).toEqual([cases + 1, mails])
    expect((await ana.get('/ask')).body).toContain(`<a href="${thread}">99213 with 11042 on 8/15/2024?</a>`)
    const { body } = await ana.get(thread)
    expect(textOf(body)).toMatch(/Q-\d+\. A coder has it\./)
    expect(body).not.toContain(`action="${thread}/check"`)
  })

  it('takes what was typed before somebody signed in', async () => {
    const bo = openVisit(doors.app)
    const { body } = await bo.get('/ask')
    const token = /name="form_token" value="([^"]+)"/.exec(body)?.[1] ?? ''
    await bo.send('/sign-in', { email: 'bo@clinic.example' })
    await bo.send((await listLinks(doors.pool, 'bo@clinic.example')).at(-1) ?? '', {})
    const payload = new URLSearchParams({
      key: 'typed before',
      question: 'Is 99214 valid?',
      form_token: token,
    }).toString()
    const cookie = [...bo.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie }
    const sent = await doors.app.inject({ method: 'POST', url: '/ask', payload, headers })
    expect(sent.statusCode).toBe(303)
    expect((await findAskThread(doors.pool, idOf(threadOf(sent))))?.accountId).not.toBeNull()
  })

  it.each(['', 'nobody', 'a@b', 'coding@acme.example', 'a@b.example\r\nBcc: c@d.example, e@f.example'])(
    'takes no address an answer could not go to, and keeps what was typed: %j',
    async (address) => {
      const thread = threadOf(await ask('99213 with 11042?'))
      const before = await countOf('automatic_mails')
      const sent = await check(thread, address)
      expect(sent.statusCode).toBe(422)
      expect(sent.body).toMatch(/role="alert">(?:Give the email address|That is no email address)/)
      expect(await countOf('automatic_mails')).toBe(before)
    },
  )
})
