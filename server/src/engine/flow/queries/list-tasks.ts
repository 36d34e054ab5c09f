import { type FieldType, pageInputSchema, pageOf } from '@sluice/contract'
import { fieldTypes, foldText, typeNamed } from '@sluice/form'
import { z } from 'zod'
import { readCursor, writeCursor } from '../../../kernel/index.ts'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import {
  type InboxRow,
  inboxColumns,
  inboxItemSchema,
  returnColumn,
  toInboxItems,
  visibleTo,
} from '../view/inbox-item.ts'

const boxSchema = z.enum(['todo', 'mine', 'cc', 'done'])
type Box = z.infer<typeof boxSchema>

/** The inbox (N3.11): what waits for me, what I started, what was copied to me, what I have done; newest first, by key. */
export const listTasks = defineOperation({
  id: 'task.list',
  kind: 'query',
  method: 'GET',
  path: '/api/tasks',
  summary: { zh: '工作台', en: 'The inbox' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({
    box: boxSchema,
    search: z.string().trim().max(100).optional(),
    appId: z.uuid().optional(),
    ...pageInputSchema,
  }),
  output: pageOf(inboxItemSchema),
  run: async (context, { box, search, appId, cursor, limit }) => {
    const found: BoxRow[] = []
    let from: readonly (string | null)[] = cursor ? readCursor(cursor, 2) : [null, null]
    // A search passes over what its reader may not find, so a page may take several looks.
    for (let look = 0; look < mostLooks && found.length <= limit; look++) {
      const rows = await readBox(context, box, { search, appId, from, limit: limit + 1 })
      found.push(...(search ? await foundBy(context, rows, search) : rows))
      const last = rows.at(-1)
      if (!last || rows.length <= limit) break
      from = [last.sort_at, last.sort_id]
    }
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      items: await toInboxItems(context, page),
      nextCursor: last && found.length > limit ? writeCursor([last.sort_at, last.sort_id]) : null,
    }
  },
})

const mostLooks = 50

interface Look {
  search: string | undefined
  appId: string | undefined
  from: readonly (string | null)[]
  limit: number
}

async function readBox(
  { transaction, tenantId, memberId }: OperationContext,
  box: Box,
  { search, appId, from: [at, id], limit }: Look,
): Promise<BoxRow[]> {
  const { rows } = await transaction.query<BoxRow>(
    statements[box],
    [tenantId, memberId, at, id, search || null, appId ?? null, limit],
    `inbox-${box}`,
  )
  return rows
}

interface BoxRow extends InboxRow {
  sort_at: string
  sort_id: string
  /** Found by the name of the form or the applicant, which everybody in it may know. */
  by_name: boolean
}

/** What a search found by something that its reader may not see is not found. */
async function foundBy(context: OperationContext, rows: BoxRow[], search: string): Promise<BoxRow[]> {
  const wanted = foldText(search)
  const seen = await Promise.all(
    rows.map(async (row) => {
      if (row.by_name) return true
      const { title, fields } = await visibleTo(context, row)
      const numbers = fields.flatMap((field) =>
        printedTypes.includes(field.type) && 'text' in field ? [field.text] : [],
      )
      return [title, ...numbers].some((text) => foldText(text).includes(wanted))
    }),
  )
  return rows.filter((_, index) => seen[index])
}

/** Types of fields whose values the server makes and people see in every line: numbers that are printed. */
const printedTypes = (Object.keys(fieldTypes) as FieldType[]).filter((type) => {
  const { madeByServer, isKeyFact } = typeNamed(type)
  return madeByServer && isKeyFact
})

/** What names a record, or the number that is printed on it, finds it. */
const byRecord = `(strpos(fold_text(i.title), fold_text($5)) > 0 or exists (select from jsonb_array_elements(i.summary) s
      where strpos(fold_text(s ->> 'title'), fold_text($5)) > 0 or s ->> 'type' in (${printedTypes.map((type) => `'${type}'`).join()}) and strpos(fold_text(s ->> 'text'), fold_text($5)) > 0))`

const byName =
  '(strpos(fold_text(m.name), fold_text($5)) > 0 or strpos(fold_text(f.name), fold_text($5)) > 0)'

/** A box over tasks: which of them, and the column they are sorted by; the index of the box serves both. */
const taskBox = (which: string, sort: string) => `
  select ${inboxColumns}, t.${sort} as sort_at, t.id as sort_id,
    coalesce(${byName}, false) as by_name
  from flow_task t
  join flow_instance i on i.tenant_id = t.tenant_id and i.id = t.instance_id
  join form f on f.tenant_id = i.tenant_id and f.id = i.form_id and f.deleted_at is null
  left join member m on m.tenant_id = i.tenant_id and m.id = i.applicant_id
  where t.tenant_id = $1 and ${which}
    and ($3::timestamptz is null or (t.${sort}, t.id) < ($3::timestamptz, $4::uuid))
    and ($5::text is null or ${byName} or ${byRecord})
    and ($6::uuid is null or f.app_id = $6)
  order by t.${sort} desc, t.id desc limit $7`

const statements: Record<Box, string> = {
  todo: taskBox(`t.assignee_id = $2 and t.state = 'open' and t.kind <> 'cc'`, 'opened_at'),
  cc: taskBox(`t.assignee_id = $2 and t.kind = 'cc'`, 'opened_at'),
  done: taskBox(
    `t.closed_by = $2 and t.state in ('approved', 'rejected', 'returned', 'submitted', 'transferred')`,
    'closed_at',
  ),
  // Of an instance of mine: who is waited for, else how it ended.
  mine: `
    select t.task_id, i.id as instance_id, i.form_id, i.record_id, i.definition_id, f.name as form_name, i.title,
      i.summary, t.node_id, t.name, null as task_state, i.status, t.kind, i.applicant_id, i.applicant_department_id,
      m.name as applicant_name, coalesce(t.opened_at, i.started_at) as opened_at, i.ended_at as closed_at, t.due_at,
      t.round, t.returned, i.started_at as sort_at, i.id as sort_id,
      coalesce(strpos(fold_text(f.name), fold_text($5)) > 0, false) as by_name
    from flow_instance i
    join form f on f.tenant_id = i.tenant_id and f.id = i.form_id and f.deleted_at is null
    left join member m on m.tenant_id = i.tenant_id and m.id = i.applicant_id
    left join lateral (
      select case when t.assignee_id = $2 then t.id end as task_id, t.node_id, t.name, t.kind, t.opened_at, t.due_at, t.round,
        ${returnColumn}
      from flow_task t
      where i.ended_at is null and t.tenant_id = i.tenant_id and t.instance_id = i.id and t.state = 'open'
        and t.kind <> 'cc'
      order by t.assignee_id = $2 desc, t.opened_at, t.id limit 1) t on true
    where i.tenant_id = $1 and i.applicant_id = $2
      and ($3::timestamptz is null or (i.started_at, i.id) < ($3::timestamptz, $4::uuid))
      and ($5::text is null or strpos(fold_text(f.name), fold_text($5)) > 0 or ${byRecord})
      and ($6::uuid is null or f.app_id = $6)
    order by i.started_at desc, i.id desc limit $7`,
}
