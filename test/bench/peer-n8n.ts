import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createPool } from '../../src/store/pool.ts'
import { findFreePort } from '../support/free-port.ts'
import { inFolder, startInFolder } from './kept-program.ts'
import { type Peer, type RunningProgram, waitForWord } from './whole-programs.ts'
import type { BenchServers, RunPlace } from './whole-servers.ts'

const HOME = join(process.env.N8N_DIR ?? '', 'node_modules', 'n8n')

const PROGRAM = join(HOME, 'bin', 'n8n')

const isInstalled = process.env.N8N_DIR !== undefined && existsSync(PROGRAM)

// One of its libraries comes from a host outside the registry; the registry has an older one.
const INSTALL = `n8n is not installed${process.env.N8N_DIR === undefined ? '' : ' in N8N_DIR'}. In an empty folder outside the checkout (1.6 GB): \
echo '{"private":true,"overrides":{"xlsx":"0.18.5"}}' > package.json; npm install --ignore-scripts n8n@2.0.0; then N8N_DIR=that folder`

const MAILBOX = { id: 'benchmailbox0001', name: 'mailbox', type: 'imap' }
const MAIL_SERVER = { id: 'benchserver00001', name: 'mail server', type: 'smtp' }

/** Two steps: the e-mail trigger (IMAP) and an e-mail with what was asked. */
const WORKFLOW = {
  id: 'benchanswers0001',
  name: 'answers',
  versionId: '3f0b7a52-6d0e-4c55-9a0e-4f6c2f6b1a01',
  active: false,
  settings: { executionOrder: 'v1' },
  nodes: [
    {
      id: '3f0b7a52-6d0e-4c55-9a0e-4f6c2f6b1a02',
      name: 'asked',
      type: 'n8n-nodes-base.emailReadImap',
      typeVersion: 2.1,
      position: [0, 0],
      parameters: { mailbox: 'INBOX', postProcessAction: 'read', format: 'resolved', options: {} },
      credentials: { imap: { id: MAILBOX.id, name: MAILBOX.name } },
    },
    {
      id: '3f0b7a52-6d0e-4c55-9a0e-4f6c2f6b1a03',
      name: 'answered',
      type: 'n8n-nodes-base.emailSend',
      typeVersion: 2.1,
      position: [300, 0],
      parameters: {
        fromEmail: 'desk@desk.example',
        toEmail: '={{ $json.from.value[0].address }}',
        subject: '=Re: {{ $json.subject }}',
        emailFormat: 'text',
        text: '=Thank you for your question.\n\n{{ $json.text }}',
        options: { appendAttribution: false },
      },
      credentials: { smtp: { id: MAIL_SERVER.id, name: MAIL_SERVER.name } },
    },
  ],
  connections: { asked: { main: [[{ node: 'answered', type: 'main', index: 0 }]] } },
}

/** n8n in one process on PostgreSQL, with its own settings but for the ones that would call home. */
export const N8N: Peer = {
  name: 'n8n',
  backend: null,
  place: 'n8n',
  missing: isInstalled ? null : INSTALL,
  mostMails: Number.POSITIVE_INFINITY,
  contents: `n8n ${findVersion()}, one workflow that answers mails`,
  fill: fillDatabase,
  furnish: (servers, place) => inFolder((folder) => importAccess(folder, servers, place)),
  start,
}

function findVersion(): string {
  return isInstalled ? JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')).version : ''
}

async function fillDatabase(databaseUrl: string): Promise<void> {
  await inFolder(async (folder) => {
    const file = join(folder, 'workflow.json')
    await writeFile(file, JSON.stringify([WORKFLOW]))
    await runCommand(folder, databaseUrl, 'import:workflow', `--input=${file}`)
    const pool = createPool(databaseUrl, { max: 1 })
    // What is published is a version of the history, and an import writes none.
    await pool.query(
      `insert into workflow_history ("versionId", "workflowId", authors, nodes, connections)
       select "versionId", id, 'bench', nodes, connections from workflow_entity on conflict do nothing`,
    )
    await pool.end()
    await runCommand(folder, databaseUrl, 'publish:workflow', `--id=${WORKFLOW.id}`)
  })
}

async function importAccess(folder: string, { imapPort, sink }: BenchServers, place: RunPlace): Promise<void> {
  const plain = { host: '127.0.0.1', secure: false }
  const access = [
    { ...MAILBOX, data: { ...plain, port: imapPort, user: place.user, password: 'secret' } },
    { ...MAIL_SERVER, data: { ...plain, port: sink.options.port, user: '', password: '', disableStartTls: true } },
  ]
  const file = join(folder, 'access.json')
  await writeFile(file, JSON.stringify(access))
  await runCommand(folder, place.databaseUrl, 'import:credentials', `--input=${file}`)
}

async function runCommand(folder: string, databaseUrl: string, ...args: string[]): Promise<void> {
  const env = { PATH: process.env.PATH, HOME: folder, ...settings(folder, databaseUrl) }
  await promisify(execFile)(process.execPath, [PROGRAM, ...args], { cwd: folder, env })
}

function start(_servers: BenchServers, { databaseUrl }: RunPlace): RunningProgram {
  return startInFolder(async (folder, keep) => {
    const ports = { N8N_PORT: String(await findFreePort()), N8N_RUNNERS_BROKER_PORT: String(await findFreePort()) }
    const program = keep([process.execPath, PROGRAM, 'start'], { ...settings(folder, databaseUrl), ...ports })
    await waitForWord(program.child, 'Activated workflow')
  })
}

function settings(folder: string, databaseUrl: string): Record<string, string> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl)
  return {
    N8N_USER_FOLDER: folder,
    N8N_ENCRYPTION_KEY: 'the same for every run',
    DB_TYPE: 'postgresdb',
    DB_POSTGRESDB_HOST: hostname,
    DB_POSTGRESDB_PORT: port,
    DB_POSTGRESDB_USER: username,
    DB_POSTGRESDB_PASSWORD: decodeURIComponent(password),
    DB_POSTGRESDB_DATABASE: pathname.slice(1),
    DB_POSTGRESDB_POOL_SIZE: '10',
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_RUNNERS_ENABLED: 'false',
    N8N_DIAGNOSTICS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
    N8N_TEMPLATES_ENABLED: 'false',
    N8N_PERSONALIZATION_ENABLED: 'false',
    NO_COLOR: '1',
  }
}
