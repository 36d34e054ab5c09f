import type { DataAssignment, DataCopy } from '../model.ts'
import { is, type ModdleElement, many, one } from './element.ts'
import { compileExpression } from './expression.ts'

/** Data associations of an activity or event, as copies between variables; undefined when it has none. */
export function compileCopies(element: ModdleElement, ...properties: string[]): DataCopy[] | undefined {
  const copies = properties.flatMap((property) => many(element, property)).map(compileCopy)
  return copies.length > 0 ? copies : undefined
}

function compileCopy(association: ModdleElement): DataCopy {
  const source = many(association, 'sourceRef')[0]
  const transformation = compileExpression(one(association, 'transformation'))
  const assignments = many(association, 'assignment').flatMap(compileAssignment)
  return {
    to: variableOf(one(association, 'targetRef')),
    ...(source ? { from: variableOf(source) } : undefined),
    ...(transformation ? { transformation } : undefined),
    ...(assignments.length > 0 ? { assignments } : undefined),
  }
}

function compileAssignment(assignment: ModdleElement): DataAssignment[] {
  const from = compileExpression(one(assignment, 'from'))
  const to = compileExpression(one(assignment, 'to'))
  return from && to ? [{ from, to: to.text }] : []
}

/** Variable that stands for a data object, property, input or output: its name, else its id. */
export function variableOf(element: ModdleElement | undefined): string {
  if (!element) return ''
  if (is(element, 'DataObjectReference')) {
    const target = one(element, 'dataObjectRef')
    if (target) return variableOf(target)
  }
  if (is(element, 'DataStoreReference')) {
    const target = one(element, 'dataStoreRef')
    if (target) return variableOf(target)
  }
  return element.name || element.id || ''
}
