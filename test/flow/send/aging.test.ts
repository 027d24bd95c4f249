import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { IsoDate } from '../../../src/domain/iso-date.ts'
import type { Codebook } from '../../../src/flow/answer/answer.ts'
import { draftCase } from '../../../src/flow/answer/draft.ts'
import { loadTemplates } from '../../../src/render/templates.ts'
import { findLatestDraft, saveMachineDraft } from '../../../src/store/answers/drafts.ts'
import { approveDraft } from '../../../src/store/answers/reviews.ts'
import { listHistory } from '../../../src/store/cases/case-history.ts'
import { findCase, saveInquiry, startDrafting } from '../../../src/store/cases/cases.ts'
import { findSearchCandidates } from '../../../src/store/codebook/code-search.ts'
import { findFacts, findKnownCodes } from '../../../src/store/codebook/codebook.ts'
import { findMessage, findPreviousInquiry } from '../../../src/store/mailboxes/find-messages.ts'
import { claimReply, recordBodySent, recordOutcome } from '../../../src/store/replies/send-replies.ts'
import { listAffectedAnswers, openCorrections } from '../../../workers/sent-answers.ts'
import { loadWording } from '../../../workers/wording.ts'
import { frozenReply } from '../../support/drafted-case.ts'
import { loadFacts, type TableRow } from '../../support/load-facts.ts'
import { storeArrived } from '../../support/received-mail.ts'
import { useTestStore } from '../../support/test-store.ts'

const templates = loadTemplates(resolve(import.meta.dirname, '../../../templates'))
const wording = loadWording(templates)
const store = useTestStore()
let codebook: Codebook

const SOURCE = 'ncci-ptp-practitioner'

const pair = (indicator: number, to: IsoDate | null = null): TableRow => [
  'edit_pairs',
  {
    ...{ setting: 'practitioner', column_one: '20610', column_two: '99214', modifier_indicator: indicator },
    ...{ effective: { from: '2020-01-01', to }, locator: 'column 1 20610, column 2 99214' },
  },
]

const loadPairs = (label: string, from: IsoDate, to: IsoDate, rows: TableRow[]): Promise<number> =>
  loadFacts(store.pool, { source: SOURCE, label, title: `Edits ${label}`, effective: { from, to }, scope: 'all' }, rows)

const affectedBy = (label: string) =>
  listAffectedAnswers({ ...store, codebook, wording, templates }, [{ source: SOURCE, label }])

beforeAll(async () => {
  const { pool } = store
  const options = { cptLicensed: false }
  codebook = {
    findKnownCodes: (codes) => findKnownCodes(pool, codes),
    findFacts: (codes, asOf, fees) => findFacts(pool, codes, asOf, { ...options, fees: fees ?? null }),
    findSearchCandidates: (query, about) => findSearchCandidates(pool, query, { ...options, ...about }),
  }
  const code = (name: string): TableRow => ['codes', { system: 'CPT', code: name, description: `line of ${name}` }]
  await loadFacts(pool, { source: 'plain-language', label: '2026' }, ['20610', '99214', '99213'].map(code))
  await loadPairs('2026Q1', '2026-01-01', '2026-03-31', [pair(1)])
})

/** A question that was drafted, approved and sent; returns its case. */
async function answerAndSend(text: string): Promise<{ caseId: number; messageId: number }> {
  const { pool, mailboxId, dana } = store
  const { caseId, messageId } = await storeArrived(pool, mailboxId, { text, writtenOn: '2026-03-20' })
  await draftCase(caseId, {
    start: (id) => startDrafting(pool, id),
    findMessage: (id) => findMessage(pool, id),
    findPreviousInquiry: (id) => findPreviousInquiry(pool, id),
    findOverrides: async () => null,
    saveInquiry: (id, inquiry) => saveInquiry(pool, id, inquiry),
    saveDraft: (draft) => saveMachineDraft(pool, draft),
    codebook,
    wording,
  })
  const draft = await findLatestDraft(pool, caseId)
  if (draft === null) throw new Error('no draft was kept')
  const seen = { caseId, revision: draft.revision, messageId, operatorId: dana.id }
  const { replyId } = await approveDraft(pool, seen, draft.id, frozenReply())
  const claimed = await claimReply(pool, replyId, 'test')
  if (claimed === null) throw new Error('the reply was not due')
  await recordBodySent(pool, replyId, claimed.attempt)
  await recordOutcome(pool, { replyId, attempt: claimed.attempt }, { kind: 'sent', response: '250 ok' }, 60)
  return { caseId, messageId }
}

describe('sent answers', () => {
  it('stay as they are where an edition says the same of their date', async () => {
    const { caseId } = await answerAndSend('Can we bill 99214 with 20610 on 2026-02-10?')
    await loadPairs('2026Q1', '2026-01-01', '2026-03-31', [pair(1)])
    expect(await affectedBy('2026Q1')).toEqual([])
    await loadPairs('2026Q2', '2026-04-01', '2026-06-30', [pair(1, '2026-03-31')])
    const affected = await affectedBy('2026Q2')
    expect(affected.map(({ sent }) => sent.caseId)).not.toContain(caseId)
  })

  it('stay as they are where only the form of a sentence is told anew', async () => {
    const { caseId } = await answerAndSend('Can we bill 99214 with 20610 on 2026-02-09?')
    // As a version of the desk wrote it that told less, too.
    const withoutForm =
      "each #- '{parameters,bundles}' #- '{parameters,exception}' #- '{parameters,judged,0,either}' #- '{parameters,alone}'"
    await store.pool.query(
      `update drafts set findings = (select jsonb_agg(${withoutForm}) from jsonb_array_elements(findings) as each)
       where case_id = $1`,
      [caseId],
    )
    await loadPairs('2026Q1', '2026-01-01', '2026-03-31', [pair(1)])
    expect((await affectedBy('2026Q1')).map(({ sent }) => sent.caseId)).not.toContain(caseId)
  })

  it('that named no date age when a later edition ends the edit they cite, and wait corrected in the queue', async () => {
    const { caseId } = await answerAndSend('Can we bill 99214 with 20610?')
    await loadPairs('2026Q2', '2026-04-01', '2026-06-30', [pair(1, '2026-03-31')])
    const affected = (await affectedBy('2026Q2')).filter(({ sent }) => sent.caseId === caseId)
    expect(affected).toHaveLength(1)
    expect(affected[0]?.changes).toMatchObject([
      { subjects: ['20610', '99214'], from: '2026-04-01', edition: 'Edits 2026Q2' },
    ])

    expect(await openCorrections(store, affected)).toBe(1)
    const draft = await findLatestDraft(store.pool, caseId)
    expect(draft?.revision).toBe(2)
    expect(draft?.operatorId).toBeNull()
    expect(draft?.content.shortAnswer).toMatch(
      /^Correction to our answer of \d{4}-\d\d-\d\d\. What changed for 20610 and 99214 from 2026-04-01 on: we wrote: /,
    )
    expect(draft?.content.shortAnswer).toMatch(/Why: Edits 2026Q2 came after our answer\. The rest stands\.$/)
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'needs_review' })
    expect((await listHistory(store.pool, caseId)).map(({ kind }) => kind)).toContain('reopened')

    // A second look lists it again, but nobody gets a second draft.
    const again = (await affectedBy('2026Q2')).filter(({ sent }) => sent.caseId === caseId)
    expect(again).toHaveLength(1)
    expect(await openCorrections(store, again)).toBe(0)
    expect((await findLatestDraft(store.pool, caseId))?.revision).toBe(2)
  })

  it('are wrong for their own date where an edition is replaced by one that says otherwise', async () => {
    const { caseId } = await answerAndSend('Can we bill 99214 with 20610 on 2026-02-11?')
    await loadPairs('2026Q1', '2026-01-01', '2026-03-31', [pair(0)])
    const affected = (await affectedBy('2026Q1')).filter(({ sent }) => sent.caseId === caseId)
    expect(affected.map(({ changes }) => changes.map(({ from }) => from))).toEqual([[null]])
    const everything = await listAffectedAnswers({ ...store, codebook, wording, templates }, null)
    expect(everything.map(({ sent }) => sent.caseId)).toContain(caseId)
  })

  it('that rest on other sources are not looked at', async () => {
    const { caseId } = await answerAndSend('What is 99213?')
    await loadPairs('2026Q3', '2026-07-01', '2026-09-30', [])
    expect((await affectedBy('2026Q3')).map(({ sent }) => sent.caseId)).not.toContain(caseId)
  })
})
