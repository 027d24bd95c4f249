/** NIST SP 800-63B-4 §3.1.1.2 asks for 15 where the password stands alone and 8 beside a second factor; composition rules it forbids. */
export const LEAST_CHARACTERS = 12

/** Longer ones are refused rather than cut; hashing has to end. */
export const MOST_CHARACTERS = 256

/** What people choose when they must choose something: a password made of nothing else is guessed first. */
const COMMON_PIECES = [
  'password',
  'passwort',
  'passphrase',
  'passcode',
  'welcome',
  'letmein',
  'changeme',
  'default',
  'temporary',
  'temp',
  'secret',
  'admin',
  'administrator',
  'login',
  'master',
  'superman',
  'batman',
  'dragon',
  'monkey',
  'shadow',
  'sunshine',
  'princess',
  'iloveyou',
  'football',
  'baseball',
  'qwerty',
  'qwertyuiop',
  'qwertz',
  'asdfgh',
  'asdfghjkl',
  'asdf',
  'zxcvbn',
  'zxcvbnm',
  'abcdef',
  'abcd',
  'abc',
  'trustno',
  'whatever',
  'hello',
  'freedom',
  'summer',
  'winter',
  'spring',
  'autumn',
  'january',
  'february',
  'march',
  'april',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
  'monday',
  'friday',
  'hospital',
  'clinic',
  'medical',
  'billing',
  'coding',
  'coder',
  'doctor',
  'nurse',
  'health',
  'healthcare',
  'medicare',
  'case',
  'consultant',
  'desk',
  'office',
  'company',
  'test',
  'user',
  'the',
  'my',
  'is',
  'our',
  'your',
  'new',
  'please',
].sort((one, other) => other.length - one.length)

/** Letters people hide behind look-alikes. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/**
 * Why that cannot be the password, in a sentence that says what to do, or null where it can. `own` are words an attacker
 * would try for this person: their name, their address, the name of the desk.
 */
export function findPasswordFault(password: string, own: readonly string[]): string | null {
  const characters = [...password].length
  if (characters < LEAST_CHARACTERS)
    return `Use at least ${LEAST_CHARACTERS} characters; this has ${characters}. Several words are easy to remember.`
  if (characters > MOST_CHARACTERS) return `Use at most ${MOST_CHARACTERS} characters.`
  if (isMonotonous(password))
    return 'This repeats the same few characters, or counts on. Choose something with more variety.'
  const ownPieces = own
    .flatMap((each) => each.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((piece) => piece.length >= 3)
  if (isMadeOf(password, [...ownPieces, ...COMMON_PIECES]))
    return 'This is made of words and numbers that are guessed first. Choose something nobody would expect of you.'
  return null
}

function isMonotonous(password: string): boolean {
  const characters = [...password.toLowerCase()]
  if (new Set(characters).size < 5) return true
  const steps = characters
    .slice(1)
    .map((each, at) => (each.codePointAt(0) ?? 0) - (characters[at]?.codePointAt(0) ?? 0))
  return steps.filter((step) => Math.abs(step) <= 1).length >= steps.length - 2
}

/** Whether nothing remains but numbers and signs once those words are taken out, also where look-alikes stand for letters. */
function isMadeOf(password: string, pieces: readonly string[]): boolean {
  const plain = password.toLowerCase()
  const unmasked = [...plain].map((each) => LOOK_ALIKES[each] ?? each).join('')
  const sorted = [...pieces].sort((one, other) => other.length - one.length)
  return [plain, unmasked].some((text) => {
    let rest = text
    for (const piece of sorted) rest = rest.replaceAll(piece, ' ')
    return rest.replace(/[^\p{L}]/gu, '').length < 3
  })
}
