import { isIP } from 'node:net'
import { connect } from 'node:tls'
import { type Check, type CheckFinding, fail, ok, unknown, warn } from '../check.ts'

const DAYS_LEFT = 14
const DAY_MS = 86_400_000
const WAIT_MS = 5000

/** That whatever leaves this machine is encrypted, and that the certificate of the queue has not run out. */
export const checkTls: Check = {
  name: 'tls',
  title: 'TLS',
  area: 'network',
  async run({ config, accounts, now }) {
    const findings: CheckFinding[] = []
    for (const { imap, smtp } of accounts) {
      for (const [name, server] of [['IMAP_URL', imap] as const, ['SMTP_URL', smtp] as const]) {
        if (server.security !== 'none' || isLocal(server.host)) continue
        findings.push(warn(`${name} speaks to ${server.host} in the clear`, `take ?tls=off out of ${name}`))
      }
    }
    findings.push(...judgeDatabase(config.databaseUrl), ...judgeRedis(config.redisUrl))
    if (config.baseUrl !== null) findings.push(...(await judgeBaseUrl(new URL(config.baseUrl), now())))
    return findings.length > 0 ? findings : [ok('nothing leaves this machine in the clear')]
  },
}

/** Names without a dot are those of one machine's own containers. */
const isLocal = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.')) || /^[a-z0-9-]+$/i.test(host)

function judgeDatabase(databaseUrl: string | null): CheckFinding[] {
  if (databaseUrl === null) return []
  const { hostname, searchParams } = new URL(databaseUrl)
  const mode = searchParams.get('sslmode') ?? 'disable'
  if (isLocal(hostname) || !['disable', 'allow', 'prefer'].includes(mode)) return []
  return [warn('DATABASE_URL speaks to another machine in the clear', 'add ?sslmode=verify-full to DATABASE_URL')]
}

function judgeRedis(redisUrl: string | null): CheckFinding[] {
  if (redisUrl === null) return []
  const { protocol, hostname } = new URL(redisUrl)
  if (protocol === 'rediss:' || isLocal(hostname)) return []
  return [warn('REDIS_URL speaks to another machine in the clear', 'write rediss:// in REDIS_URL')]
}

async function judgeBaseUrl(url: URL, now: Date): Promise<CheckFinding[]> {
  if (url.protocol === 'http:') {
    if (isLocal(url.hostname)) return []
    return [
      fail(
        'BASE_URL is http: people sign in in the clear',
        'put a proxy with TLS in front, and write https in BASE_URL',
      ),
    ]
  }
  const until = await readCertificateEnd(url.hostname, Number(url.port || 443))
  if (until === null) return [unknown(`the certificate of ${url.hostname} could not be looked at from here`)]
  const days = Math.floor((until.getTime() - now.getTime()) / DAY_MS)
  if (days < 0) return [fail(`the certificate of ${url.hostname} ran out`, 'renew it')]
  if (days < DAYS_LEFT) return [warn(`the certificate of ${url.hostname} runs out in ${days} days`, 'renew it')]
  return [ok(`the certificate of ${url.hostname} holds for ${days} days`)]
}

async function readCertificateEnd(host: string, port: number): Promise<Date | null> {
  return new Promise((resolve) => {
    // Whether it is trusted is the browsers' matter; when it ends can be read in any case.
    const name = isIP(host) === 0 ? { servername: host } : {}
    const socket = connect({ host, port, ...name, rejectUnauthorized: false, timeout: WAIT_MS })
    const end = (until: Date | null): void => {
      socket.destroy()
      resolve(until)
    }
    socket.on('secureConnect', () => {
      const until = new Date(socket.getPeerCertificate().valid_to)
      end(Number.isNaN(until.getTime()) ? null : until)
    })
    socket.on('timeout', () => end(null)).on('error', () => end(null))
  })
}
