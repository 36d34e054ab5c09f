import { typeNamed } from '@sluice/form'
import { Checkbox, Input, Select } from 'antd'
import { useLocalText } from '../i18n/language.ts'
import { usePhone } from '../kit/use-media.ts'
import type { ChosenColumn, ColumnChange } from './column-choices.ts'
import { typesFor } from './column-choices.ts'
import { DoubtMark } from './doubt-list.tsx'
import styles from './preview.module.css'
import { useText } from './texts.ts'

export interface ColumnSettingsProps {
  chosen: ChosenColumn
  onChange: (part: ColumnChange) => void
}

/** A column of the file: whether it comes along, its name, its type, and what is doubtful. */
export function ColumnSettings({ chosen, onChange }: ColumnSettingsProps) {
  const t = useText()
  const local = useLocalText()
  const size = usePhone() ? 'large' : 'small'
  const { column, name, type, include, problem } = chosen
  const label = column.header || column.name
  const { fromFile } = typeNamed(type)
  const isDate = fromFile === 'date' || fromFile === 'dateTime'
  const asksOrder = isDate && column.doubts.some(({ code }) => /^dateOrder|^shortYear/.test(code))
  return (
    <div className={styles.column}>
      <span className={styles.columnName}>
        <Checkbox
          checked={include}
          aria-label={t('include', { name: label })}
          onChange={(event) => onChange({ include: event.target.checked })}
        />
        <Input
          size={size}
          value={name}
          maxLength={100}
          disabled={!include}
          aria-label={t('columnName', { name: label })}
          aria-invalid={problem !== undefined}
          {...(problem ? { status: 'error' as const, title: t(problem) } : {})}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </span>
      <Select
        size={size}
        value={type}
        disabled={!include}
        aria-label={t('typeOf', { name: label })}
        popupMatchSelectWidth={false}
        options={typesFor(column).map((value) => ({ value, label: local(typeNamed(value).name) }))}
        onChange={(value) => onChange({ type: value })}
      />
      {asksOrder ? (
        <Select
          size={size}
          value={chosen.dateOrder ?? column.dateOrder}
          disabled={!include}
          aria-label={t('dateOrder', { name: label })}
          options={[
            { value: 'mdy' as const, label: t('monthFirst') },
            { value: 'dmy' as const, label: t('dayFirst') },
            { value: 'ymd' as const, label: t('yearFirst') },
          ]}
          onChange={(dateOrder) => onChange({ dateOrder })}
        />
      ) : null}
      <DoubtMark name={label} doubts={column.doubts} />
    </div>
  )
}
