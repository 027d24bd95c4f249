import type { CodeReference } from '../../domain/code-reference.ts'
import type { Ask } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { splitSentences } from '../text/sentences.ts'
import { distinctCodes } from './ask-hints.ts'
import { TOPIC_OF_KIND } from './ask-kinds.ts'
import { kindsOfBareCodes } from './code-kinds.ts'

/** Words of operations and injections. */
const DESCRIBED_SERVICE = inOrder(
  /\b/i,
  anyOf(
    /\w{3,20}(?:ectomy|otomy|ostomy|plasty|scopy|centesis|desis)/i,
    /(?:excis|incis|inject|biops|aspirat|debrid|repair|remov|replac|implant)\w{0,6}/i,
  ),
  /\b/i,
)

/**
 * A question of papers and people, whatever was operated on: `do I code from the body of the report?`, `are they new
 * patients?`, `which date goes on the claim?`.
 */
const OF_PAPERS = anyOf(
  inOrder(
    /\b(?:code|bill|go|abstract) (?:it |this )?(?:from|by|off|off of) (?:the |his |her )?/i,
    /(?:body|header|heading|title|op note|op report|operative (?:note|report)|report|note|schedule)\b[^.!\n]*\?/i,
  ),
  inOrder(
    /\b(?:header|heading|title|op note|op report|operative (?:note|report))\b[^.?!\n]*\b/i,
    /(?:disagree|differ|conflict|contradict|do(?:n['’]?t| not) match)\w*[^.!\n]*\?/i,
  ),
  /\bnew (?:patient|pt)s?[ \t]?\?/i,
  /\bface[- ]to[- ]face\b[^.!\n]*\?/i,
  /\b(?:who (?:signs?|bills?|pays?)|which date|what date|need a consent|sign (?:it|the|his|her|for))\b[^.!\n]*\?/i,
)

/** What a message asks whose words ask nothing: what of its codes, or which code a service told in words has. */
export function askOfBareCodes(text: string, references: readonly CodeReference[]): Ask[] {
  const services = references.filter(({ system }) => system !== 'MODIFIER' && system !== 'POS')
  const codes = services.length > 0 ? services : references
  if (codes.length === 0) return askForCode(text)
  const kinds = kindsOfBareCodes(text, codes)
  const first = codes[0]?.start ?? 0
  const sentence = splitSentences(text).find(({ start, end }) => start <= first && first < end)
  const written = (sentence?.text ?? '').trim()
  const number = sentence?.number ?? null
  return kinds.map((kind) => ({
    topic: TOPIC_OF_KIND[kind],
    kind,
    subjects: distinctCodes(codes),
    text: written,
    number,
  }))
}

/** A service told in words, without a code and without a question: "excised 2.3 cm BCC of nose". */
function askForCode(text: string): Ask[] {
  const sentences = splitSentences(text)
  const sentence = sentences.find((each) => DESCRIBED_SERVICE.test(each.text))
  if (!sentence || sentences.some((each) => OF_PAPERS.test(each.text))) return []
  const { text: written, number } = sentence
  return [{ topic: TOPIC_OF_KIND.code_search, kind: 'code_search', subjects: [], text: written.trim(), number }]
}
