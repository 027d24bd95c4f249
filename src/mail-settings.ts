import { z } from 'zod'
import { type RawMailKey, rawMailKey } from './store/raw-mail.ts'

/** One mailbox the desk answers, with the account its answers leave by. */
export type MailAccount = {
  imapUrl: string
  /** Null: its answers leave by the first account. */
  smtpUrl: string | null
  /** Null: the desk's own address. */
  desk: { address: string; name: string } | null
  /** Null: it logs in with the passwords of its URLs. */
  refreshToken: string | null
}

/** How access tokens are had where a provider takes no passwords. */
export type OAuthClient = { tokenUrl: string; clientId: string; clientSecret: string | null; scope: string | null }

const PROVIDERS = {
  microsoft: {
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
  },
  google: { tokenUrl: 'https://oauth2.googleapis.com/token', scope: null },
} as const

const KEY_BYTES = 32

/** One key or several with commas between, each 32 bytes in base64 or hexadecimal. */
const rawMailKeys = z.string().transform((value, context): RawMailKey[] => {
  const keys = value.split(',').map((text) => decodeKey(text.trim()))
  if (keys.every((key) => key.length === KEY_BYTES)) return keys.map(rawMailKey)
  context.addIssue(
    'must be 32 random bytes, such as `openssl rand -base64 32` prints; older keys after it, with commas',
  )
  return z.NEVER
})

const decodeKey = (text: string): Buffer => Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64')

/** The settings of the mail edge, by the names of their environment variables. */
export const MAIL_SETTINGS = {
  OAUTH_PROVIDER: z.enum(['microsoft', 'google'], { error: 'must be microsoft or google' }).optional(),
  OAUTH_TOKEN_URL: z.url({ protocol: /^https?$/, error: 'must be a URL' }).optional(),
  OAUTH_CLIENT_ID: z.string().optional(),
  OAUTH_CLIENT_SECRET: z.string().optional(),
  OAUTH_REFRESH_TOKEN: z.string().optional(),
  OAUTH_SCOPE: z.string().optional(),
  AUTHSERV_ID: z.string().optional(),
  VERIFY_SENDERS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  DNS_SERVERS: z.string().default(''),
  RAW_MAIL_KEY: rawMailKeys.optional(),
  RETENTION_DAYS: z.coerce.number({ error: 'must be a number' }).int('must be a whole number').min(0).default(0),
}

type MailSettings = z.infer<z.ZodObject<typeof MAIL_SETTINGS>>

/** The settings that may be given again for a second mailbox and more, as `IMAP_URL_2`. */
const NUMBERED = /^(?:IMAP_URL|SMTP_URL|MAIL_FROM|OAUTH_REFRESH_TOKEN)_(?:[2-9]|[1-9]\d)(?=_FILE$|$)/

/** The numbered settings that `env` holds, without `_FILE`. */
export function listNumberedSettings(env: Readonly<Record<string, string | undefined>>): string[] {
  return [...new Set(Object.keys(env).flatMap((name) => NUMBERED.exec(name)?.[0] ?? []))].sort()
}

export type MailEdgeConfig = {
  /** Empty: the practice mailbox. */
  accounts: readonly MailAccount[]
  /** Null: every account has a password. */
  oauth: OAuthClient | null
  /** The id of our own server in Authentication-Results; null: none is believed. */
  authservId: string | null
  verifySenders: boolean
  /** Empty: those of the machine. */
  dnsServers: string[]
  /** The first seals the bytes of new mail. Empty: they are stored plain. */
  rawMailKeys: readonly RawMailKey[]
  /** Days after which closed cases are forgotten; 0: never. */
  retentionDays: number
}

/**
 * The settings of the mail edge, with what is wrong about them as a whole. `values` are the settings as given, the
 * numbered ones among them; `readAddress` reads a MAIL_FROM, null where it is none.
 */
export function readMailEdge(
  settings: MailSettings,
  values: Readonly<Record<string, string>>,
  readAddress: (text: string) => { address: string; name: string } | null,
): { mail: MailEdgeConfig; faults: string[] } {
  const faults: string[] = []
  const oauth = readOAuth(settings, values, faults)
  return {
    mail: {
      accounts: readAccounts(values, readAddress, faults),
      oauth,
      authservId: settings.AUTHSERV_ID ?? null,
      verifySenders: settings.VERIFY_SENDERS === 'on',
      dnsServers: settings.DNS_SERVERS.split(/[\s,]+/).filter((each) => each !== ''),
      rawMailKeys: settings.RAW_MAIL_KEY ?? [],
      retentionDays: settings.RETENTION_DAYS,
    },
    faults,
  }
}

function readOAuth(
  settings: MailSettings,
  values: Readonly<Record<string, string>>,
  faults: string[],
): OAuthClient | null {
  const provider = settings.OAUTH_PROVIDER === undefined ? null : PROVIDERS[settings.OAUTH_PROVIDER]
  const tokenUrl = settings.OAUTH_TOKEN_URL ?? provider?.tokenUrl
  const clientId = settings.OAUTH_CLIENT_ID
  const hasToken = Object.keys(values).some((name) => name.startsWith('OAUTH_REFRESH_TOKEN'))
  if (tokenUrl === undefined && clientId === undefined && !hasToken) return null
  if (tokenUrl === undefined || clientId === undefined || !hasToken) {
    faults.push(
      'OAUTH_PROVIDER (or OAUTH_TOKEN_URL), OAUTH_CLIENT_ID and OAUTH_REFRESH_TOKEN must be set together: one of them is missing',
    )
    return null
  }
  const scope = settings.OAUTH_SCOPE ?? provider?.scope ?? null
  return { tokenUrl, clientId, clientSecret: settings.OAUTH_CLIENT_SECRET ?? null, scope }
}

function readAccounts(
  values: Readonly<Record<string, string>>,
  readAddress: (text: string) => { address: string; name: string } | null,
  faults: string[],
): MailAccount[] {
  const { IMAP_URL: firstImap, SMTP_URL: firstSmtp } = values
  const numbers = [...new Set(listNumberedSettings(values).map((name) => Number(name.split('_').at(-1))))]
  if (firstImap === undefined || firstSmtp === undefined) {
    if (numbers.length > 0) faults.push(`IMAP_URL and SMTP_URL must be set before those with a number`)
    return []
  }
  const first = { imapUrl: firstImap, smtpUrl: firstSmtp, desk: null, refreshToken: values.OAUTH_REFRESH_TOKEN ?? null }
  const accounts: MailAccount[] = [first]
  for (const number of numbers.sort((a, b) => a - b)) {
    const imapUrl = values[`IMAP_URL_${number}`]
    if (imapUrl === undefined || !/^imaps?:\/\//i.test(imapUrl)) {
      faults.push(`IMAP_URL_${number} must be a URL that begins with imap:// or imaps://`)
      continue
    }
    const from = values[`MAIL_FROM_${number}`]
    const desk = from === undefined ? null : readAddress(from)
    if (from !== undefined && desk === null) faults.push(`MAIL_FROM_${number} must be an address`)
    const refreshToken = values[`OAUTH_REFRESH_TOKEN_${number}`] ?? null
    accounts.push({ imapUrl, smtpUrl: values[`SMTP_URL_${number}`] ?? null, desk, refreshToken })
  }
  return accounts
}
