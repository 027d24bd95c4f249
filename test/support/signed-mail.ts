import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth'
import type { ResolveTxt } from '../../src/mail/proof/verify-dkim.ts'

const PAIR = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PRIVATE_KEY = PAIR.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** The DNS record of the key that {@link signMail} signs with. */
export const KEY_RECORD = `v=DKIM1; k=rsa; p=${PAIR.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`

/** The mail with a DKIM signature of that domain on top, selector `k1`. */
export async function signMail(raw: Buffer, domain: string, more: Record<string, unknown> = {}): Promise<Buffer> {
  const signatureData = [{ signingDomain: domain, selector: 'k1', privateKey: PRIVATE_KEY, ...more }]
  // Said here, because mailauth looks at the clock twice: what it signs and what it writes differ where a second ends between.
  const settings = { canonicalization: 'relaxed/relaxed', signTime: new Date(), signatureData, ...more }
  const { signatures } = await dkimSign(raw, settings as never)
  return Buffer.concat([Buffer.from(signatures), raw])
}

/** TXT records from a table; what it lacks does not exist, and a name whose record is an error cannot be asked. */
export function zone(records: Readonly<Record<string, string | Error>>): ResolveTxt & { asked: string[] } {
  const asked: string[] = []
  const resolve = async (name: string): Promise<string[][]> => {
    asked.push(name)
    const record = records[name]
    if (record instanceof Error) throw record
    if (record === undefined) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
    return [[record]]
  }
  return Object.assign(resolve, { asked })
}
