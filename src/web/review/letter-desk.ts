import type { LetterPorts, LetterView } from '../../flow/review/write-letter.ts'
import { findMachineDraft } from '../../store/answers/drafts.ts'
import { holdLetter } from '../../store/automatic-mail/letters.ts'
import type { WebDeps } from '../web-deps.ts'

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
