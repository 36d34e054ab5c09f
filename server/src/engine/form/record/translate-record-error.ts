import type { RecordValues } from '@sluice/contract'
import { valueProblem } from '@sluice/form'
import { invalidInput } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type FieldAccessMap, reaches } from '../access/form-access.ts'
import { formChanged, valueTaken } from '../errors.ts'
import { forgetForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { namesOf, uniqueOfIndex } from '../publish/together-unique.ts'
import { indexName } from '../table-name.ts'

/** What PostgreSQL says when the table no longer is what the cached form describes. */
const shapeErrors = new Set(['42703', '42P01', '42804', '42883', '0A000'])

/** Turns a statement that no longer fits its table into an answer; the next attempt finds the new form. */
export function translateShapeError(context: OperationContext, form: LoadedForm, error: unknown): unknown {
  if (!shapeErrors.has(String((error as { code?: string }).code))) return error
  forgetForm(context, form.id)
  return formChanged({ form: form.name })
}

/**
 * Turns what PostgreSQL refuses when a record is written into an error with the field: a value that must be unique and
 * was taken meanwhile, a form that was published anew.
 * @param access what the writer may read: no other field is named; absent: every field
 */
export function translateRecordError(
  context: OperationContext,
  form: LoadedForm,
  values: RecordValues,
  error: unknown,
  access?: FieldAccessMap,
): unknown {
  const { code, constraint, detail = '' } = error as { code?: string; constraint?: string; detail?: string }
  if (code === '23505') {
    for (const field of form.fields.values()) {
      if (constraint !== indexName('unique', form.id, field.id)) continue
      // That a value nobody showed them is taken would tell the value.
      if (access && !reaches(access[field.id], 'read')) return valueTaken()
      // A restored record writes no value: PostgreSQL names the one that is taken.
      const taken = /=\((.*)\) \S/s.exec(detail)?.[1] ?? ''
      const params = { name: field.name, value: values[field.id] ?? taken }
      return invalidInput({ count: 1 }, [valueProblem(`values.${field.id}`, 'duplicate', params)])
    }
    const together = uniqueOfIndex(form, constraint)
    if (together) {
      if (access && together.fields.some((id) => !reaches(access[id], 'read'))) return valueTaken()
      const names = namesOf(together, form.fields)
      const problems = together.fields.map((id) =>
        valueProblem(`values.${id}`, 'duplicateTogether', { names }),
      )
      return invalidInput({ count: problems.length }, problems)
    }
  }
  return translateShapeError(context, form, error)
}
