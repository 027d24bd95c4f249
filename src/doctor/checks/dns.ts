import { findDkimSelector, findSenderRecords } from '../../mail/proof/find-sender-records.ts'
import { type Check, type CheckFinding, fail, ok, unknown, warn } from '../check.ts'

/** That the world can tell mail of the desk from a forgery: SPF, DKIM and DMARC of every domain it writes from. */
export const checkDns: Check = {
  name: 'dns',
  title: 'DNS',
  area: 'network',
  async run({ config, accounts, resolveTxt }) {
    if (accounts.length === 0) return [ok('no mail leaves a practice desk')]
    const addresses = [config.desk.address, ...accounts.flatMap(({ desk }) => desk?.address ?? [])]
    const domains = [...new Set(addresses.map((address) => address.split('@')[1]?.toLowerCase() ?? ''))]
    const findings: CheckFinding[] = []
    for (const domain of domains) findings.push(...(await lookUp(domain, resolveTxt)))
    return findings
  },
}

async function lookUp(domain: string, resolveTxt: Parameters<typeof findSenderRecords>[1]): Promise<CheckFinding[]> {
  const [{ spf, dmarc }, selector] = await Promise.all([
    findSenderRecords(domain, resolveTxt),
    findDkimSelector(domain, resolveTxt),
  ])
  return [judgeSpf(domain, spf), judgeDkim(domain, selector), judgeDmarc(domain, dmarc)]
}

function judgeSpf(domain: string, spf: string | null): CheckFinding {
  if (spf === 'unknown') return unknown(`SPF of ${domain}: nobody could be asked`)
  if (spf === null) {
    return fail(`${domain} has no SPF record`, `add TXT ${domain} "v=spf1 include:<your mail provider> -all"`)
  }
  if (/\s\+?all\b/i.test(spf)) {
    return warn(`the SPF record of ${domain} lets everybody write in its name`, `end TXT ${domain} with -all or ~all`)
  }
  return ok(`SPF of ${domain} is there`)
}

function judgeDkim(domain: string, selector: string | null): CheckFinding {
  if (selector === 'unknown') return unknown(`DKIM of ${domain}: nobody could be asked`)
  if (selector === null) {
    // A key may lie under any name, so that none was found under the usual ones proves nothing.
    return unknown(
      `DKIM of ${domain}: no key under the usual names; look for DKIM-Signature in a mail the desk sent, or ask your provider`,
    )
  }
  return ok(`DKIM of ${domain}: a key under ${selector}._domainkey`)
}

function judgeDmarc(domain: string, dmarc: string | null): CheckFinding {
  if (dmarc === 'unknown') return unknown(`DMARC of ${domain}: nobody could be asked`)
  if (dmarc === null) {
    return fail(
      `${domain} has no DMARC record`,
      `add TXT _dmarc.${domain} "v=DMARC1; p=none; rua=mailto:<your address>"`,
    )
  }
  const policy = /\bp=(\w+)/i.exec(dmarc)?.[1]?.toLowerCase() ?? 'none'
  return ok(`DMARC of ${domain}: p=${policy}`)
}
