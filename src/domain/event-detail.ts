/** What a line of the audit trail says besides its kind: ids and words of this project, never text of a mail. */
export type EventDetail = Readonly<Record<string, string | number | boolean | null>>
