import type { FieldAccess } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import type { PolicyRow, ResourceRef } from '@sluice/policy'
import { forbidden, type Locale, type PermissionName } from '../../../kernel/index.ts'
import type { OperationContext, Policy } from '../../../platform/operation/index.ts'
import { exportPermission } from '../../../platform/system-form/index.ts'
import { systemFormReadOnly } from '../errors.ts'
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

/** What may be asked for on a form. */
type FormPermission = RecordPermission | 'app.manage'

/**
 * The permission that is asked for on a form. Reading a system form takes the permission that its declaration names;
 * undefined where nothing opens it.
 */
export function permissionOn({ system }: LoadedForm, permission: FormPermission): PermissionName | undefined {
  if (!system) return permission
  if (permission === 'record.read') return system.access.read
  return permission === 'record.export' ? exportPermission(system) : undefined
}

/** Whether members reach some rows of a form because these are theirs, whatever they were granted. */
export function hasOwnRows({ system }: LoadedForm, permission: FormPermission): boolean {
  return system?.access.rows !== undefined && (permission === 'record.read' || permission === 'record.export')
}

/** Whether the actor has the permission on some record of the form. */
export function mayOnForm(policy: Policy, form: LoadedForm, permission: FormPermission): boolean {
  if (hasOwnRows(form, permission)) return true
  const asked = permissionOn(form, permission)
  return asked !== undefined && policy.decide(asked, resourceOf(form)).allowed
}

/**
 * @throws forbidden when the actor has the permission on no record of the form; systemFormReadOnly for what is done to a
 *   system form by other operations
 */
export async function requireFormPermission(
  context: OperationContext,
  form: LoadedForm,
  permission: FormPermission,
): Promise<void> {
  if (permission !== 'record.read' && permission !== 'record.export') refuseSystemForm(form, context.locale)
  if (mayOnForm(await context.policy(), form, permission)) return
  throw forbidden({ permission: permissionOn(form, permission) ?? permission })
}

/** Refuses to change a system form, or its records, by what is there for those that people made. @throws systemFormReadOnly */
export function refuseSystemForm({ system }: LoadedForm, locale: Locale): void {
  if (!system) return
  const { name, instead } = system
  throw systemFormReadOnly({ form: name[locale], instead: instead.zh, insteadEn: instead.en })
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
    map = capReadOnly(form, fieldRights(policy, form, permission))
    ofForm.set(permission, map)
  }
  return map
}

/** Rights on fields that hold wherever the actor has a permission, also one that is none of records. */
export function fieldAccessWith(
  policy: Policy,
  form: LoadedForm,
  permission: PermissionName,
): FieldAccessMap {
  return capReadOnly(form, policy.fieldMap(permission, resourceOf(form), [...form.fields.keys()]))
}

/** Rights on the fields of one record at hand. */
export function fieldAccessOnRow(
  policy: Policy,
  form: LoadedForm,
  permission: RecordPermission,
  row: PolicyRow,
): FieldAccessMap {
  return capReadOnly(form, fieldRights(policy, form, permission, row))
}

/** By the grants of the permission that is asked for; who reaches only rows of their own sees those whole. */
function fieldRights(
  policy: Policy,
  form: LoadedForm,
  permission: RecordPermission,
  row?: PolicyRow,
): Record<string, FieldAccess> {
  const asked = permissionOn(form, permission)
  const resource = resourceOf(form)
  const ids = [...form.fields.keys()]
  if (asked && policy.decide(asked, resource).allowed) return policy.fieldMap(asked, resource, ids, row)
  return Object.fromEntries(ids.map((id) => [id, hasOwnRows(form, permission) ? 'read' : 'hidden']))
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
