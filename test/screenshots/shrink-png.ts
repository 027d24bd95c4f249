import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const MOST_COLOURS = 256

/**
 * The same picture with a palette, a third of the size: pages have few colours, and shades at the edges of letters that
 * nobody misses. Takes what Chromium writes: 8 bits, RGB or RGBA, not interlaced (PNG, third edition, sections 9 and 11).
 */
export function shrinkPng(png: Buffer): Buffer {
  const chunks = [...readChunks(png)]
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13)
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const channels = header[9] === 6 ? 4 : 3
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const pixels = unfilter(inflateSync(packed), width * channels, height, channels)
  const colours = readColours(pixels, channels)
  const palette = choosePalette(colours)
  const nearest = new Map<number, number>()
  const lines = Buffer.alloc((width + 1) * height)
  for (const [at, colour] of colours.entries()) {
    const index = nearest.get(colour) ?? findNearest(palette, colour)
    nearest.set(colour, index)
    lines[at + Math.floor(at / width) + 1] = index
  }
  const indexed = Buffer.from(header)
  indexed[9] = 3
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const made = [
    makeChunk('IHDR', indexed),
    makeChunk('PLTE', table),
    makeChunk('IDAT', deflateSync(lines, { level: 9 })),
  ]
  return Buffer.concat([SIGNATURE, ...made, makeChunk('IEND', Buffer.alloc(0))])
}

function* readChunks(png: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

function makeChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** The bytes of the picture without the filter in front of each line. */
function unfilter(raw: Buffer, stride: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x += 1) {
      const left = x >= step ? (out[y * stride + x - step] ?? 0) : 0
      const above = y > 0 ? (out[(y - 1) * stride + x] ?? 0) : 0
      const corner = x >= step && y > 0 ? (out[(y - 1) * stride + x - step] ?? 0) : 0
      out[y * stride + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predict(filter, left, above, corner)
    }
  }
  return out
}

function predict(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  if (filter === 0) return 0
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? above : corner
}

function readColours(pixels: Buffer, channels: number): Uint32Array {
  const colours = new Uint32Array(pixels.length / channels)
  for (let at = 0; at < colours.length; at += 1) colours[at] = pixels.readUIntBE(at * channels, 3)
  return colours
}

/** The colours met most often. */
function choosePalette(colours: Uint32Array): number[] {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour)
}

function findNearest(palette: readonly number[], colour: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  for (const [index, each] of palette.entries()) {
    const distance =
      ((each >> 16) - (colour >> 16)) ** 2 +
      (((each >> 8) & 255) - ((colour >> 8) & 255)) ** 2 +
      ((each & 255) - (colour & 255)) ** 2
    if (distance < least) [best, least] = [index, distance]
  }
  return best
}
