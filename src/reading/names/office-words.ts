import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'

/** What an office, a plan, a place or a product is called behind the name it has. */
const OF_OFFICE = inOrder(
  /^[ \t](?:(?:and|&|of|the)[ \t])?(?:[A-Z][a-z]+[ \t])?/,
  anyOf(
    /Health\w*|Hosp\w*|Clinics?|Cent(?:er|re)s?|Ctr|Med\w*|Peds|Pediatric\w*|Ortho\w*|Derm\w*/,
    /Family|Primary|Internal|Reg(?:ional)?|Surg\w*|Eye|Pain|Spine|Foot|Dental|Vision|Hearing/,
    /Home|Care|Group|Assoc\w*|Counseling/,
    /\w{2,12}(?:ology|iatry|atrics|alists|surgery)/,
    /Partners|Practice|Labs?|Imaging|Radiology|Rehab|Therapy|Wellness|OB-?GYN|ENT|PT|EHR|PM/,
    /RCM|EMR|Inc|LLC|PLLC|PC|Plan|Insurance|Mutual|Advantage|Bldg|Building|Hotel|Tower|Suite/,
    /Ste|County|Road|Rd|St|Street|Ave|Avenue|Blvd|Dr|Drive|Ln|Lane|syndrome|disease/,
    /fractures?|fx|procedure|catheter|test|sign|technique|approach|repair|lens|scale|score/,
    /stain|edits?|manual|guidelines?|software|scheduler|portal|MD|DO|NP|PA/,
  ),
  /\b/,
)

/** True where what follows a name makes it that of an office, a plan, a place, a disease, a product or one who treats. */
export function isOfOffice(behind: string): boolean {
  return OF_OFFICE.test(behind)
}
