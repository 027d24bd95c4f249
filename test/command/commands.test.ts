import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { makeDataFolder, removeDataFolder } from '../support/running-desk.ts'

const ROOT = join(import.meta.dirname, '..', '..')

let database: TestDatabase
let dataDir: string

beforeAll(async () => {
  database = await createTestDatabase()
  dataDir = makeDataFolder()
})

afterAll(async () => {
  await database.drop()
  removeDataFolder(dataDir)
})

type Ended = { code: number | null; out: string; err: string }

/** Runs a command to its end, with that on its standard input. */
function run(args: string[], input = '', settings: Record<string, string> = {}): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'src', 'main.ts'), ...args], {
      cwd: dataDir,
      env: { PATH, HOME, DATA_DIR: dataDir, DATABASE_URL: database.connectionString, ...settings },
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (err += chunk))
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

describe('ask', () => {
  it('answers a question of standard input in the terminal', async () => {
    const { code, out } = await run(['ask'], 'What is CPT 99213?')
    expect(code).toBe(0)
    expect(out).toMatch(/^Hello,\n\nShort answer: 99213: /)
  })

  it('reads a note that begins like a header as a note', async () => {
    const { out } = await run(['ask', '--json'], 'Procedure: skin tags, 11200\n\nHow many units?')
    expect(JSON.parse(out).inquiry.asks.map(({ kind }: { kind: string }) => kind)).toContain('units')
    expect(JSON.parse(out).inquiry.references.map(({ code }: { code: string }) => code)).toEqual(['11200'])
  })

  it('takes words that name no file as the question', async () => {
    const { code, out } = await run(['ask', 'What is CPT 99213?'])
    expect(code).toBe(0)
    expect(out).toMatch(/^Hello,\n\nShort answer: 99213: /)
  })

  it('prints one object of the agreed shape with --json', async () => {
    const { out } = await run(['ask', '--json'], 'Can we bill 99214-25 with 90833 on 2026-03-04 for Medicare?')
    const answer = JSON.parse(out)
    expect(Object.keys(answer)).toEqual(['kind', 'inquiry', 'findings', 'gaps', 'disposition', 'draft'])
    expect(answer.inquiry).toMatchObject({
      references: [
        { text: '99214-25', system: 'CPT', code: '99214', modifiers: ['25'], units: null },
        { text: '90833', system: 'CPT', code: '90833', modifiers: [], units: null },
      ],
      dateOfService: '2026-03-04',
      identifiers: [],
    })
    expect(Object.keys(answer.findings[0])).toEqual(['rule', 'topic', 'verdict', 'subjects', 'statement', 'citations'])
    expect(Object.keys(answer.findings[0].citations[0])).toEqual([
      'source',
      'edition',
      'locator',
      'effectiveFrom',
      'effectiveTo',
    ])
    expect(Object.keys(answer.draft)).toEqual(['subject', 'text', 'html'])
  })

  it('answers as of the date of --as-of, whatever the mail says', async () => {
    const { out } = await run(['ask', '--as-of', '2012-06-01', '--json'], 'What is 90862?')
    expect(JSON.parse(out).findings[0].statement).toContain('Valid on 2012-06-01; its last valid date is 2012-12-31.')
  })

  it('reads a mail from a file and says that machine mail gets no answer', async () => {
    const { out } = await run(['ask', join(ROOT, 'test', 'mails', 'auto-reply.eml')])
    expect(out).toBe('Not a question (auto reply): it would get no answer.\n')
  })

  it('answers a batch line by line in order, with the ids given', async () => {
    const lines = [
      { id: 'a', subject: '90862', body: 'what replaced it? dos 1/22/13' },
      { id: 7, subject: '', body: '<p>What is <b>99213</b>?</p>' },
      { eml: 'From: x@y.example\nSubject: codes\n\n99214 and 90833 together?\n' },
    ]
    const { code, out } = await run(['ask', '--batch'], lines.map((line) => JSON.stringify(line)).join('\n'))
    expect(code).toBe(0)
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ id }) => id)).toEqual(['a', 7, undefined])
    const codes = answers.map(({ inquiry }) => inquiry.references.map((each: { code: string }) => each.code))
    expect(codes).toEqual([['90862'], ['99213'], ['99214', '90833']])
  })

  it('takes the day a line was asked on for the day the mail was sent', async () => {
    const line = { id: 1, body: '12002 done on 6/2, back yesterday', asked_on: '2025-06-13' }
    const { out } = await run(['ask', '--batch'], JSON.stringify(line))
    expect(JSON.parse(out).inquiry.dateOfService).toMatch(/^2025-06-/)
    const { code, err } = await run(['ask', '--batch'], JSON.stringify({ ...line, asked_on: 'June' }))
    expect([code, err]).toEqual([2, expect.stringContaining('Line 1: asked_on is not a day')])
  })

  it('stops a batch at a line that is no JSON, and names it', async () => {
    const { code, err } = await run(['ask', '--batch'], '{"id":1,"body":"99213"}\nnot json\n')
    expect(code).toBe(2)
    expect(err).toContain('Line 2 is not JSON')
  })

  it('never repeats a patient’s identifier', async () => {
    const { out } = await run(['ask'], 'Pt: John Q. Sample DOB 04/12/1951, what is 99213?')
    expect(out).toContain('99213: ')
    expect(out).not.toMatch(/Sample|1951|wrote:/)
  })
})

describe('code and search', () => {
  it('show a deleted code with its replacement and their sources', async () => {
    const { code, out } = await run(['code', '90812'])
    expect(code).toBe(0)
    expect(out).toMatch(/2012-12-31[\s\S]*replaced by 90834 with 90785/)
  })

  it('end with 1 and a sentence for a code nobody knows', async () => {
    expect(await run(['code', '00000'])).toMatchObject({ code: 1, err: '00000 is not in the data loaded here.\n' })
  })

  it('find codes by words with a typing error, and by the beginning of a code', async () => {
    expect((await run(['search', 'psycotherapy'])).out + (await run(['search', 'talk', 'therapy'])).out).toContain(
      '90834',
    )
    expect((await run(['search', '9083'])).out).toContain('90833')
  })

  it('print JSON for a script', async () => {
    expect(JSON.parse((await run(['search', '90834', '--json'])).out)[0]).toMatchObject({
      code: '90834',
      system: 'CPT',
    })
  })
})

describe('operator', () => {
  it('adds, lists and renews, and refuses the same address twice', async () => {
    const added = await run(['operator', 'add', 'dana@acme.example', '--name', 'Dana Ruiz', '--credential', 'CPC'])
    expect(added.out).toMatch(/^http:\/\/127\.0\.0\.1:8080\/sign-in\/[\w-]{32}\n$/)
    expect((await run(['operator', 'list'])).out).toContain('dana@acme.example\tDana Ruiz\tCPC\treviewer')
    expect((await run(['operator', 'reset', 'Dana@Acme.example'])).out).toMatch(/\/sign-in\//)
    expect(await run(['operator', 'add', 'DANA@acme.example', '--name', 'D'])).toMatchObject({ code: 1 })
  })
})

describe('what goes wrong', () => {
  it.each([
    [['asc'], 2, /Did you mean ask/],
    [['ask', '--as-of', 'yesterday'], 2, /must be a date such as/],
    [['ask', 'nowhere.eml'], 2, /nowhere\.eml cannot be read/],
    [['start', '--only', 'nothing'], 2, /Allowed choices are intake, drafter, sender, sweeper, web/],
    [['practice', 'send', '-'], 4, /The practice mailbox is not running: start it with `npm start`/],
  ] as const)('%j ends with %d and says what to do', async (args, code, sentence) => {
    const ended = await run([...args], 'x')
    expect(ended.code).toBe(code)
    expect(ended.err).toMatch(sentence)
    expect(ended.err).not.toMatch(/\n {4}at /)
  })

  it('a database that is away is named without its password', async () => {
    const ended = await run(['migrate'], '', { DATABASE_URL: 'postgres://user:hunter2@127.0.0.1:1/x' })
    expect(ended).toMatchObject({ code: 4, err: expect.stringMatching(/DATABASE_URL does not answer/) })
    expect(ended.err).not.toContain('hunter2')
  })

  it.each([[[]], [['ask']], [['operator', 'add']], [['start']]])('%j --help explains itself', async (args) => {
    const { code, out } = await run([...args, '--help'])
    expect(code).toBe(0)
    expect(out).toMatch(/^Usage: caseconsultant/)
  })
})
