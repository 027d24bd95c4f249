import { z } from 'zod'
import { CLAIM_SETTINGS } from '../../domain/billed-claim.ts'
import { CODE_STATES } from '../../domain/claim-check.ts'
import { CODE_SYSTEMS } from '../../domain/code-reference.ts'

/** The schema under the name by which the document calls it. */
export function named<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  return schema.meta({ ...schema.meta(), id })
}

export const nullableDate = z.iso.date().nullable()
export const numbers = z.array(z.int().positive()).describe('Numbers of entries of `sources`.')
export const system = z.enum(CODE_SYSTEMS)

export const onDate = z.iso
  .date()
  .optional()
  .describe('The date of service, such as 2026-03-05; today where it is left out.')

export const setting = z
  .enum(CLAIM_SETTINGS)
  .default('practitioner')
  .describe('Whose NCCI files decide: practitioners (and surgery centers), or hospital outpatient claims.')

const source = named(
  'Source',
  z.object({
    number: z.int().positive(),
    source: z.string(),
    edition: z.string(),
    locator: z.string().describe('The row in the edition.'),
    effectiveFrom: nullableDate,
    effectiveTo: nullableDate,
    title: z.string(),
    publisher: z.string(),
    url: z.string().nullable(),
  }),
)
export const sources = z.array(source)

export const status = z.object({
  state: z.enum(CODE_STATES),
  firstDate: nullableDate,
  lastDate: nullableDate.describe('Its last valid day before the date asked about.'),
  replacedBy: z.array(z.string()).describe('What is reported instead; codes that go together are joined by `with`.'),
  sources: numbers,
})

export const adjudicationIndicator = z
  .literal([1, 2, 3])
  .describe('1: per claim line. 2: per day, resting on policy. 3: per day, a clinical benchmark.')

export const modifierIndicator = z
  .literal([0, 1, 9])
  .describe('0: no modifier bypasses it. 1: an NCCI modifier may. 9: it was never in force.')

export const problemSchema = named(
  'Problem',
  z
    .object({
      type: z.string(),
      title: z.string(),
      status: z.int(),
      detail: z.string(),
      errors: z
        .array(z.object({ pointer: z.string(), detail: z.string() }))
        .optional()
        .describe('What is wrong with the request, by its place in it.'),
    })
    .describe('RFC 9457'),
)
