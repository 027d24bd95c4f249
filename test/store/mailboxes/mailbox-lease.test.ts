import { afterEach, describe, expect, it } from 'vitest'
import { joinElection } from '../../../src/store/mailboxes/mailbox-lease.ts'
import { startTcpProxy } from '../../support/tcp-proxy.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()

const TIMES = { tryMs: 100, checkMs: 100 }

const running: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop()
})

type Candidate = { holds: boolean; gained: number; waited: number; stop(): Promise<void> }

function candidate(mailboxId: number, url = store.database.connectionString): Candidate {
  const state = { holds: false, gained: 0, waited: 0 }
  const election = joinElection(
    url,
    mailboxId,
    {
      gained() {
        state.holds = true
        state.gained += 1
      },
      async lost() {
        state.holds = false
      },
      waiting() {
        state.waited += 1
      },
    },
    TIMES,
  )
  running.push(election)
  return Object.assign(state, { stop: () => election.stop() })
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
}

const holders = (candidates: Candidate[]): number => candidates.filter(({ holds }) => holds).length

describe('the election of a mailbox’s watcher', () => {
  it('has one winner, and another one when that stops', async () => {
    const candidates = [candidate(1), candidate(1), candidate(1)]
    await until(() => holders(candidates) === 1 && candidates.filter(({ waited }) => waited > 0).length === 2)
    const winner = candidates.find(({ holds }) => holds)
    await winner?.stop()
    expect(winner?.holds).toBe(false)
    await until(() => holders(candidates) === 1)
    expect(candidates.reduce((sum, { gained }) => sum + gained, 0)).toBe(2)
  })

  it('of one mailbox has nothing to do with that of another', async () => {
    const candidates = [candidate(2), candidate(3)]
    await until(() => holders(candidates) === 2)
  })

  it('ends with the session that won it, as when its process was killed; the loser notices and stands again', async () => {
    const first = candidate(4)
    await until(() => first.holds)
    const second = candidate(4)
    await until(() => second.waited > 0)
    await store.pool.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and classid = 1002 and objid = 4`,
    )
    await until(() => first.gained + second.gained === 2)
    await until(() => holders([first, second]) === 1)
  })

  it('is taken part in again when the database was away', async () => {
    const { hostname, port } = new URL(store.database.connectionString)
    const proxy = await startTcpProxy(Number(port))
    const url = new URL(store.database.connectionString)
    url.hostname = hostname
    url.port = String(proxy.port)
    const only = candidate(5, url.href)
    await until(() => only.holds)
    proxy.refuse(true)
    proxy.cut()
    await until(() => !only.holds)
    proxy.refuse(false)
    await until(() => only.holds)
    await only.stop()
    await proxy.stop()
  })
})
