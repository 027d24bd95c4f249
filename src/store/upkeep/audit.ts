import { createHash } from 'node:crypto'
import type { EventDetail } from '../../domain/event-detail.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'

/** One line of the audit trail. */
export type AuditLine = {
  id: number
  caseId: number | null
  operatorId: number | null
  operatorName: string | null
  kind: string
  detail: EventDetail
  at: Date
}

/** Where in the trail a page begins, and what it shows. */
export type AuditQuery = { caseId: number | null; before: number | null; limit: number }

/** Lines of the audit trail, the newest first. */
export async function listAuditLines(db: Queryable, { caseId, before, limit }: AuditQuery): Promise<AuditLine[]> {
  const { rows } = await db.query<AuditLine>(
    `select e.id, e.case_id as "caseId", e.operator_id as "operatorId", o.name as "operatorName", e.kind, e.detail, e.at
       from events e left join operators o on o.id = e.operator_id
      where ($1::bigint is null or e.case_id = $1) and ($2::bigint is null or e.id < $2)
      order by e.id desc limit $3`,
    [caseId, before, limit],
  )
  return rows
}

/** A line as it went into the hash, texts as Postgres writes them. */
type ChainedLine = {
  chain: number
  seq: number
  at: string
  kind: string
  operatorId: number | null
  detail: string
  hash: string
}

const PAGE_LINES = 2000

/** Every line, chain by chain from its beginning; those of one case where one is given. */
async function* readChains(db: Queryable, caseId: number | null): AsyncGenerator<ChainedLine> {
  let after = { chain: caseId ?? -1, seq: 0 }
  for (;;) {
    const { rows } = await db.query<ChainedLine>(
      `select chain, chain_seq as seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, kind,
              operator_id as "operatorId", detail::text as detail, encode(hash, 'hex') as hash
         from events where (chain, chain_seq) > ($1, $2) and ($3::bigint is null or chain = $3)
        order by chain, chain_seq limit ${PAGE_LINES}`,
      [after.chain, after.seq, caseId],
    )
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE_LINES) return
    after = { chain: last.chain, seq: last.seq }
  }
}

/**
 * The trail as JSON Lines, each with its line end. `hash` is the SHA-256 of the bytes of `previous` followed by chain, seq, at,
 * kind, operator (0 where there is none) and detail as it stands in the line, joined by line feeds.
 */
export async function* exportAudit(db: Queryable, caseId: number | null): AsyncGenerator<string> {
  let before: ChainedLine | null = null
  for await (const line of readChains(db, caseId)) {
    const previous: string = before?.chain === line.chain ? before.hash : ''
    const { chain, seq, at, kind, operatorId, detail, hash } = line
    const head = JSON.stringify({ chain, seq, at, kind, operator: operatorId ?? 0 }).slice(0, -1)
    // The text of `detail` goes in as Postgres wrote it: parsed and written again it would not give the same hash.
    yield `${head},"detail":${detail},"previous":"${previous}","hash":"${hash}"}\n`
    before = line
  }
}

export type AuditFault = {
  /** The case, or 0 for the chain of the desk. */
  chain: number
  seq: number
  why: 'changed' | 'missing' | 'anchor_unmet'
}

export type AuditCheck = {
  lines: number
  chains: number
  faults: AuditFault[]
  /** Hash of the last line of the desk's chain: kept elsewhere, it proves that none was cut off its end. */
  deskHead: { seq: number; hash: string } | null
}

/** At most so many faults are named; one is enough to know. */
const FAULTS_NAMED = 100

/** The whole trail, counted again: what was changed, is missing, or ends before an anchor says it was longer. */
export async function verifyAudit(db: Queryable): Promise<AuditCheck> {
  const check: AuditCheck = { lines: 0, chains: 0, faults: [], deskHead: null }
  const addFault = (fault: AuditFault): void => {
    if (check.faults.length < FAULTS_NAMED) check.faults.push(fault)
  }
  const anchors: Anchors = new Map()
  let before: ChainedLine | null = null
  for await (const line of readChains(db, null)) {
    const first = before === null || before.chain !== line.chain
    if (first) check.chains += 1
    check.lines += 1
    const expectedSeq: number = first ? 1 : (before?.seq ?? 0) + 1
    if (line.seq !== expectedSeq) addFault({ chain: line.chain, seq: expectedSeq, why: 'missing' })
    // After a gap there is nothing to count from; the gap is the fault.
    else if (hashLine(first ? '' : (before?.hash ?? ''), line) !== line.hash)
      addFault({ chain: line.chain, seq: line.seq, why: 'changed' })
    if (line.chain === 0) check.deskHead = { seq: line.seq, hash: line.hash }
    if (line.chain === 0 && line.kind === ANCHOR) noteAnchors(line.detail, anchors)
    meetAnchors(anchors, line)
    before = line
  }
  for (const [chain, { seq }] of anchors) addFault({ chain, seq, why: 'anchor_unmet' })
  return check
}

function hashLine(previous: string, { chain, seq, at, kind, operatorId, detail }: ChainedLine): string {
  const text = [chain, seq, at, kind, operatorId ?? 0, detail].join('\n')
  return createHash('sha256').update(Buffer.from(previous, 'hex')).update(text).digest('hex')
}

const ANCHOR = 'audit_anchored'

/** The latest anchor of each chain: a hash covers all that came before it, so earlier ones say nothing more. */
type Anchors = Map<number, { seq: number; hash: string }>

function noteAnchors(detail: string, anchors: Anchors): void {
  for (const [number, head] of Object.entries(JSON.parse(detail) as Record<string, string>)) {
    const [, seq = '0', hash = ''] = /^(\d+):([0-9a-f]+)$/.exec(head) ?? []
    anchors.set(Number(number.replace(/^Q-/, '')), { seq: Number(seq), hash })
  }
}

/** Strikes out the anchor this line meets: the chain of the desk comes first, so every anchor is known by then. */
function meetAnchors(anchors: Anchors, line: ChainedLine): void {
  const anchor = anchors.get(line.chain)
  if (anchor?.seq === line.seq && anchor.hash === line.hash) anchors.delete(line.chain)
}

/** An anchor's line stays readable; more cases go into further lines. */
const ANCHORED_AT_ONCE = 500

/**
 * How many cases were anchored: the end of each chain that grew since the last anchor is written into the chain of the desk,
 * so that cutting lines off a case's chain, or taking a whole case away, shows. Nothing happens within `everySeconds`.
 */
export async function anchorAudit(pool: Pool, everySeconds: number): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const { rows: latest } = await tx.query<{ at: Date; recent: boolean }>(
      `select at, at > now() - make_interval(secs => $2) as recent from events
        where chain = 0 and kind = $1 order by chain_seq desc limit 1`,
      [ANCHOR, everySeconds],
    )
    if (latest[0]?.recent === true) return 0
    // What was committed a little late has an earlier time; naming a case twice does no harm.
    const { rows } = await tx.query<{ chain: number; head: string }>(
      `select distinct on (chain) chain, chain_seq || ':' || encode(hash, 'hex') as head from events
        where chain > 0 and at > coalesce($1::timestamptz - interval '10 minutes', '-infinity')
        order by chain, chain_seq desc`,
      [latest[0]?.at ?? null],
    )
    for (let at = 0; at < rows.length; at += ANCHORED_AT_ONCE) {
      const heads = rows.slice(at, at + ANCHORED_AT_ONCE).map(({ chain, head }) => [`Q-${chain}`, head])
      await recordEvent(tx, { caseId: null, operatorId: null, kind: ANCHOR, detail: Object.fromEntries(heads) })
    }
    return rows.length
  })
}
