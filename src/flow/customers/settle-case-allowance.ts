import type { Allowance } from '../../domain/allowance.ts'
import { caseNumber } from '../../domain/case-number.ts'
import type { OutgoingMail } from '../../domain/mail.ts'
import { isProven } from '../../domain/sender-proof.ts'
import type { UncountedCase } from '../../domain/uncounted-case.ts'
import { AUTOMATIC_HEADERS } from '../automatic-headers.ts'
import { signMessageId } from '../thread-key.ts'
import { dayInWords } from './allowance-words.ts'
import { type SenderAllowancePorts, useSenderAllowance } from './sender-allowance.ts'

/** What the template of the notice shows. Nothing of it was chosen by the sender. */
export type BeyondNoticeView = {
  caseNumber: string
  plan: string
  renewedOn: string | null
  whatToDo: string
  signInUrl: string | null
  deskName: string
  deskAddress: string
}

export type SettleCaseAllowancePorts = SenderAllowancePorts & {
  listUncounted(limit: number): Promise<UncountedCase[]>
  /** Writes the outcome down, with the notice to be sent once, if the guard of automatic mail lets it. */
  settle(settled: {
    caseId: number
    messageId: number
    allowance: 'granted' | 'beyond'
    notice: { to: string; at: Date; mailMessageId: string; raw: Buffer } | null
  }): Promise<void>
  render(view: BeyondNoticeView): string
  buildMime(mail: OutgoingMail): Promise<Buffer>
  desk: { address: string; name: string }
  /** Null: there are no public pages. */
  publicUrl: string | null
}

const AT_ONCE = 50

/**
 * How many questions by mail were counted. Nothing holds up a question: one beyond its sender's allowance is a case like any
 * other, marked so, for an operator to decide; it is looked at again, and the mark goes as soon as the allowance covers it. Its
 * sender is told once, where that is no risk to anybody.
 */
export async function settleCaseAllowances(ports: SettleCaseAllowancePorts): Promise<number> {
  if (ports.inHouse.everybody) return 0
  const uncounted = await ports.listUncounted(AT_ONCE)
  for (const each of uncounted) await settleOne(each, ports)
  return uncounted.length
}

async function settleOne(uncounted: UncountedCase, ports: SettleCaseAllowancePorts): Promise<void> {
  const { caseId, messageId, again, noAutomaticAnswer, known, proof } = uncounted
  const allowance = await useSenderAllowance(ports, uncounted, 'reviewed_answer', `case ${caseId}`)
  if (allowance === null || allowance.granted) {
    await ports.settle({ caseId, messageId, allowance: 'granted', notice: null })
    return
  }
  const mayTell = !again && !noAutomaticAnswer && (known || isProven(proof))
  const notice = mayTell ? await composeNotice(uncounted, allowance, ports) : null
  await ports.settle({ caseId, messageId, allowance: 'beyond', notice })
}

async function composeNotice(
  { caseId, address, mailMessageId, references }: UncountedCase,
  { plan, resetsAt, whatToDo }: Allowance,
  ports: SettleCaseAllowancePorts,
) {
  const { desk, publicUrl } = ports
  const at = ports.now()
  const number = caseNumber(caseId)
  const id = signMessageId(caseId, desk.address.slice(desk.address.lastIndexOf('@') + 1), ports.secret)
  const text = ports.render({
    caseNumber: number,
    plan: plan.name,
    renewedOn: resetsAt === null ? null : dayInWords(resetsAt, ports.timeZone),
    whatToDo: whatToDo ?? '',
    signInUrl: publicUrl === null ? null : `${publicUrl}/sign-in`,
    deskName: desk.name,
    deskAddress: desk.address,
  })
  const raw = await ports.buildMime({
    messageId: id,
    from: desk,
    to: { address, name: null },
    subject: `Your question ${number} is kept, beyond your allowance`,
    inReplyTo: mailMessageId,
    references: mailMessageId === null ? references : [...references, mailMessageId],
    text,
    html: null,
    date: at,
    headers: AUTOMATIC_HEADERS,
  })
  return { to: address, at, mailMessageId: id, raw }
}
