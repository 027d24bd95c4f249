import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadStarterSet } from '../../../db/import/starter.ts'
import { BUILT_IN_PLANS } from '../../../src/domain/allowance.ts'
import type { OpenCommand } from '../../../src/domain/mail-command.ts'
import type { SenderProof } from '../../../src/domain/sender-proof.ts'
import {
  type AnswerCommandPorts,
  answerCommands,
  type CommandViews,
} from '../../../src/flow/customers/answer-commands.ts'
import { parseMail } from '../../../src/mail/read/parse-mail.ts'
import { buildMime } from '../../../src/mail/send/build-mime.ts'
import { loadTemplates } from '../../../src/render/templates.ts'
import { findSearchCandidates } from '../../../src/store/codebook/code-search.ts'
import { findFacts, findKnownCodes } from '../../../src/store/codebook/codebook.ts'
import { allowancePorts } from '../../../workers/account-ports.ts'
import { useTestStore } from '../../support/test-store.ts'

const ROOT = join(import.meta.dirname, '../../..')
const store = useTestStore()
const templates = loadTemplates(join(ROOT, 'templates'))
const PASS: SenderProof = { dmarc: 'pass', dkimDomains: [], via: 'mail_server' }

beforeAll(async () => {
  await loadStarterSet(store.pool, join(ROOT, 'db/starter'))
})

type Settled = Parameters<AnswerCommandPorts['settle']>[0]

/** The text of the mail that answers that command, with what it changes. */
async function answer(
  open: Partial<OpenCommand>,
  more: Partial<AnswerCommandPorts> = {},
): Promise<Settled & { text: string; subject: string }> {
  const settled: Settled[] = []
  const { pool } = store
  await answerCommands({
    ...allowancePorts(pool, 'secret', {
      plans: BUILT_IN_PLANS,
      inHouse: { everybody: true, domains: [] },
      timeZone: 'UTC',
    }),
    secret: 'secret',
    findAccount: async () => null,
    listOpen: async () => [
      {
        messageId: 1,
        command: 'code',
        subject: '',
        text: '',
        address: 'ana@clinic.example',
        proof: PASS,
        known: false,
        mailMessageId: 'm1@clinic.example',
        inReplyTo: null,
        references: [],
        receivedAt: new Date(),
        ...open,
      },
    ],
    makeCase: async () => undefined,
    reportFault(error) {
      throw error
    },
    async settle(each) {
      settled.push(each)
      return 'answered'
    },
    codebook: {
      findKnownCodes: (codes) => findKnownCodes(pool, codes),
      findFacts: (codes, asOf) => findFacts(pool, codes, asOf, { cptLicensed: false, fees: null }),
      findSearchCandidates: (query, options) => findSearchCandidates(pool, query, { ...options, cptLicensed: false }),
    },
    render: <Kind extends keyof CommandViews>(kind: Kind, view: CommandViews[Kind]) =>
      templates.load<CommandViews[Kind]>(`mail/commands/${kind}.txt`)(view),
    buildMime,
    today: () => '2025-11-03',
    desk: { address: 'coding@acme.example', name: 'Acme Coding Desk' },
    publicUrl: 'https://codes.acme.example',
    ...more,
  })
  const [one] = settled
  if (one === undefined) throw new Error('nothing was settled')
  const { mail } = await parseMail(one.mail?.raw ?? Buffer.from('Subject: none\r\n\r\n'))
  return { ...one, text: mail.text, subject: mail.subject }
}

describe('the answer to a command', () => {
  it('about a code that ended says so, what replaced it, and on which edition that rests', async () => {
    const { text } = await answer({ subject: 'code 90862' })
    expect(text).toMatch(/CPT 90862 \[\d\]/)
    expect(text).toContain('Not in force: its last day was 2012-12-31.')
    expect(text).toContain('90863')
    expect(text).toMatch(/Sources\n\[1\] \S/)
    expect(text).toContain('https://codes.acme.example/codes/cpt/90862?on=2025-11-03')
  })

  it.each([
    ['code 99213', 'CPT 99213', 'Active: files'],
    ['code m17.11', 'ICD-10-CM M17.11', 'In force on that day'],
    ['code G0438', 'HCPCS G0438', 'In force on that day'],
    ['modifier 25', 'MODIFIER 25', ''],
    ['code 90785', 'CPT 90785', 'An add-on code'],
    ['code 99999', 'Not in the data loaded here: 99999', ''],
  ])('%s', async (subject, ...said) => {
    const { text } = await answer({ subject })
    for (const each of said) expect(text).toContain(each)
    expect(text).not.toMatch(/undefined|null|\[object|\{\{/)
  })

  it('is a case instead where the mail is not read as that command any more', async () => {
    const cases: number[] = []
    const makeCase = async (messageId: number) => void cases.push(messageId)
    await expect(answer({ command: 'search', subject: 'Is 99213 valid?' }, { makeCase })).rejects.toThrow(
      'nothing was settled',
    )
    expect(cases).toHaveLength(1)
  })

  it('about words lists codes, best first', async () => {
    const { text, subject } = await answer({ command: 'search', subject: 'search: knee injection' })
    expect(subject).toBe('Re: search: knee injection')
    expect(text).toMatch(/20610 +CPT/)
    expect(text).toContain('Sources')
  })

  it('never searches for what may tell who a patient is, nor sends it back', async () => {
    const typed = 'search: knee injection John Smith DOB 3/4/1950 MRN 4471234'
    const { text, subject } = await answer({ command: 'search', subject: typed })
    expect(`${subject} ${text}`).not.toMatch(/4471234|1950/)
    expect(text).toContain('left out of the search')
  })

  it('goes to nobody who is neither proven nor known, though stop is heard', async () => {
    const settled = await answer({ command: 'stop', subject: 'stop', proof: null })
    expect(settled).toMatchObject({ mail: null, effect: { kind: 'stop', proven: false } })
    expect(await answer({ command: 'stop', subject: 'stop', proof: null, known: true })).toMatchObject({
      mail: { kind: 'command_reply' },
      effect: { kind: 'stop', proven: false },
    })
  })

  it('about a code beyond the allowance says what to do', async () => {
    const ports = allowancePorts(store.pool, 'secret', {
      plans: BUILT_IN_PLANS,
      inHouse: { everybody: false, domains: ['acme.example'] },
      timeZone: 'UTC',
    })
    expect((await answer({ subject: 'code 99213' }, ports)).text).toContain('0 of 1 code page left until')
    const beyond = await answer({ subject: 'code 99214' }, ports)
    expect(beyond.text).toMatch(/allows no further code look-up now[\s\S]*Sign in with\s+your email address/)
    expect(beyond.text).not.toContain('99214 [')
    expect((await answer({ subject: 'code 99213' }, ports)).text).toContain('CPT 99213')
    const ours = await answer({ subject: 'code 99214', address: 'dana@acme.example' }, ports)
    expect(ours.text).toContain('CPT 99214')
  })
})
