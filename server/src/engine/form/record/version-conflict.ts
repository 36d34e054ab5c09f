import type { OperationContext } from '../../../platform/operation/index.ts'
import { type FieldAccessMap, reaches } from '../access/form-access.ts'
import { recordChanged } from '../errors.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { RecordChanges } from '../tables.ts'
import type { RecordRow } from './record-row.ts'

interface ChangeRow {
  actor_id: string | null
  name: string | null
  kind: string
  changes: RecordChanges
}

/**
 * The refusal of a change based on an old version: who changed which fields since (N2.6).
 * @param access the reader's rights: only fields they may read are named; absent: every field
 */
export async function versionConflict(
  context: OperationContext,
  form: LoadedForm,
  row: RecordRow,
  seen: number,
  access?: FieldAccessMap,
) {
  const { rows } = await context.transaction.query<ChangeRow>(
    `select h.actor_id, m.name, h.kind, h.changes
     from record_history h left join member m on m.tenant_id = h.tenant_id and m.id = h.actor_id
     where h.tenant_id = $1 and h.record_id = $2 and h.version > $3
     order by h.created_at desc, h.id desc limit 20`,
    [context.tenantId, row.id, seen],
  )
  const separator = context.locale === 'zh' ? '、' : ', '
  const people = new Set(rows.map(({ name }) => name ?? 'Sluice'))
  const told = (id: string) => !access || reaches(access[id], 'read')
  const fieldIds = new Set(rows.flatMap(({ changes }) => Object.keys(changes).filter(told)))
  const names = [...fieldIds].flatMap((id) => form.fields.get(id)?.name ?? [])
  return recordChanged(
    {
      who: [...people].join(separator) || 'Sluice',
      fields: names.join(separator) || '—',
      fieldIds: [...fieldIds],
      version: row.version,
    },
    [...fieldIds].flatMap((id) => {
      const field = form.fields.get(id)
      const by = rows.find(({ changes }) => id in changes)?.name ?? 'Sluice'
      if (!field) return []
      return [
        {
          field: `values.${id}`,
          code: 'changedMeanwhile',
          message: { zh: '{who}刚刚修改了“{name}”。', en: '{who} changed "{name}" meanwhile.' },
          params: { who: by, name: field.name },
        },
      ]
    }),
  )
}
