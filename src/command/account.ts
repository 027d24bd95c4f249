import { type Command, InvalidArgumentError, Option } from 'commander'
import { deskAllowances, setPlanPorts } from '../../workers/account-ports.ts'
import type { Desk } from '../../workers/open-desk.ts'
import { DOORS, type Door } from '../domain/allowance.ts'
import { AppError } from '../domain/app-error.ts'
import { isIsoDate } from '../domain/iso-date.ts'
import { instantInZone } from '../domain/zoned-time.ts'
import { sayAllowance } from '../flow/customers/allowance-words.ts'
import { grantAllowance, setPlan } from '../flow/customers/set-plan.ts'
import { lookAllowance } from '../flow/customers/use-allowance.ts'
import { findMailStop } from '../store/automatic-mail/mail-stops.ts'
import {
  type Account,
  deleteAccount,
  findAccountByAddress,
  listAccounts,
  listGrants,
} from '../store/customers/accounts.ts'
import { listPlanChanges } from '../store/customers/plan-changes.ts'
import { confirm } from './confirm.ts'
import { EXIT } from './exit-code.ts'
import { say, withDesk } from './with-desk.ts'

const BY = { source: 'command', operatorId: null } as const

/** `caseconsultant account list|show|set-plan|grant|delete` */
export function registerAccount(program: Command): void {
  const account = program.command('account').description('people who use the public pages, and what they may use')
  registerList(account)
  registerShow(account)
  registerSetPlan(account)
  registerGrant(account)
  registerDelete(account)
}

function registerList(account: Command): void {
  account
    .command('list')
    .description('list accounts, the newest first')
    .argument('[containing]', 'only addresses that hold this')
    .option('--limit <number>', 'at most so many', readCount, 100)
    .action(async (containing: string | undefined, { limit }: { limit: number }) => {
      const accounts = await withDesk(({ pool }) => listAccounts(pool, { containing: containing ?? '', limit }))
      for (const each of accounts) process.stdout.write(`${lineOf(each)}\n`)
      if (accounts.length === 0) say('No account.')
    })
}

function registerShow(account: Command): void {
  account
    .command('show')
    .description('show one account: plan, what is left, who gave it')
    .argument('<address>', 'its email address')
    .action(async (address: string) => {
      const text = await withDesk((desk) => describeAccount(desk, address))
      if (text === null) {
        say(`There is no account ${address}; set-plan makes one.`)
        process.exitCode = EXIT.failed
      } else process.stdout.write(text)
    })
}

function registerSetPlan(account: Command): void {
  account
    .command('set-plan')
    .description('put an account on a plan; it is made where there is none')
    .argument('<address>', 'its email address')
    .argument('<plan>', 'such as registered or subscribed')
    .option('--until <date>', 'through that day (YYYY-MM-DD), then registered again; for good where left out', readDate)
    .option('--event <id>', 'the same id a second time changes nothing')
    .action(async (address: string, plan: string, options: { until?: string; event?: string }) => {
      await withDesk(async (desk) => {
        const until = endOf(options.until, desk)
        const asked = { address, plan, until, by: BY, eventId: options.event ?? null }
        const { kind } = await setPlan(setPlanPorts(desk), asked)
        say(
          kind === 'set' ? `${address} is on the plan ${plan}.` : 'This event was carried out before; nothing changed.',
        )
      })
    })
}

function registerGrant(account: Command): void {
  account
    .command('grant')
    .description('let an account use more than its plan allows')
    .argument('<address>', 'its email address')
    .addOption(new Option('--door <door>', 'of what').choices(DOORS).makeOptionMandatory())
    .requiredOption('--count <number>', 'how many more', readCount)
    .option('--until <date>', 'through that day (YYYY-MM-DD); for good where left out', readDate)
    .option('--event <id>', 'the same id a second time changes nothing')
    .action(async (address: string, options: { door: Door; count: number; until?: string; event?: string }) => {
      await withDesk(async (desk) => {
        const { door, count } = options
        const until = endOf(options.until, desk)
        const asked = { address, door, count, until, by: BY, eventId: options.event ?? null }
        const { kind } = await grantAllowance(setPlanPorts(desk), asked)
        say(
          kind === 'set' ? `${address} may use ${count} more.` : 'This event was carried out before; nothing changed.',
        )
      })
    })
}

function registerDelete(account: Command): void {
  account
    .command('delete')
    .description(
      'delete an account with its plan, grants, keys and sessions; questions are kept as the desk keeps them',
    )
    .argument('<address>', 'its email address')
    .option('--yes', 'do not ask')
    .action(async (address: string, { yes = false }: { yes?: boolean }) => {
      await withDesk(async ({ pool }) => {
        const found = await findAccountByAddress(pool, address)
        if (found === null) throw new AppError('not_found', `There is no account ${address}.`)
        if (!yes && !(await confirm(`Delete the account ${found.address}?`))) {
          say('Nothing was deleted.')
          process.exitCode = EXIT.failed
          return
        }
        await deleteAccount(pool, found.id, null)
        say(`The account ${found.address} was deleted.`)
      })
    })
}

/** Null where there is no such account. */
async function describeAccount(desk: Desk, address: string): Promise<string | null> {
  const { pool, config } = desk
  const found = await findAccountByAddress(pool, address)
  if (found === null) return null
  const { timeZone } = config.workingTime
  const ports = deskAllowances(desk)
  const visitor = { kind: 'account', accountId: found.id, address: found.address, plan: found.plan } as const
  const lines = [lineOf(found)]
  for (const door of DOORS) {
    const left = sayAllowance(await lookAllowance(ports, visitor, door), timeZone) ?? 'unlimited'
    lines.push(`  ${door.padEnd(16)} ${left}`)
  }
  for (const { door, count, used, expiresAt, source, operatorName } of await listGrants(pool, found.id))
    lines.push(
      `  granted          ${count} ${door}, ${used} used, ${endWords(expiresAt)}, by ${operatorName ?? source}`,
    )
  for (const { plan, planUntil, source, operatorName, createdAt } of await listPlanChanges(pool, found.id))
    lines.push(
      `  ${createdAt.toISOString().slice(0, 10)}       plan ${plan}, ${endWords(planUntil)}, by ${operatorName ?? source}`,
    )
  if ((await findMailStop(pool, found.address)) !== null) lines.push('  wants no automatic mail')
  return `${lines.join('\n')}\n`
}

const lineOf = ({ address, plan, planUntil, confirmedAt }: Account): string =>
  `${address}\t${plan}\t${planUntil === null ? '' : `until ${planUntil.toISOString()}`}\t${confirmedAt === null ? 'not confirmed' : 'confirmed'}`

const endWords = (end: Date | null): string => (end === null ? 'for good' : `until ${end.toISOString().slice(0, 10)}`)

/** @throws InvalidArgumentError */
function readCount(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= 1000) return count
  throw new InvalidArgumentError('It must be a whole number from 1 to 1000.')
}

/** @throws InvalidArgumentError */
function readDate(text: string): string {
  if (isIsoDate(text)) return text
  throw new InvalidArgumentError('It must be a date such as 2030-01-31.')
}

/** The end of that day where the desk is; null: there is none. */
function endOf(day: string | undefined, { config }: Desk): Date | null {
  if (day === undefined) return null
  const end = instantInZone(`${day}T23:59`, config.workingTime.timeZone)
  if (end === null) throw new AppError('invalid', `${day} is no day of the calendar.`)
  return end
}
