import { defineAuditParts, defineAuditThing, namesIn } from '../../platform/audit/index.ts'

export const view = defineAuditThing({
  kind: 'view',
  name: { zh: '视图', en: 'View' },
  names: namesIn('form_view'),
})

export const viewParts = defineAuditParts({
  viewId: { name: { zh: '视图', en: 'View' }, thing: 'view' },
  'view.shared': { name: { zh: '给所有人', en: 'For everybody' }, as: 'yesNo' },
})
