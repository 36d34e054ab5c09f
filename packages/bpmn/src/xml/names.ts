import type { ParseResult } from 'bpmn-moddle'
import type { ModdleElement } from './element.ts'

/** How what stands for the name of an element or attribute begins. */
export const WORD = 'sluice_word_'

/** A written text with the names of elements and attributes it had. */
export function withWords(xml: string, words: ReadonlyMap<string, string>): string {
  return words.size === 0 ? xml : xml.replace(/sluice_word_\d+/g, (stands) => words.get(stands) ?? stands)
}

/** A text with the ids it had. */
export function restored(text: string, ids: Map<string, string>): string {
  return text.replace(/sluice_name_\d+/g, (stands) => ids.get(stands) ?? stands)
}

/**
 * Gives the elements of a document the ids they had, where others stood for them while it was read.
 * @param ids ids by what stands for them
 * @returns elements by id
 */
export function restoreIds(
  { rootElement, elementsById, warnings }: ParseResult,
  ids: Map<string, string>,
): Record<string, ModdleElement> {
  if (ids.size === 0) return elementsById
  const restore = (text: string): string => restored(text, ids)
  const seen = new Set<object>()
  const open: object[] = [rootElement, ...Object.values(elementsById)]
  for (let at = open.pop(); at; at = open.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    for (const [key, value] of Object.entries(at)) {
      if (typeof value === 'string' && value.includes('sluice_name_'))
        Object.assign(at, { [key]: restore(value) })
      else if (typeof value === 'object' && value !== null && !key.startsWith('$model')) open.push(value)
    }
    const { $attrs } = at as ModdleElement
    if ($attrs) open.push($attrs)
  }
  for (const warning of warnings) {
    warning.message = restore(warning.message)
    if (warning.value) warning.value = restore(warning.value)
  }
  return Object.fromEntries(Object.entries(elementsById).map(([id, element]) => [restore(id), element]))
}
