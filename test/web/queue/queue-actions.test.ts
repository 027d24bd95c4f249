import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLatestDraft } from '../../../src/store/answers/drafts.ts'
import { findArrangement } from '../../../src/store/cases/arrangements.ts'
import { findCase } from '../../../src/store/cases/cases.ts'
import { listReplies } from '../../../src/store/replies/replies.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { type SeededDesk, seedDesk } from '../seed-desk.ts'
import { type Visit, visit } from '../visit.ts'

let desk: WebDesk
let seeded: SeededDesk
let dana: Visit
let kim: Visit

beforeAll(async () => {
  desk = await openWebDesk()
  seeded = await seedDesk(desk)
  dana = await visit(desk)
  kim = await visit(desk, desk.kim)
})

afterAll(() => desk?.close())

const open = async (text = 'What is 99213?') => (await desk.receiveAndDraft({ subject: 'a code', text })).caseId
const row = async (caseId: number) => {
  const found = await findCase(desk.pool, caseId)
  if (found === null) throw new Error('the case is gone')
  return found
}
const ticked = async (caseId: number) => `${caseId}.${(await row(caseId)).version}`

const bulk = (who: Visit, fields: Record<string, string>, ticks: string[]) =>
  who.post('/queue/bulk', { ...fields, case: ticks })

describe('a search', () => {
  const found = async (q: string) => {
    const page = await dana.get(`/queue?q=${encodeURIComponent(q)}`)
    return {
      status: page.statusCode,
      body: page.body,
      ids: [...page.body.matchAll(/class="row" id="Q-(\d+)"/g)].map(([, id]) => Number(id)),
    }
  }

  it('looks through every state, and shows what was searched for', async () => {
    const { ids, body, status } = await found('code:90862')
    expect(status).toBe(200)
    expect(ids).toEqual([seeded.deleted])
    expect(body).toMatch(/id="q"[^>]*value="code:90862"/)
  })

  it('that cannot be understood says what to write, and shows the rest', async () => {
    const { ids, body, status } = await found('code:90862 colour:red')
    expect(status).toBe(422)
    expect(ids).toEqual([seeded.deleted])
    expect(body).toContain('There is no filter colour:')
  })

  it('without a result says where else to look', async () => {
    const { ids, body } = await found('code:90862 state:rejected')
    expect(ids).toEqual([])
    expect(body).toContain('No case matches')
    expect(body).toMatch(/<a href="\/queue\?q(=|&#x3D;)code%3A90862">Search all states<\/a>/)
  })

  it('can be saved under a name, changed, and removed', async () => {
    const saved = await dana.post('/searches', { name: 'Psych', query: 'code:90833 state:open' })
    expect(saved.statusCode).toBe(303)
    expect((await dana.get('/queue')).body).toContain('<span>Psych</span>')
    expect((await kim.get('/queue')).body).not.toContain('<span>Psych</span>')
    await dana.post('/searches', { name: 'psych', query: 'code:90834' })
    const page = (await dana.get('/searches')).body
    expect(page).toContain('code:90834')
    expect(page).not.toContain('code:90833')
    const id = /\/searches\/(\d+)\/remove/.exec(page)?.[1]
    await kim.post(`/searches/${id}/remove`)
    expect((await dana.get('/searches')).body).toContain('code:90834')
    await dana.post(`/searches/${id}/remove`)
    expect((await dana.get('/searches')).body).toContain('None yet')
  })
})

describe('taking the next', () => {
  it('leads to a case that is then mine, and says when nothing is left', async () => {
    const next = await kim.post('/queue/next', { view: 'unassigned' })
    expect(next.statusCode).toBe(303)
    const id = Number(/Q-(\d+)/.exec(String(next.headers.location))?.[1])
    expect(await findArrangement(desk.pool, id)).toMatchObject({ assignee: 'Kim Osei', claimedBy: 'Kim Osei' })
    expect((await dana.get(`/cases/Q-${id}`)).body).toContain('Kim Osei works on it now.')
    let last = next
    while (last.statusCode === 303) last = await kim.post('/queue/next', { view: 'unassigned' })
    expect(last.statusCode).toBe(409)
    expect(last.body).toContain('Nothing is left to take here')
  })

  it('what is in somebody’s hands is taken over only when that is asked for', async () => {
    const id = await open()
    await kim.post(`/cases/Q-${id}/claim`)
    expect((await dana.post(`/cases/Q-${id}/claim`)).statusCode).toBe(409)
    expect((await dana.post(`/cases/Q-${id}/claim`, { steal: 'yes' })).statusCode).toBe(303)
    expect((await kim.get(`/cases/Q-${id}`)).body).toContain('Take it over from Dana Ruiz')
    expect((await dana.post(`/cases/Q-${id}/give-back`)).statusCode).toBe(303)
    expect((await dana.post(`/cases/Q-${id}/give-back`)).statusCode).toBe(409)
  })
})

it('what came since the list was shown is counted', async () => {
  const page = (await dana.get('/queue?view=open')).body
  const url = (/data-arrivals="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&#x3D;', '=').replaceAll('&amp;', '&')
  expect((await dana.get(url)).json()).toEqual({ count: 0, words: '0' })
  await open()
  expect((await dana.get(url)).json()).toEqual({ count: 1, words: '1' })
  expect((await dana.get('/queue/arrivals?view=sent&since=2026-01-01T00:00:00Z')).statusCode).toBe(422)
})

describe('what is done to several cases', () => {
  it('is done to each by itself: one that changed meanwhile is left alone', async () => {
    const [one, two] = [await open(), await open()]
    const ticks = [await ticked(one), await ticked(two)]
    await desk.receive({ subject: 'Re', text: 'Sorry, 99214.' }, { kind: 'join', caseId: two })
    const done = await bulk(dana, { action: 'assign', assignee: String(desk.kim.id), view: 'open' }, ticks)
    expect(done.headers.location).toBe('/queue?view=open&done=1&changed=1&refused=0')
    expect((await dana.get(String(done.headers.location))).body).toContain(
      '1 done, 1 changed meanwhile and was left alone.',
    )
    expect(await findArrangement(desk.pool, one)).toMatchObject({ assignee: 'Kim Osei' })
    expect(await findArrangement(desk.pool, two)).toMatchObject({ assignee: null })
  })

  it('can be snoozing, rejecting and merging', async () => {
    const ids = [await open(), await open(), await open()]
    await bulk(dana, { action: 'snooze', until: 'week' }, [await ticked(ids[0] ?? 0)])
    expect(await findArrangement(desk.pool, ids[0] ?? 0)).toMatchObject({ snooze: 'time' })
    await bulk(dana, { action: 'merge' }, [await ticked(ids[1] ?? 0), await ticked(ids[2] ?? 0)])
    expect(await row(ids[2] ?? 0)).toMatchObject({ state: 'merged' })
    expect(desk.enqueued).toContain(ids[1])
    await desk.draft(ids[1] ?? 0)
    await bulk(dana, { action: 'reject', reason: 'duplicate' }, [await ticked(ids[1] ?? 0)])
    expect(await row(ids[1] ?? 0)).toMatchObject({ state: 'rejected', why: 'Asked before' })
  })

  it.each([
    [{ action: 'assign', assignee: '' }, false, 'Nothing was selected'],
    [{ action: 'reject', reason: '' }, true, 'choose a reason'],
    [{ action: 'snooze', until: 'some day' }, true, 'Choose until when'],
    [{ action: 'merge' }, true, 'at least two'],
    [{ action: 'approve' }, true, 'Choose what is to be done'],
  ])('is refused with words where the form lacks something: %o', async (fields, withTick, words) => {
    const page = await bulk(dana, fields, withTick ? [await ticked(seeded.pair)] : [])
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain(words)
    expect(await row(seeded.pair)).toMatchObject({ state: 'needs_review' })
  })
})

describe('a case that was merged', () => {
  it('is gone, says where to, and comes back when that is undone', async () => {
    const [source, target] = [await open(), await open()]
    const { version } = await row(source)
    const merged = await dana.post(`/cases/Q-${source}/merge`, { version: String(version), into: `Q-${target}` })
    expect(merged.headers.location).toContain(`/cases/Q-${target}`)
    const page = await dana.get(`/cases/Q-${source}`)
    expect(page.statusCode).toBe(410)
    expect(page.body).toContain(`<a class="button main" href="/cases/Q-${target}">`)
    expect((await dana.post(`/cases/Q-${source}/unmerge`)).statusCode).toBe(303)
    expect((await dana.get(`/cases/Q-${source}`)).statusCode).toBe(200)
  })
})

describe('asking for more information', () => {
  it('offers questions with answers to choose from, and holds the mail like an answer', async () => {
    const id = await open()
    const page = (await dana.get(`/cases/Q-${id}/ask?question=date-of-service&question=payer`)).body
    expect(page).toContain('1. On which date was the service rendered?')
    expect(page).toContain('2. Whose claim rules apply?')
    const { lastMessageId } = await row(id)
    const sent = await dana.post(`/cases/Q-${id}/ask`, {
      message: String(lastMessageId),
      text: 'On which date was it?',
    })
    expect(sent.statusCode).toBe(303)
    expect(await row(id)).toMatchObject({ state: 'held' })
    const [reply] = await listReplies(desk.pool, id)
    expect(reply).toMatchObject({ kind: 'ask', state: 'held' })
    expect(reply?.text).toContain('On which date was it?')
    expect((await dana.get(`/cases/Q-${id}/ask`)).statusCode).toBe(409)
  })

  it('keeps the text where a phrase leads to an answer, until it is said to be meant', async () => {
    const id = await open()
    const fields = { message: String((await row(id)).lastMessageId), text: 'Would you agree that it was separate?' }
    const refused = await dana.post(`/cases/Q-${id}/ask`, fields)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Would you agree that it was separate?</textarea>')
    expect((await dana.post(`/cases/Q-${id}/ask`, { ...fields, leading_meant: 'yes' })).statusCode).toBe(303)
  })

  it('keeps the text where the requester wrote meanwhile', async () => {
    const id = await open()
    const fields = { message: String((await row(id)).lastMessageId), text: 'On which date was it?' }
    await desk.receive({ subject: 'Re', text: 'It was on March 4.' }, { kind: 'join', caseId: id })
    await desk.draft(id)
    const page = await dana.post(`/cases/Q-${id}/ask`, fields)
    expect(page.statusCode).toBe(409)
    expect(page.body).toContain('The requester wrote again meanwhile')
    expect(page.body).toContain('On which date was it?</textarea>')
  })
})

describe('rejecting with a mail', () => {
  it('holds the desk’s words for that reason', async () => {
    const id = await open()
    const fields = { message: String((await row(id)).lastMessageId), reason: 'outside', tell: 'yes' }
    expect((await dana.post(`/cases/Q-${id}/reject`, fields)).statusCode).toBe(303)
    const [reply] = await listReplies(desk.pool, id)
    expect(reply).toMatchObject({ kind: 'decline', state: 'held' })
    expect(reply?.text).toContain('outside what this desk answers')
  })

  it('is refused for a reason the desk has no mail for', async () => {
    const id = await open()
    const fields = { message: String((await row(id)).lastMessageId), reason: 'unwanted', tell: 'yes' }
    const page = await dana.post(`/cases/Q-${id}/reject`, fields)
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('The desk has no mail for that reason')
  })
})

it('a correction of a sent answer opens the editor with its day', async () => {
  expect((await dana.get(`/cases/Q-${seeded.sent}`)).body).toContain('Write a correction')
  await dana.post(`/cases/Q-${seeded.sent}/correct`)
  expect((await findLatestDraft(desk.pool, seeded.sent))?.content.shortAnswer).toMatch(
    /^Correction to our answer of \w+ \d+, \d{4}: /,
  )
})

it('no fault was reported on the way', () => {
  expect(desk.faults).toEqual([])
})
