import type { Field, SystemFieldId } from '@sluice/contract'
import type { StateName } from '../theme/tokens.ts'
import type { RecordItem } from './model.ts'
import { text } from './texts.ts'

/** What every record has beside its fields, as fields, so that columns and filters treat all alike. */
export function systemFields({ hasFlow = true }: { hasFlow?: boolean } = {}): Field[] {
  const states = ['running', 'approved', 'rejected', 'withdrawn'] as const
  const fields: Field[] = [
    { id: '$createdAt', name: text('system.createdAt'), type: 'dateTime' },
    { id: '$createdBy', name: text('system.createdBy'), type: 'member' },
    { id: '$updatedAt', name: text('system.updatedAt'), type: 'dateTime' },
    { id: '$updatedBy', name: text('system.updatedBy'), type: 'member' },
    { id: '$ownerDepartment', name: text('system.ownerDepartment'), type: 'department' },
  ]
  const flowState: Field = {
    id: '$flowState',
    name: text('system.flowState'),
    type: 'singleChoice',
    choices: states.map((value) => ({ value, label: text(`flowState.${value}`) })),
  }
  return hasFlow ? [flowState, ...fields] : fields
}

/** The value of a system attribute of a record. */
export function systemValue(record: RecordItem, id: string): string | null {
  switch (id as SystemFieldId) {
    case '$id':
      return record.id
    case '$createdAt':
      return record.createdAt
    case '$createdBy':
      return record.createdBy
    case '$updatedAt':
      return record.updatedAt
    case '$updatedBy':
      return record.updatedBy
    case '$ownerDepartment':
      return record.ownerDepartmentId
    case '$flowState':
      return record.flowState
  }
}

/** The state of a record in its flow, as all screens colour it. */
export const flowStates: Readonly<Record<NonNullable<RecordItem['flowState']>, StateName>> = {
  running: 'running',
  approved: 'done',
  rejected: 'refused',
  withdrawn: 'idle',
}
