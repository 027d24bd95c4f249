import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ImapFlow } from 'imapflow'
import { identityHash } from '../../src/mail/header/identity-hash.ts'
import { listMails } from './corpus.ts'
import { type FaultRig, waitFor } from './fault-rig.ts'
import { type Figures, newFigures } from './figures.ts'

/** A mail may not keep the next one waiting for longer. */
const MOST_SECONDS = 25

const MOST_MEGABYTES = 700

const FOLDERS = ['INBOX', 'Processed']

/** A mail as the mail server hands it out. */
type Held = { folder: string; subject: string; raw: Buffer }

/**
 * Every mail of the folder by LMTP into Dovecot, from there by the desk into its database: each byte for byte as the mail
 * server hands it out, and none that holds up the next. The times are those between one mail and the next.
 */
export async function runRealPath(rig: FaultRig, folder: string): Promise<Figures> {
  const figures = newFigures('every mail through Dovecot, the desk and its database')
  let refused = 0
  for (const file of listMails(folder)) {
    const raw = readFileSync(file)
    if (raw.length === 0) continue
    // What the mail server itself does not take never comes as far as the desk.
    const isTaken = await rig.dovecot.deliver(raw).then(
      () => true,
      () => false,
    )
    if (isTaken) figures.runs += 1
    else refused += 1
  }
  await rig.start()
  const memory = watchMemory(rig)
  if ((await waitFor(3600, async () => ((await countRead(rig)) >= figures.runs ? true : null))) === null) {
    figures.faults.push('not every mail was read within an hour')
  }
  await waitFor(1800, async () => ((await countUndrafted(rig)) === 0 ? true : null))
  const megabytes = memory.stop()
  await judgeGaps(rig, figures)
  const again = await compareBytes(rig, figures)
  figures.name = `${figures.name} (${refused} refused by it, ${again} came twice, RSS ${megabytes} MB)`
  if (megabytes > MOST_MEGABYTES) figures.faults.push(`the desk took ${megabytes} MB`)
  return figures
}

async function countRead({ pool }: FaultRig): Promise<number> {
  const { rows } = await pool.query<{ uid: number }>('select last_uid as uid from mailboxes')
  return rows[0]?.uid ?? 0
}

async function countUndrafted({ pool }: FaultRig): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*) from cases where state in ('received', 'drafting')`,
  )
  return rows[0]?.count ?? 0
}

/** The most memory the desk took, its threads included. */
export function watchMemory(rig: FaultRig): { stop(): number } {
  let most = 0
  const look = (): void => {
    try {
      const status = readFileSync(`/proc/${rig.pid()}/status`, 'utf8')
      most = Math.max(most, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0))
    } catch {
      // No such process, or no Linux.
    }
  }
  const timer = setInterval(look, 500)
  return {
    stop() {
      look()
      clearInterval(timer)
      return Math.round(most / 1024)
    },
  }
}

/** All of them lay there when the desk started, so that the time between two is what the first took. */
async function judgeGaps({ pool }: FaultRig, figures: Figures): Promise<void> {
  const { rows } = await pool.query<{ seconds: number; uid: number }>(
    `select extract(epoch from received_at - lag(received_at) over (order by id))::float8 as seconds, uid
       from messages where uid is not null order by id`,
  )
  for (const { seconds, uid } of rows) {
    if (seconds === null) continue
    figures.recoverSeconds.push(seconds)
    if (seconds > MOST_SECONDS) figures.faults.push(`the mail before UID ${uid} took ${seconds.toFixed(1)} s`)
  }
}

/** How many came a second time: known by their content, though their way here differs. */
async function compareBytes(rig: FaultRig, figures: Figures): Promise<number> {
  const { rows } = await rig.pool.query<{ raw: string; identity: string }>(
    `select encode(sha256(raw), 'hex') as raw, encode(identity_sha256, 'hex') as identity from messages where raw is not null`,
  )
  const stored = new Set(rows.map(({ raw }) => raw))
  const identities = new Set(rows.map(({ identity }) => identity))
  let again = 0
  for await (const { folder, subject, raw } of readMailbox(rig)) {
    const sha256 = createHash('sha256').update(raw).digest('hex')
    if (stored.has(sha256)) continue
    if (identities.has(identityHash(raw).toString('hex'))) again += 1
    else {
      figures.lost += 1
      if (figures.faults.length < 10)
        figures.faults.push(`in ${folder} and not stored as it is: ${subject.slice(0, 60)}`)
    }
  }
  return again
}

async function* readMailbox({ dovecot: { imap } }: FaultRig): AsyncGenerator<Held> {
  const client = new ImapFlow({
    host: imap.host,
    port: imap.port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: imap.user, pass: imap.password },
    logger: false,
  })
  await client.connect()
  try {
    for (const folder of FOLDERS) {
      const { exists } = await client.mailboxOpen(folder)
      if (exists === 0) continue
      for await (const { source, envelope } of client.fetch('1:*', { source: true, envelope: true })) {
        yield { folder, subject: envelope?.subject ?? '', raw: source ?? Buffer.alloc(0) }
      }
    }
  } finally {
    await client.logout()
  }
}
