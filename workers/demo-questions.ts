import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { buildMime } from '../src/mail/send/build-mime.ts'

const HOUR_MS = 3_600_000

/** What the training desk is asked; people, practices and patients are made up. */
const QUESTIONS = z.array(
  z.object({
    name: z.string(),
    address: z.string(),
    subject: z.string(),
    text: z.string(),
    hoursAgo: z.number().positive(),
    headers: z.record(z.string(), z.string()).default({}),
  }),
)

export type DemoMail = { messageId: string; from: string; raw: Buffer }

/**
 * The questions of the training desk as mails, the oldest first. Their dates follow `now`: a question is always a few hours old and
 * asks about a day not long ago, written `[9 days ago]` in `db/demo/questions.json`.
 */
export async function buildDemoMails(deskAddress: string, now: Date): Promise<DemoMail[]> {
  const file = join(import.meta.dirname, '..', 'db', 'demo', 'questions.json')
  const questions = QUESTIONS.parse(JSON.parse(readFileSync(file, 'utf8')))
  const mails = questions.map(async ({ name, address, subject, text, hoursAgo, headers }, index) => {
    // The same at every start, so that what was asked already is not asked again.
    const messageId = `demo-${index + 1}@${address.split('@')[1]}`
    const raw = await buildMime({
      messageId,
      from: { address, name },
      to: { address: deskAddress, name: '' },
      subject,
      inReplyTo: null,
      references: [],
      text: text.replace(/\[(\d+) days ago\]/g, (_, days: string) => writeDay(now, Number(days))),
      html: null,
      date: new Date(now.getTime() - hoursAgo * HOUR_MS),
      headers,
    })
    return { messageId, from: address, raw, hoursAgo }
  })
  return (await Promise.all(mails)).sort((a, b) => b.hoursAgo - a.hoursAgo)
}

/** The day so many days before `now`, as people in the US write it. */
function writeDay(now: Date, daysBefore: number): string {
  const day = new Date(now.getTime() - daysBefore * 24 * HOUR_MS)
  return `${day.getMonth() + 1}/${day.getDate()}/${day.getFullYear()}`
}
