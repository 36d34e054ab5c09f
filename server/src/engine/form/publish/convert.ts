import type { LoadedForm } from '../loaded-form.ts'
import { serverPartOf } from '../server-parts.ts'
import { fieldColumn, readingTable } from '../table-name.ts'
import type { Conversion } from './plan-changes.ts'
import { pathOf } from './uses-of-fields.ts'

/** How stored values become those of another type. Nothing can be bound in `alter table … using`. */
export interface ConversionWay {
  /** SQL of the new value, null where the old one does not fit. */
  sql: string
  /** SQL of the old value as a text, where it has to be read: `sql` looks the readings up, see `keepReadings`. */
  text?: string
}

/** @returns undefined when there is no way from one type to the other */
export function conversionWay(form: LoadedForm, change: Conversion): ConversionWay | undefined {
  const column = fieldColumn(change.field.id)
  const target = serverPartOf(change.field)
  const direct = target.from?.(change.before, change.field, column, form.timeZone)
  if (direct !== undefined) return { sql: direct }
  const text = serverPartOf(change.before).toText?.(change.before, column, form.timeZone)
  if (text === undefined || target.fromText === undefined) return undefined
  if (target.fromText !== 'read') return { sql: target.fromText(change.field, text) }
  return { sql: `${readingTable(form.tenantId, form.id, pathOf(change))}(${text})`, text }
}
