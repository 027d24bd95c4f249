import type { Details, Measure } from '../../src/domain/inquiry.ts'

/** What a message says of its service beside the codes: these measures, and nothing else. */
export const detailsOf = (measures: Measure[]): Details => ({
  serviceDate: null,
  planType: null,
  state: null,
  providers: [],
  patient: { ageYears: null, sex: null },
  laterality: null,
  measures,
})

/** Minutes as a message gives them. */
export const minutesOf = (value: number): Measure => ({
  value,
  unit: 'minutes',
  text: `${value} min`,
  start: 0,
  end: 0,
})
