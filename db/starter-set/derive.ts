/**
 * The command that writes the starter set (`db/starter`), or with `--check` says whether the committed one is what would be
 * written. For a new year: put the publishers' files into the data folder, name them with their editions in
 * `editions.csv`, and mend the lists beside this file until the command has nothing to object to.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '../../src/domain/app-error.ts'
import { deriveStarterSet } from './derive-starter-set.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const STARTER = join(ROOT, 'db/starter')
const DATA = process.env.REAL_DATA_DIR ?? resolve(ROOT, '../shared/data')

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  if (!existsSync(DATA)) {
    throw new AppError('not_found', `${DATA} is not there: set REAL_DATA_DIR to the folder of the publishers' files.`)
  }
  const texts = await deriveStarterSet(import.meta.dirname, DATA)
  const differing = [...texts].filter(([name, text]) => readIfThere(join(STARTER, name)) !== text)
  if (!values.check) for (const [name, text] of differing) writeFileSync(join(STARTER, name), text)
  for (const [name] of differing) process.stdout.write(`${name} ${values.check ? 'differs' : 'written'}\n`)
  if (differing.length === 0) process.stdout.write('The starter set is what its sources say.\n')
  if (values.check && differing.length > 0) process.exitCode = 1
} catch (error) {
  if (!(error instanceof AppError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}
