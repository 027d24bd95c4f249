import type { OpenCommand } from '../../domain/mail-command.ts'
import { useConfirmationReply } from '../customers/confirmations.ts'
import { openCase } from '../mailboxes/open-cases.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { COMMAND_LIMITS, mayAnswerAsked } from '../replies/automatic-guard.ts'
import { resumeMail, stopMail } from './mail-stops.ts'

/** The oldest of them first. */
export async function listOpenCommands(db: Queryable, limit: number): Promise<OpenCommand[]> {
  const { rows } = await db.query<OpenCommand>(
    `select m.id as "messageId", m.command, m.subject, m.text, m.from_address as address, m.proof,
            m.message_id as "mailMessageId", m.in_reply_to as "inReplyTo", m.reference_ids as "references",
            m.received_at as "receivedAt",
            exists (select 1 from cases k join replies r on r.case_id = k.id
                     where lower(k.requester_address) = lower(m.from_address) and r.kind = 'answer' and r.state = 'sent') as known
       from messages m
      where m.command is not null and m.command_settled_at is null and m.from_address is not null
      order by m.id limit $1`,
    [limit],
  )
  return rows
}

/** What a command changes, beside the mail that answers it. */
export type CommandEffect =
  | { kind: 'none' }
  | { kind: 'stop'; proven: boolean }
  | { kind: 'start' }
  | { kind: 'confirm'; messageIdHashes: readonly Buffer[]; at: Date }

export type SettledCommand = {
  messageId: number
  address: string
  effect: CommandEffect
  /** Null: nothing goes back. */
  mail: CommandMail | null
  /** What goes back where an address was confirmed too late; null: nothing. */
  tooLate: CommandMail | null
}

export type CommandMail = { kind: 'command_reply' | 'welcome'; at: Date; mailMessageId: string; raw: Buffer }

/**
 * Carries the command out and writes its answer down to be sent, in one transaction and once: `known` where that was done before,
 * `silent` where nothing goes back. Stop is acknowledged once.
 */
export async function settleCommand(
  pool: Pool,
  { messageId, address, effect, ...mails }: SettledCommand,
): Promise<'answered' | 'silent' | 'known'> {
  return inTransaction(pool, async (tx) => {
    const { rowCount } = await tx.query(
      'update messages set command_settled_at = now() where id = $1 and command_settled_at is null',
      [messageId],
    )
    if (rowCount === 0) return 'known'
    const done = await carryOut(tx, address, effect)
    const mail = done ? mails.mail : mails.tooLate
    if (mail === null) return 'silent'
    const rule = { to: address, kinds: ['command_reply', 'welcome'], at: mail.at, byStranger: false }
    if (!(await mayAnswerAsked(tx, rule, COMMAND_LIMITS))) return 'silent'
    await tx.query(
      `insert into automatic_mails (message_id, kind, to_address, at, state, mail_message_id, raw)
       values ($1, $2, lower($3), $4, 'ready', $5, $6) on conflict do nothing`,
      [messageId, mail.kind, address, mail.at, mail.mailMessageId, mail.raw],
    )
    return 'answered'
  })
}

/** Resolves when the command is a case like any other mail, for a person to see; nothing happens where it was carried out meanwhile. */
export async function makeCommandCase(pool: Pool, messageId: number): Promise<void> {
  await inTransaction(pool, async (tx) => {
    type Row = { subject: string; fromAddress: string | null; fromName: string | null }
    const { rows } = await tx.query<Row>(
      `update messages set command_settled_at = now(), kind = 'question'
        where id = $1 and command_settled_at is null and case_id is null
       returning subject, from_address as "fromAddress", from_name as "fromName"`,
      [messageId],
    )
    const [message] = rows
    if (message !== undefined)
      await openCase(tx, { messageId, message, placement: { kind: 'new_case', claimsCaseId: null } })
  })
}

/** Whether something was done that is worth a word. */
async function carryOut(tx: Queryable, address: string, effect: CommandEffect): Promise<boolean> {
  if (effect.kind === 'stop') {
    const { rowCount } = await tx.query('select 1 from mail_stops where address = lower($1)', [address])
    await stopMail(tx, address, effect.proven)
    return rowCount === 0
  }
  if (effect.kind === 'start') await resumeMail(tx, address)
  if (effect.kind === 'confirm') return (await useConfirmationReply(tx, { ...effect, address })) !== null
  return true
}
