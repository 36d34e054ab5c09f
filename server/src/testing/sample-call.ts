import type { SluiceOperation } from '../platform/operation/index.ts'
import type { Known } from './sample-input.ts'
import { flowOf, type WholeCompany } from './whole-company.ts'

/** Values that a schema alone does not tell, so that every call would go through if its ids were the caller's own. */
export function knownOf(operation: SluiceOperation, own: WholeCompany): Known {
  const { names, tenant, entryAt } = own
  const values: Record<string, unknown> = {
    id: 'a',
    field: 'title',
    fieldId: 'title',
    toNodeId: 'second',
    permission: 'record.read',
    email: 'new@acme.test',
    name: 'new name',
    ...valuesOf[operation.id]?.({ names, tenant, entryAt }),
  }
  return { values, ids: idsFor(operation, own) }
}

/** Those that read a file as a package of an app. */
const ofPackages = new Set([
  'app.checkPackage',
  'app.importPackage',
  'app.previewUpdate',
  'app.startImport',
  'app.updateFromPackage',
])

/** Some operations are for a thing in another state. */
export function idsFor({ id }: SluiceOperation, { ids }: WholeCompany): Record<string, string> {
  const { recycledRecordId: binned, copyTaskId: copy, noticeId: cursor } = ids as Record<string, string>
  if (id === 'record.restore' || id === 'record.purge') return { ...ids, recordId: binned! }
  const { deletedAppId: appId, deletedFormId: formId } = ids as Record<string, string>
  if (id === 'app.restore') return { ...ids, appId: appId! }
  if (id === 'form.restore') return { ...ids, formId: formId! }
  if (ofPackages.has(id)) return { ...ids, fileId: ids.packageFileId! }
  if (id === 'announcement.update') return { ...ids, announcementId: ids.scheduledAnnouncementId! }
  if (id === 'carousel.create') return { ...ids, fileId: ids.bannerFileId! }
  if (id === 'accessKey.approveDevice') return { ...ids, keyId: ids.deviceKeyId! }
  if (id === 'accessKey.listDevices') return { ...ids, keyId: ids.projectKeyId! }
  if (id === 'action.results' || id === 'action.retry') return { ...ids, jobId: ids.runId! }
  if (id === 'task.markRead') return { ...ids, taskId: copy! }
  return { ...ids, cursor: cursor! }
}
type Own = Pick<WholeCompany, 'names' | 'tenant' | 'entryAt'>
const announcing = ({ tenant }: Own) => ({
  version: 1,
  'audience.all': false,
  'audience.memberIds': [tenant.applicant.memberId],
})

const valuesOf: Record<string, (own: Own) => Record<string, unknown>> = {
  'accessKey.try': () => ({ operation: 'tenant.current', input: '{}' }),
  'announcement.create': announcing,
  'announcement.update': announcing,
  'action.act': () => ({ action: 'check' }),
  'action.start': () => ({ action: 'flow.submit' }),
  'audit.get': ({ entryAt }) => ({ at: entryAt }),
  'calendar.loadHolidays': () => ({ version: 1, year: 2026 }),
  'calendar.update': () => ({ version: 1 }),
  'app.checkPackage': () => ({ fileId: 'the id' }),
  'app.importPackage': () => ({ fileId: 'the id' }),
  'app.previewUpdate': () => ({ fileId: 'the id' }),
  'app.startImport': () => ({ fileId: 'the id' }),
  'app.updateFromPackage': () => ({ fileId: 'the id' }),
  'app.delete': ({ names }) => ({ name: names.app }),
  'form.delete': ({ names }) => ({ name: names.form }),
  'form.saveDraft': () => ({ baseVersion: 1 }),
  'flow.saveDraft': ({ tenant }) => ({ tree: flowOf(tenant.admin.memberId) }),
  'aggregate.create': () => ({ keyFieldIds: ['title'] }),
  'aggregate.update': () => ({ keyFieldIds: ['title'] }),
  'import.createApp': () => ({ columns: [{ index: 0, fieldId: 'a', name: 'a', type: 'text' }] }),
  'import.createForm': () => ({ columns: [{ index: 0, fieldId: 'a', name: 'a', type: 'text' }] }),
  'outbound.call': () => ({ url: 'http://127.0.0.1/' }),
  'outbound.deleteSecret': () => ({ name: 'key' }),
  'outbound.setSecret': () => ({ name: 'key', value: 'a new secret' }),
  'report.records': () => ({ keys: [] }),
  'report.run': () => ({ reportId: 'any' }),
}
