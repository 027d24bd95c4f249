import { expect, it } from 'vitest'
import { findToldPlaces } from '../../../src/rules/told/told-places.ts'
import { inquiryAsking } from '../../support/codebook-facts.ts'

const tell = (pair: string, text: string): string | null => {
  const [one = '', two = ''] = pair.split(' ')
  const plain = (code: string): string => code.split('-')[0] ?? ''
  const told = findToldPlaces([plain(one), plain(two)], inquiryAsking(text, ['modifier_choice'], one, two))
  return told && `${told.kind}: ${told.words}`
}

it.each([
  ['43249 43239', 'EGD w/ biopsies of antrum AND balloon dilation of a distal esophageal ring', 'antrum'],
  ['43248 43239', 'savary over a guidewire for a distal stricture, plus cold bx antrum r/o H pylori', 'antrum'],
  ['43249 43239', 'EGD with gastric biopsies + balloon dilation of distal esoph stricture', 'gastric'],
  ['43249 43239', 'dilated the esophagus and took duodenal bx for celiac', 'duodenal'],
  ['45385 45380', 'snare polypectomy ascending, bx of separate sigmoid lesion', 'sigmoid, removal ascending'],
  ['45385 45380', 'hot snare of a transverse polyp; biopsies of the rectum', 'rectum, removal transverse'],
  [
    '45385 45380',
    'Different polyps, one snared in the sigmoid and one taken with cold forceps in the cecum',
    'cecum, removal sigmoid',
  ],
  ['45385 45380', 'Snare of one and biopsy of another polyp', 'another polyp'],
  ['43251 43239', 'snared a gastric polyp, bx of a separate area', 'separate area'],
  ['11056 11721', 'corn is on the ball of the foot, nails on all toes', 'ball of the foot'],
  ['11056 11721', 'calluses sub 1st and 5th met and mycotic nails x10', 'sub 1st'],
  ['11056 11721', 'calluses were L 1st and R 5th met heads, nails x8', 'met heads'],
  ['11056 11721', 'Nails debrided 1-10, calluses plantar both feet under mets', 'plantar both feet'],
  ['11056 11721', 'calluses under the mets, nails x8', 'under the mets'],
  ['14060 13132', 'nasal ala, bilobed flap 14060. Cheek SCC done, complex repair 13132', 'nasal ala; cheek'],
  ['11102 17000', 'shaved a spot on the back and froze one AK on the temple', 'back; temple'],
  ['11056 11721', 'nails on 7 toes, corns on 3 toes, not the same toes', 'not the same toes'],
  ['11042 97597', 'leg ulcer to subq, and a small heel wound other foot, just slough 97597', 'other foot'],
  [
    '15275 97597',
    'plantar foot grafted 15275, 11042 for the debridement and another wound on the leg was 97597',
    'another wound',
  ],
  ['95886 95885', '5 muscles right arm, 3 muscles left arm. 95886 x1 and 95885 x1', 'right arm; left arm'],
  ['95886 95885', 'full study R leg, limited R arm, 95886 and 95885', 'right leg; right arm'],
  ['11043 97597', '97597 left heel, then a muscle level 11043 on a DIFFERENT ulcer (sacral)', 'different ulcer'],
  ['43249 43239', '43239 & 43249 same session different areas', 'different areas'],
  [
    '11042 97597',
    '- R heel ulcer, debrided into subq, 65 sq cm\n- L shin, slough only, 18 sq cm',
    'right heel; left shin',
  ],
  [
    '11042 97597',
    'R heel ulcer debrided to subq 24 sq cm, L shin to subq 11 sq cm, plus L toe only slough 3 sq cm',
    'right heel, left shin; left toe',
  ],
  ['11301 17110', 'warts R hand frozen, 0.8 cm lesion L upper arm shaved', 'left upper arm; right hand'],
  ['17000 11102', 'AK on the nose frozen and a shave bx of the left forearm', 'nose'],
])('hears that the services of %s were done apart: %s', (pair, text, words) => {
  expect(tell(pair, text)).toContain('apart: ')
  expect(tell(pair, text)).toContain(words)
})

it.each([
  ['31267-50 31256-50', 'bilateral antrostomy', 'one: each on both sides'],
  ['52356-LT 52332-RT', 'stone left, stent right', 'sides: 52356-LT and 52332-RT'],
  ['90853 90837', 'group in am and individual 60 min in pm', 'sessions: group am, individual pm'],
  ['90853 90834', 'Different times, different therapists. Which modifier', 'sessions: different times'],
  [
    '90837 90847',
    '90847 with mom in the morning, then individual that evening',
    'sessions: 90847 morning, individual evening',
  ],
  ['81001 81003', 'both of the same specimen', 'one: the same specimen'],
  ['80053 82947', '80053 denied, 82947 denied, all same draw', 'one: all same draw'],
  ['36903 36902', 'PTA of the arch and then stent at the same spot', 'one: the same spot'],
  ['20611 76882', 'Ltd US of the R hip for effusion, then guided injection 20611 RT', 'one: right hip for both'],
  ['20611 76942', 'shoulder injected under US guidance, images kept', 'one: the shoulder for both'],
  ['92928 93458', 'no prior cath, found 90% LAD and stented it', 'first_study: no prior cath'],
  ['92928 93458', 'pt never had a cath before', 'first_study: never had a cath before'],
])('hears of %s: %s', (pair, text, told) => {
  expect(tell(pair, text)).toBe(told)
})

it.each([
  // The biopsy is of what was stretched, or also of it, or its place is not told.
  ['43249 43239', 'biopsies of the distal esophagus and balloon dilation of the stricture'],
  ['43249 43239', 'bx of antrum and esophagus, then dilation of the ring'],
  ['43249 43239', 'EGD with biopsies and balloon dilation'],
  // Either may be of one place.
  ['43251 43239', 'gastric polyp snared, biopsies of the antrum'],
  ['45385 45380', 'snare and biopsy in the sigmoid'],
  ['45385 45380', 'snare of a sigmoid polyp, bx of sigmoid and rectum'],
  ['45385 45380', 'polyp ascending removed, biopsies taken'],
  ['45385 45380', 'can we bill both if they are different polyps?'],
  ['45385 45380', 'does it have to be a different lesion'],
  ['45385 45380', 'do these count as separate sites?'],
  ['11056 11721', 'corns on the 2nd and 3rd toe, nails x8'],
  ['11056 11721', 'callus on the ball of the foot and corn on the fifth toe, nails x8'],
  ['11056 11721', 'calluses and nails'],
  ['11042 97597', 'is 97597 ok only if a separate wound?'],
  ['11042 97597', 'does it need to be a different ulcer'],
  ['11042 97597', 'same wound, other areas of the other leg were left alone'],
  ['11042 97597', 'not a separate wound'],
  ['11042 97597', 'R heel ulcer debrided to subq; R heel edge, slough only'],
  ['11042 97597', 'heel and shin debrided to subq. Slough of the heel too'],
  ['11042 97597', 'R heel to subq 24 sq cm, L shin to subq 11 sq cm, plus R heel edge slough 3 sq cm'],
  ['20611 76882', 'US of the R hip, then injected the R knee under guidance'],
  ['20611 76882', 'US of both hips, one hip injected'],
  ['20611 76882', 'US of the L hip, R hip injected'],
  ['20611 76882', 'US and guided injection'],
  ['20610 76942', 'R hip injected, needle guided for a node'],
  ['11301 17110', 'warts on the hand frozen, lesion of the right hand shaved'],
  ['11301 17110', 'warts frozen and a lesion shaved'],
  ['17000 11102', 'AK of the cheek frozen, bx of the nose'],
  ['31267-50 31256-RT', 'bilateral antrostomy'],
  ['31267 61782-50', 'bilateral'],
  ['52356-LT 52332-LT', 'same side'],
  ['52356-LT 52332-50', 'stents both sides'],
  ['52356-LT 52332', 'left stone and a stent'],
  ['90853 90837', 'group and individual in am'],
  ['90853 90837', 'must they be at different times?'],
  ['90853 90837', 'different times or the same time'],
  ['90853 90837', 'group in am, can we bill individual if he comes back in pm'],
  ['90853 90837', 'claims go out in the morning, individual in pm'],
  ['99213 99214', 'seen in am and again in pm'],
  ['36903 36902', 'is it the same spot?'],
  ['36903 36902', 'not the same lesion'],
  ['80061 83721', 'TG 512 so direct LDL, same draw'],
  ['80053 82947', 'was it the same draw?'],
  ['85025 36415', 'same draw'],
  ['20610 20553', 'injected the same spot'],
  ['15275 11042', 'plantar foot grafted 15275, 11042 for the debridement and another wound on the leg was 97597'],
  ['15275 97597', 'plantar foot grafted 15275, same wound debrided 97597'],
  ['15275 97597', 'is 97597 ok only for another wound?'],
  ['95886 95885', '5 muscles right arm, 95886 and 95885'],
  ['95886 95885', 'both arms, 95886 and 95885'],
  ['95910 95886', '5 muscles right arm, 3 muscles left arm'],
  ['92928 93458', 'is 59 right only if no prior cath'],
  ['92928 93458', 'had a cath last month'],
  ['92928 93571', 'no prior cath'],
])('hears nothing settled of %s: %s', (pair, text) => {
  expect(tell(pair, text)).toBeNull()
})
