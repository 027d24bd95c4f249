/** Weeks of gestation, which stand beside a code of the pregnancy. */
const isWeeks = (code: string): boolean => code.startsWith('Z3A')

/** Pregnancies with abortive outcome, and the elective termination. */
const ABORTIVE = /^(?:O0[0-8]|Z33\.2)/

/**
 * True for the weeks beside a pregnancy that ended without a birth, which never take them, whatever the note at the chapter asks for.
 * @see ICD-10-CM Official Guidelines, section I.C.21.c.11
 */
export const takesNoWeeks = (code: string, other: string): boolean => ABORTIVE.test(code) && isWeeks(other)
