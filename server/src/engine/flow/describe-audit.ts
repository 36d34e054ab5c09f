import type { AuditDescriber, AuditFacts, AuditWords } from '../../platform/audit/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import {
  fieldAccessOf,
  type LoadedForm,
  loadForm,
  namelessTitle,
  reaches,
  recordTitles,
} from '../form/index.ts'

/** The records an act is about, and more that tells it from others. */
interface Place {
  formId: string
  recordIds: string[]
  /** Node of a task. */
  node?: string
}

/** Titles named in one line. */
const namedRecords = 3

/** Words the acts of the log for the actor, in a few queries for a whole page. */
export const describeAudit: AuditDescriber = async (context, acts) => {
  const ofFlows = await flowPlaces(context, acts)
  const places = acts.map((act) => placeOf(act, ofFlows))
  const [titles, forms, names] = await Promise.all([
    titlesOf(context, places),
    formsOf(context, places),
    namesOf(context, acts),
  ])
  return Promise.all(
    acts.map(async (act, index): Promise<AuditWords> => {
      const place = places[index]
      const form = place && forms.get(place.formId)
      const key = `${act.target_type} ${place?.formId ?? act.target_id}`
      const formName = form?.name ?? (place ? names.get(`form ${place.formId}`) : undefined)
      return {
        name: place
          ? placeName(context, place, formName, titles, act)
          : (act.target_name ?? names.get(key) ?? null),
        detail: form ? await readableDetail(context, form, act.detail) : act.detail,
      }
    }),
  )
}

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

async function flowPlaces(
  { transaction, tenantId }: OperationContext,
  acts: readonly AuditFacts[],
): Promise<Map<string, Place>> {
  const ids = acts.flatMap(({ target_type, target_id }) =>
    target_id && (target_type === 'task' || target_type === 'instance') ? [target_id] : [],
  )
  if (ids.length === 0) return new Map()
  const { rows } = await transaction.query<FlowPlace>(flowSql, [tenantId, ids], 'audit-flows')
  return new Map(
    rows.map(({ id, form_id, record_id, node }) => [
      id,
      { formId: form_id, recordIds: [record_id], ...(node ? { node } : {}) },
    ]),
  )
}

function placeOf(
  { target_type, target_id, detail }: AuditFacts,
  ofFlows: Map<string, Place>,
): Place | undefined {
  const { formId, recordId, recordIds } = (detail ?? {}) as Record<string, unknown>
  const named = target_id ? ofFlows.get(target_id) : undefined
  if (named) return named
  if (target_type === 'form' && target_id) return { formId: target_id, recordIds: texts(recordIds) }
  if (target_type !== 'record' || typeof formId !== 'string') return undefined
  return { formId, recordIds: target_id ? [target_id] : texts([recordId]) }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

async function titlesOf(
  context: OperationContext,
  places: readonly (Place | undefined)[],
): Promise<Map<string, string>> {
  const byForm = Map.groupBy(
    places.flatMap((place) => place ?? []),
    ({ formId }) => formId,
  )
  const found = [...byForm].map(([formId, ofForm]) =>
    recordTitles(context, formId, [
      ...new Set(ofForm.flatMap(({ recordIds }) => recordIds.slice(0, namedRecords))),
    ]),
  )
  return new Map((await Promise.all(found)).flatMap((titles) => [...titles]))
}

async function formsOf(
  context: OperationContext,
  places: readonly (Place | undefined)[],
): Promise<Map<string, LoadedForm>> {
  const ids = [...new Set(places.flatMap((place) => place?.formId ?? []))]
  const forms = await Promise.all(ids.map((id) => loadForm(context, id).catch(() => undefined)))
  return new Map(forms.flatMap((form) => (form ? [[form.id, form] as const] : [])))
}

/** Things whose name stands in their own table; deleted ones too. */
const tables = ['app', 'form', 'report', 'dashboard', 'role', 'member', 'department']

/** Names of things, by type and id, in one statement. */
async function namesOf(
  { transaction, tenantId }: OperationContext,
  acts: readonly AuditFacts[],
): Promise<Map<string, string>> {
  const idsOf = (type: string) =>
    acts.flatMap(({ target_type, target_id }) => (target_type === type && target_id ? [target_id] : []))
  const used = tables.filter((table) => idsOf(table).length > 0)
  if (used.length === 0) return new Map()
  const parts = used.map(
    (table, index) =>
      `select '${table} ' || id as key, name from ${table} where tenant_id = $1 and id::text = any($${index + 2}::text[])`,
  )
  const { rows } = await transaction.query<{ key: string; name: string }>(parts.join(' union all '), [
    tenantId,
    ...used.map(idsOf),
  ])
  return new Map(rows.map(({ key, name }) => [key, name]))
}

/** Form and records, or form and what else the act said of it. */
function placeName(
  { locale }: OperationContext,
  { recordIds, node }: Place,
  formName: string | undefined,
  titles: ReadonlyMap<string, string>,
  { target_type, target_name }: AuditFacts,
): string | null {
  const separator = locale === 'zh' ? '、' : ', '
  const named = recordIds.slice(0, namedRecords).map((id) => titles.get(id) ?? namelessTitle(id))
  const more =
    recordIds.length > named.length
      ? locale === 'zh'
        ? `等 ${recordIds.length} 条`
        : ` and more (${recordIds.length})`
      : ''
  const records = named.length > 0 ? `${named.join(separator)}${more}` : undefined
  const said = target_type === 'form' && !records && target_name !== formName ? target_name : undefined
  const known =
    target_type === 'form' || !records || named.every((name) => name.startsWith('#')) ? formName : undefined
  const parts = [known, records, node, said].filter((part) => part)
  return parts.length > 0 ? parts.join(' · ') : target_name
}

/** Values by the name of their field, those the reader may see; what cannot be told apart any more is left out. */
async function readableDetail(
  context: OperationContext,
  form: LoadedForm,
  detail: unknown,
): Promise<unknown> {
  if (typeof detail !== 'object' || detail === null) return detail
  const access = fieldAccessOf(await context.policy(), form, 'record.read')
  if ('truncated' in detail) {
    const seesAll = [...form.fields.keys()].every((id) => reaches(access[id], 'read'))
    return seesAll ? detail : null
  }
  const { values } = detail as { values?: unknown }
  if (typeof values !== 'object' || values === null) return detail
  const shown = Object.entries(values).flatMap(([id, value]) => {
    const field = form.fields.get(id)
    return field && reaches(access[id], 'read') ? [[field.name, value] as const] : []
  })
  return { ...detail, values: Object.fromEntries(shown) }
}
