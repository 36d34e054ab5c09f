import type { Field, FieldValue, FilterCondition } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { Select } from 'antd'
import { useId } from 'react'
import { FieldControl } from './control/field-control.tsx'
import styles from './filter-editor.module.css'
import { relativeDateNames, valueShape } from './filter-operators.ts'
import { useText } from './filter-texts.ts'
import type { References } from './model.ts'
import { parseNumber } from './parse-number.ts'
import { webPartOf } from './web-parts.ts'

export interface FilterValueInputProps {
  field: Field
  condition: FilterCondition
  references: References
  onChange: (condition: FilterCondition) => void
}

type FilterValue = FilterCondition['value']

/** What a condition compares with, in the control of the field's type. */
export function FilterValueInput({ field, condition, references, onChange }: FilterValueInputProps) {
  const t = useText()
  const { value } = condition
  const put = (next: FilterValue) => onChange({ field: condition.field, op: condition.op, value: next })
  const one = { field: webPartOf(field).comparedAs?.(field) ?? field, references }
  switch (valueShape(condition.op)) {
    case 'none':
      return null
    case 'relative':
      return (
        <Select
          aria-label={t('filter.value')}
          value={value as string | undefined}
          placeholder={t('filter.choose')}
          style={{ width: '100%' }}
          options={relativeDateNames.map((name) => ({ value: name, label: t(`relative.${name}`) }))}
          onChange={put}
        />
      )
    case 'two': {
      const [from = null, to = null] = Array.isArray(value) ? value : []
      return (
        <span className={styles.two}>
          <OneValue
            {...one}
            label={t('filter.from')}
            value={from}
            onChange={(next) => put([next, to] as FilterValue)}
          />
          <span>–</span>
          <OneValue
            {...one}
            label={t('filter.to')}
            value={to}
            onChange={(next) => put([from, next] as FilterValue)}
          />
        </span>
      )
    }
    case 'list':
      return <ListValue field={field} references={references} value={value} onChange={put} />
    case 'one':
      return typeOf(field).isList(field) && condition.op === 'eq' ? (
        <ListValue field={field} references={references} value={value} onChange={put} />
      ) : (
        <OneValue {...one} label={t('filter.value')} value={value as FieldValue} onChange={put} />
      )
  }
}

interface OneValueProps {
  field: Field
  references: References
  label: string
  value: FieldValue | undefined
  onChange: (value: FilterValue) => void
}

function OneValue({ field, references, label, value, onChange }: OneValueProps) {
  const id = useId()
  return (
    <FieldControl
      id={id}
      field={field}
      value={value}
      references={references}
      label={label}
      compact
      // A text where a number belongs is not sent: the condition stays unfinished.
      onChange={(next) =>
        onChange(isNumeric(field) && typeof next === 'string' ? null : (next as FilterValue))
      }
    />
  )
}

interface ListValueProps {
  field: Field
  references: References
  value: FilterValue
  onChange: (value: FilterValue) => void
}

function ListValue({ field, references, value, onChange }: ListValueProps) {
  const t = useText()
  const id = useId()
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  const several = webPartOf(field).severalAs?.(field)
  if (several) {
    return (
      <FieldControl
        id={id}
        field={several}
        value={list.map(String)}
        references={references}
        label={t('filter.value')}
        compact
        onChange={(next) => onChange((next ?? []) as FilterValue)}
      />
    )
  }
  return (
    <Select
      id={id}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', '、', ';', '\n']}
      aria-label={t('filter.value')}
      style={{ width: '100%' }}
      value={list.map(String)}
      onChange={(texts: string[]) =>
        onChange(isNumeric(field) ? texts.flatMap((text) => parseNumber(text) ?? []) : texts)
      }
    />
  )
}

function isNumeric(field: Field): boolean {
  return typeOf(field).isNumeric === true
}
