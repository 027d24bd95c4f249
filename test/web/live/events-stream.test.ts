import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hashToken } from '../../../src/http/tokens.ts'
import { claimCase } from '../../../src/store/cases/claims.ts'
import { endSession } from '../../../src/store/people/sessions.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { hold } from '../seed-desk.ts'
import { postForm } from '../visit.ts'

type Told = { id: string | null; event: string; data: Record<string, unknown> }

type Listener = {
  status: number
  headers: Headers
  /** The next event that `wanted` says yes to. */
  next(wanted: (told: Told) => boolean): Promise<Told>
  /** Resolves when the desk ends the stream. */
  ended(): Promise<void>
  close(): void
}

let desk: WebDesk
let url: string
const open: Listener[] = []

beforeAll(async () => {
  desk = await openWebDesk()
  url = await desk.app.listen({ host: '127.0.0.1', port: 0 })
})

afterEach(() => {
  for (const each of open.splice(0)) each.close()
})

afterAll(() => desk?.close())

async function listen(cookie: string, topics: string, lastId?: string): Promise<Listener> {
  const stop = new AbortController()
  const headers = { cookie, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) }
  const response = await fetch(`${url}/events?topics=${topics}`, { headers, redirect: 'manual', signal: stop.signal })
  const reader = response.body?.getReader()
  let text = ''
  const read = async (): Promise<boolean> => {
    const { done = true, value } = (await reader?.read()) ?? {}
    text += new TextDecoder().decode(value)
    return !done
  }
  const listener: Listener = {
    status: response.status,
    headers: response.headers,
    async next(wanted) {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end < 0) {
          if (!(await read())) throw new Error('the stream ended')
          continue
        }
        const told = parseEvent(text.slice(0, end))
        text = text.slice(end + 2)
        if (told !== null && wanted(told)) return told
      }
    },
    async ended() {
      while (await read());
    },
    close: () => stop.abort(),
  }
  open.push(listener)
  return listener
}

function parseEvent(block: string): Told | null {
  const fields = new Map(
    block.split('\n').map((line) => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
  )
  const data = fields.get('data')
  if (data === undefined) return null
  return { id: fields.get('id') ?? null, event: fields.get('event') ?? '', data: JSON.parse(data) }
}

const of = (event: string) => (told: Told) => told.event === event

describe('GET /events', () => {
  it('tells by ids what happens to cases and answers', async () => {
    const stream = await listen(await desk.signIn(desk.dana), 'queue,cases,outbound')
    expect(stream.status).toBe(200)
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
    expect(stream.headers.get('x-accel-buffering')).toBe('no')
    expect(stream.headers.get('cache-control')).toBe('no-store')
    const { caseId, replyId } = await hold(desk, desk.dana.id, 'What is 99213?')
    const number = `Q-${caseId}`
    expect((await stream.next(of('queue.changed'))).data).toEqual({ case: number })
    expect((await stream.next(of('outbound.state'))).data).toEqual({ case: number, reply: replyId })
    expect((await stream.next(of('case.updated'))).data).toEqual({ case: number })
  })

  it('tells of nothing else than was asked for', async () => {
    const { caseId } = await desk.receiveAndDraft({ subject: 'a code', text: '99213?' })
    const other = await desk.receiveAndDraft({ subject: 'a code', text: '99214?' })
    const stream = await listen(await desk.signIn(desk.dana), `case:Q-${caseId}`)
    await claimCase(desk.pool, other.caseId, desk.kim.id, { steal: false })
    await claimCase(desk.pool, caseId, desk.kim.id, { steal: false })
    expect((await stream.next(() => true)).data.case).toBe(`Q-${caseId}`)
  })

  it('repeats what a browser missed while it was away', async () => {
    const cookie = await desk.signIn(desk.dana)
    const { caseId } = await desk.receiveAndDraft({ subject: 'a code', text: '99213?' })
    const stream = await listen(cookie, 'cases')
    await claimCase(desk.pool, caseId, desk.kim.id, { steal: false })
    const { id } = await stream.next(of('case.updated'))
    stream.close()
    const { caseId: missed } = await desk.receiveAndDraft({ subject: 'another', text: '99214?' })
    const again = await listen(cookie, 'cases', id ?? '')
    expect((await again.next(({ data }) => data.case === `Q-${missed}`)).event).toBe('case.updated')
  })

  it('tells a browser to begin anew where what it missed is not known any more', async () => {
    const stream = await listen(await desk.signIn(desk.dana), 'cases', '999999999')
    expect((await stream.next(() => true)).event).toBe('reset')
  })

  it('ends when the session does', async () => {
    const cookie = await desk.signIn(desk.dana)
    const stream = await listen(cookie, 'queue')
    await endSession(desk.pool, hashToken(cookie.split('=')[1] ?? ''))
    await stream.ended()
  })

  it('gives one session so many streams, and no more', async () => {
    const cookie = await desk.signIn(desk.dana)
    for (let count = 0; count < 4; count += 1) expect((await listen(cookie, 'queue')).status).toBe(200)
    expect((await listen(cookie, 'queue')).status).toBe(204)
    expect((await listen(await desk.signIn(desk.kim), 'queue')).status).toBe(200)
  })

  it('is for operators, and asks what to listen to', async () => {
    expect((await listen('', 'queue')).status).toBe(403)
    expect((await listen(await desk.signIn(desk.dana), 'secrets')).status).toBe(422)
  })
})

describe('who is at a case', () => {
  it('is told to the others, and shown in words in the list and on the case', async () => {
    const { caseId } = await desk.receiveAndDraft({ subject: 'a code', text: '99213?' })
    const [dana, kim] = [await desk.signIn(desk.dana), await desk.signIn(desk.kim)]
    const stream = await listen(dana, 'presence')
    const tell = (mode: string) =>
      postForm(desk, `/cases/Q-${caseId}/presence`, { mode }, { cookie: kim, 'sec-fetch-site': 'same-origin' })
    expect((await tell('editing')).statusCode).toBe(204)
    expect((await stream.next(of('presence'))).data).toEqual({ case: `Q-${caseId}` })
    const get = async (path: string, cookie: string) => (await desk.app.inject({ url: path, headers: { cookie } })).body
    expect(await get('/queue', dana)).toContain('Kim Osei is editing')
    expect(await get(`/cases/Q-${caseId}`, dana)).toContain('Kim Osei is editing')
    expect(await get('/queue', kim)).not.toContain('Kim Osei is editing')
    await tell('left')
    expect(JSON.parse(await get(`/live?cases=Q-${caseId}`, dana)).cases[0].people).toBe('')
    expect((await tell('sleeping')).statusCode).toBe(422)
  })

  it('makes up the time of review', async () => {
    const { caseId } = await desk.receiveAndDraft({ subject: 'a code', text: '99213?' })
    const headers = { cookie: await desk.signIn(desk.dana), 'sec-fetch-site': 'same-origin' }
    await postForm(desk, `/cases/Q-${caseId}/presence`, { mode: 'viewing' }, headers)
    await desk.pool.query(`update presences set seen_at = now() - interval '30 seconds' where case_id = $1`, [caseId])
    await postForm(desk, `/cases/Q-${caseId}/presence`, { mode: 'viewing' }, headers)
    const { rows } = await desk.pool.query('select seconds from review_times where case_id = $1', [caseId])
    expect(rows).toEqual([{ seconds: 30 }])
  })
})
