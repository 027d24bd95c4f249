import { anyOf, before, captured, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { cuedPattern } from '../text/text-index.ts'

/** Words before and around a patient's name. */

export const LABEL = cuedPattern(
  `pt pts patient patients recipient member subscriber insured beneficiary bene claimant guarantor policy
    policyholder enrollee dependent client name re injured iw worker employee`,
  inOrder(
    /(?<![A-Za-zÀ-ɏḀ-ỿ\d])/i,
    captured(
      anyOf(
        /pts?|patients?|recipient|member|subscriber|insured|beneficiary|bene|claimant|guarantor/i,
        /policy ?holder|enrollee|dependent|client|name|re|injured (?:worker|employee)|IW|(?:worker|employee)(?=:)/i,
      ),
    ),
    /(?:['’]s)?(?:[ \t]name)?/i,
    captured(
      anyOf(
        /[ \t]?[:=][ \t]{0,4}/i,
        /[ \t]?\.{3,40}[ \t]{1,3}/i,
        /(?<=\b[Pp]t)\.(?=[A-Z][a-z])/i,
        /[ \t]-[ \t]|[ \t]{0,2}\|[ \t]{1,4}/i,
        /<\/t[dh]>\s{0,4}<t[dh][^<>\n]{0,60}>[ \t]{0,2}/i,
        /[ \t]{3,8}(?<=name[ \t]{3,8})/i,
        /[ \t]{1,2}(?:is[ \t]|was[ \t]|named[ \t])?/i,
      ),
    ),
    /(?=[A-ZÀ-ÞĀ-ɏḀ-ỿ])/i,
  ),
)
export const RECORD = cuedPattern(
  `note notes chart record records claim claims bill question questions issue inquiry statement report
    referral auth appointment appt denial eob remit visit surgery procedure letter lab labs result results`,
  inOrder(
    /(?<![A-Za-zÀ-ɏḀ-ỿ\d])/i,
    anyOf(
      /notes?|chart|records?|claims?|bill|questions?|issue|inquiry|statement|report|referral/i,
      /auth|appointment|appt|denial|EOB|remit|visit|surgery|procedure|letter|labs?|results?/i,
    ),
    /[ \t](?:for|of|on|about|re:?)[ \t](?=[A-ZÀ-ÞĀ-ɏḀ-ỿ])/i,
  ),
)
/** `Sample pt if you need it: Ann Lee`, `patient named in your first mail (Ann Lee)` */
export const TOLD_OF = cuedPattern(
  'pt patient member subscriber recipient',
  inOrder(
    /(?<![A-Za-zÀ-ɏḀ-ỿ\d])/,
    /[Pp]t|[Pp]atient|[Mm]ember|[Ss]ubscriber|[Rr]ecipient/,
    /(?:[ \t][a-z]{1,10}){1,6}[ \t]?[:(][ \t]{0,2}/,
    before(/[A-ZÀ-ÞĀ-ɏḀ-ỿ][a-zß-ɏḀ-ỿ]{1,20}[ \t][A-ZÀ-ÞĀ-ɏḀ-ỿ]/),
  ),
)
export const RELATION = cuedPattern(
  `daughter dtr dau son wife husband mother father spouse mom dad parent guardian baby child infant sibling
    brother sister niece nephew aunt uncle grandson granddaughter grandma grandpa grandmother grandfather step
    stepson stepdaughter stepmom stepdad stepmother stepfather fianc fiance fiancee caregiver`,
  inOrder(
    anyOf(
      /[Dd]aughter|[Dd]tr|[Dd]au|[Nn]iece|[Nn]ephew|[Aa]unt|[Uu]ncle/,
      /[Gg]rand(?:son|daughter|ma|pa|mother|father)/,
      /[Ss]tep-?(?:son|daughter|mom|dad|mother|father)/,
      /[Ff]ianc[ée]e?|[Cc]aregiver|[Ss]on|[Ww]ife|[Hh]usband|[Mm]other|[Ff]ather|[Ss]pouse/,
      /[Mm]om|[Dd]ad|[Pp]arent|[Gg]uardian|[Bb]aby|[Cc]hild|[Ii]nfant|[Ss]ibling|[Bb]rother/,
      /[Ss]ister/,
    ),
    optional(/['’]s[ \t]name(?:[ \t]is)?|,|:|[ \t]is|[ \t]of|[ \t]\(/),
    /[ \t]{0,3}(?<=[ \t(])(?=[A-ZÀ-ÞĀ-ɏḀ-ỿ])/,
  ),
)
/** `toddler Juniper`: a first name, where `Toddler Clinic` is none. */
export const CHILD = cuedPattern(
  'toddler infant preemie neonate',
  /(?:toddler|infant|preemie|neonate)[ \t](?=[A-ZÀ-ÞĀ-ɏḀ-ỿ][a-zß-ɏḀ-ỿ])/,
)
