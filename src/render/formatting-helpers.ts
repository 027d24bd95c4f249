import type Handlebars from 'handlebars'

/** Plain-text replies wrap here: long enough to read, short enough to survive two levels of quoting. */
const WRAP_COLUMNS = 72

/** Adds the helpers every template may use. None of them looks anything up. */
export function registerFormattingHelpers(engine: typeof Handlebars): void {
  engine.registerHelper('eq', (one: unknown, other: unknown) => one === other)
  engine.registerHelper('or', (...values: unknown[]) => values.slice(0, -1).some(Boolean))
  engine.registerHelper('both', (one: unknown, other: unknown) => Boolean(one) && Boolean(other))
  engine.registerHelper('more', (one: readonly unknown[], other: readonly unknown[]) => one.length > other.length)
  engine.registerHelper('count', (values: readonly unknown[]) => values.length)
  // {{list codes further}} ends with "and 3 more" where there are some.
  engine.registerHelper('list', (values: readonly string[], further: unknown) =>
    joinInWords(withFurther(values, further), 'and'),
  )
  engine.registerHelper('either', (values: readonly string[], further: unknown) =>
    joinInWords(withFurther(values, further), 'or'),
  )
  // A code may be several, in words: "99213 has", "99213 and 99214 have".
  engine.registerHelper('agree', (codes: string, one: string, many: string) => (codes.includes(' and ') ? many : one))
  engine.registerHelper('first', (values: readonly unknown[], most: number) => values.slice(0, most))
  engine.registerHelper('rest', (values: readonly unknown[], from: unknown) =>
    values.slice(typeof from === 'number' ? from : 1),
  )
  // Rows of one edition stand under its title, said once.
  engine.registerHelper('bySource', (sources: readonly { title: string }[]) =>
    [...Map.groupBy(sources, ({ title }) => title).values()].map((rows) => ({ ...rows[0], rows })),
  )
  engine.registerHelper('words', (text: string) => text.replaceAll('_', ' '))
  engine.registerHelper('paragraphs', (text: string) => text.split(/\n{2,}/).filter((part) => part.trim() !== ''))
  engine.registerHelper('lines', (text: string) => text.split('\n'))
  engine.registerHelper('numbers', (values: readonly number[]) => values.map((value) => `[${value}]`).join(' '))
  engine.registerHelper('pad', (text: string, width: number) => text.padEnd(width))
  // A block, so that what is wrapped may itself be made of fields: {{#wrap indent=4}}…{{/wrap}}
  engine.registerHelper('wrap', function wrap(this: unknown, options: Handlebars.HelperOptions) {
    const indent = Number(options.hash.indent ?? 0)
    return new engine.SafeString(wrapText(options.fn(this), WRAP_COLUMNS, indent))
  })
  engine.registerHelper('instant', (value: Date) => value.toISOString().slice(0, 16).replace('T', ' '))
  engine.registerHelper('iso', (value: Date) => value.toISOString())
}

const withFurther = (values: readonly string[], further: unknown): readonly string[] =>
  typeof further === 'number' && further > 0 ? [...values, `${further} more`] : values

function joinInWords(values: readonly string[], last: string): string {
  if (values.length < 2) return values[0] ?? ''
  return `${values.slice(0, -1).join(', ')} ${last} ${values.at(-1)}`
}

/**
 * The text broken at spaces so that no line exceeds `columns`, except a single word that does; every line after a
 * paragraph's first is indented by `indent` spaces.
 */
export function wrapText(text: string, columns: number, indent: number): string {
  return text
    .split('\n')
    .map((paragraph) => wrapParagraph(paragraph.trimEnd(), columns, indent))
    .join('\n')
}

function wrapParagraph(paragraph: string, columns: number, indent: number): string {
  const lines: string[] = []
  let line = /^\s*/.exec(paragraph)?.[0] ?? ''
  let empty = true
  for (const word of paragraph.trim().split(/ +/)) {
    if (!empty && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = ' '.repeat(indent) + word
    } else {
      line = empty ? line + word : `${line} ${word}`
    }
    empty = false
  }
  return [...lines, line].join('\n')
}
