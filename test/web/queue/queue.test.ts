import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { type SeededDesk, seedDesk } from '../seed-desk.ts'
import { type Visit, visit } from '../visit.ts'

let desk: WebDesk
let seeded: SeededDesk
let dana: Visit

beforeAll(async () => {
  desk = await openWebDesk()
  seeded = await seedDesk(desk)
  dana = await visit(desk)
})

afterAll(() => desk?.close())

/** The numbers of the cases a list shows, in its order. */
const rowsOf = (page: string): number[] =>
  [...page.matchAll(/<a class="row" id="Q-(\d+)"/g)].map(([, id]) => Number(id))

const show = async (view: string): Promise<string> => (await dana.get(`/queue?view=${view}`)).body

describe('the views', () => {
  it('hold each case by its state', async () => {
    expect(rowsOf(await show('attention'))).toEqual([seeded.refused, seeded.uncertain])
    expect(rowsOf(await show('sent'))).toEqual([seeded.sent])
    expect(rowsOf(await show('rejected'))).toEqual([seeded.rejected])
    expect(rowsOf(await show('quarantine'))).toEqual([seeded.quarantined])
    expect(rowsOf(await show('open'))).toEqual(
      expect.arrayContaining([seeded.pair, seeded.deleted, seeded.unknown, seeded.followUp]),
    )
  })

  it('begin with the open questions, the oldest first', async () => {
    const rows = rowsOf((await dana.get('/queue')).body)
    expect(rows[0]).toBe(seeded.pair)
    expect(rows).toEqual([...rows].sort((a, b) => a - b))
    expect(rowsOf(await show('no-such-view'))).toEqual(rows)
  })

  it('count what each of them holds', async () => {
    const page = await show('all')
    const count = (title: string): number =>
      Number(new RegExp(`<span>${title}</span>\\s+<span class="count">(\\d+)`).exec(page)?.[1])
    expect(count('Attention')).toBe(2)
    expect(count('Machine mail')).toBe(1)
    expect(count('All')).toBe(rowsOf(page).length)
  })

  it('say what waits elsewhere when they are empty', async () => {
    const page = await show('awaiting')
    expect(page).toContain('No requester was asked for more information.')
    expect(page).toMatch(/in <a href="\/queue\?view(=|&#x3D;)unassigned">Unassigned<\/a>/)
  })

  it('show mail no person wrote, and why it was not answered', async () => {
    const page = await show('machine')
    expect(page).toContain('Out of office')
    expect(page).toContain('Auto-Submitted says auto-replied')
  })

  it('warn of answers that may or may not have been sent', async () => {
    expect(await show('open')).toContain('2 answers need attention:')
  })
})

describe('a row', () => {
  it('says state, codes, draft and how long it waits in words', async () => {
    const page = await show('open')
    const row = page.split('<tr role="row"').find((each) => each.includes(`id="Q-${seeded.deleted}"`))
    expect(row).toContain('90862 rejected')
    expect(row).toContain('Ann Duval')
    expect(row).toContain('Needs review')
    expect(row).toContain('<span class="code">90862</span>')
    expect(row).toContain('Ready')
    expect(row).toContain('nobody')
    expect(row).toMatch(/<time datetime="[^"]+" title="[^"]+">(due|overdue) /)
  })

  it('of a held answer says when it leaves', async () => {
    expect(await show('held')).toMatch(/Approved, held<span class="sub">leaves at <time datetime="/)
  })
})

describe('the page', () => {
  it('loads itself again without JavaScript, and is the only one to do so', async () => {
    const refresh = '<noscript><meta http-equiv="refresh" content="60"></noscript>'
    expect(await show('open')).toContain(refresh)
    expect((await dana.get(`/cases/Q-${seeded.pair}`)).body).not.toContain('http-equiv="refresh"')
  })

  it.each(['after=abc', 'after=-1', 'after=99999999999999999999', 'after=1&after=2', 'view=open&view=sent'])(
    'survives ?%s',
    async (query) => {
      expect((await dana.get(`/queue?${query}`)).statusCode).toBe(200)
    },
  )
})

describe('a long list', () => {
  it('comes in pages that show every case once, whatever arrives meanwhile', async () => {
    const busy = await openWebDesk()
    try {
      const kim = await visit(busy, busy.kim)
      const ids: number[] = []
      for (let mail = 0; mail < 30; mail += 1) {
        ids.push((await busy.receive({ subject: `question ${mail}`, text: 'What is 99213?' })).caseId)
      }
      const first = (await kim.get('/queue?view=open')).body
      const next = /href="(\/queue\?[^"]*after[^"]*)" rel="next"/.exec(first)?.[1]
      ids.push((await busy.receive({ subject: 'a late one', text: 'What is 99214?' })).caseId)
      const second = (await kim.get(next?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? '')).body
      expect([...rowsOf(first), ...rowsOf(second)]).toEqual(ids)
      expect(second).not.toContain('rel="next"')
    } finally {
      await busy.close()
    }
  })
})

describe('an empty desk', () => {
  it('says where to send a first question', async () => {
    const empty = await openWebDesk()
    try {
      const page = (await (await visit(empty)).get('/queue')).body
      expect(page).toContain('No mail yet. Send a test question to coding@acme.example')
    } finally {
      await empty.close()
    }
  })
})

describe('mail that is meant to break the page', () => {
  it('is shown as text everywhere', async () => {
    const attack = `"><script>alert(1)</script><img src=x onerror=alert(2)>'\`=`
    const { caseId } = await desk.receiveAndDraft({
      subject: attack,
      text: `99213 ${attack}\n\n${attack}`,
      from: { address: 'mallory@evil.example', name: attack },
    })
    await desk.receive({ subject: attack, text: attack }, { kind: 'quarantine', why: attack })
    const urls = [
      '/queue?view=all',
      '/queue?view=quarantine',
      `/cases/Q-${caseId}`,
      `/cases/Q-${caseId + 1}`,
      `/queue?view=${encodeURIComponent(attack)}&after=${encodeURIComponent(attack)}`,
      `/cases/${encodeURIComponent(attack)}`,
    ]
    for (const url of urls) {
      const page = (await dana.get(url)).body
      expect(page).not.toContain('<script>alert')
      expect(page).not.toContain('<img')
      expect(page).not.toContain('<b>')
    }
    const fields = { ...(await dana.openAnswer(caseId)), short_answer: `</textarea>${attack}`, closing: attack }
    for (const action of ['preview', 'edit']) {
      const page = (await dana.post(`/cases/Q-${caseId}/${action}`, fields)).body
      expect(page).not.toContain('<script>alert')
      expect(page).not.toContain('<img')
    }
  })
})
