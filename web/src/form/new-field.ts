import type { ColumnField, Field, FieldType } from '@sluice/contract'
import { newId } from '../kit/new-id.ts'
import type { Translate } from './texts.ts'

/** The palette, in the order people look for things. */
export const palette: { group: 'basic' | 'people' | 'advanced'; types: FieldType[] }[] = [
  {
    group: 'basic',
    types: ['text', 'longText', 'number', 'money', 'date', 'dateTime', 'singleChoice', 'multipleChoice'],
  },
  { group: 'people', types: ['member', 'department'] },
  { group: 'advanced', types: ['attachment', 'subTable', 'relation', 'autoNumber'] },
]

/** Types a sub-table column may have. */
export const columnTypes: ColumnField['type'][] = [
  'text',
  'longText',
  'number',
  'money',
  'date',
  'dateTime',
  'singleChoice',
  'multipleChoice',
  'member',
  'department',
  'attachment',
  'relation',
]

/** A stable id: a letter, then what chance gives. */
export function newFieldId(): string {
  return `f${newId().replaceAll('-', '').slice(-8)}`
}

/** A new field as it is first dropped; its name is its type's until somebody gives a better one. */
export function newField(type: FieldType, t: Translate): Field {
  const base = { id: newFieldId(), name: t(`type.${type}`) }
  const choices = [1, 2, 3].map((number) => {
    const label = t('choiceName', { number })
    return { value: label, label }
  })
  switch (type) {
    case 'singleChoice':
    case 'multipleChoice':
      return { ...base, type, choices }
    case 'money':
      return { ...base, type, currency: 'CNY' }
    case 'autoNumber':
      return { ...base, type, digits: 4 }
    case 'relation':
      return { ...base, type, targetFormId: '' }
    case 'subTable':
      return { ...base, type, fields: [newColumn('text', t), newColumn('number', t)] }
    case 'text':
    case 'longText':
    case 'number':
    case 'date':
    case 'dateTime':
    case 'member':
    case 'department':
    case 'attachment':
      return { ...base, type }
  }
}

/** A new column of a sub-table. */
export function newColumn(type: ColumnField['type'], t: Translate): ColumnField {
  return newField(type, t) as ColumnField
}
