import { nameMailServer } from '../../mail/login/parse-mail-url.ts'
import { trySending } from '../../mail/set-up/try-sending.ts'
import { listOutboundPauses } from '../../store/replies/outbound-pauses.ts'
import { type Check, type CheckFinding, fail, ok, warn } from '../check.ts'

/** That every mail server lets the desk in and takes mail from its address. Nothing is sent. */
export const checkSmtp: Check = {
  name: 'smtp',
  title: 'Mail out',
  area: 'network',
  async run({ accounts, config, pool }) {
    if (accounts.length === 0) return [ok('the practice mailbox: nothing leaves the machine')]
    const findings: CheckFinding[] = []
    const tried = new Set<string>()
    for (const [index, { smtp, desk }] of accounts.entries()) {
      const from = desk?.address ?? config.desk.address
      const key = `${nameMailServer(smtp)} ${from}`
      if (tried.has(key)) continue
      tried.add(key)
      const setting = index === 0 ? 'SMTP_URL' : `SMTP_URL_${index + 1}`
      const probe = await trySending(smtp, from)
      findings.push(
        probe.ok
          ? ok(`${setting}: lets the desk in and takes its address`)
          : fail(`${setting}: ${probe.why}`, probe.remedy),
      )
    }
    for (const { cause, pausedUntil } of await listOutboundPauses(pool)) {
      const what = cause === 'too_many' ? 'all automatic mail' : 'all mail of a mail server'
      findings.push(
        warn(`${what} waits until ${pausedUntil.toISOString()} (${cause})`, 'nothing: it goes on by itself'),
      )
    }
    return findings
  },
}
