import { UnreadableBpmn } from './unreadable.ts'

/** A piece of an XML text; all pieces together are the text. */
export type Piece =
  | { kind: 'text' | 'cdata' | 'comment' | 'other'; source: string }
  | { kind: 'open' | 'close' | 'empty'; source: string; name: string; attributes: string }

const TAG = /<(\/?)([^\s/>]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/y
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const SPECIAL = [
  { begins: '<!--', ends: '-->', kind: 'comment' },
  { begins: '<![CDATA[', ends: ']]>', kind: 'cdata' },
  { begins: '<?', ends: '?>', kind: 'other' },
  { begins: '<!', ends: '>', kind: 'other' },
] as const
/** A document type with declarations of its own; markup ends where no declaration is open. */
const SUBSET = /<!DOCTYPE(?:[^<>"'[]|"[^"]*"|'[^']*')*\[/y

/**
 * Takes an XML text to pieces, in one walk from its beginning to its end.
 * @throws UnreadableBpmn at a piece that does not end
 */
export function* scan(xml: string): Generator<Piece> {
  for (let at = 0; at < xml.length; ) {
    const tag = xml.indexOf('<', at)
    if (tag !== at) {
      const source = tag < 0 ? xml.slice(at) : xml.slice(at, tag)
      at += source.length
      yield { kind: 'text', source }
      continue
    }
    const special = SPECIAL.find(({ begins }) => xml.startsWith(begins, at))
    const piece = special ? specialAt(xml, at, special) : tagAt(xml, at)
    at += piece.source.length
    yield piece
  }
}

function specialAt(xml: string, at: number, { begins, ends, kind }: (typeof SPECIAL)[number]): Piece {
  SUBSET.lastIndex = at
  if (begins === '<!' && SUBSET.test(xml))
    throw new UnreadableBpmn(`line ${lineOf(xml, at)}: declarations in the document type are not read`)
  const end = xml.indexOf(ends, at + begins.length)
  if (end < 0) throw new UnreadableBpmn(`line ${lineOf(xml, at)}: ${begins} does not end`)
  return { kind, source: xml.slice(at, end + ends.length) }
}

function tagAt(xml: string, at: number): Piece {
  TAG.lastIndex = at
  const match = TAG.exec(xml)
  if (!match) throw new UnreadableBpmn(`line ${lineOf(xml, at)}: a tag does not end`)
  const [source, closing, name = '', attributes = '', empty] = match
  return { kind: closing ? 'close' : empty ? 'empty' : 'open', source, name, attributes }
}

function lineOf(xml: string, at: number): number {
  return xml.slice(0, at).split('\n').length
}

/** Attributes of a tag by name, as they are written, entities and all. */
export function attributesOf(written: string): [name: string, value: string][] {
  return [...written.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [
    name,
    double ?? single ?? '',
  ])
}

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** A text with its entities replaced. */
export function decodeText(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? whole
    const code = Number(/^#x/i.test(entity) ? `0x${entity.slice(2)}` : entity.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
