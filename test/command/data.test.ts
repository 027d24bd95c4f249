import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { makePtpFile, makePtpLines } from '../support/ptp-file.ts'
import { readZip } from '../support/read-zip.ts'
import { startCommand } from '../support/run-command.ts'
import { REAL_DATA_DIR } from '../support/source-files.ts'

let database: TestDatabase
let folder = ''
let settings: Record<string, string> = {}

beforeAll(async () => {
  database = await createTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'data-command-'))
  settings = { DATABASE_URL: database.connectionString, DATA_DIR: folder }
  // The starter set is loaded once, so that what is measured in the tests is theirs.
  await run('data', 'list')
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function run(...args: string[]) {
  const command = startCommand(args, settings)
  const code = await command.ended
  return { code, stdout: command.stdout(), stderr: command.stderr() }
}

function placeParts(version: string, lines: (part: number) => string[]): string[] {
  return [1, 2, 3, 4].map((part) => {
    const path = join(folder, `ccipra-${version}-f${part}.txt`)
    writeFileSync(path, makePtpFile(lines(part)))
    return path
  })
}

type Listed = {
  source: string
  edition: string
  rows: number
  effectiveFrom: string
  effectiveTo: string
  age: string
  origin: string
}

async function listEditions(source: string): Promise<Listed[]> {
  const { stdout } = await run('data', 'list', '--json')
  return (JSON.parse(stdout) as Listed[]).filter((edition) => edition.source === source)
}

const PTP = 'ncci-ptp-practitioner'

describe('caseconsultant data', () => {
  it('imports, lists, compares and removes editions', async () => {
    const first = await run('data', 'import', ...placeParts('v280r0', (part) => makePtpLines(100, part * 10_000)))
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^ncci-ptp-practitioner 2022Q1: 400 rows loaded in /),
    })
    const changed = (part: number): string[] => {
      const lines = makePtpLines(100, part * 10_000)
      if (part !== 2) return lines
      return [...lines.slice(2), ...makePtpLines(1, 20_000, '0'), ...makePtpLines(3, 29_000)]
    }
    await run('data', 'import', ...placeParts('v281r0', changed))

    expect(await listEditions(PTP)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          edition: '2022Q2',
          rows: 402,
          effectiveFrom: '2022-04-01',
          effectiveTo: '2022-06-30',
          origin: 'import',
          age: expect.stringMatching(/^ended \d+ (months|years) ago$/),
        }),
        expect.objectContaining({ edition: '2022Q1', rows: 400 }),
      ]),
    )
    expect((await run('data', 'list')).stdout).toMatch(
      /ncci-ptp-practitioner +2022Q2 +2022-04-01 +2022-06-30 +402 +all +20\d\d-\d\d-\d\d +ended/,
    )

    const { stdout } = await run('data', 'diff', `${PTP}:2022Q1`, `${PTP}:2022Q2`)
    expect(stdout).toBe(
      [
        '         3  edit pairs added',
        '         1  edit pairs changed',
        '         1  edit pairs deleted',
        '',
        '~ edit pairs  practitioner 20000 20000  modifier_indicator 1 → 0',
        '- edit pairs  practitioner 20000 20001  modifier_indicator 1, from "2020-01-01"',
        ...['20000', '20001', '20002'].map(
          (two) => `+ edit pairs  practitioner 29000 ${two}  modifier_indicator 1, from "2020-01-01"`,
        ),
        '',
      ].join('\n'),
    )
    const json = JSON.parse((await run('data', 'diff', `${PTP}:2022Q1`, `${PTP}:2022Q2`, '--json')).stdout)
    expect(json.counts).toHaveLength(3)
    expect(json.differences[0]).toEqual({
      table: 'edit_pairs',
      change: 'changed',
      key: ['practitioner', '20000', '20000'],
      before: [{ modifier_indicator: 1, from: '2020-01-01', to: null }],
      after: [{ modifier_indicator: 0, from: '2020-01-01', to: null }],
    })
    const limited = await run('data', 'diff', `${PTP}:2022Q1`, `${PTP}:2022Q2`, '--limit', '1')
    expect(limited.stdout.match(/^[-+~]/gm)).toHaveLength(1)
    expect(limited.stderr).toContain('4 more: --limit 0 lists all.')

    expect(await run('data', 'remove', `${PTP}:2022Q2`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('say --yes'),
    })
    expect(await run('data', 'remove', `${PTP}:2022Q2`, '--yes')).toMatchObject({
      code: 0,
      stdout: `${PTP} 2022Q2: removed\n`,
    })
    expect((await listEditions(PTP)).map(({ edition }) => edition)).not.toContain('2022Q2')
  })

  it('says that the same edition says the same', async () => {
    const { code, stdout } = await run('data', 'diff', `${PTP}:2024Q3`, `${PTP}:2024Q3`)
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'The two editions say the same.\n' })
  })

  it.each([
    [['data', 'remove', 'ncci-aoc'], 2, /write SOURCE:EDITION/],
    [['data', 'remove', 'ncci-aoc:1999Q1', '--yes'], 1, /not loaded; ncci-aoc is loaded as 2024Q3/],
    [['data', 'diff', 'nothing:1', 'nothing:2'], 1, /not loaded; see: caseconsultant data list/],
    [['data', 'remove', 'ncci-aoc:2024Q3', '--yes'], 1, /came with the program/],
    [['data', 'import', '/nowhere/ccipra.txt'], 6, /there is no such file/],
    [['data', 'import'], 2, /missing required argument/],
  ])('%j ends with exit code %i and a sentence', async (args, code, sentence) => {
    expect(await run(...args)).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(sentence) })
  })

  it('ends with exit code 6 where too many lines cannot be read, and names the first of them', async () => {
    const paths = placeParts('v270r0', (part) =>
      part === 4 ? Array.from({ length: 40 }, () => 'nonsense') : makePtpLines(100, part * 10_000),
    )
    const { code, stderr, stdout } = await run('data', 'import', ...paths)
    expect({ code, stdout }).toEqual({ code: 6, stdout: '' })
    expect(stderr).toContain('ccipra-v270r0-f4.txt:7: column 1 is not a code: "nonsense"')
    expect(stderr).toMatch(/Stopped: 40 of 340 lines \(12 %\) cannot be read/)
    expect((await listEditions(PTP)).map(({ edition }) => edition)).not.toContain('2021Q1')
  })

  it('writes a plain line for every 10 % where no terminal is, and none with --quiet', async () => {
    const paths = placeParts('v272r0', (part) => makePtpLines(20_000, part * 10_000))
    const loud = await run('data', 'import', ...paths)
    const percents = [
      ...loud.stderr.matchAll(/^NCCI PTP edits, practitioner services, 2021 Q3: (\d+) %, .* rows, .*\/s$/gm),
    ].map(([, percent]) => Number(percent))
    expect(percents).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(loud.stderr).not.toMatch(/[\x1b\r]/)
    await run('data', 'remove', `${PTP}:2021Q3`, '--yes')
    expect(await run('data', 'import', '--quiet', ...paths)).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('an import that is ended', () => {
  const ROWS = 60_000
  let paths: string[] = []
  let before: unknown

  /** What the desk knows, and what it says of a pair. */
  async function state(): Promise<unknown> {
    const { stdout } = await run('code', '10000', '--json', '--as-of', '2020-08-01')
    return { editions: await listEditions(PTP), facts: JSON.parse(stdout) }
  }

  beforeAll(async () => {
    await run('data', 'import', ...placeParts('v262r0', (part) => makePtpLines(10, part * 10_000)))
    before = await state()
    paths = placeParts('v262r0', (part) => makePtpLines(ROWS, part * 10_000, '0'))
  })

  it('by kill -9 at ten random moments leaves the edition before, and the next import works', {
    timeout: 480_000,
  }, async () => {
    for (let time = 0; time < 10; time += 1) {
      const command = startCommand(['data', 'import', ...paths], settings)
      const percent = 10 + Math.floor(Math.random() * 8) * 10
      await command.told(new RegExp(` ${percent} %`))
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 30))
      command.process.kill('SIGKILL')
      await command.ended
      expect([command.process.signalCode, command.stdout()], `killed at ${percent} %`).toEqual(['SIGKILL', ''])
      if (time % 3 === 0) expect(await state(), `killed at ${percent} %`).toEqual(before)
    }
    expect(await state()).toEqual(before)
  })

  it('by Ctrl-C leaves the edition before, says so and ends with exit code 130', async () => {
    const command = startCommand(['data', 'import', ...paths], settings)
    await command.told(/ 10 %/)
    command.process.kill('SIGINT')
    expect(await command.ended).toBe(130)
    expect(command.stderr()).toMatch(/Stopped\. The data loaded before is untouched/)
    expect(command.stdout()).toBe('')
    expect(await state()).toEqual(before)
  })

  it('can be done again', async () => {
    expect(await run('data', 'import', ...paths)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2020Q3: 240,000 rows loaded'),
    })
    expect((await listEditions(PTP)).find(({ edition }) => edition === '2020Q3')).toMatchObject({ rows: 4 * ROWS })
    expect(await run('data', 'import', ...paths)).toMatchObject({
      code: 0,
      stdout: `${PTP} 2020Q3: already loaded, nothing changed\n`,
    })
  })
})

const DIAGNOSES = [2025, 2026].map((year) => join(REAL_DATA_DIR, `icd10cm/cms_${year}_dx.zip`))

describe('data diff beside the publisher’s addenda (skipped where they are absent; REAL_DATA_DIR names their folder)', () => {
  it.skipIf(!DIAGNOSES.every(existsSync))(
    'agrees with the addenda of ICD-10-CM FY2026',
    { timeout: 120_000 },
    async () => {
      await run('data', 'import', '--quiet', ...DIAGNOSES)
      const { stdout } = await run('data', 'diff', 'icd10cm:FY2025', 'icd10cm:FY2026', '--json')
      const { differences } = JSON.parse(stdout) as { differences: { table: string; change: string; key: string[] }[] }
      const found = (change: string): string[] =>
        differences.flatMap((each) =>
          each.table === 'codes' && each.change === change ? [(each.key[1] ?? '').replace('.', '')] : [],
        )
      const addenda = readZip(DIAGNOSES[1] ?? '').find(({ name }) => name === 'icd10cm_order_addenda_2026.txt')
      const listed = { 'Add:': new Set<string>(), 'Delete:': new Set<string>(), 'Revise to:': new Set<string>() }
      for (const line of addenda?.read().toString('latin1').split('\r\n') ?? []) {
        const [, kind, code] = /^(Add:|Delete:|Revise to:) +[01] ([A-Z0-9]{3,7}) /.exec(line) ?? []
        if (kind !== undefined && code !== undefined) listed[kind as keyof typeof listed].add(code)
      }
      const moved = [...listed['Add:']].filter((code) => listed['Delete:'].has(code))
      expect(found('added').sort()).toEqual([...listed['Add:']].filter((code) => !moved.includes(code)).sort())
      expect(found('deleted').sort()).toEqual([...listed['Delete:']].filter((code) => !moved.includes(code)).sort())
      expect(found('changed').sort()).toEqual([...new Set([...moved, ...listed['Revise to:']])].sort())
    },
  )
})
