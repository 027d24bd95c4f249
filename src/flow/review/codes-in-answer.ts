/** CPT, HCPCS and ICD-10-CM as they stand in prose; a diagnosis only with its dot, without which it is any word. */
const CODES = /(?<![\w.-])(?:\d{5}|\d{4}[FTUM]|[A-V]\d{4}|[A-TV-Z]\d[0-9AB]\.[0-9A-Z]{1,4})(?![\w-])/g

/** The codes that stand in a text. */
export function findCodesIn(text: string): string[] {
  return [...new Set(text.match(CODES))]
}

/** Every code that stands in any text of a value. */
export const codesIn = (value: unknown): Set<string> =>
  new Set(
    JSON.stringify(value)
      .replace(/\\[nrt]/g, ' ')
      .match(CODES),
  )
