import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts')

/** How a command of the desk ended, and what it wrote to standard error. */
export async function runFailing(
  settings: Record<string, string>,
  ...args: string[]
): Promise<{ code: number | null; words: string }> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const words: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk))
  const [code] = await once(child, 'close')
  return { code, words: Buffer.concat(words).toString() }
}
