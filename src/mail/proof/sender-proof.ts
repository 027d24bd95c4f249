import { type SenderProof, UNPROVEN } from '../../domain/sender-proof.ts'
import { findDeclaredCharset, findHeader, type MailHeader, readFieldValue } from '../header/mail-header.ts'
import { readHeaderFields } from '../header/read-header-fields.ts'
import { type MethodResult, readAuthenticationResults } from './authentication-results.ts'
import type { ResolveTxt } from './verify-dkim.ts'

export type ProofSettings = {
  /** The id our own mail server writes into Authentication-Results; null: none is believed. */
  authservId: string | null
  /** Null: signatures are not checked here. */
  resolveTxt: ResolveTxt | null
  seconds: number
}

/** Each signature costs a pass over the body. */
const MAX_SIGNATURES = 10

/**
 * What is known about who wrote the mail: from the topmost Authentication-Results of our own server, else from its
 * signatures. Fields of another id, and any below the topmost of ours, anybody may have written (RFC 8601 §5). Never
 * rejects; whatever cannot be found out in time is `unknown`.
 */
export async function proveSender(raw: Buffer, settings: ProofSettings): Promise<SenderProof> {
  const { authservId, resolveTxt, seconds } = settings
  try {
    const { domain, proof } = await readHeaderProof(raw, { authservId, checkSignatures: resolveTxt !== null })
    if (proof !== null || domain === null || resolveTxt === null) return proof ?? UNPROVEN
    // Loaded with the first such mail: behind a mail server of one's own that says it, none ever comes.
    const { verifyDkim } = await import('./verify-dkim.ts')
    return await within(seconds, verifyDkim(raw, domain, resolveTxt))
  } catch {
    return UNPROVEN
  }
}

/** The same as far as the header alone says it; null where signatures have to be checked. Never rejects. */
export async function findProofInHeader(
  raw: Buffer,
  settings: { authservId: string | null; checkSignatures: boolean },
): Promise<SenderProof | null> {
  try {
    return (await readHeaderProof(raw, settings)).proof
  } catch {
    return UNPROVEN
  }
}

async function readHeaderProof(
  raw: Buffer,
  { authservId, checkSignatures }: { authservId: string | null; checkSignatures: boolean },
): Promise<{ domain: string | null; proof: SenderProof | null }> {
  const header = findHeader(raw)
  const domain = await findFromDomain(raw, header)
  if (domain === null) return { domain, proof: UNPROVEN }
  const told = authservId === null ? null : readServersWord(raw, header, authservId, domain)
  if (told !== null) return { domain, proof: told }
  const signatures = header.fields.filter(({ name }) => name === 'dkim-signature').length
  const isChecked = checkSignatures && signatures > 0 && signatures <= MAX_SIGNATURES
  return { domain, proof: isChecked ? null : UNPROVEN }
}

/** The domain of the one From address; null where there is none or more than one, for then nothing can be said of it. */
async function findFromDomain(raw: Buffer, header: MailHeader): Promise<string | null> {
  const { from } = await readHeaderFields(raw, onlyFrom(header), findDeclaredCharset(raw, header))
  const address = from[0]?.address ?? ''
  const at = address.lastIndexOf('@')
  return from.length === 1 && at > 0 && at < address.length - 1 ? address.slice(at + 1) : null
}

const onlyFrom = (header: MailHeader): MailHeader => ({
  ...header,
  fields: header.fields.filter(({ name }) => name === 'from'),
})

/** What our own server says, null where it says nothing about DMARC. */
function readServersWord(raw: Buffer, header: MailHeader, authservId: string, domain: string): SenderProof | null {
  for (const field of header.fields) {
    if (field.name !== 'authentication-results') continue
    const results = readAuthenticationResults(readFieldValue(raw, field, null), authservId)
    if (results !== null) return readProof(results, domain)
  }
  return null
}

function readProof(results: MethodResult[], domain: string): SenderProof | null {
  const word = results.find(({ method }) => method === 'dmarc')
  if (word === undefined) return null
  const about = word.properties['header.from'] ?? domain
  const dkimDomains = results
    .filter(({ method, result }) => method === 'dkim' && result === 'pass')
    .flatMap(({ properties }) => properties['header.d'] ?? properties['header.i']?.split('@').at(-1) ?? [])
    .filter((signer) => isSameOrganisation(signer, domain))
  const dmarc = isSameOrganisation(about, domain) ? readVerdict(word.result) : UNPROVEN.dmarc
  return { dmarc, dkimDomains: [...new Set(dkimDomains)], via: 'mail_server' }
}

/** `bestguesspass` and `temperror` prove nothing; the first says that the domain has no policy. */
function readVerdict(result: string): SenderProof['dmarc'] {
  if (result === 'pass' || result === 'fail' || result === 'none') return result
  return result === 'bestguesspass' ? 'none' : UNPROVEN.dmarc
}

/** Narrower than DMARC's relaxed alignment, and needs no list of public suffixes: equal, or one below the other. */
function isSameOrganisation(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || (other.endsWith(`.${one}`) && one.includes('.'))
}

async function within(seconds: number, work: Promise<SenderProof>): Promise<SenderProof> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<SenderProof>((resolve) => {
    timer = setTimeout(() => resolve(UNPROVEN), seconds * 1000)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
