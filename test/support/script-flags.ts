import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/**
 * The flags and names a script of this folder was started with. With `--help` it prints `usage` and ends with 0; where a flag is
 * unknown or lacks its value it says which, prints `usage` and ends with 2.
 */
export function readFlags<const Options extends ParseArgsOptionsConfig>(usage: string, options: Options) {
  if (process.argv.slice(2).includes('--help')) {
    process.stdout.write(`${usage}\n`)
    process.exit(0)
  }
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault
    process.stderr.write(`${fault.message.split('. ')[0]}.\n${usage}\n`)
    process.exit(2)
  }
}
