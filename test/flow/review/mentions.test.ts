import { expect, it } from 'vitest'
import { findMentions } from '../../../src/flow/review/mentions.ts'

const COLLEAGUES = [
  { id: 1, name: 'Dana Ruiz', email: 'dana.ruiz@desk.example' },
  { id: 2, name: 'Kim Osei', email: 'k.osei@desk.example' },
  { id: 3, name: 'Kim Lee', email: 'kimlee@desk.example' },
]

it.each([
  ['see @dana', [1], []],
  ['@"Kim Osei" and @Dana.Ruiz, please', [2, 1], []],
  ['@kim-lee.', [3], []],
  ['@k.osei!', [2], []],
  ['@kim, who?', [], ['@kim']],
  ['@nobody', [], ['@nobody']],
  ['mail dana@clinic.example', [], []],
  ['@dana @dana', [1], []],
  ['no call', [], []],
])('%s calls %j', (text, ids, unknown) => {
  expect(findMentions(text, COLLEAGUES)).toEqual({ ids, unknown })
})
