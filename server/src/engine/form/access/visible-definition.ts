import type { Field, FormDefinition } from '@sluice/contract'
import type { FormCheck, FormRule } from '@sluice/form'
import { actedOn, readBy } from '@sluice/form/check'
import { formulaEngine } from '@sluice/form/engine'
import { type FieldAccessMap, reaches } from './form-access.ts'

/**
 * A form as somebody may know it: a hidden field is not there at all. A section that began with one begins with the next
 * field that is left.
 */
export function visibleDefinition(definition: FormDefinition, access: FieldAccessMap): FormDefinition {
  const isVisible = (id: string) => reaches(access[id], 'masked')
  // Which buttons there are for them is asked record by record.
  const {
    fields,
    sections = [],
    titleFieldId,
    actions: _actions,
    rules,
    checks,
    uniques,
    ...rest
  } = definition
  const next = (id: string): string | undefined =>
    fields.slice(fields.findIndex((field) => field.id === id)).find((field) => isVisible(field.id))?.id
  return {
    ...rest,
    fields: fields
      .filter(({ id }) => isVisible(id))
      .map((field) => withKnownDefault(field, fields, isVisible)),
    ...(rules ? { rules: rules.filter((rule) => namesOnly(rule, fields, isVisible)) } : {}),
    ...(checks ? { checks: checks.filter((check) => isAllKnown(check, fields, isVisible)) } : {}),
    ...(uniques ? { uniques: uniques.filter((one) => one.fields.every(isVisible)) } : {}),
    sections: sections.flatMap((section) => {
      const beforeFieldId = next(section.beforeFieldId)
      return beforeFieldId ? [{ ...section, beforeFieldId }] : []
    }),
    ...(titleFieldId && isVisible(titleFieldId) ? { titleFieldId } : {}),
  }
}

type IsVisible = (id: string) => boolean

/** A rule that asks what is hidden is left to the server: it would be told otherwise here, and tell what is hidden. */
function namesOnly(rule: FormRule, fields: readonly Field[], isVisible: IsVisible): boolean {
  return [...readBy(rule, fields, formulaEngine), ...rule.acts.flatMap(actedOn)].every(isVisible)
}

function isAllKnown({ field, formula }: FormCheck, fields: readonly Field[], isVisible: IsVisible): boolean {
  const read = formulaEngine.reads(formula, fields)
  return [...read, ...(field === undefined ? [] : [field])].every(isVisible)
}

function withKnownDefault(field: Field, fields: readonly Field[], isVisible: IsVisible): Field {
  const { defaultFormula, ...rest } = field
  if (!defaultFormula || formulaEngine.reads(defaultFormula, fields).every(isVisible)) return field
  return rest as Field
}
