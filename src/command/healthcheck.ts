import { setTimeout as sleep } from 'node:timers/promises'
import { type Command, InvalidArgumentError } from 'commander'
import type { Config } from '../config.ts'
import { EXIT } from './exit-code.ts'
import { loadConfig, say } from './with-desk.ts'

const ANSWER_MS = 4000
const AGAIN_MS = 500

/** `caseconsultant healthcheck` */
export function registerHealthcheck(program: Command): void {
  program
    .command('healthcheck')
    .description('whether the desk of these settings answers; for service managers and containers')
    .option('--ready', 'whether all it needs is there too')
    .option('--wait <seconds>', 'try again until then', readSeconds, 0)
    .action(async ({ ready, wait }: { ready?: boolean; wait: number }) => {
      const url = `${addressOf(loadConfig())}${ready ? '/readyz' : '/healthz'}`
      const deadline = Date.now() + wait * 1000
      for (;;) {
        const fault = await ask(url)
        if (fault === null) return
        if (Date.now() + AGAIN_MS > deadline) {
          say(fault)
          process.exitCode = EXIT.failed
          return
        }
        await sleep(AGAIN_MS)
      }
    })
}

/** The listener of metrics, where there is one, runs in processes without pages too. */
function addressOf({ host, port, metrics }: Config): string {
  const listener = metrics ?? { host, port }
  const reachable = ['0.0.0.0', '::'].includes(listener.host) ? '127.0.0.1' : listener.host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${listener.port}`
}

/** Null where the answer is yes; else what was answered. */
async function ask(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) })
    return answer.ok ? null : `${url} answers ${answer.status}:\n${(await answer.text()).trim()}`
  } catch {
    return `${url} does not answer.`
  }
}

function readSeconds(text: string): number {
  const seconds = Number(text)
  if (Number.isFinite(seconds) && seconds >= 0) return seconds
  throw new InvalidArgumentError('It is a number of seconds.')
}
