import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type EmbeddedPostgres, useEmbeddedPostgres } from '../../db/embedded-postgres.ts'

const isRoot = process.getuid?.() === 0

describe('the embedded PostgreSQL of a data folder', () => {
  let folder: string
  let servers: EmbeddedPostgres[]
  let commands: ChildProcess[]

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'caseconsultant-embedded-'))
    if (isRoot) await chmod(folder, 0o711)
    servers = []
    commands = []
  })
  afterEach(async () => {
    for (const command of commands) await killCommand(command)
    // Finds what a killed command left behind, and stops it as its last user.
    if (commands.length > 0) await use().catch(() => {})
    for (const server of servers) await server.release()
    await rm(folder, { recursive: true, force: true })
  })

  async function use(onNotice?: (sentence: string) => void): Promise<EmbeddedPostgres> {
    const server = await useEmbeddedPostgres({ dataDir: folder, onNotice })
    servers.push(server)
    return server
  }

  function startCommand(): ChildProcess {
    const script = new URL('use-server.ts', import.meta.url).pathname
    const command = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
    commands.push(command)
    return command
  }

  async function readPid(): Promise<number> {
    return Number.parseInt(await readFile(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8'), 10)
  }

  it('is durable UTF-8 with checksums, and opens only with its password', async () => {
    const { connectionString, dataFolder } = await use()
    const settings = ['server_encoding', 'fsync', 'full_page_writes', 'data_checksums', 'listen_addresses', 'TimeZone']
    const rows = await query(connectionString, `select name, setting from pg_settings where name = any($1)`, [settings])
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      server_encoding: 'UTF8',
      fsync: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '127.0.0.1',
      TimeZone: 'UTC',
    })
    expect((await stat(join(dataFolder, 'password'))).mode & 0o777).toBe(0o600)
    const guess = new URL(connectionString)
    guess.password = 'guess'
    await expect(query(guess.href, 'select 1')).rejects.toThrow('password authentication failed')
  })

  it('that was killed is started again on its port, with what was committed', async () => {
    const { connectionString, revive } = await use()
    await query(connectionString, 'create table kept (answer int)')
    await query(connectionString, 'insert into kept values (42)')
    expect(await revive()).toBe(false)
    process.kill(await readPid(), 'SIGKILL')
    await vi.waitFor(() => expect(query(connectionString, 'select 1')).rejects.toThrow(), { timeout: 20_000 })
    expect(await revive()).toBe(true)
    expect(await query(connectionString, 'select answer from kept')).toEqual([{ answer: 42 }])
  }, 120_000)

  it('is shared by a second process, and stopped by the last one', async () => {
    const { connectionString, release } = await use()
    const command = startCommand()
    expect(await readLine(command)).toBe(connectionString)
    await release()
    await query(connectionString, 'select 1')
    command.stdin?.end()
    await once(command, 'exit')
    await expect(query(connectionString, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('is made once when two processes need it first at the same time', async () => {
    const [first, second] = await Promise.all([readLine(startCommand()), readLine(startCommand())])
    expect(first).toMatch(/^postgresql:/)
    expect(second).toBe(first)
  })

  it('is found again after its starter was killed, with what was committed', async () => {
    const command = startCommand()
    const left = await readLine(command)
    await query(left, 'create table kept as select 1 as one')
    await killCommand(command)
    const { connectionString, release } = await use()
    expect(connectionString).toBe(left)
    expect(await query(connectionString, 'select one from kept')).toEqual([{ one: 1 }])
    await release()
    await expect(query(connectionString, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('recovers on its old port after starter and server were killed', async () => {
    const command = startCommand()
    const left = await readLine(command)
    await query(left, 'create table kept as select 1 as one')
    process.kill(await readPid(), 'SIGKILL')
    await killCommand(command)
    const { connectionString } = await use()
    expect(connectionString).toBe(left)
    expect(await query(connectionString, 'select one from kept')).toEqual([{ one: 1 }])
  })

  it('starts although the number of the killed server was given to another process', async () => {
    const { dataFolder } = await use()
    const { uid, gid } = await stat(dataFolder)
    const killed = await readPid()
    process.kill(killed, 'SIGKILL')
    await vi.waitFor(() => expect(() => process.kill(killed, 0)).toThrow('ESRCH'), 10_000)
    const other = spawn('sleep', ['60'], isRoot ? { uid, gid } : {})
    try {
      const note = join(dataFolder, 'cluster/postmaster.pid')
      const [, ...rest] = (await readFile(note, 'utf8')).split('\n')
      await writeFile(note, [other.pid, ...rest].join('\n'))
      const { connectionString } = await use()
      expect(await query(connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
    } finally {
      other.kill()
    }
  })

  it('does not start a second server on a folder that another container uses', async () => {
    const { dataFolder } = await use()
    await writeFile(join(dataFolder, 'pid-namespace'), 'pid:[1]\n')
    await expect(use()).rejects.toMatchObject({ message: expect.stringContaining('in use by another container') })
  })

  it('refuses data of another major version', async () => {
    const { dataFolder, release } = await use()
    await release()
    await writeFile(join(dataFolder, 'cluster/PG_VERSION'), '17\n')
    await expect(use()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/was made by PostgreSQL 17, this is 18: /),
    })
  })

  it('names the reason and the log when the server does not start', async () => {
    const { dataFolder, release } = await use()
    await release()
    await writeFile(join(dataFolder, 'cluster/postgresql.conf'), 'max_connections = plenty\n')
    const message = `configuration file "${dataFolder}/cluster/postgresql.conf" contains errors`
    await expect(use()).rejects.toMatchObject({
      code: 'unavailable',
      message: `PostgreSQL did not start (${message}): the log ${dataFolder}/postgres.log says more.`,
    })
  })

  it('says what to do when the data folder cannot be written', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(useEmbeddedPostgres({ dataDir: join(folder, 'file/data') })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^The data folder .*file\/data cannot be written .*: choose another data folder/),
    })
  })

  it.runIf(isRoot)(
    'keeps the data where it can be reached, and says so once, when root keeps the folder to itself',
    async () => {
      await chmod(folder, 0o700)
      const notices: string[] = []
      const { dataFolder, connectionString, release } = await use((sentence) => notices.push(sentence))
      try {
        expect(dataFolder).toMatch(/^\/var\/lib\/caseconsultant\/[0-9a-f]{12}$/)
        expect(notices).toEqual([expect.stringMatching(new RegExp(`cannot enter ${folder}: .* ${dataFolder}\\.$`))])
        expect(await readFile(join(folder, 'postgres-is-elsewhere.txt'), 'utf8')).toContain(dataFolder)
        await query(connectionString, 'create table kept as select 1 as one')
        await release()
        const again = await use((sentence) => notices.push(sentence))
        expect(again.dataFolder).toBe(dataFolder)
        expect(await query(again.connectionString, 'select one from kept')).toEqual([{ one: 1 }])
        expect(notices).toHaveLength(1)
        await again.release()
      } finally {
        await rm(dataFolder, { recursive: true, force: true })
        // Stays when it also holds the database of something else.
        await rmdir(dirname(dataFolder)).catch(() => {})
      }
    },
  )
})

async function query(connectionString: string, statement: string, values?: unknown[]) {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(statement, values)).rows
  } finally {
    await client.end()
  }
}

async function readLine(command: ChildProcess): Promise<string> {
  let said = ''
  for await (const text of command.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    said += text
    if (said.includes('\n')) break
  }
  return said.trim()
}

async function killCommand(command: ChildProcess): Promise<void> {
  const exit = once(command, 'exit')
  if (command.exitCode === null && command.signalCode === null && command.kill('SIGKILL')) await exit
}
