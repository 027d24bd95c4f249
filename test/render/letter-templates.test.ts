import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LetterView } from '../../src/flow/review/write-letter.ts'
import { loadTemplates } from '../../src/render/templates.ts'
import { loadLetterRenderer } from '../../workers/wording.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'templates')

const templates = loadTemplates(FOLDER)
const render = loadLetterRenderer(templates)

const view: LetterView = {
  greetingName: 'Maria',
  text: 'On which date was it?\n  ( ) On one day: ____\n\n<b>Thank you</b> & goodbye.',
  subject: 'Re: A question',
  caseNumber: 'Q-41',
  signature: { name: 'Dana Ruiz', credential: 'CPC', desk: 'Acme Coding Desk' },
  quoted: { on: '2026-03-05', from: 'Maria Lopez', lines: ['Can we bill it?'] },
}

describe('a letter', () => {
  it('says in both parts what was written, with its answers on lines of their own', () => {
    const { text, html } = render(view)
    expect(text).toBe(`Hi Maria,

On which date was it?
  ( ) On one day: ____

<b>Thank you</b> & goodbye.

-- ${''}
Dana Ruiz, CPC - Acme Coding Desk
Question Q-41. Please leave out patient names and record numbers.

On 2026-03-05, Maria Lopez wrote:
> Can we bill it?
`)
    expect(html).toContain('On which date was it?<br>  ( ) On one day: ____')
    expect(html).toContain('&lt;b&gt;Thank you&lt;/b&gt; &amp; goodbye.')
    expect(html).toContain('Dana Ruiz, CPC')
  })

  it('greets nobody by name and quotes nothing where neither may be said', () => {
    const { text, html } = render({ ...view, greetingName: null, quoted: null })
    expect(text).toMatch(/^Hello,\n/)
    expect(text).not.toContain('wrote:')
    expect(html).not.toContain('<blockquote')
  })

  it('of a reminder says what was asked about and until when', () => {
    const words = templates.load<{ caseNumber: string; closesOn: string }>('reply/reminder.txt')
    expect(words({ caseNumber: 'Q-41', closesOn: 'March 16, 2026' })).toMatch(/question Q-41 .* by March 16, 2026,/)
  })

  it.each(readdirSync(join(FOLDER, 'reply/decline')))('that declines has whole sentences and no field: %s', (file) => {
    const words = templates.load<Record<string, never>>(`reply/decline/${file.replace('.hbs', '')}`)({})
    expect(words.trim()).toMatch(/^Thank you .*[.]$/s)
  })
})
