import { z } from 'zod'
import { CLAIM_BOUNDS, CLAIM_SETTINGS } from '../../domain/billed-claim.ts'
import { LINE_OUTCOMES, PAIR_STATES } from '../../domain/claim-check.ts'
import { VERDICTS } from '../../domain/verdict.ts'
import {
  adjudicationIndicator,
  modifierIndicator,
  named,
  nullableDate,
  numbers,
  onDate,
  setting,
  sources,
  status,
  system,
} from './common-schemas.ts'

const stated = named(
  'Statement',
  z.object({
    rule: z.string(),
    verdict: z.enum(VERDICTS),
    short: z.string(),
    statement: z.string(),
    why: z.string(),
    sources: numbers,
  }),
)

const edit = z.object({
  columnOne: z.string(),
  columnTwo: z.string().describe('The code that is denied where the edit holds.'),
  modifierIndicator,
  effectiveFrom: nullableDate,
  effectiveTo: nullableDate,
})

const checkedLine = z.object({
  number: z.int().positive(),
  source: z.int().positive(),
  system,
  code: z.string(),
  modifiers: z.array(z.string()),
  units: z.number().nullable(),
  placeOfService: z.string().nullable(),
  outcome: z.enum(LINE_OUTCOMES),
  status: status.extend({ description: z.string().nullable() }),
  unitLimit: z
    .object({
      units: z.int(),
      adjudicationIndicator,
      edition: z.string(),
      covers: z.boolean(),
      asked: z.number().nullable().describe('Units held against it: of the line for indicator 1, else of the day.'),
      exceeds: z.boolean(),
      sources: numbers,
    })
    .nullable(),
  addOn: z.object({ primaries: z.array(z.string()) }).nullable(),
  says: z.array(stated),
  gaps: z.array(z.string()),
})

export const checkSchema = named(
  'Check',
  z.object({
    setting: z.enum(CLAIM_SETTINGS),
    claims: z.array(
      z.object({
        number: z.int().positive(),
        days: z.array(
          z.object({
            date: z.iso.date(),
            dateAssumed: z.boolean(),
            lines: z.array(checkedLine),
            pairs: z.array(
              edit.extend({
                state: z.enum(PAIR_STATES),
                modifierGoesOn: z.string().nullable(),
                modifier: z.string().nullable(),
                present: z.array(z.string()),
                idle: z.boolean(),
                edition: z.string(),
                covers: z.boolean(),
                says: stated,
              }),
            ),
            pairsChecked: z.int(),
            otherEdits: z.array(edit.extend({ sources: numbers })),
            free: z.array(stated),
            gaps: z.array(z.string()),
          }),
        ),
      }),
    ),
    sources,
    notReached: z.array(z.int()).describe('Claims that were not reached in time.'),
    faults: z
      .array(z.object({ place: z.string(), text: z.string() }))
      .describe('What could not be read, and what to do.'),
  }),
)

export const claimLineSchema = named(
  'ClaimLine',
  z.object({
    code: z
      .string()
      .regex(/^(?:\d{4}[0-9A-Za-z]|[A-Za-z]\d{4})$/)
      .meta({ description: 'CPT or HCPCS.', examples: ['20610', '76942', 'J1030'] }),
    modifiers: z
      .array(z.string().regex(/^[0-9A-Za-z]{2}$/))
      .max(4)
      .optional(),
    units: z.number().positive().max(100_000).optional(),
    date: z.iso.date().optional(),
    placeOfService: z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
  }),
)

export const claimsSchema = named(
  'Claims',
  z.object({
    claims: z
      .array(z.object({ lines: z.array(claimLineSchema).min(1).max(CLAIM_BOUNDS.linesPerClaim) }))
      .min(1)
      .max(CLAIM_BOUNDS.claims),
    on: onDate,
    setting,
  }),
)
