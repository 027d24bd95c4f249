import { z } from 'zod'

const LAST_PORT = 65_535

/** The settings of the public doors, by the names of their environment variables. */
export const DOORS_SETTINGS = {
  DOORS: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
  DOORS_PORT: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must be at least 0')
    .max(LAST_PORT, `must be at most ${LAST_PORT}`)
    .optional(),
  ASK_RETENTION_DAYS: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(3650, 'must be at most 3650')
    .default(30),
  DOORS_URL: z.url({ protocol: /^https?$/, error: 'must be a URL that begins with http:// or https://' }).optional(),
}

export type DoorsConfig = {
  /** Whether the public pages run beside the other roles; asked for by name they always do. */
  on: boolean
  port: number
  /** False: the port after that of the queue, or any other where that one is taken. */
  portIsChosen: boolean
  /** What people type, without a path; links in answers lead there. Null: answers have none. */
  url: string | null
  /** Days after which a question of the web is deleted, counted from the last one in its thread. */
  askRetentionDays: number
}

type DoorsSettings = z.infer<z.ZodObject<typeof DOORS_SETTINGS>>

/** The public doors of a desk whose queue has `queuePort`. Left to itself a desk with a real mailbox has none. */
export function readDoors(settings: DoorsSettings, queuePort: number, isPractice: boolean): DoorsConfig {
  return {
    on: settings.DOORS === undefined ? isPractice : settings.DOORS === 'on',
    port: settings.DOORS_PORT ?? portAfter(queuePort),
    portIsChosen: settings.DOORS_PORT !== undefined,
    url: settings.DOORS_URL?.replace(/\/+$/, '') ?? null,
    askRetentionDays: settings.ASK_RETENTION_DAYS,
  }
}

/** 0 is any port that is free. */
const portAfter = (port: number): number => (port === 0 || port === LAST_PORT ? 0 : port + 1)
