import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { FieldUse } from '../services.ts'
import type { SchemaChange } from './plan-changes.ts'

/** Everything outside of a form that uses fields a publish would archive: flows, reports, whoever declares uses. */
export async function usesOfArchived(
  context: OperationContext,
  form: LoadedForm,
  changes: readonly SchemaChange[],
): Promise<FieldUse[]> {
  const archived = changes.flatMap((change) => (change.kind === 'archive' ? [pathOf(change)] : []))
  if (archived.length === 0) return []
  const found = await Promise.all(context.services.fieldUses.map((usesOf) => usesOf(context, form)))
  return found
    .flat()
    .flatMap((use) =>
      archived.filter((path) => liesIn(use.fieldId, path)).map((path) => ({ ...use, fieldId: path })),
    )
}

/** A field by its id, a column of a sub-table behind that of its table. */
export function pathOf({ field, parent }: SchemaChange): string {
  return parent ? `${parent.id}.${field.id}` : field.id
}

/** What uses a column uses its table too. */
function liesIn(used: string, path: string): boolean {
  return used === path || used.startsWith(`${path}.`)
}
