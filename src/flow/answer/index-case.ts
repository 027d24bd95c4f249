import type { Inquiry } from '../../domain/inquiry.ts'
import { splitVisibleText } from '../../reading/new-text/visible-text.ts'
import { findIdentifiers, maskOccurrences } from '../../reading/patients/identifiers.ts'

/** What of a case can be searched for. */
export type CaseText = {
  version: number
  /** Oldest first. */
  messages: {
    subject: string
    text: string
    fromAddress: string | null
    fromName: string | null
    inquiry: Inquiry | null
  }[]
  /** Answers that were sent, and the codes they spoke about. */
  answers: { text: string; codes: readonly string[] }[]
}

export type CaseIndex = {
  /** Codes of the newest message, in the order written. */
  codes: string[]
  /** `code:99213`, `cited:99213`, `from:clinic.example`, `topic:ncci`. */
  keys: string[]
  /** Masked. */
  text: string
}

export type IndexPorts = {
  loadCaseText(caseId: number): Promise<CaseText | null>
  /** Keeps it unless the case is of another version meanwhile; then it is indexed again. */
  saveCaseIndex(caseId: number, version: number, index: CaseIndex): Promise<void>
}

/** Resolves when the case can be found by what its mails ask and what its answers say. */
export async function indexCase(caseId: number, ports: IndexPorts): Promise<void> {
  const file = await ports.loadCaseText(caseId)
  if (file !== null) await ports.saveCaseIndex(caseId, file.version, composeCaseIndex(file))
}

/** A word index has no use for more of one mail, and PostgreSQL has a limit for all of it. */
const INDEXED_CHARACTERS = 20_000
const INDEXED_MESSAGES = 20

/** What a mask leaves behind (`[name removed]`) is no word of the mail. */
const MASK = /\[[a-z ]+ removed\]/g

/** What the case is found by. No identifier of a patient is in it: what a reader found is masked before it is indexed. */
export function composeCaseIndex({ messages, answers }: Omit<CaseText, 'version'>): CaseIndex {
  const newest = messages.at(-1)
  const recent = messages.slice(-INDEXED_MESSAGES)
  const asked = messages.flatMap(({ inquiry }) => inquiry?.references.map(({ code }) => code) ?? [])
  const cited = answers.flatMap(({ codes }) => codes)
  const topics = messages.flatMap(({ inquiry }) => inquiry?.asks.map(({ topic }) => topic) ?? [])
  const keys = [
    ...[...asked, ...cited].map((code) => `code:${code.toUpperCase()}`),
    ...cited.map((code) => `cited:${code.toUpperCase()}`),
    ...messages.flatMap(listSenderKeys),
    ...topics.map((topic) => `topic:${topic}`),
  ]
  return {
    codes: [...new Set(newest?.inquiry?.references.map(({ code }) => code) ?? [])],
    keys: [...new Set(keys)],
    text: [...recent.map(maskMessage), ...answers.slice(-INDEXED_MESSAGES).map(({ text }) => text)]
      .map((text) => text.slice(0, INDEXED_CHARACTERS))
      .join('\n\n'),
  }
}

function maskMessage({ subject, text, inquiry }: CaseText['messages'][number]): string {
  const written = `${subject}\n\n${splitVisibleText(text.slice(0, INDEXED_CHARACTERS), subject).visible}`
  // A mail nobody has read yet, such as one in quarantine, is masked all the same.
  const identifiers = [...(inquiry?.identifiers ?? []), ...findIdentifiers(written, [], [])]
  return maskOccurrences(written, identifiers).replace(MASK, ' ')
}

/** The address, its domain and those above it but for the last label, and the words of the name. */
function listSenderKeys({ fromAddress, fromName }: CaseText['messages'][number]): string[] {
  const address = fromAddress?.toLowerCase() ?? ''
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.')
  const domains = labels.slice(0, -1).map((_label, at) => labels.slice(at).join('.'))
  const name = fromName?.toLowerCase().trim() ?? ''
  const words = name.split(/[^\p{L}\p{N}'-]+/u)
  return [address, ...domains, name, ...words].filter((part) => part !== '').map((part) => `from:${part}`)
}
