import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { moveCase, rejectCase } from '../../../src/store/answers/reviews.ts'
import { recordEvent } from '../../../src/store/events.ts'
import { createPool, inTransaction, type Pool } from '../../../src/store/pool.ts'
import { anchorAudit, exportAudit, listAuditLines, verifyAudit } from '../../../src/store/upkeep/audit.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { addReviewer, storeDraftedCase } from '../../support/drafted-case.ts'
import { openTestMailbox } from '../../support/received-mail.ts'

let database: TestDatabase
let pool: Pool
let dana: number
let caseId: number

beforeEach(async () => {
  database = await createTestDatabase()
  pool = createPool(database.connectionString)
  dana = (await addReviewer(pool)).id
  caseId = (await storeDraftedCase(pool, await openTestMailbox(pool))).caseId
})

afterEach(async () => {
  await pool.end()
  await database.drop()
})

const record = (kind: string, of: number | null = null) =>
  recordEvent(pool, { caseId: of, operatorId: dana, kind, detail: { note: 'a "quoted" ü', count: 3, none: null } })

/** What somebody with all rights over the database could do. */
const tamper = (sql: string, values: unknown[] = []) =>
  inTransaction(pool, async (tx) => {
    await tx.query('alter table events disable trigger events_are_kept')
    await tx.query(sql, values)
    await tx.query('alter table events enable trigger events_are_kept')
  })

const exported = async (of: number | null = null): Promise<string[]> => {
  const lines: string[] = []
  for await (const line of exportAudit(pool, of)) lines.push(line)
  return lines
}

describe('the audit trail', () => {
  it.each([
    `update events set kind = 'other'`,
    `update events set detail = '{}' where case_id is not null`,
    'delete from events',
    'truncate events',
  ])('refuses: %s', async (statement) => {
    await record('signed_in')
    await expect(pool.query(statement)).rejects.toThrow('append-only')
    expect((await verifyAudit(pool)).faults).toEqual([])
  })

  it('holds over everything that happens to a case and to the desk', async () => {
    await record('signed_in')
    await rejectCase(pool, caseId, dana, 'Not a coding question')
    await moveCase(pool, caseId, dana, 'reopened')
    const check = await verifyAudit(pool)
    expect(check.faults).toEqual([])
    expect(check.chains).toBe(2)
    expect(check.lines).toBeGreaterThanOrEqual(4)
    expect(check.deskHead?.seq).toBe(1)
  })

  it('shows what was changed, though the rest still counts', async () => {
    for (const kind of ['signed_in', 'signed_out', 'signed_in']) await record(kind)
    await tamper(`update events set kind = 'audit_exported' where chain = 0 and chain_seq = 2`)
    expect((await verifyAudit(pool)).faults).toEqual([{ chain: 0, seq: 2, why: 'changed' }])
  })

  it.each([
    ['kind', `kind = 'x'`],
    ['who', 'operator_id = null'],
    ['when', `at = at + interval '1 microsecond'`],
    ['particulars', `detail = '{"count": 4}'`],
    ['the hash itself', `hash = sha256('x')`],
  ])('covers %s of each line', async (_what, change) => {
    await record('signed_in')
    await tamper(`update events set ${change} where chain = 0`)
    expect((await verifyAudit(pool)).faults).toContainEqual({ chain: 0, seq: 1, why: 'changed' })
  })

  it('shows a line that was taken out of the middle', async () => {
    for (const kind of ['signed_in', 'signed_out', 'signed_in']) await record(kind)
    await tamper('delete from events where chain = 0 and chain_seq = 2')
    expect((await verifyAudit(pool)).faults).toEqual([{ chain: 0, seq: 2, why: 'missing' }])
  })

  it('shows lines cut off the end of a case, and a case taken away whole, once they were anchored', async () => {
    await record('original_opened', caseId)
    expect(await anchorAudit(pool, 3600)).toBe(1)
    expect((await verifyAudit(pool)).faults).toEqual([])
    await tamper('delete from events where chain = $1', [caseId])
    expect((await verifyAudit(pool)).faults).toEqual([{ chain: caseId, seq: expect.any(Number), why: 'anchor_unmet' }])
  })

  it('is anchored only so often, and only where it grew', async () => {
    expect(await anchorAudit(pool, 3600)).toBe(1)
    expect(await anchorAudit(pool, 3600)).toBe(0)
    expect((await listAuditLines(pool, { caseId: null, before: null, limit: 50 }))[0]?.kind).toBe('audit_anchored')
  })

  it('stays whole while many write to the same case and to the desk at once', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, at) => record('original_opened', at % 2 === 0 ? caseId : null)))
    const { lines, faults } = await verifyAudit(pool)
    expect(faults).toEqual([])
    expect(lines).toBeGreaterThanOrEqual(60)
  })

  it('stays whole where one statement writes several lines', async () => {
    await pool.query(`insert into events (case_id, kind) select $1, 'snoozed' from generate_series(1, 5)`, [caseId])
    expect((await verifyAudit(pool)).faults).toEqual([])
  })

  it('takes no line of a transaction that failed', async () => {
    await record('signed_in')
    await inTransaction(pool, async (tx) => {
      await recordEvent(tx, { caseId: null, operatorId: dana, kind: 'lost', detail: {} })
      throw new Error('no')
    }).catch(() => undefined)
    await record('signed_out')
    expect(await verifyAudit(pool)).toMatchObject({ faults: [], deskHead: { seq: 2 } })
  })
})

describe('the export', () => {
  it('is JSON Lines that anybody can count again', async () => {
    await record('signed_in')
    await record('original_opened', caseId)
    const lines = await exported()
    let before = { chain: -1, hash: '' }
    for (const line of lines) {
      const { chain, seq, at, kind, operator, previous, hash } = JSON.parse(line)
      expect(previous).toBe(chain === before.chain ? before.hash : '')
      const detail = /"detail":(.*),"previous":/.exec(line)?.[1]
      const text = [chain, seq, at, kind, operator, detail].join('\n')
      expect(createHash('sha256').update(Buffer.from(previous, 'hex')).update(text).digest('hex')).toBe(hash)
      before = { chain, hash }
    }
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ chain: 0, operator: dana, detail: { note: 'a "quoted" ü' } })
  })

  it('of one case has nothing of the rest', async () => {
    await record('signed_in')
    await record('original_opened', caseId)
    const chains = (await exported(caseId)).map((line) => JSON.parse(line).chain)
    expect(new Set(chains)).toEqual(new Set([caseId]))
  })
})
