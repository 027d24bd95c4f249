import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordEvent } from '../../../src/store/events.ts'
import { listAuditLines } from '../../../src/store/upkeep/audit.ts'
import { addPerson } from '../add-person.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { type Visit, visit } from '../visit.ts'

let desk: WebDesk
let lead: Visit
let reviewer: Visit
let ids: { caseId: number; messageId: number }

beforeAll(async () => {
  desk = await openWebDesk()
  lead = await visit(desk, await addPerson(desk, { role: 'lead', name: 'Lia Lead' }))
  reviewer = await visit(desk)
  ids = await desk.receiveAndDraft({ subject: 'a secret subject', text: 'What is 99213? Patient John Sample' })
})

afterAll(() => desk?.close())

const originalsOpened = async (): Promise<unknown[]> =>
  (await listAuditLines(desk.pool, { caseId: ids.caseId, before: null, limit: 50 }))
    .filter(({ kind }) => kind === 'original_opened')
    .map(({ operatorId, detail }) => [operatorId, detail.form])
    .reverse()

describe('the audit page', () => {
  it('shows what happened to a case and to people, in words', async () => {
    const page = (await lead.get('/audit')).body
    expect(page).toContain('Signed in')
    expect(page).toContain('Lia Lead')
    expect((await lead.get(`/audit?case=q-${ids.caseId}`)).body).not.toContain('Signed in</th>')
  })

  it('has every opening of an original in it, the page around a frame not', async () => {
    const base = `/cases/Q-${ids.caseId}/messages/${ids.messageId}`
    for (const form of ['text', 'html', 'original.html', 'source', 'original.eml'])
      expect((await reviewer.get(`${base}/${form}`)).statusCode).toBe(200)
    expect(await originalsOpened()).toEqual(['text', 'html', 'source', 'eml'].map((form) => [desk.dana.id, form]))
  })

  it('has no text of a mail in it', async () => {
    const trail = (await lead.get('/audit.jsonl')).body
    expect(trail).not.toMatch(/secret subject|Sample|maria\.lopez/)
  })

  it('goes back page by page', async () => {
    for (let time = 0; time < 130; time += 1)
      await recordEvent(desk.pool, {
        caseId: ids.caseId,
        operatorId: null,
        kind: 'original_opened',
        detail: { count: time },
      })
    const first = (await lead.get(`/audit?case=${ids.caseId}`)).body
    const [, older = ''] = /href="(\/audit\?case[^"]*before[^"]*)" rel="next"/.exec(first) ?? []
    const second = (await lead.get(older.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))).body
    const seen = (page: string): number[] => [...page.matchAll(/count (\d+)/g)].map(([, count]) => Number(count))
    expect(seen(first)).toHaveLength(100)
    expect([...seen(first), ...seen(second)].slice(0, 130)).toEqual(Array.from({ length: 130 }, (_, at) => 129 - at))
  })

  it('says what to type where a case is no case', async () => {
    const answer = await lead.get('/audit?case=xyz')
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('such as Q-12')
    expect(answer.body).toContain('value="xyz"')
  })
})

describe('the export', () => {
  it('is a file of JSON Lines, of all or of one case, and is itself written down', async () => {
    const answer = await lead.get(`/audit.jsonl?case=Q-${ids.caseId}`)
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="audit-Q-${ids.caseId}.jsonl"`)
    const lines = answer.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(new Set(lines.map(({ chain }) => chain))).toEqual(new Set([ids.caseId]))
    const [latest] = await listAuditLines(desk.pool, { caseId: null, before: null, limit: 1 })
    expect(latest).toMatchObject({ kind: 'audit_exported', detail: { case: `Q-${ids.caseId}` } })
  })
})
