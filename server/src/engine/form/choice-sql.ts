import type { Choice } from '@sluice/contract'
import pg from 'pg'

/** JSON of label by value, as SQL; choices are quoted literals because nothing can be bound in `alter table`. */
export function labelsSql(choices: readonly Choice[]): string {
  return jsonLiteral(choices.map(({ value, label }) => [value, label]))
}

/** The only element of a list; null when there are more. */
export function onlyOne(column: string): string {
  return `case when cardinality(${column}) = 1 then ${column}[1] end`
}

function jsonLiteral(entries: string[][]): string {
  return `${pg.escapeLiteral(JSON.stringify(Object.fromEntries(entries)))}::jsonb`
}
