import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

/** Loaded with the first passkey: with what it needs of ASN.1 it takes 5 MB, and most desks have none. */
const library = () => import('@simplewebauthn/server')

/** The site a passkey belongs to: its domain, and the origin its pages are served from. */
export type RelyingParty = { id: string; origin: string; name: string }

/** A passkey as it is kept. */
export type Passkey = {
  /** base64url */
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
  backedUp: boolean
}

/** How long a person may take with their authenticator. */
export const PASSKEY_SECONDS = 300

/** EdDSA, ES256 and RS256, by their COSE numbers (RFC 8812): what authenticators in use can do. */
const ALGORITHMS = [-8, -7, -257]

type Holder = { id: number; email: string; name: string }

/** What the browser needs to make a passkey, as JSON. One authenticator holds at most one passkey of a person. */
export async function offerRegistration(
  site: RelyingParty,
  holder: Holder,
  challenge: Buffer,
  present: readonly Pick<Passkey, 'credentialId' | 'transports'>[],
): Promise<string> {
  const options = await (await library()).generateRegistrationOptions({
    rpName: site.name,
    rpID: site.id,
    userName: holder.email,
    userDisplayName: holder.name,
    // An authenticator replaces the passkey of the same user, so this must not change; and it must tell nothing.
    userID: new Uint8Array(Buffer.from(`operator ${holder.id}`)),
    challenge: new Uint8Array(challenge),
    timeout: PASSKEY_SECONDS * 1000,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: present.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return JSON.stringify(options)
}

/** What the browser needs to sign in with any passkey of this site, as JSON. */
export async function offerAuthentication(site: RelyingParty, challenge: Buffer): Promise<string> {
  const options = await (await library()).generateAuthenticationOptions({
    rpID: site.id,
    challenge: new Uint8Array(challenge),
    timeout: PASSKEY_SECONDS * 1000,
    userVerification: 'required',
  })
  return JSON.stringify(options)
}

/** The new passkey in the browser's answer, or null where the answer is not right for this site and challenge. */
export async function readRegistration(
  site: RelyingParty,
  answer: string,
  isOurChallenge: (challenge: string) => boolean,
): Promise<Passkey | null> {
  const response = parse<RegistrationResponseJSON>(answer)
  if (response === null) return null
  try {
    const { verified, registrationInfo } = await (await library()).verifyRegistrationResponse({
      response,
      expectedChallenge: isOurChallenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!verified || registrationInfo === undefined) return null
    const { credential, credentialBackedUp } = registrationInfo
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: (credential.transports ?? []).filter((each) => /^[a-z-]{1,20}$/.test(each)).slice(0, 8),
      backedUp: credentialBackedUp,
    }
  } catch {
    // The library throws for whatever does not fit; all of it means the same to us.
    return null
  }
}

/** The id of the passkey a browser's answer claims to be made with, or null where it is no answer. */
export function readCredentialId(answer: string): string | null {
  const id = parse<AuthenticationResponseJSON>(answer)?.id
  return typeof id === 'string' && /^[\w-]{1,1400}$/.test(id) ? id : null
}

/** The passkey's new counter, or null where the answer was not made with it, for this site and challenge. */
export async function checkAuthentication(
  site: RelyingParty,
  answer: string,
  passkey: Passkey,
  isOurChallenge: (challenge: string) => boolean,
): Promise<number | null> {
  const response = parse<AuthenticationResponseJSON>(answer)
  if (response === null) return null
  try {
    const { verified, authenticationInfo } = await (await library()).verifyAuthenticationResponse({
      response,
      expectedChallenge: isOurChallenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}

/** Answers are a few hundred bytes; a certificate chain makes them a few thousand. */
const MOST_ANSWER_CHARACTERS = 50_000

function parse<Answer>(answer: string): Answer | null {
  if (answer.length > MOST_ANSWER_CHARACTERS) return null
  try {
    const value: unknown = JSON.parse(answer)
    return typeof value === 'object' && value !== null ? (value as Answer) : null
  } catch {
    return null
  }
}
