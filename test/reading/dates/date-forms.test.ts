import { describe, expect, it } from 'vitest'
import { readDates } from '../../../src/reading/dates/dates.ts'

/** A Saturday. */
const SENT_ON = '2026-11-21'

const days = (text: string, sentOn = SENT_ON) =>
  readDates(text, sentOn)
    .filter(({ precision }) => precision === 'day')
    .map(({ date, until }) => (until ? `${date}..${until}` : date))

describe('a day of a month alone', () => {
  it.each([
    ['L shin ulcer 11/5, debrided', '2026-11-05'],
    ['cmp and tsh at 3pm, all 10/30', '2026-10-30'],
    ['99213 (10/2) denied', '2026-10-02'],
    ['06/08 20610', '2026-06-08'],
    ['DOS 10-2, 99213', '2026-10-02'],
    ['CT chest 11-03, 71260', '2026-11-03'],
    ['period 10/1-10/31', '2026-10-01..2026-10-31'],
    ['9/3 thru 9/9', '2026-09-03..2026-09-09'],
    ['12/28-1/3', '2025-12-28..2026-01-03'],
    ['dos10/2/26', '2026-10-02'],
    ['on October the 2nd', '2026-10-02'],
    ['02OCT2026', '2026-10-02'],
    ['2oct26', '2026-10-02'],
    ['Oct 2/26', '2026-10-02'],
    ['Oct 2-4 for 99232', '2026-10-02..2026-10-04'],
    ['2026-10-02T09:30', '2026-10-02'],
    ['Study date: 20261002', '2026-10-02'],
    ['Op Date 10022026', '2026-10-02'],
    ['Exam Date/Time: 20261002 0914', '2026-10-02'],
  ])('in %j is %s', (text, date) => expect(days(text)[0]).toBe(date))

  it.each([
    '5/5 strength',
    'pain 9/10',
    '4/5 grip, 10/10 pain',
    'ROS 10/14 systems',
    'murmur 2/6',
    '1/2 tab, 3/4 of the vial',
    'POS 02/10',
    'visit 3/12 of PT',
    '8/10 visits used',
    '3/16 inch',
    'T12/11',
    'lot 10/25',
    '11/14 trigger points',
    'levels 4-5, 22633',
    'ages 5-11 99393',
    '99213-25',
    'toes 2-3',
    'part 20261002 in stock',
  ])('is none in %j', (text) => expect(days(text)).toEqual([]))
})

describe('a day of the week', () => {
  it.each([
    ['Client came Wednesday, start 2:05', '2026-11-18'],
    ['Saturday night ED', '2026-11-21'],
    ["Monday's visit", '2026-11-16'],
    ['in clinic Weds, 99213', '2026-11-18'],
    ['99213 wed clinic', '2026-11-18'],
    ['00790 tues start 0712', '2026-11-17'],
    ['came in for 99213 Monday', '2026-11-16'],
    ['in the ED Sunday, 99283', '2026-11-15'],
    ["Sunday's STEMI", '2026-11-15'],
    ["Tuesday's lap chole turned open", '2026-11-17'],
    ['Wednesday, new pt w/ nosebleed', '2026-11-18'],
    ['Tues - ingrown nail, 11750', '2026-11-17'],
    ['Thursday, 6 yo, fx reduced in the ED. 25605', '2026-11-19'],
    ['we had a guy Monday with two lacs', '2026-11-16'],
    ['on Tuesday of last week', '2026-11-10'],
    ['Tuesday last week we did 64635', '2026-11-10'],
    ['last week on Tuesday', '2026-11-10'],
    ['last Saturday', '2026-11-14'],
    ['seen a week ago Tuesday', '2026-11-10'],
    ['two weeks ago Friday she fell', '2026-11-06'],
    ['a week ago on Wednesday', '2026-11-11'],
    ['the Friday before last', '2026-11-13'],
    ['underwent a release Wednesday without trouble', '2026-11-18'],
    ['on Thursday the 12th we did 20610', '2026-11-12'],
    ['On Wed. 11/18/2026', '2026-11-18'],
    ['ED last night', '2026-11-20'],
    ['seen this am', '2026-11-21'],
    ['seen yest.', '2026-11-20'],
    ['hospitalist discharged him Wednesday, 99239', '2026-11-18'],
    ['Tuesday she came for 95251', '2026-11-17'],
    ['doc rounded Tuesday', '2026-11-17'],
  ])('in %j is %s', (text, date) => expect(days(text)).toEqual([date]))

  it('of last week is open in what was written on a Sunday', () => {
    expect(days('Tuesday of last week', '2026-11-22')).toEqual([])
  })

  it.each([
    'call me on Monday',
    "Friday's denial",
    "Monday's remit for 99213",
    'Monday, please call',
    'we are off Monday with no cover',
    'need it by Friday',
    'claim was denied on Tuesday',
    'she is coming back in Friday',
    'pt will be seen Tuesday',
    'our Saturday clinic',
    'every Wed clinic',
    'we are closed on Monday',
    'Monday and Wednesday visits',
    'he sat in the ED for hours',
    'office hours on Mon - Fri',
    'next Tuesday visit',
    'meeting with the auditor on Thursday',
  ])('is none in %j', (text) => expect(days(text)).toEqual([]))
})

describe('a day in figures alone or in words', () => {
  it.each([
    ['29881, 091226, PA assisted', '2026-09-12'],
    ['091226 29881', '2026-09-12'],
    ['done 091226', '2026-09-12'],
    ['24a 091826 091826 11 99213', '2026-09-18'],
    ['dos 6 5 26 code 11721', '2026-06-05'],
    ['nurse visit 10 7 2026 for 96372', '2026-10-07'],
    ['on the tenth we froze four warts', '2026-11-10'],
    ['seen the twenty-first, 17110', '2026-11-21'],
    ['in November, the 12th, we did 36475', '2026-11-12'],
    ['trigger finger 10/14', '2026-10-14'],
    ['10-29 wound care nurse visit', '2026-10-29'],
    ['knee 10/10 inj', '2026-10-10'],
    ['cath 11/12, 93458', '2026-11-12'],
    ['weighed 3/4, 5/7', '2026-03-04,2026-05-07'],
  ])('in %j is %s', (text, date) => expect(days(text).join()).toBe(date))

  it.each([
    '29881, 133326, PA assisted',
    '29881, 091215, PA assisted',
    'MRN 091226',
    'acct 091226 was billed',
    'auth 091226, 12 visits',
    'dos 6 35 26',
    'visit 3 10 12 min',
    'on the third line',
    'on the second we',
    'the tenth visit',
    'pain 10/10',
    '12/12 systems',
    '10/12 visits used',
    'strength 4/5, 5/5',
    'toes 5/4',
    '10-15 minutes each',
    '11-22 and 59',
    'levels 10-29 done',
    'mohs is on Monday and plastics does closure on Tuesday',
    'if he comes on Tuesday',
    '3/16 and 5/16',
  ])('is none in %j', (text) => expect(days(text)).toEqual([]))
})

describe('a day that what is told behind it makes one', () => {
  it.each([
    ['ok so 4/9 Mrs. Oakes had a shave, 11301', '2026-04-09'],
    ['Hip done in May. 2/3 he came back limping', '2026-02-03'],
    ['5/6 pt was in for a cast change', '2026-05-06'],
    ['knee scope, then 3/8 Dr. Bellamy injected the other one', '2026-03-08'],
    ['6/7, she saw the NP', '2026-06-07'],
    ['3/4 we did 20610', '2026-03-04'],
    ['dialyzed in the unit 3/3, 3/10', '2026-03-03,2026-03-10'],
    ['saw her on 3 Nov, 40 minutes in all', '2026-11-03'],
    ['seen 3 Nov 45 min', '2026-11-03'],
    ['seen 3 Nov 25, 99214', '2025-11-03'],
    ['she came in the 14th to Dr Ames', '2026-11-14'],
    ['did the block on the 14th: 64450', '2026-11-14'],
    ['FL6  081926 081926', '2026-08-19'],
    ['FL 45: 08192026', '2026-08-19'],
    ['Sat I admitted a gallbladder from the ER', '2026-11-21'],
    ['gen surg. Thurs we operated on him', '2026-11-19'],
  ])('in %j is %s', (text, date) => expect(days(text).join()).toBe(date))

  it.each([
    'pain 3/10 she had no fever',
    'strength 4/5 he came walking',
    'rates it 3/10 she had ice',
    'grip was 4/5 we did a splint',
    'unit 3/3',
    'on the 4th to last line',
    'FL10 09141952',
    'FL4 0131',
    'we batch on Monday',
    'they transmit claims on Friday',
  ])('is none in %j', (text) => expect(days(text)).toEqual([]))
})
