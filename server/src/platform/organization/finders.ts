import { textRelevance } from '@sluice/form'
import { defineFinder } from '../search/index.ts'

/** People who match that are weighed; the list of members has the others. */
const mostPeople = 200
/** Found by address or username, not by name. */
const byAddress = 50

export const memberFinder = defineFinder(async (context, wanted) => {
  const policy = await context.policy()
  if (!policy.decide('member.read').allowed) return { hits: [] }
  const { rows } = await context.transaction.query<{ id: string; name: string; department: string | null }>(
    `select m.id, m.name,
       (select d.name from department d where d.tenant_id = m.tenant_id and d.id = m.department_id) as department
     from member m
     where m.tenant_id = $1 and m.status = 'active'
       and (strpos(fold_text(m.name), $2) > 0 or strpos(fold_text(m.email), $2) > 0 or strpos(fold_text(m.username), $2) > 0)
     order by strpos(fold_text(m.name), $2) = 0, length(m.name), m.id limit ${mostPeople}`,
    [context.tenantId, wanted.folded],
    'find-members',
  )
  const hits = rows.map(({ id, name, department }) => ({
    kind: 'member' as const,
    id,
    title: name,
    note: department ?? '',
    appId: null,
    formId: null,
    relevance: textRelevance(wanted.folded, name) || byAddress,
  }))
  return { hits: hits.sort((a, b) => b.relevance - a.relevance).slice(0, wanted.limit) }
})
