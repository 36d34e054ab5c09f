import { hasRows } from '@sluice/form'
import { type FieldAccessMap, type LoadedForm, reaches } from '../../form/index.ts'
import { rowTitle } from '../exporting/export-column.ts'

/** What columns of a file are called that go into a form: its fields, as far as the importer knows them. */
export function columnNames(form: LoadedForm, readable: FieldAccessMap): string[] {
  return form.definition.fields
    .filter(({ id }) => reaches(readable[id], 'masked'))
    .flatMap((field) =>
      hasRows(field) ? field.fields.map((column) => rowTitle(field, column)) : [field.name],
    )
}
