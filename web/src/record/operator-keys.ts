import type { Field, FilterCondition } from '@sluice/contract'
import type { texts } from './texts.ts'

export type TextKeyOfOperator = keyof (typeof texts)['zh']['op']
type Keys = Partial<Record<FilterCondition['op'], TextKeyOfOperator>>

const dates: Keys = {
  eq: 'onDay',
  ne: 'notOnDay',
  gt: 'after',
  gte: 'notBefore',
  lt: 'before',
  lte: 'notAfter',
}
const single: Keys = { eq: 'is', ne: 'isNot' }
const several: Keys = { contains: 'includes', in: 'includesAny', notIn: 'includesNone', eq: 'exactly' }

/** The operators whose words differ from the plain ones for a field. */
export function operatorKeys(field: Field): Keys {
  switch (field.type) {
    case 'date':
    case 'dateTime':
      return dates
    case 'singleChoice':
    case 'relation':
      return single
    case 'multipleChoice':
      return several
    case 'member':
      return field.multiple ? { ...several, isMe: 'includesMe' } : single
    case 'department':
      return field.multiple
        ? { ...several, isMe: 'includesMyDepartment' }
        : { ...single, isMe: 'isMyDepartment' }
    default:
      return {}
  }
}
