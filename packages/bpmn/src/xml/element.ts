/** An element as bpmn-moddle keeps it: properties by name, references resolved to elements. */
export type ModdleElement = {
  $type: string
  $parent?: ModdleElement
  $attrs?: Record<string, string>
  $instanceOf?: (type: string) => boolean
  id?: string
  name?: string
  get?: (name: string) => unknown
  [property: string]: unknown
}

/** Is it of this BPMN type or one derived from it? */
export function is(element: ModdleElement | undefined, type: string): boolean {
  if (!element) return false
  return element.$instanceOf ? element.$instanceOf(`bpmn:${type}`) : element.$type === `bpmn:${type}`
}

/** A property that holds one element. */
export function one(element: ModdleElement | undefined, property: string): ModdleElement | undefined {
  const value = element?.[property]
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as ModdleElement)
    : undefined
}

/** A property that holds a list of elements; empty when absent. */
export function many(element: ModdleElement | undefined, property: string): ModdleElement[] {
  const value = element?.[property]
  return Array.isArray(value) ? (value as ModdleElement[]) : []
}

/** A property that holds a text. */
export function text(element: ModdleElement | undefined, property: string): string | undefined {
  const value = element?.[property]
  return typeof value === 'string' ? value : undefined
}

/** A name as XML reads it: blanks at its ends and repeated ones inside do not count. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The type without its prefix: `userTask` for `bpmn:UserTask`. */
export function kindOf(element: ModdleElement): string {
  const local = element.$type.slice(element.$type.indexOf(':') + 1)
  return local.charAt(0).toLowerCase() + local.slice(1)
}
