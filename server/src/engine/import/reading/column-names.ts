import { type FieldAccessMap, type LoadedForm, reaches } from '../../form/index.ts'

/** What columns of a file are called that go into a form: its fields, as far as the importer knows them. */
export function columnNames(form: LoadedForm, readable: FieldAccessMap): string[] {
  return form.definition.fields.filter(({ id }) => reaches(readable[id], 'masked')).map(({ name }) => name)
}
