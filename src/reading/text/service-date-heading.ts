import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
/** Names of a column of dates of service in the words people use, besides a bare "date": lower case, signs made blanks. */
export const SERVICE_DATE_HEADING = inOrder(
  /^/,
  anyOf(
    /f?dos/,
    /dates? of (?:service|svc|serv)/,
    /(?:serv(?:ice)?|svc|srvc?) ?(?:dates?|dt)/,
    /(?:service|svc|start|begin) (?:from|date)/,
    /(?:dos|serv(?:ice)? ?date|svc|service|svc date|date of service) (?:from|start|begin)/,
    /(?:from|start|begin) (?:date|dos|dt)(?: of service)?/,
    /(?:dos|service dates?) from to/,
  ),
  /$/,
)

/** A heading in small letters, its signs made blanks. */
export const plainHeading = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
