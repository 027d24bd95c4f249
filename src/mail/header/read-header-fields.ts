import { domainToASCII } from 'node:url'
import { type AddressObject, type EmailAddress, simpleParser } from 'mailparser'
import type { MailAddress, ParsedMail } from '../../domain/mail.ts'
import { cleanLine } from './clean-text.ts'
import { type MailHeader, readFieldValue } from './mail-header.ts'

const MAX_ADDRESSES = 100
const MAX_REFERENCES = 100
const MAX_HEADER_NAMES = 200
const MAX_VALUES_PER_NAME = 20
const MAX_VALUE_CHARACTERS = 2000

/** Long, and of no use in telling machines from people. */
const LEFT_OUT = /^(received|dkim-signature|domainkey-signature|arc-.*|x-google-dkim-signature|autocrypt)$/

/** RFC 5322 §2.1.1: no line, and so no id in it, is longer than 998 characters. */
const MESSAGE_ID = /<([^<>\s]{1,998})>/g

export type HeaderFields = Omit<ParsedMail, 'text' | 'html' | 'attachments'>

/**
 * What the header of a mail says. Read from the bytes rather than from mailparser, which keeps only the last of two From
 * fields, takes today for an unreadable Date and shows punycode domains decoded. Never rejects.
 */
export async function readHeaderFields(raw: Buffer, header: MailHeader, charset: string | null): Promise<HeaderFields> {
  const values = (name: string): string[] =>
    header.fields
      .filter((field) => field.name === name)
      .slice(0, MAX_VALUES_PER_NAME)
      .map((field) => readFieldValue(raw, field, charset))
  const first = (name: string): string => values(name)[0] ?? ''
  return {
    messageId: readMessageIds(first('message-id'))[0] ?? bareId(first('message-id')),
    inReplyTo: readMessageIds(first('in-reply-to'))[0] ?? null,
    references: readReferences(values('references').join(' ')),
    subject: await decodeSubject(first('subject')),
    from: await readAddresses(values('from')),
    replyTo: await readAddresses(values('reply-to')),
    to: await readAddresses(values('to')),
    date: readDate(first('date')),
    hops: header.fields.filter(({ name }) => name === 'received').length,
    headers: collectHeaders(raw, header, charset),
  }
}

function readMessageIds(value: string): string[] {
  return [...value.matchAll(MESSAGE_ID)].map((match) => match[1] ?? '')
}

/** Some programs leave the angle brackets out. */
function bareId(value: string): string | null {
  return /^[^<>\s]{1,998}$/.test(value) ? value : null
}

/** The first id and the latest ones: the thread's root and its end are what threading needs. */
function readReferences(value: string): string[] {
  const ids = [...new Set(readMessageIds(value))]
  return ids.length <= MAX_REFERENCES ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MAX_REFERENCES)]
}

/** An encoded word of nothing, which some programs write for an empty subject. */
const EMPTY_WORD = /=\?[\w-]{1,40}\?[bq]\?\?=/gi

async function decodeSubject(value: string): Promise<string> {
  return cleanLine((await parseOneField('Subject', value))?.subject ?? value.replaceAll(EMPTY_WORD, ''))
}

async function readAddresses(values: string[]): Promise<MailAddress[]> {
  const addresses: MailAddress[] = []
  for (const value of values) {
    const parsed = (await parseOneField('From', value))?.from
    for (const entry of flattenGroups(parsed)) {
      const address = withAsciiDomain(cleanLine(entry.address ?? ''))
      if (address !== '') addresses.push({ address, name: cleanLine(entry.name ?? '') || null })
    }
  }
  return addresses.slice(0, MAX_ADDRESSES)
}

function flattenGroups(parsed: AddressObject | undefined): EmailAddress[] {
  return (parsed?.value ?? []).flatMap((entry) => (entry.group ? entry.group : [entry]))
}

/** mailparser's decoding of one field alone; null where it fails. The value is on one line, so it cannot add a field. */
async function parseOneField(name: string, value: string) {
  try {
    return await simpleParser(Buffer.from(`${name}: ${value}\r\n\r\n`))
  } catch {
    return null
  }
}

/** The address with its domain in lower-case ASCII (RFC 5891), so that a look-alike letter shows as `xn--`. */
function withAsciiDomain(address: string): string {
  const at = address.lastIndexOf('@')
  if (at === -1) return address
  const domain = address.slice(at + 1)
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain.toLowerCase()}`
}

function readDate(value: string): Date | null {
  // A trailing comment such as "(UTC)" is allowed by RFC 5322 §3.3 and means nothing to Date.
  const date = new Date(value.replace(/\([^()]*\)/g, ' ').trim())
  const year = date.getUTCFullYear()
  return year >= 1970 && year <= 9999 ? date : null
}

function collectHeaders(raw: Buffer, header: MailHeader, charset: string | null): Record<string, string[]> {
  const headers = new Map<string, string[]>()
  for (const field of header.fields) {
    const name = cleanLine(field.name)
    if (name === '' || LEFT_OUT.test(name)) continue
    const values = headers.get(name) ?? []
    if (values.length === MAX_VALUES_PER_NAME || (values.length === 0 && headers.size === MAX_HEADER_NAMES)) continue
    headers.set(name, [...values, readFieldValue(raw, field, charset).slice(0, MAX_VALUE_CHARACTERS).toWellFormed()])
  }
  return Object.fromEntries(headers)
}
