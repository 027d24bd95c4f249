import type { DateMention, Details, PlanType, ProviderType } from '../../domain/inquiry.ts'
import { anyOf, captured, inOrder } from '../../patterns/compose-patterns.ts'
import { findProgramState } from '../places/medicaid-programs.ts'
import { findState, findStateName } from '../places/states.ts'
import { type CuedPattern, cuedPattern, cueWords, matchCued, placesOf, type TextIndex } from '../text/text-index.ts'
import { readMeasures } from './measures.ts'

/** Plan types by the payers that {@link readPayer} names, the most telling first. */
const PLAN_OF_PAYER: readonly { payer: string; planType: PlanType }[] = [
  { payer: 'Medicare Advantage', planType: 'medicare_advantage' },
  { payer: 'Medicare', planType: 'medicare' },
  { payer: 'Medicaid', planType: 'medicaid' },
  { payer: 'TRICARE', planType: 'tricare' },
  { payer: 'VA', planType: 'va' },
  { payer: 'Workers’ compensation', planType: 'workers_compensation' },
]
const SELF_PAY = cueWords('selfpay cash uninsured')
const SELF = cueWords('self')

/** Who rendered a service: words that say so by themselves, and shorthand that only its pattern tells from other words. */
const PROVIDERS: readonly { type: ProviderType; words: number; shorthand: CuedPattern | null }[] = [
  provider(
    'physician',
    `physician physicians doctor surgeon psychiatrist cardiologist pediatrician dermatologist orthopedist
      anesthesiologist radiologist internist urologist neurologist ophthalmologist`,
    cuedPattern('md do dr', /\b(?:MD|Dr|DO(?= (?:saw|did|billed|performed|in our)))\b/),
  ),
  provider('nurse_practitioner', 'arnp aprn fnp nps', cuedPattern('np nurse', /\bNP\b|\bnurse practitioners?\b/)),
  provider(
    'physician_assistant',
    '',
    cuedPattern('pa pas physician', /\bPA(?:-C|s)?\b(?![ \t]?[#\d])|\bphysician assistants?\b/),
  ),
  provider('clinical_nurse_specialist', '', cuedPattern('cns clinical', /\bCNS\b|\bclinical nurse specialist\b/)),
  provider('nurse_midwife', 'cnm midwife midwives', null),
  provider('nurse_anesthetist', 'crna crnas anesthetist', null),
  provider('nurse', 'lpn', cuedPattern('rn nurse medical', /\bRN\b|\bnurse visit\b|\bmedical assistant\b/i)),
  provider('psychologist', 'psychologist psychologists psyd', null),
  provider('social_worker', 'lcsw', cuedPattern('social', /\bsocial worker\b/i)),
  provider('counselor', 'lpc lmft lmhc counselor', null),
  provider(
    'physical_therapist',
    'dpt pta',
    cuedPattern('private physical', /\bprivate PT\b|\bphysical therap(?:ist|y)\b/i),
  ),
  provider('occupational_therapist', 'cota otr', cuedPattern('occupational', /\boccupational therap(?:ist|y)\b/i)),
  provider('speech_therapist', 'slp', cuedPattern('speech', /\bspeech[- ](?:language )?(?:therap|path)\w+/i)),
  provider('chiropractor', 'chiropractor chiropractors chiropractic chiro', null),
  provider('podiatrist', 'podiatrist podiatry dpm', null),
  provider('optometrist', 'optometrist optometry', null),
  provider('audiologist', 'audiologist audiology', null),
  provider('dentist', 'dentist dds dmd', null),
  provider('dietitian', 'dietitian dietician rdn nutritionist', null),
  provider('pharmacist', 'pharmacist pharmd', null),
  provider('resident', '', cuedPattern('resident residents', /\bresidents?\b(?! (?:of|in) )/i)),
]

function provider(type: ProviderType, words: string, shorthand: CuedPattern | null) {
  return { type, words: cueWords(words), shorthand }
}

const AGE = cuedPattern(
  'yo y yr yrs year years month months mo mos wk week weeks day days',
  inOrder(
    /(?<=(?<![\w.$/-])(\d{1,3})[ \t-]{0,2})/i,
    anyOf(
      /(y\/?o|yrs?\.?[ -]?olds?|years?[ -]?olds?|y\.o\.)/i,
      /(mos?|months?)[ -]?olds?/i,
      /(?:wks?|weeks?|days?)[ -]?olds?/i,
    ),
    /(?![A-Za-z])/i,
  ),
)
const AGED = cuedPattern(
  'age aged',
  /\b(?:age[ds]?)[ \t:]{1,3}(?:is[ \t]|of[ \t])?(\d{1,3})(?![\w.-]|[ \t]?(?:limit|group|or|to|and|through)\b)/i,
)
const NEWBORN = cueWords('newborn neonate infant')
const SEX = cuedPattern(
  'female woman girl lady f male man boy gentleman m she her he his',
  /\b(?:(female|woman|girl|lady|she|her)|(male|man|boy|gentleman|he|his))\b|(?<=\d{1,3} ?(?:y\/?o|yr|year old)[ ,]{0,2})(?:(F)|(M))\b/i,
)
const SIDE = cuedPattern(
  'left right lt rt l r bilateral bilat bilaterally bil both knees shoulders',
  inOrder(
    /\b/,
    anyOf(
      captured(
        anyOf(
          /bilat(?:eral(?:ly)?)?|bil\./,
          inOrder(
            /both /,
            anyOf(/knees|shoulders|hips|eyes|ears|feet|hands|sides|ankles|wrists|elbows/, /legs|arms|breasts/),
          ),
        ),
      ),
      /(left|LT|L(?= (?:knee|shoulder|hip|eye|ear|foot|hand|ankle|wrist|elbow|side)))/,
      captured(
        anyOf(
          /right(?! (?:code|modifier|way|one|answer|dx|now))/,
          /RT/,
          /R(?= (?:knee|shoulder|hip|eye|ear|foot|hand|ankle|wrist|elbow|side))/,
        ),
      ),
    ),
    /\b/,
  ),
)

const CAPITAL_PAIR = /(?<![A-Za-z0-9])[A-Z]{2}(?![A-Za-z0-9])/g

/** Everything a rule may need to know of the service beside its codes; what the text does not tell is null or empty. */
export function readDetails(
  text: string,
  index: TextIndex,
  read: { dateOfService: string | null; dates: readonly DateMention[]; payer: string | null; signature: string },
): Details {
  const mention = read.dates.find(({ role, date }) => role === 'service' && date === read.dateOfService)
  return {
    serviceDate: mention ? { precision: mention.precision ?? 'day', until: mention.until ?? null } : null,
    planType: readPlanType(text, index, read.payer),
    state: readState(text, index, read.signature),
    providers: PROVIDERS.filter(
      ({ words, shorthand }) =>
        placesOf(index, words).some((place) => isLetter(text, place)) ||
        (shorthand !== null && matchCued(text, index, shorthand).length > 0),
    ).map(({ type }) => type),
    patient: { ageYears: readAge(text, index), sex: readSex(text, index) },
    laterality: readLaterality(text, index),
    measures: readMeasures(text, index),
  }
}

/** False where the indexed word is covered. */
function isLetter(text: string, at: number): boolean {
  return /[A-Za-z]/.test(text[at] ?? '')
}

function readPlanType(text: string, index: TextIndex, payer: string | null): PlanType | null {
  const names = payer?.split('; ') ?? []
  const public_ = PLAN_OF_PAYER.find((each) => names.includes(each.payer))
  if (public_) return public_.planType
  if (placesOf(index, SELF_PAY).length > 0 || (placesOf(index, SELF).length > 0 && /\bself[- ]pay\b/i.test(text)))
    return 'self_pay'
  return names.length > 0 ? 'commercial' : null
}

function readState(text: string, index: TextIndex, signature: string): Details['state'] {
  const named = findStateName(text, index) ?? findState(text, index.capitalPairs) ?? findProgramState(text, index)
  if (named) return { code: named, from: 'text' }
  const signed = findState(
    signature,
    [...signature.matchAll(CAPITAL_PAIR)].map(({ index: at }) => at),
  )
  return signed ? { code: signed, from: 'signature' } : null
}

function readAge(text: string, index: TextIndex): number | null {
  const [match] = matchCued(text, index, AGE)
  if (match?.[1]) return match[2] ? Number(match[1]) : Math.floor(match[3] ? Number(match[1]) / 12 : 0)
  const [aged] = matchCued(text, index, AGED)
  if (aged?.[1]) return Number(aged[1])
  return placesOf(index, NEWBORN).length > 0 ? 0 : null
}

function readSex(text: string, index: TextIndex): Details['patient']['sex'] {
  const [match] = matchCued(text, index, SEX)
  if (!match) return null
  return match[1] || match[3] ? 'female' : 'male'
}

/** The side that is named; both of them, or a word for both, is bilateral. */
function readLaterality(text: string, index: TextIndex): Details['laterality'] {
  const matches = matchCued(text, index, SIDE)
  const left = matches.some((match) => match[2] !== undefined)
  const right = matches.some((match) => match[3] !== undefined)
  if (matches.some((match) => match[1] !== undefined) || (left && right)) return 'bilateral'
  if (left) return 'left'
  return right ? 'right' : null
}
