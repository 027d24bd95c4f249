/** One line of a starter file: its cells by the names of its columns. */
export type StarterRow = Readonly<Record<string, string>>
