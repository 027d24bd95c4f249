import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { claimDataFolder } from '../../workers/data-folder.ts'
import type { Started } from '../../workers/start.ts'
import { type Config, readConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { greet, waitForStop } from './start.ts'
import { say } from './with-desk.ts'

/** The settings a training desk shares with the real one. Mailboxes, databases and keys are not among them: nothing of it may leave. */
const SHARED_SETTINGS = [
  'DATA_DIR',
  'HOST',
  'PORT',
  'BASE_URL',
  'TIME_ZONE',
  'WORKING_HOURS',
  'UNDO_SECONDS',
  'LOG_LEVEL',
]

/** `caseconsultant demo` */
export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('run a training desk with forty questions; nothing of it leaves this machine, whatever is set')
    .option('--fresh', 'forget what was done at the training desk, and begin anew')
    .action(async ({ fresh }: { fresh?: boolean }) => {
      if (existsSync('.env')) process.loadEnvFile('.env')
      const config = readTrainingConfig(process.env)
      if (fresh) forget(config.dataDir)
      const { startDesk } = await import('../../workers/start.ts')
      const stopAsked = waitForStop()
      const log = createLog(config.logLevel, { readable: process.stderr.isTTY === true })
      const started = await startDesk(config, { only: null, fromBeginning: true }, log, say)
      const asked = await askQuestions(config, started)
      await greet(started)
      say(
        asked > 0
          ? `${asked} questions were asked; their drafts come within seconds.`
          : 'Its questions were asked at an earlier start.',
      )
      await stopAsked
      await started.stop()
    })
}

/** The configuration of the training desk in an environment that may be that of a real one. @throws AppError as {@link readConfig} */
export function readTrainingConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const shared = Object.fromEntries(SHARED_SETTINGS.map((name) => [name, env[name]]))
  return readConfig({ ...shared, DATA_DIR: join(env.DATA_DIR || './.data', 'demo') })
}

/** How many questions were put into the mailbox now: those it never got. */
async function askQuestions(config: Config, { practice }: Started): Promise<number> {
  const { buildDemoMails } = await import('../../workers/demo-questions.ts')
  const { sendToPractice } = await import('../../workers/practice.ts')
  const known = new Set((await practice?.listMail())?.map(({ messageId }) => messageId))
  const missing = (await buildDemoMails(config.desk.address, new Date())).filter(
    ({ messageId }) => !known.has(messageId),
  )
  for (const { raw } of missing) await sendToPractice(config, raw)
  return missing.length
}

function forget(folder: string): void {
  // Taken first, so that it is refused while the training desk runs.
  claimDataFolder(folder).release()
  rmSync(folder, { recursive: true, force: true })
}
