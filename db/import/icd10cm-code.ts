/** Who publishes ICD-10-CM: NCHS keeps the classification, CMS issues the code files. */
export const ICD10CM_PUBLISHER =
  'Centers for Disease Control and Prevention (NCHS) and Centers for Medicare & Medicaid Services'

export const ICD10CM_URL = 'https://www.cms.gov/medicare/coding-billing/icd-10-codes'

/** A category and up to four characters. Since 2025 the second character may be a letter (QA0). */
const CODE = /^([A-Z](?:\d|(?=.\d)[A-Z])[0-9A-Z])\.?([0-9A-Z]{1,4})?$/

/** A code or category as people write it, `M54.50` from `M5450` or ` m54.50 `; null where it is none. */
export function canonicalIcd10cm(text: string): string | null {
  const [, category, rest] = CODE.exec(text.trim().toUpperCase()) ?? []
  if (category === undefined) return null
  return rest === undefined ? category : `${category}.${rest}`
}

/** `Z16.-`, `S06.0X-`, `A15.0` and `A15`, without the dash that stands for more characters. */
const NAMED = String.raw`[A-Z](?:\d|(?<=Q)A)[0-9A-Z](?![0-9A-Z])(?:\.[0-9A-Z]{1,4}(?![0-9A-Z]))?`

const NAMED_CODES = new RegExp(String.raw`(?<![0-9A-Z.]|vitamin )(${NAMED})(?:\.?-(${NAMED}))?`, 'g')

/**
 * The codes and ranges a note names, each once, in its order: `P35-P39`, `T80.2`, and `Z16` for `Z16.-`, by which every
 * code below it is meant. The vitamin B12 is no code.
 */
export function icd10cmCodesNamedIn(note: string): string[] {
  const named = [...note.matchAll(NAMED_CODES)].map(([, first = '', last]) =>
    last === undefined ? first : `${first}-${last}`,
  )
  return [...new Set(named)]
}
