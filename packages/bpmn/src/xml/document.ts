import { BpmnModdle, type ParseResult } from 'bpmn-moddle'
import { canonical } from './canonical.ts'
import { commentsOf, type KeptComment, withComments } from './comments.ts'
import { is, type ModdleElement, many } from './element.ts'
import { adjustMetaModel, keepUnresolved, type Spelling, spellingOf } from './faithful.ts'
import { restored, restoreIds, withWords } from './names.ts'
import { type OutlineElement, outlineOf } from './outline.ts'
import { UnreadableBpmn } from './unreadable.ts'
import { propertiesOf } from './walk.ts'

export const SLUICE_NAMESPACE = 'https://sluice.dev/bpmn/1.0'
export const FORMULA_LANGUAGE = 'https://sluice.dev/formula'

/** The one extension element of Sluice: its text is JSON. */
const SLUICE_PACKAGE = {
  name: 'Sluice',
  uri: SLUICE_NAMESPACE,
  prefix: 'sluice',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Config',
      superClass: ['Element'],
      properties: [{ name: 'text', isBody: true, type: 'String' }],
    },
  ],
}

/** A BPMN file in memory. Made by `readBpmn`; change it through its elements and write it with `writeBpmn`. */
export type BpmnDocument = {
  definitions: ModdleElement
  elementsById: Record<string, ModdleElement>
  /** What the reader noticed: unknown elements, references that lead nowhere, ids used twice. */
  warnings: ParseResult['warnings']
  /** Parts an element holds more than once though it may have only one; all but the last are lost. */
  repeated: { elementId: string; name: string }[]
  spelling: Spelling
  /** Comments and instructions to programs in the file, with their places. */
  comments: KeptComment[]
  /** Names of elements and attributes by what stands for them. */
  words: ReadonlyMap<string, string>
}

export const moddle = new BpmnModdle({ sluice: SLUICE_PACKAGE })

// The schema of BPMN 2.0 has this script as an element, as that of a script task; the meta-model has an attribute.
for (const property of propertiesOf(moddle.create('bpmn:GlobalScriptTask')))
  if (property.name === 'script') Object.assign(property, { isAttr: false })

/**
 * Reads BPMN 2.0 XML ([N3.1]). Extensions of other tools, documentation and coordinates are kept as they are.
 * @param source the text, or the bytes of a file in the encoding it declares
 * @throws UnreadableBpmn when the text is not well-formed XML or its root is not `definitions`
 */
export async function readBpmn(source: string | Uint8Array): Promise<BpmnDocument> {
  const xml = typeof source === 'string' ? source : decode(source)
  try {
    const { xml: spelled, ids, words } = canonical(xml.replace(DECLARATION, ''))
    const result = await moddle.fromXML(spelled)
    const outline = outlineOf(spelled)
    const { rootElement: definitions, warnings } = result
    const elementsById = restoreIds(result, ids)
    keepUnresolved(warnings, elementsById)
    const spelling = spellingOf(outline)
    const comments = commentsOf(ids.size === 0 ? spelled : restored(spelled, ids))
    return {
      definitions,
      elementsById,
      warnings,
      repeated: repeatedParts(outline),
      spelling,
      comments,
      words,
    }
  } catch (error) {
    throw new UnreadableBpmn(error instanceof Error ? error.message : String(error))
  }
}

/** The XML declaration; a text in memory has no encoding any more. */
const DECLARATION = /^\uFEFF?<\?xml[^>]*\?>\s*/

/** Reads bytes in the encoding their first ones tell, else the one the file declares (XML 1.0 appendix F). */
function decode(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1]
  const encoding = wideEncoding(bytes) ?? declared ?? 'utf-8'
  let decoder: InstanceType<typeof TextDecoder>
  try {
    decoder = new TextDecoder(encoding, { fatal: true })
  } catch {
    throw new UnreadableBpmn(`unknown encoding ${encoding}`)
  }
  try {
    return decoder.decode(bytes)
  } catch {
    throw new UnreadableBpmn(`the bytes are not ${encoding}`)
  }
}

/** UTF-16 shows in the first character: a byte order mark, or a zero beside the `<`. */
function wideEncoding([first, second]: Uint8Array): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : undefined
}

/** Kinds of loop an activity may have; one at most. */
const LOOPS = new Set(['standardLoopCharacteristics', 'multiInstanceLoopCharacteristics'])

/** Finds single parts that are given more than once, which the reader does not tell. */
function repeatedParts(outline: OutlineElement): BpmnDocument['repeated'] {
  const repeated: BpmnDocument['repeated'] = []
  const visit = (element: OutlineElement, id: string): void => {
    const loops = element.children.filter((child) => LOOPS.has(localName(child)))
    if (loops.length > 1) repeated.push({ elementId: id, name: loops.map(localName).join(', ') })
    for (const child of element.children) visit(child, child.attributes.id ?? id)
  }
  visit(outline, '')
  return repeated
}

function localName({ name }: OutlineElement): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Writes a document as BPMN 2.0 XML, in UTF-8. */
export async function writeBpmn(document: BpmnDocument): Promise<string> {
  const putBack = adjustMetaModel(document.definitions, document.spelling)
  // The writer runs before its promise is returned, so nobody else sees the adjusted meta-model.
  const written = moddle.toXML(document.definitions, { format: true })
  putBack()
  return withWords(withComments((await written).xml, document.comments), document.words)
}

/** Processes of a document, in the order of the file. */
export function processesOf(document: BpmnDocument): ModdleElement[] {
  return many(document.definitions, 'rootElements').filter((element) => is(element, 'Process'))
}
