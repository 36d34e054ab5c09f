import type { ColumnField, FieldOf } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { lazy } from 'react'
import { columnPartOf } from '../column-parts.ts'
import styles from '../field-value.module.css'
import { ShownValue } from '../shown-value.tsx'
import { isSummed, rowsOf, sumOf } from '../sub-table-rows.ts'
import { useText } from '../texts.ts'
import { valueText } from '../value-text.ts'
import type { ViewProps, WebPart } from '../web-part.ts'

/** Stands here and not with the other lazy controls, which the columns in a sub-table have themselves. */
const SubTableControl = lazy(async () => ({
  default: (await import('../control/sub-table-control.tsx')).SubTableControl,
}))

export const subTablePart: WebPart<FieldOf<'subTable'>> = {
  Control: SubTableControl,
  View: SubTableView,
  width: 120,
  quiet: 'onCard',
  sorts: false,
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
