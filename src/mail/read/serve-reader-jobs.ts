import { Resolver } from 'node:dns/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { findHeader } from '../header/mail-header.ts'
import { proveSender } from '../proof/sender-proof.ts'
import type { ReaderJob, ReaderSettings } from './mail-reader.ts'
import { parseMail, readAttachment } from './parse-mail.ts'

type Jobs = Readonly<Record<string, (raw: Buffer, about: unknown) => unknown>>

/** Takes jobs in the thread of a mail reader, one at a time, each answer posted back. `more`: jobs beside those of the mail itself. */
export function serveReaderJobs(more: Jobs = {}): void {
  const jobs: Jobs = { ...mailJobs(workerData as ReaderSettings), ...more }
  parentPort?.on('message', async ({ kind, raw, about }: ReaderJob) => {
    const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
    parentPort?.postMessage(await jobs[kind]?.(bytes, about))
  })
  parentPort?.postMessage('ready')
}

function mailJobs({ authservId, verifySenders, dnsServers, proofSeconds }: ReaderSettings): Jobs {
  const resolver = new Resolver({ timeout: 1500, tries: 2 })
  if (dnsServers.length > 0) resolver.setServers(dnsServers)
  return {
    parse: parseMail,
    attachment: (raw, about) => readAttachment(raw, Number(about)),
    header: (raw) => parseMail(raw.subarray(0, findHeader(raw).bodyStart)),
    prove: (raw) =>
      proveSender(raw, {
        authservId,
        resolveTxt: verifySenders ? (name) => resolver.resolveTxt(name) : null,
        seconds: proofSeconds,
      }),
  }
}
