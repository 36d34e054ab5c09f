import type { Field, FilterCondition } from '@sluice/contract'
import { Select } from 'antd'
import { withOperator } from './filter-draft.ts'
import { operatorKey, operatorsFor } from './filter-operators.ts'
import { useText } from './filter-texts.ts'

export interface OperatorSelectProps {
  field: Field
  condition: FilterCondition
  /** Operators that are there; absent: all that fit the field. */
  offered?: readonly FilterCondition['op'][] | undefined
  className?: string | undefined
  onChange: (condition: FilterCondition) => void
}

/** How the field of a condition is compared, in the words of its type. */
export function OperatorSelect({ field, condition, offered, className, onChange }: OperatorSelectProps) {
  const t = useText()
  const operators = [...new Set([...operatorsFor(field, offered), condition.op])]
  return (
    <Select
      {...(className ? { className } : {})}
      aria-label={t('filter.operator')}
      value={condition.op}
      popupMatchSelectWidth={false}
      options={operators.map((op) => ({ value: op, label: t(`op.${operatorKey(field, op)}`) }))}
      onChange={(op) => onChange(withOperator(condition, op))}
    />
  )
}
