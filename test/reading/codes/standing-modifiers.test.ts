import { describe, expect, it } from 'vitest'
import { readModifiers } from './read-modifiers.ts'

const isCode = (code: string): boolean => /^(?:\d{5}|[AGJ]\d{4})$/.test(code)

describe('a number or two letters that stand in a sentence as a thing does, where only codes are named', () => {
  it.each([
    ['92610 and 92526 in one hour, must I write the 59, and on which?', '59'],
    ['11102 and 17000. On which lines does the 59 go?', '59'],
    ['92014 came back as global. I believe that needed 24. Right?', '24'],
    ['93306 then 93308 by the same reader. Is 76 right here or 59 territory', '59 76'],
    ['71046. The radiologist billed his 26 to Medicare direct.', '26'],
    ['26055 and 64721, second one 51?', '51'],
    ['66984 on the other eye, was hoping 79 but my partner disagrees', '79'],
    ['99490 at the clinic, do they need the CG and rev 0521', 'CG'],
    ['A0427, does the hospital arrange it? And QM, is that only then', 'QM'],
    ['99233. Can it go out under the doctor with FS if he made the decision', 'FS'],
  ])('is read in "%s" as %s', (text, modifiers) => expect(readModifiers(text, isCode)).toBe(modifiers))

  it.each([
    '99291 for the 59 minutes she was there',
    '99213, she is the 25 patient of the day',
    '97110, PT says 25 more to go',
    '11042, is the 24 sq cm counted with the 52 sq cm',
    '71046 in POS 19, what is it compared with the 22?',
    'J3301, 80 mg, how many units is it for the 80?',
    '11042 in room 25, was the 25 cleaned?',
    '99213 froze one AK, both FP',
    '90935, value code A8 and A9',
    '99213. EOB says 59.',
    '99214, turned the 52 last month',
  ])('is none in "%s"', (text) => expect(readModifiers(text, isCode)).toBe(''))
})
