import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildProgram } from '../../src/command/program.ts'

const ROOT = join(import.meta.dirname, '..', '..')

const pages = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs')).flatMap((file) => (file.endsWith('.md') ? [join('docs', file)] : [])),
]

/** Every command line of the documentation that runs the desk, without comments and what is piped into it. */
const commands = [
  ...new Set(
    pages.flatMap((page) =>
      [...readFileSync(join(ROOT, page), 'utf8').matchAll(/npx caseconsultant ([^`\n]*)/g)].map(([, rest = '']) =>
        rest.trim(),
      ),
    ),
  ),
]

/** The words before the comment: `data import FILE… --as-of 2013-01-22`. */
const wordsOf = (command: string): string[] => command.split(/\s{2,}/)[0]?.split(/\s+/) ?? []

describe('a command the documentation names', () => {
  it('is found in more than one page', () => {
    expect(commands.length).toBeGreaterThan(10)
  })

  it.each(commands)('is there: %s', (command) => {
    const words = wordsOf(command)
    let found = buildProgram().commands.find((one) => one.name() === words[0])
    expect(found?.name()).toBe(words[0])
    const inner = found?.commands.find((one) => one.name() === words[1])
    // Where a command has commands of its own, the next word is one of them.
    if (found !== undefined && found.commands.length > 0 && words[1] !== undefined) expect(inner?.name()).toBe(words[1])
    found = inner ?? found
    const known = found?.options.map((option) => option.long)
    for (const option of words.filter((word) => word.startsWith('--'))) {
      if (option !== '--help') expect(known).toContain(option.replace(/[^a-z-].*$/, ''))
    }
  })
})
