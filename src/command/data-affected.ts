import type { Command } from 'commander'
import { listAffectedAnswers } from '../../workers/sent-answers.ts'
import { caseNumber } from '../domain/case-number.ts'
import type { AffectedAnswer } from '../flow/send/aging.ts'
import { say, withDesk } from './with-desk.ts'

/** `caseconsultant data affected` */
export function registerDataAffected(data: Command): void {
  data
    .command('affected')
    .description('list sent answers that cite a fact which an edition loaded since has changed')
    .option('--json', 'one JSON array')
    .action(async (options: { json?: boolean }) => {
      const affected = await withDesk((desk) => listAffectedAnswers(desk, null))
      if (options.json) process.stdout.write(`${JSON.stringify(affected.map(outward), null, 2)}\n`)
      else for (const answer of affected) process.stdout.write(describeAffected(answer))
      if (affected.length === 0) say('No answer sent so far is affected by what was loaded since.')
    })
}

/** One answer as `--json` prints it. Scripts rely on these names. */
const outward = ({ sent, changes }: AffectedAnswer) => ({
  case: caseNumber(sent.caseId),
  sentOn: sent.sentAt.toISOString().slice(0, 10),
  changes,
})

/** What a person at the terminal reads of an affected answer; nothing of the requester. */
export function describeAffected({ sent, changes }: AffectedAnswer): string {
  const lines = changes.map(({ subjects, edition, from }) => {
    const since = from === null ? '' : ` from ${from} on`
    return `  ${subjects.join(' + ')}${since}: changed by ${edition}\n`
  })
  return `${caseNumber(sent.caseId)}, answered ${sent.sentAt.toISOString().slice(0, 10)}\n${lines.join('')}`
}
