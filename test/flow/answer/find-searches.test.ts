import { describe, expect, it } from 'vitest'
import type { SearchCandidate } from '../../../src/domain/search.ts'
import { findSearches } from '../../../src/flow/answer/find-searches.ts'
import { codeRow, inquiryAsking } from '../../support/codebook-facts.ts'

/** The notions that are looked up for a message that asks for a code. */
async function lookedUp(text: string): Promise<string[]> {
  const notions: string[] = []
  await findSearches(inquiryAsking(text, ['code_search']), '2026-05-18', async ({ groups }) => {
    notions.push(...groups.map(({ written }) => written))
    return { words: new Map(), candidates: [] }
  })
  return notions
}

describe('what is searched where a diagnosis was not confirmed', () => {
  it.each([
    ['r/o DVT right calf, pt c/o calf pain. dx code?', ['calf pain']],
    ['suspected pneumonia, patient presents with cough. which dx code?', ['cough']],
  ])('%j is %j, the complaint', async (text, notions) => {
    expect((await lookedUp(text)).slice(0, notions.length)).toEqual(notions)
  })

  it('is the description where nothing was suspected', async () => {
    expect(await lookedUp('c/o knee pain after a fall, torn meniscus. dx code?')).toContain('meniscus')
  })
})

describe('a diagnosis wanted beside the code of what was done', () => {
  /** Looked up for a message that names procedures and asks for a diagnosis. */
  async function lookedUpBeside(text: string): Promise<string[]> {
    const notions: string[] = []
    await findSearches(inquiryAsking(text, ['crosswalk']), '2026-05-18', async ({ groups }, { systems }) => {
      expect(systems).toEqual(['ICD-10-CM'])
      notions.push(...groups.map(({ written }) => written))
      return { words: new Map(), candidates: [] }
    })
    return [...new Set(notions)]
  }

  it.each([
    ['11301 billed, which dx for a benign nevus of trunk?', ['benign nevus', 'trunk']],
    ['what is the dx code for seborrheic keratosis with 17110?', ['seborrheic keratosis']],
  ])('%j is looked up by its condition', async (text, notions) => {
    expect(await lookedUpBeside(text)).toEqual(notions)
  })

  it.each(['which dx for 80053 and 36415?', 'which dx for 93306?', 'which dx for this?'])(
    '%j names no condition',
    async (text) => {
      expect(await lookedUpBeside(text)).toEqual([])
    },
  )
})

it('a word that names an operation is enough, whatever stands before the question', async () => {
  const notions: string[] = []
  const inquiry = {
    ...inquiryAsking('code for vasectomy', ['code_search']),
    maskedText: 'billing help\n\ncode for vasectomy',
  }
  await findSearches(inquiry, '2026-05-18', async ({ groups }) => {
    notions.push(...groups.map(({ written }) => written))
    return { words: new Map(), candidates: [] }
  })
  expect(notions).toEqual(['vasectomy'])
})

describe('the code of an operation', () => {
  /** The systems looked up, once each. */
  async function systemsOf(text: string): Promise<string[]> {
    const looked: string[] = []
    await findSearches(inquiryAsking(text, ['code_search']), '2026-05-18', async (_, { systems }) => {
      looked.push(...systems)
      return { words: new Map(), candidates: [] }
    })
    return [...new Set(looked)]
  }

  it.each([
    'code for a hiatal hernia repair?',
    'what is the code for a hydrocele repair, thanks',
    'what is the code for a colostomy reversal?',
    'cervical RFA C4-5 left, what codes?',
  ])('%j is looked for among procedures', async (text) => {
    expect(await systemsOf(text)).toEqual(['CPT', 'HCPCS'])
  })

  it.each([
    'code for pain after a hernia repair?',
    'code for history of aneurysm repair?',
    'which code for a hydrocele?',
  ])('%j is looked for everywhere', async (text) => {
    expect(await systemsOf(text)).toEqual([])
  })
})

describe('what is searched for an injury', () => {
  it.each([
    ['2nd degree burn right forearm from hot grease at work, icd 10 code?', ['2nd degree', 'burn', 'forearm']],
    ['sprain of left ankle while playing soccer, icd 10 code?', ['sprain', 'ankle']],
    ['hip fracture left. ICD 10 plus external cause', ['hip', 'fracture']],
  ])('%j is %j, not how it happened or what is wanted besides', async (text, notions) => {
    expect(await lookedUp(text)).toEqual(notions)
  })

  it('leaves "from" and "after" alone where there is no injury', async () => {
    expect(await lookedUp('pain after knee replacement, icd 10 code?')).toContain('knee replacement')
  })
})

describe('words of ordinary sentences', () => {
  const found = (description: string, ...stems: string[]): SearchCandidate => ({
    ...codeRow('A4435', '..', { description }),
    texts: [{ text: description, stems, own: true }],
  })

  it.each([
    ['codes for this please, can I bill for more than one piece of it', 'one piece', 0],
    ['how do I fix it so it matches, code?', 'matches', 0],
    ['code for a one piece ostomy pouch?', 'one piece ostomy pouch', 1],
  ])('%j: %j is searched with what it says', async (text, description, count) => {
    const stems = description.split(' ')
    const known = new Map(stems.map((word) => [word, { word, stem: word, texts: 10 }]))
    const facts = await findSearches(inquiryAsking(text, ['code_search']), '2026-05-18', async () => ({
      words: known,
      candidates: [found(description, ...stems)],
    }))
    expect(facts).toHaveLength(count)
  })
})
