import { BpmnModdle, type ParseResult } from 'bpmn-moddle'
import { canonical } from './canonical.ts'
import { commentsOf, type KeptComment, withComments } from './comments.ts'
import { is, type ModdleElement, many } from './element.ts'
import { adjustMetaModel, keepUnresolved, type Spelling, spellingOf } from './faithful.ts'
import { restored, restoreIds } from './names.ts'
import { type OutlineElement, outlineOf } from './outline.ts'
import { UnreadableBpmn } from './unreadable.ts'

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
  /** Comments of the file, with their places. */
  comments: KeptComment[]
}

export const moddle = new BpmnModdle({ sluice: SLUICE_PACKAGE })

/**
 * Reads BPMN 2.0 XML ([N3.1]). Extensions of other tools, documentation and coordinates are kept as they are.
 * @param source the text, or the bytes of a file in the encoding it declares
 * @throws UnreadableBpmn when the text is not well-formed XML or its root is not `definitions`
 */
export async function readBpmn(source: string | Uint8Array): Promise<BpmnDocument> {
  const xml = typeof source === 'string' ? source : decode(source)
  try {
    const { xml: spelled, ids } = canonical(xml.replace(DECLARATION, ''))
    const result = await moddle.fromXML(spelled)
    const outline = outlineOf(spelled)
    const { rootElement: definitions, warnings } = result
    const elementsById = restoreIds(result, ids)
    keepUnresolved(warnings, elementsById)
    const spelling = spellingOf(outline)
    const comments = commentsOf(ids.size === 0 ? spelled : restored(spelled, ids))
    return { definitions, elementsById, warnings, repeated: repeatedParts(outline), spelling, comments }
  } catch (error) {
    throw new UnreadableBpmn(error instanceof Error ? error.message : String(error))
  }
}

/** The XML declaration; a text in memory has no encoding any more. */
const DECLARATION = /^\uFEFF?<\?xml[^>]*\?>\s*/

function decode(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const encoding = /^[^<]*<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    throw new UnreadableBpmn(`unknown encoding ${encoding}`)
  }
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
  return withComments((await written).xml, document.comments)
}

/** Processes of a document, in the order of the file. */
export function processesOf(document: BpmnDocument): ModdleElement[] {
  return many(document.definitions, 'rootElements').filter((element) => is(element, 'Process'))
}
