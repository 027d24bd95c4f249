/** One method's word in an Authentication-Results field, such as `dkim=pass header.d=clinic.example`. Lower case. */
export type MethodResult = { method: string; result: string; properties: Record<string, string> }

/** Exchange Online writes its fields without the id RFC 8601 demands; this setting stands for it. */
export const EXCHANGE_ONLINE = 'exchange-online'

/**
 * What the field says where it was written by `authservId`, null where it was not (RFC 8601 §2.2). `value` is unfolded.
 */
export function readAuthenticationResults(value: string, authservId: string): MethodResult[] | null {
  const [head = '', ...rest] = splitOutsideQuotes(withoutComments(value))
  const isNameless = /^\s*[a-z][\w-]*\s*=/i.test(head)
  if (authservId.toLowerCase() === EXCHANGE_ONLINE) return isNameless ? readResults([head, ...rest]) : null
  const id = unquote(head.trim().split(/\s+/)[0] ?? '')
  return !isNameless && id.toLowerCase() === authservId.toLowerCase() ? readResults(rest) : null
}

function readResults(parts: string[]): MethodResult[] {
  return parts.flatMap((part) => {
    const [first, ...pairs] = [
      ...part.matchAll(/([a-z][\w.-]*)(?:\s*\/\s*\d+)?\s*=\s*("(?:[^"\\]|\\.)*"|[^\s;]+)/gi),
    ].map(([, name = '', text = '']) => [name.toLowerCase(), unquote(text).toLowerCase()] as const)
    return first === undefined ? [] : [{ method: first[0], result: first[1], properties: Object.fromEntries(pairs) }]
  })
}

/** Comments may nest (RFC 5322 §3.2.2) and hold anything, `dmarc=pass` too. */
function withoutComments(value: string): string {
  let kept = ''
  let depth = 0
  let quoted = false
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at] ?? ''
    if (character === '\\' && (quoted || depth > 0)) {
      if (depth === 0) kept += value.slice(at, at + 2)
      at += 1
    } else if (character === '"' && depth === 0) {
      quoted = !quoted
      kept += character
    } else if (!quoted && character === '(') depth += 1
    else if (!quoted && character === ')' && depth > 0) depth -= 1
    else if (depth === 0) kept += character
  }
  return kept
}

function splitOutsideQuotes(value: string): string[] {
  return value.match(/(?:"(?:[^"\\]|\\.)*"|[^;"]|"(?=[^"]*$))+/g) ?? []
}

function unquote(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1).replace(/\\(.)/gs, '$1') : text
}
