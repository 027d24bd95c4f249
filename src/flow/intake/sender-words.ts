import { domainToUnicode } from 'node:url'
import type { SenderProof } from '../../domain/sender-proof.ts'
import { findLookAlike } from '../../reading/mail-kind/look-alike.ts'
import { findMixedScripts } from '../../reading/text/mixed-scripts.ts'

/** A message, as far as it tells who wrote it. */
export type SenderFacts = {
  fromAddress: string | null
  fromName: string | null
  proof: SenderProof | null
  firstFromSender: boolean
  /** Typed on the web by somebody who had shown that the address is theirs. */
  cameByWeb?: boolean
}

/** What a reviewer is told of the sender. `warn` wants a look before anything is sent. */
export type SenderWord = { tone: 'plain' | 'warn'; text: string }

/**
 * What is known about who wrote the message, in sentences; empty where it names no sender. `knownDomains`: those to which
 * answers were sent.
 */
export function describeSender(message: SenderFacts, knownDomains: readonly string[] = []): SenderWord[] {
  if (message.fromAddress === null) return []
  const domain = message.fromAddress.slice(message.fromAddress.lastIndexOf('@') + 1)
  const proof = message.cameByWeb ? [BY_WEB] : message.proof === null ? [] : [describeProof(message.proof, domain)]
  const first: SenderWord[] = message.firstFromSender
    ? [
        {
          tone: 'plain',
          text: message.cameByWeb
            ? 'Nothing came from this address before.'
            : 'This is the first mail from this address.',
        },
      ]
    : []
  const mistakable = warnOfKnown(domain, knownDomains)
  return [...proof, ...first, ...mistakable, ...listLookAlikes(message.fromAddress, domain, message.fromName)]
}

const BY_WEB: SenderWord = {
  tone: 'plain',
  text: 'Came by web: typed into the page of questions, by somebody who had confirmed this address. What may tell who a patient is was masked before it was stored. The desk’s own answer was shown to them at once, marked as not reviewed.',
}

function describeProof({ dmarc, dkimDomains, via }: SenderProof, domain: string): SenderWord {
  const by = via === 'mail_server' ? 'checked by the mail server' : 'checked by the desk'
  const [signer] = dkimDomains
  if (dmarc === 'pass') return { tone: 'plain', text: `Proved to come from ${domain} (DMARC pass, ${by}).` }
  if (dmarc === 'fail') {
    const text = `Not proved to come from ${domain}: it may be forged, or was changed on its way (DMARC fail, ${by}).`
    return { tone: 'warn', text }
  }
  if (signer !== undefined) return { tone: 'plain', text: `Signed by ${signer} (DKIM, ${by}).` }
  if (dmarc === 'none') {
    return { tone: 'plain', text: `${domain} does not say how its mail can be recognised: the sender is not proved.` }
  }
  return { tone: 'plain', text: 'The sender is not proved: it could not be checked who wrote this mail.' }
}

/** Whoever wants to be taken for a clinic that is answered here takes a domain like its own. */
function warnOfKnown(domain: string, knownDomains: readonly string[]): SenderWord[] {
  const shown = domainToUnicode(domain.toLowerCase()) || domain
  const known = findLookAlike(shown, knownDomains)
  if (known === null) return []
  const text = `The domain ${shown} looks like ${known}, which was answered before, and is another: it may be a trick.`
  return [{ tone: 'warn', text }]
}

function listLookAlikes(address: string, domain: string, name: string | null): SenderWord[] {
  const words: string[] = []
  const shown = domainToUnicode(domain)
  if (shown !== '' && shown !== domain) {
    words.push(`The domain ${domain} is shown as ${shown} by mail programs: letters of other scripts can look alike.`)
  }
  const inAddress = findMixedScripts(`${address.slice(0, address.lastIndexOf('@'))} ${shown}`)
  if (inAddress.length > 0) words.push(`The address mixes ${inAddress.join(' and ')} letters in one word.`)
  const inName = findMixedScripts(name ?? '')
  if (inName.length > 0) words.push(`The name mixes ${inName.join(' and ')} letters in one word.`)
  const other = /[^\s<>"'(),;:]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u.exec(name ?? '')?.[0]
  if (other !== undefined && other.toLowerCase() !== address.toLowerCase()) {
    words.push(`The name shows another address, ${other}, than the mail comes from.`)
  }
  return words.map((text) => ({ tone: 'warn', text }))
}
