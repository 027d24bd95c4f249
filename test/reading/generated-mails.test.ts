import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeReference } from '../../src/domain/code-reference.ts'
import { maskOccurrences } from '../../src/reading/patients/identifiers.ts'
import { readInquiry } from '../../src/reading/read-inquiry.ts'
import {
  datedSentence,
  decoyLine,
  greeting,
  history,
  identifyingLine,
  isCode,
  otherDate,
  reference,
  sentence,
  serviceDay,
  signature,
} from './mail-arbitraries.ts'

const RUNS = Number(process.env.RUNS ?? 400)
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
      { numRuns: RUNS },
    )
  })

  it('without a reference give back none', () => {
    fc.assert(
      fc.property(greeting, fc.array(decoyLine, { minLength: 1, maxLength: 8 }), signature, (hello, decoys, signed) => {
        const text = `${hello}${decoys.join('\n')}\n\n${signed}`
        expect(readCodes(text), text).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })
})

describe('mails generated around a date of service', () => {
  const dated = serviceDay.chain(({ written, date }) => datedSentence(written).map((text) => ({ text, date })))

  it('give back that date, whatever else is dated', () => {
    fc.assert(
      fc.property(
        dated,
        fc.array(otherDate, { maxLength: 3 }),
        fc.boolean(),
        signature,
        ({ text, date }, others, first, signed) => {
          const lines = first ? [text, ...others] : [...others, text]
          const mail = `${lines.join('\n')}\n\n${signed}`
          expect(readInquiry({ subject: '', text: mail, sentOn: SENT_ON }, isCode).dateOfService, mail).toBe(date)
        },
      ),
      { numRuns: Math.ceil(RUNS / 2) },
    )
  })
})

describe('mails generated around identifiers', () => {
  it('hide every one of them, and keep every code', () => {
    const line = reference.chain((each) => sentence(each.written).map((text) => ({ ...each, text })))
    fc.assert(
      fc.property(
        fc.array(identifyingLine, { minLength: 1, maxLength: 4 }),
        line,
        fc.boolean(),
        (told, asked, first) => {
          const lines = told.map((each) => each.line)
          const text = (first ? [asked.text, ...lines] : [...lines, asked.text]).join('\n')
          const inquiry = readInquiry({ subject: '', text, sentOn: SENT_ON }, isCode)
          const masked = maskOccurrences(inquiry.written.text, inquiry.identifiers)
          for (const each of told.flatMap(({ tells }) => tells)) expect(masked, text).not.toContain(each)
          expect(inquiry.references.map(brief), text).toContain(asked.read)
          for (const { text: written } of inquiry.references) expect(masked, text).toContain(written)
        },
      ),
      { numRuns: Math.ceil(RUNS / 2) },
    )
  })
})
