import type { FastifyRequest } from 'fastify'
import { canonicalCode, findSystemBySlug } from '../../domain/code-address.ts'
import type { CodeSystem } from '../../domain/code-reference.ts'
import { type IsoDate, isIsoDate } from '../../domain/iso-date.ts'
import type { AskedCode } from '../../flow/code-page/find-code-page.ts'
import { readLine } from '../../http/read-text.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { todayIn } from '../today.ts'

/** What was asked for in an address, before anything is looked up. */
export type CodeAddress = {
  system: CodeSystem | null
  slug: string
  written: string
  code: string | null
  asOf: IsoDate
  dateChosen: boolean
}

/** The system, code and date of an address; today where it names no day of the calendar. */
export function readCodeAddress(deps: DoorsDeps, request: FastifyRequest): CodeAddress {
  const { system: slug = '', code: written = '' } = request.params as { system?: string; code?: string }
  const on = readLine(request.query, 'on')
  const dateChosen = isIsoDate(on)
  const system = findSystemBySlug(slug)
  const code = system === null ? null : canonicalCode(system, written)
  return { system, slug, written: written.slice(0, 40), code, asOf: dateChosen ? on : todayIn(deps), dateChosen }
}

/** What an address asks for, where it can be a code. */
export function findAskedCode({ system, code, asOf, dateChosen }: CodeAddress): AskedCode | null {
  return system === null || code === null ? null : { system, code, asOf, dateChosen }
}

/** What pages and counting call a code. */
export const nameOfCode = ({ system, code }: Pick<AskedCode, 'system' | 'code'>): string => `${system} ${code}`
