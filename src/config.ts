import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { ACCOUNT_SETTINGS, type AccountConfig, readAccounts } from './account-settings.ts'
import { AppError } from './domain/app-error.ts'
import { readWorkingHours, type WorkingTime } from './domain/working-time.ts'
import { isTimeZone } from './domain/zoned-time.ts'
import { DOORS_SETTINGS, type DoorsConfig, readDoors } from './doors-settings.ts'
import { readSecondReviewRule, type SecondReviewRule } from './flow/review/second-review.ts'
import { listNumberedSettings, MAIL_SETTINGS, type MailEdgeConfig, readMailEdge } from './mail-settings.ts'
import { OUTBOUND_SETTINGS, type OutboundConfig, readOutbound } from './outbound-settings.ts'

const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })

const wholeNumber = (least: number, most: number, absent: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)
    .default(absent)

/** `Acme Coding Desk <coding@acme.example>` or a bare address. */
const mailbox = z.string().transform((value, context) => {
  const match = /^(?:\s*"?([^"<>]*?)"?\s*<([^<>\s@]+@[^<>\s@]+)>|\s*([^<>\s@]+@[^<>\s@]+))\s*$/.exec(value)
  const address = match?.[2] ?? match?.[3]
  if (address === undefined) {
    context.addIssue('must be an address such as coding@acme.example or Acme Coding Desk <coding@acme.example>')
    return z.NEVER
  }
  return { address, name: match?.[1] || 'Coding Desk' }
})

const timeZone = z.string().refine(isTimeZone, { error: 'must be a time zone such as America/Chicago' })

const workingHours = z.string().transform((value, context) => {
  const hours = readWorkingHours(value)
  if (hours !== null) return hours
  context.addIssue('must be days and hours such as Mon-Fri 8-18 or Mon,Wed,Fri 8:30-17')
  return z.NEVER
})

const secondReview = z.string().transform((value, context): SecondReviewRule => {
  const rule = readSecondReviewRule(value)
  if (rule !== null) return rule
  context.addIssue('must be never, low_confidence, always, or codes with commas between, such as 99215, G2211')
  return z.NEVER
})

/** Every setting, by the name of its environment variable. Each may also be given as NAME_FILE, the path of a file. */
const SETTINGS = z
  .object({
    DATABASE_URL: url('postgres:', 'postgresql:').optional(),
    REDIS_URL: url('redis:', 'rediss:').optional(),
    IMAP_URL: url('imap:', 'imaps:').optional(),
    SMTP_URL: url('smtp:', 'smtps:').optional(),
    MAIL_FROM: mailbox.optional(),
    BASE_URL: url('http:', 'https:').optional(),
    HOST: z.string().default('127.0.0.1'),
    PORT: wholeNumber(0, 65_535, 8080),
    SECRET_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
    DATA_DIR: z.string().default('./.data'),
    CPT_LICENSED: z.enum(['true', 'false'], { error: 'must be true or false' }).default('false'),
    TIME_ZONE: timeZone.default(() => new Intl.DateTimeFormat().resolvedOptions().timeZone),
    WORKING_HOURS: workingHours.prefault('Mon-Fri 8-18'),
    ANSWER_HOURS: wholeNumber(1, 400, 4),
    UNDO_SECONDS: wholeNumber(0, 600, 30),
    SECOND_REVIEW: secondReview.default('never'),
    INSTANT_ANSWERS: z.enum(['off', 'confident'], { error: 'must be off or confident' }).default('off'),
    INSTANT_CHECK_SHARE: wholeNumber(0, 100, 20),
    POLL_SECONDS: wholeNumber(5, 3600, 60),
    MAX_MAIL_MB: wholeNumber(1, 200, 25),
    ...DOORS_SETTINGS,
    ...ACCOUNT_SETTINGS,
    ...OUTBOUND_SETTINGS,
    OIDC_ISSUER: url('https:', 'http:').optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().default('your company'),
    SESSION_IDLE_MINUTES: wholeNumber(1, 1440, 15),
    SESSION_HOURS: wholeNumber(1, 168, 12),
    TRUSTED_PROXIES: z.string().default('loopback'),
    ...MAIL_SETTINGS,
    METRICS_PORT: z.coerce.number({ error: 'must be a number' }).int().min(1).max(65_535).optional(),
    METRICS_HOST: z.string().default('127.0.0.1'),
    BACKUPS: z.enum(['here', 'elsewhere'], { error: 'must be here or elsewhere' }).default('here'),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .superRefine((settings, context) => {
    if ((settings.IMAP_URL === undefined) !== (settings.SMTP_URL === undefined)) {
      const missing = settings.IMAP_URL === undefined ? 'IMAP_URL' : 'SMTP_URL'
      context.addIssue({
        code: 'custom',
        path: [missing],
        message: 'must be set too: mail in and mail out go together',
      })
    }
    const company = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
    const absent = company.filter((name) => settings[name] === undefined)
    if (absent.length > 0 && absent.length < company.length) {
      const message = 'must be set too: sign-in with OpenID Connect needs issuer, client id and client secret'
      for (const name of absent) context.addIssue({ code: 'custom', path: [name], message })
    }
    if (absent.length === 0 && settings.BASE_URL === undefined) {
      const message = 'must be set too: the provider sends people back to it'
      context.addIssue({ code: 'custom', path: ['BASE_URL'], message })
    }
    if (settings.IMAP_URL !== undefined && settings.MAIL_FROM === undefined) {
      context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: 'must be set: the address answers come from' })
    }
  })

export const SETTING_NAMES = Object.keys(SETTINGS.shape) as (keyof typeof SETTINGS.shape)[]

export type Config = {
  /** Null: an embedded PostgreSQL in the data folder. */
  databaseUrl: string | null
  /** Null: BullMQ on PostgreSQL. */
  redisUrl: string | null
  /** Null: the practice mailbox. */
  mail: { imapUrl: string; smtpUrl: string } | null
  desk: { address: string; name: string }
  baseUrl: string | null
  host: string
  port: number
  /** Null: made at the first start and kept in the data folder. */
  secretKey: string | null
  dataDir: string
  cptLicensed: boolean
  /** When the desk works, in its own time zone, and within how many working hours an answer is due. */
  workingTime: WorkingTime
  undoSeconds: number
  /** Which answers two people have to approve. */
  secondReview: SecondReviewRule
  /** Whether answers may leave without a person, and how many of a hundred a person looks at afterwards. */
  instantAnswers: { policy: 'off' | 'confident'; checkShare: number }
  pollSeconds: number
  maxMailBytes: number
  doors: DoorsConfig
  accounts: AccountConfig
  outbound: OutboundConfig
  /** Null: nobody signs in with a company. */
  oidc: { issuer: string; clientId: string; clientSecret: string; label: string } | null
  sessions: { idleMinutes: number; hours: number }
  trustedProxies: string[]
  mailEdge: MailEdgeConfig
  /** Where metrics are served; null: nowhere. */
  metrics: { host: string; port: number } | null
  /** `elsewhere`: the database is backed up by other means than this program's. */
  backups: 'here' | 'elsewhere'
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** The practice desk's own address, where no real one is set. */
const PRACTICE_DESK = { address: 'desk@practice.example', name: 'Practice Coding Desk' }

/**
 * The configuration in `env`, checked and frozen.
 * @throws AppError `invalid` that lists every fault at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { values, faults } = readFiles(env)
  const parsed = SETTINGS.safeParse(values)
  if (!parsed.success) {
    faults.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))
  }
  const edge = parsed.success ? readMailEdge(parsed.data, values, (text) => mailbox.safeParse(text).data ?? null) : null
  faults.push(...(edge?.faults ?? []))
  if (!parsed.success || edge === null || faults.length > 0) {
    throw new AppError(
      'invalid',
      `The configuration has to be mended:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
  }
  const settings = parsed.data
  return Object.freeze({
    databaseUrl: settings.DATABASE_URL ?? null,
    redisUrl: settings.REDIS_URL ?? null,
    mail:
      settings.IMAP_URL !== undefined && settings.SMTP_URL !== undefined
        ? { imapUrl: settings.IMAP_URL, smtpUrl: settings.SMTP_URL }
        : null,
    desk: settings.MAIL_FROM ?? PRACTICE_DESK,
    baseUrl: settings.BASE_URL?.replace(/\/+$/, '') ?? null,
    host: settings.HOST,
    port: settings.PORT,
    secretKey: settings.SECRET_KEY ?? null,
    dataDir: resolve(settings.DATA_DIR),
    cptLicensed: settings.CPT_LICENSED === 'true',
    workingTime: {
      ...settings.WORKING_HOURS,
      timeZone: settings.TIME_ZONE,
      answerHours: settings.ANSWER_HOURS,
    },
    undoSeconds: settings.UNDO_SECONDS,
    secondReview: settings.SECOND_REVIEW,
    instantAnswers: { policy: settings.INSTANT_ANSWERS, checkShare: settings.INSTANT_CHECK_SHARE },
    pollSeconds: settings.POLL_SECONDS,
    maxMailBytes: settings.MAX_MAIL_MB * 1_000_000,
    doors: readDoors(settings, settings.PORT, settings.IMAP_URL === undefined),
    accounts: readAccounts(settings),
    outbound: readOutbound(settings),
    oidc: readOidc(settings),
    sessions: { idleMinutes: settings.SESSION_IDLE_MINUTES, hours: settings.SESSION_HOURS },
    trustedProxies: settings.TRUSTED_PROXIES.split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
    mailEdge: edge.mail,
    metrics: settings.METRICS_PORT === undefined ? null : { host: settings.METRICS_HOST, port: settings.METRICS_PORT },
    backups: settings.BACKUPS,
    logLevel: settings.LOG_LEVEL,
  })
}

function readOidc(settings: z.infer<typeof SETTINGS>): Config['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null
  return { issuer, clientId, clientSecret, label: settings.OIDC_NAME }
}

/** Each setting's text, from its variable or from the file that NAME_FILE names. Empty counts as absent. */
function readFiles(env: Readonly<Record<string, string | undefined>>): {
  values: Record<string, string>
  faults: string[]
} {
  const values: Record<string, string> = {}
  const faults: string[] = []
  for (const name of [...SETTING_NAMES, ...listNumberedSettings(env)]) {
    const given = env[name]
    const file = env[`${name}_FILE`]
    if (given && file) faults.push(`${name} and ${name}_FILE are both set: keep one`)
    else if (given) values[name] = given
    else if (file) {
      try {
        values[name] = readFileSync(file, 'utf8').trim()
      } catch {
        faults.push(`${name}_FILE names a file that cannot be read: ${file}`)
      }
    }
  }
  return { values, faults }
}
