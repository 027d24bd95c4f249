import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMessageId, signMessageId } from '../../src/flow/thread-key.ts'

const SECRET = 'a secret of the tests'

describe('a Message-ID of ours', () => {
  it('tells which case it belongs to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (caseId) => {
        expect(readMessageId(signMessageId(caseId, 'desk.example', SECRET), SECRET)).toBe(caseId)
      }),
    )
  })

  it('is never the same twice', () => {
    expect(signMessageId(1, 'desk.example', SECRET)).not.toBe(signMessageId(1, 'desk.example', SECRET))
  })

  it('is not believed with another case number in it', () => {
    const forged = signMessageId(41, 'desk.example', SECRET).replace('q41.', 'q42.')
    expect(readMessageId(forged, SECRET)).toBeNull()
  })

  it('is not believed when another secret signed it', () => {
    expect(readMessageId(signMessageId(41, 'desk.example', 'another'), SECRET)).toBeNull()
  })
})

it('anything else belongs to no case', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readMessageId(text, SECRET)).toBeNull()
    }),
  )
})
