import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import type { OperationService } from './operation-family.ts'

export const LOOKED_ONLY = inOrder(
  /\b/,
  anyOf(
    /normal|unremarkable|look(?:ed)? only|diagnostic/,
    /nothing (?:else )?(?:was )?(?:taken|removed|biops\w*|found|done)/,
    /no (?:biops\w*|polyps?|interventions?|findings)/,
  ),
  /\b/,
)
/** Bleeding that the operation itself caused is stopped within it (NCCI Policy Manual, ch. VI). */
export const CAUSED_HERE =
  /\b(?:after|post|from|following|at)[ -](?:the )?(?:biops|polypectom|snare|removal|resect)|\bprophyla/
export const STOPPED =
  /\b(?:clips?|clipped|hemoclips?|cauter\w+|bipolar|gold probe|heater probe|apc|argon|coagul\w+|epi(?:nephrine)?)\b/
export const BLED = /\b(?:bleed\w*|bled|oozing|hemosta\w+|visible vessel)\b/
export const REMOVED = /\b(?:remov\w+|retriev\w+|extract\w+|taken|took|resect\w+|polypectom\w+|excis\w+)\b/
export const HOT_FORCEPS = /\bhot (?:biopsy )?forceps\b|\bhot biops/
export const BIOPSIED =
  /\bcold (?:biopsy )?forceps\b|\bjumbo forceps\b|(?<!hot )\bbiops(?:y|ies|ied)\b(?! forceps)|\b(?:bx|bxs|bx'd)\b/
export const DILATED = /\bdilat(?:ed|ion|ions|or|ors)\b|\bdilatation\b/
export const BALLOON = /\bballoons?\b|\btts\b|\bcre\b/
export const WIRE = /\bguide ?-?wires?\b|\bover (?:the|a) wire\b|\bsavary\b/

export const one = (code: string, described: string, ...all: RegExp[]): OperationService => ({
  codes: [code],
  described,
  all,
})
