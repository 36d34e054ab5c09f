import type { AuditFacts, AuditWords } from '../../../platform/audit/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { fieldAccessOf, reaches } from '../access/form-access.ts'
import { loadForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { namelessTitle } from '../record/record-title.ts'
import { recordTitles } from '../record/references.ts'

/** The records an act is about, and more that tells it from others. */
export interface Place {
  formId: string
  recordIds: string[]
  /** Node of a task. */
  node?: string
}

/** Titles named in one line. */
const namedRecords = 3

/**
 * Words acts on forms and their records for the actor, in a few queries for a whole page.
 * @param places of the acts, in their order; an act without one keeps the name it was noted with
 */
export async function describePlaces(
  context: OperationContext,
  acts: readonly AuditFacts[],
  places: readonly (Place | undefined)[],
): Promise<AuditWords[]> {
  const [titles, forms, names] = await Promise.all([
    titlesOf(context, places),
    formsOf(context, places),
    formNames(context, places),
  ])
  return Promise.all(
    acts.map(async (act, index): Promise<AuditWords> => {
      const place = places[index]
      if (!place) return { name: act.target_name, detail: act.detail }
      const form = forms.get(place.formId)
      const path = form && pathOf(form, place)
      return {
        name: placeName(context, place, form?.name ?? names.get(place.formId), titles, act),
        ...(path ? { path } : {}),
        detail: form ? await readableDetail(context, form, act.detail) : act.detail,
        place,
      }
    }),
  )
}

function pathOf({ id, appId }: LoadedForm, { recordIds }: Place): string {
  const [recordId, ...others] = recordIds
  return recordId && others.length === 0
    ? `/apps/${appId}/forms/${id}?record=${recordId}`
    : `/apps/${appId}/forms/${id}`
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

/** Names of forms, deleted ones too. */
async function formNames(
  { transaction, tenantId }: OperationContext,
  places: readonly (Place | undefined)[],
): Promise<Map<string, string>> {
  const ids = [...new Set(places.flatMap((place) => place?.formId ?? []))]
  if (ids.length === 0) return new Map()
  const { rows } = await transaction.query<{ id: string; name: string }>(
    'select id, name from form where tenant_id = $1 and id::text = any($2::text[])',
    [tenantId, ids],
    'audit-forms',
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
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
