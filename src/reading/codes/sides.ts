import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'

const SIDE = /^[LR]T$/
/** What makes LT and RT words of the body. */
const BODY_AFTER = inOrder(
  /^[ \t]/i,
  anyOf(
    /knees?|shoulders?|hips?|eyes?|ears?|feet|foot|hands?|ankles?|wrists?|elbows?|legs?|arms?/i,
    /breasts?|thumb|heels?|thigh|calf|flank|arm|cheek|ulcer|wound|side|foot|index|great|big/i,
    /sided?|upper|lower|L\d|C\d/i,
  ),
  /\b/i,
)
/** What makes RT a therapist or a therapy: respiratory, or by radiation. */
const THERAPIST_AFTER = inOrder(
  /^[ \t]/i,
  anyOf(
    /for[ \t](?:the[ \t])?(?:lungs?|breath\w*|vent\w*|cancer|tumou?r|prostate)/i,
    /evals?|consults?|tx|treatments?|therap\w*|planning|course|dept|department|staff|came|saw/i,
    /did|gave|does|performed|fractions?|neb\w*|protocol/i,
  ),
  /\b/i,
)

/** True for LT and RT before a part of the body: `RT knee`. */
export const isSideOfBody = (code: string, after: string): boolean => SIDE.test(code) && BODY_AFTER.test(after)

/** True for RT that is a therapist or a therapy. */
export const isTherapist = (code: string, after: string): boolean => code === 'RT' && THERAPIST_AFTER.test(after)
