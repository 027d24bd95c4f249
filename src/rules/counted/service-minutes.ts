import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { textOf } from '../message/message-words.ts'

/** `different 15 min blocks`, `an 8 minute rule`: a length of time that nobody gave. */
const NO_TIME = inOrder(
  /^[ \t-]*/,
  anyOf(
    inOrder(
      /(?:time[ \t-]?)?/,
      anyOf(/blocks?|increments?|intervals?|slots?|segments?|periods?|units?|codes?|rule|mark/, /threshold/),
    ),
    /(?:timed?|based)[ \t-](?:codes?|units?|services?)/,
  ),
  /\b/,
)

/** The minutes told, without those that are only how long a unit is. */
export function readGivenMinutes(inquiry: Inquiry): number[] {
  const text = textOf(inquiry)
  const minutes = (inquiry.details?.measures ?? []).filter(({ unit }) => unit === 'minutes')
  return minutes.flatMap(({ value, text: written }) => {
    const words = written.toLowerCase()
    const parts = text.split(words).slice(1)
    return parts.length > 0 && parts.every((behind) => NO_TIME.test(behind)) ? [] : [value]
  })
}

/** The time right behind each of the codes (`97110 23 min`), where an untimed service beside them has one too; else null. */
export function findWrittenMinutes(codes: readonly string[], text: string): number[] | null {
  const found = codes.map((code) => {
    const times = [
      ...text.matchAll(new RegExp(`\\b${code.toLowerCase()}\\b[^\\d\\n.;]{0,16}(\\d{1,3})[ \\t-]?min`, 'g')),
    ]
    return times.length === 1 ? Number(times[0]?.[1]) : null
  })
  return found.every((each) => each !== null) ? found : null
}

/** Words between a code and its time: `97110 whole 30 min`, `97140 for 15`. */
const TO_TIME = '(?:(?:for|whole|the|all|full|about|approx|was|ran|took|is|at|of|a)\\b[ \\t.]*){0,3}'

/** `97110 25 min, 97140 15, 97530 10`: a number right behind every one of the codes, one of which is called minutes; else null. */
export function findClippedMinutes(codes: readonly string[], text: string): number[] | null {
  const found = codes.map((code) => {
    // From 8 on what stands behind a times sign is minutes: nobody reports so many quarters of an hour.
    const behind = `\\b${code.toLowerCase()}\\b[ \\t:=(]*${TO_TIME}(?:[x×][ \\t]?(?=[89](?!\\d)|\\d\\d))?(\\d{1,3})([ \\t-]?min)?(?!\\d|\\.\\d|[ \\t]?(?:[x×%/]|units?))`
    const numbers = [...text.matchAll(new RegExp(behind, 'g'))]
    // 59 right behind a code is a modifier.
    return numbers.length === 1 && numbers[0]?.[1] !== '59' ? (numbers[0] ?? null) : null
  })
  if (!found.some((each) => each?.[2] !== undefined)) return null
  return found.every((each) => each !== null) ? found.map(([, minutes]) => Number(minutes)) : null
}

/** What people call the timed services in their notes. */
const NAMES: Readonly<Record<string, string>> = {
  '97032': 'attended e-?stim',
  '97035': 'ultrasound|us',
  '97110': 'ther-?ex|there-? ?ex|therapeutic ex\\w*|exercises?',
  '97112': 'neuro(?:muscular)?(?: re-?ed\\w*)?|nmr',
  '97113': 'aquatics?(?: therapy)?',
  '97116': 'gait(?: training)?',
  '97124': 'massage',
  '97140': 'manual(?: therapy| tx)?|mt',
  '97530': 'ther-?act|there-? ?act|therapeutic act\\w*',
  '97535': 'self-? ?care|adls?',
}

/** `therex 24 min, manual 12, ultrasound 8`: one number behind the name of each of the services; else null. */
export function findNamedMinutes(codes: readonly string[], text: string): number[] | null {
  const found = codes.map((code) => {
    const name = NAMES[code]
    if (name === undefined) return null
    const times = [
      ...text.matchAll(new RegExp(`\\b(?:${name})[ \\t:=x-]{1,3}(\\d{1,2})(?![\\d.%/]|[ \\t]?units?)`, 'g')),
    ]
    return times.length === 1 ? Number(times[0]?.[1]) : null
  })
  return found.every((each) => each !== null) ? found : null
}

/** Words that say the time is that of all the services. */
const OF_ALL =
  /\b(?:total\w*|altogether|combined|in all|sum|overall|together|entire|timed (?:time|tx|treatment|minutes|min)|tx time|treatment time)\b/

/** Who gave one service and not the other. */
const BY_TWO =
  /\b(?:pta|cota|assistant|ota)\b[^.?!\n]*\b(?:pt|ot|therapist)\b|\b(?:pt|ot|therapist)\b[^.?!\n]*\b(?:pta|cota|assistant|ota)\b/

/** True where the only time told of several services may be that of one of them: it is no total of the day. */
export function isOfOneService(codes: readonly string[], text: string): boolean {
  if (OF_ALL.test(text) || codes.length < 2) return false
  const time = /(?<![\w.])\d{1,3}[ \t-]?min/.exec(text)
  const places = codes.map((code) => text.indexOf(code.toLowerCase())).filter((at) => at !== -1)
  // It stands behind one code and before another, or two people gave the services.
  const isBetween = time !== null && places.some((at) => at < time.index) && places.some((at) => at > time.index)
  return (
    isBetween ||
    BY_TWO.test(text) ||
    // `97140 (15 min) and 97750 x3`: the time of one service, where another is told in units.
    (codes.some((code) => new RegExp(`\\b${code}\\b[ \\t]*\\(?\\d{1,3}[ \\t-]?min`).test(text)) &&
      codes.some((code) => new RegExp(`\\b${code}\\b[ \\t]*[x×] ?\\d`).test(text)))
  )
}
