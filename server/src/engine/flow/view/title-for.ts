import {
  type FieldAccessMap,
  type LoadedForm,
  namelessTitle,
  reaches,
  titleFields,
} from '../../form/index.ts'
import type { SummaryField } from '../course/record-summary.ts'

/** What an instance keeps of its record. */
export interface NamedInstance {
  record_id: string
  /** The name as somebody sees it who may see everything. */
  title: string
  summary: readonly SummaryField[]
}

/** The name of an instance's record as one reader may know it (N3.8). */
export function titleFor(
  form: LoadedForm,
  { record_id, title, summary }: NamedInstance,
  access: FieldAccessMap,
): string {
  const parts = summary.flatMap((field) => ('title' in field ? [field] : []))
  const seen = parts.find(({ id }) => reaches(access[id], 'read'))
  if (seen) return seen.title
  // Instances of before kept the name alone: it may come from any of the fields that name a record.
  const isOld = parts.length === 0
  return isOld && namesAreOpen(form, access) ? title : namelessTitle(record_id)
}

/** Whether the reader may see every field that can name a record. */
export function namesAreOpen(form: LoadedForm, access: FieldAccessMap): boolean {
  return titleFields(form).every(({ id }) => reaches(access[id], 'read'))
}
