import type { CodeReference } from '../../domain/code-reference.ts'
import type { Setting } from '../../domain/inquiry.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import {
  type CuedPattern,
  cuedPattern,
  cueWords,
  indexText,
  matchCued,
  placesOf,
  type TextIndex,
} from '../text/text-index.ts'
import { MAX_READ_CHARACTERS } from '../text/written-text.ts'

/** Place-of-service codes by the setting that edits and fees depend on (CMS place-of-service code set). */
const SETTING_OF_PLACE: Readonly<Record<string, Setting>> = {
  '02': 'telehealth',
  '10': 'telehealth',
  '11': 'office',
  '12': 'office',
  '20': 'office',
  '49': 'office',
  '19': 'outpatient_hospital',
  '22': 'outpatient_hospital',
  '23': 'outpatient_hospital',
  '21': 'inpatient_hospital',
  '51': 'inpatient_hospital',
  '24': 'facility',
  '31': 'facility',
  '32': 'facility',
  '33': 'facility',
  '34': 'facility',
  '61': 'facility',
}

/** Words for settings, the most telling first. Professional-fee questions stay practitioner questions wherever the service was. */
const WORDS: readonly { setting: Setting; words: CuedPattern }[] = [
  {
    setting: 'outpatient_hospital',
    words: cuedPattern(
      'facility outpatient hospital hopd opps ub apc',
      anyOf(
        /\bfacility side\b/i,
        /(?<=\b(?:for|in|at) (?:the |a )?)facility\b/i,
        /\boutpatient hospital\b|\bhospital outpatient\b|\bHOPD\b|\bOPPS\b|\bUB-?04\b|\bAPC\b/i,
      ),
    ),
  },
  {
    setting: 'telehealth',
    words: cuedPattern(
      'tele telehealth telemedicine video virtual telephone audio',
      /\btele-?health\b|\btele-?medicine\b|\bvideo visit|\bvirtual visit|\btelephone visit|\baudio[- ]only\b/i,
    ),
  },
  {
    setting: 'inpatient_hospital',
    words: cuedPattern('inpatient drg ms msdrg ipps', /\binpatient\b|\b(?:MS-?)?DRG\b|\bIPPS\b/i),
  },
  {
    setting: 'facility',
    words: cuedPattern(
      'asc ambulatory surgery nursing snf',
      /\bASC\b|\bambulatory surg\w{0,6} cent(?:er|re)\b|\bsurgery center\b|\bnursing (?:home|facility)\b|\bSNF\b/i,
    ),
  },
  {
    setting: 'office',
    words: cuedPattern(
      'office practice fee',
      /(?<=\bin (?:the |our )?)office\b|\boffice visit\b|(?<=\bprivate )practice\b|(?<=\bpro(?:fessional)? )fee\b/i,
    ),
  },
]

const FEE = cueWords('fee fees profee')

/** Where the service took place: the place-of-service code when one is written, a revenue code, else the words; null when nothing tells. */
export function readSetting(
  text: string,
  references: readonly CodeReference[],
  index: TextIndex = indexText(text.slice(0, MAX_READ_CHARACTERS)),
): Setting | null {
  for (const { system, code } of references) {
    if (system === 'POS') return SETTING_OF_PLACE[code] ?? 'facility'
  }
  const read = text.slice(0, MAX_READ_CHARACTERS)
  if (placesOf(index, FEE).length > 0 && /\bpro(?:fessional)?[ -]?fee\b/i.test(read)) return 'office'
  if (references.some(({ system }) => system === 'REVENUE')) return 'outpatient_hospital'
  return WORDS.find(({ words }) => matchCued(read, index, words).length > 0)?.setting ?? null
}
