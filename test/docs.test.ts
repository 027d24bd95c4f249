import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

const pages = [
  'README.md',
  'ARCHITECTURE.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
]

const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8')

/** The id a heading gets where Markdown is shown (GitHub's rule): lower case, no punctuation, hyphens for spaces. */
const idOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const headingsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => idOf(heading ?? ''))

describe('the documentation', () => {
  it.each(pages)('%s links to nothing that is not there', (page) => {
    const broken = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
      if (/^https?:/.test(target)) return []
      const [path = '', heading] = target.split('#')
      const file = path === '' ? page : relative(ROOT, join(ROOT, dirname(page), path))
      if (!existsSync(join(ROOT, file))) return [target]
      return heading !== undefined && !headingsOf(file).includes(heading) ? [target] : []
    })
    expect(broken).toEqual([])
  })

  it('is all reached from the README', () => {
    const linked = new Set<string>()
    const follow = (page: string): void => {
      if (linked.has(page) || !existsSync(join(ROOT, page))) return
      linked.add(page)
      if (!page.endsWith('.md')) return
      for (const [, target = ''] of read(page).matchAll(/\]\(([^)#\s]+)/g)) {
        if (!/^https?:/.test(target)) follow(relative(ROOT, join(ROOT, dirname(page), target)))
      }
    }
    follow('README.md')
    expect(pages.filter((page) => !linked.has(page))).toEqual([])
  })

  it('names no script of npm that is not there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run (?:--silent )?([a-z-]+)/g)].map(([, name]) => name),
    )
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => name !== undefined && !(name in scripts))).toEqual([])
  })
})
