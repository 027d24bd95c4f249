import { describe, expect, it } from 'vitest'
import { findStartFailure, mayPass } from '../../db/embedded/start-failure.ts'

const at = (line: string): string => `2026-03-02 10:00:00.123 UTC [4711] ${line}`

const STARTING = at('LOG:  starting PostgreSQL 17.6 on x86_64-pc-linux-gnu, compiled by gcc, 64-bit')
const SEGMENT_IN_USE = at('FATAL:  pre-existing shared memory block (key 1234, ID 5) is still in use')
const PORT_IN_USE = at('FATAL:  could not create any TCP/IP sockets')
const POSTMASTER_GONE = at('FATAL:  postmaster exited during a parallel transaction')
const LAST_WORDS = at('FATAL:  terminating connection due to unexpected postmaster exit')
const DISK_FULL = at('PANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device')

const table: [title: string, log: string[], failure: string, passes: boolean][] = [
  ['one fatal line', [STARTING, SEGMENT_IN_USE], SEGMENT_IN_USE, true],
  ['the last of two', [PORT_IN_USE, DISK_FULL], DISK_FULL, false],
  ['the last words of a killed server before it', [LAST_WORDS, SEGMENT_IN_USE], SEGMENT_IN_USE, true],
  ['the last words of a killed server after it', [SEGMENT_IN_USE, LAST_WORDS, LAST_WORDS], SEGMENT_IN_USE, true],
  ['a port that was taken meanwhile', [STARTING, PORT_IN_USE, LAST_WORDS], PORT_IN_USE, true],
  ['a fatal line that is like last words', [LAST_WORDS, POSTMASTER_GONE], POSTMASTER_GONE, false],
  ['nothing that is fatal', [STARTING, at('LOG:  database system is shut down')], STARTING, false],
  ['nothing but last words', [LAST_WORDS], LAST_WORDS, false],
  ['nothing', [''], '', false],
]

describe('why a server did not start, from a log with', () => {
  it.each(table)('%s', (_title, log, failure, passes) => {
    const found = findStartFailure(`${log.join('\n')}\n`)
    expect(found).toBe(failure)
    expect(mayPass(found)).toBe(passes)
  })
})
