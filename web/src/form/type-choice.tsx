import type { ColumnField, Field, FieldType } from '@sluice/contract'
import { hasRows, isRowsType } from '@sluice/form'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { call } from '../kit/api.ts'
import { Labelled } from '../kit/labelled.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { columnParts } from '../record/column-parts.ts'
import { typeName } from '../record/type-name.ts'
import styles from './field-panel.module.css'
import { useText } from './texts.ts'

export interface TypeChoiceProps {
  formId: string
  field: Field | ColumnField
  /** The sub-table whose column it is. */
  tableId?: string
  /** Gets the type, and the texts that are to become choices where it is one of choices. */
  onChange: (type: FieldType, texts: string[]) => void
  /** Shows what a publish would do to the values. */
  onShowImpact: () => void
}

/** The type of a field, and those that its values can become. */
export function TypeChoice({ formId, field, tableId, onChange, onShowImpact }: TypeChoiceProps) {
  const t = useText()
  const [reading, setReading] = useState(false)
  const fieldId = tableId ? `${tableId}.${field.id}` : field.id
  const { data, isPending } = useOperation('form.conversions', { formId, fieldId })
  const possible = data?.types ?? []
  const offered = possible.filter((type) => type !== field.type && (!tableId || type in columnParts))
  const types = [field.type, ...(hasRows(field) ? [] : offered.filter((type) => !isRowsType(type)))]
  const choose = async (type: FieldType) => {
    const needsTexts = data?.stored && !('choices' in field) && /Choice$/.test(type)
    if (!needsTexts) return onChange(type, [])
    setReading(true)
    try {
      onChange(type, (await call('form.conversions', { formId, fieldId, texts: true })).texts)
    } catch {
      // Without them the choices are typed by hand.
      onChange(type, [])
    } finally {
      setReading(false)
    }
  }
  const stored = data?.stored
  return (
    <>
      <Labelled label={t('type')}>
        {(id) => (
          <Select<FieldType>
            id={id}
            value={field.type}
            loading={isPending || reading}
            disabled={reading}
            onChange={(type) => void choose(type)}
            options={types.map((type) => ({ value: type, label: typeName(type) }))}
          />
        )}
      </Labelled>
      {stored && stored !== field.type ? (
        <p className={styles.converts} role="status">
          {t('converts', { from: typeName(stored), to: typeName(field.type) })}{' '}
          <Button type="link" size="small" aria-haspopup="dialog" onClick={onShowImpact}>
            {t('showImpact')}
          </Button>
        </p>
      ) : null}
    </>
  )
}
