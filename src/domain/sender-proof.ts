/** What is known about whether a mail was written by whom its From address names. */
export type SenderProof = {
  /** RFC 7489 for the From domain. `none`: the domain publishes no policy. `unknown`: it could not be found out. */
  dmarc: 'pass' | 'fail' | 'none' | 'unknown'
  /** Domains that signed the whole mail validly (DKIM, RFC 6376) and belong to the From domain. */
  dkimDomains: string[]
  /** Who looked: our own mail server, this desk, or nobody. */
  via: 'mail_server' | 'desk' | 'nobody'
}

/** Nobody looked, or nothing could be found out. Never counts as a pass. */
export const UNPROVEN: SenderProof = { dmarc: 'unknown', dkimDomains: [], via: 'nobody' }

/** True where DMARC passes, or a signature of the sender's own domain is valid and DMARC does not fail. */
export const isProven = (proof: SenderProof | null): boolean =>
  proof !== null && proof.dmarc !== 'fail' && (proof.dmarc === 'pass' || proof.dkimDomains.length > 0)
