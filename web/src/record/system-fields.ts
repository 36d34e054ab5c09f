import type { Field, SystemFieldId } from '@sluice/contract'
import { attributeField, instanceStates, systemAttributes, systemFieldIds } from '@sluice/form'
import { currentLanguage } from '../i18n/language.ts'
import type { StateName } from '../theme/tokens.ts'
import type { FormDetail } from './form-detail.ts'
import type { RecordItem } from './model.ts'

/** What every record has beside its fields, as fields, so that columns and filters treat all alike. */
export function systemFields({ hasFlow = true }: { hasFlow?: boolean } = {}): Field[] {
  const fields = systemFieldIds.flatMap((id) => systemField(id) ?? [])
  const isState = ({ id }: Field) => id === '$flowState'
  const others = fields.filter((field) => !isState(field))
  return hasFlow ? [...fields.filter(isState), ...others] : others
}

/** The same of the records of one form: those that the system keeps have only when they came to be, in words of their own. */
export function systemFieldsOf({ hasFlow, offered }: Pick<FormDetail, 'hasFlow' | 'offered'>): Field[] {
  const fields = systemFields({ hasFlow })
  if (!offered) return fields
  return fields.flatMap((field) =>
    field.id === '$createdAt' ? [{ ...field, name: offered.createdAtName }] : [],
  )
}

/** A system attribute as the field it is like; the id of a record is like none. */
export function systemField(id: SystemFieldId): Field | undefined {
  return attributeField(id, currentLanguage())
}

/** The value of a system attribute of a record. */
export function systemValue(record: RecordItem, id: string): string | null {
  return record[systemAttributes[id as SystemFieldId].key]
}

/** The word for a state of a flow, of its record and of its instance alike. */
export function stateName(state: keyof typeof instanceStates): string {
  return instanceStates[state][currentLanguage()]
}

/** The state of a record in its flow, as all screens colour it. */
export const flowStates: Readonly<Record<NonNullable<RecordItem['flowState']>, StateName>> = {
  running: 'running',
  approved: 'done',
  rejected: 'refused',
  withdrawn: 'idle',
}
