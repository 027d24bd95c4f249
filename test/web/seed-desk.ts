import type { SendOutcome } from '../../src/domain/reply-state.ts'
import { findLatestDraft } from '../../src/store/answers/drafts.ts'
import { approveDraft, rejectCase } from '../../src/store/answers/reviews.ts'
import { claimReply, recordBodySent, recordOutcome } from '../../src/store/replies/send-replies.ts'
import { frozenReply } from '../support/drafted-case.ts'
import { storeArrived } from '../support/received-mail.ts'
import type { WebDesk } from './open-web-desk.ts'

export type SeededDesk = {
  /** A pair asked about, with a signature and a patient's name and birth date in it. */
  pair: number
  deleted: number
  unknown: number
  followUp: number
  sent: number
  refused: number
  uncertain: number
  rejected: number
  quarantined: number
}

const PAIR = `Hi there,

can we bill 99214 with 90833 on 2026-03-04? Patient is Robert Miles, DOB 04/12/1961, seen for a medication
check and 20 minutes of psychotherapy.

Thank you,
Maria Lopez
Billing Lead, Lakeside Behavioral Health
Tel 555-0142 | maria.lopez@lakeside.example`

const FOLLOW_UP = `And with modifier 25 on the visit?

On Mon, 2 Mar 2026 at 10:12, Acme Coding Desk <coding@acme.example> wrote:
> Hi Jay,
> 20610 and 99213 can be billed on one day when ...
> Sources: [1]`

/** A desk in the middle of a day: one case in every state a reviewer meets. */
export async function seedDesk(desk: WebDesk): Promise<SeededDesk> {
  const { pool, dana, kim } = desk
  const pair = await desk.receiveAndDraft({ subject: '99214 with 90833 same day', text: PAIR, html: PAIR_HTML })
  const deleted = await desk.receiveAndDraft({
    subject: '90862 rejected',
    text: 'our claim for 90862 came back as invalid. DOS 01/22/2013, medication check only. What takes its place?\n\nAnn',
    from: { address: 'ann@harbor.example', name: 'Ann Duval' },
  })
  const unknown = await desk.receiveAndDraft({
    subject: 'which code for shoulder thing',
    text: 'Doctor did a new thing on the shoulder, code 0999T? Which code do I use?',
    from: { address: 'front@hill.example', name: 'Front desk, Hill Clinic' },
  })
  const jay = { address: 'jay@patel.example', name: 'Jay Patel' }
  const question = 'Can we bill 99213 with 20610 on 2026-03-02, same knee?'
  const followUp = await desk.receiveAndDraft({ subject: '20610 with 99213', text: question, from: jay })
  const again = { subject: 'Re: 20610 with 99213', text: FOLLOW_UP, from: jay }
  await desk.receive(again, { kind: 'join', caseId: followUp.caseId })
  await desk.draft(followUp.caseId)
  const sent = await send(desk, 'What is 99213?', { kind: 'sent', response: '250 2.0.0 Ok: queued as 4RkT' })
  const refused = await send(desk, 'What is 99212?', { kind: 'refused', why: '550 5.1.1 mailbox unavailable' })
  const uncertain = await send(desk, 'What is 99215?', { kind: 'uncertain', why: 'the connection was lost' })
  const rejected = await desk.receiveAndDraft({ subject: 'Lunch', text: 'Will you come to lunch on Friday?' })
  await rejectCase(pool, rejected.caseId, kim.id, 'Not a coding question')
  const quarantined = await desk.receive(
    { subject: 'two senders', text: 'What is 99214?' },
    { kind: 'quarantine', why: 'The mail has more than one From address: it cannot be told who wrote it.' },
  )
  await desk.receiveAndDraft(
    { subject: 'Re: your answer', text: 'And 99215?', from: { address: 'someone@else.example', name: null } },
    { kind: 'new_case', claimsCaseId: sent },
  )
  const kept = { kind: 'no_case' } as const
  const reason = 'Auto-Submitted says auto-replied'
  await storeArrived(pool, desk.mailboxId, { kind: 'auto_reply', kindReason: reason, subject: 'Out of office' }, kept)
  await hold(desk, dana.id, 'What is 99202?')
  const ids = { pair, deleted, unknown, followUp, rejected, quarantined }
  const caseIds = Object.fromEntries(Object.entries(ids).map(([name, { caseId }]) => [name, caseId]))
  return { ...(caseIds as Record<keyof typeof ids, number>), sent, refused, uncertain }
}

const PAIR_HTML = `<p>Hi there,</p><p>can we bill <b style="color:#a00">99214</b> with 90833 on 2026-03-04?</p>
<img src="https://tracker.example/pixel.gif" alt="logo"><script>document.title = 'never'</script>
<a href="https://phish.example/" onclick="alert(1)">our portal</a>`

/** A case whose answer is approved and held for an hour; returns the ids. */
export async function hold(desk: WebDesk, operatorId: number, text: string, holdSeconds = 3600) {
  const { caseId, messageId } = await desk.receiveAndDraft({ subject: 'a code', text })
  const draft = await findLatestDraft(desk.pool, caseId)
  if (draft === null) throw new Error('the case was not drafted')
  const seen = { caseId, revision: draft.revision, messageId, operatorId }
  const reply = { ...frozenReply(holdSeconds), text: `Hello,\n\n${draft.content.shortAnswer}\n` }
  const { replyId } = await approveDraft(desk.pool, seen, draft.id, reply)
  return { caseId, messageId, replyId }
}

/** A case whose answer was handed over with that outcome; returns its id. */
async function send(desk: WebDesk, text: string, outcome: SendOutcome): Promise<number> {
  const { caseId, replyId } = await hold(desk, desk.dana.id, text, 0)
  const claimed = await claimReply(desk.pool, replyId, 'test')
  if (outcome.kind !== 'refused') await recordBodySent(desk.pool, replyId, claimed?.attempt ?? 1)
  await recordOutcome(desk.pool, { replyId, attempt: claimed?.attempt ?? 1 }, outcome, 0)
  return caseId
}

/** A case whose answer was handed over whole, and no answer of the server came; returns its id. */
export function sendUncertain(desk: WebDesk): Promise<number> {
  return send(desk, 'What is 99213?', { kind: 'uncertain', why: 'connection lost' })
}
