import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../domain/app-error.ts'
import type { ParsedMail, ParseResult } from '../../domain/mail.ts'
import { findDeclaredCharset, findHeader } from '../header/mail-header.ts'
import { readHeaderFields } from '../header/read-header-fields.ts'
import { writeDurably } from './write-durably.ts'

/** Which way a mail went: from a customer to the desk, or to a customer. */
export type MailDirection = 'to_desk' | 'to_customer'

/** One mail as a customer's mail program would list it. */
export type CustomerMail = Pick<ParsedMail, 'subject' | 'date' | 'messageId' | 'inReplyTo' | 'references'> & {
  /** Counts up in the order of arrival. */
  id: string
  direction: MailDirection
  from: string
  to: string[]
  bytes: number
}

/** Takes a mail apart within limits of time and memory. */
export type ParseMail = (raw: Buffer) => Promise<ParseResult>

export type CustomerMailContent = { summary: CustomerMail; mail: ParsedMail; raw: Buffer }

type CorrespondenceFile = { name: string; id: string; direction: MailDirection }

const FILE_NAME = /^(\d{6,})-(to_desk|to_customer)\.eml$/

/** Everything that passed through the practice mailbox, seen from the customers' side: one file per mail, kept for good. */
export class Correspondence {
  readonly #dir: string
  readonly #parse: ParseMail
  readonly #summaries = new Map<string, CustomerMail>()
  #lastNumber = 0

  constructor(dir: string, parse: ParseMail) {
    this.#dir = dir
    this.#parse = parse
    mkdirSync(dir, { recursive: true })
    for (const { id } of this.#files()) this.#lastNumber = Math.max(this.#lastNumber, Number(id))
  }

  /** Returns once the mail is on disk for good. */
  add(raw: Buffer, direction: MailDirection): void {
    this.#lastNumber += 1
    const id = String(this.#lastNumber).padStart(6, '0')
    writeDurably(join(this.#dir, `${id}-${direction}.eml`), raw)
  }

  /** Every mail in both directions, the oldest first. */
  async list(): Promise<CustomerMail[]> {
    const mails: CustomerMail[] = []
    for (const file of this.#files()) {
      mails.push(this.#summaries.get(file.id) ?? (await this.#summarise(file, this.#read(file))))
    }
    return mails
  }

  async get(id: string): Promise<CustomerMailContent> {
    const file = this.#files().find((candidate) => candidate.id === id)
    if (file === undefined) throw new AppError('not_found', 'There is no such mail in the practice mailbox.')
    const raw = this.#read(file)
    const { mail } = await this.#parse(raw)
    return { summary: await this.#summarise(file, raw), mail, raw }
  }

  /** From the header alone: a list of large mails need not be parsed. */
  async #summarise({ id, direction }: CorrespondenceFile, raw: Buffer): Promise<CustomerMail> {
    const header = findHeader(raw)
    const fields = await readHeaderFields(raw, header, findDeclaredCharset(raw, header))
    const { subject, date, messageId, inReplyTo, references } = fields
    const from = fields.from[0]?.address ?? ''
    const to = fields.to.map(({ address }) => address)
    const summary = { id, direction, from, to, subject, date, messageId, inReplyTo, references, bytes: raw.length }
    this.#summaries.set(id, summary)
    return summary
  }

  #read(file: CorrespondenceFile): Buffer {
    return readFileSync(join(this.#dir, file.name))
  }

  #files(): CorrespondenceFile[] {
    return readdirSync(this.#dir)
      .sort()
      .flatMap((name) => {
        const [, id, direction] = FILE_NAME.exec(name) ?? []
        return id === undefined ? [] : [{ name, id, direction: direction as MailDirection }]
      })
  }
}
