import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Host names that resolve to this machine, or to nothing, as a test says, in processes that carry `nodeOptions`. */
export type NamedHosts = {
  /** For NODE_OPTIONS. */
  nodeOptions: string
  resolve(resolving: boolean): void
  remove(): void
}

/** Names below this one; no name server knows it (RFC 6761 §6.2). */
export const NAMED_DOMAIN = 'desk.test'

/** Opens them; they resolve. */
export function openNamedHosts(): NamedHosts {
  const folder = mkdtempSync(join(tmpdir(), 'named-hosts-'))
  const isThere = join(folder, 'resolves')
  const module = join(folder, 'names.mjs')
  writeFileSync(module, patchOf(isThere))
  const resolve = (resolving: boolean): void =>
    resolving ? writeFileSync(isThere, '') : rmSync(isThere, { force: true })
  resolve(true)
  return {
    nodeOptions: `--import=${module}`,
    resolve,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Every way of looking a name up, for names of that domain; with an error like that of the system where the file is missing. */
const patchOf = (isThere: string): string => `
import dns from 'node:dns'
import { existsSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const isOurs = (name) => typeof name === 'string' && name.endsWith('.${NAMED_DOMAIN}')
const fault = (name) =>
  existsSync(${JSON.stringify(isThere)})
    ? null
    : Object.assign(new Error('getaddrinfo ENOTFOUND ' + name), { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: name })

const lookup = dns.lookup
dns.lookup = (name, options, callback) => {
  const [given, done] = typeof options === 'function' ? [{}, options] : [options ?? {}, callback]
  if (!isOurs(name)) return lookup(name, options, callback)
  const error = fault(name)
  if (error !== null) return process.nextTick(done, error)
  if (given.all) return process.nextTick(done, null, [{ address: '127.0.0.1', family: 4 }])
  process.nextTick(done, null, '127.0.0.1', 4)
}
for (const [method, found] of [['resolve4', ['127.0.0.1']], ['resolve6', null]]) {
  for (const resolver of [dns, dns.Resolver.prototype]) {
    const usual = resolver[method]
    resolver[method] = function (name, ...rest) {
      if (!isOurs(name)) return usual.call(this, name, ...rest)
      const error = fault(name) ?? (found === null ? Object.assign(new Error('ENODATA'), { code: 'ENODATA' }) : null)
      process.nextTick(rest.at(-1), error, found)
    }
  }
}
syncBuiltinESMExports()
`
