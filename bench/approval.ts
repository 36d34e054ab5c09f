import { EventEmitter } from 'node:events'
import { Engine } from 'bpmn-engine'
import pg from 'pg'
import type { House } from '../server/src/house.ts'
import { newId } from '../server/src/kernel/index.ts'
import { type BenchCompany, makeCompany } from './company.ts'
import { type Figure, ratePerSecond } from './figure.ts'

const parallel = 16
const seconds = 20
const turns = 2
const warmSeconds = 3
/** Instances one client takes through together: submits all, then looks their tasks up, and approves them one by one. */
const together = 5

/**
 * Durable approvals (submit and two approvals by two people, with record, history, audit, outbox, row level security)
 * against the same rows written by bare prepared SQL in as many transactions, and against an engine in memory.
 */
export async function measureApproval(house: House, databaseUrl: string): Promise<Figure[]> {
  const company = await makeCompany(house, `approval${Date.now().toString(36)}`)
  const raw = new pg.Pool({
    connectionString: databaseUrl,
    max: parallel,
    pipeline: true,
    options: '-c search_path=sluice,public',
  } as pg.PoolConfig)
  try {
    const durable = () => approveSome(company, raw)
    const bare = await bareWriter(company, raw, (await durable())[0]!)
    // Until every connection knows its statements and the planner the tables.
    for (const round of ['cold', 'analyzed']) {
      await ratePerSecond(durable, parallel, warmSeconds)
      await ratePerSecond(bare, parallel, warmSeconds)
      if (round === 'cold') await raw.query('analyze')
    }
    // Taken in turns, so that a disturbance of the machine meets both.
    const rates = { sluice: 0, bare: 0 }
    for (let turn = 0; turn < turns; turn++) {
      rates.sluice += ((await ratePerSecond(durable, parallel, seconds / turns)) * together) / turns
      rates.bare += (await ratePerSecond(bare, parallel, seconds / turns)) / turns
    }
    const memory = await ratePerSecond(await memoryEngine(), parallel, seconds / 2)
    const note = `${rates.sluice.toFixed(0)} instances/s; bare SQL ${rates.bare.toFixed(0)}, bpmn-engine ${memory.toFixed(0)}`
    return [
      {
        name: 'durable approvals : bare SQL',
        reached: rates.sluice / rates.bare,
        target: 0.6,
        unit: '×',
        atLeast: true,
        note,
      },
      {
        name: 'durable approvals : bpmn-engine in memory',
        reached: rates.sluice / memory,
        target: 3,
        unit: '×',
        atLeast: true,
      },
    ]
  } finally {
    await raw.end()
  }
}

async function approveSome(
  { call, applicant, head, finance, formId, tenantId }: BenchCompany,
  raw: pg.Pool,
): Promise<string[]> {
  const values = { title: 'To Shanghai by air', freight: 260.5, note: 'urgent' }
  const instanceIds: string[] = []
  for (let index = 0; index < together; index++) {
    const { instanceId } = await call(applicant, 'flow.submit', { formId, values })
    instanceIds.push(String(instanceId))
  }
  for (const approver of [head, finance]) {
    const { rows } = await raw.query<{ id: string }>({
      name: 'open-tasks',
      text: `select id from flow_task where instance_id = any ($1::uuid[]) and tenant_id = $2 and state = 'open'`,
      values: [instanceIds, tenantId],
    })
    if (rows.length !== together) throw new Error(`${rows.length} open tasks instead of ${together}`)
    for (const { id } of rows) await call(approver, 'task.approve', { taskId: id, opinion: 'agreed' })
  }
  return instanceIds
}

/** The same rows in the same number of transactions: one submit, two approvals. Rights are the superuser's. */
async function bareWriter(company: BenchCompany, raw: pg.Pool, sampleId: string) {
  const { tenantId, formId, departmentId } = company
  const [applicant, head, finance] = [company.applicant, company.head, company.finance].map((actor) =>
    actor.kind === 'member' ? actor.memberId : '',
  )
  const sample = (await raw.query('select * from flow_instance where id = $1', [sampleId])).rows[0]
  const events = (
    await raw.query('select verb, node_id, path from flow_event where instance_id = $1 order by seq', [
      sampleId,
    ])
  ).rows
  const state = JSON.stringify(sample.state)
  const summary = JSON.stringify(sample.summary)
  const table = `t_${tenantId.replaceAll('-', '')}.form_${formId.replaceAll('-', '')}`
  const payload = JSON.stringify({
    instanceId: sampleId,
    formId,
    title: 'To Shanghai by air',
    assigneeId: head,
    kind: 'approve',
  })
  const detail = JSON.stringify({
    formId,
    values: { title: 'To Shanghai by air', freight: 260.5, note: 'urgent' },
  })

  const transact = async (work: (client: pg.PoolClient) => Promise<unknown>[]) => {
    const client = await raw.connect()
    try {
      await Promise.all([client.query('begin'), ...work(client), client.query('commit')])
    } finally {
      client.release()
    }
  }
  const put = (client: pg.PoolClient, name: string, text: string, values: unknown[]) =>
    client.query({ name, text, values })

  return async () => {
    const [record, instance, first, second] = [newId(), newId(), newId(), newId()]
    const now = new Date()
    const audit = (client: pg.PoolClient) =>
      put(
        client,
        'audit',
        `insert into audit_log (tenant_id, id, created_at, actor_id, actor_name, operation, outcome, target_type, target_id, request_id, detail) values ($1, $2, $3, $4, 'x', 'flow.submit', 'done', 'record', $5, $6, $7)`,
        [tenantId, newId(), now, applicant, record, newId(), detail],
      )
    const tell = (client: pg.PoolClient, topic: string) =>
      put(
        client,
        'outbox',
        'insert into outbox (tenant_id, id, topic, payload, created_at, available_at) values ($1, $2, $3, $4, $5, $5)',
        [tenantId, newId(), topic, payload, now],
      )
    const history = (client: pg.PoolClient, kind: string) =>
      put(
        client,
        'history',
        `insert into record_history (tenant_id, id, created_at, form_id, record_id, version, actor_id, kind, changes) values ($1, $2, $3, $4, $5, 1, $6, $7, '{}')`,
        [tenantId, newId(), now, formId, record, applicant, kind],
      )
    const event = (client: pg.PoolClient, seq: number) =>
      put(
        client,
        'event',
        'insert into flow_event (tenant_id, instance_id, seq, at, verb, actor_id, node_id, path) values ($1, $2, $3, $4, $5, $6, $7, $8)',
        [
          tenantId,
          instance,
          seq,
          now,
          events[seq - 1].verb,
          applicant,
          events[seq - 1].node_id,
          JSON.stringify(events[seq - 1].path),
        ],
      )
    const task = (client: pg.PoolClient, id: string, who: string | undefined) =>
      put(
        client,
        'task',
        `insert into flow_task (tenant_id, id, instance_id, form_id, item, node_id, name, kind, round, assignee_id, state, opened_at) values ($1, $2, $3, $4, 2, 'head', 'head', 'approve', 1, $5, 'open', $6)`,
        [tenantId, id, instance, formId, who, now],
      )
    const lock = (client: pg.PoolClient) =>
      put(client, 'lock', 'select * from flow_instance where tenant_id = $1 and id = $2 for update', [
        tenantId,
        instance,
      ])
    const close = (client: pg.PoolClient, id: string) =>
      put(
        client,
        'close',
        `update flow_task set state = 'approved', closed_at = $3, closed_by = $4, verb = 'approve' where tenant_id = $1 and id = $2`,
        [tenantId, id, now, head],
      )
    const step = (client: pg.PoolClient, count: number, status: string, ended: Date | null) =>
      put(
        client,
        'step',
        'update flow_instance set state = $3, status = $4, ended_at = $5, event_count = $6 where tenant_id = $1 and id = $2',
        [tenantId, instance, state, status, ended, count],
      )
    await transact((client) => [
      put(
        client,
        'record',
        `insert into ${table} (id, created_at, created_by, updated_at, updated_by, owner_department_id, flow_state, flow_instance_id, f_title, f_freight, f_note) values ($1, $2, $3, $2, $3, $4, 'running', $5, 'To Shanghai by air', 260.5, 'urgent')`,
        [record, now, applicant, departmentId, instance],
      ),
      history(client, 'created'),
      put(
        client,
        'instance',
        `insert into flow_instance (tenant_id, id, form_id, record_id, definition_id, status, applicant_id, applicant_department_id, title, summary, state, event_count, started_at) values ($1, $2, $3, $4, $5, 'running', $6, $7, 'x', $8, $9, 1, $10)`,
        [
          tenantId,
          instance,
          formId,
          record,
          sample.definition_id,
          applicant,
          departmentId,
          summary,
          state,
          now,
        ],
      ),
      task(client, first, head),
      event(client, 1),
      tell(client, 'task.opened'),
      audit(client),
    ])
    await transact((client) => [
      lock(client),
      close(client, first),
      task(client, second, finance),
      event(client, 2),
      step(client, 2, 'running', null),
      tell(client, 'task.opened'),
      audit(client),
    ])
    await transact((client) => [
      lock(client),
      close(client, second),
      event(client, 3),
      step(client, 3, 'approved', now),
      put(client, 'decide', `update ${table} set flow_state = 'approved' where id = $1`, [record]),
      history(client, 'flow'),
      tell(client, 'instance.ended'),
      audit(client),
    ])
  }
}

const memoryModel = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="bench">
  <process id="p" isExecutable="true">
    <startEvent id="start" /><sequenceFlow id="f1" sourceRef="start" targetRef="head" />
    <userTask id="head" /><sequenceFlow id="f2" sourceRef="head" targetRef="gate" />
    <exclusiveGateway id="gate" default="f4" />
    <sequenceFlow id="f3" sourceRef="gate" targetRef="finance"><conditionExpression xsi:type="tFormalExpression">\${environment.variables.large}</conditionExpression></sequenceFlow>
    <sequenceFlow id="f4" sourceRef="gate" targetRef="end" />
    <userTask id="finance" /><sequenceFlow id="f5" sourceRef="finance" targetRef="end" /><endEvent id="end" />
  </process>
</definitions>`

/** The same approval in bpmn-engine, in memory: both tasks are answered as soon as they wait. */
async function memoryEngine(): Promise<() => Promise<unknown>> {
  return () =>
    new Promise<void>((resolve, reject) => {
      const listener = new EventEmitter()
      listener.on('activity.wait', (activity: { signal(): void }) => activity.signal())
      const engine = Engine({ name: 'bench', source: memoryModel, variables: { large: true } })
      engine.execute({ listener, variables: { large: true } }, (error?: Error | null) =>
        error ? reject(error) : resolve(),
      )
    })
}
