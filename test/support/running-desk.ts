import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'

const ROOT = join(import.meta.dirname, '..', '..')
const START_SECONDS = 60

/** A desk that runs in a process of its own, as `npm start` runs it. */
export type RunningDesk = {
  url: string
  pid: number
  /** Null on a desk with a real mailbox: its people get their links from a command. */
  signInUrl: string | null
  /** Everything it has written so far, log and greeting. */
  output(): string
  /** Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>
  /** The end no process can prepare for. */
  kill(): Promise<void>
}

/** A data folder that goes with {@link removeDataFolder}; entered by PostgreSQL's user where the tests run as root. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'))
  chmodSync(folder, 0o711)
  return folder
}

export function removeDataFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** Starts the desk with those settings and nothing else of the environment, and waits until it greets. */
export async function startDeskProcess(
  settings: Record<string, string>,
  args: string[] = [],
  command: 'start' | 'demo' = 'start',
): Promise<RunningDesk> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [join(ROOT, 'src', 'main.ts'), command, ...args], {
    cwd: tmpdir(),
    env: { PATH, HOME, PORT: '0', UNDO_SECONDS: '1', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  const collect = (chunk: Buffer): void => {
    written += chunk.toString()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  await waitForGreeting(child, () => written)
  return {
    pid: child.pid ?? 0,
    url: /Operator queue +(\S+)\/queue/.exec(written)?.[1] ?? '',
    signInUrl: /(\S+\/sign-in\/\S+)/.exec(written)?.[1] ?? null,
    output: () => written,
    stop: () => end(child, 'SIGINT'),
    kill: async () => void (await end(child, 'SIGKILL')),
  }
}

async function waitForGreeting(child: ChildProcess, written: () => string): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1000
  while (!written().includes('Ctrl-C stops everything')) {
    if (child.exitCode !== null) throw new Error(`The desk ended with ${child.exitCode}: ${written()}`)
    if (Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`The desk did not greet within ${START_SECONDS} s: ${written()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
  return child.exitCode
}

/** What one command of the desk wrote to standard output; its exit code must be 0. */
export async function runCommand(settings: Record<string, string>, ...args: string[]): Promise<string> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [join(ROOT, 'src', 'main.ts'), ...args], {
    cwd: ROOT,
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: Buffer[] = []
  const complaints: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${Buffer.concat(complaints).toString()}`)
  return Buffer.concat(chunks).toString()
}

/** A page of that desk, signed in by its one-time link. */
export async function signIn(
  browser: Browser,
  desk: RunningDesk,
  options: { javaScriptEnabled?: boolean; link?: string } = {},
): Promise<Page> {
  const { link, ...context } = options
  const page = await (await browser.newContext(context)).newPage()
  // A link of a command names the port of the settings; the desk of a test has chosen its own.
  await page.goto(link === undefined ? (desk.signInUrl ?? '') : desk.url + new URL(link).pathname)
  await page.getByRole('button', { name: /^Sign in as/ }).click()
  // A new operator is asked to set a password first.
  await page.waitForURL(/\/(?:queue|account)/)
  await page.goto(`${desk.url}/queue`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Opens the case with that subject once its draft is ready, and approves it as it stands. */
export async function approveInBrowser(page: Page, desk: RunningDesk, subject: string | RegExp): Promise<void> {
  await openCase(page, desk, subject)
  await page.getByRole('button', { name: /^Approve and (hold|send)/ }).click()
  await page
    .getByText(/Approved, held|On the wire|Sending|Sent/)
    .first()
    .waitFor()
}

/** Opens the case with that subject as soon as it waits for review. */
export async function openCase(page: Page, desk: RunningDesk, subject: string | RegExp): Promise<void> {
  const deadline = Date.now() + 20_000
  for (;;) {
    await page.goto(`${desk.url}/queue`)
    const row = page.getByRole('row').filter({ hasText: subject }).filter({ hasText: 'Needs review' })
    if ((await row.count()) > 0) {
      await row.first().getByRole('link').first().click()
      await page.getByRole('heading', { level: 1, name: subject }).waitFor()
      return
    }
    if (Date.now() > deadline)
      throw new Error(`No case ${subject} waits for review: ${await page.locator('main').innerText()}`)
    await page.waitForTimeout(200)
  }
}
