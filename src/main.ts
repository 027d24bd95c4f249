#!/usr/bin/env node
import { CommanderError } from 'commander'
import { EXIT, exitCodeOf } from './command/exit-code.ts'
import { buildProgram } from './command/program.ts'
import { AppError } from './domain/app-error.ts'

// Whoever reads only the first lines (`| head`) closes the pipe; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok)
  throw error
})

try {
  await buildProgram().parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

/** The exit code for what a command threw, after its sentence was written to standard error. */
function report(error: unknown): number {
  // Commander has written its own message already; asking for help is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
  if (error instanceof AppError) {
    process.stderr.write(`${error.message}\n`)
    return exitCodeOf(error)
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return EXIT.failed
}
