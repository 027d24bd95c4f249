import { Resolver } from 'node:dns/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { findHeader } from './mail-header.ts'
import type { ReaderJob, ReaderSettings } from './mail-reader.ts'
import { parseMail } from './parse-mail.ts'
import { proveSender } from './sender-proof.ts'

/** The thread in which {@link openMailReader} takes mails apart: one job at a time, its answer posted back. */

const { authservId, verifySenders, dnsServers, proofSeconds } = workerData as ReaderSettings
const resolver = new Resolver({ timeout: 1500, tries: 2 })
if (dnsServers.length > 0) resolver.setServers(dnsServers)

const JOBS: Readonly<Record<ReaderJob['kind'], (raw: Buffer) => Promise<unknown>>> = {
  parse: parseMail,
  header: (raw) => parseMail(raw.subarray(0, findHeader(raw).bodyStart)),
  prove: (raw) =>
    proveSender(raw, {
      authservId,
      resolveTxt: verifySenders ? (name) => resolver.resolveTxt(name) : null,
      seconds: proofSeconds,
    }),
}

parentPort?.on('message', async ({ kind, raw }: ReaderJob) => {
  parentPort?.postMessage(await JOBS[kind](Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)))
})

parentPort?.postMessage('ready')
