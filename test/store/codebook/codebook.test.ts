import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadStarterSet } from '../../../db/import/starter.ts'
import { findFacts, findKnownCodes } from '../../../src/store/codebook/codebook.ts'
import { createPool, type Pool, type Queryable } from '../../../src/store/pool.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { loadFacts, type TableRow } from '../../support/load-facts.ts'
import { readStarterRows, STARTER } from '../../support/starter-rows.ts'

let database: TestDatabase
let pool: Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.connectionString)
  await loadStarterSet(pool, STARTER)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const find = (codes: string[], asOf = '2025-01-01', cptLicensed = false) =>
  findFacts(pool, codes, asOf, { cptLicensed })

describe('the facts of an inquiry', () => {
  it('come in one round trip', async () => {
    let trips = 0
    const counted = {
      query(sql: string, values?: readonly unknown[]) {
        trips += 1
        return pool.query(sql, values)
      },
    } as Queryable
    await findFacts(counted, ['99214', '90833', '90862', '20610', '25', 'E11.9'], '2025-01-01', { cptLicensed: false })
    expect(trips).toBe(1)
  })

  it('are the same as of every date, but for the date itself', async () => {
    const codes = ['90812', '99214', '90833', '59', 'E11.9']
    const { asOf, ...today } = await find(codes, '2026-06-30')
    const { asOf: _, ...then } = await find(codes, '2012-06-30')
    expect(asOf).toBe('2026-06-30')
    expect(then).toEqual(today)
  })

  it('do not depend on how often and in which order codes are named', async () => {
    expect(await find(['90833', '99214', '90833'])).toEqual(await find(['99214', '90833']))
  })

  it('of no code, or of one nobody knows, are the editions and the notes', async () => {
    // Anatomical modifiers are named in words.
    const { editions, asOf: _, guidance, modifiers: __, ...lists } = await find([])
    expect(guidance.length).toBeGreaterThan(400)
    expect(guidance.filter(({ citation }) => !editions.some(({ source }) => source === citation.source))).toEqual([])
    expect(Object.values(lists).flat()).toEqual([])
    expect(editions.length).toBeGreaterThan(0)
    expect(await find(['ZZZZZ', "'; --"])).toEqual(await find([]))
  })

  it('have the limits, rules and fees of each code as the starter set has them', async () => {
    const facts = await find(['90785', '20610', '99214'])
    const limits = readStarterRows('unit_limits.csv').filter(({ code }) => code === '20610')
    expect(
      facts.unitLimits.filter(({ code }) => code === '20610').map(({ units, citation }) => [units, citation.edition]),
    ).toEqual(limits.map(({ units, edition }) => [Number(units), edition]))
    const primaries = readStarterRows('add_on_codes.csv').filter((row) => row.add_on_code === '90785')
    const named = facts.addOns.filter(({ addOnCode }) => addOnCode === '90785')
    expect(named.map(({ primaryCode }) => primaryCode ?? '').sort()).toEqual(
      primaries.map((row) => row.primary_code ?? '').sort(),
    )
    expect(facts.fees.map(({ code }) => code)).toEqual(expect.arrayContaining(['20610', '99214']))
  })

  it('have modifiers by their own code', async () => {
    const { modifiers, codes } = await find(['25', 'XS'])
    const others = modifiers.filter(({ ncciGroup }) => ncciGroup !== 'anatomical')
    expect(others.map(({ code, ncciGroup }) => [code, ncciGroup])).toEqual([
      ['25', 'global_surgery'],
      ['XS', 'other'],
    ])
    expect(codes).toEqual([])
  })

  it('stop at a row that is not what the types say', async () => {
    await loadFacts(pool, { source: 'odd' }, [['codes', { system: 'SNOMED', code: 'ODD01' }]])
    await expect(find(['ODD01'])).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('codebook'),
    })
  })
})

describe('pairs', () => {
  it('are found both ways, whichever code is named first', async () => {
    const [row] = readStarterRows('edit_pairs.csv')
    const { column_one: one = '', column_two: two = '' } = row ?? {}
    const { editPairs } = await find([two, one])
    expect(editPairs.map(({ columnOne, columnTwo }) => [columnOne, columnTwo])).toContainEqual([one, two])
    await loadFacts(pool, { source: 'mirrored' }, [
      ['edit_pairs', { setting: 'practitioner', column_one: two, column_two: one, modifier_indicator: 0 }],
    ])
    const mirrored = (await find([one, two])).editPairs.map(({ columnOne, columnTwo }) => `${columnOne} ${columnTwo}`)
    expect(new Set(mirrored)).toEqual(new Set([`${one} ${two}`, `${two} ${one}`]))
  })

  it('are found for every two of twelve codes, and for none with a thirteenth', async () => {
    const codes = Array.from({ length: 12 }, (_, at) => `PAIR${String.fromCharCode(65 + at)}`)
    const pairs = codes.flatMap((one) => codes.filter((two) => two > one).map((two) => [one, two] as const))
    await loadFacts(
      pool,
      { source: 'pairs' },
      [...pairs, ['PAIRA', 'OTHER'] as const].map(([one, two]) => [
        'edit_pairs',
        { setting: 'outpatient_hospital', column_one: one, column_two: two, modifier_indicator: 1 },
      ]),
    )
    expect((await find(codes)).editPairs).toHaveLength((12 * 11) / 2)
  })
})

describe('replacements', () => {
  it('bring the codes that replaced a deleted one, with their fees, but not their edits', async () => {
    const { replacements, codes, fees, editPairs } = await find(['90812'])
    expect(replacements.map(({ code, replacedBy }) => [code, replacedBy])).toEqual([['90812', ['90834', '90785']]])
    expect(new Set(codes.map(({ code }) => code))).toEqual(new Set(['90812', '90834', '90785']))
    expect(fees.map(({ code }) => code)).toEqual(expect.arrayContaining(['90834', '90785']))
    expect(editPairs).toEqual([])
  })

  it('are followed on when they were replaced themselves, three times, in the order of the steps', async () => {
    const chain = ['STEP1', 'STEP2', 'STEP3', 'STEP4', 'STEP5']
    await loadFacts(pool, { source: 'chain' }, [
      ...chain.map((code): TableRow => ['codes', { system: 'CPT', code }]),
      ...chain
        .slice(1)
        .map(
          (next, at): TableRow => ['code_replacements', { system: 'CPT', code: chain[at] ?? '', replaced_by: [next] }],
        ),
    ])
    const { replacements, codes } = await find(['STEP1'])
    expect(replacements.map(({ code }) => code)).toEqual(['STEP1', 'STEP2', 'STEP3'])
    expect(codes.map(({ code }) => code)).toEqual(['STEP1', 'STEP2', 'STEP3', 'STEP4'])
  })

  it('that lead back to where they came from end', async () => {
    await loadFacts(pool, { source: 'circle' }, [
      ['code_replacements', { system: 'CPT', code: 'RINGA', replaced_by: ['RINGB'] }],
      ['code_replacements', { system: 'CPT', code: 'RINGB', replaced_by: ['RINGA', 'RINGB'] }],
    ])
    expect((await find(['RINGA'])).replacements.map(({ code }) => code)).toEqual(['RINGA', 'RINGB'])
  })

  it('by a range bring both its ends', async () => {
    await loadFacts(pool, { source: 'range' }, [
      ['code_replacements', { system: 'CPT', code: 'RANGE', replaced_by: ['99212-99215'] }],
    ])
    const { codes } = await find(['RANGE'])
    expect(new Set(codes.map(({ code }) => code))).toEqual(new Set(['99212', '99215']))
  })
})

describe('editions', () => {
  it('tell which of the codes, and of those that replaced them, they list', async () => {
    const { editions } = await find(['90812', 'ZZZZZ'])
    const pairs = editions.find(({ source, label }) => source === 'ncci-ptp-practitioner' && label === '2024Q3')
    expect(pairs).toMatchObject({ scope: 'listed', listedCodes: ['90785', '90812', '90834'] })
    expect(editions.filter(({ scope }) => scope !== 'listed').flatMap(({ listedCodes }) => listedCodes)).toEqual([])
  })

  it('stand by source, newest first, and rows follow them', async () => {
    const row = (title: string) => [['modifiers', { code: 'QZ9', description: title, ncci_group: null }]] as const
    await loadFacts(pool, { source: 'order', label: 'open', effective: { from: null, to: null } }, row('open'))
    await loadFacts(pool, { source: 'order', label: 'new', effective: { from: '2026-01-01', to: null } }, row('new'))
    await loadFacts(
      pool,
      { source: 'order', label: 'old', effective: { from: '2020-01-01', to: '2020-12-31' } },
      row('old'),
    )
    const { editions, modifiers } = await find(['QZ9'])
    const own = modifiers.filter(({ code }) => code === 'QZ9')
    expect(own.map(({ citation }) => citation.edition)).toEqual(['new', 'old', 'open'])
    expect(editions.filter(({ source }) => source === 'order').map(({ label }) => label)).toEqual([
      'new',
      'old',
      'open',
    ])
    expect(editions.find(({ label }) => label === 'old')?.effective).toEqual({ from: '2020-01-01', to: '2020-12-31' })
    const sources = editions.map(({ source }) => source)
    expect(sources).toEqual([...sources].sort())
  })

  it('that were replaced, or are still loading, say nothing', async () => {
    const row = (units: number) =>
      [['unit_limits', { setting: 'dme', code: 'LIVE1', units, adjudication_indicator: 2 }]] as const
    await loadFacts(pool, { source: 'replaced' }, row(1))
    const id = await loadFacts(pool, { source: 'replaced' }, row(2))
    expect((await find(['LIVE1'])).unitLimits.map(({ units }) => units)).toEqual([2])
    await pool.query(`update editions set state = 'loading' where id = $1`, [id])
    expect((await find(['LIVE1'])).unitLimits).toEqual([])
  })
})

describe('descriptions', () => {
  it('of the AMA are shown under a licence only', async () => {
    const own = { system: 'CPT', code: 'DESC1', description: 'own words', official_description: 'official words' }
    await loadFacts(pool, { source: 'described' }, [['codes', own]])
    expect((await find(['DESC1'])).codes[0]?.description).toBe('own words')
    expect((await find(['DESC1'], '2025-01-01', true)).codes[0]?.description).toBe('official words')
  })
})

describe('policies', () => {
  const policy = (id: string, more = {}) =>
    [
      'coverage_policies',
      { policy_id: id, version: '3', kind: id.startsWith('L') ? 'lcd' : 'article', title: `About ${id}`, ...more },
    ] as const
  const mention = (id: string, code: string, relation: string, group: number | null, more = {}) =>
    [
      'coverage_codes',
      {
        policy_id: id,
        version: '3',
        system: /^[A-Z]/.test(code) ? 'ICD-10-CM' : 'CPT',
        code,
        relation,
        diagnosis_group: group,
        ...more,
      },
    ] as const
  const paragraph = (id: string, relation: string, group: number, text: string) =>
    ['coverage_groups', { policy_id: id, version: '3', relation, diagnosis_group: group, paragraph: text }] as const

  beforeAll(async () => {
    await loadFacts(pool, { source: 'mcd-article', label: '2026-01-25', effective: { from: '2026-01-25', to: null } }, [
      policy('A1', { states: ['NY', 'NJ'], contractor: 'First, Inc.', related: ['L1', 'A1', 'NCD5'] }),
      policy('A2'),
      mention('A1', '71111', 'names', 1),
      mention('A1', 'Q11.1', 'covered', 2, { asterisk: true }),
      mention('A1', 'Q22.2', 'not_covered', 1),
      mention('A2', 'Q11.1', 'covered', 1),
      mention('A3', '71111', 'names', 1),
      paragraph('A1', 'names', 1, 'Procedures'),
      paragraph('A1', 'covered', 1, 'Another group'),
      paragraph('A1', 'covered', 2, 'These support it'),
      paragraph('A1', 'not_covered', 1, ''),
    ])
    await loadFacts(pool, { source: 'mcd-lcd', label: '2026-01-25', effective: { from: '2026-01-25', to: null } }, [
      policy('L1', { effective: { from: '2020-07-01', to: null } }),
    ])
  })

  it('that name a procedure come with what they say of the other codes, and with what they relate to', async () => {
    const { policies } = await find(['71111', 'Q11.1', 'Q22.2', '99214'])
    expect(policies.map(({ policyId }) => policyId)).toEqual(['A1', 'L1'])
    expect(policies[0]).toEqual({
      policyId: 'A1',
      version: '3',
      kind: 'article',
      title: 'About A1',
      contractor: 'First, Inc.',
      states: ['NY', 'NJ'],
      url: null,
      related: ['L1', 'A1', 'NCD5'],
      mentions: [
        { system: 'ICD-10-CM', code: 'Q11.1', relation: 'covered', group: 2, asterisk: true, until: null },
        { system: 'CPT', code: '71111', relation: 'names', group: 1, asterisk: false, until: null },
        { system: 'ICD-10-CM', code: 'Q22.2', relation: 'not_covered', group: 1, asterisk: false, until: null },
      ],
      groups: [
        { relation: 'covered', group: 2, paragraph: 'These support it' },
        { relation: 'names', group: 1, paragraph: 'Procedures' },
      ],
      effective: { from: null, to: null },
      citation: {
        source: 'mcd-article',
        edition: '2026-01-25',
        locator: 'made',
        effectiveFrom: null,
        effectiveTo: null,
      },
    })
    expect(policies[1]).toMatchObject({
      kind: 'lcd',
      mentions: [],
      groups: [],
      effective: { from: '2020-07-01', to: null },
      citation: { source: 'mcd-lcd' },
    })
  })

  it('are not sought for diagnoses alone', async () => {
    expect((await find(['Q11.1', 'Q22.2'])).policies).toEqual([])
  })

  it('of one version come once, from the newest export', async () => {
    await loadFacts(pool, { source: 'mcd-article', label: '2026-02-01', effective: { from: '2026-02-01', to: null } }, [
      policy('A1', { effective: { from: null, to: '2026-12-31' } }),
      mention('A1', '71111', 'names', 1),
    ])
    const { policies } = await find(['71111'])
    expect(policies.map(({ policyId, citation }) => [policyId, citation.edition])).toEqual([['A1', '2026-02-01']])
    expect(policies[0]?.effective).toEqual({ from: null, to: '2026-12-31' })
  })
})

describe('the codes the codebook knows', () => {
  it('are those with a row of a live edition, each with its system', async () => {
    expect(await findKnownCodes(pool, ['99214', '90812', 'E11.9', 'ZZZZZ'])).toEqual(
      new Set(['CPT 99214', 'CPT 90812', 'ICD-10-CM E11.9']),
    )
  })

  it('are add-on codes too where an edition lists them, and ICD-9 where a map converts it', async () => {
    expect(await findKnownCodes(pool, ['11045'])).toContain('ADD-ON 11045')
    expect(await findKnownCodes(pool, ['11042'])).not.toContain('ADD-ON 11042')
    await loadFacts(pool, { source: 'old' }, [
      [
        'conversion_maps',
        { from_system: 'ICD-9-CM', from_code: '999.99', to_system: 'ICD-10-CM', to_code: 'T88.9', flags: null },
      ],
    ])
    expect(await findKnownCodes(pool, ['999.99', 'T88.9'])).toContain('ICD-9-CM 999.99')
  })
})
