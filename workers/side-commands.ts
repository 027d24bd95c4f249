import { type AnswerCommandPorts, answerCommands, type CommandViews } from '../src/flow/customers/answer-commands.ts'
import type { SenderAllowancePorts } from '../src/flow/customers/sender-allowance.ts'
import {
  type BeyondNoticeView,
  type SettleCaseAllowancePorts,
  settleCaseAllowances,
} from '../src/flow/customers/settle-case-allowance.ts'
import { type Log, nameError } from '../src/log.ts'
import { buildMime } from '../src/mail/send/build-mime.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { listOpenCommands, makeCommandCase, settleCommand } from '../src/store/automatic-mail/mail-commands.ts'
import { findAccountByAddress } from '../src/store/customers/accounts.ts'
import { listUncountedCases, settleCaseAllowance } from '../src/store/customers/case-allowances.ts'
import { listUnhandledConfirmations, noteConfirmationHandled } from '../src/store/customers/confirmations.ts'
import { deskAllowances } from './account-ports.ts'
import { carryOutConfirmed } from './confirmed-addresses.ts'
import type { Desk } from './open-desk.ts'

/** Carries out what mails asked the desk itself for. */
export async function answerMailCommands(desk: Desk, log: Log): Promise<void> {
  const count = await answerCommands(commandPorts(desk, log))
  if (count > 0) log.info('command.done', { count })
}

/** Does what addresses were confirmed for by answering a mail, or by a link whose process ended at once. */
export async function carryOutReplies(desk: Desk, queue: JobQueue): Promise<void> {
  const carryOut = carryOutConfirmed(desk, queue)
  const faults: unknown[] = []
  for (const confirmed of await listUnhandledConfirmations(desk.pool, 20)) {
    try {
      await carryOut(confirmed)
      await noteConfirmationHandled(desk.pool, confirmed.id)
    } catch (error) {
      // One that cannot be done now keeps no other from being done.
      faults.push(error)
    }
  }
  if (faults.length > 0) throw faults[0]
}

/** Counts questions by mail that were not counted yet. */
export async function settleAllowances(desk: Desk): Promise<void> {
  await settleCaseAllowances(settlePorts(desk, (limit) => listUncountedCases(desk.pool, limit)))
}

/** The same for one case, so that nothing leaves by policy before it is counted. */
export async function settleAllowanceOf(desk: Desk, caseId: number): Promise<void> {
  if (desk.config.accounts.inHouse.everybody) return
  await settleCaseAllowances(settlePorts(desk, () => listUncountedCases(desk.pool, 1, caseId)))
}

const senderPorts = (desk: Desk): SenderAllowancePorts => ({
  ...deskAllowances(desk),
  secret: desk.secret,
  findAccount: (address) => findAccountByAddress(desk.pool, address),
})

function settlePorts(desk: Desk, listUncounted: SettleCaseAllowancePorts['listUncounted']): SettleCaseAllowancePorts {
  const { pool, config, templates } = desk
  const notice = templates.load<BeyondNoticeView>('mail/beyond-allowance.txt')
  return {
    ...senderPorts(desk),
    listUncounted,
    settle: (settled) => settleCaseAllowance(pool, settled, config.outbound.automaticPerHour),
    render: (view) => notice(view),
    buildMime,
    desk: config.desk,
    publicUrl: publicUrlOf(desk),
  }
}

function commandPorts(desk: Desk, log: Log): AnswerCommandPorts {
  const { pool, config, templates, codebook } = desk
  const { timeZone } = config.workingTime
  return {
    ...senderPorts(desk),
    listOpen: (limit) => listOpenCommands(pool, limit),
    settle: (settled) => settleCommand(pool, settled),
    makeCase: (messageId) => makeCommandCase(pool, messageId),
    reportFault: (error) => log.warn('command.failed', { error: nameError(error) }),
    codebook,
    render: <Kind extends keyof CommandViews>(kind: Kind, view: CommandViews[Kind]) =>
      templates.load<CommandViews[Kind]>(`mail/commands/${kind}.txt`)(view),
    buildMime,
    today: () => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date()),
    desk: config.desk,
    publicUrl: publicUrlOf(desk),
  }
}

/** Where people find the public pages; null where there are none, or nobody said under which address. */
const publicUrlOf = ({ config }: Desk): string | null => config.doors.url
