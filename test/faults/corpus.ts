import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UNPROVEN } from '../../src/domain/sender-proof.ts'
import { receiveMail } from '../../src/flow/intake/receive.ts'
import { identityHash } from '../../src/mail/header/identity-hash.ts'
import { parseMail } from '../../src/mail/read/parse-mail.ts'
import { findCase } from '../../src/store/cases/cases.ts'
import { findRawMessage } from '../../src/store/mailboxes/find-messages.ts'
import { isUnstorable, storeMessage } from '../../src/store/mailboxes/messages.ts'
import type { Pool } from '../../src/store/pool.ts'
import { openTestMailbox } from '../support/received-mail.ts'
import { type Figures, newFigures } from './figures.ts'

/** A mail may not keep the next one waiting for longer. */
const MOST_SECONDS = 25

/** Mails of all kinds through the way in: each stored with its exact bytes, none lost, none that holds up the next. */
export async function runCorpus(pool: Pool, folder: string): Promise<Figures> {
  const figures = newFigures('corpus: every mail stored byte for byte')
  const mailboxId = await openTestMailbox(pool)
  let uid = 500_000
  for (const file of listMails(folder)) {
    const raw = readFileSync(file)
    if (raw.length === 0) continue
    uid += 1
    const begin = Date.now()
    figures.runs += 1
    try {
      const identity = identityHash(raw)
      const { outcome } = await receiveMail(
        { position: { mailboxId, uidValidity: 7n, uid }, raw, header: raw, bytes: raw.length, arrivedAt: null },
        {
          parse: parseMail,
          proveSender: async () => UNPROVEN,
          identityHash,
          answersFrom: null,
          store: (record, placement) => storeMessage(pool, record, placement),
          isUnstorable,
          findRequester: async (caseId) => (await findCase(pool, caseId))?.requesterAddress ?? null,
          enqueueDraft: async () => undefined,
          ownAddresses: ['desk@desk.example'],
          now: () => new Date(),
          secret: 'secret of the corpus runs, long enough for it',
          maxBytes: 25_000_000,
        },
      )
      const { rows } = await pool.query<{ id: number }>('select id from messages where identity_sha256 = $1', [
        identity,
      ])
      const stored = rows[0] === undefined ? null : await findRawMessage(pool, rows[0].id)
      // A mail known already differs in its transport headers only.
      if (stored === null || (outcome !== 'known' && !stored.equals(raw))) lose(figures, file, outcome)
    } catch (error) {
      lose(figures, file, (error as Error).message)
    }
    const seconds = (Date.now() - begin) / 1000
    figures.recoverSeconds.push(seconds)
    if (seconds > MOST_SECONDS) figures.faults.push(`${file}: took ${seconds} s`)
  }
  return figures
}

function lose(figures: Figures, file: string, why: string): void {
  figures.lost += 1
  if (figures.faults.length < 10) figures.faults.push(`${file}: ${why}`)
}

/** Files that say what is expected of mails, or are programs. Any others are mails somebody might send. */
const NO_MAIL = /\.(?:jsonl?|md|[cm]?[jt]s|ya?ml|sh|py)$|LICEN[CS]E/i

/** Every file of the folder and those below it that may be a mail. */
export function listMails(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !NO_MAIL.test(name))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort()
}
