import { DIGESTIVE_SCOPES } from './digestive-scopes.ts'
import type { OperationFamily } from './operation-family.ts'
import { BIOPSIED, DILATED, LOOKED_ONLY, one, REMOVED } from './scope-words.ts'

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

/** Operations through a scope. */
export const SCOPES: readonly OperationFamily[] = [...DIGESTIVE_SCOPES, URETER, BLADDER, WOMB, AIRWAY, CERVIX]
