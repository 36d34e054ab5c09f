import { explainWhy, type GrantTrace, type Role } from '@sluice/policy'
import { z } from 'zod'
import { forbidden, notFound, type Text } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { describeScopes, grantScopeOf } from '../data-scope.ts'
import type { NamedResource } from '../define-resource-kind.ts'
import { isDepartmentHolding, isDirectHolding } from '../direct-grants.ts'
import { grantScopes, headedDepartments, wholeOrganization } from '../grant-scope.ts'
import { loadRules } from '../load-rules.ts'
import type { PermissionBook } from '../permission-book.ts'

const conditionNames = {
  [headedDepartments]: { zh: '所负责的部门及下级', en: 'departments headed and below' },
  [wholeOrganization]: { zh: '本组织', en: 'the whole organization' },
}
const gone: Text = { zh: '已删除的应用或表单', en: 'an app or form that is gone' }

const textSchema = z.object({ zh: z.string(), en: z.string() })
const scopeSchema = z.enum(grantScopes)

export const explainPermission = defineOperation({
  id: 'permission.explain',
  kind: 'query',
  method: 'GET',
  path: '/api/permissions/explain',
  summary: { zh: '为什么能（不能）做', en: 'Why somebody may or may not do something' },
  access: 'member',
  input: z.object({
    memberId: z.uuid(),
    permission: z.string().min(1).max(60),
    /** `form:<id>` or `app:<id>`; absent means everything. */
    resource: z.string().max(100).optional(),
  }),
  output: z.object({
    allowed: z.boolean(),
    member: z.object({ id: z.uuid(), name: z.string() }),
    resourceName: textSchema.nullable(),
    /** Which data the permission reaches, over all chains that apply, the widest first; empty where data has no part. */
    dataScopes: z.array(z.object({ scope: scopeSchema, departments: z.array(z.string()) })),
    text: textSchema,
    /** The chains of grants that lead to the answer. */
    chains: z.array(
      z.object({
        applies: z.boolean(),
        roles: z.array(z.string()),
        permission: z.string(),
        permissionName: textSchema,
        resource: z.string(),
        resourceName: textSchema,
        /** Null where data has no part. */
        scope: scopeSchema.nullable(),
        reason: z.string().nullable(),
      }),
    ),
  }),
  run: async (context, { memberId, permission, resource }) => {
    const { actor, transaction, tenantId, clock, services } = context
    const self = actor.kind === 'member' && actor.memberId === memberId
    const policy = await context.policy()
    if (!self && !policy.decide('role.manage').allowed) throw forbidden({ permission: 'role.manage' })
    const loaded = await loadRules(transaction, tenantId, memberId)
    if (!loaded) throw notFound({ zh: '成员', en: 'member' })
    const { person, rules } = loaded
    const grants = Object.values(rules.roles).flatMap((role) => role.grants)
    const places = [...grants.map((grant) => grant.resource ?? '*'), ...(resource ? [resource] : [])]
    const named = await services.resourceNames(transaction, tenantId, places)
    const asked = resource ? named.get(resource) : undefined
    if (resource && !asked) throw notFound({ zh: '应用或表单', en: 'app or form' })
    const labelsIn = (locale: 'zh' | 'en') => ({
      ...labels(
        services.permissions,
        places,
        grants.map((grant) => grant.permission),
        named,
        locale,
      ),
      ...holdingLabels(Object.values(rules.roles), locale),
    })
    const why = explainWhy(
      person,
      rules,
      clock.now().getTime(),
      permission,
      resource && asked ? { type: resource, parents: asked.parents } : undefined,
      { zh: labelsIn('zh'), en: labelsIn('en') },
    )
    const rows = services.permissions.reachOf(permission) === 'rows'
    const chains = why.steps.flatMap((step) =>
      'grant' in step
        ? [
            {
              ...chainOf(services.permissions, step.grant, named, rows),
              applies: step.step === 'granted',
              reason: step.step === 'refused' ? step.reason.code : null,
            },
          ]
        : [],
    )
    const applying = chains.flatMap(({ applies, scope }) => (applies && scope ? [scope] : []))
    return {
      allowed: why.allowed,
      member: { id: memberId, name: person.name ?? memberId },
      resourceName: asked?.name ?? null,
      dataScopes: await describeScopes(transaction, tenantId, memberId, applying),
      text: { zh: why.zh, en: why.en },
      chains,
    }
  },
})

function chainOf(
  book: PermissionBook,
  { roles, permission, resource, scope }: GrantTrace,
  named: ReadonlyMap<string, NamedResource>,
  rows: boolean,
) {
  return {
    roles: roles.map(({ roleName }) => roleName),
    permission,
    permissionName: book.wordsFor(permission),
    resource,
    resourceName: named.get(resource)?.name ?? gone,
    scope: rows ? grantScopeOf(scope) : null,
  }
}

/** What a department or a member holds directly is not a role's. */
function holdingLabels(roles: readonly Role[], locale: 'zh' | 'en'): Record<string, string> {
  const words = {
    department: { zh: '部门', en: 'department ' },
    member: { zh: '成员', en: 'member ' },
  }
  return Object.fromEntries(
    roles.flatMap(({ id, name }) => {
      if (!isDirectHolding(id)) return []
      const kind = isDepartmentHolding(id) ? words.department : words.member
      return [[id, locale === 'zh' ? `${kind.zh}“${name}”` : `${kind.en}"${name}"`]]
    }),
  )
}

/** Words for every id that may stand in the sentences. */
function labels(
  book: PermissionBook,
  places: readonly string[],
  permissions: readonly string[],
  named: ReadonlyMap<string, NamedResource>,
  locale: 'zh' | 'en',
): Record<string, string> {
  const known = [...book.texts, ...Object.entries(conditionNames)]
  return Object.fromEntries([
    ...permissions.map((permission) => [permission, book.wordsFor(permission)[locale]] as const),
    ...known.map(([id, text]) => [id, text[locale]] as const),
    ...places.map((place) => [place, (named.get(place)?.name ?? gone)[locale]] as const),
  ])
}
