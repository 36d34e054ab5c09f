import { type CalendarUser, holdCalendars, type TimeChange } from '../../platform/calendar/index.ts'
import type { VisibleJobContext } from '../../platform/job/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { currentTimeZone } from '../../platform/tenancy/index.ts'
import { type DueTerms, reckon } from './course/deadline.ts'
import { reckonTimer, type TimerTerms } from './course/timer-terms.ts'

/** Tasks, or timers, that are reckoned anew in one transaction. */
const batch = 500

/** Flows keep deadlines of tasks and moments of timers that were reckoned by a calendar; their nodes name calendars. */
export const calendarUserOfFlow: CalendarUser = {
  usesOf: async ({ transaction, tenantId }, calendarId) => {
    const { rows } = await transaction.query<{ form: string; draft: boolean }>(
      `select distinct f.name as form, uses.draft from (
         select distinct on (d.form_id) d.form_id, false as draft, d.model::text as content from flow_definition d
         where d.tenant_id = $1 order by d.form_id, d.version desc) uses
       join form f on f.tenant_id = $1 and f.id = uses.form_id and f.deleted_at is null
       where strpos(uses.content, $2) > 0
       union
       select f.name, true from flow_draft d join form f on f.tenant_id = $1 and f.id = d.form_id and f.deleted_at is null
       where d.tenant_id = $1 and strpos(coalesce(d.tree::text, '') || coalesce(d.xml, ''), $2) > 0
       order by 1, 2 limit 5`,
      [tenantId, calendarId],
    )
    const { rows: open } = await transaction.query<{ count: number }>(
      `select count(*)::int as count from flow_task
       where tenant_id = $1 and state = 'open' and due_terms ->> 'calendarId' = $2`,
      [tenantId, calendarId],
    )
    const { rows: armed } = await transaction.query<{ count: number }>(
      `select count(*)::int as count from flow_timer where tenant_id = $1 and due_terms ->> 'calendarId' = $2`,
      [tenantId, calendarId],
    )
    const count = open[0]!.count
    const delays = armed[0]!.count
    return [
      ...rows.map(({ form, draft }) =>
        draft
          ? { zh: `“${form}”的流程草稿`, en: `the draft of the flow of "${form}"` }
          : { zh: `“${form}”的流程`, en: `the flow of "${form}"` },
      ),
      ...(count > 0 ? [{ zh: `${count} 项待办的期限`, en: `the deadlines of ${count} open task(s)` }] : []),
      ...(delays > 0 ? [{ zh: `${delays} 个正在进行的延时`, en: `${delays} delay(s) under way` }] : []),
    ]
  },

  recompute: async (job, cause, done) => {
    const timers = await inBatches(job, done, (context, after) => reckonTimers(context, cause, after))
    if (cause === 'zone') return timers
    const { calendarId } = cause
    return timers + (await inBatches(job, done, (context, after) => reckonTasks(context, calendarId, after)))
  },
}

/** What one transaction reckoned anew. */
interface Batch {
  count: number
  last: string | undefined
  changed: number
}

async function inBatches(
  job: VisibleJobContext,
  done: (count: number) => Promise<void>,
  reckonFrom: (context: OperationContext, after: string) => Promise<Batch>,
): Promise<number> {
  let changed = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const from = after
    const step = await job.transact((context) => reckonFrom(context, from))
    changed += step.changed
    if (step.last) after = step.last
    await done(step.count)
    if (step.count < batch) return changed
  }
}

/** Acts lock the instance before its tasks; whoever locks otherwise could wait for them in a circle. */
async function lockInstances(
  { transaction, tenantId }: OperationContext,
  rows: readonly { instance_id: string }[],
): Promise<void> {
  await transaction.query(
    `select 1 from flow_instance where tenant_id = $1 and id = any($2::uuid[]) order by id for no key update`,
    [tenantId, rows.map(({ instance_id }) => instance_id)],
  )
}

async function reckonTasks(
  context: OperationContext,
  calendarId: string | null,
  after: string,
): Promise<Batch> {
  const { transaction, tenantId, clock } = context
  const { rows } = await transaction.query<{ id: string; terms: DueTerms; instance_id: string }>(
    `select id, due_terms as terms, instance_id from flow_task
     where tenant_id = $1 and id > $2 and state = 'open' and due_terms is not null
       and due_terms ->> 'calendarId' is not distinct from $3
     order by id limit ${batch}`,
    [tenantId, after, calendarId],
  )
  await lockInstances(context, rows)
  const calendars = await holdCalendars(context)
  const due = rows.map(({ id, terms }) => ({ id, due_at: reckon(terms, calendars) }))
  const { rowCount } = await transaction.query(
    `update flow_task t set due_at = d.due_at, overdue_at = case when d.due_at <= $3 then t.overdue_at end
     from jsonb_to_recordset($2::jsonb) as d (id uuid, due_at timestamptz)
     where t.tenant_id = $1 and t.id = d.id and t.state = 'open' and t.due_at is distinct from d.due_at`,
    [tenantId, JSON.stringify(due), clock.now()],
  )
  return { count: rows.length, last: rows.at(-1)?.id, changed: rowCount ?? 0 }
}

/** Timers that count by one calendar, and those by the clock, which hang on the time zone. */
async function reckonTimers(context: OperationContext, cause: TimeChange, after: string): Promise<Batch> {
  const { transaction, tenantId } = context
  const { rows } = await transaction.query<{ id: string; terms: TimerTerms; instance_id: string }>(
    `select id, due_terms as terms, instance_id from flow_timer
     where tenant_id = $1 and id > $2 and due_terms is not null and due_terms ? 'calendarId' = ($3 = 'calendar')
       and due_terms ->> 'calendarId' is not distinct from $4
     order by id limit ${batch}`,
    [tenantId, after, cause === 'zone' ? 'zone' : 'calendar', cause === 'zone' ? null : cause.calendarId],
  )
  await lockInstances(context, rows)
  const calendars = await holdCalendars(context)
  const by = { calendars, timeZone: await currentTimeZone(context) }
  const due = rows.map(({ id, terms }) => ({ id, due_at: reckonTimer(terms, by) }))
  // What wakes a timer has its id; one that is leaving the outbox just now is due already.
  const { rowCount } = await transaction.query(
    `with due as (select * from jsonb_to_recordset($2::jsonb) as d (id uuid, due_at timestamptz)),
     woken as (
       update outbox o set available_at = d.due_at from due d
       where o.tenant_id = $1 and o.id = d.id and o.available_at is distinct from d.due_at
     )
     update flow_timer t set due_at = d.due_at from due d
     where t.tenant_id = $1 and t.id = d.id and t.due_at is distinct from d.due_at`,
    [tenantId, JSON.stringify(due)],
  )
  return { count: rows.length, last: rows.at(-1)?.id, changed: rowCount ?? 0 }
}
