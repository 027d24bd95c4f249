import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlToLine, htmlToText } from '../../../db/import/html-text.ts'

describe('the text of a piece of HTML', () => {
  it.each([
    ['tags go', '<p><strong>Group&nbsp;1</strong></p>', 'Group 1'],
    ['paragraphs and line breaks are lines', '<p>one</p><p>two<br />three<br>four</p>', 'one\ntwo\nthree\nfour'],
    ['items of a list are lines', '<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['cells of a table stand apart', '<table><tr><td>GA</td><td>waiver</td></tr></table>', 'GA | waiver |'],
    ['line ends of the source are none', 'one\r\n  two', 'one two'],
    [
      'named references are decoded',
      'EY &ndash; No &ldquo;order&rdquo; &ge; 2 &micro;g &amp; more',
      'EY – No “order” ≥ 2 µg & more',
    ],
    ['numeric references are decoded', '&#8211; &#x2019; &#39;', "– ’ '"],
    ['numbers of Windows-1252 mean its characters', '&#150;&#146;', '–’'],
    ['a name nobody knows stays', 'A&B; &nosuchname;', 'A&B; &nosuchname;'],
    ['a number that is no character stays', '&#0; &#xD800; &#1114112;', '&#0; &#xD800; &#1114112;'],
    ['less than is no tag', 'age < 65 and BMI <35', 'age < 65 and BMI <35'],
    ['a decoded tag is text', '&lt;p&gt;', '<p>'],
    ['comments, scripts and styles are not text', 'a<!-- b --><style>p{}</style><script>x()</script>c', 'ac'],
    ['control characters go', 'a\u0000b\u0007c', 'abc'],
    ['nothing is nothing', '<p>&nbsp;</p>', ''],
  ])('%s', (_title, html, text) => {
    expect(htmlToText(html)).toBe(text)
  })

  it('is one line where a line is wanted', () => {
    expect(htmlToLine('<p>one</p><p>two</p>')).toBe('one two')
  })

  it('keeps a text that holds no markup, whatever it is', () => {
    const plain = fc.string({ unit: 'grapheme' }).map((text) =>
      text
        .replace(/[<&\p{C}]/gu, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    fc.assert(
      fc.property(plain, (text) => {
        expect(htmlToText(text)).toBe(text === '|' ? '' : text)
      }),
    )
  })
})
