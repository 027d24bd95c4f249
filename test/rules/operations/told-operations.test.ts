import { describe, expect, it } from 'vitest'
import { readOperations } from '../../../src/rules/operations/told-operations.ts'

const codesOf = (text: string): string[] => readOperations(text.toLowerCase()).map(({ codes }) => codes.join('/'))

describe('the codes of an operation told in words', () => {
  it.each([
    [
      'scope advanced to second portion of duodenum. Guidewire placed, Savary dilator 16 mm passed over the wire. Cold forceps biopsies of antrum',
      ['43248', '43239'],
    ],
    ['EGD, TTS balloon dilation of esophageal stricture to 18 mm, no biopsies', ['43249']],
    ['EGD with balloon dilation of the esophagus', ['43249/43233']],
    ['EGD for food impaction, meat bolus removed with a net', ['43247']],
    ['upper endoscopy was normal, nothing taken', ['43235']],
    ['EGD, bleeding ulcer injected with epinephrine and clipped', ['43255']],
    ['EGD with biopsies, biopsy site oozing after biopsy, clipped', ['43239']],
    [
      'Colonoscopy to cecum. 8 mm polyp sigmoid cold snare. 3 mm polyp rectum removed w/ cold forceps',
      ['45385', '45380'],
    ],
    ['colonoscopy: polyp removed', ['45385/45384/45380']],
    ['colonoscopy, EMR of a flat polyp with saline lift and snare', ['45390']],
    ['screening colonoscopy, normal', []],
    ['EGD with cold biopsies. Then colonoscopy, polyp removed by hot snare.', ['43239', '45385']],
    ['EGD with cold biopsies of duodenum r/o celiac, then colonoscopy with hot snare polypectomy', ['43239', '45385']],
    ['knee scope: medial meniscus trimmed, loose body removed from the notch', ['29881', 'G0289']],
    ['knee arthroscopy, loose body removed', ['29874']],
    ['flex sig with random biopsies', ['45331']],
    ['L knee scope: medial meniscus trimmed, chondroplasty of the patella. Lateral meniscus intact', ['29881']],
    ['knee arthroscopy with partial medial and lateral meniscectomies', ['29880']],
    ['knee arthroscopy, medial meniscus repaired with all-inside sutures', ['29882']],
    ['knee scope, chondroplasty medial femoral condyle only', ['29877']],
    ['R shoulder scope with supraspinatus repair, 2 anchors, and acromioplasty', ['29827', '29826']],
    ['shoulder arthroscopy with debridement of the labrum', ['29822/29823']],
    ['open rotator cuff repair of the shoulder, portals closed', []],
    ['right knee injected with 40 mg kenalog under ultrasound guidance', ['20611']],
    ['aspirated 30 cc from the left knee without ultrasound', ['20610']],
    ['cortisone shot to the wrist', ['20605']],
    ['injected the 1st MTP joint', ['20600']],
    ['trigger finger injection', []],
    ['fluoro guided epidural steroid injection, hip pain', []],
    ['ureteroscopy, holmium laser lithotripsy, double J stent placed', ['52356']],
    ['ureteroscopy, stone basketed out', ['52352']],
    ['cystoscopy, stent removed', ['52310']],
    ['cysto with botox to the bladder', ['52287']],
    ['TURBT', ['52234/52235/52240']],
    ['hysteroscopy with polypectomy and D&C', ['58558']],
    ['bronchoscopy with EBUS, 3 nodal stations sampled, BAL right middle lobe', ['31653', '31624']],
    ['colposcopy with cervical biopsies and ECC', ['57454']],
    ['lap chole with intraoperative cholangiogram', ['47563']],
    ['laparoscopic cholecystectomy converted to open', []],
    [
      'Endovenous laser ablation left great saphenous with U/S guidance. Then 14 stab phlebectomies through separate incisions',
      ['36478', '37765'],
    ],
    ['EVLT of the right GSV', ['36478']],
    ['radiofrequency ablation of the small saphenous vein, stab phlebectomy x 24', ['36475', '37766']],
    ['endovenous RFA of the GSV with ClosureFast', ['36475']],
    ['microphlebectomy of the calf, 12 incisions', ['37765']],
    ['ambulatory phlebectomy via 22 stabs, right leg', ['37766']],
    ['stab phlebectomies of both thighs', ['37765/37766']],
    ['stab phlebectomy, 6 incisions', []],
    ['eight stab phlebectomies of the calf', []],
    ['endovenous laser ablation GSV, 3 stab phlebectomies', ['36478']],
    ['phlebectomy with 2 mm hooks, 15 stabs', ['37765']],
    ['saphenous vein harvested for the CABG, ablation of the atrium', []],
    ['RFA of the lumbar facet nerves', []],
    ['laser of a spider vein on the cheek', []],
    ['patient is s/p colonoscopy with snare, here for a rash', []],
    ['s/p EGD with biopsy, comes for the result', []],
  ])('%j: %j', (text, codes) => {
    expect(codesOf(text)).toEqual(codes)
  })

  it('both sides of a joint are told', () => {
    expect(readOperations('injected both knees with kenalog')[0]?.bothSides).toBe(true)
  })
})
