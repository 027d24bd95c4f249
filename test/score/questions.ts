import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { AskKind } from '../../src/domain/inquiry.ts'
import type { AskedAnswer } from '../../src/flow/answer/ask.ts'
import { TOPIC_OF_KIND } from '../../src/reading/asks/ask-kinds.ts'
import { ROOT } from './folders.ts'
import { formatTable, percent } from './table.ts'

type Question = { id: string; intents: string[]; gold: { action: string } }

/** The kinds of asks that answer to each intent of the gold questions. */
const KINDS_OF_INTENT: Readonly<Record<string, readonly AskKind[]>> = {
  code_status: ['status'],
  crosswalk: ['crosswalk'],
  denial_reason: ['denial'],
  medicare_coverage: ['coverage'],
  units: ['units'],
  can_bill_together: ['billed_together'],
  'E/M_level_or_guideline': ['em_level'],
  modifier_choice: ['modifier_choice'],
  global_period: ['global_period'],
  add_on_rules: ['add_on'],
  'fee/RVU': ['fee'],
  telehealth: ['telehealth'],
  code_search: ['code_search'],
  code_meaning: ['code_meaning'],
  'documentation/compliance': ['documentation', 'compliance'],
}

/** Questions of our own with the facts of a right answer, in the form of the published ones. */
const OWN = join(import.meta.dirname, 'own')

/**
 * Answers the published questions and our own through `caseconsultant ask --batch`, prints what the published scorer says
 * of each set, and how many of the intents and of their topics were heard. `verbose` lists every miss.
 */
export function scoreQuestions(folder: string, verbose: boolean): void {
  const own = readdirSync(OWN).filter((name) => name.endsWith('.jsonl'))
  const scorer = join(folder, 'score.mjs')
  for (const set of [join(folder, 'dev.jsonl'), ...own.sort().map((name) => join(OWN, name))]) {
    process.stdout.write(`${basename(set)}\n`)
    scoreSet(set, scorer, verbose)
  }
}

function scoreSet(questions: string, scorer: string, verbose: boolean): void {
  const work = mkdtempSync(join(tmpdir(), 'score-'))
  try {
    const answers = join(work, 'answers.jsonl')
    writeFileSync(answers, run(['src/main.ts', 'ask', '--batch', questions]))
    const scored = run([scorer, questions, answers, ...(verbose ? ['--verbose'] : [])])
    process.stdout.write(`${scored}\n${scoreIntents(questions, answers, verbose)}`)
  } finally {
    rmSync(work, { recursive: true })
  }
}

function run(args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}: ${stderr.slice(-2_000)}`)
  return stdout
}

function scoreIntents(questions: string, answers: string, verbose: boolean): string {
  const answerOf = new Map(readLines<AskedAnswer>(answers).map((answer) => [String(answer.id), answer]))
  const tally = new Map<string, { heard: number; all: number }>()
  const topics = { heard: 0, all: 0 }
  const missed: string[] = []
  for (const { id, intents, gold } of readLines<Question>(questions)) {
    if (gold.action === 'ignore') continue
    const kinds = new Set(answerOf.get(id)?.inquiry.asks.map(({ kind }) => kind))
    const heard = new Set([...kinds].map((kind) => kind && TOPIC_OF_KIND[kind]))
    const topicsAsked = new Set(
      intents.flatMap((intent) => KINDS_OF_INTENT[intent] ?? []).map((kind) => TOPIC_OF_KIND[kind]),
    )
    topics.all += topicsAsked.size
    topics.heard += [...topicsAsked].filter((topic) => heard.has(topic)).length
    for (const intent of intents) {
      const wanted = KINDS_OF_INTENT[intent]
      if (!wanted) continue
      const count = tally.get(intent) ?? { heard: 0, all: 0 }
      count.all++
      if (wanted.some((kind) => kinds.has(kind))) count.heard++
      else missed.push(`${id} ${intent}`)
      tally.set(intent, count)
    }
  }
  const counts = [...tally.values()]
  const sum = (of: 'heard' | 'all') => counts.reduce((total, count) => total + count[of], 0)
  const rows = [...tally].map(([intent, { heard, all }]) => [intent, heard, all, percent(heard, all)])
  return formatTable([
    ['intent', 'heard', 'of', 'recall'],
    ...rows,
    ['all', sum('heard'), sum('all'), percent(sum('heard'), sum('all'))],
    ['topics of them, each once a question', topics.heard, topics.all, percent(topics.heard, topics.all)],
  ]).concat(verbose ? `not heard: ${missed.join(', ')}\n` : '')
}

function readLines<Line>(file: string): Line[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Line)
}
