import type { DeliveryReport, ReportProof } from '../../domain/delivery-report.ts'
import { readBounceAddress } from '../plus-address.ts'
import { readMessageId, readMessageIdParts } from '../thread-key.ts'

/** A mail of ours that a report is about. `random` tells one from another within its case. */
type SentMail = { caseId: number; random: string }

export type ReportPorts = {
  /** Delivery reports nobody has looked at yet, oldest first. */
  listUnread(limit: number): Promise<number[]>
  loadRaw(messageId: number): Promise<Buffer | null>
  parse(raw: Buffer): DeliveryReport
  /** A reply that went to one of these addresses lately, where a report proves nothing. */
  findLikely(recipients: readonly string[]): Promise<SentMail | null>
  /** Writes it down with the reply, and with proof of a failure moves its case; false where it must be looked at later. */
  attach(report: {
    messageId: number
    mail: SentMail | null
    proof: ReportProof
    report: Pick<DeliveryReport, 'action' | 'status' | 'said'>
  }): Promise<boolean>
  bounceAddress: string | null
  secret: string
}

const AT_ONCE = 50

/**
 * Finds for each new delivery report the mail it is about, and returns how many were read. Only a signature of ours in it
 * proves that whoever reports had the mail in hand; anything else is shown as possibly forged, and changes nothing.
 */
export async function readReports(ports: ReportPorts): Promise<number> {
  let read = 0
  for (const messageId of await ports.listUnread(AT_ONCE)) {
    const raw = await ports.loadRaw(messageId)
    const report = raw === null ? null : ports.parse(raw)
    const { mail, proof } = report === null ? { mail: null, proof: 'none' as const } : await findSentMail(report, ports)
    const { action, status, said } = report ?? { action: 'delayed' as const, status: null, said: null }
    if (await ports.attach({ messageId, mail, proof, report: { action, status, said } })) read += 1
  }
  return read
}

async function findSentMail(
  report: DeliveryReport,
  ports: ReportPorts,
): Promise<{ mail: SentMail | null; proof: ReportProof }> {
  const { bounceAddress, secret } = ports
  for (const address of bounceAddress === null ? [] : report.sentTo) {
    const mail = readBounceAddress(address, bounceAddress ?? '', secret)
    if (mail !== null) return { mail, proof: 'return_address' }
  }
  const signed = report.messageIds.find((id) => readMessageId(id.toLowerCase(), secret) !== null)
  if (signed !== undefined) return { mail: readMessageIdParts(signed.toLowerCase()), proof: 'message_id' }
  const named = report.messageIds.map((id) => readMessageIdParts(id.toLowerCase())).find((mail) => mail !== null)
  return { mail: named ?? (await ports.findLikely(report.recipients)), proof: 'none' }
}
