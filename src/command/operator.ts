import { createHash, randomBytes } from 'node:crypto'
import { type Command, Option } from 'commander'
import type { Desk } from '../../workers/open-desk.ts'
import { AppError } from '../domain/app-error.ts'
import { ROLES, type Role } from '../domain/permissions.ts'
import {
  findOperatorByEmail,
  getPerson,
  inviteOperator,
  listOperators,
  type Operator,
  revokeAccess,
} from '../store/people/operators.ts'
import { type LinkPurpose, replaceSignInLinks } from '../store/people/sign-in-links.ts'
import { say, withDesk } from './with-desk.ts'

/** How long a sign-in link may be used. */
const LINK_HOURS = 24

/** `caseconsultant operator add|reset|list` */
export function registerOperator(program: Command): void {
  const operator = program.command('operator').description('the people who review answers')
  operator
    .command('add')
    .description('add an operator and print a sign-in link')
    .argument('<email>', 'their address')
    .requiredOption('--name <name>', 'as it stands under a reply, such as "Dana Ruiz"')
    .option('--credential <credential>', 'such as CPC or CCS')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).default('reviewer'))
    .action(async (email: string, options: { name: string; credential?: string; role: Role }) => {
      if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new AppError('invalid', `${email} is not an email address.`)
      await withDesk(async (desk) => {
        const { name, credential = null, role } = options
        const added = await inviteOperator(desk.pool, { email, name, credential, role }, { operatorId: null })
        say(`Added ${name}. The link signs in once, within ${LINK_HOURS} hours:`)
        process.stdout.write(`${await makeSignInLink(desk, added, { purpose: 'invitation' })}\n`)
      })
    })
  operator
    .command('reset')
    .description('end an operator’s sessions and print a new sign-in link')
    .argument('<email>', 'their address')
    .action(async (email: string) => {
      await withDesk(async (desk) => {
        const found = await findOperatorByEmail(desk.pool, email)
        if (found === null)
          throw new AppError('not_found', `There is no operator ${email}; see: caseconsultant operator list`)
        if ((await getPerson(desk.pool, found.id)).deactivatedAt !== null)
          throw new AppError(
            'conflict',
            `The access of ${found.name} has ended. An admin can give it again, on the page People.`,
          )
        await revokeAccess(desk.pool, found.id)
        say(
          `Earlier links and sessions of ${found.name} no longer work. The link signs them in once, within ${LINK_HOURS} hours:`,
        )
        process.stdout.write(`${await makeSignInLink(desk, found)}\n`)
      })
    })
  operator
    .command('list')
    .description('list the operators')
    .action(async () => {
      const operators = await withDesk(({ pool }) => listOperators(pool))
      for (const { email, name, credential, role } of operators) {
        process.stdout.write(`${email}\t${name}\t${credential ?? ''}\t${role}\n`)
      }
      if (operators.length === 0) say('No operator yet: caseconsultant operator add EMAIL --name NAME')
    })
}

/** A link that signs the operator in, once; earlier ones stop working. Only the hash of its token is kept. */
export async function makeSignInLink(
  desk: Desk,
  operator: Operator,
  { url = queueUrl(desk), purpose = 'sign_in' }: { url?: string; purpose?: LinkPurpose } = {},
): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(Date.now() + LINK_HOURS * 3_600_000)
  const tokenSha256 = createHash('sha256').update(token).digest()
  await replaceSignInLinks(desk.pool, operator.id, { tokenSha256, expiresAt, purpose }, { operatorId: null })
  return `${url}/sign-in/${token}`
}

const queueUrl = ({ config }: Desk): string => config.baseUrl ?? `http://127.0.0.1:${config.port}`
