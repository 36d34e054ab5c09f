import { type FormulaType, isList } from '../type/type.ts'

/** SQL of a value as text, null where it is blank; the twin of `toText`. */
export function textOfSql(sql: string, type: FormulaType, zone: () => string, alias: () => string): string {
  if (isList(type)) {
    const item = alias()
    const text = textOfSql(`${item}.v`, type.list, zone, alias)
    return `(select string_agg(${text}, ', ' order by ${item}.n) from unnest(${sql}) with ordinality as ${item}(v, n))`
  }
  switch (type) {
    case 'text':
      return sql
    case 'number':
    case 'duration':
      return `trim_scale(${sql})::text`
    case 'boolean':
      return `case ${sql} when true then 'TRUE' when false then 'FALSE' end`
    case 'date':
      return `to_char(${sql}, 'YYYY-MM-DD')`
    case 'datetime':
      return `to_char(${sql} at time zone ${zone()}, 'YYYY-MM-DD HH24:MI:SS')`
    default:
      return `${sql}::text`
  }
}
