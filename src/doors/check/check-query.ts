import { CLAIM_SETTINGS, type ClaimSetting } from '../../domain/billed-claim.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { readServiceDay } from '../../flow/look-up/read-claims.ts'
import { readLine, readText } from '../../http/read-text.ts'

/** What is to be checked, as it was typed. */
export type CheckQuery = {
  text: string
  /** As typed; empty: today. */
  on: string
  date: IsoDate
  setting: ClaimSetting
  /** What has to be mended, by its field. */
  faults: { field: 'text' | 'on' | 'setting'; text: string }[]
}

/** Longer lists have no address; they are sent like a claim. */
export const SHARED_CHARACTERS = 1_500

/** The fields of a form or an address. */
export function readCheckQuery(fields: unknown, textField: string, today: IsoDate): CheckQuery {
  const on = readLine(fields, 'on')
  const wanted = readLine(fields, 'setting')
  const read = on === '' ? today : readServiceDay(on, today)
  const setting = CLAIM_SETTINGS.find((each) => each === wanted)
  const faults: CheckQuery['faults'] = []
  if (read === null) {
    faults.push({ field: 'on', text: 'The date of service is no date. Write it like 2026-03-05 or 03/05/2026.' })
  }
  if (setting === undefined && wanted !== '')
    faults.push({ field: 'setting', text: 'Choose one of the settings offered.' })
  const text = readText(fields, textField)
  return { text, on, date: read ?? today, setting: setting ?? 'practitioner', faults }
}

/** The address under which a check of codes can be shared. Codes are nobody's secret; claims have no address. */
export function addressOfCheck(codes: string, date: IsoDate, setting: ClaimSetting): string {
  const query = new URLSearchParams({ codes, on: date })
  if (setting !== 'practitioner') query.set('setting', setting)
  return `/check?${query}`
}
