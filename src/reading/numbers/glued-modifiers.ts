import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'

const LETTERS = /(?:RT|LT|TC|QW|G[PON]|KX|X[SUEP]|J[WZ]|G[AYZX]|E[1-4]|[TF][A1-9])/
const FIGURES = /(?:2[2-7]|5\d|7[6-9]|91|95)/

/** Two modifiers without a sign between, as in `87804-QW59` and `64483-50KX`; four figures are rather the rest of a ZIP code. */
export const GLUED_MODIFIERS = anyOf(inOrder(LETTERS, anyOf(FIGURES, /RT|LT|KX/)), inOrder(FIGURES, LETTERS))
