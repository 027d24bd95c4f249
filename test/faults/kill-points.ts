import type { FaultRig } from './fault-rig.ts'
import type { Observer, Verdict } from './observed-proxy.ts'

/** One point at which the desk is killed. */
export type KillPoint = {
  name: string
  /** The part of the way it lies in: what has to happen before the point is armed. */
  on: 'the way in' | 'approval' | 'the way out'
  /** Whether the reply must end in send_uncertain. */
  uncertain: boolean
  paddingBytes?: number
  /** Makes ready what the point needs, before it is armed; resolves with the way back. */
  prepare?(rig: FaultRig): Promise<() => Promise<void>>
  /** Watches from outside, and calls `fire` at the point. */
  arm(rig: FaultRig, fire: () => void): void
}

const BEGIN = /Q\0\0\0.begin\0/s
const COMMIT = /Q\0\0\0.commit\0/s
const END = /Q\0\0\0.(?:commit|rollback)\0/s

/** Just before a statement reaches the server. */
const atStatement =
  (statement: RegExp, ready: () => boolean = () => true) =>
  (rig: FaultRig, fire: () => void): void =>
    rig.database.watch((from, text) => {
      if (from !== 'client' || !statement.test(text) || !ready()) return
      fire()
      return 'stop'
    })

const atCommit =
  (statement: RegExp, when: 'before' | 'after') =>
  (rig: FaultRig, fire: () => void): void =>
    rig.database.watch(
      observeCommit(statement, when, () => {
        fire()
        return 'stop'
      }),
    )

/**
 * Calls `then` just before or just after the commit of the transaction in which a statement was, and obeys its verdict. A
 * statement without a transaction around it is committed by itself.
 */
export function observeCommit(statement: RegExp, when: 'before' | 'after', then: () => Verdict): Observer {
  return (from, text, { notes }) => {
    if (from === 'client') {
      if (BEGIN.test(text)) notes.inside = 'no'
      const isAlone = statement.test(text) && notes.inside === undefined
      if (statement.test(text)) notes.inside = 'yes'
      const isOurs = isAlone || (COMMIT.test(text) && notes.inside === 'yes')
      if (isAlone || END.test(text)) delete notes.inside
      if (!isOurs) return undefined
      if (when === 'after') {
        notes.committing = 'yes'
        return undefined
      }
    } else if (notes.committing !== 'yes') return undefined
    delete notes.committing
    return then()
  }
}

const onImap =
  (observer: (fire: () => void) => Observer) =>
  (rig: FaultRig, fire: () => void): void => {
    rig.imap.watch(observer(fire))
  }

/** When the server has completed a command, before the client hears of it or just after. */
const whenCompleted = (command: RegExp, hears: boolean) =>
  onImap((fire) => (from, text, { notes }) => {
    if (from === 'client') {
      if (command.test(text)) notes.tag = /^\S+/.exec(text)?.[0] ?? ''
      return
    }
    if (!notes.tag || !new RegExp(`^${notes.tag} OK`, 'm').test(text)) return
    notes.tag = ''
    if (!hears) {
      fire()
      return 'stop'
    }
    setImmediate(fire)
    return
  })

const onSink =
  (step: 'mail' | 'data' | 'dot') =>
  (rig: FaultRig, fire: () => void): void =>
    rig.sink.watch((reached) => {
      if (reached === step) fire()
    })

/** After the mail was fetched, at the next transaction of any kind. */
function beforeBegin(rig: FaultRig, fire: () => void): void {
  let fetched = false
  whenFetched(rig, () => {
    fetched = true
  })
  atStatement(BEGIN, () => fetched)(rig, fire)
}

const whenFetched = whenCompleted(/UID FETCH .*BODY\.PEEK\[\]/i, true)

/** While the fetched mail is being taken apart. */
function whileParsing(rig: FaultRig, fire: () => void): void {
  whenFetched(rig, () => setTimeout(fire, 3))
}

// A named statement is sent with its text once on each connection, and by its name from then on.
export const MESSAGE = /insert into messages|insert_messages/i
export const DRAFT = /insert into drafts|insert_machine_drafts/i
export const OUTCOME = /smtp_response = coalesce|settle_replies/i

export const KILL_POINTS: readonly KillPoint[] = [
  { name: '1 after SELECT', on: 'the way in', uncertain: false, arm: reconnecting(whenCompleted(/ SELECT /i, true)) },
  { name: '2 after UID SEARCH', on: 'the way in', uncertain: false, arm: whenCompleted(/UID SEARCH/i, true) },
  {
    name: '3 amid the FETCH literal',
    on: 'the way in',
    uncertain: false,
    paddingBytes: 400_000,
    arm: onImap((fire) => (from, text) => {
      if (from !== 'server' || !/BODY\[\] \{\d{6,}\}/.test(text)) return
      setImmediate(fire)
      return
    }),
  },
  { name: '4 bytes in memory, before BEGIN', on: 'the way in', uncertain: false, arm: beforeBegin },
  { name: '5 inside the transaction', on: 'the way in', uncertain: false, arm: atStatement(MESSAGE) },
  { name: '6 after COMMIT, before the move', on: 'the way in', uncertain: false, arm: atCommit(MESSAGE, 'after') },
  { name: '7 moved, before it is heard', on: 'the way in', uncertain: false, arm: whenCompleted(/UID MOVE/i, false) },
  { name: '8 after the move', on: 'the way in', uncertain: false, arm: whenCompleted(/UID MOVE/i, true) },
  { name: '9 while parsing', on: 'the way in', uncertain: false, paddingBytes: 2_000_000, arm: whileParsing },
  {
    name: '10 while looking up facts for the draft',
    on: 'the way in',
    uncertain: false,
    // Facts that were looked up before are not asked for again, but whether they still hold is.
    arm: atStatement(/edit_pairs|unit_limits|find_facts|editions_version/i),
  },
  { name: '11 draft stored, state not committed', on: 'the way in', uncertain: false, arm: atCommit(DRAFT, 'before') },
  {
    name: '12 approval received',
    on: 'approval',
    uncertain: false,
    arm: atStatement(/insert into (reviews|drafts|replies)/i),
  },
  {
    name: '13 approval committed, before the job',
    on: 'approval',
    uncertain: false,
    arm: atCommit(/insert into replies/i, 'after'),
  },
  {
    name: '14 sending committed, before connecting',
    on: 'the way out',
    uncertain: false,
    arm: atCommit(/set state = 'sending'/i, 'after'),
  },
  { name: '15 after AUTH', on: 'the way out', uncertain: false, arm: onSink('mail') },
  { name: '16 after RCPT', on: 'the way out', uncertain: false, arm: onSink('data') },
  { name: '17 amid the body', on: 'the way out', uncertain: false, prepare: enlargeAnswers, arm: amidBody },
  // The body is written by then, and may lie at the mail server; that it is so is not on record, so that its dot never comes.
  {
    name: '17b body without its dot',
    on: 'the way out',
    uncertain: false,
    arm: atStatement(/set state = 'body_sent'/i),
  },
  { name: '18 after the dot, before its answer', on: 'the way out', uncertain: true, arm: onSink('dot') },
  { name: '19 after 250, before it is recorded', on: 'the way out', uncertain: true, arm: atStatement(OUTCOME) },
  {
    name: '20 recorded as sent, before the rest',
    on: 'the way out',
    uncertain: false,
    arm: atCommit(OUTCOME, 'after'),
  },
]

/** More than the buffers of two sockets take: the rest of such an answer is not written before the server has read on. */
const LARGE_ANSWER_BYTES = 24_000_000

/** So much of it the mail server has when the desk is killed. */
const ARRIVED_BYTES = 300_000

/** Answers that are frozen meanwhile get an epilogue, which no mail program shows (RFC 2046 §5.1.1). */
async function enlargeAnswers({ pool }: FaultRig): Promise<() => Promise<void>> {
  await pool.query(
    `create or replace function enlarge_answer() returns trigger language plpgsql as $$
     begin new.raw := new.raw || convert_to(repeat(repeat('x', 70) || E'\\r\\n', ${Math.ceil(LARGE_ANSWER_BYTES / 72)}), 'UTF8'); return new; end $$`,
  )
  await pool.query(
    'create trigger enlarge_answer before insert on replies for each row execute function enlarge_answer()',
  )
  return async () => void (await pool.query('drop trigger enlarge_answer on replies'))
}

/** The mail server has a part of the body and takes no more of it, so that the desk cannot have come to its end. */
function amidBody(rig: FaultRig, fire: () => void): void {
  rig.mailOut.watch((from, text, { notes }) => {
    if (from === 'server') {
      if (/^354/m.test(text)) notes.body = '0'
      return
    }
    if (notes.body === undefined) return
    notes.body = String(Number(notes.body) + text.length)
    if (Number(notes.body) < ARRIVED_BYTES) return
    fire()
    return 'hold'
  })
}

/** The mailbox is opened anew only after its connection was lost. */
function reconnecting(arm: KillPoint['arm']): KillPoint['arm'] {
  return (rig, fire) => {
    arm(rig, fire)
    rig.imap.cut()
  }
}
