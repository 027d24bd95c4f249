import { anyOf, inOrder, notAfter, notBefore } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask what is billed of a visit by video or telephone. */
export const TELEHEALTH: readonly WayOfAsking[] = [
  way(
    'tele telehealth telemedicine televisit televisits telephone phone video virtual virtually audio pos mod modifier zoom',
    anyOf(
      /\btele-?(?:health|medicine|phone|visits?)?\b/i,
      /\bphone (?:visits?|calls?|encounters?|only)\b/i,
      inOrder(
        /\b(?:by|for|over the|via|on the) phone\b(?! number)/i,
        notAfter(
          /\b/i,
          anyOf(
            /talked|spoke|discussed|discussion|approv\w+|authoriz\w+|called|confirmed|told/i,
            /tell|tells|says?|said|provider services|consulted|asked|verified|reached/i,
            /conversation|spent|spends|spend|spending/i,
            /(?:got|caught|had) (?:him|her|them|it|ahold|hold|(?:the )?(?:pt|patient|family|wife|husband|mother|mom|daughter|son))/i,
          ),
          /\b[^.?!\n]{0,46}/i,
        ),
      ),
      /\bvideo\b|\baudio[- ]only\b|\bPOS (?:02|10)\b/i,
      // A scribe or a card that is virtual makes no visit one.
      /\bvirtual(?:ly)?\b(?! (?:scribes?|assistants?|(?:credit )?cards?|payments?|reprocess\w*|colonoscop\w+|staff|training))/i,
      /\bmod(?:ifier)? (?:93|95|GT|FQ)\b/i,
      /\bzoom\b/i,
    ),
  ),
  // Requests and questions of people in a hurry.
  way(
    'facetime doximity skype webcam tele telepsych telepsychiatry telestroke remotely teams',
    /\b(?:facetime|doximity|skype|webcam|tele-?psych\w*|telestroke|remotely)\b/i,
  ),
  // Half told, as billing offices clip them.
  way(
    'phone cell',
    inOrder(
      /\b(?:pt|patient|visit|seen|saw|appt|appointment)\b[^.?!\n]{0,24}\b(?:on|over|thru|through|via)/i,
      / (?:a |the |her |his )?(?:cell ?phone|phone|cell)\b/i,
    ),
  ),
  // Implied by a wish, a doubt or a change told in passing.
  way(
    'doxy tablet ipad laptop webex facetime computer',
    anyOf(
      /\bdoxy(?:\.me)?\b|\bwebex\b/i,
      inOrder(
        /\b(?:on|over|thru|through|via|by) (?:a |an |the |his |her |their )?/i,
        /(?:tablet|ipad|laptop|computer|webcam)\b(?=[^.?!\n]{0,40}\b(?:visit|video|home)\b)/i,
      ),
      inOrder(
        /\b(?:pt|patient|visit|seen|saw|appt)\b[^.?!\n]{0,40}\b(?:on|over|through|via) /i,
        /(?:a |an |the |his |her |their )?(?:tablet|ipad|laptop|computer)\b/i,
      ),
    ),
  ),
  way(
    'called camera',
    anyOf(
      /\b(?:pt|patient|mom|mother|she|he) called in\b/i,
      inOrder(
        /\b(?:doc|dr|doctor|provider|np|pa|physician|md) called (?:the )?/i,
        // `called the patient back, the potassium was high, and we redrew`: who comes back is seen.
        notBefore(
          /(?:pt|patient|him|her|them) back\b/i,
          /(?![^.?!\n]{0,60}\b(?:\d+ ?min|talk|spoke|speak|discuss|phone|video))/i,
        ),
        /(?:pt|patient|him|her|them|mom|back)\b(?! (?:with|to confirm|to remind|about results))/i,
      ),
      /\bon (?:video )?camera\b/i,
    ),
  ),
  // In everyday words, without the terms of billing.
  way(
    'computer camera screen remote',
    /\bover the computer\b|\bno (?:camera|webcam)\b|\bon[- ]screen\b|\bremote visits?\b/i,
  ),
]
