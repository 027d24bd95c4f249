import { gzipSync } from 'node:zlib'
import { newToken } from './asked-questions.ts'
import { type FaultRig, waitFor } from './fault-rig.ts'
import { type Figures, newFigures } from './figures.ts'
import { watchMemory } from './real-path.ts'

/** A mail may not keep the next one waiting for longer. */
const MOST_SECONDS = 25

const MOST_MEGABYTES = 700

const head = (name: string, ...fields: string[]): string =>
  [`From: ${name}@clinic.example`, `Subject: Giant ${name}`, 'MIME-Version: 1.0', ...fields, ''].join('\r\n')

const part = (type: string, text: string): string => `--b\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`

const mixed = (name: string, parts: string): string =>
  `${head(name, 'Content-Type: multipart/mixed; boundary=b')}\r\n${parts}--b--\r\n`

const question = part('text/plain', 'What is 99213?')

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}/g, '$&\r\n')

const nest = (levels: number): string =>
  Array.from({ length: levels }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join(
    '',
  )

/** Far more than anybody writes, of one thing each. */
const GIANTS: Readonly<Record<string, () => string>> = {
  'a hundred megabytes': () =>
    mixed('bytes', question + part('application/octet-stream', 'QUJD'.repeat(19).concat('\r\n').repeat(1_300_000))),
  'ten thousand parts': () => mixed('parts', question + part('text/plain', 'More.').repeat(10_000)),
  'a thousand levels': () => `${head('levels')}${nest(1000)}\r\nWhat is 99213?\r\n`,
  'a header line of a megabyte': () => `${head('line', `X-Long: ${'x'.repeat(1_000_000)}`)}\r\nWhat is 99213?\r\n`,
  'a subject of a megabyte': () =>
    `${head('subject').replace('Giant subject', 'x'.repeat(1_000_000))}\r\nWhat is 99213?\r\n`,
  'a hundred thousand header lines': () =>
    `${head('fields', ...Array.from({ length: 100_000 }, (_, at) => `X-${at}: x`))}\r\nWhat is 99213?\r\n`,
  'fifty thousand recipients': () =>
    `${head('recipients', `To: ${Array.from({ length: 50_000 }, (_, at) => `a${at}@clinic.example`).join(',\r\n ')}`)}\r\nWhat is 99213?\r\n`,
  'a zip that unpacks to gigabytes': () =>
    mixed(
      'zip',
      `${question}--b\r\nContent-Type: application/gzip; name=bomb.gz\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(gzipSync(Buffer.alloc(300_000_000)))}\r\n`,
    ),
  'fifty thousand nested elements': () =>
    `${head('elements', 'Content-Type: text/html')}\r\n<p>What is 99213?</p>${'<div>'.repeat(50_000)}\r\n`,
  'twenty megabytes of text': () => `${head('text')}\r\n${'What is 99213? '.repeat(1_300_000)}\r\n`,
  'a word without end': () => `${head('word')}\r\n${"O'".repeat(5_000_000)}\r\n`,
}

/** Each giant and an ordinary question just behind it: the giant is kept and shown to a person, the question is not held up. */
export async function runGiants(rig: FaultRig): Promise<Figures> {
  const figures = newFigures('giants: how long the next question waits for its draft')
  await rig.start()
  const memory = watchMemory(rig)
  for (const [name, compose] of Object.entries(GIANTS)) {
    const before = await countMessages(rig)
    const token = newToken()
    // What the mail server itself does not take never comes as far as the desk.
    const isTaken = await rig.dovecot.deliver(Buffer.from(compose())).then(
      () => true,
      () => false,
    )
    await rig.ask(token)
    const begin = Date.now()
    const drafted = await waitFor(180, async () => ((await rig.stateOf(token)) === 'needs_review' ? true : null))
    const seconds = (Date.now() - begin) / 1000
    figures.runs += 1
    figures.recoverSeconds.push(seconds)
    if (drafted === null) figures.lost += 1
    if (seconds > MOST_SECONDS) figures.faults.push(`${name}: the next question waited ${seconds} s`)
    const stored = (await countMessages(rig)) - before
    if (stored !== (isTaken ? 2 : 1)) figures.faults.push(`${name}: ${stored} mails are stored of ${isTaken ? 2 : 1}`)
    if (!isTaken) figures.faults.push(`${name}: the mail server did not take it`)
  }
  const megabytes = memory.stop()
  figures.name = `${figures.name} (RSS ${megabytes} MB)`
  if (megabytes > MOST_MEGABYTES) figures.faults.push(`the desk took ${megabytes} MB`)
  return figures
}

async function countMessages({ pool }: FaultRig): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select count(*) from messages')
  return rows[0]?.count ?? 0
}
