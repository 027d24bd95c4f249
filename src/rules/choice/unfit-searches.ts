import type { Facts, SearchFact } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { findToldDepth } from '../counted/debridement-depth.ts'
import { isOfPcs, says, textOf } from '../message/message-words.ts'
import { isUncertainDiagnosis } from '../notes/uncertain-diagnosis.ts'

/** True where what was found fits the words by chance only: it is no answer, and none of the candidates. */
export const isUnfit = (search: SearchFact, inquiry: Inquiry, facts: Facts): boolean =>
  isLeftover(search, facts) || isOperationAlone(search) || UNFIT.some((isSo) => isSo(search, inquiry))

/** `probable pneumonia, cough`: what is not sure is not coded for an outpatient, and no code fits it by its words. */
const isUncertain = ({ hits: [first], words }: SearchFact, inquiry: Inquiry): boolean =>
  first?.system === 'ICD-10-CM' && isUncertainDiagnosis(words, textOf(inquiry))

/** A cough is no whooping cough. */
const isWhooping = ({ hits: [first] }: SearchFact, inquiry: Inquiry): boolean =>
  first?.code.startsWith('A37') === true && !says(inquiry, /\bwhoop|\bpertussis|\bbordetella/)

/** Codes that only the participants of a payment model or a demonstration may use, where the message names none. */
const isOfDemonstration = ({ hits: [first] }: SearchFact, inquiry: Inquiry): boolean =>
  /\b(?:demonstration|episode of care model|model episode|innovation center)\b/i.test(first?.description ?? '') &&
  !says(inquiry, /\bdemonstration|\bbpci\b|\bbundled payments?\b|\binnovation\b|\bmodel\b/)

/** A code that reports whom a quality measure counts, and no service, where the message names no measure. */
const isOfMeasure = ({ hits: [first] }: SearchFact, inquiry: Inquiry): boolean =>
  /^(?:M1|G[289])\d{3}$/.test(first?.code ?? '') &&
  /^(?:patients?|adults?|clinicians?|documentation|documented|performance)\b/i.test(first?.description ?? '') &&
  !says(inquiry, /\bquality\b|\bmeasure|\bmips\b|\bmvp\b|\bhedis\b|\bregistry\b|\bg-code/)

/** A liveborn infant (Z38) stands on the record of the child; the outcome of delivery (Z37) on that of the mother. */
const isOfNewborn = ({ hits: [first] }: SearchFact, inquiry: Inquiry): boolean =>
  /^Z38/.test(first?.code ?? '') &&
  says(inquiry, /\boutcome\b/) &&
  !says(inquiry, /\bnewborn|\b(?:on|for) (?:the )?bab(?:y|ies)\b|\bbab(?:y|ies)['’]?s? (?:chart|record|claim)|\bz38/)

/** A debridement whose depth is told: that names its code, not the tissue the wound lays open. */
const isOfToldDepth = ({ hits: [first] }: SearchFact, inquiry: Inquiry): boolean =>
  /^(?:1104[2-7]|9759[78])$/.test(first?.code ?? '') && findToldDepth(inquiry) !== null

/** `repair` without what was repaired fits any repair. */
const isOperationAlone = ({ decided, words }: SearchFact): boolean =>
  !decided &&
  /^(?:repair|release|excision|removal|replacement|reconstruction|reversal|takedown|fusion|surgery)$/i.test(
    words.trim(),
  )

/** That a device is there (Z93 to Z98) is no reason for putting it in, taking it out or changing it (ICD-10-CM guidelines, section I.C.21.c.3). */
const isPresence = ({ hits: [first] }: SearchFact, inquiry: Inquiry): boolean =>
  /^Z9[3-8]/.test(first?.code ?? '') &&
  /^presence/i.test(first?.description ?? '') &&
  says(inquiry, /\b(?:insert|plac(?:e|ed|ing|ement)\b|put in|remov|took out|taken out|replac|exchang|new one)/)

/** A single word that is left of a description whose code was found, such as a place of the body, is no second code. */
function isLeftover({ ask, decided, words }: SearchFact, { searches }: Facts): boolean {
  return !decided && !words.includes(' ') && searches.some((other) => other.ask === ask && other.decided)
}

/** A code of CPT where ICD-10-PCS is asked for. */
const isOfOtherSystem = ({ hits: [first] }: SearchFact, inquiry: Inquiry): boolean =>
  (first?.system === 'CPT' || first?.system === 'HCPCS') && isOfPcs(inquiry)

/** What reached the desk beside the mail, `see attached op note`, is no part of a walker. */
const isAttachment = ({ hits: [first], words }: SearchFact): boolean =>
  /^(?:see |the |please see )?(?:attach\w*|enclosed|op note|chart|file|records?)\b/i.test(words.trim()) &&
  /attach/i.test(first?.description ?? '')

/** `consult codes not reimbursed`, `they no longer pay for consults` */
const NO_CONSULTS = anyOf(
  /\bconsult\w*(?: codes?)?(?: (?:are|is|were|will be|99\d{3}))? (?:not|no longer|never)\b/,
  /\b(?:not|no longer|never|stopped|won['’]?t|does ?n['’]?t|do ?n['’]?t) (?:\w+ ){0,3}consult/,
)

/** A consultation code where the message says that the payer pays none. */
const isUnpaidConsult = ({ hits: [first] }: SearchFact, inquiry: Inquiry): boolean =>
  /^992(?:4[2-5]|5[2-5])$/.test(first?.code ?? '') && says(inquiry, NO_CONSULTS)

const UNFIT = [
  isAttachment,
  isOfOtherSystem,
  isOfDemonstration,
  isOfMeasure,
  isOfNewborn,
  isOfToldDepth,
  isPresence,
  isUncertain,
  isUnpaidConsult,
  isWhooping,
]
