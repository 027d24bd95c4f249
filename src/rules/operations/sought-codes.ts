import type { SearchFact } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { toldOperations } from './told-operations.ts'

/** The codes that what a message describes leads to, named in it or not: of operations told in words, and of searches that leave one. */
export function soughtCodes(inquiry: Inquiry, searches: readonly SearchFact[]): string[] {
  const told = toldOperations(inquiry).flatMap(({ codes }) => codes)
  const found = searches.flatMap(({ decided, hits }) =>
    decided || hits.length === 1 ? hits.slice(0, 1).map(({ code }) => code) : [],
  )
  return [...new Set([...told, ...found])]
}

const isProcedure = ({ hits: [first] }: SearchFact): boolean => first?.system === 'CPT' || first?.system === 'HCPCS'

/** Those of services, where what was described leaves no choice. */
export function soughtServices(inquiry: Inquiry, searches: readonly SearchFact[]): string[] {
  const told = toldOperations(inquiry)
  if (told.some(({ decides }) => decides !== null)) return []
  return told.length > 0 ? told.flatMap(({ codes }) => codes) : soughtCodes(inquiry, searches.filter(isProcedure))
}
