import { cueWords } from '../text/text-index.ts'
import { quoteEvidence } from './quote-evidence.ts'

/** What a person may want of a desk that is no answer to a question about codes. */
const PURPOSES: readonly { what: string; cues: number; pattern: RegExp }[] = [
  {
    what: 'asks to be taken off a list',
    cues: cueWords('unsubscribe remove take stop'),
    pattern: /^\s*(?:please )?(?:unsubscribe|remove me|take me off|stop (?:sending|e-?mailing))\b[^?]{0,80}$/im,
  },
  {
    what: 'is about signing in or an account',
    cues: cueWords(
      'password username login pin log logging sign signing account subscription membership identity mailbox',
    ),
    pattern:
      /\b(?:forgot|forgotten|reset|resetting|lost|change) (?:my |the |your )?(?:password|username|login|pin)\b|\b(?:can(?:['’]?t|not)|unable to|trouble|couldn['’]?t) (?:log|sign|logging|signing)[- ]?(?:in|on)\b|\b(?:cancel|upgrade|renew) (?:my|our) (?:account|subscription|membership)\b|\bverify your (?:account|identity|mailbox)\b/i,
  },
  {
    what: 'asks for medical advice',
    cues: cueWords(
      'doctor dr physician surgeon provider pcp dentist should pain bleeding fever swelling symptoms rash numb swollen sore burning worse killing',
    ),
    pattern:
      /\bmy (?:doctor|dr|physician|surgeon|provider|pcp|dentist)\b[^?]{0,160}\b(?:is (?:it|that) safe (?!to (?:bill|code|report|assume))|safe with|should i (?:get|take|stop|go|see|let|have (?!billed|coded|used|reported|appended|added|sent|charged|put|been)\w)|side effects?|will it hurt|recovery time)\b|\bshould i (?:take|stop taking|see a|be worried|worry|go to (?:the|a|an) (?:er|ed|emergency|hospital|doctor|dr|urgent)|let (?:them|him|her)|(?:get|have) (?:the|a|an|my|this|that) (?:surgery|procedure|injection|shot|vaccine|test|scan|mri|x-?ray|biopsy|operation|knee|hip))\b|\b(?:i|my (?:wife|husband|mom|mother|dad|father|son|daughter|child|kid)) (?:have|has|had|am|is) (?:having |experiencing )?(?:pain|bleeding|fever|swelling|symptoms|a rash)\b(?! (?:management|clinic|center|practice|claims?|codes?|billing|questions?))|\bmy (?:\w+ )?(?:leg|arm|knee|back|chest|head|foot|hand|stomach|shoulder|hip|neck)s? (?:is|are|feels?) (?:numb|swollen|sore|bleeding|burning|worse|killing)\b/i,
  },
  {
    what: 'is a patient’s own bill',
    cues: cueWords(
      'patient bill statement invoice letter notice billed charged charging overcharged overbilled owe owing get getting being balance',
    ),
    pattern:
      /\bi (?:just )?(?:got|received|was sent|keep getting) (?:a |an |this |another )?(?:\$?\d[\d,.]* )?(?:bill|statement|invoice|collections? (?:letter|notice))\b|\bwhy (?:was|am|did|were|is) (?:i|my \w+) (?:billed|charged|get(?:ting)?|being|owing)\b|\bi (?:was|am being|got) (?:over)?(?:charged|billed)\b|\bi (?:still )?owe\b|\bpay my (?:bill|balance)\b|\byou (?:all |guys )?(?:sent|mailed) me (?:a|an|this|the|another) (?:\$?\d[\d,.]* )?(?:bill|statement|invoice)\b(?! (?:that|about|saying|which)\b)|\byou (?:over)?(?:billed|charged|are charging|keep charging) (?:me|my insurance)\b|\b(?:a|the) patient here\b|\bi(?:['’]m| am) (?:a|the|your|just a) patient(?=[ \t]*(?:[,.;!]|$|and\b|not\b|here\b|who\b))/i,
  },
  {
    what: 'tells of a change and asks nothing',
    cues: cueWords(
      'invoice invoices quote quotation proposal receipt moves moving relocating relocated action closing',
    ),
    pattern:
      /^(?![\s\S]*\?)(?![\s\S]*\b(?:\d{5}[- ](?:\d\d|LT|RT)|denied|modifier|CPT|HCPCS)\b)[\s\S]*?\b(?:(?:our|the) (?:billing |main |new |business )?(?:office|address|department|practice|clinic)s? (?:is |are |will be |has |have )?(?:moves|moving|moved|relocat(?:ing|ed|es)|clos(?:ed|ing|es)|chang(?:ed|ing|es))\b|no (?:further )?action (?:is )?(?:needed|required|necessary)|\b(?:paid|processed) (?:your|the) invoice\b|\b(?:attached|enclosed|here)(?: is| are|['’]s)? (?:the |your |our |an? )?(?:price )?(?:invoices?|quotes?|quotation|proposal)\b|\b(?:receipt|remittance advice|payment confirmation) (?:is )?attached\b)/i,
  },
  {
    what: 'takes a question back',
    cues: cueWords('disregard ignore nevermind never scratch cancel withdraw'),
    pattern:
      /^(?![\s\S]*(?:\?|\d{5}|\b[A-V]\d{4}\b))[\s\S]*?\b(?:disregard|ignore|scratch|cancel|withdraw)\b (?:(?:my|the|that|this|our|previous|earlier|last|below|prior|first|initial|other) ){1,3}(?:e-?mails?|mails?|message|question|request|note|inquiry)\b|^(?![\s\S]*(?:\?|\d{5}|\b[A-V]\d{4}\b))[\s\S]*?\bnever ?mind\b/i,
  },
  {
    what: 'is about a job',
    cues: cueWords(
      'hiring job jobs looking available resume sum cv cover apply position positions role opportunity employment work hr hour coder',
    ),
    pattern:
      /\b(?:we are|we['’]re|now|currently) hiring\b|\bjob (?:opening|opportunity|posting|description|application|seeker|search)s?\b|\b(?:my|attached|enclosed) (?:is my )?(?:resume|résumé|cv|cover letter)\b|\bresum[eé] (?:is )?(?:attached|enclosed|below)\b|\blooking for (?:(?:remote|contract|part[- ]time|full[- ]time|coding|billing|a|new|some) ){0,3}(?:work|job|employment)\b|\bavailable for (?:\w+ ){0,2}(?:contract|remote|part[- ]time|freelance) work\b|\bapply (?:now|today|for (?:the|this|a) (?:position|job|role))\b|\bopen positions?\b|\b(?:remote|full[- ]time|part[- ]time) (?:position|role|job|opportunity)\b|\bseeking (?:a )?(?:position|employment|work|job)\b|\b\$?\d+ ?(?:\/|an |per )h(?:ou)?r\b.{0,60}\b(?:remote|coder|position)\b/i,
  },
  {
    what: 'asks for a patient’s records',
    cues: cueWords('records bills'),
    pattern:
      /^(?![\s\S]*\?)(?=[\s\S]*\b(?:law (?:offices?|firm|group)|attorneys?|paralegal|we represent|our client|subpoena)\b)[\s\S]*?\b(?:request(?:ing|s|ed)?|send|provide|release|produce|forward)\b[^.?]{0,60}\b(?:records|itemized bills)\b/i,
  },
  {
    what: 'says that a mail did not arrive',
    cues: cueWords('delivered undeliverable undelivered delivery'),
    pattern:
      /\b(?:your )?(?:message|e-?mail|mail)\b[^?\n]{0,60}\b(?:could(?:n['’]?t| not) be|was(?:n['’]?t| not)|has not been) delivered\b|^(?:undeliverable|undelivered|delivery (?:status|failure|has failed))\b/i,
  },
]

/** What the opening of a mail wants that is no question about codes, with the evidence; null where nothing says so. */
export function findPurpose(opening: string, stands: (cues: number) => boolean): string | null {
  for (const { what, cues, pattern } of PURPOSES) {
    const match = stands(cues) ? pattern.exec(opening) : null
    if (match) return `${what}: ${quoteEvidence(match[0])}`
  }
  return null
}
