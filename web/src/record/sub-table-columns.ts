import type { Field } from '@sluice/contract'
import { hasRows } from '@sluice/form'

/** The columns of sub-tables as fields one may filter by: `lines.goods`, said as `明细 · 货品`. */
export function subTableColumns(fields: readonly Field[]): Field[] {
  return fields.flatMap((table) =>
    hasRows(table)
      ? table.fields.map((column) => ({
          ...column,
          id: `${table.id}.${column.id}`,
          name: `${table.name} · ${column.name}`,
        }))
      : [],
  )
}
