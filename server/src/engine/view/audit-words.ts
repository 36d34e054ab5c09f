import type { ViewKind } from '@sluice/contract'
import type { Text } from '../../kernel/index.ts'
import { defineAuditParts, defineAuditThing, namesIn } from '../../platform/audit/index.ts'

export const view = defineAuditThing({
  kind: 'view',
  name: { zh: '视图', en: 'View' },
  names: namesIn('form_view'),
})

const kinds: Record<string, Text> = {
  grid: { zh: '表格', en: 'Grid' },
  kanban: { zh: '看板', en: 'Kanban' },
  calendar: { zh: '日历', en: 'Calendar' },
  gallery: { zh: '画廊', en: 'Gallery' },
} satisfies Record<ViewKind, Text>

export const viewParts = defineAuditParts({
  viewId: { name: { zh: '视图', en: 'View' }, thing: 'view' },
  'view.definition': {
    name: { zh: '显示方式', en: 'Kind' },
    tell: async ({ locale }, value) => {
      const kind = kinds[String((value as { kind?: unknown } | null)?.kind)]
      return kind ? [{ label: { zh: '显示方式', en: 'Kind' }[locale], values: [{ name: kind[locale] }] }] : []
    },
  },
  'view.shared': { name: { zh: '给所有人', en: 'For everybody' }, as: 'yesNo' },
})
