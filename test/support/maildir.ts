import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'

/** The folders in which mails lie whose header holds that line, each as often as they do. */
export const findMails = (inbox: string, headerLine: string): string[] =>
  ['INBOX', ...listFolders(inbox)].flatMap((folder) =>
    listMailFiles(inbox, folder).flatMap((path) => (readHeaderStart(path).includes(headerLine) ? [folder] : [])),
  )

const listFolders = (inbox: string): string[] =>
  existsSync(inbox) ? readdirSync(inbox).flatMap((name) => /^\.([^.].*)$/.exec(name)?.[1] ?? []) : []

/** The files of the mails in a folder of a Maildir++; none where it is missing. */
export function listMailFiles(inbox: string, folder: string): string[] {
  const maildir = folder === 'INBOX' ? inbox : join(inbox, `.${folder}`)
  return ['new', 'cur']
    .map((name) => join(maildir, name))
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path).map((name) => join(path, name)))
}

/** As much as holds the header of a test's mail; empty where the mail was moved meanwhile. */
function readHeaderStart(path: string): string {
  const start = Buffer.alloc(4096)
  try {
    const file = openSync(path, 'r')
    try {
      return start.toString('latin1', 0, readSync(file, start))
    } finally {
      closeSync(file)
    }
  } catch {
    return ''
  }
}
