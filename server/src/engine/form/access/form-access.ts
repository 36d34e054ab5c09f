import type { FieldAccess } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import type { PolicyRow, ResourceRef } from '@sluice/policy'
import { forbidden, type PermissionName } from '../../../kernel/index.ts'
import type { OperationContext, Policy } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'

/** What is asked for records of a form; whole columns of them go in and out by permissions of other modules. */
export type RecordPermission = Extract<PermissionName, `record.${string}`>
export type FieldAccessMap = Readonly<Record<string, FieldAccess>>

const resources = new WeakMap<LoadedForm, ResourceRef>()

/** A form as the policy knows it: grants on its app reach it. */
export function resourceOf(form: LoadedForm): ResourceRef {
  let resource = resources.get(form)
  if (!resource) {
    resource = { type: `form:${form.id}`, parents: [`app:${form.appId}`] }
    resources.set(form, resource)
  }
  return resource
}

/** @throws forbidden when the actor has the permission on no record of the form */
export async function requireFormPermission(
  context: OperationContext,
  form: LoadedForm,
  permission: RecordPermission | 'app.manage',
): Promise<void> {
  const policy = await context.policy()
  if (!policy.decide(permission, resourceOf(form)).allowed) throw forbidden({ permission })
}

const maps = new WeakMap<Policy, WeakMap<LoadedForm, Map<string, FieldAccessMap>>>()

/**
 * Rights on fields that hold on every record the actor reaches with a permission. A form's read-only fields are never
 * more than readable. Worked out once per policy, form version and permission.
 */
export function fieldAccessOf(
  policy: Policy,
  form: LoadedForm,
  permission: RecordPermission,
): FieldAccessMap {
  const ofPolicy = maps.get(policy) ?? new WeakMap<LoadedForm, Map<string, FieldAccessMap>>()
  const ofForm = ofPolicy.get(form) ?? new Map<string, FieldAccessMap>()
  maps.set(policy, ofPolicy)
  ofPolicy.set(form, ofForm)
  let map = ofForm.get(permission)
  if (!map) {
    map = capReadOnly(form, policy.fieldMap(permission, resourceOf(form), [...form.fields.keys()]))
    ofForm.set(permission, map)
  }
  return map
}

/** Rights on the fields of one record at hand. */
export function fieldAccessOnRow(
  policy: Policy,
  form: LoadedForm,
  permission: RecordPermission,
  row: PolicyRow,
): FieldAccessMap {
  return capReadOnly(form, policy.fieldMap(permission, resourceOf(form), [...form.fields.keys()], row))
}

function capReadOnly(form: LoadedForm, map: Record<string, FieldAccess>): FieldAccessMap {
  const capped: Record<string, FieldAccess> = {}
  for (const field of form.fields.values()) {
    const right = map[field.id] ?? 'hidden'
    const fixed = field.readOnly || typeOf(field).madeByServer
    capped[field.id] = right === 'edit' && fixed ? 'read' : right
  }
  return capped
}

const strength: Record<FieldAccess, number> = { hidden: 0, masked: 1, read: 2, edit: 3 }

/** True when `right` allows at least what `needed` allows. */
export function reaches(right: FieldAccess | undefined, needed: FieldAccess): boolean {
  return right !== undefined && strength[right] >= strength[needed]
}

/** The stronger right of two maps, field by field. */
export function strongerAccess(a: FieldAccessMap, b: FieldAccessMap): Record<string, FieldAccess> {
  const merged: Record<string, FieldAccess> = { ...a }
  for (const [id, right] of Object.entries(b)) if (!reaches(merged[id], right)) merged[id] = right
  return merged
}
