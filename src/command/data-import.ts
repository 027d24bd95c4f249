import { type Command, Option } from 'commander'
import { ImportStopped } from '../../db/import/import-fault.ts'
import { type ImportedEdition, type ImportListener, importFiles } from '../../db/import/import-files.ts'
import type { Given } from '../../db/import/layout.ts'
import type { Desk } from '../../workers/open-desk.ts'
import { listAffectedAnswers, openCorrections } from '../../workers/sent-answers.ts'
import { AppError } from '../domain/app-error.ts'
import type { Pool } from '../store/pool.ts'
import { describeAffected } from './data-affected.ts'
import { EXIT } from './exit-code.ts'
import { createProgressDisplay, type ProgressDisplay } from './progress-bar.ts'
import { say, withDesk } from './with-desk.ts'

type ImportOptions = { source?: string; edition?: string; quiet?: boolean }

/** `caseconsultant data import FILE…` */
export function registerDataImport(data: Command): void {
  data
    .command('import')
    .description('load publishers’ files; what they are and which edition is read from the files themselves')
    .argument(
      '<files...>',
      'as downloaded: zip, txt, csv, xlsx or xml, or a folder of them; all parts of one edition together',
    )
    .addOption(new Option('--source <source>', 'load it as this source, as `data list` names it'))
    .addOption(new Option('--edition <edition>', 'load it as this edition, such as 2026Q3'))
    .option('--quiet', 'no progress and no remarks; faults only')
    .addHelpText(
      'after',
      `
The edition loaded before answers until the new one is whole; Ctrl-C leaves it as it was. Loading the same files again
changes nothing. Exit codes: 0 loaded, 4 no database or disk full, 6 the files are not what they should be, 130 stopped.

Examples:
  caseconsultant data import practitioner-ptp-edits-v322r0-f1.zip practitioner-ptp-edits-v322r0-f2.zip …
  caseconsultant data import cms_2026_dx.zip HCPC2026_OCT_ANWEB.zip RVU26D.zip`,
    )
    .action(async (files: string[], options: ImportOptions) => {
      await withDesk(async (desk) => reportAffected(desk, await runImport(desk.pool, files, options)))
    })
}

/** Says which sent answers the editions make wrong, and puts a correction of each into the queue. */
async function reportAffected(desk: Desk, loaded: readonly ImportedEdition['edition'][]): Promise<void> {
  if (loaded.length === 0) return
  const affected = await listAffectedAnswers(desk, loaded)
  if (affected.length === 0) return
  const opened = await openCorrections(desk, affected)
  process.stdout.write(`Sent answers that this changes: ${affected.length}\n${affected.map(describeAffected).join('')}`)
  say(`${opened} of them wait in the queue with a draft that corrects them; data affected lists them again.`)
}

/** The editions that were loaded, whether or not a fault or a signal ended the run after them. */
async function runImport(
  pool: Pool,
  files: string[],
  { source, edition, quiet = false }: ImportOptions,
): Promise<ImportedEdition['edition'][]> {
  const loaded: ImportedEdition['edition'][] = []
  const given: Given = { source: source ?? null, edition: edition ?? null }
  const display = createProgressDisplay(process.stderr, { quiet, env: process.env })
  const stop = stopOnSignal()
  try {
    const listener = createListener(display, quiet)
    const told: ImportListener = {
      ...listener,
      loaded: (imported) => {
        if (imported.outcome === 'loaded') loaded.push(imported.edition)
        listener.loaded(imported)
      },
    }
    await importFiles(pool, files, { given, signal: stop.signal, listener: told })
  } catch (error) {
    display.clear()
    if (error instanceof ImportStopped) process.exitCode = EXIT.interrupted
    else if (error instanceof AppError && error.code === 'invalid') process.exitCode = EXIT.badData
    else throw error
    say(error.message)
  } finally {
    display.clear()
    stop.release()
  }
  return loaded
}

function createListener(display: ProgressDisplay, quiet: boolean): ImportListener {
  const tell = (sentence: string): void => {
    display.clear()
    say(sentence)
  }
  let told = 0
  return {
    note: (sentence) => {
      if (!quiet) tell(sentence)
    },
    progress: ({ edition, ...progress }) => display.update({ title: edition.title, ...progress }),
    rejected: ({ fileName, line, reason }) => {
      told += 1
      tell(`${fileName}${line === null ? '' : `:${line}`}: ${reason}`)
    },
    loaded: (imported) => {
      display.clear()
      if (imported.rejected > told) tell(`… and ${imported.rejected - told} more lines that cannot be read.`)
      told = 0
      process.stdout.write(`${describeImported(imported)}\n`)
    },
  }
}

function describeImported({ edition, outcome, rows, rejected, seconds }: ImportedEdition): string {
  const name = `${edition.source} ${edition.label}`
  if (outcome === 'unchanged') return `${name}: already loaded, nothing changed`
  const took = seconds < 1 ? 'under a second' : `${Math.round(seconds)} s`
  const without = rejected === 0 ? '' : `, ${rejected.toLocaleString('en-US')} unreadable lines left out`
  return `${name}: ${rows.toLocaleString('en-US')} rows loaded in ${took}${without}`
}

/** A signal that the first Ctrl-C or SIGTERM gives; a second one ends the process at once, which loses nothing either. */
function stopOnSignal(): { signal: AbortSignal; release(): void } {
  const controller = new AbortController()
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted)
    controller.abort()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    signal: controller.signal,
    release() {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}
