import { after, anyOf, inOrder, notBefore } from '../../patterns/compose-patterns.ts'
import { cuedPattern } from '../text/text-index.ts'

/** What a label says the number after it is. Only some of these tell who a patient is. */
export type LabelKind = 'mrn' | 'member_id' | 'account' | 'claim' | 'ssn' | 'reference' | 'business' | 'place'

export type Label = {
  kind: LabelKind
  /** Alternatives of a regular expression. */
  words: string
  /** True for an everyday word: only a sign (`#`, "number") or a number too long for a code makes it a label. */
  weak: boolean
  /** True where a colon is such a sign too: "Acct: 55310" is no code, "claim: 99213" one. */
  colon?: boolean
}

/** Labels by the kind of number they say, in the order in which they are tried. */
export const LABELS: readonly Label[] = [
  {
    kind: 'mrn',
    words: anyOf(
      /[eu]?mrns?(?: ?\/ ?(?:csn|har|fin|acct))?/,
      /empi|medical record|med rec/,
      /(?:patient|pt|client|resident|inmate|student) id/,
      /(?:patient|client|resident)(?:['’]s)? ref(?:erence)?(?=[ \t:#]{1,3}[a-z]{0,4}[ -]?\d)/,
      /mr(?= ?(?:#|no\b|num(?:ber)?\b))/,
      /pid/,
      /unit number(?= ?[:#]?[ \t]?[a-z]?\d{6})/,
    ).source,
    weak: false,
  },
  {
    kind: 'mrn',
    words: "charts?|(?:patient|pt|client|member)(?:['’]s)? (?:file|record|case)|pt ref(?:erence)?",
    weak: true,
    colon: true,
  },
  {
    kind: 'mrn',
    words: anyOf(
      /hosp(?:ital)?\.?(?= ?(?:#|id\b|no\b|num(?:ber)?\b))/,
      /hrn/,
      /(?:pat|person|guarantor)(?= ?(?:#|id\b|no\b|num))/,
      /(?<!\bon )file|record(?! of)/,
      /specimen(?= ?#? ?[A-Z]{1,3}\d\d-)/,
      /rx(?= ?(?:#|no\b|num))/,
    ).source,
    weak: true,
  },
  {
    kind: 'mrn',
    words:
      '(?:patient|pt(?!-))(?! (?:ctrl|control))|client|facility(?= ?(?:#|no\\b|number))|resident|inmate|booking|student|veteran',
    weak: true,
  },
  {
    kind: 'member_id',
    words: anyOf(
      /mbi|hicn?|edipi|dod id/,
      /(?<=\bi\.)d(?=\.? ?(?:#|no\b|num))/,
      inOrder(
        anyOf(
          /mem(?:b(?:er)?)?|mbr|subs(?:c(?:r(?:iber)?)?)?|policy|contract|insured|insurance/,
          /ins|enrollee|benef(?:iciary)?|recip(?:ient)?|medicaid|mcaid|mcd|medi-?cal|medicare/,
          /mcare|mcr|humana|aetna|cigna|uhc|bcbs|anthem|tricare/,
        ),
        /\.?(?= ?(?:id\b|#)|[ \t](?:no|num|number|nbr)\b)/,
      ),
      /(?:ma|sub)(?= ?(?:id\b|#))/,
    ).source,
    weak: false,
  },
  {
    kind: 'member_id',
    words: anyOf(
      inOrder(
        anyOf(/medicaid|medicare|humana|aetna|uhc|united|cigna|wellcare|molina|anthem|ambetter/, /tricare/),
        /(?=[ \t:]{1,3}[a-z]{0,3}\d{7})/,
        notBefore(/[ \t:]{1,3}(?:0[1-9]|1[0-2])[0-3]\d(?:19|20)\d\d(?!\d)/),
      ),
      /mem(?:ber)?|mbr|recip(?:ient)?|cin|pmi|dbn|subscriber|insured|beneficiary|bene|policy/,
      /group|grp|cert(?:ificate)?|rid|mcid|[il]d(?= ?#)/,
    ).source,
    weak: true,
  },
  {
    kind: 'account',
    words:
      '(?:patient|pt) (?:ctrl|control|acct|account)|accts?|accounts?|acnt|ac(?= ?#)|a/c|enc(?:ounters?)?|csn|har|fin',
    weak: true,
    colon: true,
  },
  {
    kind: 'account',
    words: 'visit|adm(?:ission|it)?',
    weak: true,
  },
  { kind: 'account', words: '(?:our|your|my) (?:acct|account)', weak: false },
  {
    kind: 'claim',
    words: 'claims?(?: control| ct(?:r)?l| ref(?:erence)?)?|(?<!omb )(?:ctrl|control)|clm|ccn(?= ?#)',
    weak: true,
  },
  // `PCN 50432` is a nephrostomy, `PCN: 88203` the control number of a claim.
  { kind: 'claim', words: 'icns?|dcns?|tcns?|pcn', weak: true, colon: true },
  // A payer's or a laboratory's number of one patient's service.
  { kind: 'claim', words: 'accession', weak: false },
  { kind: 'claim', words: '(?:our|their|your) ref(?:erence)?', weak: true },
  { kind: 'claim', words: 'auth|authorization|pa|referral', weak: true },
  { kind: 'ssn', words: 'ssn|ss(?= ?#)|social security|soc(?:ial)?\\.? sec(?:urity)?|social', weak: true },
  {
    kind: 'business',
    words: anyOf(
      // Before `ticket`, which it begins with.
      /(?:case|call|trip|ticket|order|job|incident|support) (?:log|ref(?:erence)?|file)/,
      /npi|tax ?id/,
      /(?:payer|payor|submitter|provider|user|vendor|plan|trading partner) id/,
      /pin|passcode|(?:meeting|conference) id|access code|ptan|clia|transmittal|change request|cr/,
      /mln|invoice|inv|promo(?:tion)?(?: code)?|coupon(?: code)?|discount code|ticket|batch|badge/,
      /dial|pager|beeper|vocera|locker|asset tag/,
      /(?:mac|contractor|carrier) (?:id|no|number|#)/,
      /(?:gate|door|webinar|dial[- ]in) code/,
      /sr(?= ?#)/,
      /r(?:a|emit|emittance)(?= ?#)/,
      /e(?:ob|ra)(?= ?#)|(?<!\ba )lot/,
      /model(?= ?#| no\b| number\b|[ \t]\d)/,
      /(?<=\border )po|work order|voucher/,
      /(?:purchase|sales|repair|supply) order/,
      /(?:check|ck|chk|eft|ach|era) ?\/ ?(?:check|ck|chk|eft|ach|trace|trn)/,
      /(?:dose|log|count|run|trip|pick) sheet/,
      /pick ticket|packing slip|lockbox/,
      /(?:gl|dept|department|site|cost|entity|specialty) code/,
      /reason code(?=[ \t:#]{1,3}\d{5})/,
      inOrder(
        /(?:reason|rsn)(?=[ \t:#]{1,3}\d{5})/,
        after(/\b(?:rtp|returned)\b[^\n.?;]{0,40}(?<!\b(?:the|no|any|what|which|is) )(?:reason|rsn)/),
      ),
      // A clearinghouse's file about a claim, and how money was sent: neither word is of a service.
      /(?:accept(?:ed|ance)|reject(?:ed|ion)|clearinghouse|submission|transmission|edi|batch|error) (?:rpt|report)/,
      /(?:rpt|report|conf|tkt)(?= ?(?:#|id\b|number\b))|rpt(?= ?no\b)|trn|tkt|trace(?= ?(?:#|no\b|num|id\b))/,
      /confirmation|qmail|user ?id|err(?:or|no)?(?! rate)|id/,
    ).source,
    weak: false,
  },
  {
    kind: 'business',
    words: anyOf(
      /tin|ein|dea|stmt|statement|case|tracking|order|p\.?o\.?(?! ?box)|check|ck|chk|eft|ach|trace|license/,
      /lic|password|mm|serial|s\/n|catalog|cat|log|form|submitter|edi|payer|payor|provider/,
      /contractor|deposit|task|job|dispatch|run|trip|incident|ndc|version|build|request/,
      /req(?:uisition)?|port/,
    ).source,
    weak: true,
  },
  { kind: 'reference', words: 'ref|reference', weak: true },
  { kind: 'place', words: 'dept|department', weak: true, colon: true },
  { kind: 'place', words: 'loc(?= ?:? ?[a-z]\\d)', weak: true },
  {
    kind: 'place',
    words: anyOf(
      /(?:room|rm|loc(?:ation)?)[ \t]?[:#][ \t]{0,2}(?:or|er|ed|icu|pacu|endo|cath)/,
      /room|rm|cube|cubicle|mail (?:code|drop)|bed(?= ?\d)/,
      /(?:bed|bay|pod|crib)(?= ?[a-z]?\d{1,3}[a-z]?(?!\w))/,
      /mail ?stop|suite|ste|apt|bldg|building|p\.?o\.? box|zip ?code|zip|postal code|post ?code/,
      /plz|ext|extn|extension|fax|tel|phone/,
    ).source,
    weak: false,
  },
]

/** First words of {@link LABELS}. */
const FIRST_WORDS = `a ac acceptance accepted access accession account accounts acct accts ach acnt adm admission admit aetna ambetter anthem apt asset auth authorization
  badge batch bay bcbs bed beeper bene benef beneficiary bldg booking build building call carrier case cat catalog ccn cert
  certificate change chart charts check chk cigna cin ck claim claims clearinghouse clia client clm conf conference confirmation contract
  contractor control cost count coupon cr crib csn ctrl cube cubicle d dbn dcn dcns dea department deposit dept dial
  discount dispatch dod door dose edi edipi eft ein empi emrn emrns enc encounter encounters enrollee entity eob era err
  errno error ext extension extn facility fax file fin form gate gl group grp guarantor har hic hicn hosp hospital hrn
  humana icn icns id incident inmate ins insurance insured inv invoice job ld lic license loc location lockbox locker
  log lot ma mac mail mailstop mbi mbr mcaid mcare mcd mcid mcr med medi medicaid medical medicare meeting mem memb
  member mln mm model molina mr mrn mrns my ndc npi order our p pa packing pager passcode password pat patient payer payor pcn
  person phone pick pid pin plan plz pmi po pod policy port post postal postcode promo promotion provider pt ptan
  purchase qmail ra reason recip recipient record ref reference referral reject rejected rejection remit remittance repair report req request requisition resident
  rid rm room rpt rsn run rx s sales serial site soc social specialty specimen sr ss ssn statement ste stmt student sub
  submission submitter support subs subsc subscr subscriber suite supply task tax taxid tcn tcns tel their ticket tin tkt trace tracking trading
  transmission transmittal tricare trip trn uhc umrn umrns unit united user userid vendor version veteran visit vocera voucher webinar wellcare work your
  zip zipcode`
/** Any label; its group tells which of {@link LABELS} it is. */
export const LABEL = cuedPattern(
  FIRST_WORDS,
  new RegExp(`(?<![A-Za-z0-9])(?:${LABELS.map(({ words }) => `(${words})`).join('|')})(?![A-Za-z])`, 'i'),
)
