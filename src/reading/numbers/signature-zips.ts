import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { isZipOfState } from '../places/postal-codes.ts'
import { lineBefore } from '../text/span.ts'

/** What a line of a bill says before its code. */
export const BILLED =
  /\b(?:CPT|HCPCS|Codes?|Part|Level|Procedure|Visits?|Exams?|Consults?|Modifier|Line|Item|Column)\b/i
/** What a practice or a department is called. */
const OFFICE = inOrder(
  /\b/,
  anyOf(
    /Partners|Assoc(?:iates|\.)?|Clinics?|Cent(?:er|re)|Ctr|Group|Grp|Practice|Physicians/,
    /Hosp(?:ital)?|LLC|PLLC|Inc|Institute|Specialists|Health(?:care)?|Med(?:ical|icine)?|Peds/,
    /Pediatrics?|Ortho\w*|Derm\w*|Urology|Cardio\w*|Podiatry|OB-?Gyn|ENT|Oncology|Neuro\w*/,
    /Rehab|Care|Surgery|Surgical|Kidney|Heart|Eye|Sleep|Spine|Pain|Foot|Vein|Vascular|Lung/,
    /Women['’]s|Imaging|Radiology|Labs?|Dental|Allergy|Wound|Gastro\w*|GI|Nephrology|Rheum\w*/,
    /Endo\w*|Billing|RCM|Anesthesia|Psych\w*|Counseling|Therapy|PT|Wellness|Vision|Hearing/,
    /Audiology|DME|EMS|Fire|Ambulance/,
  ),
  /\b/,
)
/** A line of chunks between strokes or dots: `Tucker / Palmetto Surgery Ctr / `. */
const CHUNKS = /^[ \t]*[^/|•·\n]{2,40}(?:[ \t]?[/|•·][ \t]?[^/|•·\n]{2,40}){0,3}[ \t]?[/|•·][ \t]?$/
const CAPITALISED = /^(?:[\p{Lu}&/|•·–-]|and$|of$|the$|for$|at$)/u
/** Towns called by an everyday word, by state: only behind an office's name at the end of a mail are they towns. */
const EVERYDAY_TOWNS: Readonly<Record<string, readonly string[]>> = {
  mobile: ['AL'],
  reading: ['PA'],
  orange: ['CA', 'TX', 'NJ'],
  surprise: ['AZ'],
  independence: ['MO', 'OH'],
  liberty: ['MO', 'TX'],
  normal: ['IL'],
  temple: ['TX'],
  media: ['PA'],
  corona: ['CA'],
  ontario: ['CA'],
  enterprise: ['AL'],
  commerce: ['CA'],
  hope: ['AR'],
  eagle: ['ID'],
  sandy: ['UT'],
  price: ['UT'],
  rapid: ['SD'],
}
const OFFICE_AND_TOWN = /^(.{4,60}?)(?:,|[ \t][–-])[ \t]{1,2}(\p{Lu}\p{Ll}{2,14})[ \t,]{1,2}$/u

/**
 * True for five digits at the end of a mail that only the office before them makes a ZIP code: `Wes / Palmetto Surgery Ctr / 29605`,
 * `29605` alone under `Blue Ridge Sleep`, `Bayside Kidney, Mobile 36608`.
 */
export function isSignatureZip(text: string, start: number): boolean {
  const line = lineBefore(text, start, 100)
  if (line.trim() === '') return isUnderOffice(text, start - line.length)
  if (isBehindSuite(line)) return true
  if (BILLED.test(line) || /[?\d:]/.test(line)) return false
  const [, office = '', town = ''] = OFFICE_AND_TOWN.exec(line) ?? []
  if (town !== '' && isNameOfOffice(office)) {
    const zip = text.slice(start, start + 5)
    return (EVERYDAY_TOWNS[town.toLowerCase()] ?? []).some((state) => isZipOfState(zip, state))
  }
  return CHUNKS.test(line) && isNameOfOffice(line)
}

/** `Open Door Behavioral, Suite 5B, `: nothing but a ZIP code follows the number of a suite or a floor at the end of a mail. */
const SUITE = inOrder(
  /^(.{0,60}?)(?:^|[ \t,|•·–-])/,
  /(?:[Ss]uite|SUITE|Ste|STE|Bldg|BLDG|[Bb]uilding|[Uu]nit|UNIT|[Ff]loor|Fl)\.?[ \t]?#?/,
  /(?:\d{1,4}[A-Z]?|[A-Z](?:-?\d{1,4})?|\d{1,2}(?:st|nd|rd|th))/,
  /[ \t]{0,2}[,|•·–-]?[ \t]{1,2}$/,
)

function isBehindSuite(line: string): boolean {
  const [whole = '', office = ''] = SUITE.exec(line) ?? []
  if (whole === '' || BILLED.test(line) || line.includes('?')) return false
  return office
    .trim()
    .split(/[\s,]+/)
    .every((word) => word === '' || CAPITALISED.test(word) || /^#?\d{1,6}$/.test(word))
}

/** True where the line that ends at `at` is the name of an office, below a blank line. */
function isUnderOffice(text: string, at: number): boolean {
  const lines = text.slice(Math.max(0, at - 160), at).split('\n')
  const office = lines.at(-2) ?? ''
  if (lines.length < 3 || (lines.at(-3) ?? '').trim() !== '') return false
  return !BILLED.test(office) && /^[^?\d:]{6,60}$/.test(office) && isNameOfOffice(office)
}

/** Words in capitals, one of them of an office and one a name of its own. */
function isNameOfOffice(written: string): boolean {
  const words = written
    .trim()
    .split(/[\s,]+/)
    .filter((word) => word !== '')
  if (words.length < 2 || !words.every((word) => CAPITALISED.test(word)) || !OFFICE.test(written)) return false
  return words.some((word) => word.length > 3 && !OFFICE.test(word) && !isPlainWord(word))
}
