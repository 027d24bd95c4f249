import { CODE_SYSTEMS, type CodeSystem } from './code-reference.ts'
import type { Citation } from './edition.ts'
import type { IsoDate } from './iso-date.ts'

/** How each code system is written in an address. */
const SLUGS: Readonly<Record<CodeSystem, string>> = {
  CPT: 'cpt',
  HCPCS: 'hcpcs',
  'ICD-10-CM': 'icd-10-cm',
  'ICD-10-PCS': 'icd-10-pcs',
  'ICD-9-CM': 'icd-9',
  'MS-DRG': 'ms-drg',
  MODIFIER: 'modifier',
  POS: 'pos',
  REVENUE: 'revenue',
  CARC: 'carc',
  RARC: 'rarc',
}

/** The code system of an address such as `/codes/icd-10-cm/M17.11`, or null where there is none of that name. */
export function findSystemBySlug(slug: string): CodeSystem | null {
  const wanted = slug.toLowerCase()
  return CODE_SYSTEMS.find((system) => SLUGS[system] === wanted || system.toLowerCase() === wanted) ?? null
}

/** How a code system is written in an address. */
export const slugOf = (system: CodeSystem): string => SLUGS[system]

/** The path of the page of a code, as of a date where one is given. */
export function hrefOfCode(system: CodeSystem, code: string, on: IsoDate | null = null): string {
  return `/codes/${SLUGS[system]}/${encodeURIComponent(code)}${on === null ? '' : `?on=${on}`}`
}

/** The path of the edits of a code, those with one other code where it is given. */
export function hrefOfEdits(system: CodeSystem, code: string, query: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  )
  return `${hrefOfCode(system, code)}/edits${given.length > 0 ? `?${given.join('&')}` : ''}`
}

/** The id a row has on the pages that show it, the same wherever it is cited. */
export function factId({ source, edition, locator }: Pick<Citation, 'source' | 'edition' | 'locator'>): string {
  return `${source} ${edition} ${locator}`
    .replaceAll(/[^A-Za-z0-9.]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase()
}

/** Shapes of codes as people type them, without dots and blanks, and how the codebook writes them. */
const SHAPES: Readonly<Record<CodeSystem, { shape: RegExp; write?: (bare: string) => string }>> = {
  CPT: { shape: /^\d{4}[A-Z0-9]$/ },
  HCPCS: { shape: /^[A-Z]\d{4}$/ },
  'ICD-10-CM': { shape: /^[A-Z]\d[A-Z0-9]{1,5}$/, write: (bare) => addDot(bare, 3) },
  'ICD-10-PCS': { shape: /^[A-HJ-NP-Z0-9]{3,7}$/ },
  'ICD-9-CM': {
    shape: /^(?:\d{3}|V\d{2}|E\d{3})\d{0,2}$/,
    write: (bare) => addDot(bare, bare.startsWith('E') ? 4 : 3),
  },
  'MS-DRG': { shape: /^\d{1,3}$/, write: (bare) => bare.padStart(3, '0') },
  MODIFIER: { shape: /^[A-Z0-9]{2}$/ },
  POS: { shape: /^\d{1,2}$/, write: (bare) => bare.padStart(2, '0') },
  REVENUE: { shape: /^\d{3,4}$/, write: (bare) => bare.padStart(4, '0') },
  CARC: { shape: /^[A-Z]?\d{1,3}$/ },
  RARC: { shape: /^(?:MA|M|N)\d{1,4}$/ },
}

const addDot = (bare: string, at: number): string =>
  bare.length > at ? `${bare.slice(0, at)}.${bare.slice(at)}` : bare

/** The code as the codebook writes it, or null where no code of that system looks like it. */
export function canonicalCode(system: CodeSystem, text: string): string | null {
  const bare = text.toUpperCase().replaceAll(/[\s.]/g, '')
  const { shape, write } = SHAPES[system]
  if (!shape.test(bare)) return null
  return write === undefined ? bare : write(bare)
}
