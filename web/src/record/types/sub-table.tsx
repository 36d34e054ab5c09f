import { TableOutlined } from '@ant-design/icons'
import type { ColumnField, FieldOf } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { lazy } from 'react'
import { columnPartOf } from '../column-parts.ts'
import styles from '../field-value.module.css'
import { newColumn } from '../new-column.ts'
import { NumberSetting } from '../settings/lazy-settings.ts'
import { ShownValue } from '../shown-value.tsx'
import { isSummed, rowsOf, sumOf } from '../sub-table-rows.ts'
import { useText } from '../texts.ts'
import { valueText } from '../value-text.ts'
import type { SettingsProps, ViewProps, WebPart } from '../web-part.ts'

/** Stands here and not with the other lazy controls, which the columns in a sub-table have themselves. */
const SubTableControl = lazy(async () => ({
  default: (await import('../control/sub-table-control.tsx')).SubTableControl,
}))

export const subTablePart: WebPart<FieldOf<'subTable'>> = {
  icon: TableOutlined,
  group: 'advanced',
  Control: SubTableControl,
  View: SubTableView,
  Settings: SubTableSettings,
  width: 120,
  quiet: 'onCard',
  sorts: false,
  start: () => ({ type: 'subTable', fields: [newColumn('text'), newColumn('number')] }),
  isGroup: () => true,
}

function SubTableView({ field, value, references, dense }: ViewProps<FieldOf<'subTable'>>) {
  const t = useText()
  const rows = rowsOf(value)
  if (dense) return <span>{t('value.rows', { count: rows.length })}</span>
  const numeric = (column: ColumnField) => typeOf(column).isNumeric || undefined
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            {field.fields.map((column) => (
              <th key={column.id} scope="col" data-numeric={numeric(column)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows that are only read keep their places
            <tr key={at}>
              {field.fields.map((column) => (
                <td key={column.id} data-numeric={numeric(column)}>
                  <ShownValue
                    View={columnPartOf(column).View}
                    field={column}
                    value={row[column.id]}
                    references={references}
                    dense
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {rows.length > 1 && field.fields.some(isSummed) ? (
          <tfoot>
            <tr>
              {field.fields.map((column, index) => (
                <td key={column.id} data-numeric={numeric(column)}>
                  {isSummed(column)
                    ? valueText(column, sumOf(rows, column.id), references)
                    : index === 0
                      ? t('subTable.sum')
                      : null}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}

function SubTableSettings({ field, onChange }: SettingsProps<FieldOf<'subTable'>>) {
  const t = useText()
  return (
    <>
      <NumberSetting
        label={t('setting.minRows')}
        value={field.minRows}
        min={0}
        onChange={(minRows) => onChange({ ...field, minRows })}
      />
      <NumberSetting
        label={t('setting.maxRows')}
        value={field.maxRows}
        min={1}
        onChange={(maxRows) => onChange({ ...field, maxRows })}
      />
    </>
  )
}
