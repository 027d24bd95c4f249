import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../src/render/templates.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'templates')

/** What a template of that name and source shows of the view. */
function show(name: string, source: string, view: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'))
  try {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, `${name}.hbs`), source)
    return loadTemplates(folder).load<object>(name)(view)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const SENTENCE = `
{{code}} has
{{#if several~}}
  {{several}}
  units
{{~else~}}
  one unit
{{~/if}}
a day
{{~#if limit}} ({{limit}}){{/if}}.
`

describe('a template of sentences', () => {
  const name = 'reply/findings/ncci/limit/short.txt'

  it('may break anywhere at a space, and where a tilde takes the space away', () => {
    expect(show(name, SENTENCE, { code: '99213', several: 'two', limit: '' })).toBe('99213 has two units a day.')
    expect(show(name, SENTENCE, { code: '99213', several: '', limit: 'MUE' })).toBe('99213 has one unit a day (MUE).')
  })

  it('leaves the white space of what it is given alone', () => {
    const view = { code: '  a\n  b ', several: '', limit: '' }
    expect(show(name, SENTENCE, view)).toBe('  a\n  b  has one unit a day.')
  })

  it('may be checked out with line ends of Windows', () => {
    const view = { code: '99213', several: 'two', limit: '' }
    expect(show(name, SENTENCE.replaceAll('\n', '\r\n'), view)).toBe('99213 has two units a day.')
  })
})

it('A mail keeps its lines, and may break only what is wrapped anew', () => {
  const source = `Hello,

{{#wrap~}}
  One
  {{what}}.
{{~/wrap}}
{{#if what}}
  ( ) {{what}}
{{/if}}
-- 
`
  expect(show('mail/hello.txt', source, { what: 'two' })).toBe('Hello,\n\nOne two.\n  ( ) two\n-- \n')
})

it('no line of a template is too long to review: 120 characters of text, 160 of HTML', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'))
  const long = files.filter((file) => {
    const most = file.endsWith('.txt.hbs') ? 120 : 160
    return readFileSync(join(FOLDER, file), 'utf8')
      .split('\n')
      .some((line) => line.length > most)
  })
  expect(files.length).toBeGreaterThan(200)
  expect(long).toEqual([])
})
