import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { loadStarterSet } from '../../db/import/starter.ts'
import { BUILT_IN_PLANS } from '../../src/domain/allowance.ts'
import type { AccountDeps } from '../../src/doors/accounts/account-deps.ts'
import { createDoorsApp, type DoorsDeps } from '../../src/doors/app.ts'
import type { AskDeps } from '../../src/doors/ask/ask-deps.ts'
import { type Codebook, readQuestion } from '../../src/flow/answer/answer.ts'
import { confirmAddress } from '../../src/flow/customers/confirm-address.ts'
import { identityHash } from '../../src/mail/header/identity-hash.ts'
import { buildMime } from '../../src/mail/send/build-mime.ts'
import { loadTemplates, type Templates } from '../../src/render/templates.ts'
import { findSearchCandidates } from '../../src/store/codebook/code-search.ts'
import { findFacts, findKnownCodes } from '../../src/store/codebook/codebook.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { allowancePorts, confirmPorts } from '../../workers/account-ports.ts'
import { loadWording } from '../../workers/wording.ts'
import { createTestDatabase } from './database.ts'

const SECRET = 'a secret of at least thirty-two characters'

const ROOT = join(import.meta.dirname, '../..')

export type OpenDoors = {
  app: FastifyInstance
  pool: Pool
  /** Routes that reported a fault. */
  faults: string[]
  close(): Promise<void>
}

/** The public doors on a database of their own, with the starter codebook. */
export async function openDoors(more: Partial<DoorsDeps> = {}): Promise<OpenDoors> {
  const database = await createTestDatabase()
  const pool = createPool(database.connectionString)
  await loadStarterSet(pool, join(ROOT, 'db/starter'))
  const faults: string[] = []
  const app = await createDoorsApp({
    ...doorsDepsOn(pool),
    reportFault: (_error, route) => void faults.push(route),
    ...more,
  })
  return {
    app,
    pool,
    faults,
    async close() {
      await app.close()
      await pool.end()
      await database.drop()
    },
  }
}

/** What the doors need, on that database. */
export function doorsDepsOn(pool: Pool): DoorsDeps {
  const templates = loadTemplates(join(ROOT, 'templates'))
  const codebook: Codebook = {
    findKnownCodes: (codes) => findKnownCodes(pool, codes),
    findFacts: (codes, asOf, fees) => findFacts(pool, codes, asOf, { cptLicensed: false, fees: fees ?? null }),
    findSearchCandidates: (query, options) => findSearchCandidates(pool, query, { ...options, cptLicensed: false }),
  }
  return {
    pool,
    templates,
    codebook,
    desk: { name: 'Acme Coding Desk', address: 'coding@acme.example' },
    baseUrl: 'http://127.0.0.1',
    secret: SECRET,
    cptLicensed: false,
    timeZone: 'America/Chicago',
    now: () => new Date(),
    allowances: allowancePorts(pool, SECRET, {
      plans: BUILT_IN_PLANS,
      inHouse: { everybody: true, domains: [] },
      timeZone: 'America/Chicago',
    }),
    accounts: accountDepsOn(pool, templates),
    ask: askDepsOn(codebook, templates),
    ready: async () => [{ name: 'database', ok: true, detail: 'answers' }],
    limits: { everyMinute: 100_000, signInsEveryMinute: 100_000 },
  }
}

/** Accounts whose mails wait in the database; what an address is confirmed for is not done. */
export function accountDepsOn(pool: Pool, templates: Templates): AccountDeps {
  const ports = confirmPorts(pool, templates, {
    desk: { name: 'Acme Coding Desk', address: 'coding@acme.example' },
    ownAddresses: ['coding@acme.example'],
    publicUrl: () => 'http://127.0.0.1',
    secret: SECRET,
    everybodyAnHour: 1000,
  })
  return { paymentsKey: null, confirmAddress: (ask) => confirmAddress(ports, ask), carryOut: async () => null }
}

/** Asking, read at once; nothing drafts the cases it makes. */
function askDepsOn(codebook: Codebook, templates: Templates): AskDeps {
  return {
    read: async (question) => ({ kind: 'read', inquiry: await readQuestion(question, codebook) }),
    wording: loadWording(templates),
    buildMime,
    identityHash,
    enqueueDraft: async () => undefined,
    keptDays: 30,
  }
}
