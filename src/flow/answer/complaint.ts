import { anyOf, captured, everywhere, inOrder, notBefore, repeated } from '../../patterns/compose-patterns.ts'

/** A diagnosis that nobody has confirmed, and what the patient complains of. */
export const UNCONFIRMED = /\b(?:r\/o|rule[sd]?[ -]?out|suspected|suspicion of|probable|possible)(?![\w])/i
/** A symptom with the words before it that tell where it is. */
const COMPLAINT = everywhere(
  inOrder(
    captured(
      inOrder(
        repeated(
          inOrder(
            /\b/i,
            notBefore(
              anyOf(
                /pt|pts|patient|with|w|for|of|and|or|c|o|has|had|have|the|an?|order/i,
                /says|said|possible|suspected|probable|likely|r|rule|rules|ruled|out/i,
                /due|to|no|denies|without|her|his|is|was|from|after|only|some|new|dx/i,
                /code/i,
              ),
              /\b/i,
            ),
            /[a-z]+[ \t]/i,
          ),
          '{0,2}',
        ),
        /\b/i,
        anyOf(
          /pain|swelling|cough|fever|headaches?|dizziness|syncope|dyspnea|shortness of breath/i,
          /sob|numbness|weakness|rash|nausea|vomiting|palpitations|fatigue|edema|hematuria/i,
          /dysuria|diarrhea|constipation|jaundice|wheezing|hoarseness|dysphagia/i,
        ),
      ),
    ),
    /\b/i,
  ),
)
const DENIED = /\b(?:no|denies|denied|without|negative for)[ \t](?:[a-z]+[ \t]){0,2}$/i
/** The first symptom of the message that nobody denies. */
export function findComplaint(message: string): string | undefined {
  const told = [...message.matchAll(COMPLAINT)].find(({ index }) => !DENIED.test(message.slice(0, index)))
  return told?.[1]
}
