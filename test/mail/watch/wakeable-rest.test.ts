import { describe, expect, it } from 'vitest'
import { wakeableRest } from '../../../src/mail/watch/wakeable-rest.ts'

describe('a rest', () => {
  it('is over when it is woken', async () => {
    const rest = wakeableRest()
    const slept = rest.sleep(3_600)
    rest.wake()
    await expect(slept).resolves.toBeUndefined()
  })

  it('is over when its time is', async () => {
    await expect(wakeableRest().sleep(0.001)).resolves.toBeUndefined()
  })

  it('is not begun again where rests were ended', async () => {
    const rest = wakeableRest()
    const slept = rest.sleep(3_600)
    rest.end()
    await slept
    await expect(rest.sleep(3_600)).resolves.toBeUndefined()
  })

  it('stands a call to wake while nobody sleeps', async () => {
    const rest = wakeableRest()
    rest.wake()
    const slept = rest.sleep(3_600)
    rest.wake()
    await expect(slept).resolves.toBeUndefined()
  })
})
