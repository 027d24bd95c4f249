import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'

/** What a scanner or another device sets under what somebody typed at it. */
const OF_DEVICE = inOrder(
  /this (?:document|fax|e-?mail|message|scan|attachment|file) (?:was|has been|is being) /i,
  /(?:digitally |automatically |electronically )?(?:sent|scanned|transmitted)(?: to you)? (?:using|from|by|with|via|through) /i,
  /(?:an? |the |our )?(?:[\w"“”-]{1,20} ){0,5}/i,
  anyOf(
    /device|scanner|copier|printer|mfp|mfc|multifunction|machine|(?:work|office|laser|image)[a-z]{3,8}/i,
    /bizhub|ricoh|xerox|canon|kyocera|sharp|lexmark|konica/i,
  ),
  /\b[^?]{0,100}$/i,
)
/** What a webmail sets there: `This message was sent using IMP, the Internet Messaging Program.` */
const OF_WEBMAIL = inOrder(
  /this (?:e-?mail|message|mail) (?:(?:was|has been) )?(?:sent|composed|written) (?:using|from|by|with|via|through) (?:the )?/i,
  anyOf(
    /imp|horde|squirrelmail|roundcube|rainloop|snappymail|sogo|open-?xchange/i,
    /neomail|twig|atmail|@mail|mailman|zimbra|[a-z]{0,14}webmail/i,
  ),
  /\b/i,
  /[^?]{0,100}$/i,
)
/** What a portal, a help desk or a mailbox nobody reads sets under a message: how to answer, where to look. */
const OF_PORTAL = anyOf(
  inOrder(
    /to (?:(?:reply|respond|answer)(?:,| to this (?:message|e-?mail|comment|ticket|case))|unsubscribe|manage (?:your )?notifications)/i,
    /[^?]{0,60}\b(?:sign in|log ?in|click|answer this|reply to this|use the link|visit|https?:\S{1,300}|above this)[^?]{0,160}$/i,
  ),
  inOrder(
    /(?:you (?:can|may) |to )?(?:view|see|track|check|read|update) (?:all )?(?:the |your |this |of )*(?:full |entire )?/i,
    /(?:(?:details?|status|history|progress) (?:of|for|on) (?:the |your |this )?)?(?:case|ticket|request|incident|secure message)\b/i,
    /[^?]{0,40}(?:\bby (?:following|clicking|signing|logging|visiting)|\b(?:the|this) link\b|https?:\S{1,300})[^?]{0,120}$/i,
  ),
  /please (?:do not|don['’]t) (?:include (?:any )?(?:patient|protected|health|personal|phi)|share your (?:\w+ )?password)\b[^?]{0,80}$/i,
  /(?:this is an? )?(?:unattended|unmonitored) (?:mailbox|inbox|e-?mail)\b[^?]{0,100}$/i,
  /please (?:do not|don['’]t) (?:reply|respond) to this (?:message|e-?mail|mail|address|notification)\b[^?]{0,100}$/i,
  inOrder(
    /this (?:message|e-?mail|reply|notification) (?:was|has been|is) (?:sent|delivered|relayed|generated)(?: to you)? /i,
    /(?:by|via|through|from|using) [^?]{2,60} (?:on behalf of|in ?basket|portal|messenger|messaging)\b[^?]{0,160}$/i,
  ),
  inOrder(
    /you(?:['’]re| are| have)? ?(?:receiv(?:ed|ing)|got|getting) this (?:e-?mail|message|notification) because /i,
    /[^?]{0,60}\b(?:users?|subscri\w+|signed up|registered|account|notifications?|preferences|portal|ticket)\b[^?]{0,160}$/i,
  ),
  /you can (?:also )?(?:answer|reply to|respond to) this (?:e-?mail|message) (?:directly|for|until|within)\b[^?]{0,120}$/i,
  /to stop (?:receiving|getting) (?:these|such|this) (?:messages?|e-?mails?|notifications?)\b[^?]{0,120}$/i,
  /manage (?:your )?(?:notifications?|e-?mail)(?: settings| preferences)?\b:? ?[[<(]?https?:\S{1,300}$/i,
  inOrder(
    /(?:unsubscribe|(?:notification|e-?mail|manage) preferences|privacy (?:policy|notice)|view (?:online|in browser)|terms of use)/i,
    optional(/ ?[[<(]https?:\S{1,300}[\])>]/i),
    /(?: {0,3}[|·•-] {0,3}[^|·•?]{3,60}){0,4}$/i,
  ),
  /powered by [^?\d]{2,40}(?:\.(?: [^?]{0,100})?)?$/i,
)
/** The number by which a help desk finds an answer again: `{#HS:2788341-5510#}`, `Ref:MSG4471_x`, `ref:_00D80.500a:ref`. */
const OF_TICKET = anyOf(
  /\{?#HS:[\d-]{4,40}#\}?$/i,
  /\[? ?ref:(?:_[^\s:]{4,60}:ref|MSG\d{3,12}(?:_\w{1,40})?) ?\]?$/i,
  /thread::[\w-]{4,60}::$/i,
)

/** Lines that devices, webmails, portals and help desks set below what somebody wrote. */
export const PROGRAM_FOOTER = anyOf(OF_DEVICE, OF_WEBMAIL, OF_PORTAL, OF_TICKET)
/** First words of {@link PROGRAM_FOOTER} that no other notice begins with. */
export const FOOTER_WORDS =
  'to view track check you unattended unmonitored manage unsubscribe notification powered terms hs ref thread'
