import { collapse } from './element.ts'
import { WORD } from './names.ts'
import { followNamespaces, type Namespaces } from './namespaces.ts'
import { attributesOf, decodeText, localName, type Piece, scan } from './scan.ts'

/** An XML text as the reader of the meta-model takes it, and what was changed for that. */
export type Canonical = {
  xml: string
  /** Ids that stand for others, which that reader does not take for names. */
  ids: Map<string, string>
  /** The same for names of elements and attributes, and for prefixes. */
  words: Map<string, string>
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
/** Namespaces that the meta-model describes. */
const DESCRIBED = /^(http:\/\/www\.omg\.org\/spec\/|https:\/\/sluice\.dev\/bpmn\/)/

/** What that reader takes for an id, and what XML does (Namespaces in XML 1.0, NCName). */
const READ = /^([a-z][\w-.]*:)?[a-z_][\w-.]*$/i
const PLAIN = /^[a-z_][\w.-]*$/i
const NAME = /^[\p{L}\p{Nl}_][\p{L}\p{M}\p{N}._\u00b7-]*$/u

/** Attributes and elements that hold ids; XML takes the blanks around these away. */
const REFERENCES = new Set([
  'id',
  'bpmnElement',
  'default',
  'calledElement',
  'sourceElement',
  'targetElement',
  'choreographyActivityShape',
  'labelStyle',
  'incoming',
  'outgoing',
])

/** Elements that others of a flow may be told apart by, so that they are given an id where the file has none. */
const NAMED =
  /^(process|sequenceFlow|messageFlow|participant|dataObject|dataObjectReference|dataStoreReference|task|subProcess|transaction|callActivity|.*(Gateway|Task|Event|SubProcess))$/

/**
 * Spells an XML text so that the reader of the meta-model loses nothing of it: no blanks around `=`, white space of
 * attributes normalized (XML 1.0 §3.3.3), ids, names and prefixes of every alphabet, an id where one is optional and
 * missing, types of BPMN without the prefix they need, prefixes that
 * attributes share with their element.
 * @throws UnreadableBpmn
 */
export function canonical(xml: string): Canonical {
  const pieces = [...scan(xml)]
  const names = nameIds(pieces)
  const words = standInsForWords()
  const spaces = followNamespaces()
  let around = ''
  const spelled = pieces.map((piece) => {
    if (piece.kind === 'text')
      return isReference(around) ? spellReference(piece.source, names.known) : piece.source
    if (!('name' in piece)) return piece.source
    around = piece.kind === 'open' ? localName(piece.name) : ''
    const space = spaces.follow(piece)
    const tag = words.spell(piece.name)
    if (piece.kind === 'close') return `</${tag}>`
    const written = attributesOf(piece.attributes)
    const prefixed = prefixedOf(piece.name, written, space)
    const attributes = written.map(([name, value]) => {
      const spelled = prefixed.has(name) ? words.spellWhole(name) : words.spell(name)
      if (space.of(name, 'attribute') === XSI && localName(name) === 'type')
        return `${spelled}="${words.spell(spelledType(value, space))}"`
      return spell(spelled, value, names.known)
    })
    if (space.of(piece.name) === MODEL && !/\sid\s*=/.test(piece.attributes)) {
      const made = names.make(localName(piece.name))
      if (made) attributes.unshift(`id="${made}"`)
    }
    const end = piece.kind === 'empty' ? '/>' : '>'
    return `<${[tag, ...attributes].join(' ')}${end}`
  })
  return { xml: spelled.join(''), ids: flipped(names.known), words: flipped(words.known) }
}

/**
 * Attributes of another tool's element that carry the prefix of the element (`x:name` of `<x:form>`): to XML they are not
 * those without a prefix (Namespaces in XML 1.0 §6.2), that reader cuts the prefix off.
 */
function prefixedOf(
  element: string,
  attributes: readonly [string, string][],
  space: Namespaces,
): Set<string> {
  const own = space.of(element)
  if (own === undefined || DESCRIBED.test(own)) return new Set()
  const names = attributes.map(([name]) => name)
  return new Set(names.filter((name) => name.includes(':') && space.of(name, 'attribute') === own))
}

function flipped(map: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...map].map(([word, stands]) => [stands, word]))
}

/** A type of BPMN as `xsi:type` names it; one without a prefix that has no namespace is meant as BPMN's own. */
function spelledType(written: string, space: Namespaces): string {
  const type = collapse(decodeText(written))
  if (type.includes(':') || !/^t[A-Z]/.test(type) || space.of(type) === MODEL) return type
  const prefix = space.prefixOf(MODEL)
  return prefix ? `${prefix}:${type}` : type
}

/** Stand-ins for what XML takes for a name and that reader does not (XML 1.0 §2.3). */
function standInsForWords(): {
  known: Map<string, string>
  spell: (name: string) => string
  /** Of a name with its prefix, which that reader would cut off. */
  spellWhole: (name: string) => string
} {
  const known = new Map<string, string>()
  const standIn = (word: string): string => {
    const stands = known.get(word) ?? `${WORD}${known.size + 1}`
    known.set(word, stands)
    return stands
  }
  const spellWord = (word: string): string => (word === '' || PLAIN.test(word) ? word : standIn(word))
  return {
    known,
    spell: (name) => name.split(':').map(spellWord).join(':'),
    spellWhole: standIn,
  }
}

type Names = {
  /** What stands for an id that cannot be read. */
  known: Map<string, string>
  /** A new id for an element; undefined when it needs none. */
  make: (name: string) => string | undefined
}

function nameIds(pieces: Piece[]): Names {
  const used = new Set<string>()
  for (const piece of pieces) {
    if (!('attributes' in piece)) continue
    const id = attributesOf(piece.attributes).find(([name]) => name === 'id')
    if (id) used.add(collapse(decodeText(id[1])))
  }
  let count = 0
  const fresh = (stem: string): string => {
    for (;;) {
      const id = `${stem}_${++count}`
      if (!used.has(id)) return id
    }
  }
  const foreign = [...used].filter((id) => !READ.test(id) && NAME.test(id))
  return {
    known: new Map(foreign.map((id) => [id, fresh('sluice_name')])),
    make: (name) => (NAMED.test(name) && name !== 'implicitThrowEvent' ? fresh(name) : undefined),
  }
}

function isReference(name: string): boolean {
  return REFERENCES.has(name) || /Refs?$/.test(name)
}

function spell(name: string, written: string, known: Names['known']): string {
  const value = written.replace(/[\t\n\r]/g, ' ')
  const spelled =
    name.startsWith('xmlns') || !isReference(localName(name)) ? value : spellReference(value, known)
  return spelled.includes('"') ? `${name}='${spelled}'` : `${name}="${spelled}"`
}

function spellReference(written: string, known: Names['known']): string {
  const id = collapse(decodeText(written))
  const local = localName(id)
  const stands = known.get(local)
  if (stands) return `${id.slice(0, id.length - local.length)}${stands}`
  return collapse(written)
}
