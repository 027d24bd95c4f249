import { claimCase } from '../../src/store/cases/claims.ts'
import { addNote } from '../../src/store/cases/notes.ts'
import { notePresence } from '../../src/store/people/presence.ts'
import type { BrowsedDesk } from '../web/browse-desk.ts'

const QUESTIONS: readonly [subject: string, text: string, name: string, address: string][] = [
  [
    'G2211 on a telehealth visit',
    'May we add G2211 to 99214 by video on 2026-02-11? Medicare Part B.',
    'J. Patel',
    'jp@patel-fp.example',
  ],
  [
    '20610 twice, both knees',
    '20610 on both knees on 2026-03-02. Modifier 50 or two lines?',
    'Lakeside Ortho',
    'billing@lakeside.example',
  ],
  [
    'Colonoscopy turned diagnostic',
    'Screening 45378 became 45385 on 2026-02-20. PT modifier?',
    'Nora Fields',
    'nora@gi.example',
  ],
  [
    'E11.9 or E11.65',
    'Diabetes with high glucose noted on 2026-03-09. Is E11.9 wrong?',
    'Hill Clinic',
    'front@hill.example',
  ],
  [
    '97110 with 97140',
    'Can 97110 and 97140 be billed on the same day, 2026-03-05, different regions?',
    'Tom Weiss',
    'tom@ptgroup.example',
  ],
  ['J1885 units', 'How many units of J1885 for 60 mg on 2026-03-01?', 'Urgent Care North', 'uc@north.example'],
  ['36415 denied', 'CO-97 on 36415 with 99213 on 2026-02-02. Why?', 'Dee Alvarez', 'dee@valley.example'],
  [
    '93000 with 99214',
    'EKG 93000 with 99214 on 2026-02-16, is modifier 25 needed?',
    'Cardio Partners',
    'cp@cardio.example',
  ],
  ['Place of service', '99213 by phone on 2026-01-30, POS 02 or 10?', 'Rita Chen', 'rita@chenmd.example'],
  ['M54.5 rejected', 'M54.5 came back invalid for 2026-03-03. What now?', 'Back in Motion', 'claims@bim.example'],
]

/** A lively desk on top of the one tests use: more questions, people at work on them, a month of answers behind it. */
export async function fillDesk({ desk, seeded }: BrowsedDesk): Promise<void> {
  const { pool, dana, kim } = desk
  await pool.query(`update operators set role = 'admin', credential = 'CPC' where id = $1`, [dana.id])
  await pool.query(`update operators set credential = 'CCS' where id = $1`, [kim.id])
  const ids: number[] = []
  for (const [subject, text, name, address] of QUESTIONS) {
    const { caseId } = await desk.receiveAndDraft({ subject, text, from: { name, address } })
    ids.push(caseId)
  }
  await pool.query(
    `update cases set clock_since = now() - interval '37 minutes' * (id % 9) where state = 'needs_review'`,
  )
  await claimCase(pool, ids[0] ?? 0, dana.id, { steal: false })
  await claimCase(pool, ids[3] ?? 0, kim.id, { steal: false })
  await notePresence(pool, kim.id, ids[3] ?? 0, 'editing')
  await notePresence(pool, kim.id, seeded.pair, 'viewing')
  const text = 'The payer is Medicare, see her earlier question.'
  await addNote(pool, { caseId: seeded.pair, operatorId: kim.id, text, mentions: [] })
  await addPast(desk, seeded.rejected)
}

/** Answers of the last weeks, as the sweeper would have measured them; all hang on one case that is shown nowhere. */
async function addPast({ pool, dana, kim }: BrowsedDesk['desk'], caseId: number): Promise<void> {
  await pool.query(
    `with days as (select n, now() - n * interval '157 minutes' as at from generate_series(1, 250) n),
          decided as (
            insert into reviews (case_id, draft_id, operator_id, decision, created_at)
            select $1, (select max(id) from drafts where case_id = $1), case when n % 3 = 0 then $3::bigint else $2 end, 'approved', at
              from days where extract(isodow from at) < 6 returning id, operator_id, created_at),
          sent as (
            insert into replies (case_id, review_id, state, message_id, envelope_from, envelope_to, raw, text, html, send_after,
              state_since, measured)
            select $1, id, 'sent', 'past' || id || '@acme.example', 'coding@acme.example', 'past@clinic.example', ''::bytea,
                   'past', 'past', created_at, created_at, true from decided returning id, review_id, state_since)
     insert into answer_figures (reply_id, case_id, operator_id, sent_at, waited_minutes, review_seconds, words, changed_words,
       disposition, rules)
     select s.id, $1, d.operator_id, s.state_since, 20 + s.id * 37 % 170, 90 + s.id * 53 % 500, 160,
            case when s.id % 3 = 0 then 0 else s.id * 7 % 46 end, 'answered',
            array[(array['ncci/pair', 'codes/meaning', 'modifiers/25', 'coverage/lcd'])[1 + s.id % 4]]
       from sent s join decided d on d.id = s.review_id`,
    [caseId, dana.id, kim.id],
  )
  await pool.query(
    `insert into events (operator_id, kind, at)
     select operator_id, kind, sent_at from answer_figures
       cross join lateral unnest(array['approved'] || case when reply_id % 19 = 0 then array['undone'] else '{}' end
         || case when reply_id % 31 = 0 then array['conflicted'] else '{}' end) kind`,
  )
}
