import { findBackupTimes } from '../../store/upkeep/backups.ts'
import { findUnsettledRestore } from '../../store/upkeep/restores.ts'
import { type Check, type CheckFinding, fail, ok, warn } from '../check.ts'

const OLDEST_DAYS = 7
const UNTRIED_DAYS = 35
const DAY_MS = 86_400_000

/** That there is a backup from this week, and one from this month that was tried. */
export const checkBackups: Check = {
  name: 'backups',
  title: 'Backups',
  area: 'desk',
  async run({ pool, config, now }) {
    const findings: CheckFinding[] = []
    if ((await findUnsettledRestore(pool)) !== null) {
      findings.push(
        fail(
          'after a restore it is still looked for what had left; no mail is sent or read until then',
          'start the desk and see that its mailbox opens (caseconsultant doctor --only imap); SENT_FOLDER=off goes on without',
        ),
      )
    }
    if (config.mail === null) return [...findings, ok('a practice desk needs none')]
    if (config.backups === 'elsewhere') return [...findings, ok('made by other means, as BACKUPS=elsewhere says')]
    const { made, verified } = await findBackupTimes(pool)
    const daysSince = (at: Date): number => Math.floor((now().getTime() - at.getTime()) / DAY_MS)
    if (made === null) {
      findings.push(fail('there is no backup', 'caseconsultant backup, every day; or BACKUPS=elsewhere'))
    } else if (daysSince(made) > OLDEST_DAYS) {
      findings.push(fail(`the latest backup is ${daysSince(made)} days old`, 'caseconsultant backup, every day'))
    }
    if (made !== null && (verified === null || daysSince(verified) > UNTRIED_DAYS)) {
      const since =
        verified === null ? 'no backup was ever tried' : `no backup was tried for ${daysSince(verified)} days`
      findings.push(warn(since, 'caseconsultant restore --verify FILE'))
    }
    return findings.length > 0
      ? findings
      : [ok(`the latest is ${daysSince(made ?? now())} days old, and one was tried`)]
  },
}
