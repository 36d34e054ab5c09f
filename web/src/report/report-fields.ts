import type { FormDefinition } from '@sluice/contract'
import { systemFieldIds, typeOf } from '@sluice/form'
import { systemField } from '../record/system-fields.ts'

/** A field as the builder offers it. */
export interface ReportFieldChoice {
  id: string
  name: string
  type: string
  /** May be added up. */
  numeric: boolean
  /** Groups by day, month … */
  dated: boolean
}

/** The fields of a form that reports may use, then those every record has. */
export function reportFields(definition: FormDefinition): ReportFieldChoice[] {
  const own = definition.fields.filter((field) => typeOf(field).report?.offered)
  const system = offeredAttributes.flatMap((id) => systemField(id) ?? [])
  return [...own, ...system].map((field) => {
    const { isNumeric = false, report } = typeOf(field)
    const dated = report?.kind === 'date' || report?.kind === 'dateTime'
    return { id: field.id, name: field.name, type: field.type, numeric: isNumeric, dated }
  })
}

/** Who changed a record last and when is seldom what a report is about. */
const offeredAttributes = systemFieldIds.filter((id) => id !== '$updatedAt' && id !== '$updatedBy')
