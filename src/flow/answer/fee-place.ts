import type { FeePlace } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { findStateOfCity } from '../../rules/rows/fee-locality.ts'

/** Capitalised words that name no place. */
const NO_PLACES = new Set(
  `Medicare Medicaid Part Please Thanks Thank Hello What When Where Which Does Good Morning Afternoon Dear Fee Fees Rate Rates
  Work State County City Rest Area Office Center Health Medical Clinic Group Associates Need With From That This Have Best
  Regards Facility Schedule Allowed Amount Allowable Payment North South East West Upper Lower Valley`.split(/\s+/),
)

/** More capitalised words than this are a signature. */
const MOST_PLACES = 12

/** What may be a place: words with a capital, and cities that are typed without. */
const CAPITALISED = everywhere(
  anyOf(
    /\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?/u,
    inOrder(/\b/u, /manhattan|queens|brooklyn|houston|chicago|miami|atlanta|boston|seattle|dallas|detroit/u, /\b/u),
  ),
)

/** Where a fee is asked for, or null where none is: the state named, and words that may name a locality. */
export function readFeePlace(inquiry: Inquiry): FeePlace | null {
  if (!inquiry.asks.some(({ kind }) => kind === 'fee')) return null
  const words = (inquiry.maskedText ?? '').match(CAPITALISED) ?? []
  const places = [...new Set(words.flatMap((word) => [word, ...word.split(' ')]))].filter(
    (word) => word.length >= 4 && !NO_PLACES.has(word) && word !== word.toUpperCase(),
  )
  const told = inquiry.details?.state
  const state =
    told?.from === 'text' ? told.code : (findStateOfCity((inquiry.maskedText ?? '').toLowerCase()) ?? told?.code)
  return { state: state ?? null, places: places.slice(0, MOST_PLACES) }
}
