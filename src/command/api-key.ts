import { type Command, Option } from 'commander'
import { API_SCOPES, type ApiScope } from '../domain/api-key.ts'
import { AppError } from '../domain/app-error.ts'
import { makeApiKey } from '../identity/api-keys.ts'
import { ensureAccount, findAccountByAddress } from '../store/customers/accounts.ts'
import { addApiKey, listApiKeys, revokeApiKey } from '../store/customers/api-keys.ts'
import { say, withDesk } from './with-desk.ts'

/** `caseconsultant api-key create|list|revoke` */
export function registerApiKey(program: Command): void {
  const keys = program.command('api-key').description('keys with which programs use the API')
  keys
    .command('create')
    .description('make a key for the account of an address, and print it once')
    .argument('<address>', 'whose account it acts for; made where there is none')
    .requiredOption('--name <name>', 'what it is for, such as "claim scrubber"')
    .addOption(
      new Option('--scope <scope...>', 'what it may do').choices(API_SCOPES).default(['codes', 'search', 'pairs']),
    )
    .action(async (address: string, options: { name: string; scope: ApiScope[] }) => {
      if (!/^[^\s@]+@[^\s@]+$/.test(address)) throw new AppError('invalid', `${address} is not an email address.`)
      await withDesk(async ({ pool }) => {
        const accountId = await ensureAccount(pool, address, false)
        const made = makeApiKey()
        const { prefix, sha256 } = made
        await addApiKey(pool, { accountId, name: options.name, prefix, sha256, scopes: [...new Set(options.scope)] })
        say(
          `A key of ${address} for: ${[...new Set(options.scope)].join(', ')}. It is shown this once; keep it where secrets are kept.`,
        )
        process.stdout.write(`${made.key}\n`)
      })
    })
  keys
    .command('list')
    .description('list the keys of an account: prefix, name, scopes, when it was made, last used, revoked')
    .argument('<address>', 'the address of the account')
    .action(async (address: string) => {
      const found = await withDesk(async ({ pool }) => {
        const account = await findAccountByAddress(pool, address)
        return account === null ? [] : listApiKeys(pool, account.id)
      })
      for (const { prefix, name, scopes, createdAt, lastUsedAt, revokedAt } of found) {
        const times = [createdAt, lastUsedAt, revokedAt].map((time) => time?.toISOString().slice(0, 16) ?? '')
        process.stdout.write(`${[prefix, name, scopes.join(','), ...times].join('\t')}\n`)
      }
      if (found.length === 0) say(`${address} has no key: caseconsultant api-key create ${address} --name NAME`)
    })
  keys
    .command('revoke')
    .description('end a key; programs that use it are refused from now on')
    .argument('<prefix>', 'its beginning, such as cck_1a2b3c4d')
    .action(async (given: string) => {
      const prefix = /^cck_[a-z0-9]{8}/.exec(given)?.[0] ?? given
      const isRevoked = await withDesk(({ pool }) => revokeApiKey(pool, prefix, null))
      if (!isRevoked)
        throw new AppError('not_found', `No key ${prefix} is in use; see: caseconsultant api-key list ADDRESS`)
      say(`${prefix} is revoked.`)
    })
}
