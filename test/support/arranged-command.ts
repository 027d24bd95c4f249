import type { CommandKind } from '../../src/domain/mail-command.ts'
import type { Pool } from '../../src/store/pool.ts'
import { storeArrived } from './received-mail.ts'

/** Stores a mail of that address that asks the desk itself for something, and returns its id. */
export async function arrangedCommand(
  pool: Pool,
  mailboxId: number,
  address: string,
  command: CommandKind,
): Promise<number> {
  const record = { fromAddress: address, subject: command, text: '', kind: 'not_a_question', command } as const
  return (await storeArrived(pool, mailboxId, record, { kind: 'no_case' })).messageId
}
