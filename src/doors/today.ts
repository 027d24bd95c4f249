import type { IsoDate } from '../domain/iso-date.ts'
import type { DoorsDeps } from './doors-deps.ts'

/** Today where the desk is. */
export const todayIn = ({ timeZone, now }: Pick<DoorsDeps, 'timeZone' | 'now'>): IsoDate =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(now())
