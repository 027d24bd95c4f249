import { describe, expect, it } from 'vitest'
import type { Inquiry } from '../../../src/domain/inquiry.ts'
import { type Codebook, readQuestion } from '../../../src/flow/answer/answer.ts'
import { maskQuestion } from '../../../src/flow/answer/mask-question.ts'

const codebook = {
  findKnownCodes: async (codes: readonly string[]) => new Set(codes.map((code) => `CPT ${code}`)),
} as unknown as Codebook

const read = (text: string): Promise<Inquiry> => readQuestion({ subject: '', text, sentOn: '2026-01-05' }, codebook)

it('the text the rules search in has plain spaces, and no line breaks of a mail program but those of its rows', async () => {
  const wrapped = 'Eylea 2\u00a0mg from a single-dose vial for the right eye, all of it\nused: J0178?\n'
  const rows = '7/8/2025: closed wrist fracture, no manipulation 25600, splint 29125\n7/29/2025: cast 29075'
  expect((await read(wrapped + rows)).maskedText).toContain(
    `${wrapped.replace('\u00a0', ' ').replace('\n', ' ')}${rows}`,
  )
})

describe('a question with identifiers in it', () => {
  it.each([
    ['Patient Maria Lopez, DOB 5/4/1950, MRN 882716: 99213 with 20610?', ['Lopez', '1950', '882716']],
    ['Re SSN 123-45-6789, may we bill 99213 twice?', ['6789']],
    ['99213 for Mr. John Smith (555-201-3344, jsmith@mail.example)?', ['Smith', '3344', 'jsmith']],
    ['> old mail: patient Ann Doe, born 3/3/1961\n\nand 20610?', ['Doe', '1961']],
    ['Payer: Medicare\nMBI 1EG4-TE5-MK73\n99213?', ['1EG4', 'MK73']],
  ])('keeps its codes and nothing that tells who a patient is: %s', async (text, gone) => {
    const { text: kept, inquiry, masked } = await maskQuestion(text, read)
    for (const word of gone) expect(JSON.stringify([kept, inquiry])).not.toContain(word)
    expect(kept).toMatch(/\[[A-Za-z ]+ removed\]/)
    expect(masked.length).toBeGreaterThan(0)
    expect(inquiry.identifiers).toEqual([])
    expect(inquiry.references.map(({ code }) => code)).toContain(/99213/.test(text) ? '99213' : '20610')
  })

  it('is read again by whoever gets it as it was read here', async () => {
    const { text, inquiry } = await maskQuestion(
      'Mrs. Eva Brown, born 1/2/1944, on 8/15/2024: 99213-25 and 20610?',
      read,
    )
    expect(await read(text)).toEqual(inquiry)
  })

  it('is left as it is where nothing was found', async () => {
    const text = 'Can 99213 and 20610 be billed together on 8/15/2024?\n\nThanks'
    expect(await maskQuestion(text, read)).toMatchObject({ text, masked: [] })
  })

  it('ends, whatever goes on being found', async () => {
    const finding: Inquiry = {
      references: [],
      dateOfService: null,
      dates: [],
      payer: null,
      setting: null,
      asks: [],
      identifiers: [{ kind: 'name', text: 'a', start: 2, end: 3 }],
    }
    const { text, inquiry, masked } = await maskQuestion('abc', async () => finding)
    expect(masked).toHaveLength(4)
    expect(inquiry.identifiers).toEqual([])
    expect(text).not.toMatch(/^a/)
  })
})
