import { FLOW_LIMITS } from '../limits.ts'
import { attributesOf, decodeText, scan } from './scan.ts'
import { UnreadableBpmn } from './unreadable.ts'

/** An element of an XML text as it is written, without any meaning given to it. */
export type OutlineElement = {
  name: string
  attributes: Record<string, string>
  children: OutlineElement[]
  /** Character data directly in it, white space at its ends left out. */
  text: string
}

/**
 * Outline of a well-formed XML text: every element, attribute and text, in order.
 * @throws UnreadableBpmn when elements lie inside each other deeper than a flow may
 */
export function outlineOf(xml: string): OutlineElement {
  const root: OutlineElement = { name: '', attributes: {}, children: [], text: '' }
  const path = [root]
  for (const piece of scan(xml)) {
    const parent = path.at(-1) ?? root
    if (piece.kind === 'cdata') parent.text += piece.source.slice(9, -3)
    else if (piece.kind === 'text') parent.text += decodeText(piece.source)
    else if (piece.kind === 'close') trim(path.pop() ?? root)
    else if ('name' in piece) {
      const element: OutlineElement = { name: piece.name, attributes: {}, children: [], text: '' }
      for (const [key, value] of attributesOf(piece.attributes)) element.attributes[key] = decodeText(value)
      parent.children.push(element)
      if (piece.kind === 'open') path.push(element)
      if (path.length > FLOW_LIMITS.depth)
        throw new UnreadableBpmn(`elements lie inside each other deeper than ${FLOW_LIMITS.depth}`)
    }
  }
  return root.children[0] ?? root
}

function trim(element: OutlineElement): void {
  element.text = element.text.trim()
}
