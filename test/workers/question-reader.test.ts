import { afterEach, describe, expect, it } from 'vitest'
import { openQuestionReader, type QuestionReader, type QuestionReaderSettings } from '../../workers/question-reader.ts'

const codebook = { findKnownCodes: async (codes: readonly string[]) => new Set(codes.map((code) => `CPT ${code}`)) }
const SHORT = 'Can 99213 be billed with 20610?'
const LONG = SHORT.padEnd(4_000, ' and so on')

let reader: QuestionReader | null = null

afterEach(async () => {
  await reader?.close()
  reader = null
})

const open = (settings: Partial<QuestionReaderSettings> = {}): QuestionReader => {
  reader = openQuestionReader(codebook, settings)
  return reader
}

const read = (opened: QuestionReader, text: string) => opened.read({ subject: '', text, sentOn: '2026-01-05' })

const codesOf = async (outcome: ReturnType<typeof read>): Promise<string[] | string> => {
  const got = await outcome
  return got.kind === 'read' ? got.inquiry.references.map(({ code }) => code) : got.kind
}

describe('reading a question of the web', () => {
  it.each([
    ['a short one', SHORT],
    ['a long one, in a thread', LONG],
  ])('finds the same in %s', async (_name, text) => {
    expect(await codesOf(read(open(), text))).toEqual(['99213', '20610'])
  })

  it.each([
    ['takes too long', 'for (;;);', { seconds: 0.2 }],
    [
      'takes too much memory',
      'const kept = []; for (;;) kept.push(new Array(100_000).fill(kept.length))',
      { heapMegabytes: 30 },
    ],
    ['breaks the thread', 'process.exit(1)', {}],
    ['throws', 'throw new Error()', {}],
  ])('gives up one that %s, and reads on', async (_name, deed, settings) => {
    const code = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { ${deed} })`
    reader = openQuestionReader(
      codebook,
      { seconds: 20, ...settings },
      new URL(`data:text/javascript,${encodeURIComponent(code)}`),
    )
    expect(await Promise.all([codesOf(read(reader, LONG)), codesOf(read(reader, SHORT))])).toEqual([
      'too_hard',
      ['99213', '20610'],
    ])
    expect(await codesOf(read(reader, LONG))).toBe('too_hard')
  })

  it('never makes a short one wait for long ones, and says so where too many wait', async () => {
    const opened = open({ waiting: 2 })
    const order: string[] = []
    const long = [1, 2, 3].map(() => codesOf(read(opened, LONG)).then((got) => void order.push(String(got))))
    const short = codesOf(read(opened, SHORT)).then(() => void order.push('short'))
    await Promise.all([...long, short])
    expect(order.toSorted()).toEqual(['99213,20610', '99213,20610', 'busy', 'short'])
    expect(order.indexOf('short')).toBeLessThan(order.indexOf('99213,20610'))
  })

  it('tells a fault of the codebook', async () => {
    reader = openQuestionReader({ findKnownCodes: () => Promise.reject(new Error('no database')) })
    await expect(read(reader, SHORT)).rejects.toThrow('no database')
  })
})
