import { expect, it } from 'vitest'
import { readSignedName } from '../../../src/reading/new-text/sender-name.ts'

it.each([
  ['ok?\n\nThank you,\nMarisol Vega\nHarbor Health', 'Marisol'],
  ['ok?\n\n-- \nAnjali Rao, CCS-P | X Clinic', 'Anjali'],
  ['ok?\nThanks Bob', 'Bob'],
  ['ok?\nBest,\nMARY JONES, CPC', 'Mary'],
  ['ok?\n\nDana here\n\nLorraine Betts', 'Lorraine'],
  ['ok?\n\nRegards,\nBilling Team', null],
  ['ok?\n\n—\nOak & Iron Counseling, Bozeman, MT 59715', null],
  ['ok?\n\nThanks,\nSummit Imaging, Tulsa', null],
  ['ok?\n\nThanks,\nDana Ruiz, Summit Imaging', 'Dana'],
  ['ok?\nThanks,\nDr. Smith', null],
  ['ok?\n\nThanks, Ivan\nClearwater Pain Inst.', 'Ivan'],
  ['ok?\n\nAppreciate you!  ~Tonya\nPrairie Family Med | Pierre SD', 'Tonya'],
  ['ok?\n\nThx — Bea\nOptical Mgr, Lakemont Eye', 'Bea'],
  ['ok?\n\nThanks again, Dana', 'Dana'],
  ['ok?\n\nJasper Cardiology, Jasper IN 47546', null],
  ['ok?\n\nAppreciate any help', null],
  ['thanks for all you do', null],
  ['ok?\nThanks\n\nOn Tue 13 Jan 2026 08:02, Jim wrote:\n> Thanks,\n> Jim', null],
  ['Name: Robert Fakename   MRN: 77321', null],
])('of %j the greeting name is %s', (text, name) => expect(readSignedName(text)).toBe(name))
