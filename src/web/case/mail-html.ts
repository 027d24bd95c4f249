import sanitizeHtml from 'sanitize-html'

/** Styles that change how words look and stay inside the frame; nothing that loads, floats over or hides. */
const WORD = [/^[a-z0-9#%.,()\s"'-]{1,120}$/i]
const STYLES = [
  'color',
  'background-color',
  'font',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'line-height',
  'text-align',
  'text-decoration',
  'vertical-align',
  'padding',
  'margin',
  'border',
  'border-collapse',
  'border-left',
  'width',
]

const TAGS = [...sanitizeHtml.defaults.allowedTags, 'center', 'del', 'font', 'ins']

/**
 * A mail's HTML as a document that can be shown in a frame: no scripts, forms, frames or links; an image is its words.
 * The frame is sandboxed and its policy loads nothing; this is the first of the three fences, not the only one.
 */
export function sanitizeMailHtml(html: string): string {
  const body = sanitizeHtml(html, {
    allowedTags: TAGS,
    disallowedTagsMode: 'discard',
    nonTextTags: ['style', 'script', 'textarea', 'option', 'noscript', 'title'],
    allowedAttributes: {
      '*': ['style', 'align', 'valign', 'dir', 'lang'],
      a: ['title'],
      font: ['color', 'face', 'size'],
      table: ['border', 'cellpadding', 'cellspacing', 'width', 'bgcolor'],
      td: ['colspan', 'rowspan', 'width', 'bgcolor', 'align', 'valign', 'style'],
      th: ['colspan', 'rowspan', 'width', 'bgcolor', 'align', 'valign', 'style', 'scope'],
    },
    allowedStyles: { '*': Object.fromEntries(STYLES.map((name) => [name, WORD])) },
    transformTags: {
      a: (_tag, { href = '' }) => ({ tagName: 'a', attribs: { title: href } }),
      img: (_tag, { alt = '' }) => ({ tagName: 'span', attribs: {}, text: alt === '' ? '[image]' : `[image: ${alt}]` }),
    },
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Original message</title><style>${SHEET}</style></head><body>${body}</body></html>`
}

/** Mails are written for white paper, whatever the page around them looks like. */
const SHEET =
  'body{margin:12px;background:#fff;color:#1f2328;font:15px/1.5 system-ui,Arial,sans-serif;overflow-wrap:anywhere}table{max-width:100%}'
