import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A clock for every process of a rig, which jumps while they run, as a machine's does when it is set. */
export type SharedClock = {
  /** What those processes have to have in their environment. */
  env: Record<string, string>
  /** Ahead of the machine's own clock; negative: behind it. */
  jumpTo(seconds: number): void
  remove(): void
}

const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'].map((folder) =>
  join(folder, 'faketime', 'libfaketimeMT.so.1'),
)

/** The clock; null where libfaketime is not installed (Debian: apt-get install libfaketime). Durations are not changed. */
export function openSharedClock(): SharedClock | null {
  const library = LIBRARIES.find((path) => existsSync(path))
  if (library === undefined) return null
  const folder = mkdtempSync(join(tmpdir(), 'shared-clock-'))
  // PostgreSQL runs as another user where the rig is root's.
  chmodSync(folder, 0o755)
  const file = join(folder, 'offset')
  const jumpTo = (seconds: number): void =>
    writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}\n`, { mode: 0o644 })
  jumpTo(0)
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    jumpTo,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
