import { type Check, fail, ok, unknown, warn } from '../check.ts'

const WAIT_MS = 3000

/** That the running desk answers, is ready, and sends the headers that keep its pages safe. */
export const checkWeb: Check = {
  name: 'web',
  title: 'Running desk',
  area: 'desk',
  async run({ config }) {
    const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host
    const url = `http://${host}:${config.port}/readyz`
    const answer = await fetch(url, { signal: AbortSignal.timeout(WAIT_MS), redirect: 'manual' }).catch(() => null)
    if (answer === null) return [unknown(`no desk answers on ${host}:${config.port}; it may not run, or run elsewhere`)]
    const text = await answer.text()
    const policy = answer.headers.get('content-security-policy') ?? ''
    if (!policy.includes("script-src 'self'") && !policy.includes("default-src 'none'")) {
      return [warn('its pages come without their content policy', 'see that no proxy takes headers away')]
    }
    if (answer.status === 200) return [ok('ready, with its content policy')]
    const faults = text.split('\n').filter((line) => line.startsWith('FAIL'))
    return faults.map((line) => fail(`not ready: ${line.slice('FAIL '.length)}`, `curl ${url}`))
  },
}
