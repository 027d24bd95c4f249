import { z } from 'zod'
import { CODE_SYSTEMS } from '../domain/code-reference.ts'

const date = z.iso.date().nullable()
const system = z.enum(CODE_SYSTEMS)
const relation = z.enum(['names', 'covered', 'not_covered'])

/** What every row of a fact is read with, beside what is its own. */
const owned = { editionId: z.int(), locator: z.string(), effectiveFrom: date, effectiveTo: date }

const edition = z.object({
  id: z.int(),
  source: z.string(),
  label: z.string(),
  title: z.string(),
  publisher: z.string(),
  url: z.string().nullable(),
  rows: z.int(),
  scope: z.enum(['all', 'listed', 'rows']),
  effectiveFrom: date,
  effectiveTo: date,
  listedCodes: z.array(z.string()),
})

const policy = z.object({
  ...owned,
  policyId: z.string(),
  version: z.string(),
  kind: z.enum(['ncd', 'lcd', 'article']),
  title: z.string(),
  contractor: z.string().nullable(),
  states: z.array(z.string()).nullable(),
  url: z.string().nullable(),
  related: z.array(z.string()),
  mentions: z.array(
    z.object({
      system,
      code: z.string(),
      relation,
      group: z.int().nullable(),
      asterisk: z.boolean(),
      until: date,
    }),
  ),
  groups: z.array(z.object({ relation, group: z.int(), paragraph: z.string() })),
})

const fee = z.object({
  ...owned,
  code: z.string(),
  modifier: z.string().nullable(),
  status: z.string(),
  globalDays: z.string(),
  professionalTechnical: z.string(),
  multipleProcedure: z.string(),
  bilateral: z.string(),
  assistant: z.string(),
  coSurgeon: z.string(),
  team: z.string(),
})

/** The one row of the facts query. */
export const FACT_LISTS = z.object({
  codes: z.array(
    z.object({ ...owned, system, code: z.string(), description: z.string().nullable(), billable: z.boolean() }),
  ),
  replacements: z.array(
    z.object({
      ...owned,
      system,
      code: z.string(),
      replacedBy: z.array(z.string()),
      condition: z.string().nullable(),
    }),
  ),
  editPairs: z.array(
    z.object({
      ...owned,
      setting: z.enum(['practitioner', 'outpatient_hospital']),
      columnOne: z.string(),
      columnTwo: z.string(),
      modifierIndicator: z.literal([0, 1, 9]),
    }),
  ),
  unitLimits: z.array(
    z.object({
      ...owned,
      setting: z.enum(['practitioner', 'outpatient_hospital', 'dme']),
      code: z.string(),
      units: z.int(),
      adjudicationIndicator: z.literal([1, 2, 3]),
    }),
  ),
  addOns: z.array(
    z.object({ ...owned, addOnCode: z.string(), primaryCode: z.string().nullable(), type: z.literal([1, 2, 3]) }),
  ),
  fees: z.array(fee),
  modifiers: z.array(
    z.object({
      ...owned,
      code: z.string(),
      description: z.string(),
      ncciGroup: z.enum(['anatomical', 'global_surgery', 'other']).nullable(),
    }),
  ),
  policies: z.array(policy),
  editions: z.array(edition),
})
