import type { Finding, QuestionBack } from '../src/domain/finding.ts'
import type { ReplyView } from '../src/drafting/reply-view.ts'
import type { Wording } from '../src/drafting/wording.ts'
import type { LetterView } from '../src/flow/review/write-letter.ts'
import type { Templates } from '../src/render/templates.ts'

/** The words of findings and drafts, from `templates/reply/`. A rule without a `why` has nothing to add to its statement. */
export function loadWording(templates: Templates): Wording {
  const nothingFound = templates.load<Parameters<Wording['nothingFound']>[0]>('reply/nothing-found.txt')
  const openAsk = templates.load<Parameters<Wording['openAsk']>[0]>('reply/open-ask.txt')
  const closing = templates.load<Record<string, never>>('reply/closing.txt')
  return {
    finding(finding: Finding) {
      const folder = `reply/findings/${finding.rule}`
      const word = (part: string): string =>
        templates.load<Finding['parameters']>(`${folder}/${part}.txt`)(finding.parameters)
      const why = templates.find<Finding['parameters']>(`${folder}/why.txt`)
      return {
        statement: word('statement').trim(),
        short: word('short').trim(),
        why: why === null ? '' : why(finding.parameters).trim(),
      }
    },
    nothingFound: (view) => nothingFound(view).trim(),
    openAsk: (view) => openAsk(view).trim(),
    question: ({ key, parameters }) =>
      templates.load<QuestionBack['parameters']>(`reply/questions/${key}.txt`)(parameters).trim(),
    closing: () => closing({}).trim(),
  }
}

/**
 * Both parts of a reply, each from its own template. Where `doorsUrl` tells the address of the public pages, a source is linked to
 * its place there.
 */
export function loadReplyRenderer(
  templates: Templates,
  doorsUrl: string | null = null,
): (view: ReplyView) => { text: string; html: string } {
  const text = templates.load<ReplyView>('reply/answer.txt')
  const html = templates.load<ReplyView>('reply/answer.html')
  return (view) => {
    const sources = view.sources.map((source) => ({ ...source, page: linkPage(source.page ?? null, doorsUrl) }))
    const linked = { ...view, sources }
    return { text: text(linked), html: html(linked) }
  }
}

const linkPage = (path: string | null, doorsUrl: string | null): string | null =>
  path === null || doorsUrl === null ? null : doorsUrl + path

/** Both parts of a letter that is no answer. */
export function loadLetterRenderer(templates: Templates): (view: LetterView) => { text: string; html: string } {
  const text = templates.load<LetterView>('reply/letter.txt')
  const html = templates.load<LetterView>('reply/letter.html')
  return (view) => ({ text: text(view), html: html(view) })
}
