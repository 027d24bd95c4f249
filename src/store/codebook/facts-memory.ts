import type { Facts } from '../../domain/codebook.ts'
import type { Queryable } from '../pool.ts'
import { type FactsQuestion, readFacts } from './codebook.ts'
import { findEditionsVersion } from './editions-version.ts'

/** Rows of facts that are kept, all answers together; a row takes about 700 bytes, a policy or an edition some of them. */
const MOST_ROWS = 20_000

/** What codes hardly ever asked about leave behind is none of the memory's worth: an answer of more rows is not kept. */
const MOST_ROWS_OF_ONE = 2_000

export type FactsMemory = {
  /** As `findFacts` for each of the questions, in their order. */
  find(questions: readonly FactsQuestion[]): Promise<Facts[]>
}

/**
 * Facts that were looked up before, as long as no edition has changed since, which is asked of the database each time: what
 * another process loads counts from the next look-up on. What was not asked for longest is forgotten first. `most`: rows
 * kept; 0 keeps nothing.
 */
export function openFactsMemory(db: Queryable, most = MOST_ROWS): FactsMemory {
  const kept = new Map<string, { facts: Facts; rows: number }>()
  let keptVersion = ''
  let rowsKept = 0

  function forget(key: string): void {
    rowsKept -= kept.get(key)?.rows ?? 0
    kept.delete(key)
  }

  function keep(key: string, facts: Facts, version: string): void {
    const rows = countRows(facts)
    // Editions changed between the question after their version and the facts: those are of another one.
    if (version !== keptVersion || rows > Math.min(most, MOST_ROWS_OF_ONE)) return
    forget(key)
    // Of many askers none may change what the others get.
    for (const list of Object.values(facts)) Object.freeze(list)
    kept.set(key, { facts, rows })
    rowsKept += rows
    for (const oldest of kept.keys()) {
      if (rowsKept <= most) break
      forget(oldest)
    }
  }

  function recall(key: string): Facts | null {
    const found = kept.get(key)
    if (found === undefined) return null
    // The newest is the last.
    kept.delete(key)
    kept.set(key, found)
    return found.facts
  }

  async function look(key: string, question: FactsQuestion): Promise<Facts> {
    const { facts, version } = await readFacts(db, ...question)
    // Places are words of a mail, which stay nowhere; and no second mail has the same.
    if (!question[2].fees) keep(key, facts, version)
    return facts
  }

  return {
    async find(questions) {
      const version = await findEditionsVersion(db)
      if (version !== keptVersion) {
        kept.clear()
        rowsKept = 0
        keptVersion = version
      }
      // Asked twice at the same time, it is looked up once.
      const found = new Map<string, Facts | Promise<Facts>>()
      const keys = questions.map((question) => {
        const key = JSON.stringify(question)
        if (!found.has(key)) found.set(key, recall(key) ?? look(key, question))
        return key
      })
      return Promise.all(keys.map((key) => found.get(key) as Facts | Promise<Facts>))
    },
  }
}

/** Without the guidance notes, of which every answer has the same ones. */
function countRows({ guidance: _, ...facts }: Facts): number {
  const lists = Object.values(facts).filter(Array.isArray)
  const mentions = facts.policies.reduce((sum, { mentions: { length } }) => sum + length, 0)
  return lists.reduce((sum, { length }) => sum + length, 0) + mentions
}
