import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDoors, openDoors } from '../support/open-doors.ts'

let doors: OpenDoors
beforeAll(async () => {
  doors = await openDoors({ limits: { everyMinute: 3, signInsEveryMinute: 3 } })
})
afterAll(() => doors?.close())

describe('too many requests of one address', () => {
  it.each([
    ['for pages there are', '/data', 200, 'x-1'],
    ['for pages there are not', '/nowhere', 404, 'x-2'],
    ['for addresses the API does not have', '/api/v1/nowhere', 404, 'x-3'],
  ])('%s are refused, with the time of the next', async (_name, url, status, last) => {
    const headers = { 'x-forwarded-for': `10.0.0.${last.slice(2)}` }
    const statuses: number[] = []
    for (let time = 0; time < 4; time += 1) statuses.push((await doors.app.inject({ url, headers })).statusCode)
    expect(statuses).toEqual([status, status, status, 429])
    const refused = await doors.app.inject({ url, headers })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await doors.app.inject({ url, headers: { 'x-forwarded-for': '10.9.9.9' } })).statusCode).toBe(status)
  })
})
