import { expect, it } from 'vitest'
import { findAbsent } from '../../../src/rules/notes/contrary-titles.ts'

it.each([
  [
    "Crohn's disease, unspecified, without complications",
    "Crohn's disease, unspecified, with rectal bleeding",
    'complications',
  ],
  ['Type 2 diabetes mellitus without complications', 'Type 2 diabetes mellitus with hyperglycemia', 'complications'],
  ['Type 2 diabetes mellitus without complications', 'Type 1 diabetes mellitus with hyperglycemia', null],
  [
    'Type 2 diabetes mellitus without complications',
    'Type 2 diabetes mellitus without complications in remission',
    null,
  ],
  ['Retinopathy without macular edema, right eye', 'Retinopathy with macular edema, left eye', null],
  ['Acute appendicitis', 'Acute appendicitis with peritonitis', null],
])('"%s" beside "%s" lacks what the other has: %s', (title, fuller, absent) => {
  expect(findAbsent(title, fuller)).toBe(absent)
})
