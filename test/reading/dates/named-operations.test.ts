import { describe, expect, it } from 'vitest'
import { readServiceDates } from '../../../src/reading/dates/date-of-service.ts'

/** A Wednesday. */
const SENT_ON = '2026-11-18'

const dateOfService = (text: string) => readServiceDates(text, SENT_ON).dateOfService

describe('the day of an operation that is called by its name', () => {
  it.each([
    ['the appy of 11/5, 44970. The consult on 11/2 did tell of pain', '2026-11-05'],
    ['her thyroidectomy of 11/9. Clinic on 11/2 did mention it', '2026-11-09'],
    ['a question on the EGD from 11/5, 43239', '2026-11-05'],
    ['Mohs upper lip mon, 2 stages, 17311', '2026-11-16'],
    ['cysto w stent thurs, 52332', '2026-11-12'],
    ['lap chole on a 40 yo mon, 47562', '2026-11-16'],
    ['EMG both legs, DOS 1105, 95886', '2026-11-05'],
    ['date of service 0917, 97110', '2026-09-17'],
    ['Delivered and signed for 11/5/2026, order 10/1/26. L0650', '2026-11-05'],
    ['picked up & signed 11/5/26, rx dated 10/2/26 E0601', '2026-11-05'],
    ['11/5/2026, which is what we report as the service day. Signed 11/9/26', '2026-11-05'],
    ['DRG 470, admitted 11/3, surgery 11/4, discharged to SNF 11/9', '2026-11-09'],
    ['discharged to rehab 11/9 after a fall 11/2, DRG 480?', '2026-11-09'],
    ['DRG 521, admit 11/3, dc to the rehab 11/9', '2026-11-09'],
  ])('of %j is %s', (text, date) => expect(dateOfService(text)).toBe(date))

  it.each([
    'closure meeting mon, need 47562 by then',
    'case is open till tues, 47562?',
    'surgery will be tues, 47562 ok?',
    'strength after repair of 3/5, 97110',
    'excision of 3/4 inch lesion, 11401',
    'rotator cuff repair of 3/4 tear, 29827',
    'the case of 2/2 surgeons, 22551',
    'DOS 0917 am, 97110',
  ])('is none in %j', (text) => expect(dateOfService(text)).toBeNull())

  it('is not the day a note was signed', () => {
    expect(dateOfService('note signed 11/5/2026 for the 99213 visit on 11/2/26')).toBe('2026-11-02')
  })
})
