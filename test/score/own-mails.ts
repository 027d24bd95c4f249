import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CodeSystem } from '../../src/domain/code-reference.ts'
import type { MailKind } from '../../src/domain/inquiry.ts'
import type { IsCode } from '../../src/domain/is-code.ts'
import type { IsoDate } from '../../src/domain/iso-date.ts'

/** A mail written for the score, with what should be read in it. */
export type OwnMail = {
  id: string
  kind: MailKind
  sentOn: IsoDate
  subject: string
  text: string
  attachmentNames: string[]
  /** `CPT 99213`, `MODIFIER 25`; a modifier counts once a mail, with a code or alone. */
  references: string[]
  /** Each the kinds of ask that hear it, any of which will do. */
  asks: string[][]
  dateOfService: IsoDate | null
  identifiers: string[]
  lookAlikes: string[]
}

/** The day a mail was sent that names none: a Friday. */
const SENT_ON = '2025-11-14'
const SYSTEM_OF_PREFIX: Readonly<Record<string, CodeSystem>> = {
  mod: 'MODIFIER',
  pos: 'POS',
  rev: 'REVENUE',
  drg: 'MS-DRG',
  carc: 'CARC',
  rarc: 'RARC',
  icd9: 'ICD-9-CM',
  pcs: 'ICD-10-PCS',
}
const IDENTIFIER = /\{[a-z_]+\|([^}]*)\}/g
const LOOK_ALIKE = /<<([^>]*)>>/g

/** The mails of one file in `test/score/own/`; its head says how they are marked. */
export function readOwnMails(file: string): OwnMail[] {
  const text = readFileSync(join(import.meta.dirname, 'own', file), 'utf8')
  return text.split(/^=== /m).slice(1).map(readOwnMail)
}

function readOwnMail(written: string): OwnMail {
  const [heading = '', ...lines] = written.split('\n')
  const [id = '', kind = '', sentOn = SENT_ON] = heading.split(' ')
  const fields = new Map<string, string>()
  while (/^[a-z]+:/.test(lines[0] ?? '')) {
    const [, name = '', value = ''] = /^([a-z]+):[ ]?(.*)$/.exec(lines.shift() ?? '') ?? []
    fields.set(name, value)
  }
  const marked = [fields.get('subject') ?? '', lines.join('\n').trim()]
  // Names of attached files may also be written under the mail, where its sender's program puts them.
  const files = fields.get('files') ?? ''
  const [subject = '', body = ''] = marked.map(withoutMarks)
  const words = (name: string): string[] => (fields.get(name) ?? '').split(' ').filter(Boolean)
  return {
    id,
    kind: kind as MailKind,
    sentOn,
    subject,
    text: body,
    attachmentNames: files
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    references: words('refs').map(readReference),
    asks: words('asks').map((kinds) => kinds.split('|')),
    dateOfService: fields.get('dos') ?? null,
    identifiers: marked.flatMap((part) => [...part.matchAll(IDENTIFIER)].map(([, value = '']) => value)),
    lookAlikes: marked.flatMap((part) => [...part.matchAll(LOOK_ALIKE)].map(([, value = '']) => value)),
  }
}

function withoutMarks(text: string): string {
  return text.replace(IDENTIFIER, '$1').replace(LOOK_ALIKE, '$1')
}

function readReference(written: string): string {
  const [, prefix, code = ''] = /^(?:([a-z]+\d?):)?(.+)$/.exec(written) ?? []
  if (prefix !== undefined) return `${SYSTEM_OF_PREFIX[prefix] ?? prefix} ${code}`
  return `${systemOf(code)} ${code}`
}

function systemOf(code: string): CodeSystem {
  if (/^\d{4}[0-9A-Z]$/.test(code)) return 'CPT'
  return /^[A-Z]\d{4}$/.test(code) ? 'HCPCS' : 'ICD-10-CM'
}

/** The add-on codes of the starter set. */
function readStarterAddOns(): string[] {
  const file = join(import.meta.dirname, '../../db/starter/add_on_codes.csv')
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0] ?? '')
    .filter((code) => code !== '')
}

/** A codebook that knows every code the mails write, every look-alike that has the shape of one, and the add-on codes. */
export function codebookOf(mails: readonly OwnMail[]): IsCode {
  const lookAlikes = mails.flatMap((mail) => mail.lookAlikes).filter((text) => /^\d{5}$/.test(text))
  const known = new Set([
    ...mails.flatMap((mail) => mail.references),
    ...lookAlikes.map((code) => `CPT ${code}`),
    ...readStarterAddOns().map((code) => `ADD-ON ${code}`),
  ])
  return (system, code) => known.has(`${system} ${code}`)
}
