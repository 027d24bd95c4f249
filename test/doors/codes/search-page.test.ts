import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDoors, openDoors } from '../../support/open-doors.ts'

let doors: OpenDoors

beforeAll(async () => {
  doors = await openDoors()
})

afterAll(() => doors?.close())

type Found = {
  total: number
  hits: { system: string; code: string; words: { text: string; found: boolean }[]; href: string }[]
}

const find = async (query: Record<string, string>): Promise<Found> =>
  (await doors.app.inject({ url: `/search.json?${new URLSearchParams(query)}` })).json()

const codesOf = ({ hits }: Found): string[] => hits.map(({ system, code }) => `${system} ${code}`)

describe('one box', () => {
  it.each([
    ['a code', '99213', 'CPT 99213'],
    ['a code without its dot', 'm1711', 'ICD-10-CM M17.11'],
    ['a modifier', '25', 'MODIFIER 25'],
    ['plain words', 'knee injection', 'CPT 20610'],
    ['a misspelling', 'colonoscpy', 'CPT 45378'],
    ['an abbreviation', 'htn', 'ICD-10-CM I10'],
    ['a word that is not finished', 'colonos', 'CPT 45378'],
    ['a place', 'telehealth home', 'POS 10'],
    ['a deleted code', '90862', 'CPT 90862'],
    ['the beginning of a diagnosis without its dot', 'm171', 'ICD-10-CM M17.11'],
  ])('finds %s: %s', async (_what, q, code) => {
    expect(codesOf(await find({ q })).slice(0, 12)).toContain(code)
  })

  it('puts a code that was typed first', async () => {
    expect(codesOf(await find({ q: '99213' }))[0]).toBe('CPT 99213')
    expect(codesOf(await find({ q: '25' }))[0]).toBe('MODIFIER 25')
  })

  it('keeps to one system where one is chosen', async () => {
    const { hits } = await find({ q: 'knee', system: 'icd-10-cm' })
    expect(hits.length).toBeGreaterThan(0)
    expect(new Set(hits.map(({ system }) => system))).toEqual(new Set(['ICD-10-CM']))
  })

  it('marks what was searched for, and says nothing twice or in another order', async () => {
    const { hits } = await find({ q: 'knee osteoarthritis' })
    const marked = hits.flatMap(({ words }) => words.filter(({ found }) => found).map(({ text }) => text.toLowerCase()))
    expect(new Set(marked)).toContain('knee')
    expect(marked).toContain('osteoarthritis')
    const { rows } = await doors.pool.query<{ description: string }>(
      `select description from codes where code = $1 and description is not null`,
      [hits[0]?.code],
    )
    expect(rows.map(({ description }) => description)).toContain(hits[0]?.words.map(({ text }) => text).join(''))
  })

  it.each(['', '   ', '%', "'", '((', 'a&!b', '\u0000', '|'.repeat(200), '<script>alert(1)</script>', 'é🙂'])(
    'takes %j for what it is',
    async (q) => {
      const { statusCode, body } = await doors.app.inject({ url: `/search?${new URLSearchParams({ q })}` })
      expect(statusCode).toBe(200)
      expect(body).not.toContain('<script>alert')
      expect(doors.faults).toEqual([])
    },
  )
})

describe('the page of results', () => {
  it('has the results without JavaScript, counts by system and filters that keep the words', async () => {
    const { body, headers } = await doors.app.inject({ url: '/search?q=knee' })
    const html = body.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&')
    expect(html).toMatch(/<mark>[Kk]nee<\/mark>/)
    expect(html).toMatch(/href="\/search\?q=knee&system=icd-10-cm"[^>]*>ICD-10-CM <span class="count">\d+/)
    expect(headers['cache-control']).toBe('public, max-age=60')
  })

  it('says what to do where nothing fits', async () => {
    const { body, statusCode } = await doors.app.inject({ url: '/search?q=zzqqxx&system=cpt' })
    expect(statusCode).toBe(200)
    expect(body).toMatch(/Nothing in the data loaded here fits in CPT/)
  })
})
