import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { says } from '../message/message-words.ts'
import { isVisitOfOtherGroup } from './return-to-room.ts'

/** Who saw the patient first: one of an emergency department or an urgent care clinic, and not the place alone. */
const EMERGENCY_PRACTITIONER = anyOf(
  inOrder(
    /\b(?:ed|er|emergency(?: room| department| dept| medicine)?) /,
    /docs?|doctors?|physicians?|providers?|coders?|billers?|group|md|pa|np|charged|billed/,
    /\b/,
  ),
  /\b(?:at|by|in|from|the|an|our) urgent care\b|\burgent care (?:docs?|doctors?|physicians?|providers?|charged|billed|only)\b/,
)
const FIRST_CARE = /\b(?:splint|casted|cast|sling|immobili[sz]|boot|wrapped|ace wrap)/
/** Reduced by the first one, the fracture was treated there, and what follows is a transfer of care. */
const REDUCED = inOrder(
  /(?<!\b(?:no|not|non|without|never|w\/o|un|did(?:n['’]?t| not))[ -]?(?:a |any |closed )?)/,
  /\b(?:reduced|closed reduction|reduction (?:was )?(?:done|performed)|manipulated)\b/,
)
/** Who treats it then. */
const ORTHOPEDIST = /\bortho\b|\borthop(?:a?ed)/
const FRACTURE = /^2[1-8]\d{3}$/

/**
 * True where the global period of that code binds nobody who saw the patient later, so that its days say nothing: the later
 * visit was of another group, or a fracture was only splinted by an emergency physician and sent on.
 */
export const isOfAnotherPractice = (code: string, inquiry: Inquiry): boolean =>
  isVisitOfOtherGroup(inquiry) ||
  (FRACTURE.test(code) &&
    says(inquiry, EMERGENCY_PRACTITIONER) &&
    says(inquiry, FIRST_CARE) &&
    says(inquiry, ORTHOPEDIST) &&
    !says(inquiry, REDUCED))
