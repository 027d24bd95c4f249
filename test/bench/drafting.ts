import { resolve } from 'node:path'
import type { Inquiry } from '../../src/domain/inquiry.ts'
import { answerInquiry, type Codebook, readQuestion } from '../../src/flow/answer/answer.ts'
import { loadTemplates } from '../../src/render/templates.ts'
import { findSearchCandidates } from '../../src/store/codebook/code-search.ts'
import { findFacts, findKnownCodes } from '../../src/store/codebook/codebook.ts'
import type { Pool } from '../../src/store/pool.ts'
import { loadReplyRenderer, loadWording } from '../../workers/wording.ts'
import { createChoice } from '../support/seeded-choice.ts'
import { importNational, listAbsent, withBenchServer } from './national-database.ts'

/** What drafting is held against: milliseconds from a parsed inquiry to both parts of the rendered reply. */
const ALLOWED_MS = 25

const DRAFTS = 1_000
const WARM_UP = 100
const ON = '2026-11-21'

/** Questions of the usual kinds; `#` stands for a procedure, `%` for a diagnosis. */
const QUESTIONS = [
  'Can we bill #-25 with # on 2025-03-04? Medicare part B.',
  'Denied CO-97: #-59, #, #-51 same day. How should it look?',
  'Claim with #, #, #, #, #, # and # for %, %. What is bundled?',
  'How many units of # can I bill, what is the MUE?',
  'Is # still valid, and what replaced it?',
  'Is # covered by Medicare for %?',
  'Which modifier for # and # on the right side?',
  'Can % be coded with %? Which goes first?',
  'What is the global period of #? Visit # 3 weeks post-op.',
  '1) Is # bilateral? 2) Which add-ons go with #? 3) Is % billable?',
  'What is the code for carpal tunnel release with %?',
]

/** Prints how long drafts of random questions take, with the national files loaded where they are at hand. */
export async function benchDrafting(): Promise<void> {
  await withBenchServer(async (open) => {
    const pool = await open('drafting')
    const absent = listAbsent()
    if (absent.length === 0) await importNational(pool)
    const name = absent.length === 0 ? 'national files' : 'starter set only, REAL_DATA_DIR lacks the national files'
    const millis = await measureDrafts(pool)
    const at = (share: number): number => millis[Math.floor(millis.length * share)] ?? Number.NaN
    const [p50, p95, p99] = [at(0.5), at(0.95), at(0.99)]
    process.stdout.write(
      `  ${name.padEnd(52)}p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; wanted p95 < ${ALLOWED_MS} ms: ${p95 < ALLOWED_MS ? 'yes' : 'NO'}\n`,
    )
  })
}

async function measureDrafts(pool: Pool): Promise<number[]> {
  const templates = loadTemplates(resolve(import.meta.dirname, '../../templates'))
  const wording = loadWording(templates)
  const render = loadReplyRenderer(templates)
  const codebook = openCodebook(pool)
  const inquiries = await readInquiries(pool, codebook)
  const millis: number[] = []
  for (const [at, inquiry] of inquiries.entries()) {
    const begin = performance.now()
    const asOf = inquiry.dateOfService ?? ON
    const { draft } = await answerInquiry({ inquiry, asOf, greetingName: null }, codebook, wording)
    render({
      ...draft.content,
      subject: 'Re: A question',
      caseNumber: 'Q-1',
      signature: { name: 'Dana Ruiz', credential: 'CPC', desk: 'Coding Desk' },
      automatic: false,
      quoted: null,
    })
    if (at >= WARM_UP) millis.push(performance.now() - begin)
  }
  return millis.sort((left, right) => left - right)
}

function openCodebook(pool: Pool): Codebook {
  const options = { cptLicensed: false }
  return {
    findKnownCodes: (codes) => findKnownCodes(pool, codes),
    findFacts: (codes, asOf, fees) => findFacts(pool, codes, asOf, { ...options, fees: fees ?? null }),
    findSearchCandidates: (query, about) => findSearchCandidates(pool, query, { ...options, ...about }),
  }
}

async function readInquiries(pool: Pool, codebook: Codebook): Promise<Inquiry[]> {
  const choose = createChoice()
  const list = async (where: string): Promise<string[]> =>
    (await pool.query<{ code: string }>(`select distinct code from ${where} order by 1`)).rows.map(({ code }) => code)
  const procedures = await list(`codes where system in ('CPT', 'HCPCS')`)
  const diagnoses = await list(`codes where system = 'ICD-10-CM'`)
  const any = (codes: readonly string[]): string => codes[choose(codes.length)] ?? ''
  const inquiries: Inquiry[] = []
  for (let at = 0; at < DRAFTS + WARM_UP; at += 1) {
    const question = QUESTIONS[choose(QUESTIONS.length)] ?? ''
    const text = question.replaceAll(/[#%]/g, (mark) => any(mark === '#' ? procedures : diagnoses))
    inquiries.push(await readQuestion({ subject: 'A question', text, sentOn: ON }, codebook))
  }
  return inquiries
}
