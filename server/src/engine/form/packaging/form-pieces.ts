import type { Field, FormDefinition } from '@sluice/contract'
import { hasRows } from '@sluice/form'
import type { Text } from '../../../kernel/index.ts'
import { type Piece, type SettingNames, tellSettings } from '../../package/index.ts'
import { layoutSettings, tellField } from './field-words.ts'
import type { PackagedForm } from './packaged-form.ts'

/** What a form is called, and whether it is published; its definition lies in it. */
type FormHead = Pick<PackagedForm, 'id' | 'name' | 'icon'> & { published: boolean }

const formSettings: SettingNames<FormHead> = {
  id: { zh: '编号', en: 'Id' },
  name: { zh: '名称', en: 'Name' },
  icon: { zh: '图标', en: 'Icon' },
  published: { zh: '已发布', en: 'Published' },
}

type Layout = Omit<FormDefinition, 'fields'>

/** Forms as pieces: each with its layout and its fields, those with their columns. */
export function splitForms(forms: readonly PackagedForm[]): Piece[] {
  return forms.map(({ id, name, icon, definition }) => {
    const key = `forms/${id}`
    const head: FormHead = { id, name, icon, published: definition !== undefined }
    const title = { zh: `表单“${name}”`, en: `form "${name}"` }
    return {
      key,
      kind: 'form',
      title,
      value: head,
      children: definition ? splitDefinition(key, name, definition) : [],
    }
  })
}

function splitDefinition(key: string, formName: string, { fields, ...layout }: FormDefinition): Piece[] {
  const title = { zh: `“${formName}”的布局`, en: `layout of "${formName}"` }
  return [
    { key: `${key}/@layout`, kind: 'layout', title, value: layout, children: [] },
    ...fields.map((field) =>
      splitField(`${key}/${field.id}`, field, {
        zh: `“${formName}”的字段“${field.name}”`,
        en: `field "${field.name}" of "${formName}"`,
      }),
    ),
  ]
}

function splitField(key: string, field: Field, title: Text): Piece {
  if (!hasRows(field)) return { key, kind: 'field', title, value: field, children: [] }
  const { fields, ...value } = field
  const children = fields.map((column) =>
    splitField(`${key}/${column.id}`, column as Field, {
      zh: `${title.zh}的列“${column.name}”`,
      en: `column "${column.name}" of ${title.en}`,
    }),
  )
  return { key, kind: 'field', title, value, children }
}

/** Puts forms together; headings and titles of fields that are gone go with them. */
export function joinForms(pieces: readonly Piece[]): PackagedForm[] {
  return pieces.map(({ value, children }) => {
    const { published, ...form } = value as FormHead
    return { ...form, ...(published ? { definition: joinDefinition(children) } : {}) }
  })
}

function joinDefinition(pieces: readonly Piece[]): FormDefinition {
  const fields = pieces.filter(({ kind }) => kind === 'field').map(joinField)
  const layout = (pieces.find(({ kind }) => kind === 'layout')?.value ?? { sections: [] }) as Layout
  const ids = new Set(fields.map(({ id }) => id))
  const { titleFieldId, ...rest } = layout
  return {
    ...rest,
    fields,
    sections: layout.sections.filter(({ beforeFieldId }) => ids.has(beforeFieldId)),
    ...(titleFieldId !== undefined && ids.has(titleFieldId) ? { titleFieldId } : {}),
  }
}

function joinField({ value, children }: Piece): Field {
  const field = value as Field
  return hasRows(field) ? { ...field, fields: children.map(joinField) as never } : field
}

/** What differs between two states of a piece of a form. */
export function tellForm(kind: string, before: unknown, after: unknown): Text[] {
  if (kind === 'form') return tellSettings(formSettings, before as FormHead, after as FormHead)
  if (kind === 'layout') return tellSettings(layoutSettings, before as Layout, after as Layout)
  return tellField(before as Field, after as Field)
}
