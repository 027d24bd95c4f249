import { describe, expect, it } from 'vitest'
import { lookOften } from '../../../src/mail/watch/look-often.ts'

/** A server that answers after so long, and what was asked of it. */
function server(answersAfterMs: number) {
  const asked = { count: 0 }
  const client = {
    usable: true,
    async noop() {
      asked.count += 1
      if (answersAfterMs > 0) await new Promise((resolve) => setTimeout(resolve, answersAfterMs))
    },
  }
  return { asked, client }
}

describe('looking for mail more often than a server tells of it', () => {
  it('asks nothing while no mail comes', async () => {
    const { asked, client } = server(0)
    await lookOften(1).look(client, null, () => false)
    expect(asked.count).toBe(0)
  })

  it('asks again and again after a mail, until the next one is there', async () => {
    const { asked, client } = server(0)
    const often = lookOften(1, 1000)
    often.mailCame()
    await often.look(client, null, () => asked.count === 5)
    expect(asked.count).toBe(5)
  })

  it('leaves a server alone that is far away', async () => {
    const { asked, client } = server(5)
    const often = lookOften(1, 2)
    often.mailCame()
    await often.look(client, null, () => false)
    often.mailCame()
    await often.look(client, null, () => false)
    expect(asked.count).toBe(3)
  })

  it('ends with the connection', async () => {
    const { asked, client } = server(0)
    const often = lookOften(1, 1000)
    often.mailCame()
    await often.look(client, null, () => {
      client.usable = asked.count < 2
      return false
    })
    expect(asked.count).toBe(2)
  })
})
