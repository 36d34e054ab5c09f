import type { RecordValues } from '@sluice/contract'
import type { VisibleJobContext } from '../../../platform/job/index.ts'
import { type FieldAccessMap, type LoadedForm, reaches, storageOf, toColumn } from '../../form/index.ts'

/** Finds rows whose value of a unique field is taken, in the form or by an earlier row of the file. */
export interface UniqueValues {
  /** @returns by position of the row, for rows that must not be imported, the name of the field; '' where it is not told */
  findTaken(rows: readonly RecordValues[]): Promise<Map<number, string>>
}

/**
 * Watches the unique fields of a form, and the key; one query per field and batch, none for a form that was empty.
 * @param named by which rights a field is named whose value a record has, see `namedAccess`
 */
export function watchUniqueValues(
  job: VisibleJobContext,
  form: LoadedForm,
  {
    formIsEmpty,
    keyFieldId,
    named,
  }: { formIsEmpty: boolean; keyFieldId: string | undefined; named: FieldAccessMap | undefined },
): UniqueValues {
  const watched = form.definition.fields
    .filter((field) => ('unique' in field && field.unique) || field.id === keyFieldId)
    .map((field) => ({ field, seen: new Set<unknown>() }))
  const isNamed = (fieldId: string) => named === undefined || reaches(named[fieldId], 'read')
  return {
    findTaken: async (rows) => {
      const taken = new Map<number, string>()
      for (const { field, seen } of watched) {
        // A key that need not be unique was looked for before, among the records the importer may read.
        const isUnique = 'unique' in field && field.unique
        const stored = formIsEmpty || !isUnique ? undefined : await storedValues(job, form, field.id, rows)
        for (const [position, row] of rows.entries()) {
          const value = row[field.id]
          if (value === null || value === undefined) continue
          if (seen.has(value)) taken.set(position, field.name)
          // That a value nobody showed them is taken would tell the value.
          else if (stored?.has(String(value))) taken.set(position, isNamed(field.id) ? field.name : '')
          else if (!taken.has(position)) seen.add(value)
        }
      }
      return taken
    },
  }
}

async function storedValues(
  job: VisibleJobContext,
  form: LoadedForm,
  fieldId: string,
  rows: readonly RecordValues[],
): Promise<Set<string>> {
  const field = form.fields.get(fieldId)!
  const storage = storageOf(field)
  const column = form.layout.column(fieldId)
  const values = rows.map((row) => row[fieldId]).filter((value) => value !== null && value !== undefined)
  const cast = storage === 'numeric' ? 'numeric' : storage === 'date' ? 'date' : 'text'
  return job.transact(async ({ transaction }) => {
    const { rows: found } = await transaction.query<{ value: unknown }>(
      `select ${column} as value from ${form.layout.from} where ${form.layout.living} and ${column} = any ($1::${cast}[])`,
      [values.map((value) => toColumn(storage, value))],
    )
    return new Set(found.map(({ value }) => String(value)))
  })
}
