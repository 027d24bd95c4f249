import fc from 'fast-check'
import { expect, it } from 'vitest'
import { useTestStore } from '../support/test-store.ts'
import { type CaseLife, STEPS, takeStep } from './case-life.ts'

const store = useTestStore()

const RUNS = Number(process.env.MODEL_RUNS ?? 25)

type Step = { name: keyof typeof STEPS; one: number; other: number }

const names = Object.keys(STEPS) as (keyof typeof STEPS)[]

/** Without these a life would mostly be made of refusals. */
const LIKELY: (keyof typeof STEPS)[] = ['draft', 'approve', 'sendAccepted', 'ask', 'merge', 'requesterWrites']

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    name: fc.oneof(fc.constantFrom(...names), fc.constantFrom(...LIKELY)),
    one: fc.nat(5),
    other: fc.nat(5),
  }),
  { minLength: 10, maxLength: 60 },
)

/** Each is a query of what must not be there. */
const NEVER: Readonly<Record<string, string>> = {
  'two replies under way for one case': `
    select case_id from replies where state in ('held', 'sending', 'body_sent', 'send_uncertain') group by case_id having count(*) > 1`,
  'a message in a case that was merged away': `
    select m.id from messages m join cases c on c.id = m.case_id where c.state = 'merged'`,
  'a message without a case': 'select id from messages where case_id is null',
  'a case that does not know its newest message': `
    select c.id from cases c where c.state <> 'merged'
       and c.last_message_id is distinct from (select max(id) from messages m where m.case_id = c.id)`,
  'a case settled though its newest message was never answered': `
    select c.id from cases c where c.state in ('sent', 'awaiting_requester') and not exists (
      select 1 from replies r join reviews v on v.id = r.review_id left join drafts d on d.id = v.draft_id
       where r.case_id = c.id and r.state = 'sent' and coalesce(r.seen_message_id, d.message_id) >= c.last_message_id)`,
  'a case held or sending without such a reply': `
    select c.id from cases c where c.state in ('held', 'sending', 'send_uncertain') and not exists (
      select 1 from replies r where r.case_id = c.id
         and case r.state when 'body_sent' then 'sending' else r.state end = c.state)`,
  'a reply under way of a case that is not': `
    select c.id from replies r join cases c on c.id = r.case_id
     where r.state in ('held', 'sending', 'body_sent', 'send_uncertain') and c.state not in ('held', 'sending', 'send_uncertain')`,
  'a clock that stands while an answer is owed': `
    select id from cases where (state in ('received', 'drafting', 'needs_review')) <> (clock_since is not null)
       and state not in ('held', 'sending', 'send_failed', 'send_uncertain', 'quarantine')`,
  'a case put aside that is not open': `
    select id from cases where snooze is not null and state not in ('received', 'drafting', 'needs_review')`,
  'a case merged away and pointing nowhere': `
    select id from cases where (state = 'merged') <> (merged_into is not null)`,
  'a closed case without anybody who closed it': `
    select id from cases c where c.state = 'rejected' and not exists (
      select 1 from events e where e.case_id = c.id and e.kind in ('rejected', 'expired', 'decline_sent'))`,
}

it('no order of events, however odd, loses a message, doubles an answer or sends one again', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (life) => {
      const lived: CaseLife = { store, caseIds: [] }
      await takeStep(lived, 'mailArrives', { one: 0, other: 0 })
      await takeStep(lived, 'mailArrives', { one: 0, other: 0 })
      const sent = new Map<number, number>()
      for (const { name, one, other } of life) {
        const pick = (at: number): number => lived.caseIds[at % lived.caseIds.length] ?? 0
        await takeStep(lived, name, {
          one: name === 'mailArrives' ? one : pick(one),
          other: name === 'split' ? other : pick(other),
        })
        await expectNothingOf(NEVER, name)
        await expectSentStays(sent)
      }
    }),
    { numRuns: RUNS },
  )
}, 240_000)

async function expectNothingOf(queries: typeof NEVER, step: string): Promise<void> {
  const union = Object.entries(queries).map(([what, query], at) => `select '${what}' as what from (${query}) q${at}`)
  const { rows } = await store.pool.query<{ what: string }>(union.join(' union all '))
  expect(rows.map(({ what }) => `${what}, after ${step}`)).toEqual([])
}

/** A reply the server took is over: it is never handed over again. */
async function expectSentStays(sent: Map<number, number>): Promise<void> {
  const { rows } = await store.pool.query<{ id: number; state: string; attempt: number }>(
    'select id, state, attempt from replies',
  )
  for (const { id, state, attempt } of rows) {
    const before = sent.get(id)
    if (before !== undefined) expect({ id, state, attempt }).toEqual({ id, state: 'sent', attempt: before })
    if (state === 'sent') sent.set(id, attempt)
  }
}
