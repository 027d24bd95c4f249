/** The scripts whose letters can stand for Latin ones; more of them than one in a word is no one's way of writing. */
const SCRIPTS = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Armenian: /\p{Script=Armenian}/u,
  Cherokee: /\p{Script=Cherokee}/u,
  Fullwidth: /[\uFF21-\uFF3A\uFF41-\uFF5A]/u,
  Mathematical: /[\u{1D400}-\u{1D7FF}]/u,
} as const

/** The scripts of the first word that mixes several, such as `мcm` of Cyrillic and Latin; empty where none does (UTS #39 §5). */
export function findMixedScripts(text: string): string[] {
  for (const word of text.split(/[^\p{L}\p{M}]+/u)) {
    const scripts = Object.entries(SCRIPTS).flatMap(([name, pattern]) => (pattern.test(word) ? [name] : []))
    // Fullwidth letters are Latin by script, and strange all the same.
    if (scripts.length > 1) return scripts
  }
  return []
}
