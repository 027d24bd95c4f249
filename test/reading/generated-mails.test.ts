import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeReference } from '../../src/domain/code-reference.ts'
import { readInquiry } from '../../src/reading/read-inquiry.ts'
import { decoyLine, greeting, history, isCode, reference, sentence, signature } from './mail-arbitraries.ts'

const SENT_ON = '2026-11-21'

/** `20610-RTx2`, `POS:11`: what the arbitrary says a reference must be read as. */
function brief({ system, code, modifiers, units }: CodeReference): string {
  const plain = system === 'CPT' || system === 'HCPCS' || system === 'ICD-10-CM'
  return [plain ? code : `${system}:${code}`, ...modifiers].join('-') + (units === null ? '' : `x${units}`)
}

const readCodes = (text: string): string[] =>
  readInquiry({ subject: '', text, sentOn: SENT_ON }, isCode).references.map(brief)

const mail = fc.record({
  greeting,
  asked: fc.uniqueArray(
    reference.chain((each) => sentence(each.written).map((text) => ({ ...each, text }))),
    { minLength: 1, maxLength: 4, selector: ({ read }) => read.replace(/[-x].*/, '') },
  ),
  decoys: fc.array(decoyLine, { maxLength: 5 }),
  order: fc.infiniteStream(fc.boolean()),
  signature,
  history,
})

describe('mails generated around known references', () => {
  it('give back exactly these references, whatever numbers stand around them', () => {
    fc.assert(
      fc.property(mail, ({ greeting: hello, asked, decoys, order, signature: signed, history: quoted }) => {
        const lines = asked.map(({ text }) => text)
        for (const decoy of decoys) order.next().value ? lines.push(decoy) : lines.unshift(decoy)
        const text = `${hello}${lines.join('\n')}\n\n${signed}${quoted}`
        expect(readCodes(text).sort(), text).toEqual(asked.map(({ read }) => read).sort())
      }),
      { numRuns: Number(process.env.RUNS ?? 400) },
    )
  })

  it('without a reference give back none', () => {
    fc.assert(
      fc.property(greeting, fc.array(decoyLine, { minLength: 1, maxLength: 8 }), signature, (hello, decoys, signed) => {
        const text = `${hello}${decoys.join('\n')}\n\n${signed}`
        expect(readCodes(text), text).toEqual([])
      }),
      { numRuns: Number(process.env.RUNS ?? 400) },
    )
  })
})
