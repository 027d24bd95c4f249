import { anyOf, inOrder, notBefore } from '../../patterns/compose-patterns.ts'
import type { OperationFamily, OperationService } from './operation-family.ts'

const one = (code: string, described: string, ...all: RegExp[]): OperationService => ({ codes: [code], described, all })

const THROUGH_SCOPE = /\barthroscop\w*|\bscope[ds]?\b|\bportals?\b/

/** What was looked at and found well is no work. */
const MENISCUS_WORK = /\b(?:meniscectom\w+|trimm?\w*|debrid\w+|resect\w+|shav\w+|partial)\b/
const MENISCUS_SEWN =
  /\bmenisc\w*[^.\n]{0,60}\b(?:repair\w*|sutur\w+|sewn|stitch\w*|all-inside)\b|\brepair\w* (?:of )?(?:the )?(?:\w+ )?menisc/
/** `medial and lateral meniscus`, but not the one that was intact. */
const BOTH_MENISCI = anyOf(
  /\b(?:medial (?:and|&) lateral|lateral (?:and|&) medial|both|bilateral) (?:partial )?menisc/,
  inOrder(
    /\bmedial (?:partial )?menisc(?:[^.\n]|\.\d){0,80}(?:\band\b|,|\.|&)[^.\n]{0,30}\blateral /,
    /(?:partial )?menisc/,
    notBefore(/[^.,;\n]{0,30}\b(?:intact|normal|pristine|stable|unremarkable|well|fine)\b/),
  ),
  inOrder(
    /\blateral (?:partial )?menisc/,
    notBefore(/[^.,;\n]{0,30}\b(?:intact|normal|pristine|stable|unremarkable|well|fine)\b/),
    /[^\n]{0,80}\bmedial (?:partial )?menisc/,
    notBefore(/[^.,;\n]{0,30}\b(?:intact|normal|pristine|stable|unremarkable|well|fine)\b/),
  ),
)

const LOOSE_BODY = /\bloose bod(?:y|ies)\b/
const TAKEN_OUT = /\b(?:remov|taken|took|retriev|extract)/

const KNEE: OperationFamily = {
  named: anyOf(
    inOrder(/\b(?:knee|menisc\w*)\b[\s\S]{0,400}/, THROUGH_SCOPE),
    inOrder(THROUGH_SCOPE, /[\s\S]{0,400}\b(?:knee|menisc\w*)\b/),
  ),
  not: /\barthroplast|\breplacement\b|\btka\b|\begd\b|\bcolonoscop/,
  whole: true,
  services: [
    one('29883', 'knee scope with both menisci sewn', MENISCUS_SEWN, BOTH_MENISCI),
    { ...one('29882', 'knee scope with one meniscus sewn', MENISCUS_SEWN), within: ['29883'] },
    {
      all: [/\bmenisc/, MENISCUS_WORK, BOTH_MENISCI],
      not: MENISCUS_SEWN,
      codes: ['29880'],
      described: 'knee scope with both menisci trimmed, smoothing of cartilage in any compartment included',
    },
    {
      all: [/\bmenisc/, MENISCUS_WORK],
      not: MENISCUS_SEWN,
      codes: ['29881'],
      described: 'knee scope with one meniscus trimmed, smoothing of cartilage in any compartment included',
      within: ['29880'],
    },
    {
      all: [LOOSE_BODY, TAKEN_OUT, /\bmenisc/, MENISCUS_WORK],
      codes: ['G0289'],
      described: 'a loose body taken out beside it, for Medicare',
      decides: 'that it lay in another compartment; out of the same one it is part of the meniscus code',
    },
    {
      all: [LOOSE_BODY, TAKEN_OUT],
      codes: ['29874'],
      described: 'knee scope with a loose body taken out',
      within: ['29880', '29881', '29882', '29883', 'G0289'],
    },
    one(
      '29888',
      'knee scope with the front cruciate ligament rebuilt',
      /\b(?:acl|anterior cruciate)\b/,
      /\breconstruct\w*|\brepair\w*|\bgraft/,
    ),
    {
      all: [/\bchondroplast\w*|\bcartilage [^.\n]{0,30}\b(?:smooth|shav|debrid)/],
      codes: ['29877'],
      described: 'knee scope with cartilage smoothed',
      within: ['29880', '29881', '29882', '29883'],
    },
  ],
}

const SHOULDER: OperationFamily = {
  named: anyOf(
    inOrder(/\b(?:shoulder|rotator|subacromial|glenohumeral)\b[\s\S]{0,400}/, THROUGH_SCOPE),
    inOrder(THROUGH_SCOPE, /[\s\S]{0,400}\b(?:shoulder|rotator|subacromial|glenohumeral)\b/),
  ),
  not: /\barthroplast|\breplacement\b|\bmini-?open|\bopen (?:rotator|cuff|repair)/,
  whole: true,
  services: [
    one(
      '29827',
      'shoulder scope with the rotator cuff repaired',
      /\b(?:cuff|supraspinatus)\b[^.\n]{0,60}\b(?:repair|anchor|fix)|\brepair\w*[^.\n]{0,40}\b(?:cuff|supraspinatus)\b/,
    ),
    one('29828', 'shoulder scope with the biceps tendon reattached', /\btenodes/),
    one(
      '29807',
      'shoulder scope with a rim tear, SLAP, repaired',
      /\bslap\b[^.\n]{0,40}\brepair|\brepair\w*[^.\n]{0,30}\bslap\b/,
    ),
    one('29806', 'shoulder scope with the capsule tightened', /\bbankart\b|\bcapsulorrhaph/),
    one(
      '29824',
      'shoulder scope with the outer end of the collarbone removed',
      /\bdistal clavic\w*|\bmumford\b/,
      /\bexcis|\bresect|\bremov|\bmumford/,
    ),
    {
      all: [/\bdebrid/, /\bextensive/],
      codes: ['29823'],
      described: 'shoulder scope with an extensive debridement, of three structures or more',
    },
    {
      all: [/\bdebrid/],
      not: /\bextensive/,
      codes: ['29822', '29823'],
      described: 'shoulder scope with a debridement',
      decides: 'how many discrete structures were debrided: one or two the first, three or more the second',
    },
    one(
      '29826',
      'add-on, shoulder scope with bone shaved off under the acromion',
      /\bacromioplast|\bsubacromial decompression|\bsad\b/,
    ),
  ],
}

const INTO =
  /\b(?:inject(?:ed|ion|ions|ing)|aspirat\w+|arthrocentes\w+|tapped|drained|(?:cortisone|steroid|kenalog|depo-?medrol) (?:shots?|inj\w*))\b/
const NO_JOINT = anyOf(
  /\btrigger\b|\btendon|\bepidural|\bfacet|\bnerve|\bsacroiliac|\bsi joint|\bgenicular|\bbotox/,
  /\bfracture|\bhematoma|\bganglion|\babscess|\bcarpal tunnel|\bplantar|\bscope|\barthroscop/,
  /\bwound\b/,
)
const GUIDED = /\bultrasound|\bsonogra|\bus[- ](?:guid\w+|used)|\bunder us\b|\bu\/s\b/
const LARGE = /\b(?:knees?|shoulders?|hips?|glenohumeral|subacromial|trochanteric|trochanter|subdeltoid)\b/
const MEDIUM = /\b(?:wrists?|elbows?|ankles?|acromioclavicular|ac joint|tmj|temporomandibular|olecranon)\b/
const SMALL = /\b(?:mcp|pip|dip|cmc|mtp|(?:finger|thumb|toe) joints?)\b/

/** The codes of a joint of that size, without and with ultrasound. */
function intoJoint(size: RegExp, not: RegExp, plain: string, guided: string, named: string): OperationService[] {
  return [
    {
      all: [INTO, size, GUIDED],
      not: new RegExp(`${not.source}|${NO_JOINT.source}`),
      codes: [guided],
      described: `${named} tapped or injected with ultrasound guidance, which is in the code and asks for a stored image and a report`,
    },
    {
      all: [INTO, size],
      not: new RegExp(`${not.source}|${NO_JOINT.source}|${GUIDED.source}`),
      codes: [plain],
      described: `${named} tapped or injected without ultrasound guidance`,
    },
  ]
}

const JOINT = `${LARGE.source}|${MEDIUM.source}|${SMALL.source}`

const NEEDLE: OperationFamily = {
  named: new RegExp(`(?:${INTO.source})[^.\\n]{0,80}(?:${JOINT})|(?:${JOINT})[^.\\n]{0,80}(?:${INTO.source})`),
  not: NO_JOINT,
  whole: false,
  services: [
    ...intoJoint(LARGE, new RegExp(`${MEDIUM.source}|${SMALL.source}`), '20610', '20611', 'large joint or bursa'),
    ...intoJoint(
      MEDIUM,
      new RegExp(`${LARGE.source}|${SMALL.source}`),
      '20605',
      '20606',
      'middle-sized joint or bursa',
    ),
    ...intoJoint(SMALL, new RegExp(`${LARGE.source}|${MEDIUM.source}`), '20600', '20604', 'small joint or bursa'),
  ],
}

/** Operations on joints. */
export const JOINTS: readonly OperationFamily[] = [KNEE, SHOULDER, NEEDLE]
