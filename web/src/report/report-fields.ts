import type { FormDefinition } from '@sluice/contract'
import type { Translate } from './report-types.ts'

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

const groupable = new Set([
  'text',
  'autoNumber',
  'singleChoice',
  'multipleChoice',
  'number',
  'money',
  'date',
  'dateTime',
  'member',
  'department',
  'relation',
])

/** The fields of a form that reports may use, then those every record has. */
export function reportFields(definition: FormDefinition, t: Translate): ReportFieldChoice[] {
  const own = definition.fields
    .filter(({ type }) => groupable.has(type))
    .map(({ id, name, type }) => ({
      id,
      name,
      type,
      numeric: type === 'number' || type === 'money',
      dated: type === 'date' || type === 'dateTime',
    }))
  const system = (id: string, name: string, type: string): ReportFieldChoice => ({
    id,
    name,
    type,
    numeric: false,
    dated: type === 'dateTime',
  })
  return [
    ...own,
    system('$createdAt', t('systemFields.createdAt'), 'dateTime'),
    system('$createdBy', t('systemFields.createdBy'), 'member'),
    system('$ownerDepartment', t('systemFields.ownerDepartment'), 'department'),
    system('$flowState', t('systemFields.flowState'), 'singleChoice'),
  ]
}
