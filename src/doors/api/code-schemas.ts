import { z } from 'zod'
import { CLAIM_SETTINGS } from '../../domain/billed-claim.ts'
import { NOTE_KINDS } from '../../domain/codebook.ts'
import {
  adjudicationIndicator,
  modifierIndicator,
  named,
  nullableDate,
  numbers,
  sources,
  status,
  system,
} from './common-schemas.ts'

export const codeSchema = named(
  'Code',
  z.object({
    system,
    code: z.string(),
    on: z.iso.date(),
    path: z.string().describe('The path of its page.'),
    description: z.string().nullable(),
    status,
    unitLimits: z.array(
      z.object({
        setting: z.enum(['practitioner', 'outpatient_hospital', 'dme']),
        units: z.int(),
        adjudicationIndicator,
        covers: z
          .boolean()
          .describe('False where the nearest edition was taken, because none loaded speaks for the date.'),
        sources: numbers,
      }),
    ),
    addOn: z
      .object({
        type: z.literal([1, 2, 3]),
        primaries: z.array(z.string()),
        contractorDecides: z.boolean(),
        sources: numbers,
      })
      .nullable(),
    addOns: z.array(z.string()),
    feeSchedule: z
      .object({
        status: z.string(),
        globalDays: z.string(),
        professionalTechnical: z.string(),
        multipleProcedure: z.string(),
        bilateral: z.string(),
        assistant: z.string(),
        coSurgeon: z.string(),
        team: z.string(),
        workRvu: z.number().nullable(),
        nonFacilityTotal: z.number().nullable(),
        facilityTotal: z.number().nullable(),
        covers: z.boolean(),
        sources: numbers,
      })
      .nullable(),
    conversions: z.array(
      z.object({ toSystem: system, toCode: z.string().nullable(), flags: z.string().nullable(), sources: numbers }),
    ),
    notes: z.array(z.object({ kind: z.enum(NOTE_KINDS), at: z.string(), text: z.string(), sources: numbers })),
    gaps: z.array(z.string()),
    sources,
  }),
)

export const editsSchema = named(
  'Edits',
  z.object({
    system,
    code: z.string(),
    on: z.iso.date(),
    setting: z.enum(CLAIM_SETTINGS),
    column: z.literal([1, 2]).describe('The column the code stands in.'),
    covers: z.boolean().describe('False where no edition of the date is loaded and the nearest was taken.'),
    total: z.int().describe('Edits in force on the date, on all pages.'),
    edits: z.array(
      z.object({
        other: z.string(),
        modifierIndicator,
        effectiveFrom: nullableDate,
        effectiveTo: nullableDate,
        sources: numbers,
      }),
    ),
    nextCursor: z.string().nullable().describe('For the next page; null on the last one.'),
    sources,
  }),
)

export const searchSchema = named(
  'SearchResults',
  z.object({
    results: z.array(
      z.object({
        system,
        code: z.string(),
        description: z.string().nullable(),
        billable: z.boolean(),
        score: z.number().describe('0 to about 1: how well the words describe it.'),
        path: z.string(),
      }),
    ),
    nextCursor: z.string().nullable().describe('For the next page; null on the last one.'),
  }),
)
