import { createInterface } from 'node:readline/promises'
import { AppError } from '../domain/app-error.ts'

/** What the person at the terminal answers; anything but yes is no. @throws AppError `invalid` where nobody is there */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new AppError('invalid', 'Nobody is at the terminal to be asked: say --yes.')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim())
  } finally {
    terminal.close()
  }
}
