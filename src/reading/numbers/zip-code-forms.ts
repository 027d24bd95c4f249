import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'

/** What stands around a ZIP code. */

/** What a practice is called. */
export const OFFICE = inOrder(
  /\b/,
  anyOf(
    /Partners|Associates|Assoc|Clinics?|Cent(?:er|re)|Group|Practice|Physicians|Hospital|LLC/,
    /PLLC|Inc|Institute|Specialists|Healthcare|Health|Medical|Medicine|Peds|Pediatrics?/,
    /Ortho\w*|Derm\w*|Urology|Cardiology|Podiatry|OB-?Gyn|ENT|Oncology|Neurology|Rehab|Care/,
  ),
  /\b/,
)
/** What a department is called: words of bills too, so that only the town behind it tells the signature. */
export const DEPARTMENT = inOrder(
  /\b/,
  anyOf(
    /Med|GI|OB|Regional|Internal|Family|Pain|Spine|Joint|Surg(?:ery|ical)|Imaging|Radiology/,
    /Path(?:ology)?|Anesthesia|Psych\w*|Vision|Eye|Foot|Chiro\w*|Therapy|Labs?|Ctr|Women['’]s/,
    /Kidney|Heart|Vascular|Dental|Allergy|Pulm\w*|Wound|Hospice|Home|Gastro\w*|Nephrology/,
    /Rheum\w*|Endo\w*|Billing|Coding/,
  ),
  /\b/,
)
/** Nothing, or what a telephone or a signature adds. */
export const SIGNED_BEHIND = inOrder(
  /^\s*/i,
  anyOf(
    /$/i,
    inOrder(
      anyOf(
        /sent (?:from|via)|get outlook|ph|phone|tel|fax|e-?mail|tax id|npi/i,
        /confidential\w*/i,
        /(?:this|the) (?:e-?mail|message|inbox|information|communication|transmission)/i,
      ),
      /\b/i,
    ),
    /--|www\.|\(?\d{3}\)?[ -]\d{3}-/i,
  ),
)
/** What says that a line names a person. */
export const TITLE = inOrder(
  /(?:^|[\s,])/,
  anyOf(
    /Dr\.?|M[DSRT]s?\.?|D\.?[OC]\.?|DPM|NP|PA-C|RN|LCSW|PhD|CPC(?:-[A-Z])?|C[CO]S(?:-P)?|COC/,
    /CPMA|RH[IT][AT]|CMM|CASC|CPO|CHC|CCC-SLP|M(?:gr|anager)|Coord(?:inator)?|Director/,
    /Admin(?:istrator)?/,
  ),
  /(?=[\s,]|$)/,
)
export const STREET_AND_TOWN = inOrder(
  /\b\d{1,5}[ \t](?:[\w.'#-]{1,20}[ \t]){0,5}/u,
  anyOf(
    /St|Street|Ave?|Avenue|Blvd|Boulevard|Rd|Road|Dr|Drive|Ln|Lane|Way|Pkwy|Parkway|Hwy/u,
    /Highway|Pl|Place|Ct|Court|Cir|Circle|Plaza|Sq|Square|Pike|Tpke|Loop|Trail|Terr?|Terrace/u,
  ),
  /\b\.?/u,
  optional(/[ \t,]{1,3}(?:Ste|Suite|Unit|Bldg|Fl|Floor|Rm|Room|#)\.?[ \t]?[\w-]{0,6}/u),
  /,[ \t](?:\p{Lu}[\p{L}.'-]{1,20}[ \t]){1,3}$/u,
)
/** Words that may stand before a code as a city stands before its ZIP. */
export const NOT_A_CITY = inOrder(
  /\b/i,
  anyOf(
    /CPT|HCPCS|Code|Codes|Medicare|Medicaid|Medi|Cal|Part|Level|Procedure|Office|Visit|Visits/i,
    /Billing|Modifier|New|Old|Established|Patient|Line|Item|Aetna|Cigna|Humana|Tricare|Anthem/i,
    /United|Healthcare|Blue|Cross|Shield|Use|Bill|Report|Using|Column/i,
  ),
  /\b/i,
)
