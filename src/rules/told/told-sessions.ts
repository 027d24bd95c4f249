import { namesCode } from '../message/code-places.ts'

const MORNING = /\b(?:(?:\d{1,2}(?::\d\d)? ?)?(?:am|a\.m\.?)|morning)(?![\w-])/
const AFTERNOON = /\b(?:(?:\d{1,2}(?::\d\d)? ?)?(?:pm|p\.m\.?)|afternoon|evening|tonight)(?![\w-])/
/** What is only supposed or asked for. */
const SUPPOSED = /\b(?:if|unless|whether|would|could|should|must|needs?|ha(?:ve|s) to|not|never)\b/
/** `different times, different therapists` */
const TIMES_APART = /\b(?:different|separate|diff) (?:times?|sessions?|hours?)(?: of (?:the )?day)?\b(?! or\b)/
const CLAUSE_END = /[,;.?!\n](?!m\.)|\band\b|\bthen\b|[&+]/

/** What the services of talk therapy are called, by their codes. */
const CALLED: readonly { codes: RegExp; words: RegExp }[] = [
  { codes: /^9083[247]$/, words: /\bindividual\b|\b1[:-]1\b|\bone[ -]on[ -]one\b|\bindiv\b/ },
  { codes: /^90853$/, words: /\bgroup\b/ },
  { codes: /^9084[67]$/, words: /\bfamily\b|\bcouples?\b|\bconjoint\b/ },
  { codes: /^9079[12]$/, words: /\bintake\b|\beval\w*\b|\bdiagnostic\b/ },
]

/** The word by which the clause names that code: the code, or what the service is usually called; null where it names it by neither. */
function nameIn(clause: string, code: string): string | null {
  if (namesCode(clause, code)) return code
  const called = CALLED.find(({ codes }) => codes.test(code))
  return called?.words.exec(clause)?.[0] ?? null
}

/**
 * When the lower-case text puts two services of talk therapy, in its own words: one in the morning, the other later that day;
 * null where it does not put each of them.
 */
export function findTwoSessions([one, two]: readonly [string, string], text: string): string | null {
  if (![one, two].every((code) => CALLED.some(({ codes }) => codes.test(code)))) return null
  const clauses = text.split(CLAUSE_END).filter((clause) => !SUPPOSED.test(clause))
  const apart = clauses.flatMap((clause) => TIMES_APART.exec(clause)?.[0] ?? [])[0]
  if (apart !== undefined && !/\bsame (?:time|session|hour)\b/.test(text)) return apart
  const [early, late] = [MORNING, AFTERNOON].map((time) => clauses.find((clause) => time.test(clause)))
  if (early === undefined || late === undefined || early === late) return null
  return tell(early, one, late, two) ?? tell(early, two, late, one)
}

/** `group am, individual pm`, where each clause names its service. */
function tell(early: string, first: string, late: string, second: string): string | null {
  const [one, two] = [nameIn(early, first), nameIn(late, second)]
  const [morning, afternoon] = [MORNING.exec(early)?.[0], AFTERNOON.exec(late)?.[0]]
  return one === null || two === null ? null : `${one} ${morning}, ${two} ${afternoon}`
}
