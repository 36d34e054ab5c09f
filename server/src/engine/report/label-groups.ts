import { SluiceError } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { departmentNames, memberNames } from '../../platform/organization/index.ts'
import { selectRecords } from '../form/index.ts'
import type { CompiledDimension } from './compile-report.ts'
import type { ReportField } from './report-field.ts'

const flowStateNames = {
  running: { zh: '进行中', en: 'Running' },
  approved: { zh: '已通过', en: 'Approved' },
  rejected: { zh: '未通过', en: 'Rejected' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const

/**
 * What people read for each group: names of members, departments and linked records, labels of choices. One query per
 * dimension, none per group. An empty group has an empty label.
 */
export async function labelGroups(
  context: OperationContext,
  dimensions: CompiledDimension[],
  keys: (string | null)[][],
): Promise<string[][]> {
  const names = await Promise.all(
    dimensions.map(({ field }, index) => {
      const ids = [...new Set(keys.map((row) => row[index]).filter((key) => typeof key === 'string'))]
      return namesOf(context, field, ids)
    }),
  )
  return keys.map((row) => row.map((key, index) => (key === null ? '' : (names[index]?.get(key) ?? key))))
}

async function namesOf(
  context: OperationContext,
  field: ReportField,
  ids: string[],
): Promise<Map<string, string>> {
  switch (field.kind) {
    case 'member':
      return memberNames(context.transaction, context.tenantId, ids)
    case 'department':
      return departmentNames(context.transaction, context.tenantId, ids)
    case 'choice':
      return choiceNames(context, field)
    case 'relation':
      return recordTitles(context, field, ids)
    case 'text':
    case 'number':
    case 'money':
    case 'date':
    case 'dateTime':
      return new Map()
  }
}

function choiceNames(context: OperationContext, { field }: ReportField): Map<string, string> {
  if (field && 'choices' in field) return new Map(field.choices.map(({ value, label }) => [value, label]))
  return new Map(Object.entries(flowStateNames).map(([state, text]) => [state, text[context.locale]]))
}

/** As many linked records as one page of the door gives; a report with more groups shows the rest by id. */
const titleLimit = 200

async function recordTitles(context: OperationContext, { field }: ReportField, ids: string[]) {
  if (field?.type !== 'relation' || ids.length === 0) return new Map<string, string>()
  try {
    const { items } = await selectRecords(context, {
      formId: field.targetFormId,
      filter: { field: '$id', op: 'in', value: ids.slice(0, titleLimit) },
      fields: [],
      limit: titleLimit,
    })
    return new Map(items.map(({ id, title }) => [id, title]))
  } catch (error) {
    // Who may not read the linked form sees the groups, not their names.
    if (error instanceof SluiceError && (error.status === 403 || error.status === 404))
      return new Map<string, string>()
    throw error
  }
}
