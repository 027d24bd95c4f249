import { AppError } from '../../domain/app-error.ts'
import { CODE_SYSTEMS, type CodeSystem } from '../../domain/code-reference.ts'
import { PLAN_TYPES, PROVIDER_TYPES, type Setting } from '../../domain/inquiry.ts'
import { isIsoDate } from '../../domain/iso-date.ts'
import type { Overrides } from '../../domain/overrides.ts'
import { ROW_ACTIONS, type RowAction } from '../../flow/answer/fact-shelf.ts'
import { readLine } from '../../http/read-text.ts'
import { SETTING_WORDS } from '../case/case-facts.ts'

/** True for what a button of a row may do with it. */
export const isRowAction = (word: string): word is RowAction => (ROW_ACTIONS as readonly string[]).includes(word)

/** A code as a button of the page names it: `CPT 20611`. */
export function readCode(body: unknown): { system: CodeSystem; code: string } | null {
  const [, system, code] = /^(\S+) ([A-Z0-9.]{1,10})$/.exec(readLine(body, 'code')) ?? []
  const known = CODE_SYSTEMS.find((each) => each === system)
  return known === undefined || code === undefined ? null : { system: known, code }
}

/** The boxes that were ticked, by their values. */
export function readIndexes(body: unknown, name: string): Set<number> {
  const value = ((body ?? {}) as Record<string, unknown>)[name]
  const list = Array.isArray(value) ? value : [value]
  return new Set(list.filter((each) => typeof each === 'string' && /^\d{1,3}$/.test(each)).map(Number))
}

/** What the form wants taken for granted. @throws AppError `invalid` where a date or a number of units is none */
export function readOverrides(body: unknown): Overrides {
  const date = readLine(body, 'assume_date')
  if (date !== '' && !isIsoDate(date)) {
    throw new AppError('invalid', 'Write the date of service as a day of the calendar, such as 2026-03-04.')
  }
  const setting = (Object.keys(SETTING_WORDS) as Setting[]).find((each) => each === readLine(body, 'assume_setting'))
  const planType = PLAN_TYPES.find((each) => each === readLine(body, 'assume_payer'))
  const provider = PROVIDER_TYPES.find((each) => each === readLine(body, 'assume_provider'))
  const units: Record<string, number> = {}
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    const [, code] = /^units_([A-Z0-9]{5})$/.exec(name) ?? []
    if (code === undefined || typeof value !== 'string' || value.trim() === '') continue
    if (!/^\d{1,5}$/.test(value.trim())) throw new AppError('invalid', `Write the units of ${code} as a whole number.`)
    units[code] = Number(value.trim())
  }
  return {
    ...(date !== '' && { dateOfService: date }),
    ...(setting && { setting }),
    ...(planType && { planType }),
    ...(provider && { provider }),
    ...(Object.keys(units).length > 0 && { units }),
  }
}

/** True where a form sets anything to be taken for granted. */
export const namesAssumption = (body: unknown): boolean =>
  Object.entries((body ?? {}) as Record<string, unknown>).some(
    ([name, value]) => /^(?:assume|units)_/.test(name) && typeof value === 'string' && value.trim() !== '',
  )
