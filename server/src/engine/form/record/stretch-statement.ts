import type { NameSource, SortKey, Stretch } from './sort-key.ts'

interface StretchParts {
  /** What is read, over alias `r` and the names. */
  columns: string
  /** `"t_x"."form_y" r` */
  from: string
  where: string
  limit?: number
}

/**
 * The statement that reads one stretch of a list.
 *
 * A list in the order of people's names would have to sort the whole table. With a limit it walks the names instead,
 * which are few, and takes from the index of the field what each one's records are, until the page is full.
 */
export function stretchStatement(key: SortKey, stretch: Stretch, parts: StretchParts): string {
  const { columns, from, where, limit } = parts
  // The limit stands in the text: as a parameter it would make PostgreSQL plan for a tenth of the table.
  const most = limit === undefined ? '' : ` limit ${Math.floor(limit)}`
  const { walks } = stretch
  if (!walks || limit === undefined) {
    const joins = key.names.map(leftJoin).join('')
    return `select ${columns} from ${from}${joins} where ${where} order by ${stretch.orderBy}${most}`
  }
  const { names, namesOrder, recordsOrder } = walks
  return `select ${columns}
    from (select * from (${names.from}) ${names.alias} order by ${namesOrder}) ${names.alias}
    cross join lateral (
      select r.* from ${from} where ${names.column} = ${names.alias}.id and ${where} order by ${recordsOrder}${most}) r
    order by ${namesOrder}, ${recordsOrder}${most}`
}

function leftJoin({ alias, from, column }: NameSource): string {
  return ` left join (${from}) ${alias} on ${alias}.id = ${column}`
}
