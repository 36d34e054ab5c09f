import type { FormulaType } from '@sluice/formula'
import type { Field, FieldType } from './field.ts'
import type { ReportKind } from './pure-part.ts'
import type { Locale, Text } from './text.ts'

/** The states a record's flow can be in, in the order people read them. One word for each, everywhere. */
export const flowStates = {
  running: { zh: '审批中', en: 'In approval' },
  approved: { zh: '已通过', en: 'Approved' },
  rejected: { zh: '未通过', en: 'Rejected' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, Text>
export type FlowState = keyof typeof flowStates

/** The states of an instance of a flow: those of its record, and that it cannot go on. One word for each, everywhere. */
export const instanceStates = {
  ...flowStates,
  failed: { zh: '停住了', en: 'Stuck' },
} as const satisfies Record<string, Text>

/** What every record has beside its fields. `type`: the type of fields it is like. */
interface SystemAttribute {
  readonly name: Text
  readonly type: 'id' | Extract<FieldType, 'dateTime' | 'member' | 'department' | 'singleChoice'>
  /** Under which name it stands in a record on the wire. */
  readonly key:
    | 'id'
    | 'createdAt'
    | 'createdBy'
    | 'updatedAt'
    | 'updatedBy'
    | 'ownerDepartmentId'
    | 'flowState'
  /** Its column in a table of records. */
  readonly column: string
  /** No record is without it. */
  readonly always: boolean
  /** How reports use it; null where they cannot. */
  readonly report: ReportKind | null
  /** What it is in formulas; null where they cannot use it. */
  readonly formula: FormulaType | null
}

/** Attributes every record has beside its fields; usable in filters, sorts and reports like fields. */
export const systemAttributes = {
  $id: {
    name: { zh: '数据编号', en: 'Record ID' },
    ...{ type: 'id', report: null, key: 'id', column: 'id', always: true, formula: null },
  },
  $createdAt: {
    name: { zh: '创建时间', en: 'Created at' },
    ...{
      type: 'dateTime',
      report: 'dateTime',
      key: 'createdAt',
      column: 'created_at',
      always: true,
      formula: 'datetime',
    },
  },
  $createdBy: {
    name: { zh: '创建人', en: 'Created by' },
    ...{
      type: 'member',
      report: 'member',
      key: 'createdBy',
      column: 'created_by',
      always: false,
      formula: 'member',
    },
  },
  $updatedAt: {
    name: { zh: '更新时间', en: 'Updated at' },
    ...{
      type: 'dateTime',
      report: 'dateTime',
      key: 'updatedAt',
      column: 'updated_at',
      always: true,
      formula: 'datetime',
    },
  },
  $updatedBy: {
    name: { zh: '更新人', en: 'Updated by' },
    ...{
      type: 'member',
      report: 'member',
      key: 'updatedBy',
      column: 'updated_by',
      always: false,
      formula: 'member',
    },
  },
  $ownerDepartment: {
    name: { zh: '所属部门', en: 'Department' },
    ...{
      type: 'department',
      report: 'department',
      key: 'ownerDepartmentId',
      column: 'owner_department_id',
      always: false,
      formula: 'department',
    },
  },
  $flowState: {
    name: { zh: '流程状态', en: 'Flow state' },
    ...{
      type: 'singleChoice',
      report: 'choice',
      key: 'flowState',
      column: 'flow_state',
      always: false,
      formula: null,
    },
  },
} as const satisfies Record<`$${string}`, SystemAttribute>

export type SystemFieldId = keyof typeof systemAttributes
export const systemFieldIds = Object.keys(systemAttributes) as SystemFieldId[]

/** A system attribute as the field it is like; the id of a record is like none. */
export function attributeField(id: SystemFieldId, locale: Locale): Field | undefined {
  const { type, name } = systemAttributes[id]
  if (type === 'id') return undefined
  const face = { id, name: name[locale] }
  if (type !== 'singleChoice') return { ...face, type }
  const states = Object.entries(flowStates)
  return { ...face, type, choices: states.map(([value, label]) => ({ value, label: label[locale] })) }
}
