import { type BilledClaim, CLAIM_BOUNDS, type ClaimFault, type ReadClaims } from '../../domain/billed-claim.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { readClaimDate } from '../dates/claim-date.ts'
import { procedureOf } from './code-list.ts'

/**
 * A segment of an X12 file. Values are by their place: `1` is the first element or its first component, `1-1` the
 * component after it.
 */
export type X12Segment = {
  /** Its number in the file, from 1. */
  number: number
  name: string
  values: Readonly<Record<string, string>>
}

type Service = {
  source: number
  code: string
  modifiers: string[]
  units: number | null
  place: string | null
  date: string | null
}

/**
 * The claims of an 837 file. Only CLM, LX, SV1, SV2, DTP and the envelope are looked at: names, numbers, diagnoses and notes of
 * the patient are never read. @see ASC X12N 837 (005010X222A1, 005010X223A2), loops 2300 and 2400
 */
export function readClaims837(segments: readonly X12Segment[]): ReadClaims {
  const reader = new ClaimReader()
  for (const segment of segments) reader.read(segment)
  reader.end(segments.length)
  return {
    form: 'x12',
    claims: reader.claims.filter(({ lines }) => lines.length > 0),
    faults: reader.faults,
    columns: [],
  }
}

/** Segments by the state they are read in: the transaction, the claim and the service they belong to. */
class ClaimReader {
  readonly claims: BilledClaim[] = []
  readonly faults: ClaimFault[] = []
  #isClaimFile = false
  #isOpen = false
  #statementDate: string | null = null
  #place: string | null = null
  #line: { number: number; source: number } | null = null
  #service: Service | null = null

  read(segment: X12Segment): void {
    const { name, values } = segment
    if (name === 'ST') this.#startTransaction(segment)
    else if (name === 'SE') this.#endTransaction()
    else if (!this.#isClaimFile) return
    else if (name === 'CLM') this.#startClaim(values)
    // A new subscriber or patient ends the claim before it.
    else if (name === 'HL') this.#endService()
    else if (name === 'LX') this.#startLine(segment)
    else if (name === 'SV1') this.#readService(segment, { code: '1', units: '4', place: '5' })
    else if (name === 'SV2') this.#readService(segment, { code: '2', units: '5', place: null })
    else if (name === 'SV3')
      this.#fail(
        segment.number,
        'This is a dental service; no edits for dental claims are loaded here, so it was left out.',
      )
    else if (name === 'DTP') this.#readDate(values)
  }

  end(segments: number): void {
    const isCut = this.#isOpen
    this.#endTransaction()
    if (isCut)
      this.#fail(
        segments,
        'The file ends before its claims do (there is no SE segment): part of it may be missing. What is there was checked.',
      )
  }

  #startTransaction({ number, values }: X12Segment): void {
    this.#endTransaction()
    this.#isOpen = true
    this.#isClaimFile = values['1'] === '837'
    if (this.#isClaimFile) return
    const kind = /^\d{3}$/.test(values['1'] ?? '') ? values['1'] : 'unknown'
    this.#fail(number, `This transaction is of kind ${kind}, not a claim (837). It was left out.`)
  }

  #endTransaction(): void {
    this.#endService()
    this.#line = null
    this.#isClaimFile = false
    this.#isOpen = false
  }

  #startClaim(values: X12Segment['values']): void {
    this.#endService()
    this.#line = null
    this.claims.push({ number: this.claims.length + 1, lines: [] })
    this.#statementDate = null
    // The second component tells what the first one is: B, a place of service (A is the type of a hospital's bill).
    this.#place = values['5-1'] === 'B' || values['5-1'] === '' ? (values['5'] ?? null) : null
  }

  #startLine({ number, values }: X12Segment): void {
    this.#endService()
    this.#line = { number: Number(values['1']) || 0, source: number }
    if (this.claims.length === 0) this.#fail(number, 'A service line stands before any claim (CLM). It was left out.')
  }

  #readService({ number, values }: X12Segment, at: { code: string; units: string; place: string | null }): void {
    if (this.claims.length === 0) return
    this.#endService()
    const [qualifier, code, ...modifiers] = [0, 1, 2, 3, 4, 5].map(
      (component) => values[component === 0 ? at.code : `${at.code}-${component}`] ?? '',
    )
    if (qualifier === '' && !code && at.code === '2') return
    if (qualifier !== 'HC') {
      this.#fail(number, 'The service is not coded in HCPCS or CPT (its qualifier is not HC). It was left out.')
      return
    }
    const units = Number(values[at.units])
    if (!(units > 0)) this.#fail(number, 'The quantity is not a number above 0. The line was checked without it.')
    this.#service = {
      source: number,
      code: (code ?? '').toUpperCase(),
      modifiers: modifiers.map((each) => each.toUpperCase()).filter((each) => /^[A-Z0-9]{2}$/.test(each)),
      // Minutes of anesthesia are no units.
      units: units > 0 && values[String(Number(at.units) - 1)] !== 'MJ' ? units : null,
      place: (at.place === null ? null : values[at.place]) || this.#place,
      date: null,
    }
  }

  /** 472 is the day of the service; 434 the statement period of a hospital's claim. */
  #readDate(values: X12Segment['values']): void {
    if (values['1'] === '434' && this.#line === null) this.#statementDate = values['3'] ?? null
    if (values['1'] === '472' && this.#service !== null) this.#service.date = values['3'] ?? null
  }

  #endService(): void {
    const claim = this.claims.at(-1)
    const service = this.#service
    this.#service = null
    if (service === null || claim === undefined) return
    const found = procedureOf(service.code)
    if (found === null) {
      this.#fail(
        service.source,
        'What stands as procedure code is none: a code has five characters. The line was left out.',
      )
      return
    }
    const written = (service.date ?? this.#statementDate)?.split('-')[0] ?? null
    const date: IsoDate | null = written === null ? null : readClaimDate(written, '2000-01-01')
    if (written !== null && date === null)
      this.#fail(service.source, 'The date of service (DTP*472) cannot be read. The date below the claim was taken.')
    claim.lines.push({
      ...found,
      number: this.#line?.number || claim.lines.length + 1,
      source: service.source,
      modifiers: [...new Set(service.modifiers)],
      units: service.units,
      date,
      placeOfService: /^\d{2}$/.test(service.place ?? '') ? service.place : null,
    })
  }

  #fail(segment: number, text: string): void {
    if (this.faults.length >= CLAIM_BOUNDS.faults) return
    const claim = this.claims.length > 0 ? `Claim ${this.claims.length}, ` : ''
    const line = this.#line === null ? '' : `service line ${this.#line.number}, `
    const place = `${claim}${line}segment ${segment}`
    this.faults.push({ place: place.charAt(0).toUpperCase() + place.slice(1), text })
  }
}
