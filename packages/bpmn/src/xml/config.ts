import { moddle } from './document.ts'
import { type ModdleElement, many, one, text } from './element.ts'

/**
 * What Sluice keeps at an element: the JSON of `<sluice:config>` in its extension elements; undefined when it has
 * none or the text is not JSON.
 */
export function getConfig(element: ModdleElement): unknown {
  const config = many(one(element, 'extensionElements'), 'values').find(
    (value) => value.$type === 'sluice:Config',
  )
  const json = text(config, 'text')
  if (json === undefined) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** Sets what Sluice keeps at an element, beside the extensions of other tools; undefined takes it away. */
export function setConfig(element: ModdleElement, value: unknown): void {
  const extension = one(element, 'extensionElements')
  const others = many(extension, 'values').filter((one) => one.$type !== 'sluice:Config')
  if (value !== undefined) {
    const config = moddle.create('sluice:Config', { text: JSON.stringify(value) })
    others.push(config)
  }
  if (others.length === 0) {
    element.extensionElements = undefined
    return
  }
  const holder = extension ?? moddle.create('bpmn:ExtensionElements', {})
  holder.$parent = element
  holder.values = others
  for (const child of others) child.$parent = holder
  element.extensionElements = holder
}
