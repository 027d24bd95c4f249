import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One package the lockfile names. */
export type LockedPackage = {
  name: string
  version: string
  /** An SPDX expression; null where neither the lockfile nor the package itself says one. */
  licence: string | null
  /** Needed for working on the desk only, not for running it. */
  development: boolean
  /** It wants to run a program of its own while it is installed. */
  installScript: boolean
  integrity: string | null
}

type LockEntry = {
  version: string
  license?: string
  dev?: boolean
  hasInstallScript?: boolean
  integrity?: string
}

/** Every package of `package-lock.json` in `root`, by name, as npm's lockfile version 3 lists them. */
export function readLockfile(root: string): LockedPackage[] {
  const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>
  }
  return Object.entries(lockfile.packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version,
      licence: entry.license ?? readOldLicence(join(root, path)),
      development: entry.dev === true,
      installScript: entry.hasInstallScript === true,
      integrity: entry.integrity ?? null,
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version))
}

/** The licence of a package from the time before SPDX, which has a list of `licenses` that lockfiles leave out. */
function readOldLicence(folder: string): string | null {
  const manifest = join(folder, 'package.json')
  if (!existsSync(manifest)) return null
  const { licenses } = JSON.parse(readFileSync(manifest, 'utf8')) as { licenses?: { type?: string }[] }
  const types = (licenses ?? []).flatMap(({ type }) => type ?? [])
  return types.length > 0 ? types.join(' OR ') : null
}
