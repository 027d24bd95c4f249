import { describe, expect, it } from 'vitest'
import { sanitizeMailHtml } from '../../../src/web/case/mail-html.ts'

describe('the HTML of a mail', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['an event', '<p onclick="alert(1)">x</p>'],
    ['a link', '<a href="https://evil.example/">x</a>'],
    ['a script behind a link', '<a href="javascript:alert(1)">x</a>'],
    ['an image', '<img src="https://evil.example/pixel.gif" onerror="alert(1)">'],
    ['a background', '<p style="background:url(https://evil.example/)">x</p>'],
    ['a background image', '<td background="https://evil.example/">x</td>'],
    ['a frame', '<iframe src="https://evil.example/"></iframe>'],
    ['a form', '<form action="https://evil.example/"><input name="password"></form>'],
    [
      'a style sheet',
      '<link rel="stylesheet" href="https://evil.example/"><style>@import "https://evil.example/"</style>',
    ],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example/">'],
    ['a base', '<base href="https://evil.example/">'],
    ['a drawing', '<svg><script href="https://evil.example/"></script></svg>'],
    ['a cover over the page', '<div style="position:fixed;inset:0">x</div>'],
    ['text that ends the document', '</body></html><script>alert(1)</script>'],
  ])('loses %s', (_what, html) => {
    const [, body = ''] = /<body>([\s\S]*)<\/body>/.exec(sanitizeMailHtml(html)) ?? []
    expect(body).not.toMatch(
      /<script|\son\w+=|href|src=|url\(|@import|position|<form|<input|<iframe|<meta|<base|<link|<svg|background=/i,
    )
  })

  it('keeps words, tables and colours', () => {
    const html = '<table border="1"><tr><td style="color:#a00;position:absolute">99213</td></tr></table><h2>Why</h2>'
    expect(sanitizeMailHtml(html)).toContain('<td style="color:#a00">99213</td>')
    expect(sanitizeMailHtml(html)).toContain('<h2>Why</h2>')
  })

  it('names an image by its words', () => {
    expect(sanitizeMailHtml('<img alt="our <b>logo</b>" src="x">')).toContain('[image: our &lt;b&gt;logo&lt;/b&gt;]')
  })
})
