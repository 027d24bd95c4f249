import type { Inquiry } from '../domain/inquiry.ts'
import { findIdentifiers, maskIdentifiers, maskOccurrences } from '../reading/identifiers.ts'

/** The subject of a mail for a heading or a list, with what may tell who a patient is masked. */
export function maskSubject(subject: string): string {
  return maskIdentifiers(subject, findIdentifiers(subject, [], []))
}

/** The name of an attached file with what may tell who a patient is masked, names found in its mail included. */
export function maskFileName(name: string, inquiry: Pick<Inquiry, 'identifiers'> | null): string {
  const spaced = name.replaceAll('_', ' ')
  const parts = (inquiry?.identifiers ?? []).flatMap((each) => {
    const words = each.kind === 'name' ? each.text.split(/\s+/).filter((word) => word.length > 2) : []
    return [each, ...words.map((text) => ({ ...each, text }))]
  })
  const masked = maskOccurrences(maskIdentifiers(spaced, findIdentifiers(spaced, [], [])), parts)
  return masked === spaced ? name : masked
}
