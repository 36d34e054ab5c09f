import { type AuditFacts, defineAuditParts, defineAuditThing } from '../../platform/audit/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { type AuditPlace, describePlaces } from '../form/index.ts'

export const task = defineAuditThing({
  kind: 'task',
  name: { zh: '待办', en: 'Task' },
  describe: describeInFlows,
})

export const instance = defineAuditThing({
  kind: 'instance',
  name: { zh: '流程', en: 'Flow' },
  describe: describeInFlows,
})

export const flowParts = defineAuditParts({
  taskId: { quiet: true },
  instanceId: { quiet: true },
  opinion: { name: { zh: '意见', en: 'Opinion' }, as: 'text' },
  'instance.text': { name: { zh: '评论', en: 'Comment' }, as: 'text' },
  'task.then': {
    name: { zh: '再次提交后', en: 'When submitted again' },
    words: {
      rerun: { zh: '重新逐级审批', en: 'Everybody decides again' },
      straightBack: { zh: '直接回到退回的人', en: 'Straight back to who returned it' },
    },
  },
  fromNodeId: { quiet: true },
  toNodeId: { quiet: true },
  'task.memberId': { name: { zh: '转给', en: 'To' }, thing: 'member' },
  'flow.tree': { quiet: true },
  'flow.xml': { quiet: true },
})

interface FlowPlace {
  id: string
  form_id: string
  record_id: string
  node: string | null
}

const flowSql = `
  select t.id, i.form_id, i.record_id, t.name as node
  from flow_task t join flow_instance i on i.tenant_id = t.tenant_id and i.id = t.instance_id
  where t.tenant_id = $1 and t.id = any($2::uuid[])
  union all
  select id, form_id, record_id, null from flow_instance where tenant_id = $1 and id = any($2::uuid[])`

/** The records that tasks and instances are about, and the steps of the tasks. */
async function describeInFlows(context: OperationContext, acts: readonly AuditFacts[]) {
  const ids = acts.flatMap(({ target_id }) => target_id ?? [])
  const { rows } =
    ids.length > 0
      ? await context.transaction.query<FlowPlace>(flowSql, [context.tenantId, ids], 'audit-flows')
      : { rows: [] }
  const places = new Map<string, AuditPlace>(
    rows.map(({ id, form_id, record_id, node }) => [
      id,
      { formId: form_id, recordIds: [record_id], ...(node ? { node } : {}) },
    ]),
  )
  return describePlaces(
    context,
    acts,
    acts.map(({ target_id }) => (target_id ? places.get(target_id) : undefined)),
  )
}
