import { AppError } from '../../domain/app-error.ts'
import { type BilledClaim, CLAIM_BOUNDS, type ClaimFault, type ReadClaims } from '../../domain/billed-claim.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { readClaims837, type X12Segment } from '../../reading/claims/claim-837.ts'
import { LINE_CHARACTERS, readCodeLines, readListedCodes } from '../../reading/claims/claim-codes.ts'
import { findHeadedTable, guessTable, readClaimTable, type TableRow } from '../../reading/claims/claim-table.ts'
import { listCanonicalCodes } from '../../reading/claims/code-list.ts'
import { readClaimDate } from '../../reading/dates/claim-date.ts'
import type { Codebook } from '../answer/answer.ts'

/** The parsers of the forms claims are written in. */
export type ClaimParsers = {
  isX12(text: string): boolean
  /** @throws AppError `invalid` where the text has no separators to read it by */
  readSegments(text: string, most: number): X12Segment[]
  /** Throws on quotes nobody can make sense of. */
  readRows(text: string, most: number): TableRow[]
}

export type ReadClaimsPorts = { parsers: ClaimParsers; codebook: Pick<Codebook, 'findKnownCodes'> }

/**
 * The claims of a text: an X12 837 file, a table with or without a header, or a list of codes. What cannot be read is told by
 * its place, and nothing of it is kept.
 * @throws AppError `invalid` where the text is too long or an X12 file cannot be read at all
 */
export async function readClaims(text: string, today: IsoDate, ports: ReadClaimsPorts): Promise<ReadClaims> {
  if (text.length > CLAIM_BOUNDS.bytes) {
    throw new AppError('invalid', 'The claim is longer than one check takes (1 MB). Send it in parts.')
  }
  return boundClaims(await readForm(text, today, ports))
}

/** The day of service somebody typed, in any of the usual forms; null where it is none. */
export const readServiceDay = (typed: string, today: IsoDate): IsoDate | null => readClaimDate(typed, today)

async function readForm(text: string, today: IsoDate, { parsers, codebook }: ReadClaimsPorts): Promise<ReadClaims> {
  if (parsers.isX12(text)) return readClaims837(parsers.readSegments(text, CLAIM_BOUNDS.segments))
  const rows = parseRows(text, parsers)
  const headed = findHeadedTable(rows)
  if (headed !== null) return readClaimTable(headed, today)
  const lists = readCodeLines(text, today)
  const isPlainList = lists.every(({ strange }) => strange.length === 0)
  const table = isPlainList ? null : guessTable(rows)
  if (table !== null) return readClaimTable(table, today)
  const written = lists.flatMap(({ codes }) => codes.flatMap((code) => listCanonicalCodes(code.written)))
  const known = await codebook.findKnownCodes(written.map(({ code }) => code))
  return readListedCodes(lists, (system, code) => known.has(`${system} ${code}`))
}

/** A text that is no table has no rows. */
function parseRows(text: string, parsers: ClaimParsers): TableRow[] {
  if (text.trim() === '' || text.split('\n').some((line) => line.length > 4 * LINE_CHARACTERS)) return []
  try {
    return parsers.readRows(text, CLAIM_BOUNDS.lines + 1)
  } catch {
    return []
  }
}

/** The claims within the bounds, with a fault for everything that was left out. */
export function boundClaims(read: ReadClaims): ReadClaims {
  const faults: ClaimFault[] = [...read.faults]
  const bounded = read.claims.slice(0, CLAIM_BOUNDS.claims).map((claim) => boundClaim(claim, faults))
  const claims = takePairs(bounded)
  const left = read.claims.length - claims.length
  if (left > 0) {
    const most = `${CLAIM_BOUNDS.claims} claims and ${CLAIM_BOUNDS.pairs.toLocaleString('en-US')} pairs of codes`
    faults.push({
      place: `Claim ${claims.length + 1}`,
      text: `From here on ${left} claims were left out: one check takes ${most}. Send the rest by itself.`,
    })
  }
  const untold = faults.length - CLAIM_BOUNDS.faults
  if (untold <= 0) return { ...read, claims, faults }
  const rest = { place: 'And more', text: `${untold} further lines could not be read as they are. Mend these first.` }
  return { ...read, claims, faults: [...faults.slice(0, CLAIM_BOUNDS.faults), rest] }
}

/** The first claims that have no more pairs together than one check takes. */
function takePairs(claims: readonly BilledClaim[]): BilledClaim[] {
  let pairs = 0
  return claims.filter((claim) => {
    pairs += countPairs(claim)
    return pairs <= CLAIM_BOUNDS.pairs
  })
}

/** Every two of its codes. */
function countPairs({ lines }: BilledClaim): number {
  const codes = new Set(lines.map(({ code }) => code)).size
  return (codes * (codes - 1)) / 2
}

function boundClaim(claim: BilledClaim, faults: ClaimFault[]): BilledClaim {
  const place = `Claim ${claim.number}`
  const codes = [...new Set(claim.lines.map(({ code }) => code))]
  const checked = new Set(codes.slice(0, CLAIM_BOUNDS.codesPerClaim))
  const lines = claim.lines.filter(({ code }) => checked.has(code)).slice(0, CLAIM_BOUNDS.linesPerClaim)
  if (codes.length > checked.size) {
    const text = `It has ${codes.length} different codes; one check takes ${CLAIM_BOUNDS.codesPerClaim} a claim, so the others were left out. Send it in parts.`
    faults.push({ place, text })
  } else if (lines.length < claim.lines.length) {
    const text = `It has ${claim.lines.length} lines; one check takes ${CLAIM_BOUNDS.linesPerClaim} a claim, so the others were left out. Send it in parts.`
    faults.push({ place, text })
  }
  return { ...claim, lines }
}
