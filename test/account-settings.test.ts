import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'plans-'))
afterAll(() => rmSync(folder, { recursive: true }))

const GUEST = { name: 'Guest', code_page: '1 a month', ask: 'none', reviewed_answer: '1 ever' }
const REGISTERED = { name: 'Member', code_page: '5 per day', ask: 'unlimited', reviewed_answer: '2 a month' }

const read = (plans: unknown) => readConfig({ PLANS: JSON.stringify(plans) }).accounts.plans

describe('the settings of accounts', () => {
  it('without any are an in-house desk, with plans for the day it becomes public', () => {
    const { inHouse, plans } = readConfig({}).accounts
    expect(inHouse).toEqual({ everybody: true, domains: [] })
    expect(plans.plans.map(({ key }) => key)).toEqual(['guest', 'registered', 'subscribed'])
    expect(plans.plans.map(({ allowances }) => allowances.code_page?.count ?? null)).toEqual([1, 5, null])
  })

  it('of a public desk name the domains it works for without counting', () => {
    const env = { DESK_KIND: 'public', IN_HOUSE_DOMAINS: 'Acme.example, @lab.acme.example' }
    expect(readConfig(env).accounts.inHouse).toEqual({
      everybody: false,
      domains: ['acme.example', 'lab.acme.example'],
    })
    expect(() => readConfig({ IN_HOUSE_DOMAINS: 'acme' })).toThrow('IN_HOUSE_DOMAINS must be domains')
  })

  it('read plans from a file, each limit in words', () => {
    const file = join(folder, 'plans.json')
    const upgrade = 'https://acme.example/buy'
    writeFileSync(file, JSON.stringify({ upgrade_url: upgrade, plans: { guest: GUEST, registered: REGISTERED } }))
    const { plans, upgradeUrl } = readConfig({ PLANS_FILE: file }).accounts.plans
    expect(upgradeUrl).toBe(upgrade)
    expect(plans[0]?.allowances).toEqual({
      code_page: { count: 1, per: 'month' },
      ask: { count: 0, per: 'ever' },
      reviewed_answer: { count: 1, per: 'ever' },
    })
    expect(plans[1]?.allowances).toMatchObject({ code_page: { count: 5, per: 'day' }, ask: null })
  })

  it.each([
    [
      'a plan without a limit',
      { plans: { guest: GUEST, registered: { ...REGISTERED, ask: undefined } } },
      'plans.registered.ask',
    ],
    [
      'a limit nobody understands',
      { plans: { guest: { ...GUEST, ask: 'lots' }, registered: REGISTERED } },
      'must be unlimited, none',
    ],
    [
      'a limit beyond counting',
      { plans: { guest: { ...GUEST, ask: '5000 a day' }, registered: REGISTERED } },
      'up to 1000',
    ],
    ['no plan for guests', { plans: { registered: REGISTERED } }, 'plans.guest must be there'],
    [
      'a plan with a strange name',
      { plans: { guest: GUEST, registered: REGISTERED, 'Team 20': GUEST } },
      'small letters',
    ],
    ['a field nobody knows', { plans: { guest: { ...GUEST, pages: '1 a day' }, registered: REGISTERED } }, 'pages'],
    [
      'an address to buy at that is none',
      { upgrade_url: 'buy here', plans: { guest: GUEST, registered: REGISTERED } },
      'upgrade_url',
    ],
  ])('say where %s stands', (_words, plans, said) => {
    expect(() => read(plans)).toThrow(said)
  })

  it('say what a file that is no JSON must be', () => {
    expect(() => readConfig({ PLANS: 'guest: 1' })).toThrow('PLANS must be a JSON object with plans')
  })
})
