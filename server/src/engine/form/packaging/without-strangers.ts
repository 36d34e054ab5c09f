import { type Field, type FormAction, type FormDefinition, fieldSchema } from '@sluice/contract'
import { type ComputedField, hasRows, isComputed, isLink } from '@sluice/form'
import { type ImportedIds, type LeftThing, packageBroken } from '../../package/index.ts'

/**
 * A field that links a form which is not here becomes a text: reports, conditions and flows still find it. Roles that are not
 * here see no button.
 */
export function withoutStrangers(
  definition: FormDefinition,
  formName: string,
  ids: ImportedIds,
  left: LeftThing[],
): FormDefinition {
  const keep = <F extends Field>(field: F): Field => {
    if (hasRows(field)) return { ...field, fields: field.fields.map((column) => keep(column)) } as Field
    if (isComputed(field) && readsStranger(field, definition, ids)) {
      const { id, name, width } = field
      left.push({
        zh: `“${formName}”的字段“${name}”取数的表单不在这里，已改为文本字段。`,
        en: `"${formName}": the form that the field "${name}" takes values of is not here; it has become a text.`,
      })
      return plainText({ id, name, ...(width && { width }) }, formName)
    }
    if (!isLink(field) || isComputed(field) || ids.isKnown(field.targetFormId)) return field
    const { targetFormId: _target, ...rest } = field
    left.push({
      zh: `“${formName}”的字段“${field.name}”关联的表单不在这里，已改为文本字段。`,
      en: `"${formName}": the form that the field "${field.name}" links is not here; it has become a text.`,
    })
    return plainText(rest, formName)
  }
  const actions = definition.actions?.map((action) => withoutStrangeRoles(action, formName, ids, left))
  return { ...definition, fields: definition.fields.map(keep), ...(actions ? { actions } : {}) }
}

/** A button of roles that are not here is nobody's, rather than everybody's. */
function withoutStrangeRoles(
  action: FormAction,
  formName: string,
  ids: ImportedIds,
  left: LeftThing[],
): FormAction {
  const { roleIds } = action
  const known = roleIds?.filter((id) => ids.isKnown(id))
  if (!roleIds || known?.length === roleIds.length) return action
  left.push({
    zh: `“${formName}”的操作按钮“${action.name}”有角色不在这里，已去掉。`,
    en: `"${formName}": the button "${action.name}" names roles that are not here; they are left out.`,
  })
  return { ...action, roleIds: known ?? [] }
}

/** Whether a computed field reads a form that is not here. */
function readsStranger(field: ComputedField, { fields }: FormDefinition, ids: ImportedIds): boolean {
  if ('sourceFormId' in field) return !ids.isKnown(field.sourceFormId)
  if (!('relationFieldId' in field)) return false
  const relation = fields.find(({ id }) => id === field.relationFieldId)
  return relation !== undefined && isLink(relation) && !ids.isKnown(relation.targetFormId)
}

function plainText(rest: object, formName: string): Field {
  const read = fieldSchema.safeParse({ ...rest, type: 'text' })
  if (!read.success) throw packageBroken({ where: formName })
  return read.data
}
