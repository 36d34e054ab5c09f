import type { ColumnField, Field } from '@sluice/contract'
import { Input, InputNumber, Select } from 'antd'
import { Labelled } from '../kit/labelled.tsx'
import { ChoiceEditor } from './choice-editor.tsx'
import { DefaultEditor } from './default-editor.tsx'
import styles from './field-panel.module.css'
import { useText } from './texts.ts'
import { Toggle } from './toggle.tsx'

export interface TypeSettingsProps {
  field: Field | ColumnField
  forms: readonly { id: string; name: string }[]
  onChange: (field: Field | ColumnField) => void
}

/** The settings only this type has. */
export function TypeSettings({ field, forms, onChange }: TypeSettingsProps) {
  const t = useText()
  const number = (
    label: string,
    value: number | undefined,
    put: (value: number | undefined) => Field | ColumnField,
    min?: number,
  ) => (
    <Labelled label={label}>
      {(id) => (
        <InputNumber
          id={id}
          className={styles.number}
          value={value ?? null}
          onChange={(next) => onChange(put(next ?? undefined))}
          {...(min === undefined ? {} : { min })}
        />
      )}
    </Labelled>
  )
  switch (field.type) {
    case 'text':
      return (
        <>
          <DefaultEditor field={field} onChange={onChange} />
          {number(t('maxLength'), field.maxLength, (maxLength) => ({ ...field, maxLength }), 1)}
          <Labelled label={t('pattern')}>
            {(id) => (
              <Input
                id={id}
                value={field.pattern?.source ?? ''}
                onChange={(event) => {
                  const source = event.target.value
                  const { pattern, ...rest } = field
                  onChange(source ? { ...rest, pattern: { source, message: pattern?.message ?? '' } } : rest)
                }}
              />
            )}
          </Labelled>
          {field.pattern ? (
            <Labelled label={t('patternMessage')}>
              {(id) => (
                <Input
                  id={id}
                  value={field.pattern?.message}
                  onChange={(event) =>
                    onChange({
                      ...field,
                      pattern: { source: field.pattern!.source, message: event.target.value },
                    })
                  }
                />
              )}
            </Labelled>
          ) : null}
        </>
      )
    case 'longText':
      return (
        <>
          <DefaultEditor field={field} onChange={onChange} />
          {number(t('maxLength'), field.maxLength, (maxLength) => ({ ...field, maxLength }), 1)}
        </>
      )
    case 'number':
      return (
        <>
          {number(t('scale'), field.scale, (scale) => ({ ...field, scale }), 0)}
          {number(t('min'), field.min, (min) => ({ ...field, min }))}
          {number(t('max'), field.max, (max) => ({ ...field, max }))}
          <Labelled label={t('unit')}>
            {(id) => (
              <Input
                id={id}
                maxLength={20}
                value={field.unit ?? ''}
                onChange={(event) => onChange({ ...field, unit: event.target.value || undefined })}
              />
            )}
          </Labelled>
          <Toggle
            label={t('grouping')}
            value={field.grouping !== false}
            onChange={(on) => onChange(withGrouping(field, on))}
          />
          <p className={styles.hint}>
            {t('groupingHint', { number: field.grouping === false ? '10248' : '10,248' })}
          </p>
          <DefaultEditor field={field} onChange={onChange} />
        </>
      )
    case 'money':
      return (
        <>
          <Labelled label={t('currency')}>
            {(id) => (
              <Select
                id={id}
                value={field.currency}
                onChange={(currency) => onChange({ ...field, currency })}
                options={['CNY', 'USD', 'EUR', 'HKD', 'GBP'].map((value) => ({ value, label: value }))}
              />
            )}
          </Labelled>
          {number(t('min'), field.min, (min) => ({ ...field, min }))}
          {number(t('max'), field.max, (max) => ({ ...field, max }))}
          <DefaultEditor field={field} onChange={onChange} />
        </>
      )
    case 'date':
    case 'dateTime':
      return <DefaultEditor field={field} onChange={onChange} />
    case 'singleChoice':
    case 'multipleChoice':
      return <ChoiceEditor field={field} onChange={onChange} />
    case 'member':
    case 'department':
      return (
        <>
          <Toggle
            label={t('multiple')}
            value={field.multiple}
            onChange={(multiple) => onChange({ ...field, multiple } as Field)}
          />
          <DefaultEditor field={field} onChange={onChange} />
        </>
      )
    case 'attachment':
      return (
        <>
          {number(t('maxCount'), field.maxCount, (maxCount) => ({ ...field, maxCount }), 1)}
          {number(t('maxSize'), field.maxSizeMiB, (maxSizeMiB) => ({ ...field, maxSizeMiB }), 1)}
        </>
      )
    case 'relation':
      return (
        <Labelled label={t('targetForm')}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              value={field.targetFormId || undefined}
              onChange={(targetFormId) => onChange({ ...field, targetFormId })}
              options={forms.map((form) => ({ value: form.id, label: form.name }))}
            />
          )}
        </Labelled>
      )
    case 'autoNumber':
      return (
        <>
          <Labelled label={t('prefix')}>
            {(id) => (
              <Input
                id={id}
                maxLength={20}
                value={field.prefix ?? ''}
                onChange={(event) => onChange({ ...field, prefix: event.target.value || undefined })}
              />
            )}
          </Labelled>
          <Labelled label={t('dateFormat')}>
            {(id) => (
              <Select<'' | 'yyyy' | 'yyyyMM' | 'yyyyMMdd'>
                id={id}
                value={field.dateFormat ?? ''}
                onChange={(dateFormat) =>
                  onChange({ ...field, dateFormat: dateFormat === '' ? undefined : dateFormat })
                }
                options={[
                  { value: '' as const, label: t('noDate') },
                  ...(['yyyy', 'yyyyMM', 'yyyyMMdd'] as const).map((value) => ({ value, label: value })),
                ]}
              />
            )}
          </Labelled>
          {number(t('digits'), field.digits, (digits) => ({ ...field, digits: digits ?? 4 }), 1)}
          <p className={styles.id}>{t('example', { text: exampleNumber(field) })}</p>
        </>
      )
    case 'subTable':
      return (
        <>
          {number(t('minRows'), field.minRows, (minRows) => ({ ...field, minRows }), 0)}
          {number(t('maxRows'), field.maxRows, (maxRows) => ({ ...field, maxRows }), 1)}
        </>
      )
  }
}

function exampleNumber({
  prefix = '',
  dateFormat,
  digits,
}: {
  prefix?: string | undefined
  dateFormat?: string | undefined
  digits: number
}): string {
  const date = new Date().toISOString().slice(0, 10).replaceAll('-', '')
  return `${prefix}${dateFormat ? date.slice(0, dateFormat.length) : ''}${'1'.padStart(digits, '0')}`
}

/** Groups of three are what a number has unless told otherwise, so only their absence is kept. */
function withGrouping<Shape extends { grouping?: boolean | undefined }>(field: Shape, on: boolean): Shape {
  const { grouping: _, ...rest } = field
  return (on ? rest : { ...rest, grouping: false }) as Shape
}
