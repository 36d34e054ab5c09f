import { flowStates, isLink, sayBoolean, typeOf } from '@sluice/form'
import type { OperationContext } from '../../platform/operation/index.ts'
import { departmentNames, memberNames } from '../../platform/organization/index.ts'
import { roleNames } from '../../platform/permission/index.ts'
import { recordTitles } from '../form/index.ts'
import type { CompiledDimension } from './compiled-report.ts'
import type { GroupTitles } from './group-titles.ts'
import type { ReportField } from './report-field.ts'

/**
 * What people read for each group: names of members, departments and linked records, labels of choices. At most one
 * query per dimension, none per group. An empty group has an empty label.
 */
export async function labelGroups(
  context: OperationContext,
  dimensions: CompiledDimension[],
  keys: (string | null)[][],
  titles: GroupTitles,
): Promise<string[][]> {
  const names = await Promise.all(
    dimensions.map(({ field }, index) => {
      const ids = [...new Set(keys.map((row) => row[index]).filter((key) => typeof key === 'string'))]
      return namesOf(context, field, ids, titles)
    }),
  )
  return keys.map((row) =>
    row.map((key, index) => {
      if (key === null) return ''
      return names[index]?.get(key) ?? namelessLabel(dimensions[index]!.field, context.locale) ?? key
    }),
  )
}

/** Words for what has an id and no name: it was deleted for good, or the viewer may not see it. An id is never shown. */
const nameless = {
  member: { zh: '未知成员', en: 'Unknown member' },
  department: { zh: '未知部门', en: 'Unknown department' },
  role: { zh: '未知角色', en: 'Unknown role' },
  relation: { zh: '已删除或无法查看的数据', en: 'A record deleted or closed to you' },
} as const

function namelessLabel({ kind }: ReportField, locale: OperationContext['locale']): string | undefined {
  return kind in nameless ? nameless[kind as keyof typeof nameless][locale] : undefined
}

async function namesOf(
  context: OperationContext,
  field: ReportField,
  ids: string[],
  titles: GroupTitles,
): Promise<ReadonlyMap<string, string>> {
  switch (field.kind) {
    case 'member':
      return memberNames(context, ids)
    case 'department':
      return departmentNames(context, ids)
    case 'role':
      return roleNames(context, ids)
    case 'boolean':
      return booleanNames(context, field)
    case 'choice':
      return choiceNames(context, field)
    case 'relation':
      if (!field.field || !isLink(field.field)) return new Map()
      return titles.get(field.id) ?? recordTitles(context, field.field.targetFormId, ids)
    case 'text':
    case 'number':
    case 'money':
    case 'date':
    case 'dateTime':
      return new Map()
  }
}

function booleanNames({ locale }: OperationContext, { field }: ReportField): Map<string, string> {
  const words = field && 'yes' in field ? field : {}
  return new Map([true, false].map((value) => [String(value), sayBoolean(words, value, locale)]))
}

function choiceNames(context: OperationContext, { field }: ReportField): Map<string, string> {
  if (field && 'choices' in field) {
    const { nameText } = typeOf(field)
    return new Map(field.choices.map(({ value, label }) => [value, nameText?.(field, value) ?? label]))
  }
  return new Map(Object.entries(flowStates).map(([state, words]) => [state, words[context.locale]]))
}
