import type { DrugAmount } from './drug-unit.ts'

/** Characters around an amount in which a word about its package stands. */
const NEAR = 24

/** The size of a package is no dose. */
const PACKAGE_AFTER =
  /^[\s-]*(?:x[ ]?\d{1,2}[ ])?(?:single[- ](?:dose|use)[\s-]*)?(?:vial|bottle|syringe|pen\b|sdv\b|mdv\b|amp)/
const PACKAGE_BEFORE = /\b(?:vial|bottle|syringe|sdv|mdv)s?(?: (?:size|of|is|was|has|holds|contains))?[ :=]*$/

/** True for what a vial, syringe or pen holds. */
export const isPackage = (amount: DrugAmount, text: string): boolean =>
  PACKAGE_AFTER.test(behind(amount, text)) || PACKAGE_BEFORE.test(before(amount, text))

/** `bag was 250 ml`, `in 100 ml of saline`: what the drug is in. */
const FLUID_BEFORE = /\b(?:bags?|diluted|mixed|reconstituted)(?: (?:was|is|of|in|with|size|an?))*[ :]*$/
const FLUID_AFTER = /^\s?(?:bags?\b|(?:of )?(?:ns\b|nss\b|(?:normal )?saline|d5w?\b|lr\b|lactated|diluent))/

/** True for the volume a drug is given in. */
export const isFluid = (amount: DrugAmount, text: string): boolean =>
  amount.measure === 'ml' && (FLUID_AFTER.test(behind(amount, text)) || FLUID_BEFORE.test(before(amount, text)))

const behind = ({ end }: DrugAmount, text: string): string => text.slice(end, end + NEAR)
const before = ({ start }: DrugAmount, text: string): string => text.slice(Math.max(0, start - NEAR), start)
