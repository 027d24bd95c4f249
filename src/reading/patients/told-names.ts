import { after, anyOf, before, inOrder } from '../../patterns/compose-patterns.ts'
import { cuedPattern } from '../text/text-index.ts'

/** What says that the words behind it are a person's name, whatever they are. */
export const NAMED = cuedPattern(
  'named name goes known aka a',
  inOrder(
    anyOf(
      /named[ \t](?<![A-Za-zÀ-ɏ\d]named[ \t])/,
      inOrder(
        /name/,
        after(
          /\b/,
          anyOf(
            /[Hh]er|[Hh]is|[Tt]heir|[Ww]hose/,
            inOrder(
              anyOf(
                /[Mm]om|[Dd]ad|[Pp]t|[Pp]atient|[Cc]hild|[Bb]aby|[Kk]id|[Cc]lient/,
                /[Dd]aughter|[Ss]on|[Hh]usband|[Ww]ife/,
              ),
              /['’]?s/,
            ),
          ),
          /[ \t](?:(?:last|first|full)[ \t])?name/,
        ),
        /(?:['’]s|[ \t]is|[ \t]was)?[ \t:=-]{1,3}/,
      ),
      /name(?<=\bby[ \t](?:the[ \t])?name)[ \t](?:of[ \t])?/,
      /goes[ \t]by[ \t]/,
      /known[ \t]as(?<=\b(?:[Pp]t|[Pp]atient|[Ss]he|[Hh]e)[ \t](?:is[ \t])?known[ \t]as)[ \t]/,
      /aka[ \t]|a\.k\.a\.[ \t]/,
    ),
    /["“]?(?=[A-ZÀ-ÞĀ-ɏḀ-ỿ])/,
  ),
)
/** Words for a person of whom a bill is sent, before a whole name: `this lady Prudence Wetherell`, `Last case: Lorna Estabrook`. */
export const PERSON = cuedPattern(
  `lady gentleman guy woman man girl boy kid child infant toddler newborn worker employee veteran inmate student resident claimant poa contact
  party guarantor case cases person individual decedent estate master seen label`,
  inOrder(
    /(?<![A-Za-zÀ-ɏ\d])/i,
    anyOf(
      /lady|gentleman|guy|woman|man|girl|boy|kid|child|infant|toddler|newborn|worker|employee/i,
      /veteran|inmate|student|resident|claimant|POA|(?<=emergency )contact/i,
      /(?<=resp(?:onsible|\.)? )party/i,
      /guarantor|cases?(?=[ \t]?[:=-])|person|individual|decedent|estate of|master/i,
      /(?<=was )seen(?=:)|label(?=[ \t]?:)/i,
    ),
    /[ \t]?[,:=(-]?[ \t]{0,3}(?:is[ \t]|was[ \t])?(?=[A-ZÀ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’-]{0,24}\.?,?[ \t])/i,
  ),
)
/** `Last: Fennimore  First: Gus`, `Last Name: ...`: the parts of a form. */
export const PART = cuedPattern(
  'last first surname lname fname given',
  inOrder(
    /(?<![A-Za-zÀ-ɏ\d])(?:last|first|surname|lname|fname|given)(?:[ \t]?name)?[ \t]?[:=][ \t]{0,4}/i,
    before(/[A-ZÀ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’-]{1,24}(?:[ \t,\r\n]|$)/i),
  ),
)
