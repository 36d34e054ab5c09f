import type { OperationContext } from '../../../platform/operation/index.ts'
import { type FieldAccessMap, fieldAccessOf, loadFormEverMade } from '../../form/index.ts'
import { loadDefinition } from '../definition/load-definition.ts'
import { type NamedInstance, titleFor } from './title-for.ts'
import { accessOfPlaces } from './viewer.ts'

interface InstanceFacts extends NamedInstance {
  form_id: string
  definition_id: string
  applicant_id: string
  /** Nodes at which each of the members has or had a task. */
  places: { member: string; node: string }[]
}

const factsSql = `
  select i.form_id, i.record_id, i.definition_id, i.applicant_id, i.title, i.summary,
    coalesce((select jsonb_agg(distinct jsonb_build_object('member', t.assignee_id, 'node', t.node_id))
      from flow_task t where t.tenant_id = i.tenant_id and t.instance_id = i.id and t.assignee_id = any($3::uuid[])), '[]')
      as places
  from flow_instance i where i.tenant_id = $1 and i.id = $2`

/**
 * What the record of an instance is called to each of several members (N3.8): by the places they have had in it, else by
 * what their own rights show.
 */
export async function titlesForMembers(
  context: OperationContext,
  instanceId: string,
  memberIds: readonly string[],
): Promise<Map<string, string>> {
  const { transaction, tenantId, services } = context
  const { rows } = await transaction.query<InstanceFacts>(
    factsSql,
    [tenantId, instanceId, memberIds],
    'flow-titles',
  )
  const facts = rows[0]
  if (!facts) return new Map(memberIds.map((id) => [id, '']))
  const [form, { people, applicantNode }] = await Promise.all([
    loadFormEverMade(context, facts.form_id),
    loadDefinition(context, facts.definition_id),
  ])
  const accessOf = async (memberId: string): Promise<FieldAccessMap> => {
    const nodes = facts.places.flatMap(({ member, node }) =>
      member === memberId ? (people.get(node) ?? []) : [],
    )
    if (memberId === facts.applicant_id && applicantNode) nodes.push(applicantNode)
    if (nodes.length > 0) return accessOfPlaces(form, nodes)
    const actor = { kind: 'member', tenantId, memberId, accountId: '', name: '' } as const
    return fieldAccessOf(await services.policies.policyOf(transaction, actor), form, 'record.read')
  }
  const titles = memberIds.map(async (id) => [id, titleFor(form, facts, await accessOf(id))] as const)
  return new Map(await Promise.all(titles))
}
