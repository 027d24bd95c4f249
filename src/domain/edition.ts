import type { DateSpan, IsoDate } from './iso-date.ts'

/** The row and edition a statement rests on. */
export type Citation = {
  /** Key of the source, such as `ncci-ptp-practitioner`. */
  source: string
  /** Label of the edition, such as `2024Q3`. */
  edition: string
  /** Where in the edition the row is found, such as `column 1 20611, column 2 76942`. */
  locator: string
  effectiveFrom: IsoDate | null
  effectiveTo: IsoDate | null
}

/** One imported release of one source. */
export type Edition = {
  id: number
  source: string
  label: string
  title: string
  publisher: string
  url: string | null
  /** The dates of service the release speaks for. */
  effective: DateSpan
  rows: number
  /** What an absent row proves. `all`: it does not exist. `listed`: the same, for the codes of `listedCodes`. `rows`: nothing. */
  scope: 'all' | 'listed' | 'rows'
  /** For scope `listed`: those of the codes asked about that the edition is complete for. */
  listedCodes: string[]
}

/** One row of the codebook: every kind of fact carries its validity and its citation. */
export type Fact = { effective: DateSpan; citation: Citation }
