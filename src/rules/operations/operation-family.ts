/** One thing that may be done at an operation, with the words that tell it. */
export type OperationService = {
  /** Each of them stands in what was done. */
  all: readonly RegExp[]
  not?: RegExp
  codes: readonly string[]
  described: string
  /** What the note has to tell, where the words leave several codes. */
  decides?: string
  /** Codes that hold this, so that it is none beside them. */
  within?: readonly string[]
}

/** Operations of one kind, told in one breath. */
export type OperationFamily = {
  /** What tells that the operation is of this kind. */
  named: RegExp
  not?: RegExp
  /** True where the words of one service may stand in several sentences. */
  whole: boolean
  services: readonly OperationService[]
  /** What is reported where nothing else was done, and this is told. */
  looked?: { when: RegExp; not?: RegExp; codes: readonly string[]; described: string }
}
