import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError } from '../src/domain/app-error.ts'
import { type Log, type LogFields, nameError, overhear } from '../src/log.ts'
import type { Metrics, Standing } from '../src/metrics/metrics.ts'
import { openJobCounter } from '../src/queue/count-jobs.ts'
import { readDeskFigures } from '../src/store/upkeep/desk-figures.ts'
import type { Desk } from './open-desk.ts'
import type { Check } from './readiness.ts'

/** Several scrapers at once, or an impatient one, cost the database no more than one. */
const KEPT_MS = 10_000

/** The log with its events counted: what is worth a line is worth a number. */
export function countEvents(log: Log, metrics: Metrics): Log {
  return overhear(log, (event, { outcome = '', milliseconds = 0 }: LogFields) => {
    if (event === 'mail.received') metrics.countInbound(outcome)
    else if (event === 'case.drafted' && outcome === 'drafted') metrics.observeDraft(milliseconds / 1000)
    else if (event === 'reply.sent') metrics.countOutbound('sent')
    else if (event === 'reply.postponed') metrics.countOutbound('postponed')
    else if (event === 'reply.refused') metrics.countOutbound('refused')
    else if (event === 'reply.uncertain') metrics.countOutbound('uncertain')
    else if (event === 'automatic.sent') metrics.countOutbound('automatic')
  })
}

/**
 * A listener of its own, for programs on the same machine: `/metrics` for Prometheus, `/healthz` and `/readyz` as the queue has
 * them, for processes that serve no pages.
 */
export async function startMetrics(
  desk: Desk,
  log: Log,
  metrics: Metrics,
  options: { host: string; port: number; ready(): Promise<readonly Check[]> },
): Promise<{ port: number; stop(): Promise<void> }> {
  const counter = openJobCounter({ connectionString: desk.databaseUrl, redisUrl: desk.config.redisUrl })
  const readStanding = keptFor(KEPT_MS, async (): Promise<Standing> => {
    const [figures, jobs] = await Promise.all([
      readDeskFigures(desk.pool).catch(() => null),
      counter.count().catch(() => null),
    ])
    return { figures, jobs }
  })
  const answers: Record<string, () => Promise<{ status: number; type: string; body: string }>> = {
    '/healthz': async () => ({ status: 200, type: TEXT, body: 'ok\n' }),
    '/readyz': async () => sayReadiness(await options.ready()),
    '/metrics': async () => ({
      status: 200,
      type: metrics.contentType,
      body: await metrics.write(await readStanding()),
    }),
  }
  const listener: RequestListener = (request, response) => {
    const answer = answers[new URL(request.url ?? '/', 'http://metrics').pathname]
    if (answer === undefined || request.method !== 'GET') return void response.writeHead(404).end()
    answer()
      .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body))
      .catch((error: unknown) => {
        log.error('web.failed', { route: '/metrics', error: nameError(error) })
        response.writeHead(500).end()
      })
  }
  const server = createServer(listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(explainListenFault(cause, options.port)))
    server.listen(options.port, options.host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await counter.close()
    },
  }
}

const TEXT = 'text/plain; charset=utf-8'

function sayReadiness(checks: readonly Check[]): { status: number; type: string; body: string } {
  const lines = checks.map(({ name, ok, detail }) => `${ok ? 'ok  ' : 'FAIL'} ${name}: ${detail}\n`)
  return { status: checks.every(({ ok }) => ok) ? 200 : 503, type: TEXT, body: lines.join('') }
}

/** What `read` last returned, while that is no older; those who ask at the same time share one answer. */
function keptFor<Value>(milliseconds: number, read: () => Promise<Value>): () => Promise<Value> {
  let kept: { value: Promise<Value>; at: number } | null = null
  return () => {
    if (kept === null || performance.now() - kept.at > milliseconds) kept = { value: read(), at: performance.now() }
    return kept.value
  }
}

function explainListenFault(cause: Error, port: number): AppError {
  const { code } = cause as NodeJS.ErrnoException
  const why = code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${code})`
  return new AppError('unavailable', `Port ${port} of METRICS_PORT ${why}: choose another.`, { cause })
}
