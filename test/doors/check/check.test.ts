import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimFile } from '../../support/claim-file.ts'
import { type OpenDoors, openDoors } from '../../support/open-doors.ts'
import { sendClaim } from './send-claim.ts'

let doors: OpenDoors

beforeAll(async () => {
  doors = await openDoors()
})

afterAll(() => doors?.close())

const get = (url: string) => doors.app.inject({ url })

const heading = (page: string): string[] =>
  [...page.matchAll(/<h4>(.*?)<\/h4>/g)].map(([, text = '']) => text.replace(/<[^>]+>/g, ''))

describe('a check of codes', () => {
  const url = '/check?codes=99213-25%2C+20610-RT%2C+76942&on=2024-08-01'

  it('names every edit with its columns, its indicator in words and where the modifier goes', async () => {
    const { body, statusCode } = await get(url)
    expect(statusCode).toBe(200)
    expect(heading(body)).toEqual(['20610 and 76942', '20610 and 99213'])
    expect(body).toContain('1: an NCCI modifier may bypass it where its criteria are met')
    expect(body).toMatch(/Modifier goes on<\/dt><dd><span class="code">99213<\/span>: 25 \(there now: 25\)/)
    expect(body).toMatch(/column 1 20610, column 2 76942/)
  })

  it('may be kept by anybody, and is told apart by its tag', async () => {
    const { headers } = await get(url)
    expect(headers).toMatchObject({ 'cache-control': 'public, max-age=300', vary: 'cookie' })
    expect(headers['set-cookie']).toBeUndefined()
    const again = await doors.app.inject({ url, headers: { 'if-none-match': String(headers.etag) } })
    expect(again.statusCode).toBe(304)
  })

  it('leads from the form to an address that can be shared', async () => {
    const { statusCode, headers } = await sendClaim(doors, { claim_text: '99213 25\n20610 RT x2', on: '8/1/2024' })
    expect(statusCode).toBe(303)
    expect(headers.location).toBe('/check?codes=99213-25%2C+20610-RT+x2&on=2024-08-01')
  })

  it.each([
    ['a date that is none', '/check?codes=99213&on=2024-13-01', 'The date of service is no date'],
    ['a setting nobody offers', '/check?codes=99213&setting=moon', 'Choose one of the settings'],
    ['no codes', '/check?codes=hello', 'There is no code in it'],
    ['a list too long for an address', `/check?codes=${'99213,'.repeat(400)}`, 'too long for an address'],
  ])('says what to mend where the address has %s', async (_title, address, words) => {
    const { statusCode, body, headers } = await get(address)
    expect(statusCode).toBe(422)
    expect(body).toContain(words)
    expect(headers['cache-control']).toBe('no-store')
  })

  it('speaks of the hospital’s files where the hospital bills', async () => {
    const { body } = await get(`${url}&setting=outpatient_hospital`)
    expect(body).toContain('Files for hospital outpatient claims')
  })
})

describe('a check of a claim', () => {
  it('answers a table line by line, tells its faults by line, and is kept by nobody', async () => {
    const claim = [
      'Claim #,Patient Name,DOS,CPT,Mod 1,Units',
      'A1,"Doe, Jane",08/01/2024,20610,RT,1',
      'A1,"Doe, Jane",08/01/2024,76942,,1',
      'A2,"Roe, Rick",08/02/2024,64484,,1',
      'A2,"Roe, Rick",08/02/2024,oops,,1',
    ].join('\n')
    const { statusCode, body, headers } = await sendClaim(doors, { claim_text: claim })
    expect(statusCode).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toContain('Claim 1, services of 2024-08-01')
    expect(body).toContain('Claim 2, services of 2024-08-02')
    expect(body).toMatch(/Line 5:<\/strong> What stands as procedure code is none/)
    expect(body).toContain('64484 is an add-on code and is never reported alone')
    expect(body).not.toMatch(/Jane|Rick|Doe|Roe|oops/)
  })

  it('reads an X12 837P file and shows nothing that tells who the patient is', async () => {
    const { body, statusCode } = await sendClaim(doors, { file: claimFile() })
    expect(statusCode).toBe(200)
    expect(heading(body)).toContain('20610 and 76942')
    expect(body).toContain('segment')
    expect(body).not.toMatch(/SMITH|JOHN|1EG4TE5MK72|19500101|PATCTRL|M1711|M17\.11|MEDREC/i)
  })

  it.each([
    ['a workbook', Buffer.from('504b030414000600', 'hex'), 'Save the sheet as CSV'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'This is a PDF'],
    ['an X12 file without its header', Buffer.from('ST*837*0001~CLM*1*2~'), 'no whole ISA header'],
    ['an answer instead of a claim', Buffer.from(claimFile().toString().replaceAll('837', '835')), 'not a claim (837)'],
    ['nothing', Buffer.from(''), 'There is no code in it'],
  ])('says what to send instead of %s', async (_title, file, words) => {
    const { statusCode, body } = await sendClaim(doors, { file })
    expect(statusCode).toBe(422)
    expect(body).toContain(words)
  })

  it('refuses a file over the bound', async () => {
    const { statusCode } = await sendClaim(doors, { file: Buffer.alloc(1_100_000, '99213\n') })
    expect(statusCode).toBe(413)
  })

  it('checks so many codes a claim and says which were left out', async () => {
    const codes = Array.from({ length: 60 }, (_each, at) => String(20600 + at)).join('\n')
    const { body } = await sendClaim(doors, { claim_text: codes })
    expect(body).toContain('It has 60 different codes; one check takes 50 a claim')
  })

  it('takes no form of another site, and none without the token of its page', async () => {
    const { statusCode } = await sendClaim(doors, { claim_text: '99213', form_token: 'guessed' })
    expect(statusCode).toBe(403)
  })

  it('reports no fault', () => {
    expect(doors.faults).toEqual([])
  })
})
