import type { FieldAccess } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import type { LoadedForm } from '../../form/index.ts'
import type { PeopleNode } from './people-node.ts'

/**
 * Rights on the fields of a form at a node (N3.8). A field the node does not name is readable; at the applicant node,
 * where a record is made, it can be edited. What the form itself fixes stays fixed.
 */
export function nodeAccess(node: PeopleNode, form: LoadedForm): Record<string, FieldAccess> {
  const other: FieldAccess = node.kind === 'applicant' ? 'edit' : 'read'
  const access: Record<string, FieldAccess> = {}
  for (const field of form.fields.values()) {
    const right = node.config.fields[field.id] ?? other
    const fixed = field.readOnly || typeOf(field).madeByServer
    access[field.id] = right === 'edit' && fixed ? 'read' : right
  }
  return access
}

/** The same rights for somebody who only looks. */
export function readOnlyAccess(access: Readonly<Record<string, FieldAccess>>): Record<string, FieldAccess> {
  return Object.fromEntries(
    Object.entries(access).map(([id, right]) => [id, right === 'edit' ? 'read' : right]),
  )
}
