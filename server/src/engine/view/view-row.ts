import { type ViewDefinition, viewDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'
import { whenTaken } from '../../database/index.ts'
import { nameText, notFound } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import type { FormViewTable } from './tables.ts'

export const viewNameSchema = nameText(100)

export const savedViewSchema = z.object({
  id: z.uuid(),
  formId: z.uuid(),
  name: z.string(),
  /** Everybody who sees records of the form has it; else it is one's own. */
  shared: z.boolean(),
  definition: viewDefinitionSchema,
  version: z.int(),
})

/** A stored view as the wire shows it. */
export function toSavedView({ id, form_id, member_id, name, definition, version }: FormViewTable) {
  return {
    id,
    formId: form_id,
    name,
    shared: member_id === null,
    definition: viewDefinitionSchema.parse(definition) as ViewDefinition,
    version,
  }
}

/** Reads one view that is everybody's or the actor's own, and holds it. @throws notFound */
export async function lockView(context: OperationContext, viewId: string): Promise<FormViewTable> {
  const row = await context.db
    .selectFrom('form_view')
    .selectAll()
    .where('tenant_id', '=', context.tenantId)
    .where('id', '=', viewId)
    .where((where) => where.or([where('member_id', 'is', null), where('member_id', '=', viewerId(context))]))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({ zh: '视图', en: 'view' })
  return row
}

/** The member whose own views these are. */
export function viewerId({ actor }: OperationContext): string | null {
  return actor.kind === 'member' ? actor.memberId : null
}

/** Runs a statement that gives a view its name. @throws invalidInput where another has it */
export function unlessNameTaken<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const message = {
    zh: `已经有名为“${name}”的视图，请换一个名称。`,
    en: `There is a view named "${name}" already; choose another name.`,
  }
  return whenTaken({ form_view_name: { field: 'name', message } }, work)
}
