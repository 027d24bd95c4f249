import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { dmarc } from 'mailauth/lib/dmarc/index.js'
import { type SenderProof, UNPROVEN } from '../../domain/sender-proof.ts'

/** TXT records of a name, each in its pieces; rejects with `ENOTFOUND` or `ENODATA` where there are none. */
export type ResolveTxt = (name: string) => Promise<string[][]>

/** A mail asks its reader to look things up; no honest one needs more. */
const MAX_LOOKUPS = 20

type Signature = {
  signingDomain?: string
  algo?: string
  signingHeaders?: { keys?: string }
  canonBodyLengthLimited?: boolean
  status: { result: string; comment?: unknown; aligned?: string | false }
}

/**
 * What the DKIM signatures of the mail prove about its From domain. Only a signature over the whole body and the From field,
 * not made with SHA-1 (RFC 8301), proves anything. SPF cannot be seen from here, so that DMARC counts as failed only where
 * the domain has a policy and its own signature does not hold.
 */
export async function verifyDkim(raw: Buffer, fromDomain: string, resolveTxt: ResolveTxt): Promise<SenderProof> {
  const resolver = countLookups(resolveTxt)
  const { results } = await dkimVerify(raw, { resolver })
  const own = (results as Signature[]).filter(({ status }) => Boolean(status.aligned))
  if (own.length === 0) return { ...UNPROVEN, via: 'desk' }
  const valid = own.filter(isWhole).flatMap(({ signingDomain }) => signingDomain?.toLowerCase() ?? [])
  const policy = await findPolicy(fromDomain, valid, resolver)
  const dkimDomains = [...new Set(valid)]
  return { dmarc: judge(policy, dkimDomains, own, fromDomain), dkimDomains, via: 'desk' }
}

function isWhole({ status, algo, signingHeaders, canonBodyLengthLimited }: Signature): boolean {
  const signed = (signingHeaders?.keys ?? '').toLowerCase().split(/[\s:]+/)
  const isStrong = !/sha1$/i.test(algo ?? '')
  return status.result === 'pass' && isStrong && signed.includes('from') && canonBodyLengthLimited !== true
}

type Policy = { strict: boolean } | 'none' | 'unknown'

async function findPolicy(
  headerFrom: string,
  domains: string[],
  resolver: ReturnType<typeof countLookups>,
): Promise<Policy> {
  const dkimDomains = domains.map((domain) => ({ id: domain, domain }))
  const found = await dmarc({ headerFrom, spfDomains: [], dkimDomains, resolver } as unknown as Parameters<
    typeof dmarc
  >[0])
  if (found === false || !['pass', 'fail', 'none'].includes(found.status.result)) return 'unknown'
  return found.status.result === 'none' ? 'none' : { strict: found.alignment?.dkim?.strict === true }
}

function judge(policy: Policy, valid: string[], own: Signature[], fromDomain: string): SenderProof['dmarc'] {
  if (typeof policy === 'string') return policy
  if (policy.strict ? valid.includes(fromDomain) : valid.length > 0) return 'pass'
  return own.some(isBroken) ? 'fail' : UNPROVEN.dmarc
}

function isBroken({ status }: Signature): boolean {
  return status.result === 'fail' || (status.result === 'neutral' && /body hash/.test(String(status.comment)))
}

function countLookups(resolveTxt: ResolveTxt): (name: string, type: string) => Promise<string[][]> {
  let lookups = 0
  return async (name) => {
    lookups += 1
    if (lookups > MAX_LOOKUPS) throw Object.assign(new Error('too many look-ups'), { code: 'ELIMIT' })
    return resolveTxt(name)
  }
}
