import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore, type Span } from '../text/span.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'

/** Services of a whole month, by their names. */
const MONTHLY_WORDS = cueWords('ccm pcm rpm rtm apcm esrd cpo dialysis oversight')
/** Their codes: dialysis, care management, care plan oversight, monitoring at home. */
const MONTHLY_CODE = inOrder(
  /^/i,
  anyOf(
    /9095[1-9]|9096[0-6]|99487|99489|9949[01]|9943[79]|9942[4-7]|9937[4-9]|9938[0]|99339/i,
    /99340|9945[3478]|9897[5-7]|9898[01]|G018[12]|G0506|G055[678]|G2065|G3002/i,
  ),
)
/** `63 minutes in`, `3 times in`, `in October our nurse had 63 minutes` */
const COUNTED =
  /\b(?:\d{1,3}|two|three|four|five|six)[ \t](?:\w+[ \t])?(?:min(?:ute)?s?|hours?|hrs?|times|days|visits|readings|sessions|calls)\b/i

/**
 * True for a month whose care is counted as one service, which has no one day; a month with its year tells which rules hold,
 * and counts.
 */
export function isMonthOfService(text: string, { start, end }: Span, index: TextIndex): boolean {
  if (/\d/.test(text.slice(start, end))) return false
  if (COUNTED.test(lineBefore(text, start, 60)) || COUNTED.test(lineAfter(text, end, 60))) return true
  return placesOf(index, MONTHLY_WORDS).length > 0 || namesMonthlyCode(text, index)
}

/** `plateaued in December`, `turned 65 in March`: how somebody fared or what became of them, and nothing that was done. */
const COURSE_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /plateaued|peaked|leveled[ \t]off|levelled[ \t]off|stabili[sz]ed|improved|worsened|flared(?:[ \t]up)?|relapsed/i,
    /declined|regressed|recovered|healed|quit(?:[ \t]smoking)?|stopped[ \t](?:coming|smoking|taking[ \t]\w+)/i,
    /retired|moved(?:[ \t](?:here|in|away|back|to[ \t]\w+))?|widowed|got[ \t](?:married|divorced)|turned[ \t]\d{1,3}/i,
    /aged[ \t](?:in|out)|lost[ \t](?:her|his|their)[ \t](?:job|coverage|insurance|plan)|joined[ \t](?:us|the[ \t]\w+)/i,
    inOrder(
      /(?:took[ \t]over|started|took[ \t]on|inherited|began)[ \t]/i,
      anyOf(
        /here|with[ \t]\w+/i,
        inOrder(
          /(?:(?:at|in)[ \t])?(?:this|the|my)[ \t]/i,
          /job|desk|role|position|office|practice|department|account|team/i,
        ),
      ),
    ),
    /(?:was|is|got)[ \t](?:hired|laid[ \t]off|promoted)|changed[ \t](?:jobs|plans|insurance|doctors)/i,
  ),
  /[ \t](?:back[ \t]|again[ \t])?(?:in|around|since|last|during|by)[ \t](?:early[ \t]|late[ \t]|mid[ -]?)?$/i,
)

/** `thanks for your answer last week`, `I resigned from the staff last month`, `at a webinar last week`: of the writer, not of a service. */
const OF_WRITER_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /resigned|(?:was|got|were)[ \t]hired|joined[ \t](?:us|you|the[ \t](?:team|practice|group|office))/i,
    /your[ \t](?:last[ \t]|previous[ \t]|quick[ \t])?(?:answers?|reply|e-?mail|response|help|advice)/i,
    /(?:asked|e-?mailed|wrote)[ \t](?:you|us|in|about|this|here)/i,
    /(?:heard|learned|found[ \t]out)/i,
    /(?:an?|the|our|this)[ \t](?:\w+[ \t])?(?:webinar|class|course|conference|newsletter|seminar|training|staff[ \t]meeting)/i,
  ),
  /\b[^.?!\n]{0,50}$/i,
)

/** True for a week or month in which somebody's course or circumstances changed, or the writer did something else than serve. */
export function isMonthOfCourse(text: string, { start, end }: Span): boolean {
  if (COURSE_BEFORE.test(lineBefore(text, start, 50))) return true
  return /^last\b/i.test(text.slice(start, end)) && OF_WRITER_BEFORE.test(lineBefore(text, start, 80))
}

/** A procedure or supply, as one is written. */
const CODE = /^(?:\d{4}[0-9FTU]|[A-V]\d{4})$/i

/** True where codes are named in that stretch and every one is of a service of a whole month. */
export function namesOnlyMonthlyCodes(text: string, { figures }: TextIndex, among: Span): boolean {
  let names = false
  for (let at = 0; at < figures.length; at += 3) {
    const start = figures[at] ?? 0
    const end = figures[at + 2] ?? 0
    if (end - start !== 5 || start < among.start || end > among.end) continue
    const written = text.slice(start, end)
    if (!CODE.test(written)) continue
    if (!MONTHLY_CODE.test(written)) return false
    names = true
  }
  return names
}

function namesMonthlyCode(text: string, { figures }: TextIndex): boolean {
  for (let at = 0; at < figures.length; at += 3) {
    if ((figures[at + 2] ?? 0) - (figures[at] ?? 0) !== 5) continue
    if (MONTHLY_CODE.test(text.slice(figures[at], figures[at + 2]))) return true
  }
  return false
}
