import type { ViewDefinition } from '@sluice/contract'
import type { LoadedForm, RecordSource } from '../form/index.ts'
import { fieldsOfView } from './fields-of-view.ts'

/**
 * A view as one reader may know it: without fields that are hidden from them. One that chooses or orders by such a field is
 * not theirs at all: its conditions would tell what stands there, and its records could not be read (P4.2).
 */
export function asReaderMayKnow<View extends { definition: ViewDefinition }>(
  form: LoadedForm,
  source: RecordSource,
  view: View,
): View | undefined {
  const { narrowing } = fieldsOfView(view.definition)
  // What is gone from the form is told by the list itself.
  const isClosed = (id: string) => form.fields.has(id) && !['read', 'edit'].includes(source.visible(id))
  if (narrowing.some(isClosed)) return undefined
  const fields = view.definition.fields.filter(
    (id) => !form.fields.has(id) || source.visible(id) !== 'hidden',
  )
  return { ...view, definition: { ...view.definition, fields } }
}
