import { SaxesParser } from 'saxes'
import { limits } from '../limits.ts'
import { SheetRefusal } from '../refusal.ts'

/** Attributes by their name as written, prefixes included. */
export type Attributes = Record<string, string>

/** What listens to the elements of a part; names come without their prefix. */
export interface XmlVisitor {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  /** Text and CDATA, piece by piece. */
  text(text: string): void
  /** Too much text came without an element. @throws SheetRefusal */
  tooLong(): never
  /** True when nothing more is needed. */
  isDone(): boolean
}

/**
 * Hands the elements of an XML document to a visitor, chunk by chunk; memory holds one chunk. Entities of a DTD are not
 * expanded, elements may nest `limits.depth` deep.
 * @returns yields after every chunk, so that the caller can take what the visitor collected
 * @throws SheetRefusal
 */
export async function* readXml(
  chunks: AsyncIterable<Uint8Array>,
  visitor: XmlVisitor,
): AsyncGenerator<undefined> {
  const parser = new SaxesParser()
  let depth = 0
  let silence = 0
  let failure: SheetRefusal | undefined
  parser.on('error', ({ message }) => {
    failure ??= new SheetRefusal('faulty', { reason: message })
  })
  parser.on('opentag', ({ name, attributes }) => {
    silence = 0
    if (++depth > limits.depth) throw new SheetRefusal('tooDeep', { max: limits.depth })
    visitor.open(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    silence = 0
    depth--
    visitor.close(localName(name))
  })
  parser.on('text', (text) => visitor.text(text))
  parser.on('cdata', (text) => visitor.text(text))
  for await (const text of decoded(chunks)) {
    silence += text.length
    parser.write(text)
    if (failure) throw failure
    if (silence > limits.silence + text.length) visitor.tooLong()
    yield
    if (visitor.isDone()) return
  }
  parser.close()
  if (failure) throw failure
}

/** `x:row` is `row`: a prefix is the writer's taste. */
function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** XML is UTF-8 unless a mark, or the zero bytes of its first sign, say UTF-16. */
async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue
    decoder ??= new TextDecoder(encodingOf(chunk), { ignoreBOM: false })
    yield decoder.decode(chunk, { stream: true })
  }
  const rest = decoder?.decode() ?? ''
  if (rest !== '') yield rest
}

function encodingOf(head: Uint8Array): string {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0)) return 'utf-16le'
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] === 0x3c)) return 'utf-16be'
  return 'utf-8'
}
