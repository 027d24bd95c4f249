import { describe, expect, it } from 'vitest'
import { readAsks } from '../../../src/reading/asks/asks.ts'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'
import { knowsNothing } from '../known-codes.ts'

const kinds = (text: string): string[] => readAsks(text, findCodeReferences(text, knowsNothing)).map(({ kind }) => kind)

describe('questions that name a choice, a limit or what a record has to show', () => {
  it.each([
    ['A5512 denied. Aren\u2019t three pair of inserts a year allowed?', 'coverage'],
    ['E0601: are two masks per quarter payable?', 'coverage'],
    ['15823, how many degrees must the field show taped?', 'coverage'],
    ['15823, how many degrees must the field show taped?', 'documentation'],
    ['92134, does the note have to say why it was done?', 'documentation'],
    ['36573, must the picture show the tip?', 'documentation'],
    ['Someone said G0511 is no more, since when?', 'crosswalk'],
    ['G0511: we are supposed to bill the individual codes', 'crosswalk'],
    ['99318 was kicked as not valid. What do we use in place?', 'crosswalk'],
    ['G0511 is no more?', 'status'],
    ['01967 and 01968, does 01968 get its own base units?', 'add_on'],
    ['99205, 78 minutes, would any prolonged 99417 come out of it?', 'add_on'],
    ['99215, can we bill prolonged services on top?', 'add_on'],
    ['what day count separates 99445 from 99454?', 'code_meaning'],
    ['which age divides 99381 and the two?', 'code_meaning'],
    ['are the nodes 88307 as well or 88305?', 'code_search'],
    ['is the infusion 96413 or 96365?', 'code_search'],
    ['59409 or 59410 for her?', 'code_search'],
  ])('%j: %s', (text, kind) => expect(kinds(text)).toContain(kind))

  it.each([
    ['is it 99213 or 99214?', 'code_search'],
    ['what do those DRGs 193 and 189 say?', 'documentation'],
    ['prolonged labor, 59400', 'add_on'],
    ['99213 is no more than 29 minutes', 'crosswalk'],
    ['we have our own base units list, 01967', 'add_on'],
  ])('%j: no %s', (text, kind) => expect(kinds(text)).not.toContain(kind))
})
