import { CloseOutlined, DownOutlined } from '@ant-design/icons'
import type { Field, FilterCondition } from '@sluice/contract'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { DropPanel } from '../kit/drop-panel.tsx'
import { describeFilter } from '../record/describe-filter.ts'
import { newCondition } from '../record/filter-draft.ts'
import { isComplete } from '../record/filter-operators.ts'
import { FilterValueInput } from '../record/filter-value-input.tsx'
import { noReferences } from '../record/model.ts'
import { OperatorSelect } from '../record/operator-select.tsx'
import { useFilterNames } from '../record/use-filter-names.ts'
import styles from './dashboard-filters.module.css'
import { useText } from './texts.ts'

export interface FilterControlProps {
  field: Field
  name: string
  /** What is set. */
  condition: FilterCondition | undefined
  onChange: (condition: FilterCondition | undefined) => void
}

/** One filter: its name while it is not set, its condition in words when it is; a click opens it. */
export function FilterControl({ field, name, condition, onChange }: FilterControlProps) {
  const t = useText()
  useLanguage()
  const [open, setOpen] = useState(false)
  const names = useFilterNames(condition, [field], noReferences)
  const words = condition ? describeFilter(condition, [{ ...field, name }], names) : name
  const face = (
    <Button className={condition ? (styles.set ?? '') : ''}>
      <span className={styles.words}>{words}</span>
      {condition ? null : <DownOutlined aria-hidden />}
    </Button>
  )
  const clear = condition ? (
    <Button
      className={styles.set ?? ''}
      icon={<CloseOutlined aria-hidden />}
      aria-label={t('clearFilter', { name })}
      onClick={() => {
        onChange(undefined)
        setOpen(false)
      }}
    />
  ) : null
  return (
    <Space.Compact className={styles.filter ?? ''}>
      <DropPanel open={open} onOpenChange={setOpen} title={name} face={face} className={styles.panel}>
        <FilterPanel field={field} condition={condition} onChange={onChange} />
      </DropPanel>
      {clear}
    </Space.Compact>
  )
}

interface FilterPanelProps {
  field: Field
  condition: FilterCondition | undefined
  onChange: (condition: FilterCondition | undefined) => void
}

/** How the field is compared and with what; holds as soon as nothing is missing. */
function FilterPanel({ field, condition, onChange }: FilterPanelProps) {
  const [draft, setDraft] = useState(condition ?? newCondition(field).condition)
  const names = useFilterNames(draft, [field], noReferences)
  const put = (next: FilterCondition) => {
    setDraft(next)
    if (isComplete(next)) onChange(next)
    else if (condition) onChange(undefined)
  }
  return (
    <div className={styles.condition}>
      <OperatorSelect field={field} condition={draft} onChange={put} />
      <FilterValueInput field={field} condition={draft} references={names} onChange={put} />
    </div>
  )
}
