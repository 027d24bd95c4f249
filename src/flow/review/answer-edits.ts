import type { Draft, EditableDraft } from '../../domain/draft.ts'
import { arrangeShelf, type FactShelf, shelfOf, withShelf } from '../answer/fact-shelf.ts'

/** What a reviewer may change of an answer: its prose, and which facts stand in it, in which order. */
export type AnswerEdits = EditableDraft & {
  /** Numbers of facts; absent or null: unchanged. */
  order?: readonly number[] | null
}

/** A draft together with what a reviewer did to its facts. */
export type EditedDraft = Draft & { shelf?: FactShelf | null }

/** The parts of a draft a reviewer may change, as they stand. */
export function editsOf(draft: EditedDraft): Required<{ [Part in keyof AnswerEdits]: NonNullable<AnswerEdits[Part]> }> {
  const { shortAnswer, reasoning, closing } = draft.content
  return {
    shortAnswer,
    reasoning,
    closing,
    order: shelfOf(draft).order,
  }
}

/** The draft with the reviewer's prose and choice of facts; what a fact says stays as the files made it. */
export function applyEdits<Edited extends EditedDraft>(draft: Edited, edits: AnswerEdits): Edited {
  const { shortAnswer, reasoning, closing, order } = edits
  const content = { ...draft.content, shortAnswer, reasoning, closing }
  if (!order) return { ...draft, content }
  const shelf = arrangeShelf(shelfOf(draft), order)
  return { ...draft, content: withShelf(content, shelf), shelf }
}

/** True when the edits differ from the draft. Browsers send line ends as CRLF; that is no difference. */
export function isEdited(draft: EditedDraft, edits: AnswerEdits): boolean {
  const stored = editsOf(draft)
  return (
    stored.shortAnswer !== edits.shortAnswer ||
    stored.reasoning !== edits.reasoning ||
    stored.closing !== edits.closing ||
    (edits.order ?? stored.order).join() !== stored.order.join()
  )
}

/** The edits with the line ends a browser adds and trailing blanks removed. */
export function cleanEdits(edits: AnswerEdits): AnswerEdits {
  const clean = (text: string): string => text.replace(/\r\n?/g, '\n').trim()
  return {
    ...edits,
    shortAnswer: clean(edits.shortAnswer),
    reasoning: clean(edits.reasoning),
    closing: clean(edits.closing),
  }
}

/** All prose of an answer, part by part. */
export function proseOf(edits: AnswerEdits): string {
  return [edits.shortAnswer, edits.reasoning, edits.closing].join('\n')
}
