/** The code systems a question may name. CPT includes categories I, II and III, PLA and administrative MAAA codes. */
export const CODE_SYSTEMS = [
  'CPT',
  'HCPCS',
  'ICD-10-CM',
  'ICD-10-PCS',
  'ICD-9-CM',
  'MS-DRG',
  'MODIFIER',
  'POS',
  'REVENUE',
  'CARC',
  'RARC',
] as const

export type CodeSystem = (typeof CODE_SYSTEMS)[number]

/** A code as somebody wrote it, with its place in the text it was read from. */
export type CodeReference = {
  /** The characters as written, such as `99214-25` or `m54.50`. */
  text: string
  system: CodeSystem
  /** Canonical form: upper case, ICD-10-CM with its dot. */
  code: string
  /** Two-character modifiers attached to the code, in the order written. */
  modifiers: string[]
  /** Units of service asked about (`x2`), or null where none are stated. */
  units: number | null
  /** Offsets into the message's one text (subject, empty line, body), in UTF-16 units; `end` is exclusive. */
  start: number
  end: number
}

/** The codes a crosswalk target names: `90834` itself, or both ends of a range such as `99212-99215`. */
export function codesNamedIn(target: string): string[] {
  return /^[A-Z0-9]{5}-[A-Z0-9]{5}$/.test(target) ? target.split('-') : [target]
}
