import type { Pool } from '../../src/store/pool.ts'
import type { RunningDesk } from '../support/running-desk.ts'
import type { SmtpSink } from '../support/smtp-sink.ts'
import { addressOf } from './asked-questions.ts'
import type { Figures } from './figures.ts'
import type { Line, ObservedProxy } from './observed-proxy.ts'
import { assignDots, findWrongEnd, isKnowable, type SeenAttempt, type SeenDot } from './uncertainty.ts'

/** Sees every attempt to send from outside: on the line, at the mail server, and in the database as it stood after each commit. */
export type SendWitness = {
  /** That desk, whose kill is noted. */
  watchKills(desk: RunningDesk): RunningDesk
  /** Adds how many attempts for that question are called uncertain, and how many nobody could know of; says where they differ. */
  judge(token: string, calledAt: number, figures: Figures): Promise<void>
}

/** What the database had: each change of a reply's state, committed with it, beside the desk's own tables so that no backup has it. */
const WITNESS_TABLE = `
  create schema if not exists witness;
  create table if not exists witness.sends
    (id bigint generated always as identity, reply_id bigint, attempt int, was text, state text);
  create or replace function witness.note_send() returns trigger language plpgsql as $$
    begin insert into witness.sends (reply_id, attempt, was, state) values (new.id, new.attempt, old.state, new.state); return null; end $$;
  create or replace trigger note_send after update of state on replies
    for each row when (old.state is distinct from new.state) execute function witness.note_send();`

/** Begins to look. Its table goes with the database. */
export async function openSendWitness(pool: Pool, sink: SmtpSink, mailOut: ObservedProxy): Promise<SendWitness> {
  await pool.query(WITNESS_TABLE)
  const dots = watchDots(mailOut)
  const kills: number[] = []

  async function judge(token: string, calledAt: number, figures: Figures): Promise<void> {
    const address = addressOf(token)
    const attempts = await listAttempts(pool, address)
    const arrived = sink.mails.filter(({ to }) => to.includes(address)).length
    const seen = dots.filter(({ to }) => to === address).slice(0, arrived)
    if (seen.length > attempts.filter(({ bodySent }) => bodySent).length) {
      figures.faults.push(`${token}: a whole mail arrived before it was on record that its body was sent`)
    }
    const assigned = assignDots(attempts, seen)
    for (const [at, attempt] of attempts.entries()) {
      const dot = assigned[at] ?? null
      const knowable = isKnowable(attempt, dot, { kills, cuts: mailOut.cuts, calledAt })
      const isUncertain = attempt.end === 'send_uncertain'
      if (isUncertain) figures.unknown += 1
      if (knowable === 'no' || (knowable === 'either' && isUncertain)) figures.unknownWanted += 1
      const wrong = findWrongEnd(attempt, dot, knowable)
      if (wrong !== null) figures.faults.push(`${token}, attempt ${at + 1}: ${wrong}`)
    }
  }

  return {
    watchKills: (desk) => ({
      ...desk,
      kill() {
        kills.push(Date.now())
        return desk.kill()
      },
    }),
    judge,
  }
}

async function listAttempts(pool: Pool, address: string): Promise<SeenAttempt[]> {
  const { rows } = await pool.query<SeenAttempt>(
    `select bool_or(s.state = 'body_sent') as "bodySent",
            (array_agg(s.state order by s.id) filter (where s.was in ('sending', 'body_sent') and s.state <> 'body_sent'))[1] as end
       from witness.sends s join replies r on r.id = s.reply_id
      where r.envelope_to = $1 and s.attempt > 0 group by s.reply_id, s.attempt order by s.reply_id, s.attempt`,
    [address],
  )
  return rows
}

/** A conversation with the mail server, as far as it tells whose mail was whole and whether that was answered. */
type Conversation = { to: string; inBody: boolean; tail: string; dot: (SeenDot & { to: string }) | null }

/** Every whole mail that goes by, in the order of their dots. */
function watchDots(mailOut: ObservedProxy): (SeenDot & { to: string })[] {
  const dots: (SeenDot & { to: string })[] = []
  const conversations = new WeakMap<Line, Conversation>()
  mailOut.listen((from, text, line) => {
    const conversation = conversations.get(line) ?? { to: '', inBody: false, tail: '', dot: null }
    conversations.set(line, conversation)
    if (from === 'server') {
      if (conversation.dot !== null) conversation.dot.heardAt ??= Date.now()
      conversation.dot = null
      if (/^354/m.test(text)) Object.assign(conversation, { inBody: true, tail: '' })
      return
    }
    if (!conversation.inBody) {
      conversation.to = /^RCPT TO:<([^>]*)>/im.exec(text)?.[1] ?? conversation.to
      return
    }
    conversation.tail = (conversation.tail + text).slice(-5)
    if (conversation.tail !== '\r\n.\r\n') return
    conversation.inBody = false
    conversation.dot = { to: conversation.to, dotAt: Date.now(), heardAt: null }
    dots.push(conversation.dot)
  })
  return dots
}
