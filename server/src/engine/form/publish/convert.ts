import type { Choice } from '@sluice/contract'
import pg from 'pg'
import { type AnyField, longestLineBytes, textLength } from '../storage.ts'
import { tenantTimeZone } from '../time-zone.ts'

/**
 * SQL that turns a stored value of one field type into another's; null where the value does not fit. Part of `alter
 * table … using`, where nothing can be bound, so texts are quoted literals.
 * @param column SQL of the stored value
 * @returns undefined when there is no way from one type to the other
 */
export function conversion(from: AnyField, to: AnyField, column: string): string | undefined {
  if (isList(from) && isList(to)) return from.type === to.type ? column : undefined
  if (from.type === to.type && (from.type === 'member' || from.type === 'department')) {
    return isList(from) ? onlyOne(column) : `array[${column}]`
  }
  if (from.type === 'multipleChoice' && to.type === 'singleChoice') return onlyOne(column)
  if (from.type === 'singleChoice' && to.type === 'multipleChoice') return `array[${column}]`
  if (from.type === 'number' && to.type === 'money') return toMinor(column)
  if (from.type === 'money' && to.type === 'number') return `trim_scale(${column}::numeric / 100)`
  if (from.type === 'date' && to.type === 'dateTime') return startOfDay(column)
  if (from.type === 'dateTime' && to.type === 'date') return `(${column} ${atZone})::date`
  const text = toText(from, column)
  return text === undefined ? undefined : fromText(to, text)
}

const atZone = `at time zone '${tenantTimeZone}'`

function isList(field: AnyField): boolean {
  return 'multiple' in field && field.multiple === true
}

function onlyOne(column: string): string {
  return `case when cardinality(${column}) = 1 then ${column}[1] end`
}

function startOfDay(date: string): string {
  return `(${date}::timestamp ${atZone})`
}

function toMinor(number: string): string {
  return `case when ${number} * 100 = trunc(${number} * 100) and abs(${number}) < 90000000000000 then (${number} * 100)::bigint end`
}

/** The value as a person would type it; undefined for ids, which are no text. */
function toText(field: AnyField, column: string): string | undefined {
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'autoNumber':
      return column
    case 'singleChoice':
      return `coalesce(${labels(field.choices)} ->> ${column}, ${column})`
    case 'multipleChoice':
      return `sluice.choices_to_text(${column}, ${labels(field.choices)})`
    case 'number':
      return `trim_scale(${column})::text`
    case 'money':
      return `trim_scale(${column}::numeric / 100)::text`
    case 'date':
      return `to_char(${column}, 'YYYY-MM-DD')`
    case 'dateTime':
      return `to_char(${column} ${atZone}, 'YYYY-MM-DD HH24:MI:SS')`
    case 'member':
    case 'department':
    case 'relation':
    case 'attachment':
    case 'subTable':
      return undefined
    default:
      return field satisfies never
  }
}

function fromText(field: AnyField, text: string): string | undefined {
  switch (field.type) {
    case 'text':
      return `case when length(${text}) <= ${field.maxLength ?? textLength.text}
        and octet_length(${text}) <= ${longestLineBytes} then ${text} end`
    case 'longText':
    case 'autoNumber':
      return text
    case 'singleChoice':
      return `${valuesByText(field.choices)} ->> btrim(${text})`
    case 'multipleChoice':
      return `sluice.text_to_choices(${text}, ${valuesByText(field.choices)})`
    case 'number':
      return `sluice.text_to_numeric(${text})`
    case 'money':
      return toMinor(`sluice.text_to_numeric(${text})`)
    case 'date':
      return `sluice.text_to_date(${text})`
    case 'dateTime':
      return `sluice.text_to_moment(${text}, '${tenantTimeZone}')`
    case 'member':
    case 'department':
    case 'relation':
    case 'attachment':
    case 'subTable':
      return undefined
    default:
      return field satisfies never
  }
}

/** Label by value. */
function labels(choices: readonly Choice[]): string {
  return jsonLiteral(choices.map(({ value, label }) => [value, label]))
}

/** Value by value and by label; a value wins where both are spelled alike. */
function valuesByText(choices: readonly Choice[]): string {
  return jsonLiteral([
    ...choices.map(({ value, label }) => [label, value]),
    ...choices.map(({ value }) => [value, value]),
  ])
}

function jsonLiteral(entries: string[][]): string {
  return `${pg.escapeLiteral(JSON.stringify(Object.fromEntries(entries)))}::jsonb`
}
