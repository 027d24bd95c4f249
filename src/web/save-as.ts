/** Names that Windows opens as devices, whatever comes behind the point. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

const LONGEST_NAME = 120

/**
 * The Content-Disposition with which a browser saves a file and never shows it. The name comes from a stranger: no folder is
 * left of it, no sign that leads elsewhere or ends the field (RFC 6266 §4.3, RFC 8187).
 */
export function dispositionOf(given: string | null, otherwise: string): string {
  const name = plainName(given ?? '') || otherwise
  const ascii = name.replace(/[^\x20-\x7e]|["%\\]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

function plainName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const kept = last
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029:*?"<>|]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(DEVICE, '_$&')
  // Of a long name its end says what it is.
  return kept.length <= LONGEST_NAME ? kept : `${kept.slice(0, LONGEST_NAME - 10)}_${kept.slice(-9)}`
}
