import { anyOf } from '../../patterns/compose-patterns.ts'
import type { OperationFamily } from './operation-family.ts'
import {
  BALLOON,
  BIOPSIED,
  BLED,
  CAUSED_HERE,
  DILATED,
  HOT_FORCEPS,
  LOOKED_ONLY,
  one,
  REMOVED,
  STOPPED,
  WIRE,
} from './scope-words.ts'

const UPPER: OperationFamily = {
  named: anyOf(
    /\begd\b/,
    /\besophagogastroduodenoscop/,
    /\bgastroscop/,
    /\bupper (?:gi )?(?:endoscop|scope)/,
    /\b(?:scope|endoscope|gastroscope) [^.\n]{0,60}\b(?:duoden|stomach|antrum|pylor)/,
  ),
  not: /\bercp\b|\beus\b|endoscopic ultrasound|\benteroscop|\bcapsule\b/,
  whole: true,
  services: [
    one('43248', 'upper GI scope with the gullet dilated over a guidewire', WIRE, DILATED),
    {
      all: [BALLOON, DILATED, /\bpylor\w*|\bgastric outlet|\bduodenal (?:stricture|stenosis)/],
      codes: ['43245'],
      described: 'upper GI scope with the outlet of the stomach or the duodenum dilated',
    },
    {
      all: [BALLOON, DILATED, /(?<!\d)(?:[6-9]|1\d|2\d)(?:[- ]\d\d)* ?mm\b/],
      not: new RegExp(`${WIRE.source}|(?<!\\d)(?:3\\d|40) ?mm|\\bpylor|\\bgastric outlet`),
      codes: ['43249'],
      described: 'upper GI scope with the gullet dilated by a balloon under 30 mm',
    },
    {
      all: [BALLOON, DILATED],
      not: new RegExp(
        `${WIRE.source}|(?<!\\d)\\d\\d? ?mm|\\bpylor|\\bgastric outlet|\\bduodenal (?:stricture|stenosis)`,
      ),
      codes: ['43249', '43233'],
      described: 'upper GI scope with the gullet dilated by a balloon',
      decides: 'the width of the balloon: under 30 mm the first, 30 mm and more, as for achalasia, the second',
    },
    one('43250', 'upper GI scope with a growth removed by hot biopsy forceps', HOT_FORCEPS),
    one('43251', 'upper GI scope with a growth removed by snare', /\bsnar(?:e|ed|ing)\b/),
    one('43244', 'upper GI scope with varices banded', /\bvari(?:x|ces|ceal)\b/, /\bband(?:s|ed|ing)?\b|\bligat/),
    one(
      '43247',
      'upper GI scope with a foreign body or food removed',
      /\bforeign body\b|\bfood (?:bolus|impaction)|\bmeat\b|\bcoin\b/,
      REMOVED,
    ),
    one(
      '43246',
      'upper GI scope with a feeding tube placed, PEG',
      /\bpeg\b|\bgastrostomy\b/,
      /\bplac(?:ed|ement)|\binsert/,
    ),
    { all: [BLED, STOPPED], not: CAUSED_HERE, codes: ['43255'], described: 'upper GI scope with bleeding stopped' },
    one('43239', 'upper GI scope with biopsies, one code whatever their number', BIOPSIED),
  ],
  looked: { when: LOOKED_ONLY, not: DILATED, codes: ['43235'], described: 'upper GI scope, look only' },
}

const COLON: OperationFamily = {
  named: /\bcolonoscop|\bc-?scope\b|\b(?:scope|colonoscope) [^.\n]{0,60}\b(?:cecum|cecal|terminal ileum|ileocecal)/,
  not: /\bcologuard\b|\bcologram|\bvirtual colon|\bct colon|\bthrough (?:the |an? )?(?:stoma|colostomy)/,
  whole: true,
  services: [
    one(
      '45390',
      'colonoscopy with a growth lifted and cut off with its lining, EMR',
      /\bemr\b|\bendoscopic mucosal resection\b/,
    ),
    // The snare is part of lifting off the same growth.
    { ...one('45385', 'colonoscopy with growths removed by snare', /\bsnar(?:e|ed|ing)\b/), within: ['45390'] },
    one('45384', 'colonoscopy with growths removed by hot biopsy forceps', HOT_FORCEPS),
    one('45380', 'colonoscopy with biopsies, or growths removed by cold forceps', BIOPSIED),
    {
      all: [
        anyOf(
          /\btattoo\w*/,
          /\bspot\b(?= (?:dye|ink|inject|tattoo))/,
          /\bindia ink/,
          /\bsubmucosal(?:ly)? (?:inject|lift)/,
          /\bsaline (?:lift|inject)|\blift(?:ed)? with/,
        ),
      ],
      codes: ['45381'],
      described: 'colonoscopy with a shot under the lining, such as a tattoo or a lift',
      within: ['45390'],
    },
    { all: [BLED, STOPPED], not: CAUSED_HERE, codes: ['45382'], described: 'colonoscopy with bleeding stopped' },
    {
      all: [/\b(?:apc|argon|ablat\w+|fulgurat\w+)\b/],
      not: BLED,
      codes: ['45388'],
      described: 'colonoscopy with growths destroyed',
    },
    one('45386', 'colonoscopy with a narrow place dilated by a balloon', BALLOON, DILATED),
    {
      all: [/\bpolyps?\b/, REMOVED],
      not: /\bsnar|\bforceps|\bbiops|\bemr\b|\bablat|\bapc\b|\b(?:what|which|how|can|code for)\b[^.\n]{0,30}\bif\b/,
      codes: ['45385', '45384', '45380'],
      described: 'colonoscopy with a polyp removed',
      decides: 'how it was removed: by snare the first, by hot biopsy forceps the second, by cold forceps the third',
    },
  ],
  looked: {
    when: LOOKED_ONLY,
    // Medicare's code for a screening that stays one is not this one.
    not: /\bscreen|\bsurveillance|\bmedicare|\bpolyp(?:s|ectomy)? (?:removed|taken|snared)/,
    codes: ['45378'],
    described: 'colonoscopy, look only',
  },
}

const SIGMOID: OperationFamily = {
  named: /\bflex(?:ible)? sig\w*|\bsigmoidoscop/,
  not: /\bcolonoscop/,
  whole: true,
  services: [
    one('45338', 'flexible sigmoidoscopy with growths removed by snare', /\bsnar(?:e|ed|ing)\b/),
    one('45333', 'flexible sigmoidoscopy with growths removed by hot biopsy forceps', HOT_FORCEPS),
    one('45331', 'flexible sigmoidoscopy with biopsies', BIOPSIED),
  ],
  looked: { when: LOOKED_ONLY, not: /\bscreen/, codes: ['45330'], described: 'flexible sigmoidoscopy, look only' },
}

const GALLBLADDER: OperationFamily = {
  named: anyOf(
    /\b(?:lap(?:aroscop\w*)?|trocars?|robot\w*)\b[\s\S]{0,300}\b(?:cholecystectom|gallbladder)/,
    /\blap[ -]?chole\b/,
    /\b(?:cholecystectom|gallbladder)[\s\S]{0,120}\b(?:lap(?:aroscop\w*)?|trocars?)\b/,
  ),
  not: /\bconver(?:ted|sion) to open\b|\bcommon duct explor/,
  whole: true,
  services: [
    one(
      '47563',
      'laparoscopic gallbladder removal with an X-ray of the bile ducts',
      /\bcholecystectom|\bchole\b|\bgallbladder\b/,
      /\bcholangiogra\w+|\bioc\b/,
    ),
    {
      ...one(
        '47562',
        'laparoscopic gallbladder removal',
        /\bcholecystectom|\bchole\b|\bgallbladder [^.]{0,40}(?:remov|dissect|deliver|extract)/,
      ),
      within: ['47563'],
    },
  ],
}

/** Operations of the gut and the gallbladder through a scope. */
export const DIGESTIVE_SCOPES: readonly OperationFamily[] = [UPPER, COLON, SIGMOID, GALLBLADDER]
