import type { Expression } from '../model.ts'
import { type ModdleElement, text } from './element.ts'

/** The text of an expression element and its language; undefined for none or an empty one. */
export function compileExpression(element: ModdleElement | undefined): Expression | undefined {
  const body = (text(element, 'body') ?? plainBody(element)).trim()
  if (body === '') return undefined
  const language = text(element, 'language')
  return language ? { text: body, language } : { text: body }
}

/** A plain `tExpression` keeps its text as documentation. */
function plainBody(element: ModdleElement | undefined): string {
  const documentation = element?.documentation
  if (!Array.isArray(documentation)) return ''
  return documentation.map((one: ModdleElement) => text(one, 'text') ?? '').join('')
}
