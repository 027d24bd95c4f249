import { anyOf } from '../../patterns/compose-patterns.ts'

/** Words that tell the name of an office from a person's. */
export const OFFICE_WORDS = anyOf(
  /Associates|Clinics?|Center|Centre|Group|Partners|Physicians|Hospital|Counseling/,
  /Therapy|Wellness|Health|Healthcare|Medical|Medicine|Peds|Pediatrics|Dental|Eye/,
  /Surgery|Surgical|Pain|Family|Internal|Imaging|Labs?|Radiology|Anesthesia/,
  /Pathology|Dermatology|Orthop\w+|Urology|Cardiology|Services|Solutions|Systems/,
  /Care|LLC|PLLC|Inc/,
)
