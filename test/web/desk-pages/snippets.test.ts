import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLatestDraft } from '../../../src/store/answers/drafts.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { visit } from '../visit.ts'

let desk: WebDesk

beforeAll(async () => {
  desk = await openWebDesk()
})

afterAll(() => desk?.close())

describe('snippets', () => {
  it('are written by leads only, and inserted with their version on record', async () => {
    const [dana, kim] = [await visit(desk), await visit(desk, desk.kim)]
    const snippet = { title: 'Modifier 25', text: 'The visit must stand on its own.', source: 'NCCI manual, chapter I' }
    expect((await dana.post('/snippets', snippet)).statusCode).toBe(403)
    await desk.pool.query(`update operators set role = 'lead' where id = $1`, [desk.kim.id])
    expect((await kim.post('/snippets', { ...snippet, source: '' })).body).toContain('Say what the text rests on')
    expect((await kim.post('/snippets', snippet)).statusCode).toBe(303)
    const { caseId: id } = await desk.receiveAndDraft({ subject: 'a code', text: 'What is 99213?' })
    const page = (await dana.get(`/cases/Q-${id}`)).body
    expect(page).toContain('Modifier 25 (version 1, NCCI manual, chapter I)')
    const form = await dana.openAnswer(id)
    const inserted = await dana.post(`/cases/Q-${id}/insert-snippet`, { ...form, snippet: '1' })
    expect(inserted.statusCode).toBe(303)
    const draft = await findLatestDraft(desk.pool, id)
    expect(draft?.content.reasoning).toMatch(/The visit must stand on its own\.$/)
    expect(draft?.provenance).toMatchObject([{ kind: 'snippet', revision: 1 }])
  })
})
