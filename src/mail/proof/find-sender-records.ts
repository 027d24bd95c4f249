/** What the DNS says about mail of a domain: the record, null where there is none, `unknown` where nobody could be asked. */
export type SenderRecords = { spf: string | null | 'unknown'; dmarc: string | null | 'unknown' }

/** `dns.promises.resolveTxt`, or one of the same shape. */
export type ResolveTxt = (name: string) => Promise<string[][]>

const WAIT_MS = 5000
const ABSENT = new Set(['ENOTFOUND', 'ENODATA'])

/**
 * The SPF (RFC 7208 §3) and DMARC (RFC 7489 §6.6.3) records of a domain. DMARC is looked for at the domain and its parents, the nearest
 * first: the public suffix list is not consulted, which finds no less. Never rejects, and takes seconds at most.
 */
export async function findSenderRecords(domain: string, resolveTxt: ResolveTxt): Promise<SenderRecords> {
  const labels = domain.split('.')
  const organisations = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
  const [spf, ...policies] = await Promise.all([
    findRecord(domain, /^v=spf1( |$)/i, resolveTxt),
    ...organisations.map((name) => findRecord(`_dmarc.${name}`, /^v=DMARC1\s*(;|$)/i, resolveTxt)),
  ])
  const dmarc = policies.find((record) => record !== null) ?? null
  return { spf: spf ?? null, dmarc }
}

async function findRecord(name: string, begins: RegExp, resolveTxt: ResolveTxt): Promise<string | null | 'unknown'> {
  try {
    const records = await Promise.race([resolveTxt(name), refuseLater()])
    return records.map((parts) => parts.join('')).find((record) => begins.test(record)) ?? null
  } catch (error) {
    return ABSENT.has((error as { code?: string }).code ?? '') ? null : 'unknown'
  }
}

const refuseLater = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('The DNS took too long')), WAIT_MS).unref()
  })

/** Names under which providers put their keys, so that a usual domain's key is found without a mail of it. */
const USUAL_SELECTORS = [
  'selector1',
  'selector2',
  'google',
  'fm1',
  'fm2',
  'protonmail',
  'zoho',
  'k1',
  's1',
  's2',
  'mail',
  'dkim',
  'default',
]

/** The name a DKIM key (RFC 6376 §3.6.2) of the domain lies under, null where none of the usual names has one. Never rejects. */
export async function findDkimSelector(domain: string, resolveTxt: ResolveTxt): Promise<string | null | 'unknown'> {
  const keys = await Promise.all(
    USUAL_SELECTORS.map((selector) =>
      findRecord(`${selector}._domainkey.${domain}`, /(?:^v=DKIM1\b|\bp=[A-Za-z0-9+/])/i, resolveTxt),
    ),
  )
  const at = keys.findIndex((key) => key !== null && key !== 'unknown')
  if (at !== -1) return USUAL_SELECTORS[at] ?? null
  return keys.includes('unknown') ? 'unknown' : null
}
