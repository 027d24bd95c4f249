import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Certificate } from './self-signed.ts'

/** An authority of one test, to be trusted by NODE_EXTRA_CA_CERTS. */
export type TestAuthority = {
  /** Path of its own certificate. */
  certFile: string
  /** A certificate it vouches for: for that name, valid now or until some years ago. */
  issue(name: string, validity?: 'valid' | 'expired'): Certificate
  remove(): void
}

const VALIDITY = {
  valid: ['20200101000000Z', '20400101000000Z'],
  expired: ['20200101000000Z', '20210101000000Z'],
} as const

/** Makes an authority; needs openssl. */
export function makeAuthority(): TestAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'))
  const at = (name: string): string => join(folder, name)
  const run = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'ignore', cwd: folder })
  writeFileSync(at('index.txt'), '')
  writeFileSync(at('serial'), '1000\n')
  writeFileSync(
    at('ca.cnf'),
    `[ca]\ndefault_ca = own\n[own]\ndatabase = index.txt\nserial = serial\nnew_certs_dir = .\ncertificate = ca.pem
private_key = ca.key\ndefault_md = sha256\npolicy = any\nunique_subject = no\n[any]\ncommonName = supplied\n`,
  )
  run(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '30',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=authority',
  )
  return {
    certFile: at('ca.pem'),
    issue(name, validity = 'valid') {
      const [from, until] = VALIDITY[validity]
      writeFileSync(at('names.cnf'), `subjectAltName = DNS:${name}\n`)
      run('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', `/CN=${name}`)
      const signing = ['-config', 'ca.cnf', '-in', 'leaf.csr', '-out', 'leaf.pem', '-extfile', 'names.cnf']
      run('ca', '-batch', '-notext', '-startdate', from, '-enddate', until, ...signing)
      return { key: readFileSync(at('leaf.key'), 'utf8'), cert: readFileSync(at('leaf.pem'), 'utf8') }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
