import { explainWhy } from '@sluice/policy'
import { z } from 'zod'
import { forbidden, notFound } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { headedDepartments, wholeOrganization } from '../grant-scope.ts'
import { loadRules } from '../load-rules.ts'
import { permissionNames } from '../permission-names.ts'

const conditionNames = {
  [headedDepartments]: { zh: '所负责的部门及下级', en: 'departments headed and below' },
  [wholeOrganization]: { zh: '本组织', en: 'the whole organization' },
}

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
    /** `form:<id>` and the like; absent means everything. */
    resource: z.string().max(100).optional(),
    /** What the resource lies in: `app:<id>`. */
    parents: z.array(z.string().max(100)).max(10).optional(),
    /** What the resource is called, for the sentences. */
    resourceName: z.string().max(100).optional(),
  }),
  output: z.object({
    allowed: z.boolean(),
    text: z.object({ zh: z.string(), en: z.string() }),
    /** The chains of grants that lead to the answer. */
    chains: z.array(
      z.object({
        applies: z.boolean(),
        roles: z.array(z.string()),
        permission: z.string(),
        resource: z.string(),
        reason: z.string().nullable(),
      }),
    ),
  }),
  run: async (context, { memberId, permission, resource, parents, resourceName }) => {
    const { actor, transaction, tenantId, clock } = context
    const self = actor.kind === 'member' && actor.memberId === memberId
    const policy = await context.policy()
    if (!self && !policy.decide('role.manage').allowed) throw forbidden({ permission: 'role.manage' })
    const loaded = await loadRules(transaction, tenantId, memberId)
    if (!loaded) throw notFound({ what: '' })
    const wordsIn = (locale: 'zh' | 'en') => ({
      ...Object.fromEntries(
        Object.entries({ ...permissionNames, ...conditionNames }).map(([name, text]) => [name, text[locale]]),
      ),
      ...(resource && resourceName ? { [resource]: resourceName } : {}),
    })
    const why = explainWhy(
      loaded.person,
      loaded.rules,
      clock.now().getTime(),
      permission,
      resource ? { type: resource, ...(parents ? { parents } : {}) } : undefined,
      { zh: wordsIn('zh'), en: wordsIn('en') },
    )
    const chains = why.steps.flatMap((step) =>
      'grant' in step
        ? [
            {
              applies: step.step === 'granted',
              roles: step.grant.roles.map(({ roleName }) => roleName),
              permission: step.grant.permission,
              resource: step.grant.resource,
              reason: step.step === 'refused' ? step.reason.code : null,
            },
          ]
        : [],
    )
    return { allowed: why.allowed, text: { zh: why.zh, en: why.en }, chains }
  },
})
