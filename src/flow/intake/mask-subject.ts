import type { Identifier, Inquiry } from '../../domain/inquiry.ts'
import { isPlainWord } from '../../reading/names/plain-words.ts'
import { findIdentifiers, maskIdentifiers, maskOccurrences } from '../../reading/patients/identifiers.ts'

/**
 * The subject of a mail for a heading or a list, with what may tell who a patient is masked: what is found in the subject
 * itself, and `known` from the mails of its case, where a name is told by words that the subject lacks.
 */
export function maskSubject(subject: string, known: readonly Identifier[] = []): string {
  const masked = maskIdentifiers(subject, findIdentifiers(subject, [], []))
  return maskOccurrences(masked, withPartsOfNames(known, isNoPlainWord))
}

/** Characters of a mail that nobody read yet in which what its subject repeats is looked for. */
const CHARACTERS_LOOKED_AT = 4_000

/** What the text of a mail that no case has, such as machine mail, tells of patients. */
export function findIdentifiersIn(text: string): Identifier[] {
  return findIdentifiers(text.slice(0, CHARACTERS_LOOKED_AT), [], [])
}

/** What was found in the mails of a case, for the subject of the case. */
export function identifiersOf(inquiries: Iterable<Pick<Inquiry, 'identifiers'>>): Identifier[] {
  return [...inquiries].flatMap(({ identifiers }) => identifiers)
}

/** Words of a mail with what was found in it masked. */
export function maskKnown(words: string, known: readonly Identifier[]): string {
  return maskOccurrences(words, known)
}

/** The name of an attached file with what may tell who a patient is masked, names found in its mail included. */
export function maskFileName(name: string, inquiry: Pick<Inquiry, 'identifiers'> | null): string {
  const spaced = name.replaceAll('_', ' ')
  const parts = withPartsOfNames(inquiry?.identifiers ?? [], () => true)
  const masked = maskOccurrences(maskIdentifiers(spaced, findIdentifiers(spaced, [], [])), parts)
  return masked === spaced ? name : masked
}

/** Letters from which a word of a name is looked for by itself. */
const LEAST_LETTERS = 3

/** The identifiers, and each word of a name by itself. */
function withPartsOfNames(identifiers: readonly Identifier[], counts: (word: string) => boolean): Identifier[] {
  return identifiers.flatMap((each) => {
    const words = each.kind === 'name' ? each.text.split(/[\s,]+/) : []
    const parts = words.filter((word) => word.length >= LEAST_LETTERS && counts(word))
    return [each, ...parts.map((text) => ({ ...each, text }))]
  })
}

/** In a subject `Hand` and `Long` are words of its question, whoever is called so. */
function isNoPlainWord(word: string): boolean {
  return !isPlainWord(word)
}
