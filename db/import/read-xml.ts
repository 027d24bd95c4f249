import type { Readable } from 'node:stream'
import sax from 'sax'
import { AppError } from '../../src/domain/app-error.ts'

/** What happens while an XML file is read; names come without their namespace prefix. */
export type XmlHandler = {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(name: string): void
}

/**
 * What the handler emits while the XML of `source` is read, piece by piece: no document is held in memory whole. The
 * handler may ask for the current `line`, counted from 1. Encoded as UTF-8, or as UTF-16 where its byte order mark says
 * so. External entities are not fetched.
 * @throws AppError `invalid` where the file is no well-formed XML
 */
export async function* readXml<Item>(
  source: Readable,
  fileName: string,
  handle: (emit: (item: Item) => void, line: () => number) => XmlHandler,
): AsyncGenerator<Item> {
  let emitted: Item[] = []
  const parser = createParser(fileName)
  const handler = handle(
    (item) => emitted.push(item),
    () => parser.line + 1,
  )
  connect(parser, handler)
  let decoder: InstanceType<typeof TextDecoder> | null = null
  for await (const chunk of source as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    parser.write(decoder.decode(chunk, { stream: true }))
    if (emitted.length > 0) {
      yield* emitted
      emitted = []
    }
  }
  parser.write(decoder?.decode() ?? '').close()
  yield* emitted
}

function createParser(fileName: string): sax.SAXParser {
  const parser = sax.parser(true, { position: true })
  parser.onerror = (cause) => {
    const [reason = ''] = cause.message.split('\n')
    throw new AppError('invalid', `${fileName}, line ${parser.line + 1}: not well-formed XML (${reason})`, { cause })
  }
  return parser
}

function connect(parser: sax.SAXParser, handler: XmlHandler): void {
  parser.onopentag = (tag) => handler.open(localName(tag.name), tag.attributes as Record<string, string>)
  parser.ontext = (text) => handler.text(text)
  parser.oncdata = (text) => handler.text(text)
  parser.onclosetag = (name) => handler.close(localName(name))
}

function encodingOf(firstBytes: Buffer): string {
  if (firstBytes[0] === 0xff && firstBytes[1] === 0xfe) return 'utf-16le'
  if (firstBytes[0] === 0xfe && firstBytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
