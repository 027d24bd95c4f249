import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Inquiry } from '../../../src/domain/inquiry.ts'
import { requestCoderCheck } from '../../../src/flow/customers/coder-check.ts'
import { identityHash } from '../../../src/mail/header/identity-hash.ts'
import { buildMime } from '../../../src/mail/send/build-mime.ts'
import { findAskThread, keepTurn } from '../../../src/store/customers/asks.ts'
import { fileWebQuestions } from '../../../src/store/customers/web-questions.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { type Visit, visit } from '../visit.ts'

const INQUIRY: Inquiry = {
  references: [],
  dateOfService: null,
  dates: [],
  payer: null,
  setting: null,
  asks: [],
  identifiers: [],
}

const textOf = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('a question of the web in the queue', () => {
  let desk: WebDesk
  let dana: Visit
  let caseId: number

  beforeAll(async () => {
    desk = await openWebDesk()
    dana = await visit(desk)
    const question = 'For [name removed]: can 99213 be billed with 20610?\n\nDate of service: 2024-08-15'
    const turn = { formSha256: randomBytes(32), askedOn: '2026-01-05', masked: ['name'], inquiry: INQUIRY, question }
    const askId = await keepTurn(desk.pool, { ...turn, askId: null, accountId: null })
    const outcome = await requestCoderCheck(
      {
        askId,
        position: 1,
        visitor: { kind: 'account', accountId: 1, address: 'ana@clinic.example', plan: 'registered' },
        address: '',
      },
      {
        findThread: (id) => findAskThread(desk.pool, id),
        useAllowance: async () => ({
          granted: true,
          door: 'reviewed_answer',
          plan: { key: 'registered', name: 'Registered' },
          limit: null,
          left: null,
          resetsAt: null,
          whatToDo: null,
        }),
        confirmAddress: async () => 'asked',
        file: (filing) => fileWebQuestions(desk.pool, filing),
        enqueueDraft: async () => undefined,
        buildMime,
        identityHash,
        desk: { address: 'coding@acme.example', name: 'Acme' },
        secret: 'a secret of at least thirty-two characters',
      },
    )
    caseId = outcome.kind === 'filed' ? outcome.caseId : 0
    await desk.draft(caseId)
  })
  afterAll(() => desk?.close())

  it('stands in the list like a mail, and is said to have come by web', async () => {
    const { body } = await dana.get('/queue')
    expect(textOf(body)).toContain(
      `For [name removed]: can 99213 be billed with 20610? Q-${caseId}, ana@clinic.example · by web`,
    )
  })

  it('shows what was typed as the original, and tells what is known of who typed it', async () => {
    const { body } = await dana.get(`/cases/Q-${caseId}`)
    const text = textOf(body)
    expect(text).toContain('ana@clinic.example by web')
    expect(text).toContain('Came by web: typed into the page of questions, by somebody who had confirmed this address.')
    expect(text).toContain('Nothing came from this address before.')
    expect(text).toContain('Received: by web')
    expect(text).toContain('Date of service:')
    expect(text).not.toContain('first mail from')
  })

  it('can be opened as it is stored, as text, as source and as a file', async () => {
    const mid = /messages\/(\d+)\/text/.exec((await dana.get(`/cases/Q-${caseId}`)).body)?.[1]
    const address = `/cases/Q-${caseId}/messages/${mid}`
    const shown = textOf((await dana.get(`${address}/text`)).body)
    expect(shown).toContain('This was typed on the web.')
    expect(shown).toContain('can 99213 be billed with 20610?')
    expect((await dana.get(`${address}/source`)).body).toContain('Asked on the web')
    expect((await dana.get(`${address}/original.eml`)).headers['content-type']).toBe('message/rfc822')
  })

  it('is not quoted under its answer where something was masked in it', async () => {
    const fields = await dana.openAnswer(caseId)
    const { body } = await dana.post(`/cases/Q-${caseId}/preview`, fields)
    expect(body).toContain('ana@clinic.example')
    expect(body).not.toContain('wrote:')
    expect(body).not.toMatch(/blockquote[\s\S]*name removed/)
  })
})
