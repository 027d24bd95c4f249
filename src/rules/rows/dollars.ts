/** An amount in dollars with its cents, halves upwards; a product of decimals may lie a hair below the half. */
export const inDollars = (amount: number): string => (Math.round((amount + 1e-9) * 100) / 100).toFixed(2)
