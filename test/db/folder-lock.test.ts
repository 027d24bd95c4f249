import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { holdLock, tryHoldLock, tryShareLock } from '../../db/embedded/folder-lock.ts'

describe('a lock on a folder', () => {
  let folder: string
  let path: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'caseconsultant-lock-'))
    path = join(folder, 'some.lock')
  })
  afterEach(async () => {
    await rm(folder, { recursive: true })
  })

  it('is shared by many, and held alone only when nobody shares it', () => {
    const first = tryShareLock(path)
    const second = tryShareLock(path)
    expect(second).not.toBeNull()
    first?.release()
    expect(tryHoldLock(path)).toBeNull()
    second?.release()
    const alone = tryHoldLock(path)
    expect(alone).not.toBeNull()
    expect(tryShareLock(path)).toBeNull()
    alone?.release()
    expect(tryShareLock(path)).not.toBeNull()
  })

  it('is waited for until it is free', async () => {
    const holder = tryHoldLock(path)
    const waiting = holdLock(path, 30, 'busy')
    holder?.release()
    await expect(waiting).resolves.toMatchObject({})
  })

  it('is given up with the sentence of the caller when the wait is over', async () => {
    tryHoldLock(path)
    await expect(holdLock(path, 0, 'Somebody else is at it.')).rejects.toMatchObject({
      code: 'unavailable',
      message: 'Somebody else is at it.',
    })
  })

  it('ends with the process that holds it, even when that is killed', async () => {
    const module = new URL('../../db/embedded/folder-lock.ts', import.meta.url)
    const script = `(await import('${module}')).tryHoldLock(process.argv[1]); console.log('held'); setInterval(() => {}, 1000)`
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(holder.stdout, 'data')
    expect(tryShareLock(path)).toBeNull()
    holder.kill('SIGKILL')
    await vi.waitFor(() => expect(tryShareLock(path)).not.toBeNull(), 10_000)
  })
})
