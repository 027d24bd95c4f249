import { describe, expect, it } from 'vitest'
import { CLAIM_BOUNDS } from '../../../src/domain/billed-claim.ts'
import { readClaims } from '../../../src/flow/look-up/read-claims.ts'
import { CLAIM_PARSERS } from '../../../src/interchange/claim-parsers.ts'
import { claimFile } from '../../support/claim-file.ts'

const ports = { parsers: CLAIM_PARSERS, codebook: { findKnownCodes: async () => new Set<string>() } }

const read = (text: string) => readClaims(text, '2026-03-01', ports)

describe('what was sent', () => {
  it.each([
    ['a list of codes', '99213-25, 20610', 'codes', 2],
    ['codes a line', '99213\n20610 RT\n', 'codes', 2],
    ['a table with headings', 'CPT,Units\n99213,1\n', 'table', 1],
    ['a table without', '99213,25,1\n20610,RT,1', 'table', 2],
    ['an X12 file', claimFile().toString(), 'x12', 4],
    ['a list with a word too many', '99213 please\n20610', 'codes', 2],
  ])('is told apart: %s', async (_title, text, form, lines) => {
    const { claims, ...told } = await read(text)
    expect(told.form).toBe(form)
    expect(claims.flatMap((claim) => claim.lines)).toHaveLength(lines)
  })

  it('is bounded: codes a claim, lines a claim, claims, faults', async () => {
    const codes = Array.from({ length: 60 }, (_each, at) => String(20600 + at)).join(' ')
    expect((await read(codes)).claims[0]?.lines).toHaveLength(CLAIM_BOUNDS.codesPerClaim)
    const repeated = await read('99213 '.repeat(150))
    expect(repeated.claims[0]?.lines).toHaveLength(CLAIM_BOUNDS.linesPerClaim)
    expect(repeated.faults[0]?.text).toContain('150 lines')
    const many = `Claim,CPT\n${Array.from({ length: 250 }, (_each, at) => `${at},99213`).join('\n')}`
    const claims = await read(many)
    expect(claims.claims).toHaveLength(CLAIM_BOUNDS.claims)
    expect(claims.faults.at(-1)?.text).toContain('50 claims were left out')
    const bad = await read(`CPT\n${'oops\n'.repeat(300)}`)
    expect(bad.faults).toHaveLength(CLAIM_BOUNDS.faults + 1)
    expect(bad.faults.at(-1)?.text).toContain('250 further')
  })

  it('is refused where it is longer than a check takes', async () => {
    await expect(read('9'.repeat(CLAIM_BOUNDS.bytes + 1))).rejects.toThrow('longer than one check takes')
  })

  it.each([
    ['one endless line', '99213,'.repeat(150_000)],
    ['quotes that never close', `"${'99213\n'.repeat(50_000)}`],
    ['blanks', ' '.repeat(900_000)],
    ['one word', 'x'.repeat(900_000)],
    ['dashes', '-'.repeat(900_000)],
    ['segments without end', `${claimFile()}${'SV1*HC:99213*1*UN*1~'.repeat(40_000)}`],
  ])('is read to an end: %s', async (_title, text) => {
    expect((await read(text)).claims.length).toBeLessThanOrEqual(CLAIM_BOUNDS.claims)
  })
})
