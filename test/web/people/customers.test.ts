import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUILT_IN_PLANS } from '../../../src/domain/allowance.ts'
import { findMailStop, stopMail } from '../../../src/store/automatic-mail/mail-stops.ts'
import { ensureAccount, findAccount, listGrants } from '../../../src/store/customers/accounts.ts'
import { listPlanChanges } from '../../../src/store/customers/plan-changes.ts'
import { addPerson } from '../add-person.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { postForm } from '../visit.ts'

let desk: WebDesk
let cookie: string
let id: number

beforeAll(async () => {
  const allowances = {
    plans: BUILT_IN_PLANS,
    inHouse: { everybody: false, domains: ['acme.example'] },
    timeZone: 'America/Chicago',
    now: () => new Date(),
    use: async () => ({ granted: true, left: 1 }),
    look: async () => ({ granted: true, left: 3 }),
    keyOf: () => 'key',
  }
  desk = await openWebDesk({ allowances })
  cookie = await desk.signIn(await addPerson(desk, { role: 'lead' }))
  id = await ensureAccount(desk.pool, 'ana@clinic.example', true)
})
afterAll(() => desk?.close())

const get = (url: string) => desk.app.inject({ url, headers: { cookie } })
const post = (url: string, fields: Record<string, string>) => postForm(desk, url, fields, { cookie })

describe('the customers of a public desk', () => {
  it('are found by a part of their address, and only by leads', async () => {
    expect((await get('/customers?q=CLINIC')).body).toContain('ana@clinic.example')
    expect((await get('/customers?q=nobody')).body).toContain('No address holds that')
    expect((await get('/queue')).body).toContain('href="/customers"')
    const reviewer = await desk.signIn(desk.dana)
    expect((await desk.app.inject({ url: '/customers', headers: { cookie: reviewer } })).statusCode).toBe(403)
    expect((await desk.app.inject({ url: '/queue', headers: { cookie: reviewer } })).body).not.toContain(
      'href="/customers"',
    )
  })

  it('are put on a plan, for a time, with who did it on record', async () => {
    const answer = await post(`/customers/${id}/plan`, { plan: 'subscribed', plan_until: '2099-01-31' })
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: `/customers/${id}?done=plan` } })
    expect(await findAccount(desk.pool, id)).toMatchObject({
      plan: 'subscribed',
      planUntil: new Date('2099-02-01T05:59:00Z'),
    })
    const [change] = await listPlanChanges(desk.pool, id)
    expect(change).toMatchObject({ source: 'operator' })
    expect((await get(`/customers/${id}`)).body).toContain(`by ${change?.operatorName}`)
    const { rows } = await desk.pool.query(`select detail->>'plan' as plan from events where kind = 'plan_set'`)
    expect(rows).toEqual([{ plan: 'subscribed' }])
  })

  it('are granted more, and told wrong where the form is wrong', async () => {
    for (const count of ['', '0', '2.5', '5000', 'many']) {
      const refused = await post(`/customers/${id}/grant`, { door: 'ask', count })
      expect(refused.statusCode, count).toBe(422)
      expect(refused.body).toContain('whole number from 1 to 1000')
    }
    expect((await post(`/customers/${id}/grant`, { door: 'ask', count: '2', grant_until: 'soon' })).body).toContain(
      'Write the last day',
    )
    expect((await post(`/customers/${id}/plan`, { plan: 'golden' })).body).toContain('There is no plan golden')
    expect((await post(`/customers/${id}/grant`, { door: 'ask', count: '2' })).statusCode).toBe(303)
    expect(await listGrants(desk.pool, id)).toMatchObject([{ door: 'ask', count: 2, used: 0 }])
  })

  it('that wrote stop are let have mail again', async () => {
    await stopMail(desk.pool, 'ana@clinic.example', true)
    expect((await get(`/customers/${id}`)).body).toContain('They wrote “stop”')
    await post(`/customers/${id}/resume-mail`, {})
    expect(await findMailStop(desk.pool, 'ana@clinic.example')).toBeNull()
  })

  it('are deleted by a lead who types their address, with who did it on record', async () => {
    const gone = await ensureAccount(desk.pool, 'leaving@clinic.example', true)
    const refused = await post(`/customers/${gone}/delete`, { address: 'leaving@clinic' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Type the address as it stands above')
    expect(await findAccount(desk.pool, gone)).not.toBeNull()
    const answer = await post(`/customers/${gone}/delete`, { address: 'Leaving@clinic.example' })
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/customers?done=deleted' } })
    expect((await get('/customers?done=deleted')).body).toContain('The account was deleted')
    expect(await findAccount(desk.pool, gone)).toBeNull()
    const { rows } = await desk.pool.query<{ operator: number | null }>(
      `select operator_id as operator from events where kind = 'account_deleted'`,
    )
    expect(rows).toEqual([{ operator: expect.any(Number) }])
  })

  it('have a question beyond their allowance marked in the queue and on its page', async () => {
    const { caseId } = await desk.receiveAndDraft({ subject: 'Office visit', text: 'What is 99213?' })
    await desk.pool.query(`update cases set allowance = 'beyond' where id = $1`, [caseId])
    expect((await get('/queue?view=open')).body).toContain('beyond their allowance')
    expect((await get(`/cases/Q-${caseId}`)).body).toContain('beyond the allowance of who asks')
    expect((await get(`/cases/Q-${caseId}`)).body).toContain('Approve')
  })
})
