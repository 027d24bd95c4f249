import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { type DeskReader, openDeskReader } from '../../workers/desk-reader.ts'
import type { Desk } from '../../workers/open-desk.ts'
import { loadReplyRenderer } from '../../workers/wording.ts'
import { AppError } from '../domain/app-error.ts'
import { type IsoDate, isIsoDate } from '../domain/iso-date.ts'
import { type AskedAnswer, type AskPorts, askDesk } from '../flow/answer/ask.ts'
import { parseDateOption } from './code.ts'
import { readInput } from './practice.ts'
import { withDesk } from './with-desk.ts'

type AskOptions = { json?: boolean; batch?: boolean; asOf?: IsoDate }

/** `caseconsultant ask [QUESTION|FILE|-]` */
export function registerAsk(program: Command): void {
  program
    .command('ask')
    .description('draft an answer to a question or a mail; nothing is stored, nothing is sent')
    .argument(
      '[question]',
      'the question, or a file with it: a mail (.eml) or plain text; - or nothing: standard input',
      '-',
    )
    .option('--json', 'the whole answer as one JSON object')
    .option(
      '--batch',
      'JSON Lines in, {id, subject, body, asked_on} or {id, eml} each; one answer a line out, in order',
    )
    .option('--as-of <date>', 'answer for services on this date (YYYY-MM-DD), whatever the mail says', parseDateOption)
    .addHelpText(
      'after',
      `
Examples:
  caseconsultant ask "Can we bill 99214 with 90833 on 2026-03-04?"
  caseconsultant ask question.eml --json
  caseconsultant ask --batch questions.jsonl > answers.jsonl`,
    )
    .action(async (given: string, options: AskOptions) => {
      const asOf = options.asOf ?? null
      await withDesk(async (desk) => {
        const reader = openDeskReader({ verifySenders: false }, [desk.config.desk.address])
        try {
          if (options.batch) return await askBatch(given, asOf, askPorts(desk, reader))
          const answer = await askDesk(toMail(readQuestion(given)), asOf, askPorts(desk, reader))
          process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : formatAnswer(answer))
        } finally {
          await reader.close()
        }
      })
    })
}

/** Words that name no file are the question itself. */
const readQuestion = (given: string): Buffer =>
  /\s/.test(given) && !existsSync(given) ? Buffer.from(given) : readInput(given)

const askPorts = (desk: Desk, reader: DeskReader): AskPorts => ({
  parse: (raw) => reader.parse(raw),
  codebook: desk.codebook,
  wording: desk.wording,
  renderReply: loadReplyRenderer(desk.templates, desk.config.doors.url),
  desk: desk.config.desk,
  now: () => new Date(),
})

function formatAnswer(answer: AskedAnswer): string {
  if (answer.kind !== 'question') return `Not a question (${answer.kind.replace('_', ' ')}): it would get no answer.\n`
  return `${answer.draft.text.trimEnd()}\n`
}

async function askBatch(file: string, asOf: IsoDate | null, ports: AskPorts): Promise<void> {
  const input = file === '-' ? process.stdin : createReadStream(file)
  let lineNumber = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    lineNumber += 1
    if (line.trim() === '') continue
    const { id, raw } = readBatchLine(line, lineNumber)
    const answer = await askDesk(raw, asOf, ports)
    await write(`${JSON.stringify(id === undefined ? answer : { id, ...answer })}\n`)
  }
}

/** Resolves when the reader can take more: a slow reader must not fill the memory. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}

/** `asked_on` is the day the mail was sent: without it, today. */
type BatchLine = { id?: string | number; subject?: string; body?: string; asked_on?: string | null; eml?: string }

function readBatchLine(line: string, lineNumber: number): { id: string | number | undefined; raw: Buffer } {
  let given: BatchLine
  try {
    given = JSON.parse(line) as BatchLine
  } catch (error) {
    throw new AppError('invalid', `Line ${lineNumber} is not JSON: one object a line is wanted.`, { cause: error })
  }
  const { id, subject, body, asked_on: askedOn, eml } = given ?? {}
  if (typeof eml === 'string') return { id, raw: Buffer.from(eml) }
  const isDay = typeof askedOn === 'string' && isIsoDate(askedOn)
  if (typeof askedOn === 'string' && !isDay)
    throw new AppError('invalid', `Line ${lineNumber}: asked_on is not a day (YYYY-MM-DD).`)
  if (typeof body === 'string') return { id, raw: writeMail(String(subject ?? ''), body, isDay ? askedOn : null) }
  throw new AppError(
    'invalid',
    `Line ${lineNumber} has neither "body" nor "eml": {id, subject, body} or {id, eml} is wanted.`,
  )
}

/** Fields that only mail has; `Patient:` and `Procedure:` begin many a note. */
const MAIL_FIELD =
  /^(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|Reply-To|Message-ID|MIME-Version|Content-Type):/im

/** A mail as given, or plain text made into one. A mail begins with header lines; a question does not. */
function toMail(input: Buffer): Buffer {
  const beginning = input.subarray(0, 2000).toString('latin1')
  const header = beginning.split(/\r?\n\r?\n/)[0] ?? ''
  const isMail =
    /^(?:From |[A-Za-z][A-Za-z0-9-]*:[ \t]?[^\n]*\r?\n(?:[A-Za-z][A-Za-z0-9-]*:|[ \t]|\r?\n))/.test(beginning) &&
    MAIL_FIELD.test(header)
  return isMail ? input : writeMail('', input.toString('utf8'))
}

/** A mail around a subject and a body; a body that begins with a tag is HTML. */
function writeMail(subject: string, body: string, sentOn: IsoDate | null = null): Buffer {
  const type = /^\s*<(?:!doctype|html|body|div|p|table|span)\b/i.test(body) ? 'text/html' : 'text/plain'
  const encoded = Buffer.from(subject).toString('base64')
  return Buffer.from(
    [
      'From: asker@command-line.example',
      // An encoded word without text is no encoded word: it would be read as the subject itself.
      encoded === '' ? 'Subject:' : `Subject: =?utf-8?B?${encoded}?=`,
      // Noon, so that it is that day everywhere.
      ...(sentOn === null ? [] : [`Date: ${new Date(`${sentOn}T12:00:00Z`).toUTCString().replace('GMT', '+0000')}`]),
      'MIME-Version: 1.0',
      `Content-Type: ${type}; charset=utf-8`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(body)
        .toString('base64')
        .replace(/(.{76})/g, '$1\r\n'),
      '',
    ].join('\r\n'),
  )
}
