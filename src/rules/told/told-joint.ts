import { anyOf, captured, everywhere, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { hasBoth, type Pair, type ToldPlaces } from './place-pairs.ts'

/** Joints injected or drained under ultrasound. */
const INJECTED = new Set(['20604', '20606', '20611'])
/** Ultrasound of a limb as a study, and ultrasound that guides a needle. */
const LIMB_STUDY = new Set(['76881', '76882'])
const NEEDLE_GUIDANCE = '76942'

const JOINT = everywhere(
  inOrder(
    /\b/,
    optional(inOrder(captured(/right|left|rt|lt|r|l/, 'side'), /\.? /)),
    captured(/hip|knee|shoulder|elbow|wrist|ankle|thumb|finger|toe/, 'joint'),
    /(?<several>s)?\b/,
  ),
)
/** Words of a second joint, or of a second time. */
const SEVERAL = anyOf(
  /\b(?:both|bilat\w*|each|two|2|other|another|different|separate|second|contralateral|opposite)\b(?! (?:weeks?|days?|months?|units?))/,
  /\b(?:later (?:that|the same) day|next day|on one and)\b/,
)

/** `US of the R hip …, then US guided injection 20611 RT`: one joint is all the message tells, under the study and the needle. */
export function readOneJoint(pair: Pair, text: string): ToldPlaces | null {
  const isUltrasound = (code: string): boolean => LIMB_STUDY.has(code) || code === NEEDLE_GUIDANCE
  const isOfStudy = hasBoth(
    pair,
    (code) => LIMB_STUDY.has(code),
    (code) => code === NEEDLE_GUIDANCE,
  )
  if (!isOfStudy && !hasBoth(pair, (code) => INJECTED.has(code), isUltrasound)) return null
  const told = [...text.matchAll(JOINT)]
  const [first] = told
  const names = new Set(told.map(({ groups }) => groups?.joint))
  const sides = new Set(told.flatMap(({ groups }) => groups?.side?.[0] ?? []))
  const isOne = names.size === 1 && sides.size < 2 && !told.some(({ groups }) => groups?.several !== undefined)
  if (first === undefined || !isOne || SEVERAL.test(text)) return null
  const side = [...sides][0]
  const words = `${side === 'r' ? 'right ' : side === 'l' ? 'left ' : 'the '}${first.groups?.joint}`
  return { kind: 'one', words: `${words} for both` }
}
