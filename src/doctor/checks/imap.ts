import { tryMailbox } from '../../mail/set-up/try-mailbox.ts'
import { findReading } from '../../store/mailboxes/mailboxes.ts'
import { type Check, type CheckFinding, type Examined, fail, ok, warn } from '../check.ts'

/** A mailbox that was not read for so many polls is reported. */
const POLLS_MISSED = 5

/** That every mailbox opens, can do what the desk likes to use, and is being read. */
export const checkImap: Check = {
  name: 'imap',
  title: 'Mail in',
  area: 'network',
  async run(desk) {
    if (desk.accounts.length === 0) return [ok('the practice mailbox')]
    const findings: CheckFinding[] = []
    for (const [index, account] of desk.accounts.entries()) findings.push(...(await tryAccount(desk, account, index)))
    return findings
  },
}

async function tryAccount(
  { config, pool, now }: Examined,
  { imap, accessTokens }: Examined['accounts'][number],
  index: number,
): Promise<CheckFinding[]> {
  const setting = index === 0 ? 'IMAP_URL' : `IMAP_URL_${index + 1}`
  const probe = await tryMailbox(imap, (await accessTokens?.get()) ?? null)
  if (!probe.ok) return [fail(`${setting}: ${probe.why}`, probe.remedy)]
  const findings: CheckFinding[] = []
  if (!probe.idle) {
    findings.push(warn(`${setting}: the server has no IDLE, so mail is noticed by the poll alone`, 'POLL_SECONDS=15'))
  }
  if (!probe.move) {
    findings.push(
      warn(
        `${setting}: the server has no MOVE, so mail that was taken in stays in the inbox`,
        'nothing: it is safe there',
      ),
    )
  }
  if (!probe.sentFolder && config.outbound.sentFolder === 'auto') {
    findings.push(
      warn(
        `${setting}: the server marks no Sent folder, which a restore needs to tell what had left`,
        'make a folder Sent in the mailbox, or name it with SENT_FOLDER',
      ),
    )
  }
  const { lastPoll, trouble } = await findReading(pool, [imap.name])
  const seconds = lastPoll === null ? null : Math.round((now().getTime() - lastPoll.getTime()) / 1000)
  if (seconds === null || seconds > POLLS_MISSED * config.pollSeconds) {
    const since = seconds === null ? 'it was never read' : `it was last read ${seconds} s ago`
    findings.push(warn(`${setting}: ${since}${trouble === null ? '' : ` (${trouble})`}`, 'caseconsultant start'))
  }
  if (findings.length > 0) return findings
  return [ok(`${setting}: IDLE, MOVE and a Sent folder; last read ${seconds} s ago`)]
}
