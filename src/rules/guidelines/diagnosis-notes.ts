import type { CodeNoteFact, Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Gap, Parameters, Rule } from '../../domain/finding.ts'
import type { AskKind, Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { asksForFirst, asksForOrder, findNamedDisease, manifestationNotes } from '../message/listed-order.ts'
import { asksFor, says, textOf } from '../message/message-words.ts'
import { findAbsent, tellsTwoSides } from '../notes/contrary-titles.ts'
import { findNewerCode } from '../notes/newer-codes.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { holdsStill, namesCode, tabularNotesOf } from '../notes/tabular-notes.ts'
import { areAlternatives } from '../pairs/asked-pairs.ts'
import { dropMirrored, joinFollowing } from '../pairs/joined-diagnosis-notes.ts'
import { findCodeLife } from '../rows/code-life.ts'
import { editionSpan } from '../rows/fee-row.ts'
import { nameBelow } from '../rows/named-below.ts'
import { takesNoWeeks } from '../rows/weeks-of-gestation.ts'
import { tellsComplication } from '../told/told-complication.ts'
import { isOtherClass } from '../told/told-obesity.ts'

/** Notes of one code shown where what belongs with it is asked. */
const NOTES_SHOWN = 4

const SEQUENCE_KINDS = ['code_first', 'use_additional', 'code_also'] as const

const NOTE_WORDS = anyOf(
  /\b(?:what|which|in) order\b/,
  /\bsequenc/,
  /\b(?:goes|coded|listed|code|which) first\b/,
  /\bprimary (?:dx|diag|code)/,
  /\b(?:as|be|is|the|was) (?:the )?primary\b/,
  /\bprincipal|\bmanifestation/,
  /\b(?:go|goes|list|put|first)[- ]?(?:it )?(?:first|listed)\b/,
  /\bcode also|\bcode first|\buse additional|\badditional code|\bexcludes|\bwhat else/,
)

/** Instructional notes of the Tabular List between the diagnoses asked about, and of each by itself where that is asked. */
export const diagnosisNotes: Rule = {
  id: 'guidelines/diagnosis-notes',
  topic: 'guidelines',
  question: 'May these diagnoses be reported together, in which order, and which code belongs with them?',
  source:
    'ICD-10-CM Tabular List; ICD-10-CM Official Guidelines for Coding and Reporting, sections I.A.12, I.A.13, I.A.17 and I.C.21.c.11',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const asked = inquiry.references.flatMap((each) => (each.system === 'ICD-10-CM' ? [each.code] : []))
    const codes = [...new Set(asked)].filter(
      (code) =>
        findCodeLife(facts, code, 'ICD-10-CM') !== null &&
        !isLacking(code, inquiry) &&
        !isOtherClass(code, inquiry) &&
        !(code === 'O80' && tellsComplication(inquiry)),
    )
    const pairs = codes.flatMap((one) => codes.flatMap((other) => (one === other ? [] : [[one, other] as const])))
    const between = pairs.flatMap(([code, other]) => [
      ...concludePair(code, other, inquiry, facts),
      ...concludeContradiction(code, other, inquiry, facts),
    ])
    const told = new Set(between.flatMap(({ subjects }) => subjects))
    const alone = codes.flatMap((code) => (told.has(code) ? [] : concludeAlone(code, inquiry, facts)))
    const ordered = dropMirrored(between).map((finding) => nameBelow(finding, facts))
    const findings = [...joinFollowing(ordered, inquiry), ...alone]
    return { findings, gaps: listGaps(findings, facts) }
  },
}

/** `871 because no R65.20`: a code named only to say that the record does not have it. */
function isLacking(code: string, inquiry: Inquiry): boolean {
  const before = textOf(inquiry).split(code.toLowerCase()).slice(0, -1)
  return before.length > 0 && before.every((text) => /\b(?:no|without|lacks?|lacking)\s$/.test(text))
}

/** What the notes of one code say of another: it excludes it, comes after it, or wants it besides. */
function concludePair(code: string, other: string, inquiry: Inquiry, facts: Facts): Finding[] {
  if (takesNoWeeks(code, other)) return concludeNoWeeks(code, other, facts)
  if (takesNoWeeks(other, code)) return []
  const notes = tabularNotesOf(code, facts)
  const excludes = notes.find(
    (note) => note.kind === 'excludes1' && namesCode(note, other) && holdsStill(note, [code, other], facts),
  )
  // `Z00.00 or Z02.89`: one of them is wanted, not both.
  if (excludes && areAlternatives(code, other, inquiry)) return []
  const newer = excludes ? findNewerCode([code, other], excludes, facts) : null
  if (excludes) return [conclude('excludes1', code, other, [excludes], newer ? 'unknown' : 'not_allowed', { newer })]
  const order = SEQUENCE_KINDS.flatMap((kind) => {
    const note = notes.find((each) => each.kind === kind && namesCode(each, other))
    if (!note) return []
    // Whether the patient has what the second code stands for, only the record tells.
    const isOrdered = kind !== 'use_additional' && (says(inquiry, NOTE_WORDS) || asksFor(inquiry, 'billed_together'))
    const verdict = isOrdered ? 'allowed' : 'informational'
    const isRefused = kind !== 'code_also' && asksForFirst(kind === 'code_first' ? code : other, inquiry)
    if (isRefused) return [conclude(kind, code, other, [note], 'not_allowed', { lead: 'No' })]
    const lead = isOrdered && !asksForOrder(inquiry) && !asksFor(inquiry, 'denial') ? 'Yes' : ''
    // R65.20 wants the organ failure after it and comes itself after the infection that stands beside it.
    const asked = inquiry.references.flatMap((each) => (each.system === 'ICD-10-CM' ? [each.code] : []))
    const before = notes.filter((each) => each.kind === 'code_first')
    const isSecond = before.some((each) => asked.some((one) => one !== other && namesCode(each, one)))
    // An order is no permission: what the guidelines say of it stays beside it.
    return [conclude(kind, code, other, [note], lead === '' ? 'informational' : verdict, { lead, isSecond })]
  })
  if (order.length > 0) return order.slice(0, 1)
  // What stands at a whole chapter says little of two codes of different chapters.
  const excludes2 = notes.find(
    (note) => note.kind === 'excludes2' && !note.at.startsWith('chapter') && namesCode(note, other),
  )
  const lead = asksFor(inquiry, 'denial') ? '' : 'Yes'
  return excludes2 ? [conclude('excludes2', code, other, [excludes2], 'allowed', { lead })] : []
}

/** The note that tells of weeks of gestation. */
const WEEKS_NOTE = 'icd/obstetrics'

function concludeNoWeeks(code: string, other: string, facts: Facts): Finding[] {
  const note = findNote(facts, WEEKS_NOTE)
  return note ? [{ ...conclude('no_weeks', code, other, [], 'not_allowed'), citations: [note.citation] }] : []
}

/** A code of a disease without what the other code of the same disease has: `E11.9` beside `E11.65`. */
function concludeContradiction(code: string, other: string, inquiry: Inquiry, facts: Facts): Finding[] {
  const [bare, full] = [code, other].map((each) => findCodeLife(facts, each, 'ICD-10-CM'))
  const [title, fuller] = [bare?.description ?? '', full?.description ?? '']
  const absent = findAbsent(title, fuller)
  const isEither = areAlternatives(code, other, inquiry) || tellsTwoSides(inquiry)
  if (!bare || !full || absent === null || isEither) return []
  const [first] = bare.citations
  return [
    {
      ...conclude('contradiction', code, other, [], 'not_allowed', { named: absent, fuller }),
      citations: [first, ...bare.citations.slice(1), ...full.citations],
    },
  ]
}

function concludeAlone(code: string, inquiry: Inquiry, facts: Facts): Finding[] {
  const isAsked = says(inquiry, NOTE_WORDS)
  const isDenied = asksFor(inquiry, 'denial')
  const first = manifestationNotes(tabularNotesOf(code, facts))
  if (first.length > 0 && (isAsked || isDenied)) {
    const description = findCodeLife(facts, code, 'ICD-10-CM')?.description ?? ''
    const named = findNamedDisease(first, description, inquiry)
    const isByTitle = /classified elsewhere/i.test(description)
    return [conclude('manifestation', code, null, first, 'not_allowed', { named, isByTitle, isDenied })]
  }
  const notes = tabularNotesOf(code, facts).filter(({ kind }) => SEQUENCE_KINDS.some((each) => each === kind))
  if (!isAsked || notes.length === 0) return []
  // A code that comes after another one is the answer to where it stands; what may follow it is beside that.
  const after = notes.filter(({ kind }) => kind === 'code_first')
  if (after.length > 0) return [conclude('after', code, null, after.slice(0, NOTES_SHOWN), 'informational')]
  return [conclude('own', code, null, notes.slice(0, NOTES_SHOWN), 'informational')]
}

function conclude(
  kind: string,
  code: string,
  other: string | null,
  notes: readonly CodeNoteFact[],
  verdict: Verdict,
  further: Parameters = {},
): Finding {
  const [note] = notes
  return {
    rule: diagnosisNotes.id,
    topic: 'guidelines',
    verdict,
    subjects: other === null ? [code] : [code, other],
    parameters: {
      kind,
      code,
      other,
      several: false,
      isSecond: false,
      at: note?.at ?? code,
      notes: joinAlike(notes),
      edition: note?.citation.edition ?? '',
      ...{ newer: null, lead: '', named: null, fuller: null, isByTitle: false, isDenied: false },
      ...further,
    },
    citations: notes.map(({ citation }) => citation) as [Citation, ...Citation[]],
    settles: KINDS_SETTLED[further.newer ? 'outdated' : kind] ?? [
      'billed_together',
      'documentation',
      'denial',
      'code_search',
      'status',
      'add_on',
      'compliance',
    ],
    basis: 'rows',
  }
}

/** What each kind of finding settles; those not listed are of an order between two codes. */
const KINDS_SETTLED: Readonly<Record<string, readonly AskKind[]>> = {
  own: ['documentation'],
  outdated: ['billed_together', 'documentation'],
  after: ['documentation', 'denial', 'code_search', 'code_meaning', 'status', 'add_on'],
  excludes1: ['billed_together', 'documentation', 'denial', 'code_search'],
  contradiction: ['billed_together', 'documentation', 'denial', 'code_search'],
  no_weeks: ['billed_together', 'documentation', 'denial', 'code_search'],
  excludes2: ['billed_together', 'denial'],
  manifestation: [
    'billed_together',
    'documentation',
    'denial',
    'code_search',
    'status',
    'code_meaning',
    'add_on',
    'compliance',
  ],
}

/** Notes of one kind at one place in one line: a list stands as several, the first of them ending in a colon. */
function joinAlike(notes: readonly CodeNoteFact[]): { kind: string; text: string; at: string }[] {
  const groups = Map.groupBy(notes, ({ kind, at }) => `${kind} ${at}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    const text = group
      .map((note) => note.text)
      .join('; ')
      .replaceAll(':; ', ': ')
      .replace(/[.:]$/, '')
    return first ? [{ kind: first.kind, text, at: first.at }] : []
  })
}

function listGaps(findings: readonly Finding[], facts: Facts): Gap[] {
  const editions = new Map(
    findings.flatMap(({ citations }) => citations.map((citation) => [citation.edition, citation] as const)),
  )
  return [...editions].flatMap(([edition, citation]) => {
    const span = editionSpan({ citation, effective: { from: null, to: null } }, facts)
    if (spanContains(span, facts.asOf)) return []
    const why = `The instructional notes loaded here are of ${edition}, the nearest to ${facts.asOf}.`
    return [{ about: edition, why, nearest: { file: 'ICD-10-CM Tabular List', edition, date: facts.asOf } }]
  })
}
