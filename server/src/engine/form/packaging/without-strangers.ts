import { type Field, type FormDefinition, fieldSchema } from '@sluice/contract'
import { hasRows, isLink } from '@sluice/form'
import { type ImportedIds, type LeftThing, packageBroken } from '../../package/index.ts'

/** A field that links a form which is not here becomes a text: reports, conditions and flows still find it. */
export function withoutStrangers(
  definition: FormDefinition,
  formName: string,
  ids: ImportedIds,
  left: LeftThing[],
): FormDefinition {
  const keep = <F extends Field>(field: F): Field => {
    if (hasRows(field)) return { ...field, fields: field.fields.map((column) => keep(column)) } as Field
    if (!isLink(field) || ids.isKnown(field.targetFormId)) return field
    const { targetFormId: _target, ...rest } = field
    left.push({
      zh: `“${formName}”的字段“${field.name}”关联的表单不在这里，已改为文本字段。`,
      en: `"${formName}": the form that the field "${field.name}" links is not here; it has become a text.`,
    })
    return plainText(rest, formName)
  }
  return { ...definition, fields: definition.fields.map(keep) }
}

function plainText(rest: object, formName: string): Field {
  const read = fieldSchema.safeParse({ ...rest, type: 'text' })
  if (!read.success) throw packageBroken({ where: formName })
  return read.data
}
