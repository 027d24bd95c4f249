import { findIdentifiers, maskIdentifiers } from '../reading/identifiers.ts'

/** The subject of a mail for a heading or a list, with what may tell who a patient is masked. */
export function maskSubject(subject: string): string {
  return maskIdentifiers(subject, findIdentifiers(subject, [], []))
}
