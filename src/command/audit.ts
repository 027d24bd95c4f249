import { once } from 'node:events'
import type { Command } from 'commander'
import { AppError } from '../domain/app-error.ts'
import { caseNumber } from '../domain/case-number.ts'
import { type AuditFault, exportAudit, verifyAudit } from '../store/upkeep/audit.ts'
import { EXIT } from './exit-code.ts'
import { say, withDesk } from './with-desk.ts'

/** `caseconsultant audit verify|export` */
export function registerAudit(program: Command): void {
  const audit = program.command('audit').description('the trail of what happened, by whom and when')
  audit
    .command('verify')
    .description('count the whole trail again, and name what was changed or is missing')
    .action(async () => {
      const { lines, chains, faults, deskHead } = await withDesk(({ pool }) => verifyAudit(pool))
      for (const fault of faults) process.stdout.write(`${sayFault(fault)}\n`)
      if (faults.length > 0) {
        say(
          `The audit trail does not hold: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${lines} lines.`,
        )
        process.exitCode = EXIT.failed
        return
      }
      process.stdout.write(`ok: ${lines} lines in ${chains} chains\n`)
      if (deskHead !== null) {
        say('Keep this elsewhere; a later check must still find it, or the trail was cut:')
        process.stdout.write(`desk line ${deskHead.seq} ${deskHead.hash}\n`)
      }
    })
  audit
    .command('export')
    .description('write the trail as JSON Lines')
    .option('--case <number>', 'of one case only, such as Q-12')
    .action(async (options: { case?: string }) => {
      const caseId = options.case === undefined ? null : readCase(options.case)
      await withDesk(async ({ pool }) => {
        for await (const line of exportAudit(pool, caseId)) {
          if (!process.stdout.write(line)) await once(process.stdout, 'drain')
        }
      })
    })
}

function readCase(text: string): number {
  const digits = /^(?:q-)?(\d{1,15})$/i.exec(text)?.[1]
  if (digits === undefined) throw new AppError('invalid', `${text} is no case. Cases are numbered like Q-12.`)
  return Number(digits)
}

const WHY: Readonly<Record<AuditFault['why'], string>> = {
  changed: 'was changed after it was written',
  missing: 'is missing',
  anchor_unmet: 'was there when the ends of the chains were written down, and is not any more',
}

function sayFault({ chain, seq, why }: AuditFault): string {
  return `${chain === 0 ? 'desk' : caseNumber(chain)} line ${seq} ${WHY[why]}`
}
