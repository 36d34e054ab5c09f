import type { BpmnDocument } from '../xml/document.ts'
import { is, type ModdleElement } from '../xml/element.ts'
import { type ElementWalk, walk } from '../xml/walk.ts'
import type { Finding } from './finding.ts'
import { type FindingCode, TEXTS } from './texts.ts'

/** What the rules look at, and where they put what they find. */
export type CheckContext = ElementWalk & { document: BpmnDocument; findings: Finding[] }

export function openCheck(document: BpmnDocument): CheckContext {
  return { document, findings: [], ...walk(document.definitions) }
}

/**
 * Puts down a finding.
 * @param detail what the text names besides the element
 */
export function report(context: CheckContext, code: FindingCode, element: ModdleElement, detail = ''): void {
  const elementId = idOf(element)
  const name = element.name ? `${element.name}` : elementId
  const {
    severity = 'error',
    code: told = code,
    zh,
    en,
  } = TEXTS[code] as { severity?: Finding['severity']; code?: string; zh: string; en: string }
  const fill = (text: string): string => text.replace('{name}', () => name).replace('{detail}', () => detail)
  context.findings.push({ code: told, elementId, severity, zh: fill(zh), en: fill(en) })
}

/** Id of an element, or of the nearest around it that has one. */
function idOf(element: ModdleElement): string {
  for (let at: ModdleElement | undefined = element; at; at = at.$parent) if (at.id) return at.id
  return 'definitions'
}

/** The process or sub-process an element lies in. */
export function containerOf(element: ModdleElement): ModdleElement | undefined {
  for (let at = element.$parent; at; at = at.$parent) if (is(at, 'FlowElementsContainer')) return at
  return undefined
}
