import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

/** Which folders each folder may import, beside itself. The table of ARCHITECTURE.md; `*` is anything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [],
  'src/patterns': [],
  'src/reading': ['src/domain', 'src/patterns'],
  'src/rules': ['src/domain', 'src/patterns'],
  'src/drafting': ['src/domain', 'src/patterns'],
  'src/store': ['src/domain'],
  'src/mail': ['src/domain', 'src/patterns'],
  'src/queue': ['src/domain'],
  'src/render': ['src/domain'],
  'src/identity': ['src/domain'],
  'src/metrics': ['src/domain'],
  'src/interchange': ['src/domain'],
  'src/flow': ['src/domain', 'src/patterns', 'src/reading', 'src/rules', 'src/drafting'],
  'src/http': ['src/domain', 'src/render'],
  'src/web': ['src/domain', 'src/flow', 'src/store', 'src/render', 'src/identity', 'src/http'],
  'src/doors': ['src/domain', 'src/flow', 'src/store', 'src/render', 'src/identity', 'src/http', 'src/interchange'],
  src: ['*'],
  'src/command': ['*'],
  'src/doctor': ['*'],
  workers: ['*'],
  db: ['*'],
}

/** Folders that nothing below level 4 may import. */
const TOP_LEVEL = ['src', 'src/command', 'src/doctor', 'workers', 'db']

/** Libraries that only one folder may import, and the folders that may import no library at all. */
const OWNED_LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  pg: ['src/store', 'db'],
  'pg-copy-streams': ['src/store'],
  yauzl: ['db'],
  'node-pg-migrate': ['db'],
  imapflow: ['src/mail'],
  mailauth: ['src/mail'],
  mailparser: ['src/mail'],
  nodemailer: ['src/mail'],
  'smtp-server': ['src/mail'],
  'hoodiecrow-imap': ['src/mail'],
  bullmq: ['src/queue'],
  ioredis: ['src/queue'],
  handlebars: ['src/render'],
  fastify: ['src/http', 'src/web', 'src/doors'],
  '@simplewebauthn/server': ['src/identity'],
  '@modelcontextprotocol/sdk': ['src/doors', 'src/command'],
  '@fastify/swagger': ['src/doors'],
  'fastify-type-provider-zod': ['src/doors'],
  '@fastify/multipart': ['src/doors'],
  'csv-parse': ['src/interchange', 'db'],
  'x12-parser': ['src/interchange'],
  'openid-client': ['src/identity'],
  otpauth: ['src/identity'],
  uqr: ['src/identity'],
  'prom-client': ['src/metrics'],
  commander: ['src', 'src/command'],
}

/** Level 0 and the pure half of level 1: no library, no Node module, no clock, no chance. */
const PURE = ['src/domain', 'src/patterns', 'src/reading', 'src/rules', 'src/drafting']

type Import = { file: string; folder: string; specifier: string; target: string | null }

const sources = ['src', 'workers', 'db'].flatMap((top) =>
  readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(top, file)),
)

const imports = sources.flatMap(readImports)

function readImports(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const specifiers = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"]*?from\s+'([^']+)'|\bimport\s*\(\s*'([^']+)'/g),
  ]
  return specifiers.map((match) => {
    const specifier = match[1] ?? match[2] ?? ''
    const target = specifier.startsWith('.') ? folderOf(normalize(join(dirname(file), specifier))) : null
    return { file, folder: folderOf(file), specifier, target }
  })
}

/** The row of the table a file belongs to. */
function folderOf(file: string): string {
  const [top = '', second = ''] = relative('.', file).split('/')
  if (top !== 'src') return top
  return second.endsWith('.ts') ? 'src' : `src/${second}`
}

const libraryOf = (specifier: string): string =>
  specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? '')

describe('the import table', () => {
  it('has a row for every folder that holds sources', () => {
    expect([...new Set(sources.map(folderOf))].filter((folder) => !(folder in MAY_IMPORT))).toEqual([])
  })

  it('sees the imports it is to check', () => {
    expect(imports.some((each) => each.folder === 'src/flow' && each.target === 'src/rules')).toBe(true)
    expect(imports.some((each) => each.specifier === 'pg')).toBe(true)
  })

  it.each(Object.keys(MAY_IMPORT))('%s imports only what its row allows', (folder) => {
    const allowed = MAY_IMPORT[folder] ?? []
    const broken = imports
      .filter((each) => each.folder === folder && each.target !== null && each.target !== folder)
      .filter((each) => !allowed.includes('*') && !allowed.includes(each.target ?? ''))
    expect(broken.map((each) => `${each.file} imports ${each.specifier}`)).toEqual([])
  })

  it('lets nothing below the top level import the top level', () => {
    const broken = imports.filter((each) => !TOP_LEVEL.includes(each.folder) && TOP_LEVEL.includes(each.target ?? ''))
    expect(broken.map((each) => `${each.file} imports ${each.specifier}`)).toEqual([])
  })

  it.each(Object.entries(OWNED_LIBRARIES))('%s is imported by its own folders only', (library, owners) => {
    const users = imports.filter((each) => libraryOf(each.specifier) === library)
    expect(users.filter((each) => !owners.includes(each.folder)).map((each) => each.file)).toEqual([])
  })
})

describe('the rooms of a folder', () => {
  /** `src/reading/dates/far-days.ts` lies in `dates`; what lies beside the rooms puts them together, or is shared by them. */
  const roomOf = (file: string): string => file.split('/').slice(2, -1).join('/')

  it.each(['src/reading', 'src/rules', 'src/store', 'src/flow', 'src/web', 'src/mail', 'src/doors'])(
    '%s rest on each other in one direction',
    (folder) => {
      const below = new Map<string, Set<string>>()
      for (const { file, specifier } of imports.filter((each) => each.folder === folder && each.target === folder)) {
        const [room, other] = [roomOf(file), roomOf(normalize(join(dirname(file), specifier)))]
        if (room !== '' && other !== '' && room !== other) below.set(room, (below.get(room) ?? new Set()).add(other))
      }
      const reaches = (room: string, seen = new Set<string>()): Set<string> => {
        for (const other of below.get(room) ?? []) if (!seen.has(other)) reaches(other, seen.add(other))
        return seen
      }
      expect(below.size).toBeGreaterThan(1)
      expect([...below.keys()].filter((room) => reaches(room).has(room))).toEqual([])
    },
  )

  it('leaves no file that imports, by way of others, itself', () => {
    const uses = new Map<string, string[]>()
    for (const { file, specifier, target } of imports)
      if (target !== null) uses.set(file, [...(uses.get(file) ?? []), normalize(join(dirname(file), specifier))])
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' > '))
      if (done.has(file)) return
      done.add(file)
      for (const other of uses.get(file) ?? []) visit(other, [...path, file])
    }
    for (const file of uses.keys()) visit(file, [])
    expect(circles).toEqual([])
  })
})

describe('the pure folders', () => {
  it('import no library and no module of Node', () => {
    const broken = imports.filter((each) => PURE.includes(each.folder) && each.target === null)
    expect(broken.map((each) => `${each.file} imports ${each.specifier}`)).toEqual([])
  })

  it('read no clock, no chance, no environment and write no output', () => {
    const forbidden = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bconsole\.|\bperformance\./
    const broken = sources.filter(
      (file) => PURE.includes(folderOf(file)) && forbidden.test(readFileSync(join(ROOT, file), 'utf8')),
    )
    expect(broken).toEqual([])
  })
})

describe('the rules', () => {
  it('are named by their file, and each has its words in templates', () => {
    // A folder of rules is a topic of answers; the others under src/rules hold what rules share.
    const topics = readdirSync(join(ROOT, 'templates/reply/findings'))
    const files = sources.filter((file) => topics.some((topic) => file.startsWith(`src/rules/${topic}/`)))
    expect(files.length).toBeGreaterThan(40)
    for (const file of files) {
      const id = file.slice('src/rules/'.length, -'.ts'.length)
      expect(readFileSync(join(ROOT, file), 'utf8')).toContain(`id: '${id}'`)
    }
  })
})

/** What a line of a pattern may have, indentation included. */
const MOST_COLUMNS = 140

describe('the files', () => {
  it('are no longer than a reader holds in mind: 250 lines', () => {
    const long = sources.filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1 > 250)
    expect(long).toEqual([])
  })

  it('write no pattern that does not fit a line: a longer one is put together by src/patterns', () => {
    const long = sources.flatMap((file) =>
      readFileSync(join(ROOT, file), 'utf8')
        .split('\n')
        .flatMap((line, at) =>
          /^\s*(?:[\w ]+[=(:,] ?)*\/(?![/*])/.test(line) && line.length > MOST_COLUMNS ? [`${file}:${at + 1}`] : [],
        ),
    )
    expect(long).toEqual([])
  })
})

describe('the templates', () => {
  it('never leave mail text unescaped in HTML', () => {
    const templates = readdirSync(join(ROOT, 'templates'), { recursive: true, encoding: 'utf8' })
    const broken = templates
      .filter((file) => file.endsWith('.hbs') && !file.endsWith('.txt.hbs'))
      .filter((file) => /\{\{\{|\{\{&/.test(readFileSync(join(ROOT, 'templates', file), 'utf8')))
    expect(broken).toEqual([])
  })
})
