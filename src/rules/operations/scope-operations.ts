import type { OperationFamily, OperationService } from './operation-family.ts'

const LOOKED_ONLY =
  /\b(?:normal|unremarkable|look(?:ed)? only|diagnostic|nothing (?:else )?(?:was )?(?:taken|removed|biops\w*|found|done)|no (?:biops\w*|polyps?|interventions?|findings))\b/
/** Bleeding that the operation itself caused is stopped within it (NCCI Policy Manual, ch. VI). */
const CAUSED_HERE =
  /\b(?:after|post|from|following|at)[ -](?:the )?(?:biops|polypectom|snare|removal|resect)|\bprophyla/
const STOPPED =
  /\b(?:clips?|clipped|hemoclips?|cauter\w+|bipolar|gold probe|heater probe|apc|argon|coagul\w+|epi(?:nephrine)?)\b/
const BLED = /\b(?:bleed\w*|bled|oozing|hemosta\w+|visible vessel)\b/
const REMOVED = /\b(?:remov\w+|retriev\w+|extract\w+|taken|took|resect\w+|polypectom\w+|excis\w+)\b/
const HOT_FORCEPS = /\bhot (?:biopsy )?forceps\b|\bhot biops/
const BIOPSIED =
  /\bcold (?:biopsy )?forceps\b|\bjumbo forceps\b|(?<!hot )\bbiops(?:y|ies|ied)\b(?! forceps)|\b(?:bx|bxs|bx'd)\b/
const DILATED = /\bdilat(?:ed|ion|ions|or|ors)\b|\bdilatation\b/
const BALLOON = /\bballoons?\b|\btts\b|\bcre\b/
const WIRE = /\bguide ?-?wires?\b|\bover (?:the|a) wire\b|\bsavary\b/

const one = (code: string, described: string, ...all: RegExp[]): OperationService => ({ codes: [code], described, all })

const UPPER: OperationFamily = {
  named:
    /\begd\b|\besophagogastroduodenoscop|\bgastroscop|\bupper (?:gi )?(?:endoscop|scope)|\b(?:scope|endoscope|gastroscope) [^.\n]{0,60}\b(?:duoden|stomach|antrum|pylor)/,
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
        /\btattoo\w*|\bspot\b(?= (?:dye|ink|inject|tattoo))|\bindia ink|\bsubmucosal(?:ly)? (?:inject|lift)|\bsaline (?:lift|inject)|\blift(?:ed)? with/,
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

const URETER: OperationFamily = {
  named: /\bureteroscop|\burs\b/,
  whole: true,
  services: [
    one(
      '52356',
      'ureteroscopy with the stone broken up and a stent left',
      /\blaser|\blithotrip|\bholmium|\bfragment/,
      /\bstents?\b[^.\n]{0,30}\b(?:plac|left|insert|deploy|put|advanc)|\b(?:plac\w+|left|insert\w+|put|deploy\w+)\b[^.\n]{0,30}\bstent/,
    ),
    {
      ...one('52353', 'ureteroscopy with the stone broken up', /\blaser|\blithotrip|\bholmium|\bfragment/),
      within: ['52356'],
    },
    {
      all: [/\bbasket\w*|\bextract\w+|\bretriev\w+/, /\bstones?\b|\bcalcul/],
      codes: ['52352'],
      described: 'ureteroscopy with the stone taken out',
      within: ['52356', '52353'],
    },
    one('52354', 'ureteroscopy with a biopsy', BIOPSIED),
  ],
}

const BLADDER: OperationFamily = {
  named: /\bcystoscop|\bcysto\b|\bcystourethroscop|\bturbt\b/,
  not: /\bureteroscop|\burs\b|\bsling\b|\bhysterectom|\bcolporrhaph|\bcystocele/,
  whole: true,
  services: [
    one(
      '52332',
      'cystoscopy with a stent put into the ureter',
      /\bstents?\b/,
      /\b(?:plac\w+|insert\w+|put|deploy\w+|exchang\w+)\b/,
    ),
    {
      all: [/\bstents?\b/, REMOVED],
      not: /\b(?:plac\w+|insert\w+|exchang\w+|deploy\w+|new stent)\b/,
      codes: ['52310'],
      described: 'cystoscopy with a stent or object taken out, simple',
    },
    one('52287', 'cystoscopy with Botox shots into the bladder wall', /\bbotox|\bonabotulinum|\bchemodenerv/),
    {
      all: [/\bturbt\b|\bbladder tumou?rs?\b/],
      codes: ['52234', '52235', '52240'],
      described: 'bladder tumor resected or fulgurated through the scope',
      decides: 'the size of the tumor: 0.5 to 2 cm the first, 2 to 5 cm the second, above that the third',
    },
    {
      all: [BIOPSIED],
      not: /\bturbt\b|\bbladder tumou?rs?\b|\bprostate\b/,
      codes: ['52204'],
      described: 'cystoscopy with biopsies',
    },
    one('52281', 'cystoscopy with a narrow urethra dilated', DILATED, /\bstricture|\burethra|\bstenosis/),
  ],
  looked: { when: LOOKED_ONLY, codes: ['52000'], described: 'cystoscopy, look only' },
}

const WOMB: OperationFamily = {
  named: /\bhysteroscop/,
  whole: true,
  services: [
    one(
      '58561',
      'hysteroscopy with fibroids removed',
      /\bmyom(?:a|as|ectomy)\b|\bfibroids?\b/,
      /\b(?:remov\w+|resect\w+|morcellat\w+|myomectomy|myosure|shav\w+)\b/,
    ),
    one(
      '58558',
      'hysteroscopy with biopsy, curettage or polyps removed',
      /\bpolyps?\b|\bpolypectom|\bd ?& ?c\b|\bd and c\b|\bcurett\w+|\bbiops/,
    ),
    one('58563', 'hysteroscopy with the lining destroyed', /\bablat\w+|\bnovasure\b/),
    one('58562', 'hysteroscopy with something lodged taken out', /\biud\b|\bforeign body\b/, REMOVED),
  ],
  looked: { when: LOOKED_ONLY, codes: ['58555'], described: 'hysteroscopy, look only' },
}

const AIRWAY: OperationFamily = {
  named: /\bbronchoscop|\bbronch\b|\bebus\b/,
  whole: true,
  services: [
    one(
      '31653',
      'bronchoscopy with ultrasound, EBUS and nodes of three or more stations sampled',
      /\bebus\b|\bendobronchial ultrasound/,
      /\b(?:three|four|five|[3-9]) (?:\w+ ){0,2}stations\b/,
    ),
    {
      all: [/\bebus\b|\bendobronchial ultrasound/, /\b(?:one|two|1|2|single) (?:\w+ ){0,2}stations?\b/],
      codes: ['31652'],
      described: 'bronchoscopy with ultrasound, EBUS, nodes of one or two stations sampled',
      within: ['31653'],
    },
    {
      all: [/\bebus\b|\bendobronchial ultrasound/],
      codes: ['31652', '31653'],
      described: 'bronchoscopy with ultrasound, EBUS, and nodes sampled',
      decides: 'at how many stations or structures: one or two the first, three or more the second',
      within: ['31652', '31653'],
    },
    one(
      '31628',
      'bronchoscopy with a biopsy through the airway wall, of one lobe',
      /\btransbronchial (?:lung |forceps )?biops|\btbbx?\b/,
    ),
    one('31624', 'bronchoscopy with washing of the air sacs, BAL', /\bbal\b|\blavage\b/),
  ],
  looked: { when: LOOKED_ONLY, codes: ['31622'], described: 'bronchoscopy, look only' },
}

const CERVIX: OperationFamily = {
  named: /\bcolposcop|\bcolpo\b/,
  not: /\bvulv|\bvagina\b|\bvaginal wall/,
  whole: true,
  services: [
    one('57460', 'colposcopy with a loop biopsy of the cervix', /\bloop\b|\bleep\b/, /\bbiops/),
    one('57454', 'colposcopy with cervix biopsy and scraping of the canal', BIOPSIED, /\becc\b|\bendocervical curett/),
    { ...one('57455', 'colposcopy with cervix biopsy', BIOPSIED), within: ['57454', '57460'] },
    { ...one('57456', 'colposcopy with scraping of the canal', /\becc\b|\bendocervical curett/), within: ['57454'] },
  ],
  looked: { when: LOOKED_ONLY, codes: ['57452'], described: 'colposcopy of the cervix, look only' },
}

const GALLBLADDER: OperationFamily = {
  named:
    /\b(?:lap(?:aroscop\w*)?|trocars?|robot\w*)\b[\s\S]{0,300}\b(?:cholecystectom|gallbladder)|\blap[ -]?chole\b|\b(?:cholecystectom|gallbladder)[\s\S]{0,120}\b(?:lap(?:aroscop\w*)?|trocars?)\b/,
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

/** Operations through a scope. */
export const SCOPES: readonly OperationFamily[] = [
  UPPER,
  COLON,
  SIGMOID,
  URETER,
  BLADDER,
  WOMB,
  AIRWAY,
  CERVIX,
  GALLBLADDER,
]
