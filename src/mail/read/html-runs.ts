/** How a run of text looks in HTML, as far as somebody sets their own words off with it. */
export type Look = {
  /** Degrees of the colour wheel; null where the text is black, white or grey, or of no colour told. */
  hue: number | null
  bold: boolean
  italic: boolean
  /** On a coloured ground. */
  highlighted: boolean
  /** Part of a link, which every program colours. */
  link: boolean
  /** Blockquotes around it. */
  quotes: number
}

/** A run of text between two tags. */
export type Run = { start: number; end: number; look: Look }

const PLAIN: Look = { hue: null, bold: false, italic: false, highlighted: false, link: false, quotes: 0 }

const TAG = /<(\/?)([a-z][a-z\d:]*)((?:[^<>"']|"[^"<>]*"|'[^'<>]*')*)>|<!--/gi
const EMPTY = new Set('br hr img input meta link wbr col area base embed source track'.split(' '))
const HIDDEN = new Set('style script title head xml'.split(' '))
/** Deepest nesting that is followed. */
const MAX_DEPTH = 400

/** The runs of text of an HTML part in order. Takes time in proportion to its length. */
export function readRuns(html: string): Run[] {
  const runs: Run[] = []
  const open: { name: string; look: Look }[] = []
  const opened = new Map<string, number>()
  let look = PLAIN
  let from = 0
  TAG.lastIndex = 0
  for (let tag = TAG.exec(html); tag !== null; tag = TAG.exec(html)) {
    if (tag.index > from) runs.push({ start: from, end: tag.index, look })
    const name = (tag[2] ?? '').toLowerCase()
    if (name === '' || (HIDDEN.has(name) && tag[1] === '')) {
      const close = html.indexOf(name === '' ? '-->' : `</${tag[2]}`, TAG.lastIndex)
      if (close < 0) return runs
      TAG.lastIndex = close
    } else if (tag[1] === '/') {
      if ((opened.get(name) ?? 0) > 0) {
        let last = open.pop()
        while (last !== undefined) {
          opened.set(last.name, (opened.get(last.name) ?? 1) - 1)
          if (last.name === name) break
          last = open.pop()
        }
        look = open.at(-1)?.look ?? PLAIN
      }
    } else if (!EMPTY.has(name) && !tag[0].endsWith('/>') && open.length < MAX_DEPTH) {
      look = lookOf(look, name, tag[3] ?? '')
      open.push({ name, look })
      opened.set(name, (opened.get(name) ?? 0) + 1)
    }
    from = TAG.lastIndex
  }
  if (html.length > from) runs.push({ start: from, end: html.length, look })
  return runs
}

const STYLE = /\bstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/i
const FONT_COLOUR = /\bcolor\s*=\s*["']?([#\w(), ]+)/i
const COLOUR = /(?:^|[;\s])color\s*:\s*([^;!]+)/i
const GROUND = /(?:^|[;\s])(?:background(?:-color)?|mso-highlight)\s*:\s*([^;!]+)/i
const WEIGHT = /(?:^|[;\s])font-weight\s*:\s*(\w+)/i
const SLANT = /(?:^|[;\s])font-style\s*:\s*(\w+)/i

function lookOf(around: Look, name: string, attributes: string): Look {
  const look = { ...around }
  if (name === 'b' || name === 'strong') look.bold = true
  else if (name === 'i' || name === 'em') look.italic = true
  else if (name === 'mark') look.highlighted = true
  else if (name === 'a') look.link = true
  else if (name === 'blockquote') look.quotes++
  if (attributes === '') return look
  const font = name === 'font' ? FONT_COLOUR.exec(attributes)?.[1] : undefined
  if (font !== undefined) look.hue = hueOf(font)
  const found = STYLE.exec(attributes)
  const style = (found?.[1] ?? found?.[2] ?? '').replaceAll('&quot;', '"')
  if (style === '') return look
  const colour = COLOUR.exec(style)?.[1]
  if (colour !== undefined && !/inherit/i.test(colour)) look.hue = hueOf(colour)
  const ground = GROUND.exec(style)?.[1]
  if (ground !== undefined) look.highlighted = hueOf(ground) !== null
  const weight = WEIGHT.exec(style)?.[1]
  if (weight !== undefined) look.bold = /^(?:bold|[6-9]00)/i.test(weight)
  const slant = SLANT.exec(style)?.[1]
  if (slant !== undefined) look.italic = /^(?:italic|oblique)/i.test(slant)
  return look
}

/** The names programs and people write, by their degrees. */
const NAMED: Readonly<Record<string, number>> = {
  red: 0,
  darkred: 0,
  maroon: 0,
  firebrick: 0,
  crimson: 348,
  tomato: 9,
  brown: 0,
  orangered: 16,
  orange: 39,
  darkorange: 33,
  gold: 51,
  yellow: 60,
  olive: 60,
  lime: 120,
  green: 120,
  darkgreen: 120,
  forestgreen: 120,
  limegreen: 120,
  seagreen: 146,
  teal: 180,
  aqua: 180,
  cyan: 180,
  turquoise: 174,
  deepskyblue: 195,
  dodgerblue: 210,
  steelblue: 207,
  royalblue: 225,
  blue: 240,
  mediumblue: 240,
  darkblue: 240,
  navy: 240,
  indigo: 275,
  blueviolet: 271,
  purple: 300,
  darkviolet: 282,
  violet: 300,
  magenta: 300,
  fuchsia: 300,
  deeppink: 328,
  hotpink: 330,
  pink: 350,
}
/** Least distance between the parts of a colour that is one. */
const LEAST_CHROMA = 56
/** How Gmail shows quoted text. */
const QUOTED_PURPLE = 'rgb(80,0,80)'

/** The degrees of a colour; null for black, white, grey and what cannot be told. */
function hueOf(colour: string): number | null {
  const written = colour.replace(/[\s"']/g, '').toLowerCase()
  if (written === QUOTED_PURPLE || written === '#500050') return null
  const named = NAMED[written]
  if (named !== undefined) return named
  const parts = partsOf(written)
  if (parts === null) return null
  const [red, green, blue] = parts
  const most = Math.max(red, green, blue)
  const chroma = most - Math.min(red, green, blue)
  if (chroma < LEAST_CHROMA) return null
  if (most === red) return (60 * ((green - blue) / chroma) + 360) % 360
  return most === green ? 60 * ((blue - red) / chroma) + 120 : 60 * ((red - green) / chroma) + 240
}

function partsOf(colour: string): [number, number, number] | null {
  const hex = /^#?([\da-f]{6}|[\da-f]{3})$/.exec(colour)?.[1]
  if (hex !== undefined) {
    const long = hex.length === 6 ? hex : [...hex].map((digit) => digit + digit).join('')
    const whole = Number.parseInt(long, 16)
    return [whole >> 16, (whole >> 8) & 255, whole & 255]
  }
  const rgb = /^rgba?\((\d{1,3}),(\d{1,3}),(\d{1,3})[,)]/.exec(colour)
  return rgb ? [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])] : null
}
