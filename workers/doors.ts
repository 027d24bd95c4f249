import { createServer } from 'node:net'
import { createDoorsApp } from '../src/doors/app.ts'
import { hostInUrl, listen } from '../src/http/listen.ts'
import { type Log, nameError } from '../src/log.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { deskAllowances } from './account-ports.ts'
import { openAsking } from './asking.ts'
import { openAccountDeps } from './confirmed-addresses.ts'
import type { Desk } from './open-desk.ts'
import { checkReadiness } from './readiness.ts'
import type { Role } from './role.ts'

/** The role that serves the public pages: looking up, checking pairs, asking, accounts. The operator queue is not among them. */
export async function startDoors(desk: Desk, queue: JobQueue, log: Log): Promise<Role & { url: string }> {
  const { config, pool } = desk
  const { host, doors } = config
  // A port nobody chose gives way: the queue beside it is to start whatever else runs on this machine.
  const wanted = doors.portIsChosen || (await isFree(host, doors.port)) ? doors.port : 0
  let url = doors.url ?? `http://${hostInUrl(host)}:${wanted}`
  const asking = openAsking(desk, queue)
  const app = await createDoorsApp({
    pool,
    templates: desk.templates,
    codebook: desk.codebook,
    desk: config.desk,
    baseUrl: url,
    secret: desk.secret,
    cptLicensed: config.cptLicensed,
    timeZone: config.workingTime.timeZone,
    trustedProxies: config.trustedProxies,
    now: () => new Date(),
    allowances: deskAllowances(desk),
    accounts: openAccountDeps(desk, queue, () => url),
    ask: asking.ask,
    ready: () => checkReadiness(desk, queue),
    reportFault: (error, route) => log.error('doors.failed', { route, error: nameError(error) }),
  })
  const port = await listen(app, { host, port: wanted }, 'DOORS_PORT')
  url = doors.url ?? `http://${hostInUrl(host)}:${port}`
  return {
    name: 'doors',
    url,
    async stop() {
      await app.close()
      await asking.close()
    },
  }
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ host, port }, () => probe.close(() => resolve(true)))
  })
}
