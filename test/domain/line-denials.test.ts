import { expect, it } from 'vitest'
import type { CodeReference } from '../../src/domain/code-reference.ts'
import { areDeniedApart } from '../../src/domain/line-denials.ts'

const named = (...codes: string[]): Pick<CodeReference, 'system' | 'code'>[] =>
  codes.map((code) => ({ system: /^\d{5}$/.test(code) ? 'CPT' : 'CARC', code }))

it.each([
  [['93306', '93880', '16'], true],
  [['93306', '93880', '197', '22'], true],
  [['93306', '93880', '16', '97'], false],
  [['97110', '151'], false],
  [['93306', '93880'], false],
])('reasons of %j lie in their lines: %s', (codes, apart) => expect(areDeniedApart(named(...codes))).toBe(apart))
