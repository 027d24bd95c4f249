/** Numbers from 0 below `end`, scattered, the same ones at every run. */
export function createChoice(seed = 20_240_701): (end: number) => number {
  let state = seed
  return (end) => {
    // Numerical Recipes' linear congruential generator: good enough to scatter; its low bits are not.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * end)
  }
}
