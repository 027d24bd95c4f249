import { anyOf, before, inOrder, notBefore, repeated } from '../../patterns/compose-patterns.ts'
import { cueWords } from '../text/text-index.ts'
import { asksForPractice, asksOfBilling, asksOfCode } from './from-practice.ts'
import { quoteEvidence } from './quote-evidence.ts'

/** What a person may want of a desk that is no answer to a question about codes. */
type Purpose = {
  what: string
  cues: number
  pattern: RegExp
  /** What makes it a question about codes all the same; where absent, whatever asks for a practice. */
  unless?: (opening: string) => boolean
}

const NEVER = (): boolean => false

const PURPOSES: readonly Purpose[] = [
  {
    what: 'asks to be taken off a list',
    unless: asksOfBilling,
    cues: cueWords('unsubscribe remove take stop'),
    pattern: /^\s*(?:please )?(?:unsubscribe|remove me|take me off|stop (?:sending|e-?mailing))\b[^?]{0,80}$/im,
  },
  {
    what: 'is about signing in or an account',
    unless: asksOfCode,
    cues: cueWords(
      'password username login pin log logging sign signing account subscription membership identity mailbox',
    ),
    pattern: anyOf(
      inOrder(
        /\b(?:forgot|forgotten|reset|resetting|lost|change) (?:my |the |your )?/i,
        /(?:password|username|login|pin)\b/i,
      ),
      inOrder(
        /\b/i,
        /can(?:['’]?t|not)|unable to|trouble|couldn['’]?t/i,
        / (?:log|sign|logging|signing)[- ]?(?:in|on)\b/i,
      ),
      /\b(?:cancel|upgrade|renew) (?:my|our) (?:account|subscription|membership)\b/i,
      /\bverify your (?:account|identity|mailbox)\b/i,
    ),
  },
  {
    what: 'asks for medical advice',
    cues: cueWords(
      `doctor dr physician surgeon provider pcp dentist should pain bleeding fever swelling symptoms rash
        numb swollen sore burning worse killing`,
    ),
    pattern: anyOf(
      inOrder(
        /\bmy /i,
        /doctor|dr|physician|surgeon|provider|pcp|dentist/i,
        /\b[^?]{0,160}\b/i,
        anyOf(
          /is (?:it|that) safe (?!to (?:bill|code|report|assume))/i,
          /safe with/i,
          inOrder(
            /should i /i,
            anyOf(
              /get|take|stop|go|see|let/i,
              /have (?!billed|coded|used|reported|appended|added|sent|charged|put|been)\w/i,
            ),
          ),
          /side effects?|will it hurt|recovery time/i,
        ),
        /\b/i,
      ),
      inOrder(
        /\bshould i /i,
        anyOf(
          /take(?! (?:off )?(?:the )?(?:modifier )?-?\d\d\b)/i,
          /stop taking|see a|be worried|worry/i,
          /go to (?:the|a|an) (?:er|ed|emergency|hospital|doctor|dr|urgent)/i,
          /let (?:them|him|her)/i,
          inOrder(
            /(?:get|have) (?:the|a|an|my|this|that) /i,
            anyOf(/surgery|procedure|injection|shot|vaccine|test|scan|mri|x-?ray|biopsy/i, /operation|knee|hip/i),
          ),
        ),
        /\b/i,
      ),
      inOrder(
        /\b/i,
        /i|my (?:wife|husband|mom|mother|dad|father|son|daughter|child|kid)/i,
        / (?:have|has|had|am|is) (?:having |experiencing )?/i,
        /(?:pain|bleeding|fever|swelling|symptoms|a rash)\b/i,
        notBefore(/ (?:management|clinic|center|practice|claims?|codes?|billing|questions?)/i),
      ),
      inOrder(
        /\bmy (?:\w+ )?/i,
        /leg|arm|knee|back|chest|head|foot|hand|stomach|shoulder|hip|neck/i,
        /s? (?:is|are|feels?) /i,
        /numb|swollen|sore|bleeding|burning|worse|killing/i,
        /\b/i,
      ),
    ),
  },
  {
    what: 'is a patient’s own bill',
    cues: cueWords(
      'patient bill statement invoice letter notice billed charged charging overcharged overbilled owe owing get getting being balance',
    ),
    pattern: anyOf(
      inOrder(
        /\bi (?:just )?(?:got|received|was sent|keep getting) (?:a |an |this |another )?/i,
        /(?:\$?\d[\d,.]* )?/i,
        /bill|statement|invoice|collections? (?:letter|notice)/i,
        /\b(?! types?\b)/i,
      ),
      /\bwhy (?:was|am|did|were|is) (?:i|my \w+) (?:billed|charged|get(?:ting)?|being|owing)\b/i,
      /\bi (?:was|am being|got) (?:over)?(?:charged|billed)\b/i,
      /\bi (?:still )?owe\b/i,
      /\bpay my (?:bill|balance)\b/i,
      inOrder(
        /\byou (?:all |guys )?(?:sent|mailed) me (?:a|an|this|the|another) (?:\$?\d[\d,.]* )?/i,
        /(?:bill|statement|invoice)\b(?! (?:that|about|saying|which)\b)/i,
      ),
      /\byou (?:over)?(?:billed|charged|are charging|keep charging) (?:me|my insurance)\b/i,
      /\ba patient here\b(?! (?:with|has|had|wants?|needs?|today|on|for|is)\b)/i,
      inOrder(/\bi(?:['’]m| am) (?:a|the|your|just a) patient/i, /(?=[ \t]*(?:[,.;!]|$|and\b|not\b|here\b|who\b))/i),
    ),
  },
  {
    what: 'tells of a change and asks nothing',
    cues: cueWords(
      'invoice invoices quote quotation proposal receipt moves moving relocating relocated action closing order purchase reply response',
    ),
    pattern: inOrder(
      /^(?![\s\S]*\?)/i,
      notBefore(/[\s\S]*\b(?:\d{5}[- ](?:\d\d|LT|RT)|denied|modifier|CPT|HCPCS)\b/i),
      /[\s\S]*?\b/i,
      anyOf(
        inOrder(
          /(?:our|the) (?:billing |main |new |business )?/i,
          /(?:office|address|department|practice|clinic)s? (?:is |are |will be |has |have )?/i,
          /moves|moving|moved|relocat(?:ing|ed|es)|clos(?:ed|ing|es)|chang(?:ed|ing|es)/i,
          /\b/i,
        ),
        /no (?:further )?(?:action|reply|response) (?:is )?(?:needed|required|necessary)/i,
        /(?:thank you|thanks) for your (?:recent )?(?:order|purchase|renewal)\b/i,
        inOrder(
          /your (?:\w{1,12} )?invoice\b[^.?]{0,40}\b/i,
          /(?:is|are) (?:now )?(?:ready|available|attached|enclosed|due|overdue|past due)\b/i,
        ),
        /\b(?:paid|processed) (?:your|the) invoice\b/i,
        inOrder(
          /\b(?:attached|enclosed|here)(?: is| are|['’]s)? (?:the |your |our |an? )?(?:price )?/i,
          /(?:invoices?|quotes?|quotation|proposal)\b/i,
        ),
        /\b(?:receipt|remittance advice|payment confirmation) (?:is )?attached\b/i,
      ),
    ),
  },
  {
    what: 'takes a question back',
    unless: NEVER,
    cues: cueWords('disregard ignore nevermind never scratch cancel withdraw'),
    pattern: anyOf(
      inOrder(
        /^(?![\s\S]*(?:\?|\d{5}|\b[A-V]\d{4}\b))[\s\S]*?\b/i,
        /(?:disregard|ignore|scratch|cancel|withdraw)\b /i,
        repeated(/(?:my|the|that|this|our|previous|earlier|last|below|prior|first|initial|other) /i, '{1,3}'),
        /e-?mails?|mails?|message|question|request|note|inquiry/i,
        /\b/i,
      ),
      /^(?![\s\S]*(?:\?|\d{5}|\b[A-V]\d{4}\b))[\s\S]*?\bnever ?mind\b/i,
    ),
  },
  {
    what: 'is about a job',
    unless: asksOfCode,
    cues: cueWords(
      'hiring job jobs looking available resume sum cv cover apply position positions role opportunity employment work hr hour coder',
    ),
    pattern: anyOf(
      /\b(?:we are|we['’]re|are you|now|currently) hiring\b/i,
      /\bjob (?:opening|opportunity|posting|description|application|seeker|search)s?\b/i,
      /\b(?:my|attached|enclosed) (?:is my )?(?:resume|résumé|cv|cover letter)\b/i,
      /\bresum[eé] (?:is )?(?:attached|enclosed|below)\b/i,
      inOrder(
        /\blooking for /i,
        repeated(/(?:remote|contract|part[- ]time|full[- ]time|coding|billing|a|new|some) /i, '{0,3}'),
        /(?:work|job|employment)\b/i,
      ),
      /\bavailable for (?:\w+ ){0,2}(?:contract|remote|part[- ]time|freelance) work\b/i,
      /\bapply (?:now|today|for (?:the|this|a) (?:position|job|role))\b/i,
      /\bopen positions?\b/i,
      /\b(?:remote|full[- ]time|part[- ]time) (?:position|role|job|opportunity)\b/i,
      /\bseeking (?:a )?(?:position|employment|work|job)\b/i,
      /\b\$?\d+ ?(?:\/|an |per )h(?:ou)?r\b.{0,60}\b(?:remote|coder|position)\b/i,
    ),
  },
  {
    what: 'asks for a patient’s records',
    cues: cueWords('records bills'),
    pattern: inOrder(
      /^(?![\s\S]*\?)/i,
      before(/[\s\S]*\b/i, /law (?:offices?|firm|group)|attorneys?|paralegal|we represent|our client|subpoena/i, /\b/i),
      /[\s\S]*?\b/i,
      /request(?:ing|s|ed)?|send|provide|release|produce|forward/i,
      /\b[^.?]{0,60}\b(?:records|itemized bills)\b/i,
    ),
  },
  {
    what: 'says that a mail did not arrive',
    unless: asksOfBilling,
    cues: cueWords('delivered undeliverable undelivered delivery'),
    pattern: anyOf(
      inOrder(
        /\b(?:your )?(?:message|e-?mail|mail)\b[^?\n]{0,60}\b/i,
        /could(?:n['’]?t| not) be|was(?:n['’]?t| not)|has not been/i,
        / delivered\b/i,
      ),
      /^(?:undeliverable|undelivered|delivery (?:status|failure|has failed))\b/i,
    ),
  },
]

/**
 * What the opening of a mail wants that is no question about codes, with the evidence; null where nothing says so, or where it asks
 * for a practice about codes beside it: `is 724.02 valid, for my cover letter`.
 */
export function findPurpose(opening: string, stands: (cues: number) => boolean): string | null {
  for (const { what, cues, pattern, unless = asksForPractice } of PURPOSES) {
    const match = stands(cues) ? pattern.exec(opening) : null
    if (match && !unless(opening)) return `${what}: ${quoteEvidence(match[0])}`
  }
  return null
}
