import { type Check, type CheckFinding, fail, ok, warn } from '../check.ts'

const DAYS = 7
const MANY_IN_AN_HOUR = 20

/** That no mail goes round in circles: none of the desk's own comes back to it, and nobody sends it mail by the dozen. */
export const checkLoops: Check = {
  name: 'loops',
  title: 'Loop safety',
  area: 'desk',
  async run({ pool, config, accounts }) {
    const { bounceAddress, replyAddress } = config.outbound.plus
    const own = [
      config.desk.address,
      ...accounts.flatMap(({ desk }) => desk?.address ?? []),
      bounceAddress,
      replyAddress,
    ]
      .filter((address) => address !== null)
      .map((address) => address.toLowerCase())
    const { rows } = await pool.query<{ back: number; bursts: number; stopped: boolean }>(
      `select (select count(*) from messages where lower(from_address) = any($1)
                 and received_at > now() - make_interval(days => $2)) as back,
              (select count(*) from (select 1 from messages where received_at > now() - interval '1 hour'
                 group by lower(from_address) having count(*) > $3) bursts) as bursts,
              exists (select 1 from outbound_pauses where name = 'automatic' and paused_until > now()) as stopped`,
      [own, DAYS, MANY_IN_AN_HOUR],
    )
    const { back = 0, bursts = 0, stopped = false } = rows[0] ?? {}
    const findings: CheckFinding[] = []
    if (stopped) {
      findings.push(fail('too many automatic mails left in an hour, so all of it was stopped', 'ACKNOWLEDGE=off'))
    }
    if (back > 0) {
      findings.push(
        warn(
          `${back} mails from the desk's own address came in within ${DAYS} days`,
          'take away the rule of the mail server that sends copies of sent mail to the mailbox',
        ),
      )
    }
    if (bursts > 0) {
      findings.push(
        warn(
          `${bursts} senders wrote more than ${MANY_IN_AN_HOUR} mails in the last hour`,
          'look at /queue?view=machine: where it is a machine, have the mail server keep it away',
        ),
      )
    }
    return findings.length > 0 ? findings : [ok('no mail of the desk came back to it')]
  },
}
