import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../src/domain/app-error.ts'
import { ASK_KINDS, TOPICS } from '../../src/domain/inquiry.ts'
import { VERDICTS } from '../../src/domain/verdict.ts'
import { GUIDANCE_CONDITION } from '../../src/store/codebook/fact-schemas.ts'
import type { FactRow } from './layout.ts'
import type { StarterRow } from './starter-line.ts'

const date = z.iso.date()

const NOTE = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)+$/),
    topic: z.enum(TOPICS),
    when: z.array(GUIDANCE_CONDITION.refine((condition) => Object.keys(condition).length > 0)).min(1),
    settles: z.array(z.enum(ASK_KINDS)),
    verdict: z.enum(VERDICTS).default('informational'),
    short: z.string().min(10).nullable().default(null),
    /** What there is to say beside `short`; empty where that says it all. */
    text: z.string().default(''),
    /** The section of the manual it rests on. */
    section: z.string().min(3),
    from: date.nullable().default(null),
    to: date.nullable().default(null),
    reviewBy: date,
  })
  .refine(({ short, text }) => (short ?? text).length >= 20, 'says nothing')

const FILE = z.strictObject({
  edition: z.strictObject({
    source: z.string(),
    label: z.string(),
    title: z.string(),
    publisher: z.string(),
    url: z.url().nullable(),
  }),
  notes: z.array(NOTE).min(1),
})

type GuidanceNote = z.infer<typeof NOTE>

/** The guidance notes of a folder, one file an edition: `guidance/*.json`. */
export function readGuidance(folder: string): { edition: StarterRow; rows: FactRow[] }[] {
  const notes = join(folder, 'guidance')
  if (!existsSync(notes)) return []
  const names = readdirSync(notes).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => readGuidanceFile(join(notes, name)))
}

function readGuidanceFile(path: string): { edition: StarterRow; rows: FactRow[] } {
  const { data, error: cause } = FILE.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!data)
    throw new AppError('invalid', `${path} is not a file of guidance notes: ${z.prettifyError(cause)}`, { cause })
  const { label, url, ...edition } = data.edition
  return {
    edition: { ...edition, edition: label, url: url ?? '', effective_from: '', effective_to: '', scope: 'rows' },
    rows: data.notes.map(rowOf),
  }
}

function rowOf({
  key,
  topic,
  when,
  settles,
  verdict,
  short,
  text,
  section,
  from,
  to,
  reviewBy,
}: GuidanceNote): FactRow {
  return {
    key,
    topic,
    condition: JSON.stringify(when),
    code_spans: listCodeSpans(when),
    settles,
    verdict,
    short,
    text,
    review_by: reviewBy,
    effective: { from, to },
    locator: section,
  }
}

/** Every code and range the conditions name, without its system; null where a condition asks for no code. */
function listCodeSpans(when: GuidanceNote['when']): string[] | null {
  if (when.some(({ codes }) => codes === undefined)) return null
  return [...new Set(when.flatMap(({ codes = [] }) => codes.map((span) => span.replace(/^[A-Z0-9-]+ /, ''))))]
}
