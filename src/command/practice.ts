import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { AppError } from '../domain/app-error.ts'
import { loadConfig, say } from './with-desk.ts'

/** `caseconsultant practice send FILE` */
export function registerPractice(program: Command): void {
  program
    .command('practice')
    .description('the practice mailbox that runs where no real one is set')
    .command('send')
    .description('send a mail to the practice desk, as a customer would')
    .argument('<file>', 'an .eml file, or - for standard input')
    .action(async (file: string) => {
      const { sendToPractice } = await import('../../workers/practice.ts')
      const sender = await sendToPractice(loadConfig(), readInput(file))
      say(`Sent${sender ? ` as ${sender}` : ''}. The draft appears in the queue within a second or two.`)
    })
}

/** The bytes of the file, or of standard input for `-`. @throws AppError `invalid` where it cannot be read */
export function readInput(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch (error) {
    throw new AppError('invalid', `${file} cannot be read (${(error as Error).message}).`, { cause: error })
  }
}
