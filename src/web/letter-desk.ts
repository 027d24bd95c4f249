import type { LetterPorts, LetterView } from '../flow/write-letter.ts'
import { findMachineDraft } from '../store/drafts.ts'
import { holdLetter } from '../store/letters.ts'
import type { WebDeps } from './web-deps.ts'

/** What writing to a requester needs of the world. */
export function letterDesk(deps: WebDeps): LetterPorts {
  const text = deps.templates.load<LetterView>('reply/letter.txt')
  const html = deps.templates.load<LetterView>('reply/letter.html')
  return {
    ...deps.review,
    findGreetingName: async (caseId) => (await findMachineDraft(deps.pool, caseId))?.content.greetingName ?? null,
    hold: (letter, reply) => holdLetter(deps.pool, letter, reply),
    renderLetter: (view) => ({ text: text(view), html: html(view) }),
  }
}
