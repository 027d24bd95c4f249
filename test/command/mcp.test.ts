import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { makeDataFolder, removeDataFolder } from '../support/running-desk.ts'

const MAIN = join(import.meta.dirname, '../../src/main.ts')

let database: TestDatabase
let client: Client
let transport: StdioClientTransport
let said = ''
const folder = makeDataFolder()

beforeAll(async () => {
  database = await createTestDatabase()
  const { PATH = '', HOME = '' } = process.env
  transport = new StdioClientTransport({
    command: process.execPath,
    args: [MAIN, 'mcp'],
    cwd: tmpdir(),
    env: { PATH, HOME, DATABASE_URL: database.connectionString, DATA_DIR: folder },
    stderr: 'pipe',
  })
  transport.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  client = new Client({ name: 'a test', version: '1' })
  await client.connect(transport)
})

afterAll(async () => {
  await client?.close()
  await database?.drop()
  removeDataFolder(folder)
})

/** What a tool answers; the client has held it against the tool's output schema. */
async function call(name: string, given: Record<string, unknown>) {
  const result = await client.callTool({ name, arguments: given })
  const [{ text }] = result.content as [{ text: string }]
  // biome-ignore lint/suspicious/noExplicitAny: each tool has a shape of its own, which its schema holds
  return { isError: result.isError === true, text, data: result.structuredContent as any }
}

describe('the tools for assistants', () => {
  it('are four, each with the shape of its answer and marked as reading only', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['look_up_code', 'check_pairs', 'search_codes', 'ask'])
    for (const { name, outputSchema, annotations } of tools) {
      expect(outputSchema?.type, name).toBe('object')
      expect(annotations, name).toMatchObject({ readOnlyHint: true })
    }
    expect(client.getInstructions()).toContain('no coder has looked at')
  })

  it('tell a code on a date, with the rows that say so', async () => {
    const { data, text } = await call('look_up_code', { code: '90862', on: '2013-01-22' })
    expect(data.codes).toMatchObject([{ system: 'CPT', status: { state: 'ended', lastDate: '2012-12-31' } }])
    expect(data.codes[0].sources.length).toBeGreaterThan(0)
    expect(JSON.parse(text)).toEqual(data)
  })

  it('say of a code that is not loaded that it is not', async () => {
    const { data } = await call('look_up_code', { code: '00000', system: 'cpt' })
    expect(data).toMatchObject({ codes: [], notice: expect.stringContaining('No row loaded here') })
  })

  it('find the edits of codes, which is denied and where the modifier goes', async () => {
    const { data } = await call('check_pairs', { codes: '20610, 76942, 99213', on: '2024-08-01' })
    const [day] = data.claims[0].days
    const pair = day.pairs.find(({ columnTwo }: { columnTwo: string }) => columnTwo === '99213')
    expect(pair).toMatchObject({ columnOne: '20610', state: 'needs_modifier', modifierGoesOn: '99213', modifier: '25' })
    for (const number of pair.says.sources) expect(data.sources[number - 1]).toMatchObject({ number })
  })

  it('search in words', async () => {
    const { data } = await call('search_codes', { query: 'injection of the knee joint', limit: 5 })
    expect(data.results.length).toBeGreaterThan(0)
    expect(data.results.length).toBeLessThanOrEqual(5)
  })

  it('draft an answer, cited and marked as not reviewed, and repeat nothing that tells who the patient is', async () => {
    const question = 'Patient Maria Gomez, DOB 03/04/1961. Can we bill 20610 with 76942 on 2024-08-01?'
    const { data, text } = await call('ask', { question })
    expect(data).toMatchObject({ reviewed: false, asOf: '2024-08-01' })
    expect(data.rows.length).toBeGreaterThan(0)
    expect(data.sources.length).toBeGreaterThan(0)
    expect(data.masked).toContain('dob')
    expect(text).not.toMatch(/Gomez|03\/04\/1961/)
  })

  it.each([
    ['no code', 'check_pairs', { codes: 'hello' }, 'There is no code in it'],
    ['a system nobody has', 'look_up_code', { code: '99213', system: 'moon' }, 'There is no code system moon'],
    ['a day no calendar has', 'look_up_code', { code: '99213', on: '2024-02-30' }, 'on'],
  ])('answer %s with what to do', async (_title, name, given, words) => {
    const { isError, text } = await call(name, given)
    expect(isError).toBe(true)
    expect(text).toContain(words)
  })
})

describe('the command', () => {
  it('ends by itself when its assistant goes', async () => {
    const { pid } = transport
    expect(pid).not.toBeNull()
    await client.close()
    expect(said).toContain('The tools of this desk are ready')
    await expect.poll(() => isRunning(pid ?? 0)).toBe(false)
  })
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
