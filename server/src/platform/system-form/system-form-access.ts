import type { PermissionName } from '../../kernel/index.ts'
import type { Policy } from '../operation/index.ts'
import type { SystemForm } from './define-system-form.ts'
import { workspaceApp } from './workspace-app.ts'

/** A system form as the policy knows it. */
export function systemFormResource({ id }: SystemForm) {
  return { type: `form:${id}`, parents: [`app:${workspaceApp.id}`] }
}

/** Whether the actor may read some rows of a system form. */
export function mayReadSystemForm(policy: Policy, form: SystemForm): boolean {
  return form.access.rows !== undefined || isGrantedSystemForm(policy, form)
}

/**
 * Whether somebody was granted to read a system form. Who was not sees rows of their own in some; that alone is no reason
 * to show them an app.
 */
export function isGrantedSystemForm(policy: Policy, form: SystemForm): boolean {
  return holds(policy, form, form.access.read)
}

/** The permission that whoever takes whole columns out of a system form has. */
export function exportPermission({ access }: SystemForm): PermissionName | undefined {
  return access.export ?? access.read
}

function holds(policy: Policy, form: SystemForm, permission: PermissionName | undefined): boolean {
  return permission !== undefined && policy.decide(permission, systemFormResource(form)).allowed
}
