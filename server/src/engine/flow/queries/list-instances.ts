import { instanceStateSchema, pageInputSchema, pageOf } from '@sluice/contract'
import { z } from 'zod'
import { readCursor, writeCursor } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { fieldAccessOf } from '../../form/index.ts'
import type { SummaryField } from '../course/record-summary.ts'
import { loadManagedForm } from '../definition/manage-permission.ts'
import { stalledCondition } from '../stalled.ts'
import { namesAreOpen, titleFor } from '../view/title-for.ts'

const itemSchema = z.object({
  instanceId: z.uuid(),
  recordId: z.uuid(),
  title: z.string(),
  state: instanceStateSchema,
  version: z.int(),
  applicant: z.object({ id: z.uuid(), name: z.string() }),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** Nodes and people that are waited for now. */
  waitingFor: z.array(z.object({ nodeName: z.string(), person: z.string(), overdue: z.boolean() })),
  /** Why it is stuck, where it is. */
  incidents: z.array(z.object({ nodeId: z.string(), code: z.string(), message: z.string().nullable() })),
})

/** Instances of a form for those who look after it: find the stuck and the late ones, and why (N3.13). */
export const listInstances = defineOperation({
  id: 'instance.list',
  kind: 'query',
  method: 'GET',
  path: '/api/forms/:formId/instances',
  summary: { zh: '流程实例', en: 'Flow instances of a form' },
  access: 'member',
  input: z.object({
    formId: z.uuid(),
    state: instanceStateSchema.optional(),
    /** stuck: has an open incident, or nothing at all that moves it on · overdue: has an open task past its deadline */
    only: z.enum(['stuck', 'overdue']).optional(),
    search: z.string().trim().max(100).optional(),
    ...pageInputSchema,
  }),
  output: pageOf(itemSchema),
  run: async (context, { formId, state, only, search, cursor, limit }) => {
    const form = await loadManagedForm(context, formId)
    const access = fieldAccessOf(await context.policy(), form, 'record.read')
    const [at, id] = cursor ? readCursor(cursor, 2) : [null, null]
    const { rows } = await context.transaction.query<InstanceLine>(
      listSql,
      [
        context.tenantId,
        formId,
        at,
        id,
        state ?? null,
        only ?? null,
        search || null,
        context.clock.now(),
        limit + 1,
        namesAreOpen(form, access),
      ],
      'instance-list',
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((row) => ({
        instanceId: row.id,
        recordId: row.record_id,
        title: titleFor(form, row, access),
        state: row.status,
        version: row.version,
        applicant: { id: row.applicant_id, name: row.applicant_name ?? '' },
        startedAt: row.started_at,
        endedAt: row.ended_at,
        waitingFor: row.waiting,
        incidents: row.incidents,
      })),
      nextCursor: last && rows.length > limit ? writeCursor([last.started_at, last.id]) : null,
    }
  },
})

interface InstanceLine {
  id: string
  record_id: string
  title: string
  summary: SummaryField[]
  status: z.infer<typeof instanceStateSchema>
  version: number
  applicant_id: string
  applicant_name: string | null
  started_at: string
  ended_at: string | null
  waiting: { nodeName: string; person: string; overdue: boolean }[]
  incidents: { nodeId: string; code: string; message: string | null }[]
}

const openTask = `t.tenant_id = i.tenant_id and t.instance_id = i.id and t.state = 'open' and t.kind <> 'cc'`
const openIncident = 'n.tenant_id = i.tenant_id and n.instance_id = i.id and n.resolved_at is null'

const listSql = `
  select i.id, i.record_id, i.title, i.summary, i.status, d.version, i.applicant_id, m.name as applicant_name, i.started_at, i.ended_at,
    coalesce((select jsonb_agg(jsonb_build_object('nodeName', t.name, 'person', p.name,
        'overdue', coalesce(t.due_at < $8, false)) order by t.opened_at, t.id)
      from flow_task t join member p on p.tenant_id = t.tenant_id and p.id = t.assignee_id
      where i.ended_at is null and ${openTask}), '[]') as waiting,
    coalesce((select jsonb_agg(jsonb_build_object('nodeId', n.node_id, 'code', n.code, 'message', n.message))
      from flow_incident n where ${openIncident}), '[]') as incidents
  from flow_instance i
  join flow_definition d on d.tenant_id = i.tenant_id and d.id = i.definition_id
  left join member m on m.tenant_id = i.tenant_id and m.id = i.applicant_id
  where i.tenant_id = $1 and i.form_id = $2
    and ($3::timestamptz is null or (i.started_at, i.id) < ($3::timestamptz, $4::uuid))
    and ($5::text is null or i.status = $5)
    and ($6::text is distinct from 'stuck' or exists (select from flow_incident n where ${openIncident})
      or ${stalledCondition('i', '$8')})
    and ($6::text is distinct from 'overdue'
      or exists (select from flow_task t where ${openTask} and t.due_at < $8))
    and ($7::text is null or ($10 and strpos(fold_text(i.title), fold_text($7)) > 0) or strpos(fold_text(m.name), fold_text($7)) > 0)
  order by i.started_at desc, i.id desc limit $9`
