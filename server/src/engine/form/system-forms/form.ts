import { defineSystemForm, workspaceApp } from '../../../platform/system-form/index.ts'
import { knownForms } from '../system/reader-lists.ts'

/** The forms people made, as records: what tasks and instances belong to. */
export const formRecord = defineSystemForm({
  code: 'form',
  place: 50,
  name: { zh: '表单', en: 'Forms' },
  icon: 'form',
  instead: { zh: '应用中的表单设计器', en: 'the form designer of its app' },
  access: { rows: [{ column: 'id', in: knownForms }] },
  from: `select f.id, f.created_at, f.name as f_name, a.name as f_app, f.current_version as f_version
    from sluice.form f join sluice.app a on a.tenant_id = f.tenant_id and a.id = f.app_id
    where f.tenant_id = :tenant and f.app_id <> '${workspaceApp.id}' and f.deleted_at is null and a.deleted_at is null`,
  searched: 'few',
  createdAt: {},
  sort: { field: '$createdAt', direction: 'desc' },
  titleFieldId: 'name',
  fields: [
    { id: 'name', type: 'text', name: { zh: '名称', en: 'Name' } },
    { id: 'app', type: 'text', name: { zh: '应用', en: 'App' } },
    { id: 'version', type: 'number', name: { zh: '版本', en: 'Version' }, scale: 0 },
  ],
})
