import { anyOf, inOrder } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask what a code means, or how two differ. */
export const CODE_MEANING: readonly WayOfAsking[] = [
  way(
    `what whats define defined definition meaning meanings mean means stand stands difference differences
      differnce differnces diffrence diffrences differance differances diff differ differs different explain
      explanation descriptor descriptors description descriptions cover covers`,
    anyOf(
      inOrder(
        /\bwhat(?:['’]?s| is| are)[ \t](?:the[ \t]|a[ \t])?/i,
        anyOf(
          /cpt|hcpcs|code|icd|modifier|pos|drg|carc|rarc|revenue|rev|difference|definition/i,
          /meaning|descriptor|description|\d{5}|\d{4}[A-Z]|[A-V]\d{4}/i,
          /(?:CO|PR|OA|PI)[ -]?[AB]?\d{1,3}|N\d{2,3}|MA?\d{2,3}/i,
        ),
        /\b(?!.{0,12}\bfor\b)/i,
      ),
      /\bwhat (?:do|does|did) .{1,60}\b(?:mean|stand for|cover)/i,
      /\bwhat(?:['’]?s| is) (?:the|that|this) \d{1,3}(?: one| code| denial| reason)?[ \t]*(?:\?|$)/i,
      /\bdefin(?:e|ed|ition)\b/i,
      /\bwhat(?:['’]?s| is| are| does) modifiers?\b/i,
      /\bmeanings? of\b|\bmeanings?[ \t]?[?.]?$|\bmeans?\?|\bmeans? what\b|\bstands? for\b/i,
      /\bdifferences? between\b/i,
      /\bdifferences?[ \t]?(?:\?|$)/i,
      /\bhow (?:is|are|does|do) .{1,40}\bdiffer(?:s|ent)?\b/i,
      /\bexpla(?:in|nation)\b/i,
      /\b(?:descriptor|description)s? (?:of|for)\b/i,
      /\bwhat are (?:they|these|those)\b/i,
      /\b(?:differnces?|diffrences?|differances?|diff)\b(?: (?:bw|b\/w|btwn?|between|of)\b|[ \t]?\?)/i,
      /\bwhat (?:on earth|in the world|the heck|the hell|exactly) (?:is|are|does)\b/i,
    ),
  ),
  // Rarer wordings.
  way('whats what', /\bwhat(?:['’]?s| is| does) (?:that|this)(?: mean)?\b|\bwhat (?:that|this|it) (?:is|means)\b/i),
  way(
    'separates separate distinguish distinguishes divides divide sets set tells charges items services difference',
    anyOf(
      /\bwhat (?:separates|distinguishes|tells)\b/i,
      // `what day count separates 99445 from 99454`
      inOrder(
        /\b(?:what|which) (?:\w+ ){1,3}(?:separates?|distinguish(?:es)?|divides?|sets?) /i,
        /(?:them|these|those|the two|the one|\d{5}|[A-V]\d{4})\b/i,
      ),
      /\bwhat (?:charges|items|services) (?:go|goes|belong)\b/i,
      /\bdifference (?:of |in )?(?:\d{5}|[A-V]\d{4})\b/i,
    ),
  ),
  // The ages that preventive visits are divided by.
  way('age ages', /\bages?\b[^.?!\n]{0,24} (?:for|of|on|in) (?:the |cpt |codes? )*993[89]\d/i),
  // Requests and questions of people in a hurry.
  way(
    'plain simple lay layman laymans about confuse confuses confused confusing mixing mix mixed apart gets',
    anyOf(
      /\bconfus(?:e|es|ed|ing)\b/i,
      /\bwho gets (?:which|what)\b/i,
      /\b(?:plain|simple|lay(?:man['’]?s)?) (?:words|terms|english)\b/i,
      /\bwhat(?:['’]?s| is) \S{1,12} about\b/i,
      /\bmix(?:ing|ed)? (?:them |these )?up\b/i,
      /\btell (?:them|these|the two|me) apart\b/i,
    ),
  ),
  way(
    'tell telling tells interpret categorize categorise',
    anyOf(
      inOrder(
        /\bwhat(?:['’]?s| is| are| does| do) .{1,16} (?:actually |really |even )?tell(?:ing)? /i,
        /(?:me|us|them|medicare|(?:the )?(?:payer|plan|insurance|carrier|MAC))\b/i,
      ),
      /\binterpret\b(?! (?:the )?(?:study|studies|film|x-?ray|ekg|ecg|image))/i,
      /\bcategori[sz]e\b/i,
    ),
  ),
  // Told as what happened, or what somebody says.
  way(
    'differs differ makes whats what',
    anyOf(
      /\bhow (?:it|they|this|these|that) differs?\b/i,
      /\bwhat makes (?:it|this|that|them|one)\b/i,
      /\bwhat do (?:those|these|they|the) (?:\w+ )?(?:say|mean)\b/i,
      /\bwhat(?:['’]?s| is) (?:[A-Z][A-Z\d]|\d\d) (?:vs?\.?|versus|and|or) (?:[A-Z][A-Z\d]|\d\d)\b/i,
    ),
  ),
  // Implied by a wish, a doubt or a change told in passing.
  way(
    'include includes involve involves when',
    /\bwhat does (?:\d{5}|[A-V]\d{4}) (?:include|involve)\b|\bwhen (?:do|would|should) (?:i|we|you) use (?:each|which|one or|the other)\b/i,
  ),
  way(
    'means mean makes qualifies counts considered',
    anyOf(
      // "our instructor asked what 99024 means"
      /\bwhat (?:\w+ )?(?:\d{5}|[A-V]\d{4}|(?:modifier|mod|status|indicator|POS) \S{1,3}) (?:even |really |actually )?means?\b/i,
      /\bwhat (?:exactly |really |actually )?(?:makes|qualifies|counts) (?:it |this |that |them |one |an? \w+ |as )/i,
      /\bwhat (?:is|counts as) considered (?:an? )?\w+/i,
    ),
  ),
]
