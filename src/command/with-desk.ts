import { existsSync } from 'node:fs'
import { type Desk, openDesk } from '../../workers/open-desk.ts'
import { type Config, readConfig } from '../config.ts'

/** The configuration of this process: its environment, completed by a file `.env` in the folder it was started in. */
export function loadConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return readConfig(process.env)
}

/** Says something to the person at the terminal; results go to standard output, talk to standard error. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

/** What `work` returns, done with the desk's database open; the embedded server stops again where nobody else uses it. */
export async function withDesk<Result>(work: (desk: Desk) => Promise<Result>): Promise<Result> {
  const desk = await openDesk(loadConfig(), say)
  try {
    return await work(desk)
  } finally {
    await desk.close()
  }
}
