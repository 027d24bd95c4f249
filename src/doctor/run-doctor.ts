import { writeFileSync } from 'node:fs'
import { type OpenDatabase, openDatabase } from '../../workers/open-database.ts'
import { VERSION } from '../command/version.ts'
import { loadConfig, say } from '../command/with-desk.ts'
import type { Config } from '../config.ts'
import { AppError } from '../domain/app-error.ts'
import { makeBundle } from './bundle.ts'
import { type Examination, examine, openExamined } from './examine.ts'
import { DOCTOR_EXIT, exitCodeOfAll, sayExamination, sayTotal, toJson } from './report.ts'

export type DoctorOptions = { json?: boolean; only?: string[]; fix?: boolean; bundle?: string | true }

/** The exit code, after everything was looked at and told. */
export async function runDoctor(options: DoctorOptions): Promise<number> {
  const begun = await openOrSay(options)
  if (typeof begun === 'number') return begun
  const { config, database } = begun
  try {
    return await run(config, database, options)
  } finally {
    await database.close()
  }
}

/** An exit code where no check can be made. */
async function openOrSay(options: DoctorOptions): Promise<{ config: Config; database: OpenDatabase } | number> {
  const config = await orSay('config', 'Config', options, loadConfig)
  if (config === null) return DOCTOR_EXIT.config
  const open = (): Promise<OpenDatabase> => openDatabase(config, say, 'caseconsultant doctor')
  const database = await orSay('database', 'Database', options, open)
  return database === null ? DOCTOR_EXIT.database : { config, database }
}

/** What `work` returns; null where it ended in a sentence, which was told as the one thing found. */
async function orSay<Value>(
  area: 'config' | 'database',
  title: string,
  options: DoctorOptions,
  work: () => Promise<Value> | Value,
): Promise<Value | null> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const findings = [{ verdict: 'fail' as const, detail: error.message }]
    const examination: Examination = { name: area, title, area, verdict: 'fail', findings }
    if (!options.json) process.stdout.write(sayExamination(examination, 1))
    tell([examination], options)
    return null
  }
}

async function run(config: Config, database: OpenDatabase, options: DoctorOptions): Promise<number> {
  const desk = openExamined(config, database, process.env)
  const examinations: Examination[] = []
  for await (const examination of examine(desk, options.only ?? null)) {
    const final = options.fix ? await mend(examination, () => examine(desk, [examination.name])) : examination
    examinations.push(final)
    if (!options.json) process.stdout.write(sayExamination(final, examinations.length))
  }
  tell(examinations, options)
  if (options.bundle !== undefined) {
    const file = options.bundle === true ? 'caseconsultant-doctor.json' : options.bundle
    const { pool } = database
    writeFileSync(file, await makeBundle({ config, pool, env: process.env, version: VERSION }, examinations), {
      mode: 0o600,
    })
    say(`Written: ${file}. Read it before you pass it on.`)
  }
  return exitCodeOfAll(examinations)
}

/** What the check says after everything it can mend by itself was mended. */
async function mend(examination: Examination, again: () => AsyncGenerator<Examination>): Promise<Examination> {
  const fixes = examination.findings.flatMap(({ fix, mend: command }) => (fix === undefined ? [] : [{ fix, command }]))
  if (fixes.length === 0) return examination
  for (const { fix, command } of fixes) {
    await fix().then(
      () => say(`done: ${command}`),
      (error: Error) => say(`not done: ${command} (${error.message})`),
    )
  }
  const { value } = await again().next()
  return value ?? examination
}

function tell(examinations: readonly Examination[], { json }: DoctorOptions): void {
  if (json)
    process.stdout.write(`${JSON.stringify({ version: VERSION, examinations: examinations.map(toJson) }, null, 2)}\n`)
  else say(sayTotal(examinations))
}
