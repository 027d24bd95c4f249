import { createHash } from 'node:crypto'
import { ApiRefusal } from './problem.ts'

/** Where a list goes on: a place, bound to what was asked for, so that it fits no other list. */
export function writeCursor(place: number | string, about: string): string {
  return Buffer.from(`${place}.${fingerprint(about)}`).toString('base64url')
}

/** The place a cursor names; null where there is none. @throws ApiRefusal where it is not one of this list */
export function readCursor(cursor: string | undefined, about: string): string | null {
  if (cursor === undefined) return null
  const [place, print] = Buffer.from(cursor, 'base64url').toString('latin1').split('.')
  if (place !== undefined && /^[0-9A-Z]{1,15}$/.test(place) && print === fingerprint(about)) return place
  throw new ApiRefusal(
    400,
    'The cursor does not fit',
    'This cursor is not one of this list. Ask for its first page again.',
  )
}

const fingerprint = (about: string): string => createHash('sha256').update(about).digest('base64url').slice(0, 10)
