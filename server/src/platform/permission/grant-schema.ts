import { FIELD_RIGHTS } from '@sluice/policy'
import { z } from 'zod'
import { type FieldError, invalidInput, newId } from '../../kernel/index.ts'
import type { GrantRow } from './grant-row.ts'
import { grantScopes } from './grant-scope.ts'
import type { PermissionBook } from './permission-book.ts'

/** Grants of one role: some eight for each app that is shared with it. */
export const mostGrants = 4000

/** One permission on a resource pattern for the rows of a scope, as it travels. */
export const grantSchema = z.object({
  permission: z.string().trim().min(1).max(60),
  resource: z
    .string()
    .trim()
    .max(100)
    .regex(/^(\*|[a-z][a-zA-Z]*:(\*|[0-9a-zA-Z_-]+))$/)
    .default('*'),
  scope: z.enum(grantScopes).default('tenant'),
  validFrom: z.iso.datetime({ offset: true }).nullish(),
  validTo: z.iso.datetime({ offset: true }).nullish(),
})
/** A grant as it is shown. */
export const grantViewSchema = z.object({
  id: z.uuid(),
  permission: z.string(),
  resource: z.string(),
  scope: z.enum(grantScopes),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
})
export const fieldRightSchema = z.object({
  /** `form:<id>` */
  resource: z
    .string()
    .max(100)
    .regex(/^form:[0-9a-zA-Z_-]+$/),
  fieldId: z.string().min(1).max(60),
  right: z.enum(
    FIELD_RIGHTS as readonly [string, ...string[]] as readonly ['hidden', 'masked', 'read', 'edit'],
  ),
})
type GrantInput = z.output<typeof grantSchema>

/**
 * Turns grants as given into rows.
 * @throws invalidInput naming each permission nobody knows, and each validity that ends before it starts
 */
export function readGrants(permissions: PermissionBook, grants: readonly GrantInput[]): GrantRow[] {
  const wrong = grants.flatMap((grant, index) => [
    ...wrongPermission(permissions, grant, index),
    ...wrongValidity(grant, index),
  ])
  if (wrong.length > 0) throw invalidInput({ count: wrong.length }, wrong)
  return grants.map(({ permission, resource, scope, validFrom, validTo }) => ({
    id: newId(),
    permission,
    resource,
    scope,
    valid_from: validFrom ?? null,
    valid_to: validTo ?? null,
  }))
}

function wrongPermission(
  permissions: PermissionBook,
  { permission }: GrantInput,
  index: number,
): FieldError[] {
  if (permissions.isPattern(permission)) return []
  const [family] = permission.split('.')
  const near = permissions.names.filter((name) => name.startsWith(`${family}.`))
  return [
    {
      field: `grants.${index}.permission`,
      code: 'unknown_permission',
      message: { zh: '没有“{permission}”这个权限。', en: 'There is no permission "{permission}".' },
      params: { permission, near: near.join(', ') },
      ...(near.length > 0 ? { suggestion: { zh: '{near}', en: '{near}' } } : {}),
    },
  ]
}

function wrongValidity({ validFrom, validTo }: GrantInput, index: number): FieldError[] {
  if (!validFrom || !validTo || Date.parse(validFrom) < Date.parse(validTo)) return []
  return [
    {
      field: `grants.${index}.validTo`,
      code: 'ends_before_start',
      message: { zh: '失效时间必须晚于生效时间。', en: 'The end must be after the start.' },
    },
  ]
}
