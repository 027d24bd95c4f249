import { z } from 'zod'
import { CODE_SYSTEMS } from '../../domain/code-reference.ts'
import { NOTE_KINDS } from '../../domain/codebook.ts'
import { ASK_KINDS, PLAN_TYPES, SETTINGS, TOPICS } from '../../domain/inquiry.ts'
import { VERDICTS } from '../../domain/verdict.ts'

const date = z.iso.date().nullable()
const system = z.enum(CODE_SYSTEMS)
const relation = z.enum(['names', 'covered', 'not_covered'])

/** What every row of a fact is read with, beside what is its own. */
const owned = { editionId: z.int(), locator: z.string(), effectiveFrom: date, effectiveTo: date }

const code = z.object({
  ...owned,
  system,
  code: z.string(),
  description: z.string().nullable(),
  billable: z.boolean(),
})

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
  endoscopicBase: z.string().nullable(),
  workRvu: z.number().nullable(),
  nonFacilityPracticeExpenseRvu: z.number().nullable(),
  facilityPracticeExpenseRvu: z.number().nullable(),
  malpracticeRvu: z.number().nullable(),
  nonFacilityTotal: z.number().nullable(),
  facilityTotal: z.number().nullable(),
  intraoperativeShare: z.number().nullable(),
  conversionFactor: z.number().nullable(),
})

const texts = z.array(z.string()).optional()

const note = z.object({
  ...owned,
  code: z.string(),
  at: z.string(),
  kind: z.enum(NOTE_KINDS),
  text: z.string(),
  names: z.array(z.string()),
})

const locality = z.object({
  ...owned,
  contractor: z.string(),
  locality: z.string(),
  state: z.string().nullable(),
  name: z.string(),
  counties: z.string().nullable(),
  workGpci: z.number().nullable(),
  practiceExpenseGpci: z.number().nullable(),
  malpracticeGpci: z.number().nullable(),
  anesthesiaConversionFactor: z.number().nullable(),
})

/** When a guidance note speaks, as its row holds it. */
export const GUIDANCE_CONDITION = z.strictObject({
  codes: texts,
  with: texts,
  modifiers: texts,
  kinds: z.array(z.enum(ASK_KINDS)).optional(),
  words: texts,
  also: texts,
  not: texts,
  plans: z.array(z.enum(PLAN_TYPES)).optional(),
  settings: z.array(z.enum(SETTINGS)).optional(),
  states: texts,
})

const guidance = z.object({
  ...owned,
  key: z.string(),
  topic: z.enum(TOPICS),
  when: z.array(GUIDANCE_CONDITION),
  settles: z.array(z.enum(ASK_KINDS)),
  verdict: z.enum(VERDICTS),
  short: z.string().nullable(),
  text: z.string(),
  reviewBy: date,
})

/** The one row of the facts query. */
export const FACT_LISTS = z.object({
  codes: z.array(code),
  subcodes: z.array(code.extend({ header: z.string() })),
  notes: z.array(note),
  localities: z.array(locality),
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
  conversions: z.array(
    z.object({
      ...owned,
      fromSystem: system,
      fromCode: z.string(),
      toSystem: system,
      toCode: z.string().nullable(),
      flags: z.string().nullable(),
    }),
  ),
  places: z.array(z.object({ ...owned, code: z.string(), name: z.string(), facility: z.boolean().nullable() })),
  denials: z.array(z.object({ ...owned, kind: z.enum(['CARC', 'RARC']), code: z.string(), description: z.string() })),
  telehealth: z.array(z.object({ ...owned, code: z.string(), standing: z.string() })),
  guidance: z.array(guidance),
  /** Null where the caller knows them. */
  editions: z.array(edition).nullable(),
  listed: z.array(z.object({ editionId: z.int(), codes: z.array(z.string()) })),
  version: z.string(),
})
