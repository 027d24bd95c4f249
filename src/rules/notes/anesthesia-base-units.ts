import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import { findNote } from './notes-at-hand.ts'

/** The note that says where base units stand. */
const NOTE = 'anesthesia/base-units'

/** Base units of Medicare for common anesthesia services; the same in every place. @see CMS, anesthesia base units by CPT code */
const BASE_UNITS: Readonly<Record<string, number>> = {
  '00100': 5,
  '00103': 5,
  '00104': 4,
  '00120': 5,
  '00126': 4,
  '00140': 5,
  '00142': 4,
  '00144': 6,
  '00145': 6,
  '00160': 5,
  '00170': 5,
  '00190': 5,
  '00210': 11,
  '00216': 15,
  '00300': 5,
  '00320': 6,
  '00322': 3,
  '00350': 10,
  '00400': 3,
  '00520': 6,
  '00562': 20,
  '00670': 13,
  '00731': 5,
  '00732': 6,
  '00790': 7,
  '00811': 4,
  '00812': 3,
  '00813': 5,
  '00830': 4,
  '00840': 6,
  '00910': 3,
  '01214': 8,
  '01400': 4,
  '01402': 7,
  '01630': 5,
  '01810': 3,
  '01961': 7,
  '01967': 5,
}

export type BaseUnits = { units: number; citation: Citation }

/** The base units of an anesthesia service, with the note they rest on; null where they are not known here. */
export function findBaseUnits(code: string, facts: Facts): BaseUnits | null {
  const units = BASE_UNITS[code]
  const note = findNote(facts, NOTE)
  return units === undefined || note === undefined ? null : { units, citation: note.citation }
}
