import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'

/** Edits are for what one practitioner, or one specialty of a group, reports: those of others are told so. */
export const OTHER_PRACTITIONER = anyOf(
  inOrder(
    /\b(?:lcsw|lmft|lpc|lmhc|psychologist|therapist)\b[^.?!\n]{0,40}\b/,
    /(?:np|pmhnp|md|psychiatrist|prescriber)\b/,
  ),
  inOrder(
    /\b(?:np|pmhnp|md|psychiatrist|prescriber)\b[^.?!\n]{0,40}\b/,
    /(?:lcsw|lmft|lpc|lmhc|psychologist|therapist)\b/,
  ),
  inOrder(
    /\b(?:different|diff|another|two|2)[ \t](?:different[ \t])?/,
    anyOf(/specialt(?:y|ies)|physicians?|doctors?|docs?|providers?|practitioners?|npis?|surgeons?/, /groups?/),
    /\b(?![ \t](?:told|said|says|office|thinks))/,
  ),
)
/** `ED doc 99285 and hospitalist 99223`: two visits of two specialties. */
export const EMERGENCY = anyOf(
  inOrder(
    /\b(?:ed|er|emergency)(?: (?:room|dept|department))? (?:medicine )?/,
    /docs?|doctors?|mds?|drs?|physicians?|providers?|groups?|pa|np/,
    /\b/,
  ),
  /\bem groups?\b/,
)
export const OF_HOSPITAL =
  /\b(?:hospitalists?|admitting|intensivists?|internists?|cardiologists?|surgeons?|neurologists?|consultants?|pcp|attending)\b/
export const BY_THE_OTHER = /\bby (?:the |an? )?other (?:docs?|doctors?|mds?|physicians?|providers?)\b/
/** `two docs each ordered one`: who ordered a test reports none. */
export const ORDERED_BY_TWO = anyOf(
  inOrder(
    /\b(?:different|diff|another|two|2|both|other)[ \t](?:different[ \t])?/,
    /physicians?|doctors?|docs?|providers?|practitioners?|mds?/,
    /\b[^.?!\n]{0,40}\border(?:ed|s|ing)?\b/,
  ),
  /\border(?:ed|s|ing)? by (?:two|2|different|another|separate)\b/,
)
export const SAME_SPECIALTY = /\bsame (?:group and )?specialty\b/
