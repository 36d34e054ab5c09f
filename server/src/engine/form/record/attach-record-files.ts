import type { Field, FieldValue, RecordValues } from '@sluice/contract'
import { hasRows, typeOf, valueProblem } from '@sluice/form'
import { invalidInput, SluiceError } from '../../../kernel/index.ts'
import { attachFiles } from '../../../platform/file/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { AnyField } from '../server-part.ts'

/** Files a value of a field holds: its own, or those in the rows of a sub-table. */
export function filesIn(field: Field, value: FieldValue | undefined): string[] {
  if (value === null || value === undefined) return []
  const { filesIn: within } = typeOf(field)
  if (within) return within(value)
  if (holdsFiles(field)) return value as string[]
  if (!hasRows(field)) return []
  const columns = field.fields.filter(holdsFiles)
  return (value as Record<string, string[] | null>[]).flatMap((row) =>
    columns.flatMap(({ id }) => row[id] ?? []),
  )
}

function holdsFiles(field: AnyField): boolean {
  return typeOf(field).names === 'files'
}

/** True for fields that may hold files. */
function takesFiles(field: Field): boolean {
  return (
    holdsFiles(field) ||
    typeOf(field).filesIn !== undefined ||
    (hasRows(field) && field.fields.some(holdsFiles))
  )
}

/**
 * Ties the files of the given values to their record, so that they live as long as it and open to who may read it.
 * @throws invalidInput naming the field that holds a file the actor may not use
 */
export async function attachRecordFiles(
  context: OperationContext,
  form: LoadedForm,
  recordId: string,
  values: RecordValues,
  options: { replaces?: boolean } = {},
): Promise<void> {
  for (const field of form.fields.values()) {
    if (!takesFiles(field) || !(field.id in values)) continue
    const fileIds = filesIn(field, values[field.id])
    if (fileIds.length === 0 && !options.replaces) continue
    try {
      await attachFiles(context, { formId: form.id, recordId, fieldId: field.id, fileIds })
    } catch (error) {
      if (!(error instanceof SluiceError) || error.code !== 'file.unknown') throw error
      throw invalidInput({ count: 1 }, [
        valueProblem(`values.${field.id}`, 'noSuchFile', { name: field.name }),
      ])
    }
  }
}
