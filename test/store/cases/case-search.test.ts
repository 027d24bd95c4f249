import { beforeAll, describe, expect, it } from 'vitest'
import { parseSearch } from '../../../src/domain/case-search.ts'
import { indexCase } from '../../../src/flow/answer/index-case.ts'
import { assignCase } from '../../../src/store/cases/assignments.ts'
import { listStaleCases } from '../../../src/store/cases/case-index.ts'
import { listCasePage } from '../../../src/store/cases/case-list.ts'
import { filterOfSearch } from '../../../src/store/cases/case-search.ts'
import { findCase, saveInquiry } from '../../../src/store/cases/cases.ts'
import { claimReply, recordBodySent, recordOutcome } from '../../../src/store/replies/send-replies.ts'
import { indexPorts } from '../../../workers/tend-ports.ts'
import { inquiryAbout } from '../../support/codebook-facts.ts'
import { storeDraftedCase, storeHeldReply } from '../../support/drafted-case.ts'
import { storeArrived } from '../../support/received-mail.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()

const ids = { asked: 0, diagnosis: 0, answered: 0, patient: 0, kims: 0 }

const index = (caseId: number) => indexCase(caseId, indexPorts(store.pool))

async function arrive(more: Parameters<typeof storeArrived>[2], codes: string[]): Promise<number> {
  const { caseId, messageId } = await storeArrived(store.pool, store.mailboxId, more)
  await saveInquiry(store.pool, messageId, inquiryAbout(...codes))
  await index(caseId)
  return caseId
}

beforeAll(async () => {
  ids.asked = await arrive(
    {
      subject: 'Knee injection',
      text: 'Can we bill 99213 with modifier 25 and 20610?',
      fromAddress: 'jay@ortho.clinic.example',
      fromName: 'Jay Patel',
    },
    ['99213', '20610', '25'],
  )
  ids.diagnosis = await arrive({ text: 'M17.11 for the right knee, 25 sessions with a modifier' }, ['M17.11'])
  ids.patient = await arrive({ text: 'Patient Harold Finch, DOB 04/12/1961, MRN 448812. 99214?' }, ['99214'])
  ids.kims = (await storeDraftedCase(store.pool, store.mailboxId)).caseId
  await assignCase(
    store.pool,
    { caseId: ids.kims, version: (await findCase(store.pool, ids.kims))?.version ?? 0 },
    store.dana.id,
    store.dana.id,
  )
  await index(ids.kims)
  const held = await storeHeldReply(store.pool, store.mailboxId, store.dana.id)
  ids.answered = held.caseId
  await claimReply(store.pool, held.replyId, 'test')
  await recordBodySent(store.pool, held.replyId, 1)
  await recordOutcome(store.pool, { replyId: held.replyId, attempt: 1 }, { kind: 'sent', response: '250' }, 0)
  await index(ids.answered)
})

const find = async (text: string): Promise<number[]> => {
  const { search } = parseSearch(text)
  const filter = filterOfSearch(search, store.dana.id)
  const found = await listCasePage(store.pool, filter, { sort: 'oldest', from: null, direction: 'after', limit: 50 })
  return found.map(({ id }) => id)
}

describe('a search finds', () => {
  it.each([
    ['code:20610', ['asked']],
    ['code:M1711', ['diagnosis']],
    ['code:m17.11', ['diagnosis']],
    ['code:99213', ['asked', 'answered']],
    ['cited:99213', ['answered']],
    ['code:99213 state:sent', ['answered']],
    ['from:clinic.example state:new', ['asked']],
    ['from:jay@ortho.clinic.example', ['asked']],
    ['from:patel', ['asked']],
    ['from:"jay patel"', ['asked']],
    ['"modifier 25"', ['asked']],
    ['modifier 25', ['asked', 'diagnosis']],
    ['modifier -injection', ['diagnosis']],
    ['knees', ['asked', 'diagnosis']],
    ['assigned:me', ['kims']],
    ['assigned:dana', ['kims']],
    ['assigned:nobody knee', ['asked', 'diagnosis']],
    ['has:answer', ['answered']],
    ['has:note', []],
    ['after:2099 knee', []],
    ['before:2020 knee', []],
    ['after:2020 before:2099 knee', ['asked', 'diagnosis']],
    ['state:snoozed', []],
    ['nothing of that kind', []],
  ] as const)('%s', async (text, names) => {
    expect(await find(text)).toEqual(names.map((name) => ids[name]))
  })

  it('everything where nothing is asked for, and where only words without a meaning are', async () => {
    expect(await find('')).toHaveLength(5)
    expect(await find('the')).toHaveLength(5)
  })

  it('no patient: what tells who one is is not in the index', async () => {
    expect(await find('code:99214')).toEqual([ids.patient])
    for (const text of ['Harold', 'finch', '448812', '"04/12/1961"']) expect(await find(text)).toEqual([])
    const { rows } = await store.pool.query<{ words: string }>(
      'select search_words::text as words from cases where id = $1',
      [ids.patient],
    )
    expect(rows[0]?.words).not.toMatch(/harold|finch|448812|1961/i)
  })
})

describe('the index of a case', () => {
  it('is out of date when something happened to the case, until it is made again', async () => {
    expect(await listStaleCases(store.pool, 100)).toEqual([])
    await storeArrived(
      store.pool,
      store.mailboxId,
      { text: 'And with an ultrasound?' },
      { kind: 'join', caseId: ids.asked },
    )
    expect(await listStaleCases(store.pool, 100)).toEqual([ids.asked])
    await index(ids.asked)
    expect(await listStaleCases(store.pool, 100)).toEqual([])
    expect(await find('ultrasound')).toEqual([ids.asked])
  })

  it('is not kept where the case changed while it was made', async () => {
    const ports = indexPorts(store.pool)
    await indexCase(ids.asked, {
      ...ports,
      async saveCaseIndex(caseId, version, made) {
        await storeArrived(store.pool, store.mailboxId, { text: 'Once more' }, { kind: 'join', caseId })
        await ports.saveCaseIndex(caseId, version, made)
      },
    })
    expect(await listStaleCases(store.pool, 100)).toEqual([ids.asked])
  })
})
