import type { FormDefinition } from '@sluice/contract'
import { whenTaken } from '../../../database/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { formsDeleted } from '../../app/index.ts'
import type { ImportedIds, LeftThing, PartChange } from '../../package/index.ts'
import { createForm } from '../create-form.ts'
import { formNameTaken } from '../form-names.ts'
import { announceFormChange } from '../load-form.ts'
import { checkDefinition } from '../publish/check-definition.ts'
import { sameDefinition } from '../publish/plan-changes.ts'
import { publishForm } from '../publish/publish-form.ts'
import type { PackagedForm } from './packaged-form.ts'
import { withoutStrangers } from './without-strangers.ts'

type FormsChange = PartChange<PackagedForm[]>

/**
 * Makes the forms of an app what they shall be. One that is gone lies in the recycle bin with its records, one that was
 * there comes back with them; a definition that is another is published, and the draft somebody was at stays theirs.
 * @throws definitionWrong, valuesDoNotConvert, constraintNotMet, recordDecided; nothing is changed then
 */
export async function changeForms(
  context: OperationContext,
  { appId, now, next }: FormsChange,
  { ids, valuesThatFail }: { ids: ImportedIds; valuesThatFail: 'refuse' | 'empty' },
): Promise<LeftThing[]> {
  const left: LeftThing[] = []
  const before = new Map(now.map((form) => [form.id, form]))
  const after = new Set(next.map(({ id }) => id))
  await binForms(
    context,
    appId,
    now.filter(({ id }) => !after.has(id)).map(({ id }) => id),
  )
  await nameForms(context, next, before)
  for (const form of next) if (!before.has(form.id)) await bringForm(context, appId, form)
  await placeForms(context, next)
  for (const { id, name, definition } of next) {
    if (!definition) continue
    const known = withoutStrangers(definition, name, ids, left)
    const was = before.get(id)?.definition
    if (was && sameDefinition(was, known)) continue
    await checkDefinition(context, known)
    await publishKeepingDraft(context, id, known, valuesThatFail)
  }
  for (const { id } of [...now, ...next]) announceFormChange(context, id)
  return left
}

async function binForms(context: OperationContext, appId: string, formIds: string[]): Promise<void> {
  if (formIds.length === 0) return
  const { transaction, tenantId, clock, actor } = context
  const by = actorId(actor)
  await transaction.query(
    'update form set deleted_at = $3, deleted_by = $4 where tenant_id = $1 and id = any($2::uuid[])',
    [tenantId, formIds, clock.now().toISOString(), by],
  )
  context.emit(formsDeleted, { appId, formIds, by })
}

/** Those that change their names first step aside: two may swap theirs. */
async function nameForms(
  { transaction, tenantId, clock }: OperationContext,
  next: readonly PackagedForm[],
  before: ReadonlyMap<string, PackagedForm>,
): Promise<void> {
  const changed = next.filter(({ id, name, icon }) => {
    const was = before.get(id)
    return was && (was.name !== name || was.icon !== icon)
  })
  if (changed.length === 0) return
  await transaction.query(
    'update form set name = left(id::text, 100) where tenant_id = $1 and id = any($2::uuid[])',
    [tenantId, changed.map(({ id }) => id)],
  )
  await whenTaken(formNameTaken, () =>
    transaction.query(
      `update form f set name = c.name, icon = c.icon, updated_at = $3
       from json_to_recordset($2) as c (id uuid, name text, icon text)
       where f.tenant_id = $1 and f.id = c.id`,
      [tenantId, JSON.stringify(changed), clock.now().toISOString()],
    ),
  )
}

/** One that lies in the recycle bin comes back from there; any other is made. */
async function bringForm(context: OperationContext, appId: string, form: PackagedForm): Promise<void> {
  const { transaction, tenantId, clock } = context
  const { id, name, icon } = form
  const back = await whenTaken(formNameTaken, () =>
    transaction.query(
      `update form set deleted_at = null, deleted_by = null, name = $4, icon = $5, updated_at = $6
       where tenant_id = $1 and app_id = $2 and id = $3 and deleted_at is not null`,
      [tenantId, appId, id, name, icon, clock.now().toISOString()],
    ),
  )
  if (back.rowCount === 0) await createForm(context, { id, appId, name, icon })
}

async function placeForms(
  { transaction, tenantId }: OperationContext,
  next: readonly PackagedForm[],
): Promise<void> {
  await transaction.query(
    `update form f set position = p.n - 1 from unnest($2::uuid[]) with ordinality as p (id, n)
     where f.tenant_id = $1 and f.id = p.id and f.position <> p.n - 1`,
    [tenantId, next.map(({ id }) => id)],
  )
}

/** A publish ends the draft it comes from; this one comes from elsewhere. */
async function publishKeepingDraft(
  context: OperationContext,
  formId: string,
  definition: FormDefinition,
  valuesThatFail: 'refuse' | 'empty',
): Promise<void> {
  const { transaction, tenantId } = context
  const drafted = 'draft, draft_by, draft_at'
  const { rows } = await transaction.query<{
    draft: unknown
    draft_by: string | null
    draft_at: string | null
  }>(`select ${drafted} from form where tenant_id = $1 and id = $2 and draft is not null`, [tenantId, formId])
  const version = await publishForm(context, formId, definition, { valuesThatFail })
  const [draft] = rows
  if (!draft) return
  await transaction.query(
    `update form set draft = $3, draft_base_version = $4, draft_by = $5, draft_at = $6 where tenant_id = $1 and id = $2`,
    [tenantId, formId, JSON.stringify(draft.draft), version, draft.draft_by, draft.draft_at],
  )
}
