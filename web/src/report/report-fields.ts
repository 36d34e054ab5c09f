import { typeOf } from '@sluice/form'
import { type FormDetail, fieldsOf } from '../record/form-detail.ts'
import { systemFieldsOf } from '../record/system-fields.ts'

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

/** The fields of a form that reports may use, then those every record of it has. */
export function reportFields(form: FormDetail): ReportFieldChoice[] {
  const { offered } = form
  const own = fieldsOf(form).filter(
    (field) => typeOf(field).report?.offered && !offered?.perReader.includes(field.id),
  )
  const system = systemFieldsOf({ hasFlow: true, offered }).filter(({ id }) => !seldom.includes(id))
  return [...own, ...system].map((field) => {
    const { isNumeric = false, report } = typeOf(field)
    const dated = report?.kind === 'date' || report?.kind === 'dateTime'
    return { id: field.id, name: field.name, type: field.type, numeric: isNumeric, dated }
  })
}

/** Who changed a record last and when is seldom what a report is about. */
const seldom = ['$updatedAt', '$updatedBy']
