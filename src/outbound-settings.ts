import { z } from 'zod'

const wholeNumber = (least: number, most: number, absent: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)
    .default(absent)

const bareAddress = z.string().regex(/^[^<>\s@+"]{1,40}@[^<>\s@"]+$/, {
  error: 'must be an address such as bounces@acme.example, without a plus',
})

/** The settings of mail going out, by the names of their environment variables. */
export const OUTBOUND_SETTINGS = {
  SMTP_PER_MINUTE: wholeNumber(1, 1_000_000, 30),
  SMTP_CONNECTIONS: wholeNumber(1, 100, 3),
  BOUNCE_ADDRESS: bareAddress.optional(),
  REPLY_ADDRESS: bareAddress.optional(),
  SENT_FOLDER: z.string().default('auto'),
  ACKNOWLEDGE: z
    .enum(['off', 'known', 'authenticated'], { error: 'must be off, known or authenticated' })
    .default('off'),
  AUTOMATIC_PER_HOUR: wholeNumber(1, 10_000, 50),
}

type OutboundSettings = z.infer<z.ZodObject<typeof OUTBOUND_SETTINGS>>

export type OutboundConfig = {
  pace: { perMinute: number; connections: number }
  /** Addresses whose mailbox also gets what is sent to them with a plus and a tag. */
  plus: { bounceAddress: string | null; replyAddress: string | null }
  /** `auto`: the one the server has, unless its provider files sent mail itself. `off`: nothing is put there. */
  sentFolder: string
  /** Whose questions are acknowledged: nobody's, of people answered before, or also of people whose mail is proven theirs. */
  acknowledge: 'off' | 'known' | 'authenticated'
  /** Beyond so many automatic mails in an hour none leaves for a while. */
  automaticPerHour: number
}

/** How mail goes out, from settings that were checked. */
export function readOutbound(settings: OutboundSettings): OutboundConfig {
  return {
    pace: { perMinute: settings.SMTP_PER_MINUTE, connections: settings.SMTP_CONNECTIONS },
    plus: { bounceAddress: settings.BOUNCE_ADDRESS ?? null, replyAddress: settings.REPLY_ADDRESS ?? null },
    sentFolder: settings.SENT_FOLDER,
    acknowledge: settings.ACKNOWLEDGE,
    automaticPerHour: settings.AUTOMATIC_PER_HOUR,
  }
}
