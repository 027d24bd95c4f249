import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

type Service = {
  image?: string
  build?: string
  read_only?: boolean
  user?: string
  cap_drop?: string[]
  security_opt?: string[]
  healthcheck?: { test: string[] }
  ports?: string[]
  tmpfs?: string[]
  privileged?: boolean
}

/** A release and what it is built on, never a name that moves. */
const PINNED = /:\d+\.\d+(?:\.\d+)?(?:-[a-z]+(?:-slim)?)?$/

const { services, volumes } = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>
  volumes: Record<string, null>
}

describe.each(Object.entries(services))('the container %s', (_, service) => {
  it('runs a pinned image, or what this folder builds', () => {
    expect(service.build === '.' || PINNED.test(service.image ?? '')).toBe(true)
  })

  it('runs as somebody else than root, and cannot change itself or gain rights', () => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
    expect(service.user).toMatch(/^(?!root$|0$|0:).+/)
    expect(service.privileged).toBeUndefined()
  })

  it('says when it is well, and is reached from this machine alone', () => {
    expect(service.healthcheck?.test.length).toBeGreaterThan(1)
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/)
  })
})

it('every volume of the containers is one that is kept', () => {
  const used = Object.values(services).flatMap((service) => (service as { volumes?: string[] }).volumes ?? [])
  expect(used.map((each) => each.split(':')[0]).sort()).toEqual(Object.keys(volumes).sort())
})

describe('the image', () => {
  const lines = read('Dockerfile').split('\n')

  it('is built on one release of Node, the one that is developed with', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> }
    const bases = lines.filter((line) => line.startsWith('FROM '))
    expect(bases.length).toBeGreaterThan(0)
    for (const base of bases) expect(base).toMatch(new RegExp(`^FROM node:${devDependencies.node}-[a-z]+-slim`))
  })

  it('holds what the lockfile names', () => {
    expect(lines.some((line) => /^COPY .*package-lock\.json/.test(line))).toBe(true)
    expect(lines.filter((line) => /\bnpm /.test(line)).every((line) => /\bnpm ci\b/.test(line))).toBe(true)
  })

  it('ends as an ordinary user, with a look at its health', () => {
    expect(lines.filter((line) => line.startsWith('USER ')).at(-1)).toBe('USER node')
    expect(lines.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true)
  })

  it('has no secret of the folder in it', () => {
    const ignored = read('.dockerignore').split('\n')
    for (const name of ['.env', '.data', '.git', 'node_modules']) expect(ignored).toContain(name)
  })
})

describe('the units for systemd', () => {
  const units = readdirSync(join(ROOT, 'deploy'))
  const settingsOf = (unit: string): Map<string, string> =>
    new Map(
      read(join('deploy', unit))
        .split('\n')
        .flatMap((line) => {
          const [, name = '', value = ''] = /^([A-Z]\w+)=(.*)$/.exec(line) ?? []
          return name === '' ? [] : [[name, value] as const]
        }),
    )

  it.each(units.filter((unit) => unit.endsWith('.service')))('%s confines what it starts', (unit) => {
    const settings = settingsOf(unit)
    for (const [name, value] of [
      ['User', 'caseconsultant'],
      ['ProtectSystem', 'strict'],
      ['ProtectHome', 'yes'],
      ['PrivateTmp', 'yes'],
      ['NoNewPrivileges', 'yes'],
      ['CapabilityBoundingSet', ''],
      ['UMask', '0077'],
    ]) {
      expect([name, settings.get(name ?? '')]).toEqual([name, value])
    }
  })

  const analyze = spawnSync('systemd-analyze', ['--version']).status === 0

  it.skipIf(!analyze)('are understood by systemd (needs systemd-analyze: apt-get install systemd)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'units-'))
    // The same units, with a program and a user that this machine has.
    for (const unit of units) {
      const text = read(join('deploy', unit))
        .replaceAll('/usr/bin/node', process.execPath)
        .replaceAll('User=caseconsultant', `User=${userInfo().username}`)
        .replaceAll('Group=caseconsultant', '')
      writeFileSync(join(folder, unit), text)
    }
    const paths = units.map((unit) => join(folder, unit))
    const verified = spawnSync('systemd-analyze', ['verify', '--man=no', ...paths], { encoding: 'utf8' })
    // It also speaks of the other units of this machine.
    const told = `${verified.stdout}${verified.stderr}`.split('\n').filter((line) => line.includes('caseconsultant'))
    expect(told).toEqual([])
    const security = execFileSync('systemd-analyze', ['security', '--offline=yes', paths[paths.length - 1] ?? ''], {
      encoding: 'utf8',
    })
    expect(security).toContain('Overall exposure level')
    rmSync(folder, { recursive: true, force: true })
  })
})
