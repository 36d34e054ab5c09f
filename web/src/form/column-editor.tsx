import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { ColumnField, Field } from '@sluice/contract'
import type { RowsField } from '@sluice/form'
import { Button, Collapse, Input, Switch } from 'antd'
import { DropMenu } from '../kit/drop-menu.tsx'
import { Labelled } from '../kit/labelled.tsx'
import { columnParts } from '../record/column-parts.ts'
import { newColumn } from '../record/new-column.ts'
import { typeName } from '../record/type-name.ts'
import { withType } from './edit-form.ts'
import styles from './field-panel.module.css'
import { useText } from './texts.ts'
import { TypeChoice } from './type-choice.tsx'
import { TypeSettings } from './type-settings.tsx'

export interface ColumnEditorProps {
  formId: string
  field: RowsField
  forms: readonly { id: string; name: string }[]
  onChange: (field: RowsField) => void
  onShowImpact: () => void
}

/** The columns of a sub-table, each with its own settings. */
export function ColumnEditor({ formId, field, forms, onChange, onShowImpact }: ColumnEditorProps) {
  const t = useText()
  const put = (column: ColumnField) =>
    onChange({ ...field, fields: field.fields.map((one) => (one.id === column.id ? column : one)) })
  return (
    <div className={styles.choices}>
      <span className={styles.label}>{t('columns')}</span>
      <Collapse
        size="small"
        accordion
        items={field.fields.map((column) => ({
          key: column.id,
          label: `${column.name} · ${typeName(column.type)}`,
          extra: (
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`${t('remove')} ${column.name}`}
              onClick={(event) => {
                event.stopPropagation()
                onChange({ ...field, fields: field.fields.filter(({ id }) => id !== column.id) })
              }}
            />
          ),
          children: (
            <div className={styles.column}>
              <Labelled label={t('name')}>
                {(id) => (
                  <Input
                    id={id}
                    maxLength={100}
                    value={column.name}
                    onChange={(event) => put({ ...column, name: event.target.value })}
                  />
                )}
              </Labelled>
              <TypeChoice
                formId={formId}
                field={column}
                tableId={field.id}
                onChange={(type, texts) => put(withType(column, type, texts) as ColumnField)}
                onShowImpact={onShowImpact}
              />
              <TypeSettings
                field={column}
                forms={forms}
                fields={field.fields as readonly Field[]}
                onChange={(next) => put(next as ColumnField)}
              />
              <Labelled inline label={t('required')}>
                {(id) => (
                  <Switch
                    id={id}
                    checked={column.required ?? false}
                    onChange={(required) => put({ ...column, required })}
                  />
                )}
              </Labelled>
            </div>
          ),
        }))}
      />
      <DropMenu
        menu={{
          items: Object.keys(columnParts).map((type) => ({
            key: type,
            label: typeName(type as ColumnField['type']),
          })),
          onClick: ({ key }) =>
            onChange({ ...field, fields: [...field.fields, newColumn(key as ColumnField['type'])] }),
        }}
      >
        <Button icon={<PlusOutlined />}>{t('addColumn')}</Button>
      </DropMenu>
    </div>
  )
}
