import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUILT_IN_PLANS } from '../../../src/domain/allowance.ts'
import { allowancePorts } from '../../../workers/account-ports.ts'
import { doorsDepsOn, type OpenDoors, openDoors } from '../../support/open-doors.ts'

let doors: OpenDoors

beforeAll(async () => {
  doors = await openDoors()
})

afterAll(() => doors?.close())

const get = async (url: string) => {
  const { statusCode, headers, body } = await doors.app.inject({ url })
  return { statusCode, headers, body: body.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&') }
}

/** The page as a person reads it: tags gone, blanks single. */
const read = async (url: string): Promise<string> => textOf((await get(url)).body)

const textOf = (html: string): string =>
  html
    .replace(/<head>[\s\S]*?<\/head>/, '')
    .replace(/<span class="vh">.*?<\/span>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, ' ')

describe('the page of a code', () => {
  it.each([
    ['/codes/cpt/90862?on=2026-03-02', /Deleted\. 2012-12-31 was its last valid date of service/],
    ['/codes/cpt/90862?on=2026-03-02', /Reported instead: 99212 to 99215 when the prescriber may report E\/M/],
    ['/codes/cpt/90812?on=2026-03-02', /Deleted\..*90834 with 90785/],
    ['/codes/cpt/90862?on=2012-06-01', /Active\. Valid for services on 2012-06-01.*last valid 2012-12-31/],
    ['/codes/icd-10-cm/M17?on=2025-11-03', /Not reported itself\./],
    ['/codes/icd-10-cm/M17.11?on=2025-11-03', /Active\. Valid for services on 2025-11-03/],
    ['/codes/hcpcs/G0438', /Annual wellness visit/i],
    ['/codes/modifier/59', /may separate an edit whose indicator is 1/],
    ['/codes/pos/11', /Office/],
    ['/codes/carc/97', /CARC 97/],
  ])('%s says %s', async (url, words) => {
    expect(await read(url)).toMatch(words)
  })

  it('tells what Medicare pays by in words, and the units of a day', async () => {
    const text = await read('/codes/cpt/20610?on=2024-08-01')
    expect(text).toMatch(/Status A active: paid separately if covered/)
    expect(text).toMatch(/Global period 24, 25, 57, 58, 78, 79 000 minor procedure: its own day/)
    expect(text).toMatch(/Bilateral 50, RT, LT 1 150 percent for both sides/)
    expect(text).toMatch(/Practitioners 2 per date of service \(indicator 3, clinical\)/)
  })

  it.each(['icd-10-cm/M17.11', 'cpt/20610'])('says of %s no more than the data of the date proves', async (path) => {
    expect(await read(`/codes/${path}?on=2031-01-05`)).toMatch(
      /Listed\..*No file loaded here speaks of \S+ on 2031-01-05/,
    )
  })

  it('leads up and down the classification, and to what a code was', async () => {
    const { body } = await get('/codes/icd-10-cm/M17.1?on=2025-11-03')
    expect(body).toContain('href="/codes/icd-10-cm/M17?on=2025-11-03"')
    expect(body).toContain('href="/codes/icd-10-cm/M17.11?on=2025-11-03"')
    expect(await read('/codes/cpt/90834')).toMatch(/2013-01-01 Took the place of 90812/)
  })

  it('gives every row one place, and cites sources that stand on it', async () => {
    for (const url of [
      '/codes/cpt/20610?on=2024-08-01',
      '/codes/cpt/90862',
      '/codes/icd-10-cm/M17.11',
      '/codes/cpt/90785',
    ]) {
      const { body } = await get(url)
      const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size, url).toBe(ids.length)
      const links = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
      expect(links.length).toBeGreaterThan(3)
      for (const link of links) expect(ids, url).toContain(link)
    }
  })

  it('has one address: others lead there and keep the date', async () => {
    for (const url of ['/codes/ICD-10-CM/m1711', '/codes/icd-10-cm/M1711']) {
      const { statusCode, headers } = await get(`${url}?on=2025-11-03`)
      expect([statusCode, headers.location]).toEqual([301, '/codes/icd-10-cm/M17.11?on=2025-11-03'])
    }
  })

  it('shows no official descriptor without a licence', async () => {
    await doors.pool.query(`update codes set official_description = 'OFFICIAL WORDS' where code = '99213'`)
    expect((await get('/codes/cpt/99213')).body).not.toContain('OFFICIAL WORDS')
    expect((await get('/codes/cpt/99214')).body).not.toContain('OFFICIAL WORDS')
  })

  it('takes a date no calendar has for none', async () => {
    expect((await get('/codes/cpt/99213?on=2025-02-30')).statusCode).toBe(200)
  })

  it('may be kept by others, and is no different for another guest', async () => {
    const { headers } = await get('/codes/cpt/99213')
    expect(headers).toMatchObject({ 'cache-control': 'public, max-age=300' })
    expect(headers['set-cookie']).toBeUndefined()
  })
})

describe('a code that is not there', () => {
  it.each([
    ['/codes/cpt/99123', /No row loaded here names CPT 99123/],
    ['/codes/cpt/hello', /“hello” does not look like a code of CPT/],
    ['/codes/revenue/0450', /No REVENUE file is loaded here/],
    ['/codes/planets/mars', /There is no code system “planets” here/],
    ['/codes/pos/59', /No row loaded here names POS 59/],
  ])('%s is told: %s', async (url, words) => {
    const { statusCode, body } = await get(url)
    expect(statusCode).toBe(404)
    expect(textOf(body)).toMatch(words)
  })

  it('is answered with codes a slip away', async () => {
    const { body } = await get('/codes/cpt/99123')
    expect(body).toContain('href="/codes/cpt/99213"')
  })
})

describe('the edits of a code', () => {
  it('are found by the other code, whichever column it is in', async () => {
    const one = await read('/codes/cpt/20611/edits?with=76942&on=2024-08-01')
    expect(one).toMatch(/1 edit with codes that begin with 76942 in edition 2024Q3/)
    const two = await read('/codes/cpt/76942/edits?with=20611&column=2&on=2024-08-01')
    expect(two).toMatch(/1 edit with codes that begin with 20611/)
  })

  it('come in pages that leave none out', async () => {
    await addEdits(250)
    const seen: string[] = []
    let url: string | null = '/codes/cpt/99199/edits?on=2024-08-01'
    for (let pages = 0; url !== null && pages < 9; pages += 1) {
      const { body } = await get(url)
      seen.push(
        ...[...body.matchAll(/<th scope="row"><a class="code" href="[^"]*">(\w+)</g)].map(([, code = '']) => code),
      )
      url = /href="([^"]+)" rel="next"/.exec(body)?.[1] ?? null
    }
    expect(seen).toHaveLength(250)
    expect(seen).toEqual([...new Set(seen)].sort())
  })

  it('are none for a code that has none, which is said to be no permission', async () => {
    expect(await read('/codes/cpt/90834/edits?with=00001')).toMatch(/No edit is not permission/)
  })
})

/** So many edits in an edition that speaks for August 2024, all with 99199 as column one. */
async function addEdits(count: number): Promise<void> {
  const { rows } = await doors.pool.query<{ id: number }>(
    `select id from editions where source = 'ncci-ptp-practitioner' and state = 'live' and effective @> '2024-08-01'::date order by id limit 1`,
  )
  await doors.pool.query(
    `insert into edit_pairs (edition_id, setting, column_one, column_two, modifier_indicator, effective, locator)
     select $1, 'practitioner', '99199', lpad((10000 + n)::text, 5, '0'), 1, '[2020-01-01,)', 'column 1 99199, column 2 ' || (10000 + n)
       from generate_series(1, $2) as n`,
    [rows[0]?.id, count],
  )
}

describe('an allowance', () => {
  it('of one page is one code, however often it is looked at, and what it takes to see more is said', async () => {
    const deps = doorsDepsOn(doors.pool)
    const counted = await openDoors({
      allowances: allowancePorts(doors.pool, deps.secret, {
        plans: BUILT_IN_PLANS,
        inHouse: { everybody: false, domains: [] },
        timeZone: deps.timeZone,
      }),
    })
    try {
      const look = (url: string) => counted.app.inject({ url, remoteAddress: '203.0.113.9' })
      expect((await look('/codes/cpt/99999')).statusCode).toBe(404)
      const first = await look('/codes/cpt/99213')
      expect(first.statusCode).toBe(200)
      expect(first.headers['cache-control']).toBe('no-store')
      expect(textOf(first.body)).toMatch(/0 of 1 code page left/)
      expect((await look('/codes/cpt/99213/edits')).statusCode).toBe(200)
      const second = await look('/codes/cpt/99214')
      expect(second.statusCode).toBe(403)
      expect(textOf(second.body)).toMatch(/Sign in/)
      expect((await look('/search?q=99214')).statusCode).toBe(200)
    } finally {
      await counted.close()
    }
  })
})
