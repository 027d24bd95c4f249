import type { DraftContent } from '../../domain/draft.ts'
import type { Edition } from '../../domain/edition.ts'
import type { Identifier, Inquiry } from '../../domain/inquiry.ts'
import { type IsoDate, spanContains } from '../../domain/iso-date.ts'
import { findIdentifiers } from '../../reading/patients/identifiers.ts'
import { shelfOf } from '../answer/fact-shelf.ts'
import { type AnswerEdits, type EditedDraft, proseOf } from './answer-edits.ts'
import { findOpenTokens } from './cite-facts.ts'
import { codesIn, findCodesIn } from './codes-in-answer.ts'
import { IDENTIFIER_WORDS } from './identifier-words.ts'

/** The part of the editor a check is about. */
export type CheckedPart = 'short-answer' | 'reasoning' | 'closing' | 'rows' | 'answer'

/** One look at an answer before it is approved. `block`: it cannot be approved. `warn`: a person must say that it is right. */
export type AnswerCheck = { outcome: 'ok' | 'warn' | 'block'; text: string; part: CheckedPart }

/** What the codebook says of a code on the date of an answer. */
export type CodeStandingOnDate = 'active' | 'inactive' | 'unknown'

/** What an answer is checked against, beside its own facts. */
export type CheckContext = {
  /** What the messages of the case were read to say. */
  inquiries: readonly Inquiry[]
  /** What the codebook says of the codes in the prose, as of the date of the answer. */
  standings: ReadonlyMap<string, CodeStandingOnDate>
  /** Official descriptors of those codes that may not be repeated, because no licence for them is declared. */
  unlicensedTexts: readonly string[]
  /** The live editions of the sources that are cited, newest first. */
  editions: readonly Pick<Edition, 'id' | 'source' | 'label' | 'effective'>[]
  /** Editions that were live when the draft was made. */
  draftedFrom: readonly number[]
  /** Who gets the answer, and who wrote in this case. */
  recipient: string | null
  correspondents: readonly string[]
}

/** An identifier shorter than this may stand in an answer by chance. */
const LEAST_CHARACTERS = 4

/** More words than this are no answer to a mail any more. */
const MOST_WORDS = 400

/** Every check of an answer as it would leave: what it says, what that rests on, and who gets it. */
export function checkAnswer(edits: AnswerEdits, draft: EditedDraft, context: CheckContext): AnswerCheck[] {
  const prose = proseOf(edits)
  const named = namedByFacts(draft)
  return [
    checkShortAnswer(edits),
    checkTokens(prose, draft),
    checkCodes(prose, named, draft.content.asOf, context.standings),
    checkSentences(edits, draft, named),
    checkStaleness(draft.content, context),
    checkEditions(draft.content, context),
    checkIdentifiers(prose, context.inquiries),
    checkLicence(prose, context.unlicensedTexts),
    checkRecipient(context),
    checkLength(prose),
    checkHeard(context.inquiries),
  ]
}

function checkShortAnswer({ shortAnswer }: AnswerEdits): AnswerCheck {
  return shortAnswer.trim() === ''
    ? { outcome: 'block', part: 'short-answer', text: 'The short answer is empty: write it before approving.' }
    : { outcome: 'ok', part: 'short-answer', text: 'There is a short answer.' }
}

function checkTokens(prose: string, draft: EditedDraft): AnswerCheck {
  const open = findOpenTokens(prose, shelfOf(draft))
  if (open.length === 0) return { outcome: 'ok', part: 'answer', text: 'Every {F…} names a fact.' }
  return {
    outcome: 'block',
    part: 'answer',
    text: `${open.join(', ')}: this names no fact of the case. Put the number of a fact there, or take it out.`,
  }
}

/** Codes that a fact, a gap or a source of the case names. */
function namedByFacts(draft: EditedDraft): Set<string> {
  const { codes, notInData, sources, questions } = draft.content
  return codesIn([codes, shelfOf(draft).rows, notInData, sources, questions, draft.findings, draft.gaps])
}

function checkCodes(
  prose: string,
  named: ReadonlySet<string>,
  asOf: IsoDate,
  standings: ReadonlyMap<string, CodeStandingOnDate>,
): AnswerCheck {
  const foreign = findCodesIn(prose).filter((code) => !named.has(code))
  const missing = foreign.filter((code) => (standings.get(code) ?? 'unknown') === 'unknown')
  const inactive = foreign.filter((code) => standings.get(code) === 'inactive')
  if (missing.length > 0 || inactive.length > 0) {
    const words = [
      missing.length > 0 ? `${missing.join(', ')}: not in the data loaded here.` : '',
      inactive.length > 0 ? `${inactive.join(', ')}: not valid on ${asOf}.` : '',
    ]
    return {
      outcome: 'block',
      part: 'answer',
      text: `${words.filter(Boolean).join(' ')} An answer may not name such a code.`,
    }
  }
  if (foreign.length === 0)
    return { outcome: 'ok', part: 'answer', text: 'Every code in the answer is among the facts.' }
  return {
    outcome: 'warn',
    part: 'answer',
    text: `${foreign.join(', ')}: in the answer, but not among the facts. No source is cited for ${foreign.length === 1 ? 'it' : 'them'}.`,
  }
}

const PARTS = [
  { part: 'short-answer', name: 'short answer' },
  { part: 'reasoning', name: 'reasoning' },
  { part: 'closing', name: 'closing' },
] as const

/** Sentences about a code whose facts were taken out of the answer, without a citation of their own. */
function checkSentences(edits: AnswerEdits, draft: EditedDraft, named: ReadonlySet<string>): AnswerCheck {
  const { content } = draft
  // A guidance note has no row that could be taken out; its words stand in the prose, with its source behind them.
  const notes = draft.findings.filter(({ basis }) => basis === 'guidance')
  // What the fact of a row says in the short answer may name a code that its row does not: the code of a visit without a charge.
  const standing = draft.findings.filter(({ statement }) => content.rows.some((row) => row.statement === statement))
  const supported = codesIn([content.rows, content.notInData, content.questions, notes, standing])
  const texts = [edits.shortAnswer, edits.reasoning, edits.closing]
  for (const [index, { part, name }] of PARTS.entries()) {
    const sentences = (texts[index] ?? '').split(/(?<=[.!?])\s+|\n+/).filter((sentence) => sentence.trim() !== '')
    const bare = sentences.findIndex((sentence) => {
      if (/\{F\d+\}|\[\d+\]/.test(sentence)) return false
      return findCodesIn(sentence).some((code) => named.has(code) && !supported.has(code))
    })
    if (bare >= 0) {
      const text = `Sentence ${bare + 1} of the ${name} names a code without a fact in the answer: restore its fact, or cite one with {F…}.`
      return { outcome: 'warn', part, text }
    }
  }
  return { outcome: 'ok', part: 'rows', text: 'Every sentence about a code has a fact.' }
}

/** Editions of sources the answer cites that were loaded after it was drafted. */
function findLoadedSince({ sources }: DraftContent, { editions, draftedFrom }: CheckContext) {
  const cited = new Set(sources.map(({ source }) => source))
  return editions.filter(({ id, source }) => cited.has(source) && !draftedFrom.includes(id))
}

/** A new edition that speaks for the date, or takes the place of one that is cited: what it says may differ. */
function speaksForAnswer(edition: CheckContext['editions'][number], { sources, asOf }: DraftContent): boolean {
  const { source, label, effective } = edition
  return spanContains(effective, asOf) || sources.some((each) => each.source === source && each.edition === label)
}

const nameEditions = (list: CheckContext['editions']) =>
  list.map(({ source, label }) => `${source} ${label}`).join(', ')

function checkStaleness(content: DraftContent, context: CheckContext): AnswerCheck {
  const newer = findLoadedSince(content, context).filter((edition) => speaksForAnswer(edition, content))
  if (newer.length === 0) return { outcome: 'ok', part: 'rows', text: 'The data has not changed since the draft.' }
  return {
    outcome: 'block',
    part: 'rows',
    text: `The data changed since this draft (${nameEditions(newer)}). Redraft with the data of today, then compare.`,
  }
}

function checkEditions(content: DraftContent, context: CheckContext): AnswerCheck {
  const newer = findLoadedSince(content, context).filter((edition) => !speaksForAnswer(edition, content))
  if (newer.length === 0)
    return { outcome: 'ok', part: 'rows', text: 'No newer edition is loaded than the draft knew.' }
  return {
    outcome: 'warn',
    part: 'rows',
    text: `A newer edition was loaded since the draft, for other dates: ${nameEditions(newer)}.`,
  }
}

/** What may tell who a patient is, whatever message it comes from; a phone or an address may be the desk's own. */
const OUTGOING = new Set<Identifier['kind']>(['ssn', 'mbi', 'mrn', 'member_id', 'account', 'claim', 'dob', 'name'])

function checkIdentifiers(prose: string, inquiries: readonly Inquiry[]): AnswerCheck {
  const plain = squeeze(prose)
  const repeated = inquiries
    .flatMap((inquiry) => inquiry.identifiers)
    .filter(({ text }) => squeeze(text).length >= LEAST_CHARACTERS && plain.includes(squeeze(text)))
  const part = 'answer'
  const kinds = [...new Set(repeated.map(({ kind }) => IDENTIFIER_WORDS[kind]))]
  if (kinds.length > 0) {
    return {
      outcome: 'warn',
      part,
      text: `The answer repeats a possible identifier of the message: ${kinds.join(', ')}.`,
    }
  }
  const own = findIdentifiers(prose, [], []).filter(({ kind }) => OUTGOING.has(kind))
  if (own.length === 0) return { outcome: 'ok', part, text: 'No identifier of the message stands in the answer.' }
  const names = [...new Set(own.map(({ kind }) => IDENTIFIER_WORDS[kind]))].join(', ')
  return { outcome: 'warn', part, text: `The answer holds what may tell who a patient is: ${names}.` }
}

/** Characters of a descriptor that are no coincidence. */
const LEAST_DESCRIPTOR = 20

function checkLicence(prose: string, unlicensedTexts: readonly string[]): AnswerCheck {
  const plain = squeeze(prose)
  const copied = unlicensedTexts.some((text) => text.length >= LEAST_DESCRIPTOR && plain.includes(squeeze(text)))
  if (!copied) return { outcome: 'ok', part: 'answer', text: 'No licensed descriptor is repeated.' }
  return {
    outcome: 'block',
    part: 'answer',
    text: 'The answer repeats an official descriptor, and no licence for it is declared here. Say it in your own words.',
  }
}

function checkRecipient({ recipient, correspondents }: CheckContext): AnswerCheck {
  const known = recipient !== null && correspondents.some((each) => each.toLowerCase() === recipient.toLowerCase())
  return known
    ? { outcome: 'ok', part: 'answer', text: 'It goes to somebody who wrote in this case, and to nobody else.' }
    : { outcome: 'block', part: 'answer', text: 'The recipient has not written in this case: nothing may go there.' }
}

function checkLength(prose: string): AnswerCheck {
  const words = prose.split(/\s+/).filter(Boolean).length
  return words > MOST_WORDS
    ? { outcome: 'warn', part: 'reasoning', text: `The answer has ${words} words; over ${MOST_WORDS} few are read.` }
    : { outcome: 'ok', part: 'reasoning', text: `The answer has ${words} words.` }
}

/** What the reader did not hear in the newest message stands in no draft unless a person put it there. */
function checkHeard(inquiries: readonly Inquiry[]): AnswerCheck {
  const newest = inquiries.at(-1)?.unheard ?? []
  const unheard = newest.map(({ number, text }) => `${number === null ? '' : `${number}. `}“${text}”`)
  const warning = `Asked, but not heard by the desk: ${unheard.join(', ')}. See that the answer says it.`
  return unheard.length > 0
    ? { outcome: 'warn', part: 'short-answer', text: warning }
    : { outcome: 'ok', part: 'short-answer', text: 'Every question was heard.' }
}

const squeeze = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim()
