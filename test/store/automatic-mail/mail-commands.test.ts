import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { settleAutomaticMail, takeAutomaticMail } from '../../../src/store/automatic-mail/automatic-mail.ts'
import {
  type CommandEffect,
  listOpenCommands,
  makeCommandCase,
  type SettledCommand,
  settleCommand,
} from '../../../src/store/automatic-mail/mail-commands.ts'
import { findMailStop } from '../../../src/store/automatic-mail/mail-stops.ts'
import { findAccountByAddress } from '../../../src/store/customers/accounts.ts'
import {
  holdConfirmation,
  listUnhandledConfirmations,
  noteConfirmationHandled,
} from '../../../src/store/customers/confirmations.ts'
import { inTransaction } from '../../../src/store/pool.ts'
import { refuseAutomatic } from '../../../src/store/replies/automatic-guard.ts'
import { arrangedCommand } from '../../support/arranged-command.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()
let mails = 0

const settled = (messageId: number, address: string, effect: CommandEffect = { kind: 'none' }): SettledCommand => {
  mails += 1
  const raw = Buffer.from('Subject: answer\r\n\r\nHere.\r\n')
  const mail = { kind: 'command_reply', at: new Date(), mailMessageId: `command.${mails}@desk.example`, raw } as const
  const tooLate = effect.kind === 'confirm' ? { ...mail, mailMessageId: `late.${mails}@desk.example` } : null
  return { messageId, address, effect, mail, tooLate }
}

const arrange = (address: string, command: 'help' | 'stop' | 'start' | 'confirm' | 'code') =>
  arrangedCommand(store.pool, store.mailboxId, address, command)

const waitingFor = async (address: string) =>
  (
    await store.pool.query<{ kind: string }>(
      `select kind from automatic_mails where to_address = $1 and state = 'ready'`,
      [address],
    )
  ).rows

describe('a command by mail', () => {
  it('is open until it is settled, and settled once, whoever tries at the same moment', async () => {
    const address = 'once@clinic.example'
    const messageId = await arrange(address, 'help')
    expect((await listOpenCommands(store.pool, 50)).map((each) => each.messageId)).toContain(messageId)
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => settleCommand(store.pool, settled(messageId, address))),
    )
    expect(outcomes.filter((each) => each === 'answered')).toHaveLength(1)
    expect(outcomes.filter((each) => each === 'known')).toHaveLength(7)
    expect(await waitingFor(address)).toHaveLength(1)
    expect((await listOpenCommands(store.pool, 50)).map((each) => each.messageId)).not.toContain(messageId)
  })

  it('beyond ten in an hour is carried out, and answered no more', async () => {
    const address = 'loop@clinic.example'
    const outcomes: string[] = []
    for (let at = 0; at < 12; at += 1)
      outcomes.push(await settleCommand(store.pool, settled(await arrange(address, 'code'), address)))
    expect(outcomes).toEqual([...Array(10).fill('answered'), 'silent', 'silent'])
  })

  it('stop is acknowledged once, and keeps back what nobody asked for; start ends that', async () => {
    const address = 'quiet@clinic.example'
    const stop = { kind: 'stop', proven: true } as const
    expect(await settleCommand(store.pool, settled(await arrange(address, 'stop'), address, stop))).toBe('answered')
    expect(await settleCommand(store.pool, settled(await arrange(address, 'stop'), address, stop))).toBe('silent')
    const refusal = () =>
      inTransaction(store.pool, (tx) =>
        refuseAutomatic(tx, { to: 'Quiet@clinic.example', caseId: 1, at: new Date() }, 50),
      )
    expect(await refusal()).toBe('asked_to_stop')
    expect(await findMailStop(store.pool, address)).toBeInstanceOf(Date)
    await settleCommand(store.pool, settled(await arrange(address, 'start'), address, { kind: 'start' }))
    expect(await refusal()).toBeNull()
  })

  it('that was asked for uses up nothing of what was not', async () => {
    const address = 'both@clinic.example'
    await settleCommand(store.pool, settled(await arrange(address, 'help'), address))
    const refusal = await inTransaction(store.pool, (tx) =>
      refuseAutomatic(tx, { to: address, caseId: 1, at: new Date() }, 50),
    )
    expect(refusal).toBeNull()
  })

  it('that cannot be answered becomes a case, once', async () => {
    const address = 'stuck@clinic.example'
    const messageId = await arrange(address, 'help')
    await Promise.all([makeCommandCase(store.pool, messageId), makeCommandCase(store.pool, messageId)])
    const { rows } = await store.pool.query('select state from cases where requester_address = $1', [address])
    expect(rows).toEqual([{ state: 'received' }])
    expect(await settleCommand(store.pool, settled(messageId, address))).toBe('known')
  })
})

describe('an address confirmed by answering a mail', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest()

  async function ask(address: string, messageId: string, purpose: 'sign_in' | 'check_answer' = 'sign_in') {
    const at = new Date()
    return holdConfirmation(
      store.pool,
      {
        address,
        purpose,
        subject: null,
        tokenSha256: sha256(`token ${messageId}`),
        messageIdSha256: sha256(messageId),
        networkKey: `network of ${address}`,
        expiresAt: new Date(at.getTime() + 3_600_000),
        at,
        mail: { messageId, raw: Buffer.from('Subject: link\r\n\r\nhttps://codes.acme.example/confirm/secret\r\n') },
      },
      { anHour: 3, aDay: 10, everybodyAnHour: 100, networkAnHour: 20 },
    )
  }

  it('has an account, once, and only for who got the mail', async () => {
    const address = 'yes@clinic.example'
    expect(await ask(address, 'confirm.1@desk.example')).toBe('mailed')
    const effect = { kind: 'confirm', messageIdHashes: [sha256('confirm.1@desk.example')], at: new Date() } as const
    const other = await arrange('other@clinic.example', 'confirm')
    await settleCommand(store.pool, settled(other, 'other@clinic.example', effect))
    expect(await findAccountByAddress(store.pool, address)).toBeNull()
    expect(await findAccountByAddress(store.pool, 'other@clinic.example')).toBeNull()
    await settleCommand(store.pool, settled(await arrange(address, 'confirm'), address, effect))
    expect((await findAccountByAddress(store.pool, address))?.confirmedAt).toBeInstanceOf(Date)
    await settleCommand(store.pool, settled(await arrange(address, 'confirm'), address, effect))
    const { rows } = await store.pool.query<{ id: string }>(
      `select mail_message_id as id from automatic_mails where to_address = $1 and kind <> 'confirmation' order by id`,
      [address],
    )
    expect(rows.map(({ id }) => id.split('.')[0])).toEqual(['command', 'late'])
  })

  it('waits for what it was confirmed for until that is done', async () => {
    const address = 'check@clinic.example'
    await ask(address, 'confirm.2@desk.example', 'check_answer')
    const effect = { kind: 'confirm', messageIdHashes: [sha256('confirm.2@desk.example')], at: new Date() } as const
    await settleCommand(store.pool, settled(await arrange(address, 'confirm'), address, effect))
    const [open] = await listUnhandledConfirmations(store.pool, 10)
    expect(open).toMatchObject({ address, purpose: 'check_answer', by: 'reply' })
    await noteConfirmationHandled(store.pool, open?.id ?? 0)
    expect(await listUnhandledConfirmations(store.pool, 10)).toEqual([])
  })

  it('leaves no link behind in the mail that carried it', async () => {
    await store.pool.query(`delete from automatic_mails`)
    await ask('link@clinic.example', 'confirm.3@desk.example')
    const taken = await takeAutomaticMail(store.pool)
    expect(taken?.raw.toString()).toContain('/confirm/secret')
    await settleAutomaticMail(store.pool, taken?.id ?? 0, 'ready', 'later')
    expect((await store.pool.query('select 1 from automatic_mails where raw is not null')).rowCount).toBe(1)
    await store.pool.query('update automatic_mails set send_after = now()')
    const again = await takeAutomaticMail(store.pool)
    await settleAutomaticMail(store.pool, again?.id ?? 0, 'sent', '250')
    expect((await store.pool.query('select 1 from automatic_mails where raw is not null')).rowCount).toBe(0)
  })

  it('is mailed no more than so many links, all of them together neither', async () => {
    const held: string[] = []
    for (let at = 0; at < 4; at += 1) held.push(await ask('often@clinic.example', `confirm.often${at}@desk.example`))
    expect(held).toEqual(['mailed', 'mailed', 'mailed', 'kept_back'])
  })
})
