import type { Field, FieldOf } from './field.ts'
import { typeOf } from './field-types.ts'
import { localTime } from './format.ts'
import type { RecordValues } from './value.ts'

type AutoNumber = FieldOf<'autoNumber'>
export type NumberPart = NonNullable<AutoNumber['parts']>[number]

/** Characters that the value of a field adds at most. */
const longestValue = 40

/** A number of a record apart from its counter. */
export interface NumberFrame {
  before: string
  after: string
  /** Numbers of one period share a counter. */
  period: string
}

/** What a number is made of: as its parts say, or a prefix, a date and the counter (N2.9). */
export function numberParts({ parts, prefix, dateFormat }: AutoNumber): readonly NumberPart[] {
  if (parts) return parts
  return [
    ...(prefix ? [{ kind: 'text' as const, text: prefix }] : []),
    ...(dateFormat ? [{ kind: 'date' as const, format: dateFormat }] : []),
    { kind: 'counter' as const },
  ]
}

const resets = { yyyy: 'year', yyyyMM: 'month', yyyyMMdd: 'day' } as const
const periods = { day: 'yyyyMMdd', month: 'yyyyMM', year: 'yyyy' } as const

/** When the counter begins again; where nothing says so, with the date before it. */
export function numberReset({ reset, parts, dateFormat }: AutoNumber) {
  return reset ?? (!parts && dateFormat ? resets[dateFormat] : 'never')
}

/** Whether what a number says or counts by stands in other fields of its record. */
export function readsValues(field: AutoNumber): boolean {
  return numberReset(field) === 'field' || numberParts(field).some(({ kind }) => kind === 'field')
}

/**
 * What stands around the counter of a new record's number.
 * @param fields of the form, by id
 * @param now the moment whose day counts, on the clocks of `timeZone`
 */
export function numberFrame(
  field: AutoNumber,
  fields: ReadonlyMap<string, Field>,
  values: RecordValues,
  { now, timeZone }: { now: Date; timeZone: string },
): NumberFrame {
  const day = localTime(now, timeZone).day
  const writtenOf = (id: string | undefined) => {
    const other = id === undefined ? undefined : fields.get(id)
    return other ? valueText(other, values, timeZone) : ''
  }
  const written = { before: '', after: '' }
  let side: 'before' | 'after' = 'before'
  for (const part of numberParts(field)) {
    if (part.kind === 'counter') side = 'after'
    else if (part.kind === 'text') written[side] += part.text
    else if (part.kind === 'date') written[side] += writeDay(day, part.format)
    else written[side] += writtenOf(part.fieldId)
  }
  const reset = numberReset(field)
  const period =
    reset === 'never'
      ? ''
      : reset === 'field'
        ? `=${writtenOf(field.resetFieldId)}`
        : writeDay(day, periods[reset])
  return { ...written, period }
}

/** `2026-03-05` by a pattern of yyyy, yy, MM and dd. */
export function writeDay(day: string, format: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return format.replace(/yyyy|yy|MM|dd/g, (part) =>
    part === 'yyyy' ? year : part === 'yy' ? year.slice(-2) : part === 'MM' ? month : date,
  )
}

/** Whether the values of a field can stand in a number: short texts of their own, the same for every reader. */
export function standsInNumber(field: Field): boolean {
  const { names, isList, madeByServer, title, formulaLiteral } = typeOf(field)
  return !names && !isList(field) && !madeByServer && (title !== 'never' || formulaLiteral !== undefined)
}

function valueText(field: Field, values: RecordValues, timeZone: string): string {
  const value = values[field.id]
  if (value === null || value === undefined) return ''
  const names = { members: {}, departments: {}, roles: {}, records: {}, files: {} }
  const text = typeOf(field).text(field, value, { locale: 'zh', timeZone, names })
  return [...text.replace(/\s+/g, ' ').trim()].slice(0, longestValue).join('')
}
