import { FLOW_LIMITS } from '../limits.ts'
import { UnreadableBpmn } from './unreadable.ts'

/** An element of an XML text as it is written, without any meaning given to it. */
export type OutlineElement = {
  name: string
  attributes: Record<string, string>
  children: OutlineElement[]
  /** Character data directly in it, white space at its ends left out. */
  text: string
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<(\/?)([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Outline of a well-formed XML text: every element, attribute and text, in order.
 * @throws UnreadableBpmn when elements lie inside each other deeper than a flow may
 */
export function outlineOf(xml: string): OutlineElement {
  const root: OutlineElement = { name: '', attributes: {}, children: [], text: '' }
  const path = [root]
  for (const [, cdata, closing, name, attributes = '', empty, characters] of xml.matchAll(TOKEN)) {
    const parent = path.at(-1)!
    if (cdata !== undefined) parent.text += cdata
    else if (characters !== undefined) parent.text += decode(characters)
    else if (closing) trim(path.pop()!)
    else if (name !== undefined) {
      const element: OutlineElement = { name, attributes: {}, children: [], text: '' }
      for (const [, key = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
        element.attributes[key] = decode(double ?? single ?? '')
      }
      parent.children.push(element)
      if (!empty) path.push(element)
      if (path.length > FLOW_LIMITS.depth)
        throw new UnreadableBpmn(`elements lie inside each other deeper than ${FLOW_LIMITS.depth}`)
    }
  }
  return root.children[0] ?? root
}

function trim(element: OutlineElement): void {
  element.text = element.text.trim()
}

function decode(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (entity.startsWith('#'))
      return String.fromCodePoint(Number(/^#x/i.test(entity) ? `0x${entity.slice(2)}` : entity.slice(1)))
    return ENTITIES[entity] ?? whole
  })
}
